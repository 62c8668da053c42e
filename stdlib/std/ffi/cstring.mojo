# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Views of NUL-terminated strings."""

from std.collections.string import _buffer
from std.collections.string._utf8 import append_lossy
from std.memory import unsafe_memcmp
from std.memory.pointer import Pointer
from std.memory.unsafe_maybe_uninit import UnsafeMaybeUninit
from std.utils._nicheable import UnsafeSingleNicheable


struct CStringSlice[
    origin: ImmOrigin
](
    Equatable,
    ImplicitlyCopyable,
    Sized,
    TrivialRegisterPassable,
    UnsafeSingleNicheable,
    Writable,
):
    """A `const char *` that isn't null.

    Parameters:
        origin: The storage of the bytes.
    """

    var _ptr: Pointer[Int8, Self.origin]

    @always_inline
    def __init__(out self, *, unsafe_from_ptr: Pointer[Int8, Self.origin]):
        """Builds a view of a string that is known to be terminated."""
        self._ptr = unsafe_from_ptr

    def __init__(out self, slice: StringSpan[Self.origin]) raises:
        """Builds a view of text whose last byte is the only NUL."""
        self = CStringSlice[Self.origin](slice.as_bytes())

    def __init__(out self, span: Span[Byte, Self.origin]) raises:
        """Builds a view of bytes of which the last is the only NUL."""
        var n = len(span)
        var p = span.unsafe_ptr()
        if n == 0 or p[unsafe_offset=n - 1] != 0:
            raise Error("CStringSlice is not nul-terminated")
        if _buffer.c_string_length(p) != n - 1:
            raise Error("CStringSlice has interior nul byte")
        self._ptr = p.unsafe_bitcast[Int8]()

    @staticmethod
    @always_inline
    def write_niche(memory: Pointer[mut=True, UnsafeMaybeUninit[Self], _]):
        """Writes the null address."""
        memory.unsafe_bitcast[Int]().unsafe_write(Int(0))

    @staticmethod
    @always_inline
    def isa_niche(
        memory: Pointer[mut=False, UnsafeMaybeUninit[Self], _]
    ) -> Bool:
        """Whether the memory holds the null address."""
        return memory.unsafe_bitcast[Int]()[] == 0

    def __len__(self) -> Int:
        """Returns the number of bytes before the NUL. O(n)."""
        return _buffer.c_string_length(self._ptr.unsafe_bitcast[Byte]())

    def __eq__(self, rhs: Self) -> Bool:
        """Whether the bytes are equal."""
        return self._equals(rhs.as_bytes())

    def __eq__(self, rhs: CStringSlice) -> Bool:
        """Whether the bytes are equal."""
        return self._equals(rhs.as_bytes())

    def __ne__(self, rhs: CStringSlice) -> Bool:
        """Whether the bytes differ."""
        return not self._equals(rhs.as_bytes())

    def _equals(self, other: Span[mut=False, Byte, _]) -> Bool:
        """Whether the bytes are those of a span."""
        var n = len(self)
        return n == len(other) and (
            unsafe_memcmp(
                self._ptr.unsafe_bitcast[Byte](), other.unsafe_ptr(), n
            )
            == 0
        )

    @always_inline
    def unsafe_ptr(self) -> Pointer[Int8, Self.origin]:
        """Returns the address."""
        return self._ptr

    def as_bytes(self) -> Span[Byte, Self.origin]:
        """Returns a view of the bytes before the NUL."""
        return Span[Byte, Self.origin](
            unsafe_ptr=self._ptr.unsafe_bitcast[Byte](), length=len(self)
        )

    def as_bytes_with_nul(self) -> Span[Byte, Self.origin]:
        """Returns a view of the bytes and the NUL."""
        return Span[Byte, Self.origin](
            unsafe_ptr=self._ptr.unsafe_bitcast[Byte](), length=len(self) + 1
        )

    def write_to(self, mut writer: Some[Writer]):
        """Writes the bytes before the NUL."""
        writer.write_string(StringSpan(unsafe_from_utf8=self.as_bytes()))

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the byte values, the NUL included."""
        writer.write_string("CStringSlice([")
        var bytes = self.as_bytes_with_nul()
        for i in range(len(bytes)):
            if i > 0:
                writer.write_string(", ")
            bytes.unsafe_get(i).write_to(writer)
        writer.write_string("])")


def copy_c_string(address: Int) -> String:
    """Returns a copy of the C string at an address; nothing for null."""
    var result = String()
    if address != 0:
        var p = Pointer[Byte, ImmUntrackedOrigin](unsafe_from_address=address)
        append_lossy(result, p, _buffer.c_string_length(p))
    return result^

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Owned text."""

from std.builtin.traits import Hasher
from std.builtin._intrinsics import __address_of, __call_location
from std.builtin._number_text import digit_count, write_digits
from std.builtin.builtin_slice import ContiguousSlice
from std.collections.check_bounds import _check_index, _check_slice
from std.collections.string import _buffer
from std.collections.string._utf8 import (
    append_lossy,
    is_continuation,
    is_valid_utf8,
)
from std.collections.string.codepoint import Codepoint
from std.collections.string.iterators import (
    BytesIter,
    CodepointsIter,
    CodepointSliceIter,
    GraphemeIndicesIter,
    GraphemeSliceIter,
)
from std.collections.string.string_span import (
    _not_a_boundary,
    _range_not_on_boundaries,
)
from std.ffi.cstring import CStringSlice
from std.format.tstring import TString
from std.memory import unsafe_memcpy
from std.memory.pointer import Pointer
from std.os.pathlike import PathLike
from std.python import ConvertibleFromPython, PythonObject

comptime _BytePointer = Pointer[Byte, MutUntrackedOrigin]

comptime _INLINE: UInt64 = 1 << 63
"""The flag of a string whose bytes stand in the value itself."""

comptime _HEAP: UInt64 = 1 << 62
"""The flag of a string whose bytes stand in a counted heap buffer."""

comptime _TERMINATED: UInt64 = 1 << 61
"""The flag of a static string that a NUL follows."""

comptime _CAPACITY_MASK: UInt64 = (1 << 56) - 1


struct String(
    Boolable,
    Comparable,
    ConvertibleFromPython,
    Defaultable,
    FloatableRaising,
    Hashable,
    ImplicitlyCopyable,
    IntableRaising,
    PathLike,
    Writable,
    Writer,
):
    """Owned UTF-8 text.

    A string of up to 23 bytes stands in the value; a longer one in a heap
    buffer with an atomic reference count in front of the bytes, which copies
    share until one of them is changed. A literal is referred to, not copied.
    """

    comptime INLINE_CAPACITY: Int = 23
    """The number of bytes that need no buffer."""

    comptime ASCII_LOWERCASE: StaticString = "abcdefghijklmnopqrstuvwxyz"
    """The lower-case ASCII letters."""
    comptime ASCII_UPPERCASE: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    """The upper-case ASCII letters."""
    comptime ASCII_LETTERS: StaticString = (
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    )
    """The ASCII letters, lower case first."""
    comptime DIGITS: StaticString = "0123456789"
    """The decimal digits."""
    comptime HEX_DIGITS: StaticString = "0123456789abcdefABCDEF"
    """The hexadecimal digits."""
    comptime OCT_DIGITS: StaticString = "01234567"
    """The octal digits."""
    comptime PUNCTUATION: StaticString = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    """The ASCII punctuation in ASCII order."""
    comptime PRINTABLE: StaticString = (
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
        "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\v\f"
    )
    """Digits, letters, punctuation and white space."""

    # The bytes of an inline string overlay the first 23 bytes of the three
    # words; the top byte of `_capacity` then holds the flag and the length.
    var _data: _BytePointer
    var _length: Int
    var _capacity: UInt64

    # ===--- construction and lifecycle ---------------------------------------===#

    @always_inline
    def __init__(out self):
        """Builds an empty string."""
        self._data = _BytePointer.unsafe_dangling()
        self._length = 0
        self._capacity = _INLINE

    @always_inline
    def __init__(out self, *, capacity: Int):
        """Builds an empty string with room for some bytes."""
        self = String()
        if capacity > Self.INLINE_CAPACITY:
            self._allocate(capacity)

    @always_inline
    def __init__(
        out self, *, _data: _BytePointer, _length: Int, _capacity: UInt64
    ):
        """Builds a string of the three words."""
        self._data = _data
        self._length = _length
        self._capacity = _capacity

    @implicit
    @always_inline
    def __init__(out self, data: StaticString, /):
        """Builds a string that refers to static bytes."""
        self._data = (
            data.unsafe_ptr()
            .unsafe_mut_cast[True]()
            .unsafe_origin_cast[MutUntrackedOrigin]()
        )
        self._length = data.byte_length()
        self._capacity = 0

    @implicit
    @always_inline
    def __init__(out self, data: StringLiteral, /):
        """Builds a string that refers to the bytes of a literal."""
        self._data = (
            data.unsafe_ptr()
            .unsafe_mut_cast[True]()
            .unsafe_origin_cast[MutUntrackedOrigin]()
        )
        self._length = data.byte_length()
        self._capacity = _TERMINATED

    def __init__(out self, tstring: TString):
        """Builds the text of a t-string."""
        self = String()
        tstring.write_to(self)

    def __init__[
        *Ts: Writable
    ](out self, *args: *Ts, sep: StaticString = "", end: StaticString = ""):
        """Builds the texts of all arguments, with separators and an end."""
        self = String()
        comptime for i in range(args.__len__()):
            comptime if i > 0:
                self.write_string(sep)
            args[i].write_to(self)
        self.write_string(end)

    def __init__(out self, *, unsafe_from_utf8: Span[Byte, _]):
        """Builds a string of bytes that are known to be valid UTF-8."""
        self = String()
        debug_assert(
            is_valid_utf8(
                unsafe_from_utf8.unsafe_ptr().as_imm(), len(unsafe_from_utf8)
            ),
            "String: span is not valid UTF-8",
        )
        self._append(
            unsafe_from_utf8.unsafe_ptr().as_imm(), len(unsafe_from_utf8)
        )

    def __init__(out self, *, from_utf8: Span[Byte, _]) raises:
        """Builds a string of bytes; raises when they aren't valid UTF-8."""
        if not is_valid_utf8(from_utf8.unsafe_ptr().as_imm(), len(from_utf8)):
            raise Error("Cannot construct a String from invalid UTF-8 data")
        self = String()
        self._append(from_utf8.unsafe_ptr().as_imm(), len(from_utf8))

    def __init__(out self, *, from_utf8_lossy: Span[Byte, _]):
        """Builds a string of bytes; each maximal ill-formed part becomes one
        U+FFFD."""
        self = String()
        append_lossy(
            self,
            from_utf8_lossy.unsafe_ptr().as_imm(),
            len(from_utf8_lossy),
        )

    def __init__(out self, *, unsafe_uninit_length: Int):
        """Builds a string of some bytes that aren't set yet."""
        self = String(capacity=unsafe_uninit_length)
        self.set_byte_length(unsafe_uninit_length)

    def __init__(out self, *, unsafe_from_utf8_ptr: Pointer[UInt8, _]):
        """Builds a copy of a C string that is known to be valid UTF-8."""
        self = String()
        self._append(
            unsafe_from_utf8_ptr.as_imm(),
            _buffer.c_string_length(unsafe_from_utf8_ptr.as_imm()),
        )

    def __init__(out self, *, unsafe_from_utf8_ptr: Pointer[Int8, _]):
        """Builds a copy of a C string that is known to be valid UTF-8."""
        self = String(
            unsafe_from_utf8_ptr=unsafe_from_utf8_ptr.unsafe_bitcast[UInt8]()
        )

    def __init__(out self, *, py: PythonObject) raises:
        """Builds the text of a Python object, as Python's `str` does."""
        self = py._to_string()

    @always_inline
    def __init__(out self, *, copy: Self):
        """Builds a string that shares the buffer of another one. O(1)."""
        self._data = copy._data
        self._length = copy._length
        self._capacity = copy._capacity
        if self._capacity & _HEAP != 0:
            _buffer.retain(self._data)

    @always_inline
    def __deinit__(deinit self):
        """Gives up the buffer."""
        if self._capacity & _HEAP != 0:
            _buffer.release(self._data)

    # ===--- representation -----------------------------------------------------===#

    @always_inline("nodebug")
    def _is_inline(self) -> Bool:
        """Whether the bytes stand in the value."""
        return self._capacity >= _INLINE

    @always_inline("nodebug")
    def byte_length(self) -> Int:
        """Returns the number of bytes."""
        if self._is_inline():
            return Int((self._capacity >> 56) & 31)
        return self._length

    @always_inline("nodebug")
    def _pointer(self) -> _BytePointer:
        """Returns the address of the bytes, for reading."""
        if self._is_inline():
            return self._inline_pointer()
        return self._data

    @always_inline("nodebug")
    def _inline_pointer(self) -> _BytePointer:
        """Returns the address of the inline bytes."""
        return _BytePointer(mlir_value=__address_of(self))

    @always_inline("nodebug")
    def _view(
        self,
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns a view that dies with the next change of the string."""
        comptime origin = origin_of(self)._get_owned_interior["bytes"]
        return StringSpan[origin](
            _ptr=self._pointer()
            .unsafe_mut_cast[False]()
            .unsafe_origin_cast[origin](),
            _length=self.byte_length(),
        )

    @always_inline("nodebug")
    def _span(self) -> StringSpan[origin_of(self)]:
        """Returns a view for the duration of a call."""
        return StringSpan[origin_of(self)](
            _ptr=self._pointer()
            .unsafe_mut_cast[False]()
            .unsafe_origin_cast[origin_of(self)](),
            _length=self.byte_length(),
        )

    def capacity(self) -> Int:
        """Returns the number of bytes that fit without a new buffer."""
        if self._is_inline():
            return Self.INLINE_CAPACITY
        if self._capacity & _HEAP != 0:
            return Int(self._capacity & _CAPACITY_MASK)
        return self._length

    @no_inline
    def _allocate(mut self, capacity: Int):
        """Moves the bytes to a new buffer of at least `capacity` bytes."""
        var rounded = (capacity + 7) // 8 * 8
        var length = self.byte_length()
        var data = _buffer.allocate(rounded)
        unsafe_memcpy(
            dest=data, src=self._pointer(), count=min(length, rounded)
        )
        if self._capacity & _HEAP != 0:
            _buffer.release(self._data)
        self._data = data
        self._length = length
        self._capacity = _HEAP | UInt64(rounded)

    def _make_unique(mut self, capacity: Int) -> _BytePointer:
        """Returns the address of bytes that may be changed, with room for
        `capacity` bytes."""
        if self._is_inline():
            if capacity <= Self.INLINE_CAPACITY:
                return self._inline_pointer()
        elif self._capacity & _HEAP != 0:
            if capacity <= Int(
                self._capacity & _CAPACITY_MASK
            ) and _buffer.is_unique(self._data):
                return self._data
        return self._move_to_room(capacity)

    @no_inline
    def _move_to_room(mut self, capacity: Int) -> _BytePointer:
        """Moves the bytes to where there is room for `capacity` bytes and
        returns their address."""
        if self._is_inline():
            self._allocate(max(capacity, 2 * Self.INLINE_CAPACITY))
        elif self._capacity & _HEAP != 0:
            var room = Int(self._capacity & _CAPACITY_MASK)
            self._allocate(
                room if capacity <= room else max(capacity, 2 * room)
            )
        elif capacity <= Self.INLINE_CAPACITY:  # small static ones
            var source = self._data
            var length = self._length
            self._capacity = _INLINE | (UInt64(length) << 56)
            unsafe_memcpy(dest=self._inline_pointer(), src=source, count=length)
            return self._inline_pointer()
        else:
            self._allocate(max(capacity, 2 * self._length))
        return self._data

    @always_inline
    def set_byte_length(mut self, new_len: Int):
        """Sets the number of bytes, unchecked."""
        if self._is_inline():
            self._capacity = (
                (self._capacity & _CAPACITY_MASK)
                | _INLINE
                | (UInt64(new_len) << 56)
            )
        else:
            self._length = new_len

    def _append[
        origin: ImmOrigin, //
    ](mut self, bytes: Pointer[Byte, origin], count: Int):
        """Appends bytes."""
        if count == 0:
            return
        var old = self.byte_length()
        var data = self._make_unique(old + count)
        _buffer.copy_bytes(data.unsafe_offset(old), bytes, count)
        self.set_byte_length(old + count)

    # ===--- writing --------------------------------------------------------------===#

    @always_inline
    def write_string(mut self, string: StringSpan):
        """Appends a text."""
        self._append(string.unsafe_ptr().as_imm(), string.byte_length())

    def append(mut self, codepoint: Codepoint):
        """Appends a codepoint."""
        var old = self.byte_length()
        var data = self._make_unique(old + 4)
        self.set_byte_length(
            old + codepoint.unsafe_write_utf8(data.unsafe_offset(old))
        )

    def _append_number(mut self, value: UInt64, negative: Bool):
        """Appends the decimal text of a number, with a minus sign if asked."""
        var old = self.byte_length()
        var end = old + digit_count(value) + Int(negative)
        var data = self._make_unique(end)
        if negative:
            data[unsafe_offset=old] = 45
        _ = write_digits(value, data, end)
        self.set_byte_length(end)

    def _append_byte(mut self, byte: UInt8):
        """Appends a byte of a codepoint."""
        var old = self.byte_length()
        self._make_unique(old + 1)[unsafe_offset=old] = byte
        self.set_byte_length(old + 1)

    def reserve(mut self, new_capacity: Int):
        """Makes room for some bytes."""
        if new_capacity > self.capacity():
            _ = self._make_unique(new_capacity)

    def resize(mut self, length: Int, fill_byte: UInt8 = 0):
        """Cuts the string or appends `fill_byte` up to a number of bytes."""
        debug_assert[assert_mode="safe"](
            fill_byte < 128,
            "Fill byte is the start of a multi-byte character.",
        )
        var old = self.byte_length()
        if length > old:
            var data = self._make_unique(length)
            for i in range(old, length):
                data[unsafe_offset=i] = fill_byte
        else:
            debug_assert[assert_mode="safe"](
                self._span().is_codepoint_boundary(length),
                "String shrunk to length ",
                length,
                " which does not lie on a codepoint boundary.",
            )
            _ = self._make_unique(length)
        self.set_byte_length(length)

    def resize(mut self, *, unsafe_uninit_length: Int):
        """Cuts the string or appends bytes that aren't set yet."""
        var old = self.byte_length()
        debug_assert(
            unsafe_uninit_length >= old
            or self._span().is_codepoint_boundary(unsafe_uninit_length),
            "String shrunk to length ",
            unsafe_uninit_length,
            " which does not lie on a codepoint boundary.",
        )
        _ = self._make_unique(unsafe_uninit_length)
        self.set_byte_length(unsafe_uninit_length)

    @always_inline
    def unsafe_ptr(self) -> Pointer[Byte, origin_of(self)]:
        """Returns the address of the bytes, for reading."""
        return (
            self._pointer()
            .unsafe_mut_cast[False]()
            .unsafe_origin_cast[origin_of(self)]()
        )

    def unsafe_ptr_mut(
        mut self, var capacity: Int = 0
    ) -> Pointer[Byte, origin_of(self)]:
        """Returns the address of bytes that no other string shares."""
        return self._make_unique(
            max(capacity, self.byte_length())
        ).unsafe_origin_cast[origin_of(self)]()

    @always_inline
    def as_bytes(
        ref self,
    ) -> Span[Byte, ImmOrigin(origin_of(self)._get_owned_interior["bytes"])]:
        """Returns a view of the bytes."""
        comptime origin = ImmOrigin(
            origin_of(self)._get_owned_interior["bytes"]
        )
        return Span[Byte, origin](
            unsafe_ptr=self._pointer()
            .unsafe_mut_cast[False]()
            .unsafe_origin_cast[origin](),
            length=self.byte_length(),
        )

    @deprecated("use `StringSpan(s)`")
    def as_string_slice(
        ref self,
    ) -> StringSpan[ImmOrigin(origin_of(self)._get_owned_interior["bytes"])]:
        """Returns a view of the text."""
        return StringSpan(unsafe_from_utf8=self.as_bytes())

    @deprecated("use `unsafe_as_bytes_mut()`")
    def as_bytes_mut(
        mut self,
    ) -> Span[Byte, origin_of(self)._get_owned_interior["bytes"]]:
        """Returns a view of the bytes for changing them."""
        return self.unsafe_as_bytes_mut()

    def unsafe_as_bytes_mut(
        mut self,
    ) -> Span[Byte, origin_of(self)._get_owned_interior["bytes"]]:
        """Returns a view through which the bytes can be changed."""
        comptime origin = origin_of(self)._get_owned_interior["bytes"]
        var length = self.byte_length()
        return Span[Byte, origin](
            unsafe_ptr=self._make_unique(length).unsafe_origin_cast[origin](),
            length=length,
        )

    def as_c_string_slice(
        mut self,
    ) -> CStringSlice[ImmOrigin(origin_of(self))]:
        """Returns the text as a C string; adds the NUL when it is missing."""
        if self._capacity & (_INLINE | _HEAP | _TERMINATED) != _TERMINATED:
            var length = self.byte_length()
            self._make_unique(length + 1)[unsafe_offset=length] = 0
        return CStringSlice[ImmOrigin(origin_of(self))](
            unsafe_from_ptr=self._pointer()
            .unsafe_bitcast[Int8]()
            .unsafe_mut_cast[False]()
            .unsafe_origin_cast[ImmOrigin(origin_of(self))]()
        )

    # ===--- operators --------------------------------------------------------------===#

    @always_inline
    def __eq__(self, rhs: String) -> Bool:
        """Whether the bytes are equal."""
        return self._span() == rhs._span()

    @always_inline
    def __eq__(self, other: StringSpan) -> Bool:
        """Whether the bytes are equal."""
        return self._span() == other

    @always_inline
    def __ne__(self, rhs: String) -> Bool:
        """Whether the bytes differ."""
        return not (self._span() == rhs._span())

    @always_inline
    def __ne__(self, other: StringSpan) -> Bool:
        """Whether the bytes differ."""
        return not (self._span() == other)

    def __lt__(self, rhs: String) -> Bool:
        """Whether the bytes come before those of `rhs`."""
        return self._span() < rhs._span()

    def __add__(self, other: StringSpan) -> String:
        """Returns the concatenation."""
        return self._span() + other

    def _append_to_temporary(var self, other: StringSpan) -> String:
        """Returns the concatenation: what the compiler calls for `+` when the
        left operand is a temporary."""
        self.write_string(other)
        return self^

    def __radd__(self, other: StringSpan) -> String:
        """Returns the concatenation."""
        return other + self._span()

    @always_inline
    def __iadd__(mut self, other: StringSpan):
        """Appends a text."""
        self.write_string(other)

    def __mul__(self, n: Int) -> String:
        """Returns `n` copies of the text, none when `n` isn't positive."""
        return self._span() * n

    def __contains__(self, substr: StringSpan) -> Bool:
        """Whether a text occurs in this one."""
        return self._span().find(substr) >= 0

    @always_inline
    def __bool__(self) -> Bool:
        """Whether the text isn't empty."""
        return self.byte_length() != 0

    def __int__(self) raises -> Int:
        """Parses an integer in base 10."""
        return atol(self._span())

    def __float__(self) raises -> Float64:
        """Parses a float."""
        return atof(self._span())

    def __fspath__(self) -> String:
        """Returns the text as a path."""
        return self

    def __hash__[H: Hasher](self, mut hasher: H):
        """Feeds the bytes."""
        hasher._update_with_bytes(self._span().as_bytes())

    def write_to(self, mut writer: Some[Writer]):
        """Writes the text."""
        writer.write_string(self._span())

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the text in single quotes with escapes."""
        self._span().write_repr_to(writer)

    @deprecated(
        "Using String.__len__() is discouraged, prefer .byte_length() or"
        " .count_codepoints()"
    )
    def __len__(self) -> Int:
        """Returns the number of bytes."""
        return self.byte_length()

    # ===--- indexing -----------------------------------------------------------------===#

    def __getitem__[I: Indexer, //](self, idx: I) -> String:
        """Rejected: says which ways there are."""
        comptime assert False, (
            "String does not support direct positional indexing like `s[i]`"
            " because Mojo strings are UTF-8 encoded, and the unit must be"
            " chosen: use `s[byte=i]`, `s[codepoint=i]` or `s[grapheme=i]`"
        )
        return String()

    def __getitem__(self, slice: ContiguousSlice) -> String:
        """Rejected: says which ways there are."""
        comptime assert False, (
            "String does not support direct positional slicing like `s[a:b]`"
            " because Mojo strings are UTF-8 encoded, and the unit must be"
            " chosen: use `s[byte=a:b]` or `s[codepoint=a:b]`"
        )
        return String()

    @always_inline
    def __getitem__(
        self, *, byte: Some[Indexer]
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns the codepoint that starts at a byte offset."""
        var at = index(byte)
        _check_index(at, self.byte_length())
        var view = self._view()
        if is_continuation(view._at(at)):
            _not_a_boundary(at, __call_location[1]())
        return view._codepoint_at(at)

    @always_inline
    def __getitem__(
        self, *, byte: IntLiteral
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns the codepoint that starts at a constant byte offset."""
        comptime at = Int(IntLiteral[byte.value]())
        comptime assert at >= 0, (
            "negative indexing is not supported, use e.g."
            " `string[byte=string.byte_length() - 1]`"
        )
        _check_index(at, self.byte_length())
        var view = self._view()
        if is_continuation(view._at(at)):
            _not_a_boundary(at, __call_location[1]())
        return view._codepoint_at(at)

    @always_inline
    def __getitem__(
        self, *, byte: ContiguousSlice
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns the bytes of a range that lies on codepoint boundaries."""
        var range = _check_slice(byte, self.byte_length())
        var view = self._view()
        if not (
            view.is_codepoint_boundary(range[0])
            and view.is_codepoint_boundary(range[1])
        ):
            _range_not_on_boundaries(
                view.is_codepoint_boundary(range[0]),
                range[0],
                range[1],
                __call_location[1](),
            )
        return view._sub(range[0], range[1])

    def __getitem__(
        self, *, codepoint: Some[Indexer]
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns the i-th codepoint. O(n)."""
        return self._view()[codepoint=codepoint]

    def __getitem__(
        self, *, codepoint: ContiguousSlice
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns a range of codepoints. O(n)."""
        return self._view()[codepoint=codepoint]

    def __getitem__(
        self, *, grapheme: Some[Indexer]
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns the i-th grapheme cluster. O(n)."""
        return self._view()[grapheme=grapheme]

    # ===--- the methods of StringSpan ---------------------------------------------------===#

    def find(self, substr: StringSpan, start: Int = 0) -> Int:
        """Returns the offset of the first match at or after `start`, or -1."""
        return self._span().find(substr, start)

    def rfind(self, substr: StringSpan, start: Int = 0) -> Int:
        """Returns the offset of the last match at or after `start`, or -1."""
        return self._span().rfind(substr, start)

    def count(self, substr: StringSpan) -> Int:
        """Returns the number of matches that don't overlap."""
        return self._span().count(substr)

    def startswith(
        self, prefix: StringSpan, start: Int = 0, end: Int = -1
    ) -> Bool:
        """Whether `prefix` stands at `start` (before `end`, if given)."""
        return self._span().startswith(prefix, start, end)

    def endswith(
        self, suffix: StringSpan, start: Int = 0, end: Int = -1
    ) -> Bool:
        """Whether the text from `start` to `end` ends with `suffix`."""
        return self._span().endswith(suffix, start, end)

    def removeprefix(
        self, prefix: StringSpan, /
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns the text without a prefix, if it has it."""
        return self._view().removeprefix(prefix)

    def removesuffix(
        self, suffix: StringSpan, /
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns the text without a suffix, if it has it."""
        return self._view().removesuffix(suffix)

    def strip(self) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns the text without ASCII white space at the ends."""
        return self._view().strip()

    def strip(
        self, chars: StringSpan
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns the text without these codepoints at the ends."""
        return self._view().strip(chars)

    def lstrip(
        self
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns the text without ASCII white space at the start."""
        return self._view().lstrip()

    def lstrip(
        self, chars: StringSpan
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns the text without these codepoints at the start."""
        return self._view().lstrip(chars)

    def rstrip(
        self
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns the text without ASCII white space at the end."""
        return self._view().rstrip()

    def rstrip(
        self, chars: StringSpan
    ) -> StringSpan[origin_of(self)._get_owned_interior["bytes"]]:
        """Returns the text without these codepoints at the end."""
        return self._view().rstrip(chars)

    def split(
        self, sep: StringSpan
    ) -> List[StringSpan[origin_of(self)._get_owned_interior["bytes"]]]:
        """Returns the pieces between the separators."""
        return self._view().split(sep)

    def split(
        self, sep: StringSpan, maxsplit: Int
    ) -> List[StringSpan[origin_of(self)._get_owned_interior["bytes"]]]:
        """Returns the pieces of at most `maxsplit` splits."""
        return self._view().split(sep, maxsplit)

    def split(
        self, sep: NoneType = None
    ) -> List[StringSpan[origin_of(self)._get_owned_interior["bytes"]]]:
        """Returns the pieces between runs of white space."""
        return self._view().split()

    def split(
        self, *, maxsplit: Int
    ) -> List[StringSpan[origin_of(self)._get_owned_interior["bytes"]]]:
        """Returns the pieces of at most `maxsplit` splits at white space."""
        return self._view().split(maxsplit=maxsplit)

    def splitlines(
        self, keepends: Bool = False
    ) -> List[StringSpan[origin_of(self)._get_owned_interior["bytes"]]]:
        """Returns the lines, with their ends if asked."""
        return self._view().splitlines(keepends)

    def replace(self, old: StringSpan, new: StringSpan) -> String:
        """Returns the text with all occurrences of `old` replaced."""
        return self._span().replace(old, new)

    def join[T: Copyable & Writable, //](self, elems: Span[T, _]) -> String:
        """Returns the texts of the elements with this one between them."""
        return self._span().join(elems)

    def lower(self) -> String:
        """Returns the text in lower case, one codepoint for one."""
        return self._span().lower()

    def upper(self) -> String:
        """Returns the text in upper case, with the special mappings."""
        return self._span().upper()

    def isupper(self) -> Bool:
        """Whether the cased codepoints are upper case and there is one."""
        return self._span().isupper()

    def islower(self) -> Bool:
        """Whether the cased codepoints are lower case and there is one."""
        return self._span().islower()

    def isspace[single_character: Bool = False](self) -> Bool:
        """Whether all codepoints are white space and there is one."""
        return self._span().isspace()

    def is_ascii_digit(self) -> Bool:
        """Whether all bytes are digits and there is one."""
        return self._span().is_ascii_digit()

    def is_ascii_printable(self) -> Bool:
        """Whether all bytes are printable ASCII."""
        return self._span().is_ascii_printable()

    def ascii_ljust(self, width: Int, fillchar: StaticString = " ") -> String:
        """Returns the text padded on the right to `width` bytes."""
        return self._span().ascii_ljust(width, fillchar)

    def ascii_rjust(self, width: Int, fillchar: StaticString = " ") -> String:
        """Returns the text padded on the left to `width` bytes."""
        return self._span().ascii_rjust(width, fillchar)

    def ascii_center(self, width: Int, fillchar: StaticString = " ") -> String:
        """Returns the text padded on both sides to `width` bytes."""
        return self._span().ascii_center(width, fillchar)

    def format[*Ts: Writable](self, *args: *Ts) raises -> String:
        """Replaces the fields in braces by the texts of the arguments."""
        return self._span().format(*args)

    def count_codepoints(self) -> Int:
        """Returns the number of codepoints. O(n)."""
        return self._span().count_codepoints()

    def count_graphemes(self) -> Int:
        """Returns the number of grapheme clusters. O(n)."""
        return self._span().count_graphemes()

    def bytes(self) -> BytesIter[origin_of(self)._get_owned_interior["bytes"]]:
        """Iterates over the bytes."""
        return self._view().bytes()

    def codepoints(
        self
    ) -> CodepointsIter[origin_of(self)._get_owned_interior["bytes"]]:
        """Iterates over the codepoints."""
        return self._view().codepoints()

    def codepoint_slices(
        self
    ) -> CodepointSliceIter[origin_of(self)._get_owned_interior["bytes"]]:
        """Iterates over views of the codepoints."""
        return self._view().codepoint_slices()

    def codepoint_slices_reversed(
        self
    ) -> CodepointSliceIter[
        origin_of(self)._get_owned_interior["bytes"], False
    ]:
        """Iterates over views of the codepoints from the end."""
        return self._view().codepoint_slices_reversed()

    def graphemes(
        self
    ) -> GraphemeSliceIter[origin_of(self)._get_owned_interior["bytes"]]:
        """Iterates over the grapheme clusters."""
        return self._view().graphemes()

    def graphemes_reversed(
        self
    ) -> GraphemeSliceIter[origin_of(self)._get_owned_interior["bytes"], False]:
        """Iterates over the grapheme clusters from the end."""
        return self._view().graphemes_reversed()

    def grapheme_indices(
        self
    ) -> GraphemeIndicesIter[origin_of(self)._get_owned_interior["bytes"]]:
        """Iterates over the grapheme clusters and their offsets."""
        return self._view().grapheme_indices()

    def __iter__(
        self
    ) -> GraphemeSliceIter[origin_of(self)._get_owned_interior["bytes"]]:
        """Iterates over the grapheme clusters."""
        return self._view().graphemes()

    def __reversed__(
        self
    ) -> GraphemeSliceIter[origin_of(self)._get_owned_interior["bytes"], False]:
        """Iterates over the grapheme clusters from the end."""
        return self._view().graphemes_reversed()

    def split_at_grapheme(
        self, n: Int
    ) -> Tuple[
        ImmStringSpan[ImmOrigin(origin_of(self)._get_owned_interior["bytes"])],
        ImmStringSpan[ImmOrigin(origin_of(self)._get_owned_interior["bytes"])],
    ]:
        """Returns the first `n` clusters and the rest."""
        return self._view().split_at_grapheme(n)


def _comptime_text(text: String) -> StaticString:
    """A text in memory that nobody frees. The compiler calls this to read a
    compile-time value, such as the message of an assertion."""
    var length = text.byte_length()
    var bytes = _buffer.allocate(length + 1)
    unsafe_memcpy(dest=bytes, src=text.unsafe_ptr(), count=length)
    return StaticString(
        unsafe_from_utf8=Span[Byte, ImmStaticOrigin](
            unsafe_ptr=Pointer[Byte, ImmStaticOrigin](
                mlir_value=bytes._mlir_value
            ),
            length=length,
        )
    )

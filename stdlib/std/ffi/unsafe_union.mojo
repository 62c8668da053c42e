# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""C unions."""

from std.format._utils import TypeNames
from std.memory.pointer import Pointer
from std.memory import is_trivially_deletable
from std.sys.info import align_of, size_of


def _max_size[*Ts: AnyType]() -> Int:
    """Returns the size of the union of types."""
    var size = 0
    comptime for i in range(Ts.length):
        size = max(size, size_of[Ts[i]]())
    comptime align = _max_align[*Ts]()
    return (size + align - 1) // align * align


def _max_align[*Ts: AnyType]() -> Int:
    """Returns the largest alignment of types."""
    var align = 1
    comptime for i in range(Ts.length):
        align = max(align, align_of[Ts[i]]())
    return align


def _word(align: Int) -> DType:
    """Returns a dtype of some alignment."""
    if align == 1:
        return DType.uint8
    if align == 2:
        return DType.uint16
    if align == 4:
        return DType.uint32
    if align == 8:
        return DType.uint64
    return DType.uint128


def _check_types[*Ts: AnyType]():
    """Rejects types that a union can't hold."""
    comptime assert Ts.length > 0, "UnsafeUnion requires at least one type"
    comptime for i in range(Ts.length):
        comptime for k in range(i):
            comptime assert Ts[i] != Ts[k], (
                "UnsafeUnion requires all types to be unique"
            )
        comptime assert is_trivially_deletable[Ts[i]](), (
            "UnsafeUnion requires all types to have trivial destructors"
        )
        comptime assert (
            conforms_to(Ts[i], Copyable) and Ts[i].__copy_ctor_is_trivial
        ), "UnsafeUnion requires all types to have trivial copy constructors"
        comptime assert (
            conforms_to(Ts[i], Movable) and Ts[i].__move_ctor_is_trivial
        ), "UnsafeUnion requires all types to have trivial move constructors"


struct UnsafeUnion[*Ts: AnyType](ImplicitlyCopyable, Movable, Writable):
    """Storage for a value of any of some types, without a note of which.

    Parameters:
        Ts: The types.
    """

    comptime _Word = Scalar[_word(_max_align[*Self.Ts]())]

    comptime _Storage = Array[
        Self._Word,
        (_max_size[*Self.Ts]() + size_of[Self._Word]() - 1)
        // size_of[Self._Word](),
    ]

    var _storage: Self._Storage

    def __init__(out self, *, unsafe_uninitialized: ()):
        """Builds a union whose storage isn't set."""
        _check_types[*Self.Ts]()
        self._storage = Self._Storage(uninitialized=True)

    def __init__[T: Movable](out self, var value: T):
        """Builds a union that holds a value."""
        comptime assert Self.Ts.contains[T](), (
            "type is not a union element type"
        )
        self = Self(unsafe_uninitialized=())
        self.unsafe_ptr[T]().unsafe_write(value^)

    def __init__(out self, *, copy: Self):
        """Copies the storage."""
        self._storage = copy._storage.copy()

    def unsafe_ptr[T: AnyType](ref self) -> Pointer[T, origin_of(self)]:
        """Returns the address of the storage as one of the types."""
        comptime assert Self.Ts.contains[T](), (
            "type is not a union element type"
        )
        return Pointer(to=self).unsafe_bitcast[T]()

    def unsafe_get[T: AnyType](ref self) -> ref[self] T:
        """Returns the storage as one of the types."""
        comptime assert Self.Ts.contains[T](), (
            "type is not a union element type"
        )
        return Pointer(to=self).unsafe_bitcast[T]()[]

    def unsafe_set[T: Movable](mut self, var value: T):
        """Stores a value."""
        self.unsafe_ptr[T]().unsafe_write(value^)

    def unsafe_take[T: Movable](mut self) -> T:
        """Moves the value out."""
        return self.unsafe_ptr[T]().unsafe_take_pointee()

    def write_to(self, mut writer: Some[Writer]):
        """Writes `UnsafeUnion[types](size=n, align=m)`."""
        writer.write_string("UnsafeUnion[")
        TypeNames[*Self.Ts]().write_to(writer)
        writer.write_string("](size=")
        _max_size[*Self.Ts]().write_to(writer)
        writer.write_string(", align=")
        _max_align[*Self.Ts]().write_to(writer)
        writer.write_string(")")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the same as `write_to`."""
        self.write_to(writer)

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Arrays of a fixed length, stored inline."""

from std.builtin.traits import Hasher
from std.builtin._intrinsics import (
    __address_of,
    __copy_is_trivial,
    __destroy_is_trivial,
    __destroy_value_at,
    __forget,
    __init_copy_at,
    __init_value_at,
    __move_is_trivial,
    __ref_at,
    __size_of,
    __take_value_at,
    __type_name,
    __uninitialized,
)
from std.builtin.variadics import _entry
from std.collections.check_bounds import _check_index
from std.collections._list_iterators import _ListIter
from std.builtin.device_passable import DevicePassable
from std.memory.unsafe_maybe_uninit import UnsafeMaybeUninit

comptime InlineArray = Array
"""Deprecated: use `Array`."""


@explicit_destroy(
    "Use `deinit_with()` to explicitly destroy an `Array` of"
    " non-`Deinitable` elements"
)
struct Array[
    T: AnyType, length: Int
](
    Copyable where conforms_to(T, Copyable),
    Deinitable where conforms_to(T, Deinitable),
    DevicePassable where conforms_to(T, DevicePassable),
    Equatable where conforms_to(T, Equatable),
    Hashable where conforms_to(T, Hashable),
    Iterable,
    IterableOwned where conforms_to(T, Movable) and conforms_to(T, Deinitable),
    Movable where conforms_to(T, Movable),
    Sized,
    Writable where conforms_to(T, Writable),
):
    """A fixed number of elements, back to back in the value itself.

    Parameters:
        T: The type of the elements.
        length: The number of elements.
    """

    comptime size: Int = Self.length
    """Deprecated: use `length`."""

    comptime device_type: AnyType = Self
    """The type on a device: the same."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = _ListIter[Self.T, iterable_origin]
    """The type of the iterator."""

    comptime IteratorOwnedType: Iterator = _ArrayOwnedIter[Self.T, Self.length]
    """The type of the consuming iterator."""

    comptime __copy_ctor_is_trivial = __copy_is_trivial[Self.T]()
    comptime __move_ctor_is_trivial = __move_is_trivial[Self.T]()
    comptime __del__is_trivial = __destroy_is_trivial[Self.T]()

    comptime _Storage = __mlir_type[
        `!mojo.array<`, +Self.length, `, `, Self.T, `>`
    ]

    var _storage: Self._Storage

    # ===--- lifecycle ---------------------------------------------------------===#

    @always_inline
    def __init__(out self, *, uninitialized: Bool):
        """Builds an array whose elements are uninitialized.

        Args:
            uninitialized: Ignored.
        """
        comptime assert Self.length >= 0, (
            "number of elements in `Array` must be >= 0"
        )
        self._storage = __uninitialized[Self._Storage]()

    @always_inline
    def __init__[
        batch_size: SIMDLength = 64
    ](out self, *, fill: Self.T) where conforms_to(Self.T, Copyable):
        """Builds an array of equal elements.

        Parameters:
            batch_size: How many elements to fill per step.

        Args:
            fill: The value of each element.
        """
        comptime assert Self.length >= 0, (
            "number of elements in `Array` must be >= 0"
        )
        self._storage = __uninitialized[Self._Storage]()
        for i in range(Self.length):
            __init_copy_at[Self.T](self._at(i), fill)

    @always_inline
    def __init__[
        *, __literal_size__: Int
    ](
        out self: Array[Self.T, __literal_size__],
        var *elems: Self.T,
        __list_literal__: NoneType,
    ):
        """Builds an array from a display.

        Parameters:
            __literal_size__: The number of elements.

        Args:
            elems: The elements.
            __list_literal__: Marks the display.
        """
        debug_assert[assert_mode="safe"](
            len(elems) == __literal_size__,
            "Array: expected ",
            __literal_size__,
            " elements, received ",
            len(elems),
        )
        self._storage = __uninitialized[
            Array[Self.T, __literal_size__]._Storage
        ]()
        # Code for each element of a long display would take long to compile.
        comptime if __literal_size__ <= 16:
            comptime for i in range(__literal_size__):
                __init_value_at[Self.T](
                    self._at(i),
                    __take_value_at[Self.T](_entry(elems._ptrs, i)),
                )
        else:
            for i in range(__literal_size__):
                __init_value_at[Self.T](
                    self._at(i),
                    __take_value_at[Self.T](_entry(elems._ptrs, i)),
                )
        __forget(elems^)

    @always_inline
    def __init__(
        out self,
        *,
        var unsafe_assume_initialized: Array[
            UnsafeMaybeUninit[Self.T], Self.length
        ],
    ):
        """Takes over elements that were initialized one by one.

        Args:
            unsafe_assume_initialized: The elements.
        """
        self._storage = __uninitialized[Self._Storage]()
        __mlir_op.`mojo.memcpy`[_type=None](
            __address_of(self._storage),
            __address_of(unsafe_assume_initialized._storage),
            (Self.length * __size_of[Self.T]()).__mlir_index__(),
        )

    @always_inline
    def __init__(out self, *, copy: Self) where conforms_to(Self.T, Copyable):
        """Copies every element.

        Args:
            copy: The array to copy.
        """
        self._storage = __uninitialized[Self._Storage]()
        comptime if __copy_is_trivial[Self.T]():
            __mlir_op.`mojo.memcpy`[_type=None](
                __address_of(self._storage),
                __address_of(copy._storage),
                (Self.length * __size_of[Self.T]()).__mlir_index__(),
            )
        else:
            for i in range(Self.length):
                __init_copy_at[Self.T](self._at(i), copy.unsafe_get(i))

    @always_inline
    def __init__(
        out self, *, deinit move: Self
    ) where conforms_to(Self.T, Movable):
        """Moves every element.

        Args:
            move: The array to move from.
        """
        self._storage = __uninitialized[Self._Storage]()
        comptime if __move_is_trivial[Self.T]():
            __mlir_op.`mojo.memcpy`[_type=None](
                __address_of(self._storage),
                __address_of(move._storage),
                (Self.length * __size_of[Self.T]()).__mlir_index__(),
            )
        else:
            for i in range(Self.length):
                __init_value_at[Self.T](
                    self._at(i), __take_value_at[Self.T](move._at(i))
                )

    @always_inline
    def __deinit__(deinit self):
        """Destroys every element."""
        comptime if not __destroy_is_trivial[Self.T]():
            for i in range(Self.length):
                __destroy_value_at[Self.T](self._at(i))

    def deinit_with(deinit self, deinit_func: Some[def(var T: Self.T)], /):
        """Ends the array by handing over each element.

        Args:
            deinit_func: What ends the life of an element.
        """
        for i in range(Self.length):
            deinit_func(__take_value_at[Self.T](self._at(i)))

    # ===--- elements ------------------------------------------------------------===#

    @always_inline("nodebug")
    def _at(ref self, i: Int) -> __mlir_type.`!mojo.ptr`:
        """The address of an element."""
        return __mlir_op.`mojo.ptr.offset`[elem=Self.T](
            __address_of(self._storage), i.__mlir_index__()
        )

    @always_inline
    def __getitem__(ref self, idx: Int, /) -> ref[self] Self.T:
        """An element.

        Args:
            idx: The index, from 0 to the length - 1.

        Returns:
            A reference to the element.
        """
        _check_index(idx, Self.length)
        return __ref_at[Self.T, origin_of(self)](self._at(idx))

    @always_inline
    def __getitem__[I: Indexer, //](ref self, idx: I, /) -> ref[self] Self.T:
        """An element.

        Parameters:
            I: The type of the index.

        Args:
            idx: The index, from 0 to the length - 1.

        Returns:
            A reference to the element.
        """
        var i = index(idx)
        _check_index(i, Self.length)
        return __ref_at[Self.T, origin_of(self)](self._at(i))

    @always_inline
    def __getitem_param__[idx: Int, /](ref self) -> ref[self] Self.T:
        """An element, by a compile-time index.

        Parameters:
            idx: The index, from 0 to the length - 1.

        Returns:
            A reference to the element.
        """
        comptime assert idx >= 0, (
            "negative indexing is not supported, use e.g. `x[len(x) - 1]`"
        )
        comptime assert idx < Self.length, "index is out of bounds"
        return __ref_at[Self.T, origin_of(self)](self._at(idx))

    @always_inline
    def unsafe_get[I: Indexer, //](ref self, idx: I) -> ref[self] Self.T:
        """An element, without a check.

        Parameters:
            I: The type of the index.

        Args:
            idx: The index.

        Returns:
            A reference to the element.
        """
        return __ref_at[Self.T, origin_of(self)](self._at(index(idx)))

    @always_inline
    def unsafe_ptr(ref self) -> Pointer[Self.T, origin_of(self)]:
        """The address of the first element.

        Returns:
            The pointer.
        """
        return Pointer[Self.T, origin_of(self)](
            mlir_value=__address_of(self._storage)
        )

    @always_inline("nodebug")
    def __len__(self) -> Int:
        """The number of elements.

        Returns:
            The length.
        """
        return Self.length

    @always_inline
    def __iter__(ref self) -> _ListIter[Self.T, origin_of(self)]:
        """Iterates by reference.

        Returns:
            The iterator.
        """
        return _ListIter[Self.T, origin_of(self)](
            __address_of(self._storage), Self.length
        )

    @always_inline
    def __iter__(var self) -> _ArrayOwnedIter[Self.T, Self.length]:
        """Iterates over the elements and consumes the array.

        Returns:
            The iterator.
        """
        return _ArrayOwnedIter[Self.T, Self.length](self^)

    @always_inline
    def __reversed__(
        ref self,
    ) -> _ListIter[Self.T, origin_of(self), forward=False]:
        """Iterates by reference, from the last element.

        Returns:
            The iterator.
        """
        return _ListIter[Self.T, origin_of(self), forward=False](
            __address_of(self._storage), Self.length
        )

    # ===--- comparison, hash, text --------------------------------------------------===#

    def __contains__(
        self, value: Self.T
    ) -> Bool where conforms_to(Self.T, Equatable):
        """Whether an element is equal to `value`.

        Args:
            value: The value to look for.

        Returns:
            Whether there is one.
        """
        for i in range(Self.length):
            if self.unsafe_get(i) == value:
                return True
        return False

    def __eq__(self, other: Self) -> Bool where conforms_to(Self.T, Equatable):
        """Whether both have equal elements.

        Args:
            other: The other array.

        Returns:
            The comparison.
        """
        for i in range(Self.length):
            if self.unsafe_get(i) != other.unsafe_get(i):
                return False
        return True

    @always_inline
    def __ne__(self, other: Self) -> Bool where conforms_to(Self.T, Equatable):
        """Whether an element differs.

        Args:
            other: The other array.

        Returns:
            The comparison.
        """
        return not (self == other)

    def __hash__[
        H: Hasher
    ](self, mut hasher: H) where conforms_to(Self.T, Hashable):
        """Feeds the elements in order.

        Parameters:
            H: The type of the hasher.

        Args:
            hasher: The hasher to feed.
        """
        for i in range(Self.length):
            self.unsafe_get(i).__hash__(hasher)

    def write_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes the elements in brackets.

        Args:
            writer: Where to write.
        """
        writer.write_string("[")
        for i in range(Self.length):
            if i > 0:
                writer.write_string(", ")
            self.unsafe_get(i).write_to(writer)
        writer.write_string("]")

    def write_repr_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes the name of the type and the elements.

        Args:
            writer: Where to write.
        """
        writer.write_string("Array[")
        writer.write_string(StringLiteral[__type_name[Self.T, style=3]()]())
        writer.write_string(", ")
        Int(Self.length).write_to(writer)
        writer.write_string("]([")
        for i in range(Self.length):
            if i > 0:
                writer.write_string(", ")
            self.unsafe_get(i).write_repr_to(writer)
        writer.write_string("])")


struct _ArrayOwnedIter[T: Movable, length: Int](IterableOwned, Iterator):
    """Moves the elements of an array out, one by one."""

    comptime Element = Self.T
    """The type of the elements."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    comptime _Storage = Array[Self.T, Self.length]._Storage

    var _storage: Self._Storage
    var _index: Int

    @always_inline
    def __init__(out self, var array: Array[Self.T, Self.length]):
        """Starts at the first element."""
        self._storage = __uninitialized[Self._Storage]()
        self._index = 0
        __init_value_at[Array[Self.T, Self.length]](
            __address_of(self._storage), array^
        )

    @always_inline
    def __init__(out self, *, deinit move: Self):
        """Moves the elements that are left."""
        self._storage = __uninitialized[Self._Storage]()
        self._index = move._index
        for i in range(self._index, Self.length):
            __init_value_at[Self.T](
                self._at(i), __take_value_at[Self.T](move._at(i))
            )

    def __deinit__(deinit self):
        """Destroys the elements that are left."""
        for i in range(self._index, Self.length):
            __destroy_value_at[Self.T](self._at(i))

    @always_inline("nodebug")
    def _at(ref self, i: Int) -> __mlir_type.`!mojo.ptr`:
        """The address of an element."""
        return __mlir_op.`mojo.ptr.offset`[elem=Self.T](
            __address_of(self._storage), i.__mlir_index__()
        )

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    @always_inline
    def __next__(mut self) raises StopIteration -> Self.T:
        """The next element."""
        if self._index == Self.length:
            raise StopIteration()
        var at = self._index
        self._index = at + 1
        return __take_value_at[Self.T](self._at(at))

    @always_inline
    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """Twice the number of elements left."""
        var left = Self.length - self._index
        return (left, Optional[Int](left))

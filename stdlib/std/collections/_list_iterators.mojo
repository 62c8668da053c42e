# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The iterators of lists, arrays and spans."""

from std.builtin._intrinsics import __forget, __ref_at, __take_value_at
from std.collections.list import List
from std.memory.memory import unsafe_destroy_n
from std.memory.pointer import Pointer


struct _ListIter[
    mut: Bool,
    //,
    T: AnyType,
    origin: Origin[mut=mut],
    forward: Bool = True,
](Copyable, Iterable, IterableOwned, Iterator):
    """Iterates over a block of elements by reference."""

    comptime Element = Self.T
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _data: __mlir_type.`!mojo.ptr`
    var _index: Int
    var _end: Int

    @always_inline
    def __init__(out self, data: __mlir_type.`!mojo.ptr`, length: Int):
        """Starts at the first element, or behind the last when backward."""
        self._data = data
        comptime if Self.forward:
            self._index = 0
            self._end = length
        else:
            self._index = length
            self._end = 0

    @always_inline
    def __iter__(ref self) -> Self:
        """A copy of the iterator."""
        return self.copy()

    @always_inline
    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    @always_inline
    def __next__(mut self) raises StopIteration -> ref[Self.origin] Self.T:
        """The next element."""
        if self._index == self._end:
            raise StopIteration()
        comptime if Self.forward:
            var at = self._index
            self._index = at + 1
            return __ref_at[Self.T, Self.origin](
                __mlir_op.`mojo.ptr.offset`[elem=Self.T](
                    self._data, at.__mlir_index__()
                )
            )
        else:
            var at = self._index - 1
            self._index = at
            return __ref_at[Self.T, Self.origin](
                __mlir_op.`mojo.ptr.offset`[elem=Self.T](
                    self._data, at.__mlir_index__()
                )
            )

    @always_inline
    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """Twice the number of elements left."""
        var left = self._end - self._index
        comptime if not Self.forward:
            left = -left
        return (left, Optional[Int](left))


struct _ListOwnedIter[T: Movable](IterableOwned, Iterator):
    """Moves the elements of a list out, one by one."""

    comptime Element = Self.T
    """The type of the elements."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _data: Pointer[Self.T, MutUntrackedOrigin]
    var _index: Int
    var _len: Int
    var _capacity: Int

    def __init__(out self, var list: List[Self.T]):
        """Takes over the block; starts at the first element."""
        self._data = list._data
        self._index = 0
        self._len = list._len
        self._capacity = list._capacity
        __forget(list^)

    def __init__(out self, *, deinit move: Self):
        """Moves the iterator."""
        self._data = move._data
        self._index = move._index
        self._len = move._len
        self._capacity = move._capacity

    def __deinit__(deinit self):
        """Destroys the elements that are left, and frees the block."""
        unsafe_destroy_n(
            self._data.unsafe_offset(self._index), self._len - self._index
        )
        if self._capacity > 0:
            self._data.unsafe_free()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    @always_inline
    def __next__(mut self) raises StopIteration -> Self.T:
        """The next element."""
        if self._index == self._len:
            raise StopIteration()
        var at = self._index
        self._index = at + 1
        return __take_value_at[Self.T](self._data.unsafe_offset(at)._mlir_value)

    @always_inline
    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """Twice the number of elements left."""
        var left = self._len - self._index
        return (left, Optional[Int](left))

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Queues with two ends."""

from std.builtin.traits import Hasher
from std.builtin._intrinsics import __forget, __take_value_at
from std.builtin.variadics import _entry
from std.collections.check_bounds import _check_index
from std.format._utils import type_name
from std.memory import Layout, alloc
from std.memory.pointer import Pointer


def _power_of_two(value: Int) -> Int:
    """Returns the least power of two that isn't less, 64 for no value."""
    if value <= 0:
        return 64
    var result = 1
    while result < value:
        result *= 2
    return result


@explicit_destroy(
    "Use `deinit_with()` to explicitly destroy a `Deque` of"
    " non-`Deinitable` elements"
)
struct Deque[
    ElementType: Movable
](
    Boolable,
    Copyable where conforms_to(ElementType, Copyable),
    Deinitable where conforms_to(ElementType, Deinitable),
    Equatable where conforms_to(ElementType, Equatable),
    Hashable where conforms_to(ElementType, Hashable),
    Iterable,
    IterableOwned where conforms_to(ElementType, Deinitable),
    Movable,
    Sized,
    Writable where conforms_to(ElementType, Writable),
):
    """A queue with two ends in a ring buffer.

    Parameters:
        ElementType: The type of the elements.
    """

    comptime default_capacity: Int = 64
    """The capacity of a new queue."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = _DequeIter[Self.ElementType, iterable_origin]
    """The type of the iterator by reference."""

    comptime IteratorOwnedType: Iterator = _DequeOwnedIter[Self.ElementType]
    """The type of the consuming iterator."""

    var _data: Pointer[Self.ElementType, MutUntrackedOrigin]
    var _head: Int
    var _len: Int
    var _capacity: Int
    var _min_capacity: Int
    var _maxlen: Int
    var _shrink: Bool

    def __init__(
        out self,
        *,
        var elements: Optional[List[Self.ElementType]] = None,
        capacity: Int = 64,
        min_capacity: Int = 64,
        maxlen: Int = -1,
        shrink: Bool = True,
    ):
        """Builds a queue.

        Args:
            elements: The first elements.
            capacity: The room at the start.
            min_capacity: The least room that shrinking leaves.
            maxlen: The greatest length; not positive: none.
            shrink: Whether the buffer shrinks.
        """
        self._capacity = max(
            _power_of_two(capacity), _power_of_two(min_capacity)
        )
        self._min_capacity = _power_of_two(min_capacity)
        self._maxlen = maxlen if maxlen > 0 else -1
        self._shrink = shrink
        self._head = 0
        self._len = 0
        self._data = alloc(
            Layout[Self.ElementType](count=self._capacity)
        ).unsafe_leak()
        if elements:
            self.extend(elements.take())

    def __init__(
        out self,
        var *values: Self.ElementType,
        __list_literal__: NoneType = None,
    ):
        """Builds the queue of some values."""
        self._capacity = max(_power_of_two(len(values)), 64)
        self._min_capacity = 64
        self._maxlen = -1
        self._shrink = True
        self._head = 0
        self._len = 0
        self._data = alloc(
            Layout[Self.ElementType](count=self._capacity)
        ).unsafe_leak()
        for i in range(len(values)):
            self._push_back(
                __take_value_at[Self.ElementType](_entry(values._ptrs, i))
            )
        __forget(values^)

    def __init__(out self, *, _like: Self, _capacity: Int):
        """Builds an empty queue with the settings of another one."""
        self._capacity = max(_capacity, 1)
        self._min_capacity = _like._min_capacity
        self._maxlen = _like._maxlen
        self._shrink = _like._shrink
        self._head = 0
        self._len = 0
        self._data = alloc(
            Layout[Self.ElementType](count=self._capacity)
        ).unsafe_leak()

    def __init__(
        out self, *, copy: Self
    ) where conforms_to(Self.ElementType, Copyable):
        """Copies all elements."""
        self = Self(_like=copy, _capacity=copy._capacity)
        for i in range(copy._len):
            self._push_back(copy._at(i)[].copy())

    def __deinit__(deinit self):
        """Destroys all elements."""
        for i in range(self._len):
            self._data.unsafe_offset(
                (self._head + i) & (self._capacity - 1)
            ).unsafe_deinit_pointee()
        self._data.unsafe_free()

    def deinit_with(deinit self, f: Some[def(var value: Self.ElementType)], /):
        """Ends all elements by a function."""
        for i in range(self._len):
            f(
                self._data
                .unsafe_offset((self._head + i) & (self._capacity - 1))
                .unsafe_take_pointee()
            )
        self._data.unsafe_free()

    # ===--- the ring -----------------------------------------------------------------===#

    @always_inline
    def _at(self, i: Int) -> Pointer[Self.ElementType, MutUntrackedOrigin]:
        """Returns the address of an element, unchecked."""
        return self._data.unsafe_offset((self._head + i) & (self._capacity - 1))

    @no_inline
    def _resize(mut self, capacity: Int):
        """Moves the elements to a buffer of another size."""
        var data = alloc(Layout[Self.ElementType](count=capacity)).unsafe_leak()
        for i in range(self._len):
            data.unsafe_offset(i).unsafe_write_move_from(self._at(i))
        self._data.unsafe_free()
        self._data = data
        self._head = 0
        self._capacity = capacity

    @always_inline
    def _push_back(mut self, var value: Self.ElementType):
        """Adds an element at the right end, whatever the greatest length."""
        if self._len == self._capacity:
            self._resize(self._capacity * 2)
        self._at(self._len).unsafe_write(value^)
        self._len += 1

    @always_inline
    def _push_front(mut self, var value: Self.ElementType):
        """Adds an element at the left end, whatever the greatest length."""
        if self._len == self._capacity:
            self._resize(self._capacity * 2)
        self._head = (self._head - 1) & (self._capacity - 1)
        self._data.unsafe_offset(self._head).unsafe_write(value^)
        self._len += 1

    def _maybe_shrink(mut self):
        """Halves the buffer when it is at most a quarter full."""
        if (
            self._shrink
            and self._capacity > self._min_capacity
            and self._len * 4 <= self._capacity
        ):
            self._resize(self._capacity // 2)

    def _drop_front(mut self):
        """Destroys the first element."""
        self._at(0).unsafe_deinit_pointee()
        self._head = (self._head + 1) & (self._capacity - 1)
        self._len -= 1

    def _drop_back(mut self):
        """Destroys the last element."""
        self._len -= 1
        self._at(self._len).unsafe_deinit_pointee()

    # ===--- both ends ---------------------------------------------------------------===#

    @__unsafe_nested_origins_read_only
    def append(mut self, var value: Self.ElementType):
        """Adds an element at the right end; a full queue drops the first."""
        if self._len == self._maxlen:
            self._drop_front()
        self._push_back(value^)

    @__unsafe_nested_origins_read_only
    def appendleft(mut self, var value: Self.ElementType):
        """Adds an element at the left end; a full queue drops the last."""
        if self._len == self._maxlen:
            self._drop_back()
        self._push_front(value^)

    @__unsafe_nested_origins_read_only
    def extend(mut self, var values: List[Self.ElementType]):
        """Adds elements at the right end."""
        values.reverse()
        while len(values) > 0:
            self.append(values.pop())

    @__unsafe_nested_origins_read_only
    def extendleft(mut self, var values: List[Self.ElementType]):
        """Adds elements at the left end, one after the other."""
        values.reverse()
        while len(values) > 0:
            self.appendleft(values.pop())

    def pop(mut self) raises -> Self.ElementType:
        """Removes and returns the last element.

        Raises:
            When the queue is empty.
        """
        if self._len == 0:
            raise Error("IndexError: Deque is empty")
        self._len -= 1
        var result = self._at(self._len).unsafe_take_pointee()
        self._maybe_shrink()
        return result^

    def popleft(mut self) raises -> Self.ElementType:
        """Removes and returns the first element.

        Raises:
            When the queue is empty.
        """
        if self._len == 0:
            raise Error("IndexError: Deque is empty")
        var result = self._at(0).unsafe_take_pointee()
        self._head = (self._head + 1) & (self._capacity - 1)
        self._len -= 1
        self._maybe_shrink()
        return result^

    def peek(
        self,
    ) raises -> Self.ElementType where conforms_to(Self.ElementType, Copyable):
        """Returns a copy of the last element.

        Raises:
            When the queue is empty.
        """
        if self._len == 0:
            raise Error("IndexError: Deque is empty")
        return self._at(self._len - 1)[].copy()

    def peekleft(
        self,
    ) raises -> Self.ElementType where conforms_to(Self.ElementType, Copyable):
        """Returns a copy of the first element.

        Raises:
            When the queue is empty.
        """
        if self._len == 0:
            raise Error("IndexError: Deque is empty")
        return self._at(0)[].copy()

    # ===--- the middle ------------------------------------------------------------------===#

    @__unsafe_nested_origins_read_only
    @always_inline
    def __getitem__(
        ref self, idx: Int, /
    ) -> ref[origin_of(self)._get_owned_interior["element"]] Self.ElementType:
        """Returns an element."""
        _check_index(idx, self._len)
        comptime origin = origin_of(self)._get_owned_interior["element"]
        return (
            self._at(idx)
            .unsafe_mut_cast[origin.mut]()
            .unsafe_origin_cast[origin]()[]
        )

    @__unsafe_nested_origins_read_only
    @always_inline
    def __getitem__(
        ref self, idx: IntLiteral, /
    ) -> ref[origin_of(self)._get_owned_interior["element"]] Self.ElementType:
        """Returns an element."""
        comptime i = Int(IntLiteral[idx.value]())
        comptime assert i >= 0, (
            "negative indexing is not supported, use e.g. `x[len(x) - 1]`"
        )
        _check_index(i, self._len)
        comptime origin = origin_of(self)._get_owned_interior["element"]
        return (
            self._at(i)
            .unsafe_mut_cast[origin.mut]()
            .unsafe_origin_cast[origin]()[]
        )

    @__unsafe_nested_origins_read_only
    def insert(mut self, idx: Int, var value: Self.ElementType) raises:
        """Inserts an element in front of another one.

        Raises:
            When the queue has its greatest length.
        """
        _check_index(idx, self._len + 1)
        if self._len == self._maxlen:
            raise Error("IndexError: Deque is already at its maximum size")
        if self._len == self._capacity:
            self._resize(self._capacity * 2)
        var i = self._len
        while i > idx:
            self._at(i).unsafe_write_move_from(self._at(i - 1))
            i -= 1
        self._at(idx).unsafe_write(value^)
        self._len += 1

    def remove(
        mut self, value: Self.ElementType
    ) raises where conforms_to(Self.ElementType, Equatable):
        """Removes the first equal element.

        Raises:
            When there is none.
        """
        for i in range(self._len):
            if self._at(i)[] == value:
                self._at(i).unsafe_deinit_pointee()
                for j in range(i, self._len - 1):
                    self._at(j).unsafe_write_move_from(self._at(j + 1))
                self._len -= 1
                self._maybe_shrink()
                return
        raise Error("ValueError: Given element is not in deque")

    @__unsafe_nested_origins_read_only
    def index(
        self,
        value: Self.ElementType,
        start: Int = 0,
        stop: Optional[Int] = None,
    ) raises -> Int where conforms_to(Self.ElementType, Equatable):
        """Returns the index of the first equal element; negative bounds count
        from the end.

        Raises:
            When there is none.
        """
        var first = max(start + self._len if start < 0 else start, 0)
        var last = self._len
        if stop:
            var s = stop.value()
            last = min(max(s + self._len if s < 0 else s, 0), self._len)
        for i in range(first, last):
            if self._at(i)[] == value:
                return i
        raise Error("ValueError: Given element is not in deque")

    @__unsafe_nested_origins_read_only
    def count(
        self, value: Self.ElementType
    ) -> Int where conforms_to(Self.ElementType, Equatable):
        """Returns the number of equal elements."""
        var n = 0
        for i in range(self._len):
            if self._at(i)[] == value:
                n += 1
        return n

    def clear(mut self):
        """Removes all elements."""
        while self._len > 0:
            self._drop_back()
        if self._capacity != self._min_capacity:
            self._resize(self._min_capacity)
        self._head = 0

    def reverse(mut self):
        """Reverses the order of the elements."""
        for i in range(self._len // 2):
            var a = self._at(i)
            var b = self._at(self._len - 1 - i)
            var value = a.unsafe_take_pointee()
            a.unsafe_write_move_from(b)
            b.unsafe_write(value^)

    def rotate(mut self, n: Int = 1):
        """Moves elements from the right end to the left one."""
        if self._len < 2:
            return
        for _ in range(n % self._len):
            self._len -= 1
            var value = self._at(self._len).unsafe_take_pointee()
            self._push_front(value^)

    # ===--- operators ---------------------------------------------------------------------===#

    @always_inline
    def __len__(self) -> Int:
        """Returns the number of elements."""
        return self._len

    def __bool__(self) -> Bool:
        """Whether there is an element."""
        return self._len != 0

    @__unsafe_nested_origins_read_only
    def __contains__(
        self, value: Self.ElementType
    ) -> Bool where conforms_to(Self.ElementType, Equatable):
        """Whether there is an equal element."""
        return self.count(value) > 0

    def __eq__(
        self, other: Self
    ) -> Bool where conforms_to(Self.ElementType, Equatable):
        """Whether lengths and elements are equal."""
        if self._len != other._len:
            return False
        for i in range(self._len):
            if self._at(i)[] != other._at(i)[]:
                return False
        return True

    def __ne__(
        self, other: Self
    ) -> Bool where conforms_to(Self.ElementType, Equatable):
        """Whether lengths or elements differ."""
        return not (self == other)

    def __hash__[
        H: Hasher
    ](self, mut hasher: H) where conforms_to(Self.ElementType, Hashable):
        """Feeds the elements in order."""
        for i in range(self._len):
            self._at(i)[].__hash__(hasher)

    def __add__(
        self, other: Self
    ) -> Self where conforms_to(Self.ElementType, Copyable):
        """Returns the elements of both, with the settings of this one."""
        var result = self.copy()
        result += other
        return result^

    def __iadd__(
        mut self, other: Self
    ) where conforms_to(Self.ElementType, Copyable):
        """Appends the elements of another queue."""
        for i in range(other._len):
            self.append(other._at(i)[].copy())

    def __mul__(
        self, n: Int
    ) -> Self where conforms_to(Self.ElementType, Copyable):
        """Returns the elements `n` times."""
        var result = Self(_like=self, _capacity=self._capacity)
        for _ in range(n):
            result += self
        return result^

    def __imul__(
        mut self, n: Int
    ) where conforms_to(Self.ElementType, Copyable):
        """Repeats the elements `n` times."""
        self = self * n

    def __iter__(
        ref self,
    ) -> _DequeIter[Self.ElementType, origin_of(self)]:
        """Iterates over the elements."""
        comptime assert conforms_to(Self.ElementType, Copyable), (
            "Deque iteration requires the element to be `Copyable`."
        )
        return {self._data, self._head, self._len, self._capacity - 1}

    def __iter__(var self) -> _DequeOwnedIter[Self.ElementType]:
        """Iterates over the elements, which are moved out."""
        return {self^}

    def __reversed__(
        ref self,
    ) -> _DequeIter[Self.ElementType, origin_of(self), False]:
        """Iterates over the elements from the right end."""
        return {self._data, self._head, self._len, self._capacity - 1}

    def write_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.ElementType, Writable):
        """Writes `[a, b]`."""
        writer.write_string("[")
        for i in range(self._len):
            if i > 0:
                writer.write_string(", ")
            self._at(i)[].write_to(writer)
        writer.write_string("]")

    def write_repr_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.ElementType, Writable):
        """Writes `Deque[T]([a, b])` with debug texts."""
        writer.write_string("Deque[")
        writer.write_string(type_name[Self.ElementType]())
        writer.write_string("]([")
        for i in range(self._len):
            if i > 0:
                writer.write_string(", ")
            self._at(i)[].write_repr_to(writer)
        writer.write_string("])")


struct _DequeIter[
    mut: Bool,
    //,
    T: Movable,
    origin: Origin[mut=mut],
    forward: Bool = True,
](Copyable, Iterable, IterableOwned, Iterator):
    """Iterates over a queue by reference."""

    comptime Element = Self.T
    """The type of what the iteration yields."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _data: Pointer[Self.T, MutUntrackedOrigin]
    var _head: Int
    var _left: Int
    var _mask: Int

    @always_inline
    def __init__(
        out self,
        data: Pointer[Self.T, MutUntrackedOrigin],
        head: Int,
        length: Int,
        mask: Int,
    ):
        """Builds an iterator over a ring."""
        self._data = data
        self._head = head
        self._left = length
        self._mask = mask

    def __iter__(ref self) -> Self:
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    @always_inline
    def __next__(mut self) raises StopIteration -> ref[Self.origin] Self.T:
        """The next element."""
        if self._left == 0:
            raise StopIteration()
        self._left -= 1
        var at: Int
        comptime if Self.forward:
            at = self._head
            self._head += 1
        else:
            at = self._head + self._left
        return (
            self._data
            .unsafe_offset(at & self._mask)
            .unsafe_mut_cast[Self.mut]()
            .unsafe_origin_cast[Self.origin]()[]
        )

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """The exact number that is left."""
        return (self._left, Optional(self._left))


struct _DequeOwnedIter[T: Movable](IterableOwned, Iterator):
    """Iterates over elements that are moved out."""

    comptime Element = Self.T
    """The type of what the iteration yields."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _deque: Deque[Self.T]

    def __init__(out self, var deque: Deque[Self.T]):
        """Builds an iterator over the elements of a queue."""
        self._deque = deque^

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.T:
        """The next element."""
        if self._deque._len == 0:
            raise StopIteration()
        var at = self._deque._at(0)
        self._deque._head = (self._deque._head + 1) & (
            self._deque._capacity - 1
        )
        self._deque._len -= 1
        return at.unsafe_take_pointee()

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """The exact number that is left."""
        return (self._deque._len, Optional(self._deque._len))

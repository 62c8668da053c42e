# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Doubly linked lists."""

from std.builtin.traits import Hasher
from std.builtin._intrinsics import __forget, __take_value_at
from std.builtin.variadics import _entry
from std.collections.check_bounds import _check_index
from std.format._utils import type_name
from std.memory import Layout, alloc
from std.memory.pointer import Pointer


comptime _Link = OptionalPointer[NoneType, MutUntrackedOrigin]
"""The address of a node, if there is one."""


struct Node[ElementType: Movable]:
    """An element of a linked list and the addresses of its neighbours.

    Parameters:
        ElementType: The type of the element.
    """

    var value: Self.ElementType
    """The element."""
    var _previous: _Link
    var _next: _Link

    def __init__(out self, var value: Self.ElementType):
        """Builds a node without neighbours."""
        self.value = value^
        self._previous = None
        self._next = None

    def prev(self) -> Optional[Pointer[Self, MutUntrackedOrigin]]:
        """Returns the node in front, if there is one."""
        if not self._previous:
            return None
        return self._previous.unsafe_value().unsafe_bitcast[Self]()

    def next(self) -> Optional[Pointer[Self, MutUntrackedOrigin]]:
        """Returns the node behind, if there is one."""
        if not self._next:
            return None
        return self._next.unsafe_value().unsafe_bitcast[Self]()


@explicit_destroy(
    "Use `deinit_with()` to explicitly destroy a `LinkedList` of"
    " non-`Deinitable` elements"
)
struct LinkedList[
    ElementType: Movable
](
    Boolable,
    Copyable where conforms_to(ElementType, Copyable),
    Defaultable,
    Deinitable where conforms_to(ElementType, Deinitable),
    Equatable where conforms_to(ElementType, Equatable),
    Hashable where conforms_to(ElementType, Hashable),
    Iterable,
    IterableOwned where conforms_to(ElementType, Deinitable),
    Movable,
    Sized,
    Writable where conforms_to(ElementType, Writable),
):
    """A doubly linked list; elements keep their address.

    Parameters:
        ElementType: The type of the elements.
    """

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = _LinkedListIter[Self.ElementType, iterable_origin]
    """The type of the iterator by reference."""

    comptime IteratorOwnedType: Iterator = _LinkedListOwnedIter[
        Self.ElementType
    ]
    """The type of the consuming iterator."""

    comptime _NodePointer = Pointer[Node[Self.ElementType], MutUntrackedOrigin]

    var _first: _Link
    var _last: _Link
    var _len: Int

    def __init__(out self):
        """Builds an empty list."""
        self._first = None
        self._last = None
        self._len = 0

    def __init__(
        out self,
        var *elements: Self.ElementType,
        __list_literal__: NoneType = None,
    ):
        """Builds the list of some elements."""
        self._first = None
        self._last = None
        self._len = 0
        for i in range(len(elements)):
            self.append(
                __take_value_at[Self.ElementType](_entry(elements._ptrs, i))
            )
        __forget(elements^)

    def __init__(
        out self, *, copy: Self
    ) where conforms_to(Self.ElementType, Copyable):
        """Copies all elements."""
        self = Self()
        var at = copy._first
        while at:
            self.append(Self._node(at)[].value.copy())
            at = Self._node(at)[]._next

    def __deinit__(deinit self):
        """Destroys all elements."""
        var at = self._first
        while at:
            var node = Self._node(at)
            at = node[]._next
            Pointer(to=node[].value).unsafe_deinit_pointee()
            node.unsafe_free()

    def deinit_with(deinit self, f: Some[def(var value: Self.ElementType)], /):
        """Ends all elements by a function."""
        var at = self._first
        while at:
            var node = Self._node(at)
            at = node[]._next
            f(Pointer(to=node[].value).unsafe_take_pointee())
            node.unsafe_free()

    @always_inline
    @staticmethod
    def _node(address: _Link) -> Self._NodePointer:
        """Returns the node at an address."""
        return address.unsafe_value().unsafe_bitcast[Node[Self.ElementType]]()

    @staticmethod
    def _new(var value: Self.ElementType) -> _Link:
        """Returns the address of a new node."""
        var node = alloc(Layout[Node[Self.ElementType]](count=1)).unsafe_leak()
        Pointer(to=node[].value).unsafe_write(value^)
        node[]._previous = None
        node[]._next = None
        return node.unsafe_bitcast[NoneType]()

    def _find(self, i: Int) -> _Link:
        """Returns the address of the i-th node, from the nearer end."""
        var at: _Link
        if i < self._len // 2:
            at = self._first
            for _ in range(i):
                at = Self._node(at)[]._next
        else:
            at = self._last
            for _ in range(self._len - 1 - i):
                at = Self._node(at)[]._previous
        return at

    def _unlink(mut self, var at: _Link) -> Self.ElementType:
        """Removes a node and returns its element."""
        var node = Self._node(at)
        var before = node[]._previous
        var after = node[]._next
        if before:
            Self._node(before)[]._next = after
        else:
            self._first = after
        if after:
            Self._node(after)[]._previous = before
        else:
            self._last = before
        self._len -= 1
        var value = Pointer(to=node[].value).unsafe_take_pointee()
        node.unsafe_free()
        return value^

    @__unsafe_nested_origins_read_only
    def append(mut self, var value: Self.ElementType):
        """Adds an element at the end. O(1)."""
        var at = Self._new(value^)
        Self._node(at)[]._previous = self._last
        if self._last:
            Self._node(self._last)[]._next = at
        else:
            self._first = at
        self._last = at
        self._len += 1

    @__unsafe_nested_origins_read_only
    def prepend(mut self, var value: Self.ElementType):
        """Adds an element at the start. O(1)."""
        var at = Self._new(value^)
        Self._node(at)[]._next = self._first
        if self._first:
            Self._node(self._first)[]._previous = at
        else:
            self._last = at
        self._first = at
        self._len += 1

    def pop(mut self) raises -> Self.ElementType:
        """Removes and returns the last element. O(1).

        Raises:
            When the list is empty.
        """
        if self._len == 0:
            raise Error("Pop on empty list.")
        return self._unlink(self._last)

    def pop[I: Indexer, //](mut self, var i: I) raises -> Self.ElementType:
        """Removes and returns an element. O(n)."""
        var at = index(i)
        _check_index(at, self._len)
        return self._unlink(self._find(at))

    def maybe_pop(mut self) -> Optional[Self.ElementType]:
        """Removes and returns the last element, if there is one."""
        if self._len == 0:
            return None
        return Optional(self._unlink(self._last))

    def maybe_pop[
        I: Indexer, //
    ](mut self, var i: I) -> Optional[Self.ElementType]:
        """Removes and returns an element."""
        var at = index(i)
        _check_index(at, self._len)
        return Optional(self._unlink(self._find(at)))

    @__unsafe_nested_origins_read_only
    def insert[I: Indexer, //](mut self, idx: I, var elem: Self.ElementType):
        """Inserts an element in front of another one, or at the end."""
        var i = index(idx)
        debug_assert(
            i >= 0 and i <= self._len,
            "index ",
            i,
            " is out of bounds, valid range is 0 to ",
            self._len,
        )
        if i <= 0:
            self.prepend(elem^)
            return
        if i >= self._len:
            self.append(elem^)
            return
        var after = self._find(i)
        var before = Self._node(after)[]._previous
        var at = Self._new(elem^)
        Self._node(at)[]._previous = before
        Self._node(at)[]._next = after
        Self._node(before)[]._next = at
        Self._node(after)[]._previous = at
        self._len += 1

    def extend(mut self, var other: Self):
        """Appends the nodes of another list. O(1)."""
        if other._len == 0:
            return
        if self._len == 0:
            self._first = other._first
        else:
            Self._node(self._last)[]._next = other._first
            Self._node(other._first)[]._previous = self._last
        self._last = other._last
        self._len += other._len
        __forget(other^)

    def clear(mut self):
        """Removes all elements."""
        while self._len > 0:
            _ = self._unlink(self._last)

    def reverse(mut self):
        """Reverses the order of the elements."""
        var at = self._first
        while at:
            var node = Self._node(at)
            var after = node[]._next
            node[]._next = node[]._previous
            node[]._previous = after
            at = after
        var first = self._first
        self._first = self._last
        self._last = first

    def count(
        self, elem: Self.ElementType
    ) -> UInt where conforms_to(Self.ElementType, Equatable):
        """Returns the number of equal elements."""
        var n = 0
        var at = self._first
        while at:
            if Self._node(at)[].value == elem:
                n += 1
            at = Self._node(at)[]._next
        return UInt(n)

    def index(
        self, value: Self.ElementType
    ) raises -> Int where conforms_to(Self.ElementType, Equatable):
        """Returns the index of the first equal element.

        Raises:
            When there is none.
        """
        var i = 0
        var at = self._first
        while at:
            if Self._node(at)[].value == value:
                return i
            i += 1
            at = Self._node(at)[]._next
        raise Error("ValueError: Given element is not in linked list")

    def get_nth[
        I: Indexer, //
    ](ref self, idx: I) -> ref[
        origin_of(self)._get_owned_interior["element"]
    ] Self.ElementType:
        """Returns an element. O(n)."""
        var i = idx.__mlir_index__()
        var at = Int(mlir_value=i)
        _check_index(at, self._len)
        comptime origin = origin_of(self)._get_owned_interior["element"]
        return (
            Pointer(to=Self._node(self._find(at))[].value)
            .unsafe_mut_cast[origin.mut]()
            .unsafe_origin_cast[origin]()[]
        )

    @__unsafe_nested_origins_read_only
    def __contains__(
        self, value: Self.ElementType
    ) -> Bool where conforms_to(Self.ElementType, Equatable):
        """Whether there is an equal element."""
        return self.count(value) > 0

    def __len__(self) -> Int:
        """Returns the number of elements."""
        return self._len

    def __bool__(self) -> Bool:
        """Whether there is an element."""
        return self._len != 0

    def __eq__(
        self, other: Self
    ) -> Bool where conforms_to(Self.ElementType, Equatable):
        """Whether lengths and elements are equal."""
        if self._len != other._len:
            return False
        var a = self._first
        var b = other._first
        while a:
            if Self._node(a)[].value != Self._node(b)[].value:
                return False
            a = Self._node(a)[]._next
            b = Self._node(b)[]._next
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
        var at = self._first
        while at:
            Self._node(at)[].value.__hash__(hasher)
            at = Self._node(at)[]._next

    def __iter__(
        ref self,
    ) -> _LinkedListIter[Self.ElementType, origin_of(self)]:
        """Iterates over the elements."""
        return {self._first, self._len}

    def __iter__(var self) -> _LinkedListOwnedIter[Self.ElementType]:
        """Iterates over the elements, which are moved out."""
        return {self^}

    def __reversed__(
        ref self,
    ) -> _LinkedListIter[Self.ElementType, origin_of(self), False]:
        """Iterates over the elements from the end."""
        return {self._last, self._len}

    def write_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.ElementType, Writable):
        """Writes `[a, b]`."""
        writer.write_string("[")
        var at = self._first
        while at:
            if at != self._first:
                writer.write_string(", ")
            Self._node(at)[].value.write_to(writer)
            at = Self._node(at)[]._next
        writer.write_string("]")

    def write_repr_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.ElementType, Writable):
        """Writes `LinkedList[T]([a, b])` with debug texts."""
        writer.write_string("LinkedList[")
        writer.write_string(type_name[Self.ElementType]())
        writer.write_string("]([")
        var at = self._first
        while at:
            if at != self._first:
                writer.write_string(", ")
            Self._node(at)[].value.write_repr_to(writer)
            at = Self._node(at)[]._next
        writer.write_string("])")


struct _LinkedListIter[
    mut: Bool,
    //,
    T: Movable,
    origin: Origin[mut=mut],
    forward: Bool = True,
](Copyable, Iterable, IterableOwned, Iterator):
    """Iterates over a linked list by reference."""

    comptime Element = Self.T
    """The type of what the iteration yields."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _at: _Link
    var _left: Int

    @always_inline
    def __init__(out self, at: _Link, length: Int):
        """Builds an iterator at a node."""
        self._at = at
        self._left = length

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
        var node = self._at.unsafe_value().unsafe_bitcast[Node[Self.T]]()
        comptime if Self.forward:
            self._at = node[]._next
        else:
            self._at = node[]._previous
        return (
            Pointer(to=node[].value)
            .unsafe_mut_cast[Self.mut]()
            .unsafe_origin_cast[Self.origin]()[]
        )

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """The exact number that is left."""
        return (self._left, Optional(self._left))


struct _LinkedListOwnedIter[T: Movable](IterableOwned, Iterator):
    """Iterates over elements that are moved out."""

    comptime Element = Self.T
    """The type of what the iteration yields."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _list: LinkedList[Self.T]

    def __init__(out self, var list: LinkedList[Self.T]):
        """Builds an iterator over the elements of a list."""
        self._list = list^

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.T:
        """The next element."""
        if self._list._len == 0:
            raise StopIteration()
        return self._list._unlink(self._list._first)

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """The exact number that is left."""
        return (self._list._len, Optional(self._list._len))

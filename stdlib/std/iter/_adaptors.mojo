# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Adaptors of iterators.

Each is an `Iterator` and `IterableOwned`; it is `Copyable` and `Iterable` when
the iterators inside are.
"""

from std.iter import StopIteration, _next_value
from std.builtin._intrinsics import (
    __address_of,
    __destroy_value_at,
    __forget,
    __init_copy_at,
    __init_value_at,
    __list_map,
    __ref_at,
    __take_value_at,
    __uninitialized,
)
from std.builtin.variadics import _entry


# ===--- enumerate ---------------------------------------------------------------===#


struct _Enumerate[
    Inner: Iterator
](
    Copyable where conforms_to(Inner, Copyable),
    Iterable where conforms_to(Inner, Copyable),
    IterableOwned,
    Iterator,
):
    """Counts the elements of an iterator."""

    comptime Element = Tuple[Int, Self.Inner.Element]
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Self.Inner
    var _count: Int

    @always_inline
    def __init__(out self, var inner: Self.Inner, start: Int):
        """Starts counting at `start`."""
        self._inner = inner^
        self._count = start

    @always_inline
    def __iter__(ref self) -> Self where conforms_to(Self.Inner, Copyable):
        """A copy of the iterator."""
        return self.copy()

    @always_inline
    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    @always_inline
    def __next__(
        mut self,
    ) raises StopIteration -> Tuple[Int, Self.Inner.Element]:
        """The next number and element."""
        var count = self._count
        var element = _next_value(self._inner)
        self._count = count + 1
        return Tuple[Int, Self.Inner.Element](count, element^)

    @always_inline
    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many elements are left."""
        return self._inner.bounds()


@always_inline
def enumerate[
    T: Iterable
](ref iterable: T, *, start: Int = 0) -> _Enumerate[
    T.IteratorType[origin_of(iterable)]
]:
    """Counts the elements of a sequence.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.
        start: The first number.

    Returns:
        An iterator over pairs of number and element.
    """
    return _Enumerate[T.IteratorType[origin_of(iterable)]](
        iterable.__iter__(), start
    )


@always_inline
def enumerate[
    T: IterableOwned
](var iterable: T, *, start: Int = 0) -> _Enumerate[T.IteratorOwnedType]:
    """Counts the elements of a sequence that is consumed.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.
        start: The first number.

    Returns:
        An iterator over pairs of number and element.
    """
    return _Enumerate[T.IteratorOwnedType](iterable^.__iter__(), start)


# ===--- map -----------------------------------------------------------------------===#


struct _Map[
    Inner: Iterator,
    Result: Copyable,
    //,
    function: def(var Inner.Element) thin -> Result,
](
    Copyable where conforms_to(Inner, Copyable),
    Iterable where conforms_to(Inner, Copyable),
    IterableOwned,
    Iterator,
):
    """Applies a function to the elements of an iterator."""

    comptime Element = Self.Result
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Self.Inner

    @always_inline
    def __init__(out self, var inner: Self.Inner):
        """Wraps an iterator."""
        self._inner = inner^

    @always_inline
    def __iter__(ref self) -> Self where conforms_to(Self.Inner, Copyable):
        """A copy of the iterator."""
        return self.copy()

    @always_inline
    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    @always_inline
    def __next__(mut self) raises StopIteration -> Self.Result:
        """The result for the next element."""
        return Self.function(_next_value(self._inner))

    @always_inline
    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many elements are left."""
        return self._inner.bounds()


@always_inline
def map[
    origin: ImmOrigin,
    IterableType: Iterable,
    ResultType: Copyable,
    //,
    function: def(
        var IterableType.IteratorType[origin].Element
    ) thin -> ResultType,
](ref[origin] iterable: IterableType) -> _Map[
    Inner=IterableType.IteratorType[origin], Result=ResultType, function
]:
    """Applies a function to the elements of a sequence.

    Parameters:
        origin: The origin of the sequence.
        IterableType: The type of the sequence.
        ResultType: The type of the results.
        function: The function.

    Args:
        iterable: The sequence.

    Returns:
        An iterator over the results.
    """
    return {iterable.__iter__()}


@always_inline
def map[
    IterableType: IterableOwned,
    ResultType: Copyable,
    //,
    function: def(
        var IterableType.IteratorOwnedType.Element
    ) thin -> ResultType,
](var iterable: IterableType) -> _Map[
    Inner=IterableType.IteratorOwnedType, Result=ResultType, function
]:
    """Applies a function to the elements of a sequence that is consumed.

    Parameters:
        IterableType: The type of the sequence.
        ResultType: The type of the results.
        function: The function.

    Args:
        iterable: The sequence.

    Returns:
        An iterator over the results.
    """
    return {iterable^.__iter__()}


# ===--- zip -------------------------------------------------------------------------===#

comptime _ElementOf[T: Iterator] = T.Element
"""The type of the elements of an iterator."""


struct _Zip[
    *Inner: Iterator
](
    Copyable where Inner.all_conforms_to[Copyable](),
    Iterable where Inner.all_conforms_to[Copyable](),
    IterableOwned,
    Iterator,
):
    """Walks several iterators side by side."""

    comptime Element = Tuple[*Self.Inner.map[_ElementOf]()]
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Tuple[*Self.Inner]

    @always_inline
    def __init__(out self, var inner: Tuple[*Self.Inner]):
        """Wraps the iterators."""
        self._inner = inner^

    @always_inline
    def __iter__(
        ref self,
    ) -> Self where Self.Inner.all_conforms_to[Copyable]():
        """A copy of the iterator."""
        return self.copy()

    @always_inline
    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.Element:
        """One element of each; stops with the shortest."""
        var result = __uninitialized[Self.Element]()
        try:
            self._fill[0](result)
        except e:
            __forget(result^)
            raise e
        return result^

    def _fill[
        index: Int
    ](mut self, mut result: Self.Element) raises StopIteration:
        """Puts the elements from `index` on into place; on the way out of an
        error the elements that were taken are destroyed."""
        comptime if index < Self.Inner.length:
            comptime E = Self.Inner[index].Element
            var at = Self.Element._element[index](result)
            __init_value_at[E](at, _next_value(self._inner[index]))
            try:
                self._fill[index + 1](result)
            except e:
                __destroy_value_at[E](at)
                raise e

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """The least of the bounds."""
        var lower = Int.MAX
        var upper = Optional[Int]()
        comptime for i in range(Self.Inner.length):
            var inner = self._inner[i].bounds()
            lower = min(lower, inner[0])
            if inner[1]:
                var n = inner[1].value()
                if not upper or n < upper.value():
                    upper = Optional[Int](n)
        comptime if Self.Inner.length == 0:
            lower = 0
        return (lower, upper)


comptime _BorrowedIterator[
    mut: Bool, //, origin: Origin[mut=mut], T: Iterable
] = T.IteratorType[origin]
"""The iterator over a borrowed sequence."""

comptime _OwnedIterator[T: IterableOwned] = T.IteratorOwnedType
"""The iterator over a consumed sequence."""


@always_inline
def zip[
    *Ts: Iterable
](*iterables: *Ts) -> _Zip[
    *TypeList[
        Trait=Iterator,
        __list_map[Ts.values, _BorrowedIterator[origin=iterables.origin, _]](),
    ]()
]:
    """Walks several sequences side by side; stops with the shortest.

    Parameters:
        Ts: The types of the sequences.

    Args:
        iterables: The sequences.

    Returns:
        An iterator over tuples of one element of each.
    """
    comptime Inner = TypeList[
        Trait=Iterator,
        __list_map[Ts.values, _BorrowedIterator[origin=iterables.origin, _]](),
    ]
    var inner = __uninitialized[Tuple[*Inner()]]()
    comptime for i in range(Ts.length):
        __init_value_at[Inner()[i]](
            Tuple[*Inner()]._element[i](inner), iterables[i].__iter__()
        )
    return _Zip[*Inner()](inner^)


@always_inline
def zip[
    *Ts: IterableOwned
](var *iterables: *Ts) -> _Zip[
    *TypeList[Trait=Iterator, __list_map[Ts.values, _OwnedIterator]()]()
]:
    """Walks several sequences, which are consumed, side by side.

    Parameters:
        Ts: The types of the sequences.

    Args:
        iterables: The sequences.

    Returns:
        An iterator over tuples of one element of each.
    """
    comptime Inner = TypeList[
        Trait=Iterator, __list_map[Ts.values, _OwnedIterator]()
    ]
    var inner = __uninitialized[Tuple[*Inner()]]()
    comptime for i in range(Ts.length):
        __init_value_at[Inner()[i]](
            Tuple[*Inner()]._element[i](inner),
            __take_value_at[Ts[i]](_entry(iterables._ptrs, i)).__iter__(),
        )
    __forget(iterables^)
    return _Zip[*Inner()](inner^)


# ===--- peekable ------------------------------------------------------------------------===#


struct _Peekable[
    Inner: Iterator
](
    Copyable where conforms_to(Inner, Copyable)
    and conforms_to(Inner.Element, Copyable),
    Iterable where conforms_to(Inner, Copyable)
    and conforms_to(Inner.Element, Copyable),
    IterableOwned,
    Iterator,
):
    """An iterator that can look at its next element."""

    comptime Element = Self.Inner.Element
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Self.Inner
    var _next: Optional[Self.Inner.Element]

    @always_inline
    def __init__(out self, var inner: Self.Inner):
        """Wraps an iterator."""
        self._inner = inner^
        self._next = Optional[Self.Inner.Element]()

    @always_inline
    def __iter__(ref self) -> Self where conforms_to(Self.Inner, Copyable):
        """A copy of the iterator."""
        return self.copy()

    @always_inline
    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.Inner.Element:
        """The next element."""
        if self._next:
            return self._next.unsafe_take()
        return _next_value(self._inner)

    def peek(
        mut self,
    ) -> Optional[Pointer[Self.Inner.Element, ImmOrigin(origin_of(self))]]:
        """The next element, without taking it.

        Returns:
            A pointer to it, or nothing at the end.
        """
        comptime P = Pointer[Self.Inner.Element, ImmOrigin(origin_of(self))]
        if not self._next:
            try:
                self._next = Optional[Self.Inner.Element](
                    _next_value(self._inner)
                )
            except:
                return Optional[P]()
        return Optional[P](
            P(mlir_value=__address_of(self._next.unsafe_value()))
        )

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many elements are left."""
        var inner = self._inner.bounds()
        if not self._next:
            return inner
        var lower = inner[0]
        if lower != Int.MAX:
            lower += 1
        if inner[1]:
            return (lower, Optional[Int](inner[1].value() + 1))
        return (lower, Optional[Int]())


@always_inline
def peekable[
    T: Iterable
](ref iterable: T) -> _Peekable[T.IteratorType[origin_of(iterable)]]:
    """An iterator that can look at its next element.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _Peekable[T.IteratorType[origin_of(iterable)]](iterable.__iter__())


@always_inline
def peekable[
    T: IterableOwned
](var iterable: T) -> _Peekable[T.IteratorOwnedType]:
    """An iterator, over a consumed sequence, that can look ahead.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _Peekable[T.IteratorOwnedType](iterable^.__iter__())


# ===--- chain -----------------------------------------------------------------------------===#


struct _Chain[
    *Inner: Iterator
](
    Copyable where Inner.all_conforms_to[Copyable](),
    Iterable where Inner.all_conforms_to[Copyable](),
    IterableOwned,
    Iterator,
):
    """Walks several iterators one after the other."""

    comptime Element = Self.Inner[0].Element
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Tuple[*Self.Inner]
    var _at: Int

    @always_inline
    def __init__(out self, var inner: Tuple[*Self.Inner]):
        """Starts with the first."""
        self._inner = inner^
        self._at = 0

    @always_inline
    def __iter__(
        ref self,
    ) -> Self where Self.Inner.all_conforms_to[Copyable]():
        """A copy of the iterator."""
        return self.copy()

    @always_inline
    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.Inner[0].Element:
        """The next element."""
        comptime E = Self.Inner[0].Element
        comptime for i in range(Self.Inner.length):
            comptime assert Self.Inner[i].Element == E, (
                "chain requires iterables of the same element type"
            )
            if self._at == i:
                try:
                    return rebind_var[E](_next_value(self._inner[i]))
                except:
                    self._at = i + 1
        raise StopIteration()

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """The sum of the bounds."""
        var lower = 0
        var upper = 0
        var known = True
        comptime for i in range(Self.Inner.length):
            if self._at <= i:
                var inner = self._inner[i].bounds()
                if lower > Int.MAX - inner[0]:
                    lower = Int.MAX
                else:
                    lower += inner[0]
                if inner[1]:
                    if upper > Int.MAX - inner[1].value():
                        upper = Int.MAX
                    else:
                        upper += inner[1].value()
                else:
                    known = False
        if known:
            return (lower, Optional[Int](upper))
        return (lower, Optional[Int]())


@always_inline
def chain[
    *Ts: Iterable
](*iterables: *Ts) -> _Chain[
    *TypeList[
        Trait=Iterator,
        __list_map[Ts.values, _BorrowedIterator[origin=iterables.origin, _]](),
    ]()
]:
    """Walks several sequences one after the other.

    Parameters:
        Ts: The types of the sequences.

    Args:
        iterables: The sequences.

    Returns:
        An iterator over all elements.
    """
    comptime Inner = TypeList[
        Trait=Iterator,
        __list_map[Ts.values, _BorrowedIterator[origin=iterables.origin, _]](),
    ]
    var inner = __uninitialized[Tuple[*Inner()]]()
    comptime for i in range(Ts.length):
        __init_value_at[Inner()[i]](
            Tuple[*Inner()]._element[i](inner), iterables[i].__iter__()
        )
    return _Chain[*Inner()](inner^)


@always_inline
def chain[
    *Ts: IterableOwned
](var *iterables: *Ts) -> _Chain[
    *TypeList[Trait=Iterator, __list_map[Ts.values, _OwnedIterator]()]()
]:
    """Walks several sequences, which are consumed, one after the other.

    Parameters:
        Ts: The types of the sequences.

    Args:
        iterables: The sequences.

    Returns:
        An iterator over all elements.
    """
    comptime Inner = TypeList[
        Trait=Iterator, __list_map[Ts.values, _OwnedIterator]()
    ]
    var inner = __uninitialized[Tuple[*Inner()]]()
    comptime for i in range(Ts.length):
        __init_value_at[Inner()[i]](
            Tuple[*Inner()]._element[i](inner),
            __take_value_at[Ts[i]](_entry(iterables._ptrs, i)).__iter__(),
        )
    __forget(iterables^)
    return _Chain[*Inner()](inner^)


# ===--- once and empty -----------------------------------------------------------------------===#


struct _Once[
    T: Movable
](
    Copyable where conforms_to(T, Copyable),
    Iterable where conforms_to(T, Copyable),
    IterableOwned,
    Iterator,
):
    """Yields at most one value."""

    comptime Element = Self.T
    """The type of the value."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _value: Optional[Self.T]

    def __init__(out self, var value: Optional[Self.T]):
        """Wraps the value."""
        self._value = value^

    def __iter__(ref self) -> Self where conforms_to(Self.T, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.T:
        """The value, once."""
        if not self._value:
            raise StopIteration()
        return self._value.unsafe_take()

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """Twice the number of values left."""
        return self._value.bounds()


def once[T: Movable, //](var element: T, /) -> _Once[T]:
    """Yields one value.

    Parameters:
        T: The type of the value.

    Args:
        element: The value.

    Returns:
        The iterator.
    """
    return _Once[T](Optional[T](element^))


def empty[T: Movable]() -> _Once[T]:
    """Yields nothing.

    Parameters:
        T: The type of the values.

    Returns:
        The iterator.
    """
    return _Once[T](Optional[T]())

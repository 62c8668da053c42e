# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Lazy iterators in the manner of Python's `itertools`."""

from std.iter import _next_value


struct _Count(Copyable, Iterable, IterableOwned, Iterator):
    """Counts without end."""

    comptime Element = Int
    """The type of the numbers."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _at: Int
    var _step: Int

    def __init__(out self, start: Int, step: Int):
        """Starts at `start`."""
        self._at = start
        self._step = step

    def __iter__(ref self) -> Self:
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Int:
        """The next number."""
        var at = self._at
        self._at = at + self._step
        return at

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """There is no end."""
        return (Int.MAX, Optional[Int]())


def count(start: Int = 0, step: Int = 1) -> _Count:
    """Counts without end; wraps on overflow.

    Args:
        start: The first number.
        step: The distance of two numbers.

    Returns:
        The iterator.
    """
    return _Count(start, step)


struct _Repeat[
    T: Copyable & Deinitable
](Copyable, Iterable, IterableOwned, Iterator):
    """Yields a value several times."""

    comptime Element = Self.T
    """The type of the value."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _value: Self.T
    var _left: Int

    def __init__(out self, var value: Self.T, times: Int):
        """Starts with all repetitions left."""
        self._value = value^
        self._left = times

    def __iter__(ref self) -> Self:
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.T:
        """The value again."""
        if self._left <= 0:
            raise StopIteration()
        self._left -= 1
        return self._value.copy()


def repeat[
    ElementType: Copyable & Deinitable
](element: ElementType, *, times: Int) -> _Repeat[ElementType]:
    """Yields a value several times.

    Parameters:
        ElementType: The type of the value.

    Args:
        element: The value.
        times: How often.

    Returns:
        The iterator.
    """
    debug_assert(times >= 0, "The `times` argument must be non-negative")
    return _Repeat[ElementType](element.copy(), times)


struct _Cycle[
    Inner: Iterator
](
    Copyable where conforms_to(Inner, Copyable),
    Iterable where conforms_to(Inner, Copyable),
    IterableOwned,
    Iterator,
):
    """Starts over at the end."""

    comptime Element = Self.Inner.Element
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Self.Inner
    var _first: Self.Inner

    def __init__(out self, var inner: Self.Inner):
        """Wraps an iterator."""
        self._inner = inner^
        self._first = self._inner.copy()

    def __iter__(ref self) -> Self where conforms_to(Self.Inner, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.Inner.Element:
        """The next element."""
        try:
            return _next_value(self._inner)
        except:
            self._inner = self._first.copy()
            return _next_value(self._inner)

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many elements are left."""
        return (Int.MAX, Optional[Int]())


def cycle[
    T: Iterable
](ref iterable: T) -> _Cycle[T.IteratorType[origin_of(iterable)]]:
    """Repeats a sequence without end.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _Cycle[T.IteratorType[origin_of(iterable)]](iterable.__iter__())


def cycle[T: IterableOwned](var iterable: T) -> _Cycle[T.IteratorOwnedType]:
    """Repeats a sequence without end.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _Cycle[T.IteratorOwnedType](iterable^.__iter__())


struct _Take[
    Inner: Iterator
](
    Copyable where conforms_to(Inner, Copyable),
    Iterable where conforms_to(Inner, Copyable),
    IterableOwned,
    Iterator,
):
    """Stops after some elements."""

    comptime Element = Self.Inner.Element
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Self.Inner
    var _left: Int

    def __init__(out self, var inner: Self.Inner, count: Int):
        """Wraps an iterator."""
        self._inner = inner^
        self._left = count

    def __iter__(ref self) -> Self where conforms_to(Self.Inner, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.Inner.Element:
        """The next element."""
        if self._left <= 0:
            raise StopIteration()
        self._left -= 1
        return _next_value(self._inner)

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many elements are left."""
        var inner = self._inner.bounds()
        var lower = min(inner[0], self._left)
        var upper = self._left
        if inner[1]:
            upper = min(upper, inner[1].value())
        return (lower, Optional[Int](upper))


def take[
    T: Iterable
](ref iterable: T, count: Int) -> _Take[T.IteratorType[origin_of(iterable)]]:
    """The first elements of a sequence.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.
        count: How many elements.

    Returns:
        The iterator.
    """
    debug_assert(count >= 0, "The `count` argument must be non-negative")
    return _Take[T.IteratorType[origin_of(iterable)]](
        iterable.__iter__(), count
    )


def take[
    T: IterableOwned
](var iterable: T, count: Int) -> _Take[T.IteratorOwnedType]:
    """The first elements of a sequence.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.
        count: How many elements.

    Returns:
        The iterator.
    """
    debug_assert(count >= 0, "The `count` argument must be non-negative")
    return _Take[T.IteratorOwnedType](iterable^.__iter__(), count)


struct _Drop[
    Inner: Iterator
](
    Copyable where conforms_to(Inner, Copyable),
    Iterable where conforms_to(Inner, Copyable),
    IterableOwned,
    Iterator,
):
    """Leaves out some elements."""

    comptime Element = Self.Inner.Element
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Self.Inner
    var _left: Int

    def __init__(out self, var inner: Self.Inner, count: Int):
        """Wraps an iterator."""
        self._inner = inner^
        self._left = count

    def __iter__(ref self) -> Self where conforms_to(Self.Inner, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.Inner.Element:
        """The next element."""
        while self._left > 0:
            self._left -= 1
            _ = _next_value(self._inner)
        return _next_value(self._inner)

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many elements are left."""
        var inner = self._inner.bounds()
        var lower = max(inner[0] - self._left, 0)
        if inner[0] == Int.MAX:
            lower = Int.MAX
        if inner[1]:
            return (lower, Optional[Int](max(inner[1].value() - self._left, 0)))
        return (lower, Optional[Int]())


def drop[
    T: Iterable
](ref iterable: T, count: Int) -> _Drop[T.IteratorType[origin_of(iterable)]]:
    """A sequence without its first elements.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.
        count: How many elements to leave out.

    Returns:
        The iterator.
    """
    debug_assert(count >= 0, "The `count` argument must be non-negative")
    return _Drop[T.IteratorType[origin_of(iterable)]](
        iterable.__iter__(), count
    )


def drop[
    T: IterableOwned
](var iterable: T, count: Int) -> _Drop[T.IteratorOwnedType]:
    """A sequence without its first elements.

    Parameters:
        T: The type of the sequence.

    Args:
        iterable: The sequence.
        count: How many elements to leave out.

    Returns:
        The iterator.
    """
    debug_assert(count >= 0, "The `count` argument must be non-negative")
    return _Drop[T.IteratorOwnedType](iterable^.__iter__(), count)


struct _TakeWhile[
    Inner: Iterator, predicate: def(Inner.Element) thin -> Bool
](
    Copyable where conforms_to(Inner, Copyable),
    Iterable where conforms_to(Inner, Copyable),
    IterableOwned,
    Iterator,
):
    """Stops at the first element that fails a test."""

    comptime Element = Self.Inner.Element
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Self.Inner
    var _done: Bool

    def __init__(out self, var inner: Self.Inner):
        """Wraps an iterator."""
        self._inner = inner^
        self._done = False

    def __iter__(ref self) -> Self where conforms_to(Self.Inner, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.Inner.Element:
        """The next element."""
        if self._done:
            raise StopIteration()
        var element = _next_value(self._inner)
        if not Self.predicate(element):
            self._done = True
            raise StopIteration()
        return element^

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many elements are left."""
        if self._done:
            return (0, Optional[Int](0))
        return (0, self._inner.bounds()[1])


def take_while[
    T: Iterable,
    //,
    predicate: def(T.IteratorType[origin_of(iterable)].Element) thin -> Bool,
](ref iterable: T) -> _TakeWhile[
    T.IteratorType[origin_of(iterable)], predicate
]:
    """The first elements, as long as they pass a test.

    Parameters:
        T: The type of the sequence.
        predicate: The test.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _TakeWhile[T.IteratorType[origin_of(iterable)], predicate](
        iterable.__iter__()
    )


def take_while[
    T: IterableOwned,
    //,
    predicate: def(T.IteratorOwnedType.Element) thin -> Bool,
](var iterable: T) -> _TakeWhile[T.IteratorOwnedType, predicate]:
    """The first elements, as long as they pass a test.

    Parameters:
        T: The type of the sequence.
        predicate: The test.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _TakeWhile[T.IteratorOwnedType, predicate](iterable^.__iter__())


struct _DropWhile[
    Inner: Iterator, predicate: def(Inner.Element) thin -> Bool
](
    Copyable where conforms_to(Inner, Copyable),
    Iterable where conforms_to(Inner, Copyable),
    IterableOwned,
    Iterator,
):
    """Leaves out the first elements that pass a test."""

    comptime Element = Self.Inner.Element
    """The type of the elements."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: Self.Inner
    var _started: Bool

    def __init__(out self, var inner: Self.Inner):
        """Wraps an iterator."""
        self._inner = inner^
        self._started = False

    def __iter__(ref self) -> Self where conforms_to(Self.Inner, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(mut self) raises StopIteration -> Self.Inner.Element:
        """The next element."""
        if not self._started:
            self._started = True
            while True:
                var element = _next_value(self._inner)
                if not Self.predicate(element):
                    return element^
        return _next_value(self._inner)

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many elements are left."""
        if self._started:
            return self._inner.bounds()
        return (0, self._inner.bounds()[1])


def drop_while[
    T: Iterable,
    //,
    predicate: def(T.IteratorType[origin_of(iterable)].Element) thin -> Bool,
](ref iterable: T) -> _DropWhile[
    T.IteratorType[origin_of(iterable)], predicate
]:
    """A sequence without the first elements that pass a test.

    Parameters:
        T: The type of the sequence.
        predicate: The test.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _DropWhile[T.IteratorType[origin_of(iterable)], predicate](
        iterable.__iter__()
    )


def drop_while[
    T: IterableOwned,
    //,
    predicate: def(T.IteratorOwnedType.Element) thin -> Bool,
](var iterable: T) -> _DropWhile[T.IteratorOwnedType, predicate]:
    """A sequence without the first elements that pass a test.

    Parameters:
        T: The type of the sequence.
        predicate: The test.

    Args:
        iterable: The sequence.

    Returns:
        The iterator.
    """
    return _DropWhile[T.IteratorOwnedType, predicate](iterable^.__iter__())


struct _Product2[
    First: Iterator, Second: Iterator
](
    Copyable where conforms_to(First, Copyable)
    and conforms_to(First.Element, Copyable)
    and conforms_to(Second, Copyable),
    Iterable where conforms_to(First, Copyable)
    and conforms_to(First.Element, Copyable)
    and conforms_to(Second, Copyable),
    IterableOwned,
    Iterator,
):
    """All pairs of two sequences; the second one runs fastest."""

    comptime Element = Tuple[Self.First.Element, Self.Second.Element]
    """The type of the pairs."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _first: Self.First
    var _second: Self.Second
    var _fresh: Self.Second
    var _value: Optional[Self.First.Element]

    def __init__(out self, var first: Self.First, var second: Self.Second):
        """Wraps the iterators."""
        self._fresh = second.copy()
        self._first = first^
        self._second = second^
        self._value = Optional[Self.First.Element]()

    def __iter__(ref self) -> Self where conforms_to(Self.First, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(
        mut self,
    ) raises StopIteration -> Tuple[Self.First.Element, Self.Second.Element]:
        """The next pair."""
        if not self._value:
            self._value = Optional[Self.First.Element](_next_value(self._first))
        while True:
            try:
                var element = _next_value(self._second)
                return Tuple[Self.First.Element, Self.Second.Element](
                    self._value.unsafe_value().copy(), element^
                )
            except:
                self._second = self._fresh.copy()
                self._value = Optional[Self.First.Element](
                    _next_value(self._first)
                )

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many pairs are left."""
        var outer = self._first.bounds()
        var inner = self._fresh.bounds()
        var rest = (0, Optional[Int](0))
        if self._value:
            rest = self._second.bounds()
        var lower = rest[0] + outer[0] * inner[0]
        if outer[1] and inner[1] and rest[1]:
            return (
                lower,
                Optional[Int](
                    rest[1].value() + outer[1].value() * inner[1].value()
                ),
            )
        return (lower, Optional[Int]())


def product[
    A: Iterable, B: Iterable
](ref a: A, ref b: B) -> _Product2[
    A.IteratorType[origin_of(a)], B.IteratorType[origin_of(b)]
]:
    """All combinations of two sequences, the last one fastest.

    Parameters:
        A: The type of a sequence.
        B: The type of a sequence.

    Args:
        a: A sequence.
        b: A sequence.

    Returns:
        An iterator over tuples.
    """
    return _Product2[
        A.IteratorType[origin_of(a)], B.IteratorType[origin_of(b)]
    ](a.__iter__(), b.__iter__())


def product[
    A: IterableOwned, B: IterableOwned
](var a: A, var b: B) -> _Product2[A.IteratorOwnedType, B.IteratorOwnedType]:
    """All combinations of two sequences, the last one fastest.

    Parameters:
        A: The type of a sequence.
        B: The type of a sequence.

    Args:
        a: A sequence.
        b: A sequence.

    Returns:
        An iterator over tuples.
    """
    return _Product2[A.IteratorOwnedType, B.IteratorOwnedType](
        a^.__iter__(), b^.__iter__()
    )


def product[
    A: Iterable, B: Iterable, C: Iterable
](ref a: A, ref b: B, ref c: C) -> _Flatten3[
    A.IteratorType[origin_of(a)],
    B.IteratorType[origin_of(b)],
    C.IteratorType[origin_of(c)],
]:
    """All combinations of three sequences, the last one fastest.

    Parameters:
        A: The type of a sequence.
        B: The type of a sequence.
        C: The type of a sequence.

    Args:
        a: A sequence.
        b: A sequence.
        c: A sequence.

    Returns:
        An iterator over tuples.
    """
    return _Flatten3[
        A.IteratorType[origin_of(a)],
        B.IteratorType[origin_of(b)],
        C.IteratorType[origin_of(c)],
    ](
        _Product2[
            A.IteratorType[origin_of(a)],
            _Product2[
                B.IteratorType[origin_of(b)], C.IteratorType[origin_of(c)]
            ],
        ](
            a.__iter__(),
            _Product2[
                B.IteratorType[origin_of(b)], C.IteratorType[origin_of(c)]
            ](b.__iter__(), c.__iter__()),
        )
    )


def product[
    A: IterableOwned, B: IterableOwned, C: IterableOwned
](var a: A, var b: B, var c: C) -> _Flatten3[
    A.IteratorOwnedType, B.IteratorOwnedType, C.IteratorOwnedType
]:
    """All combinations of three sequences, the last one fastest.

    Parameters:
        A: The type of a sequence.
        B: The type of a sequence.
        C: The type of a sequence.

    Args:
        a: A sequence.
        b: A sequence.
        c: A sequence.

    Returns:
        An iterator over tuples.
    """
    return _Flatten3[
        A.IteratorOwnedType, B.IteratorOwnedType, C.IteratorOwnedType
    ](
        _Product2[
            A.IteratorOwnedType,
            _Product2[B.IteratorOwnedType, C.IteratorOwnedType],
        ](
            a^.__iter__(),
            _Product2[B.IteratorOwnedType, C.IteratorOwnedType](
                b^.__iter__(), c^.__iter__()
            ),
        )
    )


def product[
    A: Iterable, B: Iterable, C: Iterable, D: Iterable
](ref a: A, ref b: B, ref c: C, ref d: D) -> _Flatten4[
    A.IteratorType[origin_of(a)],
    B.IteratorType[origin_of(b)],
    C.IteratorType[origin_of(c)],
    D.IteratorType[origin_of(d)],
]:
    """All combinations of four sequences, the last one fastest.

    Parameters:
        A: The type of a sequence.
        B: The type of a sequence.
        C: The type of a sequence.
        D: The type of a sequence.

    Args:
        a: A sequence.
        b: A sequence.
        c: A sequence.
        d: A sequence.

    Returns:
        An iterator over tuples.
    """
    return _Flatten4[
        A.IteratorType[origin_of(a)],
        B.IteratorType[origin_of(b)],
        C.IteratorType[origin_of(c)],
        D.IteratorType[origin_of(d)],
    ](
        _Product2[
            A.IteratorType[origin_of(a)],
            _Product2[
                B.IteratorType[origin_of(b)],
                _Product2[
                    C.IteratorType[origin_of(c)], D.IteratorType[origin_of(d)]
                ],
            ],
        ](
            a.__iter__(),
            _Product2[
                B.IteratorType[origin_of(b)],
                _Product2[
                    C.IteratorType[origin_of(c)], D.IteratorType[origin_of(d)]
                ],
            ](
                b.__iter__(),
                _Product2[
                    C.IteratorType[origin_of(c)], D.IteratorType[origin_of(d)]
                ](c.__iter__(), d.__iter__()),
            ),
        )
    )


def product[
    A: IterableOwned, B: IterableOwned, C: IterableOwned, D: IterableOwned
](var a: A, var b: B, var c: C, var d: D) -> _Flatten4[
    A.IteratorOwnedType,
    B.IteratorOwnedType,
    C.IteratorOwnedType,
    D.IteratorOwnedType,
]:
    """All combinations of four sequences, the last one fastest.

    Parameters:
        A: The type of a sequence.
        B: The type of a sequence.
        C: The type of a sequence.
        D: The type of a sequence.

    Args:
        a: A sequence.
        b: A sequence.
        c: A sequence.
        d: A sequence.

    Returns:
        An iterator over tuples.
    """
    return _Flatten4[
        A.IteratorOwnedType,
        B.IteratorOwnedType,
        C.IteratorOwnedType,
        D.IteratorOwnedType,
    ](
        _Product2[
            A.IteratorOwnedType,
            _Product2[
                B.IteratorOwnedType,
                _Product2[C.IteratorOwnedType, D.IteratorOwnedType],
            ],
        ](
            a^.__iter__(),
            _Product2[
                B.IteratorOwnedType,
                _Product2[C.IteratorOwnedType, D.IteratorOwnedType],
            ](
                b^.__iter__(),
                _Product2[C.IteratorOwnedType, D.IteratorOwnedType](
                    c^.__iter__(), d^.__iter__()
                ),
            ),
        )
    )


struct _Flatten3[
    A: Iterator, B: Iterator, C: Iterator
](
    Copyable where conforms_to(A, Copyable),
    Iterable where conforms_to(A, Copyable),
    IterableOwned,
    Iterator,
):
    """The combinations of three sequences as flat tuples."""

    comptime Element = Tuple[Self.A.Element, Self.B.Element, Self.C.Element]
    """The type of the tuples."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: _Product2[Self.A, _Product2[Self.B, Self.C]]

    def __init__(
        out self, var inner: _Product2[Self.A, _Product2[Self.B, Self.C]]
    ):
        """Wraps the nested product."""
        self._inner = inner^

    def __iter__(ref self) -> Self where conforms_to(Self.A, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(
        mut self,
    ) raises StopIteration -> Tuple[
        Self.A.Element, Self.B.Element, Self.C.Element
    ]:
        """The next tuple."""
        var nested = _next_value(self._inner)
        return Tuple[Self.A.Element, Self.B.Element, Self.C.Element](
            nested[0].copy(), nested[1][0].copy(), nested[1][1].copy()
        )

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many tuples are left."""
        return self._inner.bounds()


struct _Flatten4[
    A: Iterator, B: Iterator, C: Iterator, D: Iterator
](
    Copyable where conforms_to(A, Copyable),
    Iterable where conforms_to(A, Copyable),
    IterableOwned,
    Iterator,
):
    """The combinations of four sequences as flat tuples."""

    comptime Element = Tuple[
        Self.A.Element, Self.B.Element, Self.C.Element, Self.D.Element
    ]
    """The type of the tuples."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = Self
    """The type of the iterator: the same."""

    comptime IteratorOwnedType: Iterator = Self
    """The type of the iterator: the same."""

    var _inner: _Product2[Self.A, _Product2[Self.B, _Product2[Self.C, Self.D]]]

    def __init__(
        out self,
        var inner: _Product2[
            Self.A, _Product2[Self.B, _Product2[Self.C, Self.D]]
        ],
    ):
        """Wraps the nested product."""
        self._inner = inner^

    def __iter__(ref self) -> Self where conforms_to(Self.A, Copyable):
        """A copy of the iterator."""
        return self.copy()

    def __iter__(var self) -> Self:
        """The iterator itself."""
        return self^

    def __next__(
        mut self,
    ) raises StopIteration -> Tuple[
        Self.A.Element, Self.B.Element, Self.C.Element, Self.D.Element
    ]:
        """The next tuple."""
        var nested = _next_value(self._inner)
        return Tuple[
            Self.A.Element, Self.B.Element, Self.C.Element, Self.D.Element
        ](
            nested[0].copy(),
            nested[1][0].copy(),
            nested[1][1][0].copy(),
            nested[1][1][1].copy(),
        )

    def bounds(self) -> Tuple[Int, Optional[Int]]:
        """How many tuples are left."""
        return self._inner.bounds()

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Iterators over combinations: `product`."""

from std.iter import _next_value


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

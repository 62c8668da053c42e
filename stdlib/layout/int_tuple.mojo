# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Trees of integers: the shapes, strides and coordinates of layouts."""

from std.os import abort
from std.utils.index import IndexList

comptime UNKNOWN_VALUE = -1
"""Stands for a number that is known only while the program runs."""


struct IntTuple(
    Comparable, ImplicitlyCopyable, Intable, Iterable, Sized, Writable
):
    """An integer, or a tuple of `IntTuple`s.

    The tree is stored in one list, in preorder: a leaf is `0, value`; a tuple is
    `1, number of elements, number of words of the elements`, then the elements.
    """

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = _IntTupleIter
    """The type of the iterator over the elements."""

    var _words: List[Int]

    def __init__(out self):
        """Makes the empty tuple."""
        self._words = [1, 0, 0]

    def __init__(out self, *, copy: Self):
        """Copies a tree.

        Args:
            copy: The tree.
        """
        self._words = copy._words.copy()

    @implicit
    def __init__(out self, value: Int):
        """Makes a leaf.

        Args:
            value: The number.
        """
        self._words = [0, value]

    @implicit
    def __init__(out self, value: IntLiteral):
        """Makes a leaf.

        Args:
            value: The number.
        """
        self._words = [0, Int(value)]

    @implicit
    def __init__[rank: Int](out self, value: IndexList[rank, ...]):
        """Makes a flat tuple.

        Parameters:
            rank: The number of elements.

        Args:
            value: The numbers.
        """
        self._words = [1, 0, 0]
        for i in range(rank):
            self.append(value[i])

    def __init__(
        out self,
        *elements: IntTuple,
        __list_literal__: NoneType = None,
    ):
        """Makes a tuple.

        Args:
            elements: The elements.
            __list_literal__: Marks a bracket display.
        """
        self._words = [1, 0, 0]
        for element in elements:
            self.append(element)

    def __init__(out self, *, _words: Span[Int, _]):
        """Makes a tree of its words."""
        self._words = List[Int](capacity=len(_words))
        self._words.extend(_words)

    def is_value(self) -> Bool:
        """Whether this is an integer.

        Returns:
            The answer.
        """
        return self._words[0] == 0

    def is_tuple(self) -> Bool:
        """Whether this is a tuple.

        Returns:
            The answer.
        """
        return self._words[0] == 1

    def value(self) -> Int:
        """The integer of a leaf.

        Returns:
            The value.
        """
        if self._words[0] != 0:
            abort("IntTuple.value: not an integer")
        return self._words[1]

    def __int__(self) -> Int:
        """The integer of a leaf.

        Returns:
            The value.
        """
        return self.value()

    def __len__(self) -> Int:
        """The number of elements.

        Returns:
            The length; 1 for an integer.
        """
        return 1 if self._words[0] == 0 else self._words[1]

    def _start(self, idx: Int) -> Int:
        """Returns where the words of an element start."""
        var at = 3
        for _ in range(idx):
            at += 2 if self._words[at] == 0 else 3 + self._words[at + 2]
        return at

    def __getitem__(self, idx: Int) -> IntTuple:
        """An element.

        Args:
            idx: Its index; 0 for an integer gives the integer.

        Returns:
            The element.
        """
        if self.is_value():
            if idx != 0:
                abort("IntTuple: an integer has one element")
            return self.copy()
        if idx < 0 or idx >= self._words[1]:
            abort(
                String(
                    "index ",
                    idx,
                    " is out of bounds, valid range is 0 to ",
                    self._words[1] - 1,
                )
            )
        var at = self._start(idx)
        var count = 2 if self._words[at] == 0 else 3 + self._words[at + 2]
        return IntTuple(_words=Span(self._words)[at : at + count])

    def __getitem__(self, s: Slice) -> IntTuple:
        """Some of the elements.

        Args:
            s: Which ones, by the rules of Python.

        Returns:
            A tuple.
        """
        var start, end, step = s.indices(len(self))
        var result = IntTuple()
        for i in range(start, end, step):
            result.append(self[i])
        return result^

    def append(mut self, element: IntTuple):
        """Adds an element at the end.

        Args:
            element: The element.
        """
        if self.is_value():
            abort("IntTuple.append: not a tuple")
        self._words.extend(Span(element._words))
        self._words[1] += 1
        self._words[2] += len(element._words)

    def _leaves(self) -> List[Int]:
        """Returns the integers in order."""
        var result = List[Int]()
        var at = 0
        while at < len(self._words):
            if self._words[at] == 0:
                result.append(self._words[at + 1])
                at += 2
            else:
                at += 3
        return result^

    def flatten(self) -> IntTuple:
        """All integers in one tuple.

        Returns:
            The flat tuple.
        """
        var result = IntTuple()
        for leaf in self._leaves():
            result.append(leaf)
        return result^

    def product_flatten(self) -> IntTuple:
        """The product of each element.

        Returns:
            A flat tuple.
        """
        return product_each(self)

    def all_known(self) -> Bool:
        """Whether no integer is `UNKNOWN_VALUE`.

        Returns:
            The answer.
        """
        for leaf in self._leaves():
            if leaf == UNKNOWN_VALUE:
                return False
        return True

    def count_values(self) -> Int:
        """The number of integers in the tree.

        Returns:
            The number of leaves.
        """
        return len(self._leaves())

    def __eq__(self, other: Self) -> Bool:
        """Whether both trees are equal.

        Args:
            other: The other tree.

        Returns:
            The answer.
        """
        return self._words == other._words

    def __lt__(self, other: Self) -> Bool:
        """Compares the integers in order.

        Args:
            other: The other tree.

        Returns:
            Whether this one is less.
        """
        var a = self._leaves()
        var b = other._leaves()
        for i in range(min(len(a), len(b))):
            if a[i] != b[i]:
                return a[i] < b[i]
        return len(a) < len(b)

    def __iter__(ref self) -> _IntTupleIter:
        """Iterates over the elements.

        Returns:
            The iterator.
        """
        return _IntTupleIter(self.copy(), 0)

    def write_to(self, mut writer: Some[Writer]):
        """Writes `(2, (3, 4))`, or an integer by itself.

        Args:
            writer: Where to write.
        """
        if self.is_value():
            writer.write(self._words[1])
            return
        writer.write("(")
        for i in range(len(self)):
            if i:
                writer.write(", ")
            self[i].write_to(writer)
        writer.write(")")


@fieldwise_init
struct _IntTupleIter(Copyable, Iterator):
    """Goes through the elements of a tuple."""

    comptime Element = IntTuple
    """The type of the elements."""

    var _tuple: IntTuple
    var _next: Int

    def __next__(mut self) raises StopIteration -> IntTuple:
        """Returns the next element."""
        if self._next >= len(self._tuple):
            raise StopIteration()
        self._next += 1
        return self._tuple[self._next - 1]


def create_unknown_int_tuple(rank: Int) -> IntTuple:
    """A flat tuple of unknown numbers.

    Args:
        rank: How many.

    Returns:
        The tuple.
    """
    var result = IntTuple()
    for _ in range(rank):
        result.append(UNKNOWN_VALUE)
    return result^


# ===--- folds -----------------------------------------------------------------------------===#


def product(t: IntTuple) -> Int:
    """The product of all integers.

    Args:
        t: The tree.

    Returns:
        The product; `UNKNOWN_VALUE` when one is unknown, 1 for the empty tuple.
    """
    var result = 1
    for leaf in t._leaves():
        if leaf == UNKNOWN_VALUE:
            return UNKNOWN_VALUE
        result *= leaf
    return result


def size(t: IntTuple) -> Int:
    """The product of all integers.

    Args:
        t: The tree.

    Returns:
        The product.
    """
    return product(t)


def sum(t: IntTuple) -> Int:
    """The sum of all integers.

    Args:
        t: The tree.

    Returns:
        The sum; `UNKNOWN_VALUE` when one is unknown.
    """
    var result = 0
    for leaf in t._leaves():
        if leaf == UNKNOWN_VALUE:
            return UNKNOWN_VALUE
        result += leaf
    return result


def tuple_max(t: IntTuple) -> Int:
    """The greatest integer.

    Args:
        t: The tree.

    Returns:
        The maximum.
    """
    var result = Int.MIN
    for leaf in t._leaves():
        result = max(result, leaf)
    return result


def tuple_min(a: IntTuple, b: IntTuple) -> IntTuple:
    """The lesser of each pair of integers.

    Args:
        a: A tree.
        b: A tree of the same form.

    Returns:
        The minima in the same form.
    """
    if a.is_value():
        return min(a.value(), b.value())
    var result = IntTuple()
    for i in range(len(a)):
        result.append(tuple_min(a[i], b[i]))
    return result^


def reduce[
    reducer: def(Int, IntTuple) thin -> Int
](t: IntTuple, initializer: Int) -> Int:
    """Folds the elements from the left.

    Parameters:
        reducer: Combines the result so far with an element.

    Args:
        t: The tuple.
        initializer: The first result.

    Returns:
        The last result.
    """
    var result = initializer
    for element in t:
        result = reducer(result, element)
    return result


def flatten(t: IntTuple) -> IntTuple:
    """All integers in one tuple.

    Args:
        t: The tree.

    Returns:
        The flat tuple.
    """
    return t.flatten()


def depth(t: IntTuple) -> Int:
    """How deep the tuples are nested.

    Args:
        t: The tree.

    Returns:
        0 for an integer.
    """
    if t.is_value():
        return 0
    var result = 0
    for element in t:
        result = max(result, depth(element))
    return result + 1


def is_flat(t: IntTuple) -> Bool:
    """Whether no element is a tuple.

    Args:
        t: The tree.

    Returns:
        The answer.
    """
    return depth(t) < 2


# ===--- forms -----------------------------------------------------------------------------===#


def apply[func: def(Int) thin -> Int](t: IntTuple) -> IntTuple:
    """Maps every integer.

    Parameters:
        func: The function.

    Args:
        t: The tree.

    Returns:
        The results in the same form.
    """
    if t.is_value():
        return func(t.value())
    var result = IntTuple()
    for element in t:
        result.append(apply[func](element))
    return result^


def apply_zip[
    func: def(IntTuple, IntTuple) thin -> IntTuple
](a: IntTuple, b: IntTuple) -> IntTuple:
    """Maps pairs of elements.

    Parameters:
        func: The function.

    Args:
        a: A tuple.
        b: A tuple of the same length.

    Returns:
        The results.
    """
    var result = IntTuple()
    for i in range(len(a)):
        result.append(func(a[i], b[i]))
    return result^


def abs(t: IntTuple) -> IntTuple:
    """The absolute value of every integer.

    Args:
        t: The tree.

    Returns:
        The results in the same form.
    """
    if t.is_value():
        var value = t.value()
        return -value if value < 0 else value
    var result = IntTuple()
    for element in t:
        result.append(abs(element))
    return result^


def fill_like(t: IntTuple, value: Int) -> IntTuple:
    """The same form with one number everywhere.

    Args:
        t: The form.
        value: The number.

    Returns:
        The tree.
    """
    if t.is_value():
        return value
    var result = IntTuple()
    for element in t:
        result.append(fill_like(element, value))
    return result^


def _take(form: IntTuple, numbers: Span[Int, _], mut at: Int) -> IntTuple:
    """Returns `form` with numbers from a list."""
    if form.is_value():
        at += 1
        return numbers[at - 1]
    var result = IntTuple()
    for element in form:
        result.append(_take(element, numbers, at))
    return result^


def to_nest(form: IntTuple, numbers: IntTuple) -> IntTuple:
    """Puts the integers of a tuple into another form.

    Args:
        form: The form.
        numbers: The integers.

    Returns:
        The tree.
    """
    var leaves = numbers._leaves()
    var at = 0
    return _take(form, leaves, at)


def reverse(t: IntTuple) -> IntTuple:
    """Reverses the elements on every level.

    Args:
        t: The tree.

    Returns:
        The reversed tree.
    """
    if t.is_value():
        return t.copy()
    var result = IntTuple()
    for i in range(len(t)):
        result.append(reverse(t[len(t) - 1 - i]))
    return result^


def sorted(t: IntTuple) -> IntTuple:
    """Sorts the elements.

    Args:
        t: The tuple.

    Returns:
        The elements in ascending order.
    """
    var elements = List(t)
    sort[stable=True](elements)
    var result = IntTuple()
    for element in elements:
        result.append(element)
    return result^


def product_each(t: IntTuple) -> IntTuple:
    """The product of each element.

    Args:
        t: The tuple.

    Returns:
        A flat tuple.
    """
    var result = IntTuple()
    for element in t:
        result.append(product(element))
    return result^


def inner_product(a: IntTuple, b: IntTuple) -> Int:
    """The sum of the products of corresponding integers.

    Args:
        a: A tree.
        b: A tree with as many integers.

    Returns:
        The sum.
    """
    var x = a._leaves()
    var y = b._leaves()
    if len(x) != len(y):
        abort("inner_product: the tuples have different forms")
    var result = 0
    for i in range(len(x)):
        result += x[i] * y[i]
    return result


def prefix_product(t: IntTuple, init: Int = 1) -> IntTuple:
    """The product of all integers before each one: column-major strides.

    Args:
        t: The tree.
        init: The first product.

    Returns:
        The products in the same form.
    """
    var running = init
    return _prefix_product(t, running)


def _prefix_product(t: IntTuple, mut running: Int) -> IntTuple:
    """Returns the products of one branch."""
    if t.is_value():
        var before = running
        if running == UNKNOWN_VALUE or t.value() == UNKNOWN_VALUE:
            running = UNKNOWN_VALUE
        else:
            running *= t.value()
        return before
    var result = IntTuple()
    for element in t:
        result.append(_prefix_product(element, running))
    return result^


def shape_div[check: Bool = False](a: IntTuple, b: IntTuple) -> IntTuple:
    """Divides shapes: by an integer progressively from the left.

    Parameters:
        check: Whether to abort when neither number divides the other.

    Args:
        a: The dividend.
        b: The divisor.

    Returns:
        The quotients in the form of the dividend.
    """
    if a.is_tuple():
        var result = IntTuple()
        if b.is_tuple():
            if len(a) != len(b):
                abort("shape_div: the tuples have different lengths")
            for i in range(len(a)):
                result.append(shape_div[check](a[i], b[i]))
            return result^
        var rest = b.value()
        for element in a:
            result.append(shape_div[check](element, rest))
            rest = shape_div[check](rest, product(element)).value()
        return result^
    if b.is_tuple():
        return shape_div[check](a, product(b))
    var x = a.value()
    var y = b.value()
    if x == UNKNOWN_VALUE or y == UNKNOWN_VALUE:
        return UNKNOWN_VALUE
    if x % y == 0:
        return x // y
    comptime if check:
        if y % x != 0:
            abort("shape_div: neither number divides the other")
    return 1 if (x < 0) == (y < 0) else -1


# ===--- coordinates -----------------------------------------------------------------------===#


def crd2idx(crd: IntTuple, shape: IntTuple, stride: IntTuple) -> Int:
    """The offset of a coordinate.

    Args:
        crd: An integer, a tuple of the form of the shape, or anything between.
        shape: The extents.
        stride: The distances of neighbours.

    Returns:
        The offset.
    """
    if crd.is_tuple():
        if len(crd) != len(shape):
            abort("crd2idx: the coordinate has another rank than the shape")
        var result = 0
        for i in range(len(crd)):
            result += crd2idx(crd[i], shape[i], stride[i])
        return result
    var value = crd.value()
    if shape.is_value():
        return value * stride.value()
    var result = 0
    var n = len(shape)
    for i in range(n - 1):
        var extent = product(shape[i])
        result += crd2idx(value % extent, shape[i], stride[i])
        value //= extent
    return result + (crd2idx(value, shape[n - 1], stride[n - 1]) if n else 0)


def crd2idx(crd: IntTuple, shape: IntTuple) -> Int:
    """The offset of a coordinate with column-major strides.

    Args:
        crd: The coordinate.
        shape: The extents.

    Returns:
        The offset.
    """
    return crd2idx(crd, shape, prefix_product(shape))


def idx2crd(idx: IntTuple, shape: IntTuple, stride: IntTuple) -> IntTuple:
    """The coordinate of an offset: `(idx // stride) % shape` for each mode.

    Args:
        idx: The offset.
        shape: The extents.
        stride: The distances of neighbours.

    Returns:
        The coordinate in the form of the shape.
    """
    if shape.is_value():
        return (idx.value() // stride.value()) % shape.value()
    var result = IntTuple()
    for i in range(len(shape)):
        result.append(
            idx2crd(idx[i] if idx.is_tuple() else idx, shape[i], stride[i])
        )
    return result^


def idx2crd(idx: IntTuple, shape: IntTuple) -> IntTuple:
    """The coordinate of an index in column-major order.

    Args:
        idx: The index.
        shape: The extents.

    Returns:
        The coordinate in the form of the shape.
    """
    return idx2crd(idx, shape, prefix_product(shape))


def to_index_list[
    rank: Int, element_type: DType = DType.int64
](t: IntTuple) -> IndexList[rank, element_type=element_type]:
    """The integers of a tree.

    Parameters:
        rank: How many there are.
        element_type: The type of the numbers.

    Args:
        t: The tree.

    Returns:
        The integers in order.
    """
    var leaves = t._leaves()
    var result = IndexList[rank, element_type=element_type]()
    for i in range(rank):
        result[i] = leaves[i]
    return result


# ===--- forms compared ----------------------------------------------------------------------===#


def congruent(a: IntTuple, b: IntTuple) -> Bool:
    """Whether both have the same form.

    Args:
        a: A tree.
        b: A tree.

    Returns:
        The answer.
    """
    if a.is_value() or b.is_value():
        return a.is_value() and b.is_value()
    if len(a) != len(b):
        return False
    for i in range(len(a)):
        if not congruent(a[i], b[i]):
            return False
    return True


def weakly_congruent(a: IntTuple, b: IntTuple) -> Bool:
    """Whether `b` has the form of `a`, or one that refines it.

    Args:
        a: A tree.
        b: A tree.

    Returns:
        The answer.
    """
    if a.is_value():
        return True
    if b.is_value() or len(a) != len(b):
        return False
    for i in range(len(a)):
        if not weakly_congruent(a[i], b[i]):
            return False
    return True


def compatible(a: IntTuple, b: IntTuple) -> Bool:
    """Whether every coordinate of the shape `a` is one of the shape `b`.

    Args:
        a: A shape.
        b: A shape.

    Returns:
        The answer.
    """
    if a.is_value():
        return a.value() == product(b)
    if b.is_value() or len(a) != len(b):
        return False
    for i in range(len(a)):
        if not compatible(a[i], b[i]):
            return False
    return True


def weakly_compatible(a: IntTuple, b: IntTuple) -> Bool:
    """Whether `a` divides `b` mode by mode, as a tile does.

    Args:
        a: A shape.
        b: A shape.

    Returns:
        The answer.
    """
    if a.is_value():
        return product(b) % a.value() == 0
    if b.is_value() or len(a) != len(b):
        return False
    for i in range(len(a)):
        if not weakly_compatible(a[i], b[i]):
            return False
    return True


def compact_order(shape: IntTuple, order: IntTuple) -> IntTuple:
    """Compact strides for a shape whose modes grow in a given order.

    Args:
        shape: The extents.
        order: For each mode its rank; the least one has stride 1.

    Returns:
        The strides in the form of the shape.
    """
    var extents = shape._leaves()
    var ranks = order._leaves()
    if len(extents) != len(ranks):
        abort("compact_order: shape and order have different forms")
    var strides = List[Int](length=len(extents), fill=1)
    for i in range(len(extents)):
        for k in range(len(extents)):
            if ranks[k] < ranks[i] or (ranks[k] == ranks[i] and k < i):
                strides[i] *= extents[k]
    var at = 0
    return _take(shape, strides, at)

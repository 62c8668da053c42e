# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Layouts whose unknown extents and strides get values at run time."""

from layout.int_tuple import IntTuple, UNKNOWN_VALUE
from layout.layout import Layout
from std.utils.index import IndexList


struct RuntimeTuple[
    S: IntTuple = UNKNOWN_VALUE, /, *, element_type: DType = DType.int64
](Defaultable, Sized, TrivialRegisterPassable, Writable):
    """The integers of a tree, known while compiling or not.

    Parameters:
        S: The tree; `UNKNOWN_VALUE` where a number comes at run time.
        element_type: The type of the numbers.
    """

    comptime scalar_length = Self.S.count_values()
    """The number of integers."""

    var value: IndexList[Self.scalar_length, element_type=Self.element_type]
    """The integers in order."""

    def __init__(out self):
        """Takes the known numbers; unknown ones are 0."""
        self.value = {}
        comptime leaves = Self.S._leaves()
        comptime for i in range(Self.scalar_length):
            comptime leaf = leaves[i]
            comptime if leaf != UNKNOWN_VALUE:
                self.value[i] = leaf

    @implicit
    def __init__(out self, *values: Int):
        """Takes the unknown numbers from arguments.

        Args:
            values: All numbers; those that are known are ignored.
        """
        self = Self()
        comptime leaves = Self.S._leaves()
        comptime for i in range(Self.scalar_length):
            comptime if leaves[i] == UNKNOWN_VALUE:
                self.value[i] = values[i]

    @implicit
    def __init__[rank: Int](out self, values: IndexList[rank, ...]):
        """Takes the unknown numbers from a list.

        Parameters:
            rank: The number of numbers.

        Args:
            values: All numbers; those that are known are ignored.
        """
        self = Self()
        comptime leaves = Self.S._leaves()
        comptime for i in range(Self.scalar_length):
            comptime if leaves[i] == UNKNOWN_VALUE:
                self.value[i] = values[i]

    @staticmethod
    def __len__() -> Int:
        """The number of elements of the tree.

        Returns:
            The length.
        """
        return len(Self.S)

    def __len__(self) -> Int:
        """The number of elements of the tree.

        Returns:
            The length.
        """
        return len(Self.S)

    @always_inline
    def __getitem__(self, idx: Int) -> Int:
        """An integer.

        Args:
            idx: Its place among all integers.

        Returns:
            The number.
        """
        return self.value[idx]

    def product(self) -> Int:
        """The product of all integers.

        Returns:
            The product.
        """
        return self.value.flattened_length()

    def to_int_tuple(self) -> IntTuple:
        """The tree with all numbers filled in.

        Returns:
            The tree.
        """
        var at = 0
        var numbers = List[Int]()
        for i in range(Self.scalar_length):
            numbers.append(self.value[i])
        return _filled(materialize[Self.S](), numbers, at)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the tree.

        Args:
            writer: Where to write.
        """
        self.to_int_tuple().write_to(writer)


def _filled(form: IntTuple, numbers: Span[Int, _], mut at: Int) -> IntTuple:
    """Returns `form` with other numbers."""
    if form.is_value():
        at += 1
        return numbers[at - 1]
    var result = IntTuple()
    for element in form:
        result.append(_filled(element, numbers, at))
    return result^


struct RuntimeLayout[
    layout: Layout,
    /,
    *,
    element_type: DType = DType.int64,
    linear_idx_type: DType = DType.int64,
](Defaultable, TrivialRegisterPassable, Writable):
    """A layout with run-time values for its unknown entries.

    Parameters:
        layout: What is known of the layout.
        element_type: The type of extents and strides.
        linear_idx_type: The type of offsets.
    """

    comptime _Shape = RuntimeTuple[
        Self.layout.shape, element_type=Self.element_type
    ]
    comptime _Stride = RuntimeTuple[
        Self.layout.stride, element_type=Self.linear_idx_type
    ]

    var shape: Self._Shape
    """The extents."""

    var stride: Self._Stride
    """The distances of neighbours, in elements."""

    def __init__(out self):
        """Takes what the layout knows."""
        self.shape = {}
        self.stride = {}

    def __init__(out self, shape: Self._Shape, stride: Self._Stride):
        """Builds a layout.

        Args:
            shape: The extents.
            stride: The distances.
        """
        self.shape = shape
        self.stride = stride

    @staticmethod
    def row_major[rank: Int](shape: IndexList[rank, ...]) -> Self:
        """A layout whose last mode is contiguous.

        Parameters:
            rank: The number of modes.

        Args:
            shape: The extents.

        Returns:
            The layout.
        """
        var result = Self()
        result.shape = Self._Shape(shape)
        var stride = 1
        for i in range(rank):
            var at = rank - 1 - i
            result.stride.value[at] = stride
            stride *= result.shape.value[at]
        return result

    @staticmethod
    def col_major[rank: Int](shape: IndexList[rank, ...]) -> Self:
        """A layout whose first mode is contiguous.

        Parameters:
            rank: The number of modes.

        Args:
            shape: The extents.

        Returns:
            The layout.
        """
        var result = Self()
        result.shape = Self._Shape(shape)
        var stride = 1
        for i in range(rank):
            result.stride.value[i] = stride
            stride *= result.shape.value[i]
        return result

    @always_inline
    def __call__(self, idx: Int) -> Int:
        """The offset of an index, taken apart with the first mode fastest.

        Args:
            idx: The index.

        Returns:
            The offset.
        """
        var rest = idx
        var result = 0
        comptime n = Self._Shape.scalar_length
        comptime for i in range(n):
            comptime if i == n - 1:
                result += rest * self.stride.value[i]
            else:
                result += rest % self.shape.value[i] * self.stride.value[i]
                rest //= self.shape.value[i]
        return result

    @always_inline
    def __call__[rank: Int](self, coord: IndexList[rank, ...]) -> Int:
        """The offset of a coordinate with a number for each integer.

        Parameters:
            rank: How many.

        Args:
            coord: The coordinate.

        Returns:
            The offset.
        """
        var result = 0
        comptime for i in range(rank):
            result += coord[i] * self.stride.value[i]
        return result

    @always_inline
    def dim(self, i: Int) -> Int:
        """An extent.

        Args:
            i: The mode.

        Returns:
            The extent.
        """
        return self.shape.value[i]

    @always_inline
    def size(self) -> Int:
        """The number of coordinates.

        Returns:
            The size.
        """
        return self.shape.product()

    def cast[
        element_type: DType, /, *, linear_idx_type: DType = DType.int64
    ](
        self,
    ) -> RuntimeLayout[
        Self.layout,
        element_type=element_type,
        linear_idx_type=linear_idx_type,
    ]:
        """Changes the types of the numbers.

        Parameters:
            element_type: The type of extents.
            linear_idx_type: The type of strides.

        Returns:
            The layout.
        """
        var result = RuntimeLayout[
            Self.layout,
            element_type=element_type,
            linear_idx_type=linear_idx_type,
        ]()
        comptime for i in range(Self._Shape.scalar_length):
            result.shape.value[i] = self.shape.value[i]
            result.stride.value[i] = self.stride.value[i]
        return result

    def write_to(self, mut writer: Some[Writer]):
        """Writes `(shape:stride)`.

        Args:
            writer: Where to write.
        """
        writer.write("(", self.shape, ":", self.stride, ")")

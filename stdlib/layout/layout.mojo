# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Layouts: functions from coordinates to offsets, and their algebra.

The definitions are those of the CuTe layout algebra.
"""

from layout.int_tuple import (
    IntTuple,
    UNKNOWN_VALUE,
    compact_order,
    crd2idx,
    idx2crd,
    prefix_product,
    product,
    product_each,
    reverse,
    shape_div,
)
from std.math import ceildiv
from std.os import abort
from std.utils.index import IndexList

comptime LayoutList = List[Layout]
"""A list of layouts: one for each mode of another layout."""


struct Layout(Equatable, ImplicitlyCopyable, Iterable, Sized, Writable):
    """A function from coordinates to offsets: a shape and strides of the same
    form."""

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = _LayoutIter
    """The type of the iterator over the modes."""

    var shape: IntTuple
    """The extents."""

    var stride: IntTuple
    """The distances of neighbours, in elements."""

    def __init__(out self):
        """Makes the layout without modes."""
        self.shape = IntTuple()
        self.stride = IntTuple()

    def __init__(out self, *, copy: Self):
        """Copies a layout.

        Args:
            copy: The layout.
        """
        self.shape = copy.shape
        self.stride = copy.stride

    @implicit
    def __init__(out self, shape: IntTuple):
        """Makes a column-major layout.

        Args:
            shape: The extents.
        """
        self.shape = shape
        self.stride = prefix_product(shape)

    def __init__(out self, shape: IntTuple, stride: IntTuple):
        """Makes a layout.

        Args:
            shape: The extents.
            stride: The distances, in the form of the shape.
        """
        self.shape = shape
        self.stride = stride

    @staticmethod
    def row_major(*dims: Int) -> Layout:
        """A layout whose last mode is contiguous.

        Args:
            dims: The extents.

        Returns:
            The layout.
        """
        var shape = IntTuple()
        for dim in dims:
            shape.append(dim)
        return Layout.row_major(shape)

    @staticmethod
    def row_major(shape: IntTuple) -> Layout:
        """A layout whose last mode is contiguous.

        Args:
            shape: The extents.

        Returns:
            The layout.
        """
        return Layout(shape, reverse(prefix_product(reverse(shape))))

    @staticmethod
    def row_major[rank: Int](shape: IndexList[rank, ...]) -> Layout:
        """A layout whose last mode is contiguous.

        Parameters:
            rank: The number of modes.

        Args:
            shape: The extents.

        Returns:
            The layout.
        """
        return Layout.row_major(IntTuple(shape))

    @staticmethod
    def col_major(*dims: Int) -> Layout:
        """A layout whose first mode is contiguous.

        Args:
            dims: The extents.

        Returns:
            The layout.
        """
        var shape = IntTuple()
        for dim in dims:
            shape.append(dim)
        return Layout(shape)

    @staticmethod
    def col_major(shape: IntTuple) -> Layout:
        """A layout whose first mode is contiguous.

        Args:
            shape: The extents.

        Returns:
            The layout.
        """
        return Layout(shape)

    @staticmethod
    def col_major[rank: Int](shape: IndexList[rank, ...]) -> Layout:
        """A layout whose first mode is contiguous.

        Parameters:
            rank: The number of modes.

        Args:
            shape: The extents.

        Returns:
            The layout.
        """
        return Layout(IntTuple(shape))

    def __call__(self, coord: IntTuple) -> Int:
        """The offset of a coordinate.

        Args:
            coord: An integer, which is taken apart with the first mode fastest,
                a tuple of the form of the shape, or anything between.

        Returns:
            The offset, in elements.
        """
        return crd2idx(coord, self.shape, self.stride)

    def idx2crd(self, idx: IntTuple) -> IntTuple:
        """The coordinate of an offset.

        Args:
            idx: The offset.

        Returns:
            The coordinate.
        """
        return idx2crd(idx, self.shape, self.stride)

    def size(self) -> Int:
        """The number of coordinates.

        Returns:
            The product of the shape; `UNKNOWN_VALUE` when one is unknown.
        """
        return product(self.shape)

    def cosize(self) -> Int:
        """The number of offsets up to the last one.

        Returns:
            `self(size - 1) + 1`.
        """
        return self(self.size() - 1) + 1

    def rank(self) -> Int:
        """The number of modes.

        Returns:
            The rank.
        """
        return len(self.shape)

    def __len__(self) -> Int:
        """The number of modes.

        Returns:
            The rank.
        """
        return len(self.shape)

    def __getitem__(self, idx: Int) -> Layout:
        """A mode.

        Args:
            idx: Its index.

        Returns:
            The mode as a layout.
        """
        return Layout(self.shape[idx], self.stride[idx])

    def __iter__(ref self) -> _LayoutIter:
        """Iterates over the modes.

        Returns:
            The iterator.
        """
        return _LayoutIter(self.copy(), 0)

    def append(mut self, mode: Layout):
        """Adds a mode at the end.

        Args:
            mode: The mode.
        """
        if self.shape.is_value():
            self.shape = _tuple_of(self.shape)
            self.stride = _tuple_of(self.stride)
        self.shape.append(mode.shape)
        self.stride.append(mode.stride)

    def transpose(self) -> Layout:
        """The modes in reverse order.

        Returns:
            The layout.
        """
        return Layout(reverse(self.shape), reverse(self.stride))

    def all_dims_known(self) -> Bool:
        """Whether shape and strides are known while compiling.

        Returns:
            The answer.
        """
        return self.shape.all_known() and self.stride.all_known()

    def known_shape(self) -> Bool:
        """Whether the shape is known while compiling.

        Returns:
            The answer.
        """
        return self.shape.all_known()

    def make_shape_unknown[axis: Int = UNKNOWN_VALUE](self) -> Layout:
        """Forgets extents.

        Parameters:
            axis: The mode whose extent is forgotten; all by default.

        Returns:
            The layout.
        """
        var shape = IntTuple()
        for i in range(len(self)):
            var mode = self.shape[i]
            if axis == UNKNOWN_VALUE or axis == i:
                var unknown = IntTuple()
                if mode.is_value():
                    shape.append(UNKNOWN_VALUE)
                else:
                    for _ in range(len(mode)):
                        unknown.append(UNKNOWN_VALUE)
                    shape.append(unknown)
            else:
                shape.append(mode)
        return Layout(shape, self.stride)

    def __eq__(self, other: Self) -> Bool:
        """Whether shape and strides are equal.

        Args:
            other: Another layout.

        Returns:
            The answer.
        """
        return self.shape == other.shape and self.stride == other.stride

    def write_to(self, mut writer: Some[Writer]):
        """Writes `(shape:stride)`.

        Args:
            writer: Where to write.
        """
        writer.write("(", self.shape, ":", self.stride, ")")


@fieldwise_init
struct _LayoutIter(Copyable, Iterator):
    """Goes through the modes of a layout."""

    comptime Element = Layout
    """The type of the modes."""

    var _layout: Layout
    var _next: Int

    def __next__(mut self) raises StopIteration -> Layout:
        """Returns the next mode."""
        if self._next >= len(self._layout):
            raise StopIteration()
        self._next += 1
        return self._layout[self._next - 1]


def _tuple_of(element: IntTuple) -> IntTuple:
    """Returns the tuple of one element."""
    var result = IntTuple()
    result.append(element)
    return result


def _modes(shape: Span[Int, _], stride: Span[Int, _]) -> Layout:
    """Returns the layout of some modes; one alone isn't put into a tuple."""
    if len(shape) == 1:
        return Layout(shape[0], stride[0])
    var result = Layout()
    for i in range(len(shape)):
        result.append(Layout(shape[i], stride[i]))
    return result


# ===--- making ----------------------------------------------------------------------------===#


def MakeLayoutList(a: Layout, b: Layout) -> LayoutList:
    """A list of two layouts.

    Args:
        a: The first layout.
        b: The second layout.

    Returns:
        The list.
    """
    return [a, b]


def MakeTileLayoutList[*sizes: Int]() -> LayoutList:
    """A list of contiguous tiles, one for each mode.

    Parameters:
        sizes: The extents.

    Returns:
        The list.
    """
    var result = LayoutList()
    for size in sizes:
        result.append(Layout(size, 1))
    return result^


def make_layout(*layouts: Layout) -> Layout:
    """The layout that has each argument as a mode.

    Args:
        layouts: The modes.

    Returns:
        The layout.
    """
    var result = Layout()
    for layout in layouts:
        result.append(layout)
    return result


def make_layout(layout_a: Layout, layout_b: Layout) -> Layout:
    """The layout with two modes.

    Args:
        layout_a: The first mode.
        layout_b: The second mode.

    Returns:
        The layout.
    """
    var result = Layout()
    result.append(layout_a)
    result.append(layout_b)
    return result


def make_ordered_layout(shape: IntTuple, order: IntTuple) -> Layout:
    """A compact layout whose modes grow in a given order.

    Args:
        shape: The extents.
        order: For each mode its rank; the least one is contiguous.

    Returns:
        The layout.
    """
    return Layout(shape, compact_order(shape, order))


# ===--- the algebra -----------------------------------------------------------------------===#


def coalesce(layout: Layout, keep_rank: Bool = False) -> Layout:
    """The same function with as few modes as possible.

    Args:
        layout: The layout.
        keep_rank: Whether each mode is simplified by itself.

    Returns:
        The simplified layout.
    """
    if keep_rank:
        var result = Layout()
        for mode in layout:
            result.append(coalesce(mode))
        return result
    var shapes = layout.shape._leaves()
    var strides = layout.stride._leaves()
    var shape: List[Int] = [1]
    var stride: List[Int] = [0]
    for i in range(len(shapes)):
        var last = len(shape) - 1
        if shapes[i] == 1:
            continue
        elif shape[last] == 1:
            shape[last] = shapes[i]
            stride[last] = strides[i]
        elif (
            shape[last] != UNKNOWN_VALUE
            and stride[last] != UNKNOWN_VALUE
            and shapes[i] != UNKNOWN_VALUE
            and shape[last] * stride[last] == strides[i]
        ):
            shape[last] *= shapes[i]
        else:
            shape.append(shapes[i])
            stride.append(strides[i])
    return _modes(shape, stride)


def composition(layout_a: Layout, layout_b: Layout) -> Layout:
    """The layout `i -> layout_a(layout_b(i))`.

    Args:
        layout_a: The outer function.
        layout_b: The inner function.

    Returns:
        A layout whose shape is compatible with that of `layout_b`.
    """
    if layout_b.shape.is_tuple():
        var result = Layout()
        for mode in layout_b:
            result.append(composition(layout_a, mode))
        return result
    if layout_b.stride.value() == 0:
        return Layout(layout_b.shape, 0)
    var flat = coalesce(layout_a)
    var shapes = flat.shape._leaves()
    var strides = flat.stride._leaves()
    var shape = List[Int]()
    var stride = List[Int]()
    var rest_shape = layout_b.shape.value()
    var rest_stride = layout_b.stride.value()
    for i in range(len(shapes) - 1):
        var extent = min(max(1, shapes[i] // rest_stride), rest_shape)
        if extent != 1:
            shape.append(extent)
            stride.append(rest_stride * strides[i])
        rest_shape //= extent
        rest_stride = ceildiv(rest_stride, shapes[i])
    if rest_shape != 1 or len(shape) == 0:
        shape.append(rest_shape)
        stride.append(
            0 if rest_shape == 1 else rest_stride * strides[len(strides) - 1]
        )
    return _modes(shape, stride)


def composition(layout_a: Layout, tiler: LayoutList) -> Layout:
    """Composes mode by mode.

    Args:
        layout_a: The outer function.
        tiler: An inner function for each of the first modes.

    Returns:
        The layout; modes without a tiler stay.
    """
    var result = Layout()
    for i in range(len(layout_a)):
        if i < len(tiler):
            result.append(composition(layout_a[i], tiler[i]))
        else:
            result.append(layout_a[i])
    return result


def complement(layout: Layout, size: Int = 1) -> Layout:
    """A layout of the offsets that another one doesn't reach.

    Args:
        layout: The layout.
        size: Up to which offset.

    Returns:
        The layout.
    """
    var shapes = layout.shape._leaves()
    var strides = layout.stride._leaves()
    var order = List[Int]()
    for i in range(len(shapes)):
        if shapes[i] == 1 or strides[i] == 0:
            continue
        var at = len(order)
        while at > 0 and strides[order[at - 1]] > strides[i]:
            at -= 1
        order.insert(at, i)
    var shape = List[Int]()
    var stride = List[Int]()
    var current = 1
    for i in order:
        if strides[i] < current:
            abort("Complement out of bounds.")
        shape.append(strides[i] // current)
        stride.append(current)
        current = shapes[i] * strides[i]
    shape.append(ceildiv(size, current))
    stride.append(current)
    return coalesce(_modes(shape, stride))


def logical_divide(layout_a: Layout, layout_b: Layout) -> Layout:
    """Splits a layout into tiles.

    Args:
        layout_a: The layout.
        layout_b: The tile.

    Returns:
        Mode 0 is the tile, mode 1 are the tiles.
    """
    return composition(
        layout_a,
        make_layout(layout_b, complement(layout_b, layout_a.size())),
    )


def logical_divide(layout_a: Layout, tiler: LayoutList) -> Layout:
    """Splits each mode into tiles.

    Args:
        layout_a: The layout.
        tiler: A tile for each of the first modes.

    Returns:
        Each mode as tile and tiles.
    """
    var result = Layout()
    for i in range(len(layout_a)):
        if i < len(tiler):
            result.append(logical_divide(layout_a[i], tiler[i]))
        else:
            result.append(layout_a[i])
    return result


def hierarchical_unzip(layout_a: Layout, tiler: LayoutList) -> Layout:
    """Gathers what a tiler makes of each mode.

    Args:
        layout_a: A layout that was divided by the tiler.
        tiler: The tiler.

    Returns:
        Mode 0 are the tiles' modes, mode 1 the rest.
    """
    var tile = Layout()
    var rest = Layout()
    for i in range(len(layout_a)):
        if i < len(tiler):
            tile.append(layout_a[i][0])
            rest.append(layout_a[i][1])
        else:
            rest.append(layout_a[i])
    return make_layout(tile, rest)


def zipped_divide(layout_a: Layout, layout_b: Layout) -> Layout:
    """Splits a layout into tiles.

    Args:
        layout_a: The layout.
        layout_b: The tile.

    Returns:
        Mode 0 is the tile, mode 1 are the tiles.
    """
    return logical_divide(layout_a, layout_b)


def zipped_divide(layout_a: Layout, tiler: LayoutList) -> Layout:
    """Splits each mode into tiles and gathers the modes of the tile.

    Args:
        layout_a: The layout.
        tiler: A tile for each of the first modes.

    Returns:
        Mode 0 is the tile, mode 1 are the tiles.
    """
    return hierarchical_unzip(logical_divide(layout_a, tiler), tiler)


def logical_product(layout_a: Layout, layout_b: Layout) -> Layout:
    """Repeats a layout.

    Args:
        layout_a: What is repeated.
        layout_b: How.

    Returns:
        Mode 0 is the layout, mode 1 are the repetitions.
    """
    return make_layout(
        layout_a,
        composition(
            complement(layout_a, layout_a.size() * layout_b.cosize()),
            layout_b,
        ),
    )


def logical_product(layout_a: Layout, tiler: LayoutList) -> Layout:
    """Repeats each mode.

    Args:
        layout_a: What is repeated.
        tiler: How each of the first modes is.

    Returns:
        Each mode as the mode and its repetitions.
    """
    var result = Layout()
    for i in range(len(layout_a)):
        if i < len(tiler):
            result.append(logical_product(layout_a[i], tiler[i]))
        else:
            result.append(layout_a[i])
    return result


def zip_modes(layout_a: Layout, layout_b: Layout) -> Layout:
    """Pairs the modes of two layouts.

    Args:
        layout_a: A layout.
        layout_b: A layout.

    Returns:
        `((a0, b0), (a1, b1), ...)`; a mode without a partner stays alone.
    """
    var result = Layout()
    for i in range(max(len(layout_a), len(layout_b))):
        if i >= len(layout_b):
            result.append(layout_a[i])
        elif i >= len(layout_a):
            result.append(layout_b[i])
        else:
            result.append(make_layout(layout_a[i], layout_b[i]))
    return result


def blocked_product(
    layout_a: Layout, layout_b: Layout, coalesce_output: Bool = False
) -> Layout:
    """Repeats a layout as a block of a larger one.

    Args:
        layout_a: The block.
        layout_b: The arrangement of the blocks.
        coalesce_output: Whether each mode is simplified.

    Returns:
        `((a0, b0), (a1, b1), ...)`.
    """
    var both = logical_product(layout_a, layout_b)
    var result = zip_modes(both[0], both[1])
    return coalesce(result, keep_rank=True) if coalesce_output else result


def tile_to_shape(
    tile: Layout, target_shape: IntTuple, order: Optional[IntTuple] = None
) -> Layout:
    """Repeats a tile until it fills a shape.

    Args:
        tile: The tile.
        target_shape: The extents to fill.
        order: The order in which tiles follow each other; by default the first
            mode is fastest.

    Returns:
        The layout.
    """
    var tile_shape = product_each(tile.shape)
    var target = product_each(target_shape)
    var counts = IntTuple()
    for i in range(len(target)):
        var extent = target[i].value()
        var step = tile_shape[i].value() if i < len(tile_shape) else 1
        if extent % step != 0:
            abort(
                "Tile to shape failed: target shape is not divisible by tile"
                " shape"
            )
        counts.append(extent // step)
    var tiles = Layout(counts)
    if order:
        tiles = make_ordered_layout(counts, order.value())
    return blocked_product(tile, tiles)


def right_inverse(layout: Layout) -> Layout:
    """A layout with `layout(right_inverse(layout)(i)) == i`.

    Args:
        layout: The layout.

    Returns:
        The inverse, as far as the layout is contiguous.
    """
    var flat = coalesce(layout)
    var shapes = flat.shape._leaves()
    var strides = flat.stride._leaves()
    var before = prefix_product(flat.shape)._leaves()
    var shape = List[Int]()
    var stride = List[Int]()
    var current = 1
    var found = True
    while found:
        found = False
        for i in range(len(shapes)):
            if shapes[i] != 1 and strides[i] == current:
                shape.append(shapes[i])
                stride.append(before[i])
                current = shapes[i] * strides[i]
                found = True
                break
    if len(shape) == 0:
        return Layout(1, 0)
    return coalesce(_modes(shape, stride))


def upcast(layout: Layout, factor: Int) -> Layout:
    """The layout of elements that are fused.

    Args:
        layout: The layout of single elements.
        factor: How many become one.

    Returns:
        The layout.
    """
    if layout.shape.is_tuple():
        var result = Layout()
        for mode in layout:
            result.append(upcast(mode, factor))
        return result
    var stride = layout.stride.value()
    if stride == 0:
        return layout
    return Layout(
        shape_div(layout.shape, shape_div(factor, stride)),
        shape_div(stride, factor),
    )


def downcast(layout: Layout, factor: Int) -> Layout:
    """The layout of the parts of elements.

    Args:
        layout: The layout of whole elements.
        factor: How many parts each has.

    Returns:
        The layout.
    """
    if layout.shape.is_tuple():
        var result = Layout()
        for mode in layout:
            result.append(downcast(mode, factor))
        return result
    var stride = layout.stride.value()
    if stride == 1:
        return Layout(layout.shape.value() * factor, 1)
    return Layout(layout.shape, stride * factor)


def apply_tiler[
    func: def(Layout, Layout) thin -> Layout
](layout_a: Layout, tiler: LayoutList) -> Layout:
    """Applies a function mode by mode.

    Parameters:
        func: The function.

    Args:
        layout_a: The layout.
        tiler: The second argument for each of the first modes.

    Returns:
        The layout; modes without a tiler stay.
    """
    var result = Layout()
    for i in range(len(layout_a)):
        if i < len(tiler):
            result.append(func(layout_a[i], tiler[i]))
        else:
            result.append(layout_a[i])
    return result


def sublayout(layout: Layout, *modes: Int) -> Layout:
    """Some modes of a layout.

    Args:
        layout: The layout.
        modes: Their indices.

    Returns:
        The layout of these modes.
    """
    var result = Layout()
    for mode in modes:
        result.append(layout[mode])
    return result


def is_row_major[rank: Int](layout: Layout) -> Bool:
    """Whether the strides are those of a row-major layout.

    Parameters:
        rank: The number of modes.

    Args:
        layout: The layout.

    Returns:
        The answer.
    """
    return layout.rank() == rank and layout == Layout.row_major(layout.shape)


def is_contiguous_dim(layout: Layout, dim: Int) -> Bool:
    """Whether neighbours along a mode are adjacent in memory.

    Args:
        layout: The layout.
        dim: The mode.

    Returns:
        The answer.
    """
    var strides = layout.stride[dim]._leaves()
    return len(strides) > 0 and strides[0] == 1


# ===--- text --------------------------------------------------------------------------------===#


def format_layout(layout: Layout, mut writer: Some[Writer]):
    """Writes a table of the offsets of a layout with two modes.

    Args:
        layout: The layout.
        writer: Where to write.
    """
    if layout.rank() != 2:
        abort("print_layout only supports 2D layouts")
    var width = String(layout.cosize()).byte_length()
    var columns = product(layout.shape[1])
    writer.write("    ")
    for j in range(columns):
        writer.write("  ", String(j).ascii_rjust(width))
        if j + 1 < columns:
            writer.write(" ")
    writer.write("\n")
    var divider = String("    ")
    for _ in range(columns):
        divider += "+" + "-" * (width + 2)
    divider += "+\n"
    for i in range(product(layout.shape[0])):
        writer.write(divider, String(i).ascii_rjust(2), "  ")
        for j in range(columns):
            var offset = String(layout(IntTuple(i, j)))
            writer.write("| ", offset.ascii_rjust(width), " ")
        writer.write("|\n")
    writer.write(divider)


def print_layout(layout: Layout):
    """Prints a layout with two modes and a table of its offsets.

    Args:
        layout: The layout.
    """
    var text = String(layout, "\n")
    format_layout(layout, text)
    print(text, end="")

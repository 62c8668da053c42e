# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Matrix multiplication as libraries of linear algebra do it: packed blocks for the caches, a tile of the result in registers.

The product is cut three times. A slice of `depth` columns of `a` and rows of `b` gives a sum of smaller products; `b`'s part of it is copied
into panels as wide as the tile, `a`'s part block by block into bands as high as the tile; what is left is one small product for each tile of
the result, whose sums never leave the registers. K. Goto and R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008),
explain why this order of loops reads every cache as rarely as possible.
"""

from std.math import align_up, iota
from std.memory import unsafe_alloc
from std.sys import (
    CompilationTarget,
    PrefetchOptions,
    argv,
    masked_load,
    masked_store,
    prefetch,
    simd_width_of,
)
from std.time import perf_counter_ns


struct Tiling[dtype: DType]:
    """How big the pieces of a product are on the target.

    Parameters:
        dtype: The type of the elements.
    """

    comptime width = simd_width_of[Self.dtype]()
    """Elements in a vector register."""

    comptime has_many_registers = (
        CompilationTarget.has_avx512f() or CompilationTarget.has_neon()
    )
    """Whether there are 32 vector registers, and not 16."""

    comptime vectors = 2
    """Vectors in a row of the tile."""

    comptime rows = 14 if Self.has_many_registers else 6
    """Rows of the tile, and of a band: its sums fill most of the registers; what is left holds a row of `b` and an element of `a`."""

    comptime columns = Self.vectors * Self.width
    """Columns of the tile, and of a panel."""

    comptime depth = 256
    """Most rows of a panel and columns of a band: a panel has about the size of the first cache."""

    comptime block_rows = 17 * Self.rows
    """Most rows of a block of `a`, which stays in the second cache."""

    comptime panel_columns = 4096
    """Most columns of all panels, which stay in the third cache."""


comptime Elements[dtype: DType, origin: Origin] = Pointer[Scalar[dtype], origin]


struct Buffer[dtype: DType](Movable):
    """Memory for packed elements.

    Parameters:
        dtype: The type of the elements.
    """

    var data: Elements[Self.dtype, MutUntrackedOrigin]

    def __init__(out self, size: Int):
        """Allocates `size` elements, each line of the cache whole."""
        self.data = unsafe_alloc[Scalar[Self.dtype]](size, alignment=64)

    def __deinit__(deinit self):
        self.data.unsafe_free()


@always_inline
def first_lanes[width: Int](count: Int) -> SIMD[DType.bool, width]:
    """Returns a mask of the first `count` of `width` lanes."""
    return iota[DType.int32, width]().lt(Int32(count))


def pack_panels[
    dtype: DType
](
    into: Elements[dtype, MutUntrackedOrigin],
    b: Elements[dtype, _],
    stride: Int,
    rows: Int,
    columns: Int,
):
    """Copies `rows` by `columns` elements of `b` into panels, one after the other. The last one is filled up with zeros.

    Parameters:
        dtype: The type of the elements.

    Args:
        into: The first panel.
        b: The first element.
        stride: Elements from one row of `b` to the next.
        rows: The rows to copy.
        columns: The columns to copy.
    """
    comptime tile = Tiling[dtype]
    comptime width = tile.width
    var to = into
    for column in range(0, columns, tile.columns):
        var is_whole = column + tile.columns <= columns
        for row in range(rows):
            comptime for v in range(tile.vectors):
                var first = column + v * width
                var source = b.unsafe_offset(row * stride + first)
                to.unsafe_store(
                    v * width,
                    source.unsafe_load[width=width]()
                    if is_whole
                    else (
                        masked_load[width](
                            source,
                            first_lanes[width](columns - first),
                            SIMD[dtype, width](0),
                        )
                    ),
                )
            to = to.unsafe_offset(tile.columns)


def pack_bands[
    dtype: DType
](
    into: Elements[dtype, MutUntrackedOrigin],
    a: Elements[dtype, _],
    stride: Int,
    rows: Int,
    columns: Int,
):
    """Copies `rows` by `columns` elements of `a` into bands, one after the other. A band holds a vector of each of its rows, then the next
    vector of each: one stream of memory, which is faster to read than many.

    Parameters:
        dtype: The type of the elements.

    Args:
        into: The first band.
        a: The first element.
        stride: Elements from one row of `a` to the next.
        rows: The rows to copy.
        columns: The columns to copy.
    """
    comptime tile = Tiling[dtype]
    comptime width = tile.width
    for row in range(rows):
        var source = a.unsafe_offset(row * stride)
        var to = into.unsafe_offset(
            row // tile.rows * tile.rows * tile.depth + row % tile.rows * width
        )
        var column = 0
        while column + width <= columns:
            to.unsafe_store(0, source.unsafe_load[width=width](column))
            to = to.unsafe_offset(tile.rows * width)
            column += width
        for i in range(columns - column):
            to[unsafe_offset=i] = source[unsafe_offset=column + i]


@always_inline
def add_vector[
    dtype: DType, width: Int
](
    c: Elements[dtype, MutUntrackedOrigin],
    sum: SIMD[dtype, width],
    count: Int,
):
    """Adds the first `count` elements of `sum` to those at `c`."""
    if count >= width:
        c.unsafe_store(0, c.unsafe_load[width=width]() + sum)
    else:
        var mask = first_lanes[width](count)
        var old = masked_load[width](c, mask, SIMD[dtype, width](0))
        masked_store(old + sum, c, mask)


def multiply_tile[
    dtype: DType, rows: Int, vectors: Int, width: Int = Tiling[dtype].width
](
    c: Elements[dtype, MutUntrackedOrigin],
    stride: Int,
    band: Elements[dtype, MutUntrackedOrigin],
    panel: Elements[dtype, MutUntrackedOrigin],
    depth: Int,
    columns: Int,
):
    """Adds the product of `rows` rows of a band and a panel to a tile of `c`.

    Parameters:
        dtype: The type of the elements.
        rows: The rows of the tile.
        vectors: The vectors of a row that are needed.
        width: The elements of a vector that are needed.

    Args:
        c: The first element of the tile.
        stride: Elements from one row of `c` to the next.
        band: The band.
        panel: The panel.
        depth: The columns of the band and rows of the panel.
        columns: The columns of the tile that are part of `c`.
    """
    comptime tile = Tiling[dtype]
    # The tile is needed when the sums are done, and may be far away.
    comptime for row in range(rows):
        comptime for v in range(vectors):
            prefetch[PrefetchOptions().for_write()](
                c.unsafe_offset(row * stride + v * width)
            )
    var sums = Array[SIMD[dtype, width], rows * vectors](
        fill=SIMD[dtype, width](0)
    )
    for k in range(depth):
        var b = Array[SIMD[dtype, width], vectors](fill=SIMD[dtype, width](0))
        comptime for v in range(vectors):
            b[v] = panel.unsafe_load[width=width](k * tile.columns + v * width)
        comptime for row in range(rows):
            var factor = SIMD[dtype, width](
                band[
                    unsafe_offset=(k // tile.width * tile.rows + row)
                    * tile.width
                    + k % tile.width
                ]
            )
            comptime for v in range(vectors):
                sums[row * vectors + v] = factor.fma(
                    b[v], sums[row * vectors + v]
                )
    comptime for row in range(rows):
        comptime for v in range(vectors):
            add_vector(
                c.unsafe_offset(row * stride + v * width),
                sums[row * vectors + v],
                columns - v * width,
            )


@always_inline
def multiply_edge[
    dtype: DType
](
    c: Elements[dtype, MutUntrackedOrigin],
    stride: Int,
    band: Elements[dtype, MutUntrackedOrigin],
    panel: Elements[dtype, MutUntrackedOrigin],
    depth: Int,
    rows: Int,
    columns: Int,
):
    """Does the work of `multiply_tile` for a tile that may be smaller than usual: there is a variant for each number of rows, and
    of vectors in a row."""
    comptime tile = Tiling[dtype]
    comptime for some_rows in range(1, tile.rows + 1):
        if rows == some_rows:
            if columns <= tile.width // 2:
                return multiply_tile[dtype, some_rows, 1, tile.width // 2](
                    c, stride, band, panel, depth, columns
                )
            comptime for vectors in range(1, tile.vectors + 1):
                if columns <= vectors * tile.width:
                    return multiply_tile[dtype, some_rows, vectors](
                        c, stride, band, panel, depth, columns
                    )


def multiply_block[
    dtype: DType
](
    c: Elements[dtype, MutUntrackedOrigin],
    stride: Int,
    bands: Elements[dtype, MutUntrackedOrigin],
    panels: Elements[dtype, MutUntrackedOrigin],
    rows: Int,
    depth: Int,
    columns: Int,
):
    """Adds the product of the bands of a block and all panels to `rows` rows of `c`. The innermost loop goes over the rows: the panel stays in
    the first cache meanwhile."""
    comptime tile = Tiling[dtype]
    for column in range(0, columns, tile.columns):
        var panel = panels.unsafe_offset(column * depth)
        var tile_columns = min(tile.columns, columns - column)
        for row in range(0, rows, tile.rows):
            var tile_rows = min(tile.rows, rows - row)
            var to = c.unsafe_offset(row * stride + column)
            var band = bands.unsafe_offset(row * tile.depth)
            if tile_rows == tile.rows and tile_columns == tile.columns:
                multiply_tile[dtype, tile.rows, tile.vectors](
                    to, stride, band, panel, depth, tile.columns
                )
            else:
                multiply_edge(
                    to, stride, band, panel, depth, tile_rows, tile_columns
                )


def matmul[
    dtype: DType
](
    c: Elements[dtype, MutUntrackedOrigin],
    a: Elements[dtype, _],
    b: Elements[dtype, _],
    rows: Int,
    depth: Int,
    columns: Int,
):
    """Adds the product of `a` and `b` to `c`. All three are stored row by row.

    Parameters:
        dtype: The type of the elements.

    Args:
        c: The result, `rows` by `columns`.
        a: The left factor, `rows` by `depth`.
        b: The right factor, `depth` by `columns`.
        rows: The rows of `a` and `c`.
        depth: The columns of `a` and rows of `b`.
        columns: The columns of `b` and `c`.
    """
    comptime tile = Tiling[dtype]
    var some_columns = min(columns, tile.panel_columns)
    var some_rows = min(rows, tile.block_rows)
    var panels = Buffer[dtype](
        min(depth, tile.depth) * align_up(some_columns, tile.columns)
    )
    var bands = Buffer[dtype](align_up(some_rows, tile.rows) * tile.depth)
    for column in range(0, columns, tile.panel_columns):
        some_columns = min(tile.panel_columns, columns - column)
        for k in range(0, depth, tile.depth):
            var some_depth = min(tile.depth, depth - k)
            pack_panels(
                panels.data,
                b.unsafe_offset(k * columns + column),
                columns,
                some_depth,
                some_columns,
            )
            for row in range(0, rows, tile.block_rows):
                some_rows = min(tile.block_rows, rows - row)
                pack_bands(
                    bands.data,
                    a.unsafe_offset(row * depth + k),
                    depth,
                    some_rows,
                    some_depth,
                )
                multiply_block(
                    c.unsafe_offset(row * columns + column),
                    columns,
                    bands.data,
                    panels.data,
                    some_rows,
                    some_depth,
                    some_columns,
                )


def check[dtype: DType](rows: Int, depth: Int, columns: Int) raises:
    """Compares a product of small whole numbers, which is exact, with the textbook's loops."""
    var a = [Scalar[dtype](i % 7 - 3) for i in range(rows * depth)]
    var b = [Scalar[dtype](i % 5 - 2) for i in range(depth * columns)]
    var c = List[Scalar[dtype]](length=rows * columns, fill=1)
    matmul(
        c.unsafe_ptr().unsafe_origin_cast[MutUntrackedOrigin](),
        a.unsafe_ptr(),
        b.unsafe_ptr(),
        rows,
        depth,
        columns,
    )
    for row in range(rows):
        for column in range(columns):
            var sum = Scalar[dtype](1)
            for k in range(depth):
                sum += a[row * depth + k] * b[k * columns + column]
            if c[row * columns + column] != sum:
                raise Error(
                    t"{rows} x {depth} x {columns}: wrong at {row}, {column}"
                )


def time[dtype: DType](size: Int):
    """Says how fast square matrices of `size` rows are multiplied."""
    var a = [Scalar[dtype](i % 7 - 3) for i in range(size * size)]
    var b = [Scalar[dtype](i % 5 - 2) for i in range(size * size)]
    var c = List[Scalar[dtype]](length=size * size, fill=0)
    var best = UInt.MAX
    for _ in range(max(3, 200_000_000 // (size * size * size))):
        var start = perf_counter_ns()
        matmul(
            c.unsafe_ptr().unsafe_origin_cast[MutUntrackedOrigin](),
            a.unsafe_ptr(),
            b.unsafe_ptr(),
            size,
            size,
            size,
        )
        best = min(best, UInt(perf_counter_ns() - start))
    var operations = 2 * Float64(size) * Float64(size) * Float64(size)
    print(t"{dtype} {size}: {round(operations / Float64(best), 1)} GFLOP/s")


def main() raises:
    """Checks odd shapes; with sizes as arguments, times them."""
    for i in range(1, len(argv())):
        time[DType.float32](Int(argv()[i]))
        time[DType.float64](Int(argv()[i]))
    if len(argv()) > 1:
        return
    for rows in [1, 5, 12, 31, 250]:
        for columns in [1, 8, 33, 70]:
            for depth in [1, 17, 300]:
                check[DType.float32](rows, depth, columns)
                check[DType.float64](rows, depth, columns)
    print("all products are right")

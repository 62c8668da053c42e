# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Layouts of arrays in memory, their algebra, and views of memory through them."""

from layout.int_tuple import IntTuple, UNKNOWN_VALUE
from layout.layout import Layout, LayoutList
from layout.layout_tensor import LayoutTensor, LayoutTensorIter
from layout.runtime_layout import RuntimeLayout, RuntimeTuple
from layout.swizzle import ComposedLayout, Swizzle
from layout.tile_layout import Layout as MixedLayout
from layout.tile_layout import (
    ColMajorLayout,
    RowMajorLayout,
    TensorLayout,
    col_major,
    row_major,
)
from layout.tile_tensor import TileTensor, stack_allocation
from layout.tile_views import NullableTileTensor, flatten_leading, lt_to_tt
from std.utils.coord import (
    All,
    ComptimeInt,
    Coord,
    CoordLike,
    Idx,
    coord,
    coord_to_index_list,
    crd2idx,
    idx2crd,
)

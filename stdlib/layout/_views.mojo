# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Extents and strides of the views of a `TileTensor`, as types."""

from layout.tile_layout import TensorLayout, _Number, _Types
from std.math import ceildiv
from std.sys.intrinsics import _type_is_eq
from std.utils.coord import ComptimeInt, CoordLike

comptime _Entry[list: __mlir_type.`!mojo.list`, i: Int]: Int = _Types[list]()[
    i
].static_value

comptime _Scaled[
    strides: __mlir_type.`!mojo.list`, sizes: __mlir_type.`!mojo.list`, i: Int
]: CoordLike = _Number[
    _Entry[strides, i] * _Entry[sizes, i] if _Entry[strides, i] >= 0 else -1
]

comptime _Quotient[
    shape: __mlir_type.`!mojo.list`, sizes: __mlir_type.`!mojo.list`, i: Int
]: CoordLike = ComptimeInt[ceildiv(_Entry[shape, i], _Entry[sizes, i])]

comptime _Part[
    shape: __mlir_type.`!mojo.list`, count: Int, axis: Int, i: Int
]: CoordLike = ComptimeInt[
    _Entry[shape, i] // count if i == axis else _Entry[shape, i]
]

comptime _Length[
    shape: __mlir_type.`!mojo.list`,
    ranges: ParameterList[type=Slice, ...],
    i: Int,
]: CoordLike = ComptimeInt[
    _range(ranges[i], _Entry[shape, i])[1]
    - _range(ranges[i], _Entry[shape, i])[0]
]

comptime _Kept[
    entries: __mlir_type.`!mojo.list`, marks: __mlir_type.`!mojo.list`, k: Int
]: CoordLike = _Types[entries]()[_kept_mode[*_Types[marks]()](k)]

comptime _Joined[
    L: TensorLayout, stride: Bool, k: Int
]: CoordLike = ComptimeInt[
    _joined_mode[L](k)[1] if stride else _joined_mode[L](k)[0]
]


def _kept_mode[*marks: CoordLike](k: Int) -> Int:
    """Returns which mode is the `k`th whose mark is `All`; for -1 how many there
    are."""
    var count = 0
    comptime for i in range(marks.length):
        comptime if marks[i].static_value == -2:
            if count == k:
                return i
            count += 1
    return count


def _joined_mode[L: TensorLayout](k: Int) -> Tuple[Int, Int]:
    """Returns extent and stride of the `k`th mode of a layout after merging modes
    that follow each other; for -1 how many there are."""
    var found = -1
    var extent = 1
    var stride = 0
    comptime for i in range(L.rank):
        comptime size = L.static_shape[i]
        comptime step = L.static_stride[i]
        comptime if size != 1:
            if found >= 0 and extent * stride == step:
                extent *= size
            else:
                if found >= 0 and found == k:
                    return (extent, stride)
                found += 1
                extent = size
                stride = step
    return (max(found, 0) + 1, 0) if k < 0 else (extent, stride)


def _range(s: Slice, extent: Int) -> Tuple[Int, Int]:
    """Returns where a slice starts and ends."""
    var bounds = s.indices(extent)
    return (bounds[0], bounds[1])


@always_inline
def _number[T: CoordLike](value: Int) -> T:
    """Returns `value` as a number of a run-time coordinate's type."""
    comptime if _type_is_eq[T, Int]():
        return rebind[T](value)
    else:
        return rebind[T](Scalar[T.DTYPE](value))

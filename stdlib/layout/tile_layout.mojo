# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Layouts whose extents and strides are types: each is known while compiling or
is a number at run time."""

from layout.int_tuple import IntTuple
from layout.layout import Layout as _ValueLayout
from std.builtin._intrinsics import (
    __list_map,
    __list_reverse,
    __list_tabulate,
)
from std.utils.coord import Coord, CoordLike, ComptimeInt, crd2idx

comptime _Types[list: __mlir_type.`!mojo.list`] = TypeList[
    Trait=CoordLike, list
]

comptime _Static[value: Int] = ComptimeInt[value]


trait TensorLayout(ImplicitlyCopyable, TrivialRegisterPassable, Writable):
    """A function from coordinates to offsets whose form is known."""

    comptime _shape_list: __mlir_type.`!mojo.list`
    """The types of the extents."""

    comptime _stride_list: __mlir_type.`!mojo.list`
    """The types of the strides."""

    comptime rank: Int
    """The number of modes."""

    comptime flat_rank: Int
    """The number of extents at any depth."""

    comptime shape_known: Bool
    """Whether all extents are known while compiling."""

    comptime stride_known: Bool
    """Whether all strides are known while compiling."""

    comptime all_dims_known: Bool
    """Whether all extents and strides are known while compiling."""

    comptime static_product: Int
    """The number of coordinates, where all extents are known."""

    comptime static_cosize: Int
    """The number of offsets up to the last one, where everything is known."""

    comptime static_shape[i: Int]: Int
    """An extent, -1 where it isn't known."""

    comptime static_stride[i: Int]: Int
    """A stride, -1 where it isn't known."""

    def _extent(self, i: Int) -> Int:
        """Returns an extent of a flat layout."""
        ...

    def _step(self, i: Int) -> Int:
        """Returns a stride of a flat layout."""
        ...

    def product(self) -> Int:
        """The number of coordinates.

        Returns:
            The product of the extents.
        """
        ...

    def _offset(self, idx: Int) -> Int:
        """Returns the offset of an index, the first mode fastest."""
        ...


def _cosize[
    Shape: CoordLike, Stride: CoordLike
](shape: Shape, stride: Stride) -> Int:
    """Returns the number of offsets up to the last one."""
    var extents = shape.flatten()
    var steps = stride.flatten()
    var result = 1
    comptime for i in range(type_of(extents).rank):
        result += (Int(extents[i].value()) - 1) * Int(steps[i].value())
    return result


struct Layout[
    shape_types: TypeList[Trait=CoordLike, ...],
    stride_types: TypeList[Trait=CoordLike, ...],
](TensorLayout):
    """A shape and strides of the same form.

    Parameters:
        shape_types: The types of the extents.
        stride_types: The types of the strides.
    """

    comptime _Shape = Coord[*Self.shape_types]
    comptime _Stride = Coord[*Self.stride_types]
    comptime _shape_list = Self.shape_types.values
    comptime _stride_list = Self.stride_types.values

    comptime rank: Int = Self.shape_types.length
    """The number of modes."""

    comptime flat_rank: Int = Self._Shape.flat_rank
    """The number of extents at any depth."""

    comptime shape_known: Bool = Self._Shape.all_dims_known
    """Whether all extents are known while compiling."""

    comptime stride_known: Bool = Self._Stride.all_dims_known
    """Whether all strides are known while compiling."""

    comptime all_dims_known: Bool = Self.shape_known and Self.stride_known
    """Whether all extents and strides are known while compiling."""

    comptime static_product: Int = Self._Shape.static_product
    """The number of coordinates, where all extents are known."""

    comptime static_cosize: Int = _cosize(Self._Shape(), Self._Stride())
    """The number of offsets up to the last one, where everything is known."""

    comptime static_shape[i: Int]: Int = Self.shape_types[i].static_value
    """An extent, -1 where it isn't known."""

    comptime static_stride[i: Int]: Int = Self.stride_types[i].static_value
    """A stride, -1 where it isn't known."""

    var _shape: Self._Shape
    var _stride: Self._Stride

    @always_inline
    def __init__(out self):
        """Makes a layout of known numbers; others are 0."""
        self._shape = {}
        self._stride = {}

    @always_inline
    def __init__(
        out self,
        shape: Coord[*Self.shape_types],
        stride: Coord[*Self.stride_types],
    ):
        """Makes a layout.

        Args:
            shape: The extents.
            stride: The distances of neighbours.
        """
        self._shape = shape
        self._stride = stride

    @always_inline
    def shape[i: Int](self) -> Self.shape_types[i]:
        """An extent.

        Parameters:
            i: The mode.

        Returns:
            The extent.
        """
        return self._shape[i]

    @always_inline
    def stride[i: Int](self) -> Self.stride_types[i]:
        """A stride.

        Parameters:
            i: The mode.

        Returns:
            The stride.
        """
        return self._stride[i]

    @always_inline
    def shape_coord(self) -> Coord[*Self.shape_types]:
        """All extents.

        Returns:
            The extents.
        """
        return self._shape

    @always_inline
    def stride_coord(self) -> Coord[*Self.stride_types]:
        """All strides.

        Returns:
            The strides.
        """
        return self._stride

    @always_inline
    def _extent(self, i: Int) -> Int:
        """Returns an extent of a flat layout."""
        var result = 0
        comptime for k in range(Self.rank):
            if k == i:
                result = Int(self._shape[k].product())
        return result

    @always_inline
    def _step(self, i: Int) -> Int:
        """Returns a stride of a flat layout."""
        var result = 0
        comptime for k in range(Self.rank):
            comptime if not Self.stride_types[k].is_tuple:
                if k == i:
                    result = Int(self._stride[k].value())
        return result

    @always_inline
    def _offset(self, idx: Int) -> Int:
        """Returns the offset of an index, the first mode fastest."""
        return Int(crd2idx(idx, self._shape, self._stride))

    @always_inline
    def product(self) -> Int:
        """The number of coordinates.

        Returns:
            The product of the extents.
        """
        return Int(self._shape.product())

    @always_inline
    def size(self) -> Int:
        """The number of coordinates.

        Returns:
            The product of the extents.
        """
        return self.product()

    @always_inline
    def __call__(self, idx: Int) -> Int:
        """The offset of an index, taken apart with the first mode fastest.

        Args:
            idx: The index.

        Returns:
            The offset.
        """
        return self._offset(idx)

    @always_inline
    def __call__[*Crd: CoordLike](self, coord: Coord[*Crd]) -> Int:
        """The offset of a coordinate.

        Parameters:
            Crd: The types of the coordinate.

        Args:
            coord: The coordinate.

        Returns:
            The offset.
        """
        return Int(crd2idx(coord, self._shape, self._stride))

    def transpose(
        self,
    ) -> Layout[
        _Types[__list_reverse[Self.shape_types.values]()](),
        _Types[__list_reverse[Self.stride_types.values]()](),
    ]:
        """The modes in reverse order.

        Returns:
            The layout.
        """
        return {
            rebind_var[
                Coord[*_Types[__list_reverse[Self.shape_types.values]()]()]
            ](self._shape.reverse()),
            rebind_var[
                Coord[*_Types[__list_reverse[Self.stride_types.values]()]()]
            ](self._stride.reverse()),
        }

    def to_layout(self) -> _ValueLayout:
        """The layout as a value of the layout algebra.

        Returns:
            The layout.
        """
        return _ValueLayout(_tree(self._shape), _tree(self._stride))

    def write_to(self, mut writer: Some[Writer]):
        """Writes `(shape:stride)`.

        Args:
            writer: Where to write.
        """
        writer.write("(", self._shape, ":", self._stride, ")")


def _tree[*Ts: CoordLike](coord: Coord[*Ts]) -> IntTuple:
    """Returns a coordinate as a tree of integers."""
    var result = IntTuple()
    comptime for i in range(Ts.length):
        comptime if Ts[i].is_tuple:
            result.append(_tree(coord[i]))
        else:
            result.append(Int(coord[i].value()))
    return result^


# ===--- making ----------------------------------------------------------------------------===#


def _suffix_product[*Shape: CoordLike](from_: Int) -> Int:
    """Returns the product of the extents from a mode, -1 if one is unknown."""
    var result = 1
    comptime for i in range(Shape.length):
        if i >= from_:
            comptime if not Shape[i].is_static_value:
                return -1
            result *= Shape[i].static_value
    return result


def _prefix_product[*Shape: CoordLike](end: Int) -> Int:
    """Returns the product of the extents before a mode, -1 if one is unknown."""
    var result = 1
    comptime for i in range(Shape.length):
        if i < end:
            comptime if not Shape[i].is_static_value:
                return -1
            result *= Shape[i].static_value
    return result


comptime _Number[value: Int]: CoordLike = (
    ComptimeInt[value] if value >= 0 else Int
)

comptime _RowStride[shape: __mlir_type.`!mojo.list`, i: Int]: CoordLike = (
    _Number[_suffix_product[*_Types[shape]()](i + 1)]
)

comptime _ColStride[shape: __mlir_type.`!mojo.list`, i: Int]: CoordLike = (
    _Number[_prefix_product[*_Types[shape]()](i)]
)

comptime RowMajorLayout[*shape_types: CoordLike] = Layout[
    _Types[shape_types.values](),
    _Types[
        __list_tabulate[shape_types.length, _RowStride[shape_types.values]]()
    ](),
]
"""The type of a layout whose last mode is contiguous."""

comptime ColMajorLayout[*shape_types: CoordLike] = Layout[
    _Types[shape_types.values](),
    _Types[
        __list_tabulate[shape_types.length, _ColStride[shape_types.values]]()
    ](),
]
"""The type of a layout whose first mode is contiguous."""


@always_inline
def row_major[
    *shape_types: CoordLike
](shape: Coord[*shape_types]) -> RowMajorLayout[*shape_types]:
    """A layout whose last mode is contiguous.

    Parameters:
        shape_types: The types of the extents.

    Args:
        shape: The extents.

    Returns:
        The layout.
    """
    var result = RowMajorLayout[*shape_types]()
    result._shape = rebind[type_of(result)._Shape](shape)
    var stride = 1
    comptime for k in range(shape_types.length):
        comptime i = shape_types.length - 1 - k
        comptime if type_of(result).static_stride[i] < 0:
            result._stride[i] = rebind[type_of(result._stride[i])](stride)
        stride *= Int(shape[i].value())
    return result


@always_inline
def row_major[
    *shape_types: CoordLike
](*dims: *shape_types) -> RowMajorLayout[*shape_types]:
    """A layout whose last mode is contiguous.

    Parameters:
        shape_types: The types of the extents.

    Args:
        dims: The extents: numbers or `Idx[n]`.

    Returns:
        The layout.
    """
    var shape = Coord[*shape_types]()
    comptime for i in range(shape_types.length):
        shape[i] = rebind[type_of(shape[i])](dims[i])
    return row_major(shape)


@always_inline
def row_major[
    *dims: Int
]() -> RowMajorLayout[*_Types[__list_map[dims.values, _Static]()]()]:
    """A layout whose last mode is contiguous.

    Parameters:
        dims: The extents.

    Returns:
        The layout.
    """
    return {}


@always_inline
def col_major[
    *shape_types: CoordLike
](shape: Coord[*shape_types]) -> ColMajorLayout[*shape_types]:
    """A layout whose first mode is contiguous.

    Parameters:
        shape_types: The types of the extents.

    Args:
        shape: The extents.

    Returns:
        The layout.
    """
    var result = ColMajorLayout[*shape_types]()
    result._shape = rebind[type_of(result)._Shape](shape)
    var stride = 1
    comptime for i in range(shape_types.length):
        comptime if type_of(result).static_stride[i] < 0:
            result._stride[i] = rebind[type_of(result._stride[i])](stride)
        stride *= Int(shape[i].value())
    return result


@always_inline
def col_major[
    *shape_types: CoordLike
](*dims: *shape_types) -> ColMajorLayout[*shape_types]:
    """A layout whose first mode is contiguous.

    Parameters:
        shape_types: The types of the extents.

    Args:
        dims: The extents: numbers or `Idx[n]`.

    Returns:
        The layout.
    """
    var shape = Coord[*shape_types]()
    comptime for i in range(shape_types.length):
        shape[i] = rebind[type_of(shape[i])](dims[i])
    return col_major(shape)


@always_inline
def col_major[
    *dims: Int
]() -> ColMajorLayout[*_Types[__list_map[dims.values, _Static]()]()]:
    """A layout whose first mode is contiguous.

    Parameters:
        dims: The extents.

    Returns:
        The layout.
    """
    return {}

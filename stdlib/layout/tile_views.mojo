# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Views of `TileTensor`s that are functions, and a view that may be missing."""

from std.builtin._intrinsics import __list_tabulate
from std.utils.coord import CoordLike

from layout._views import _number
from layout.layout import Layout as _ValueLayout
from layout.layout_tensor import LayoutTensor
from layout.tile_layout import Layout, TensorLayout, _Number, _Types
from layout.tile_tensor import TileTensor

comptime _ShapeOf[layout: _ValueLayout, i: Int]: CoordLike = _Number[
    Int(layout.shape[i])
]

comptime _StrideOf[layout: _ValueLayout, i: Int]: CoordLike = _Number[
    Int(layout.stride[i])
]

comptime _TypeOf[layout: _ValueLayout] = Layout[
    _Types[__list_tabulate[layout.rank(), _ShapeOf[layout]]()](),
    _Types[__list_tabulate[layout.rank(), _StrideOf[layout]]()](),
]


@always_inline
def lt_to_tt(
    lt: LayoutTensor[...],
) -> TileTensor[
    lt.dtype, _TypeOf[lt.layout], lt.origin, address_space=lt.address_space
]:
    """Views a `LayoutTensor` of single numbers as a `TileTensor`.

    Args:
        lt: The tensor, whose modes are integers.

    Returns:
        The view.
    """
    comptime assert lt.element_size == 1, "the elements are vectors"
    var layout = _TypeOf[lt.layout]()
    comptime for i in range(lt.rank):
        comptime if type_of(layout).static_shape[i] < 0:
            layout._shape[i] = _number[type_of(layout._shape[i])](lt.dim(i))
        comptime if type_of(layout).static_stride[i] < 0:
            layout._stride[i] = _number[type_of(layout._stride[i])](
                lt.stride(i)
            )
    return {lt.ptr, layout}


comptime _LeadingShape[shape: __mlir_type.`!mojo.list`, i: Int]: CoordLike = (
    _Number[_leading[*_Types[shape]()]()]
    if i == 0
    else _Types[shape]()[_Types[shape]().length - 1]
)

comptime _LastStrides[stride: __mlir_type.`!mojo.list`, i: Int]: CoordLike = (
    _Types[stride]()[_Types[stride]().length - 2 + i]
)

comptime _Flattened[L: TensorLayout] = Layout[
    _Types[__list_tabulate[2, _LeadingShape[L._shape_list]]()](),
    _Types[__list_tabulate[2, _LastStrides[L._stride_list]]()](),
]


def _leading[*Shape: CoordLike]() -> Int:
    """The product of all extents but the last, -1 if one is unknown."""
    var result = 1
    comptime for i in range(Shape.length - 1):
        comptime if not Shape[i].is_static_value:
            return -1
        result *= Shape[i].static_value
    return result


@always_inline
def flatten_leading(
    tensor: TileTensor[...],
) -> TileTensor[
    tensor.dtype,
    _Flattened[tensor.LayoutType],
    tensor.origin,
    address_space=tensor.address_space,
    linear_idx_type=tensor.linear_idx_type,
    element_size=tensor.element_size,
]:
    """Collapses all modes but the last, which must follow each other.

    Args:
        tensor: A tensor with at least two modes.

    Returns:
        The matrix.
    """
    comptime assert tensor.rank >= 2, "there must be at least two modes"
    var layout = _Flattened[tensor.LayoutType]()
    var rows = 1
    comptime for i in range(tensor.rank - 1):
        rows *= tensor.layout._extent(i)
    comptime if type_of(layout).static_shape[0] < 0:
        layout._shape[0] = _number[type_of(layout._shape[0])](rows)
    comptime if type_of(layout).static_shape[1] < 0:
        layout._shape[1] = _number[type_of(layout._shape[1])](
            tensor.layout._extent(tensor.rank - 1)
        )
    comptime for k in range(2):
        comptime if type_of(layout).static_stride[k] < 0:
            layout._stride[k] = _number[type_of(layout._stride[k])](
                tensor.layout._step(tensor.rank - 2 + k)
            )
    return {tensor.ptr, layout}


struct NullableTileTensor[
    mut: Bool,
    //,
    dtype: DType,
    LayoutType: TensorLayout,
    origin: Origin[mut=mut],
    *,
    address_space: AddressSpace = AddressSpace.GENERIC,
](Boolable, ImplicitlyCopyable):
    """A view of memory that may be missing.

    Parameters:
        mut: Whether elements can be written.
        dtype: The type of the numbers.
        LayoutType: Where the elements are.
        origin: Where the memory comes from.
        address_space: The kind of memory.
    """

    comptime Tensor = TileTensor[
        Self.dtype,
        Self.LayoutType,
        Self.origin,
        address_space=Self.address_space,
    ]
    """The type of the view."""

    var _tensor: Optional[Self.Tensor]

    def __init__(out self):
        """Builds a missing view."""
        self._tensor = None

    @implicit
    def __init__(out self, value: NoneType):
        """Builds a missing view.

        Args:
            value: `None`.
        """
        self._tensor = None

    @implicit
    def __init__(out self, tensor: Self.Tensor):
        """Holds a view.

        Args:
            tensor: The view.
        """
        self._tensor = tensor

    def __bool__(self) -> Bool:
        """Whether there is a view.

        Returns:
            The answer.
        """
        return Bool(self._tensor)

    def value(self) -> Self.Tensor:
        """The view, which must be there.

        Returns:
            The view.
        """
        return self._tensor.value()

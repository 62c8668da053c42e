# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""`TileTensor`: a view of memory through a layout whose form is in its type."""

from layout._views import (
    _Entry,
    _Joined,
    _joined_mode,
    _Kept,
    _kept_mode,
    _Length,
    _number,
    _Part,
    _Quotient,
    _range,
    _Scaled,
)
from layout.int_tuple import IntTuple
from layout.layout import Layout as _ValueLayout
from layout.layout_tensor import LayoutTensor
from layout.tile_layout import Layout, TensorLayout, _Static, _Types
from std.builtin._intrinsics import (
    __list_map,
    __list_reverse,
    __list_splat,
    __list_tabulate,
)
from std.memory import stack_allocation as _stack_allocation
from std.os import abort
from std.sys.info import align_of
from std.utils.coord import Coord, CoordLike, ComptimeInt
from std.utils.index import IndexList


struct TileTensor[
    mut: Bool,
    //,
    dtype: DType,
    LayoutType: TensorLayout,
    origin: Origin[mut=mut],
    *,
    address_space: AddressSpace = AddressSpace.GENERIC,
    linear_idx_type: DType = DType.int64,
    element_size: Int = 1,
](ImplicitlyCopyable, TrivialRegisterPassable, Writable):
    """A view of memory as an array; it owns nothing and checks no index.

    Parameters:
        mut: Whether elements can be written.
        dtype: The type of the numbers.
        LayoutType: Where the elements are.
        origin: Where the memory comes from.
        address_space: The kind of memory.
        linear_idx_type: The type of offsets.
        element_size: How many numbers, side by side, an element has.
    """

    comptime rank: Int = Self.LayoutType.rank
    """The number of modes."""

    comptime flat_rank: Int = Self.LayoutType.flat_rank
    """The number of extents at any depth."""

    comptime ElementType = SIMD[Self.dtype, Self.element_size]
    """The type of an element."""

    comptime shape_known: Bool = Self.LayoutType.shape_known
    """Whether all extents are known while compiling."""

    comptime all_dims_known: Bool = Self.LayoutType.all_dims_known
    """Whether all extents and strides are known while compiling."""

    comptime static_shape[i: Int]: Int = Self.LayoutType.static_shape[i]
    """An extent, -1 where it isn't known."""

    comptime static_stride[i: Int]: Int = Self.LayoutType.static_stride[i]
    """A stride, -1 where it isn't known."""

    comptime is_row_major: Bool = _is_row_major[Self.LayoutType]()
    """Whether the elements are known to follow each other row by row."""

    comptime _Pointer = Pointer[
        Scalar[Self.dtype], Self.origin, address_space=Self.address_space
    ]
    comptime _View[
        shape: __mlir_type.`!mojo.list`,
        stride: __mlir_type.`!mojo.list`,
        element_size: Int = Self.element_size,
    ] = TileTensor[
        Self.dtype,
        Layout[_Types[shape](), _Types[stride]()],
        Self.origin,
        address_space=Self.address_space,
        linear_idx_type=Self.linear_idx_type,
        element_size=element_size,
    ]

    var ptr: Self._Pointer
    """The first element."""

    var layout: Self.LayoutType
    """Extents and strides."""

    @always_inline
    def __init__(out self, ptr: Self._Pointer, layout: Self.LayoutType):
        """Views memory.

        Args:
            ptr: The first element.
            layout: Where the elements are.
        """
        self.ptr = ptr
        self.layout = layout

    @always_inline
    def __init__(
        out self,
        span: Span[Scalar[Self.dtype], Self.origin],
        layout: Self.LayoutType,
    ):
        """Views the elements of a span.

        Args:
            span: The elements.
            layout: Where they are.
        """
        self.ptr = rebind[Self._Pointer](span.unsafe_ptr())
        self.layout = layout

    @implicit
    @always_inline
    def __init__(
        other: TileTensor,
        out self: TileTensor[
            other.dtype,
            other.LayoutType,
            ImmOrigin(other.origin),
            address_space=other.address_space,
            linear_idx_type=other.linear_idx_type,
            element_size=other.element_size,
        ],
    ):
        """Makes an immutable view of a mutable one.

        Args:
            other: The mutable view.
        """
        self = {other.ptr.as_imm(), other.layout}

    # ===--- queries ---===#

    @always_inline
    def dim[i: Int](self) -> Scalar[Self.linear_idx_type]:
        """An extent.

        Parameters:
            i: The mode.

        Returns:
            The extent.
        """
        comptime assert 0 <= i and i < Self.rank, String(
            "dim index ",
            i,
            " is out of bounds for tensor rank [0, ",
            Self.rank,
            ")",
        )
        return Scalar[Self.linear_idx_type](self.layout._extent(i))

    @always_inline
    def dim(self, i: Int) -> Scalar[Self.linear_idx_type]:
        """An extent.

        Args:
            i: The mode.

        Returns:
            The extent.
        """
        if i < 0 or i >= Self.rank:
            abort(
                String(
                    "dim index ",
                    i,
                    " is out of bounds for tensor rank [0, ",
                    Self.rank,
                    ")",
                )
            )
        return Scalar[Self.linear_idx_type](self.layout._extent(i))

    @always_inline
    def num_elements(self) -> Int:
        """The number of elements.

        Returns:
            The product of the extents.
        """
        return self.layout.product()

    # ===--- elements ---===#

    @always_inline
    def _offset[*Ts: CoordLike](self, coord: Coord[*Ts]) -> Int:
        """Returns where the element of a flat coordinate is."""
        comptime if Ts.length == 1 and Self.flat_rank != 1:
            return self.layout._offset(Int(coord[0].value()))
        else:
            comptime assert Ts.length == Self.rank, String(
                "expected ", Self.rank, " indices, got ", Ts.length
            )
            var result = 0
            comptime for i in range(Ts.length):
                result += Int(coord[i].value()) * self.layout._step(i)
            return result

    @always_inline
    def _mutable(
        self,
    ) -> Pointer[
        Scalar[Self.dtype],
        MutUntrackedOrigin,
        address_space=Self.address_space,
    ]:
        """Returns a pointer that can be written to."""
        comptime assert Self.mut, "the tensor is immutable"
        return (
            self.ptr
            .unsafe_mut_cast[True]()
            .unsafe_origin_cast[MutUntrackedOrigin]()
        )

    @always_inline
    def __getitem__[*Ts: CoordLike](self, *coord: *Ts) -> Self.ElementType:
        """An element.

        Parameters:
            Ts: The types of the indices.

        Args:
            coord: An index for each mode, or one index that is taken apart with
                the first mode fastest.

        Returns:
            The element.
        """
        return self[_coord_of(*coord)]

    @always_inline
    def __getitem__[
        *Ts: CoordLike
    ](self, coord: Coord[*Ts]) -> Self.ElementType:
        """An element.

        Parameters:
            Ts: The types of the indices.

        Args:
            coord: The coordinate.

        Returns:
            The element.
        """
        return self.ptr.unsafe_load[width=Self.element_size](
            self._offset(coord)
        )

    @always_inline
    def __setitem__[*Ts: CoordLike](self, *coord: *Ts, value: Self.ElementType):
        """Writes an element.

        Parameters:
            Ts: The types of the indices.

        Args:
            coord: An index for each mode, or one index.
            value: The element.
        """
        self._mutable().unsafe_store(self._offset(_coord_of(*coord)), value)

    @always_inline
    def load[
        width: Int, alignment: Int = align_of[Self.dtype]()
    ](self, coord: Coord[...]) -> SIMD[Self.dtype, width]:
        """Loads neighbours in memory.

        Parameters:
            width: How many.
            alignment: The alignment of the first one, in bytes.

        Args:
            coord: The coordinate of the first one.

        Returns:
            The numbers.
        """
        return self.ptr.unsafe_load[width=width, alignment=alignment](
            self._offset(coord)
        )

    @always_inline
    def store[
        width: Int, alignment: Int = align_of[Self.dtype]()
    ](self, coord: Coord[...], value: SIMD[Self.dtype, width]):
        """Stores neighbours in memory.

        Parameters:
            width: How many.
            alignment: The alignment of the first one, in bytes.

        Args:
            coord: The coordinate of the first one.
            value: The numbers.
        """
        self._mutable().unsafe_store[alignment=alignment](
            self._offset(coord), value
        )

    @always_inline
    def load_linear[
        width: Int
    ](self, coord: IndexList[...]) -> SIMD[Self.dtype, width]:
        """Loads neighbours in memory.

        Parameters:
            width: How many.

        Args:
            coord: The index of the first one, for each mode.

        Returns:
            The numbers.
        """
        var offset = 0
        comptime for i in range(Self.rank):
            offset += coord[i] * self.layout._step(i)
        return self.raw_load[width](offset)

    @always_inline
    def store_linear[
        width: Int
    ](self, coord: IndexList[...], value: SIMD[Self.dtype, width]):
        """Stores neighbours in memory.

        Parameters:
            width: How many.

        Args:
            coord: The index of the first one, for each mode.
            value: The numbers.
        """
        var offset = 0
        comptime for i in range(Self.rank):
            offset += coord[i] * self.layout._step(i)
        self.raw_store(offset, value)

    @always_inline
    def raw_load[width: Int](self, offset: Int) -> SIMD[Self.dtype, width]:
        """Loads numbers by their offset.

        Parameters:
            width: How many.

        Args:
            offset: The first one.

        Returns:
            The numbers.
        """
        return self.ptr.unsafe_load[width=width](offset)

    @always_inline
    def raw_store[
        width: Int
    ](self, offset: Int, value: SIMD[Self.dtype, width]):
        """Stores numbers by their offset.

        Parameters:
            width: How many.

        Args:
            offset: The first one.
            value: The numbers.
        """
        self._mutable().unsafe_store(offset, value)

    @always_inline
    def ptr_at_offset(self, coord: Coord[...]) -> Self._Pointer:
        """The address of an element.

        Args:
            coord: Its coordinate.

        Returns:
            The address.
        """
        return self.ptr.unsafe_offset(self._offset(coord))

    # ===--- views ---===#

    @always_inline
    def _view[
        shape: __mlir_type.`!mojo.list`,
        stride: __mlir_type.`!mojo.list`,
        element_size: Int = Self.element_size,
        sizes: __mlir_type.`!mojo.list` = __list_splat[
            Self.rank, ComptimeInt[1]
        ](),
    ](self, offset: Int) -> Self._View[shape, stride, element_size]:
        """Returns a view; strides without a value are those of the tensor times
        `sizes`."""
        var layout = Layout[_Types[shape](), _Types[stride]()]()
        comptime for i in range(Self.rank):
            comptime if not _Types[stride]()[i].is_static_value:
                layout._stride[i] = _number[type_of(layout._stride[i])](
                    self.layout._step(i) * _Entry[sizes, i]
                )
        return {self.ptr.unsafe_offset(offset), layout}

    @always_inline
    def tile[
        *sizes: Int
    ](self, *coords: Int) -> Self._View[
        __list_map[sizes.values, _Static](), Self.LayoutType._stride_list
    ]:
        """A part of fixed size.

        Parameters:
            sizes: The extents, one for each mode.

        Args:
            coords: Which tile, for each mode.

        Returns:
            The view.
        """
        comptime assert sizes.size == Self.rank, String(
            "tile requires exactly one tile size per tensor dimension; got ",
            sizes.size,
            " tile sizes for tensor of rank ",
            Self.rank,
        )
        var offset = 0
        comptime for i in range(Self.rank):
            comptime size = sizes[i]
            offset += coords[i] * size * self.layout._step(i)
        return self._view[
            __list_map[sizes.values, _Static](), Self.LayoutType._stride_list
        ](offset)

    @always_inline
    def tile[
        *sizes: Int
    ](self, coord: Coord[...]) -> Self._View[
        __list_map[sizes.values, _Static](), Self.LayoutType._stride_list
    ]:
        """A part of fixed size.

        Parameters:
            sizes: The extents, one for each mode.

        Args:
            coord: Which tile, for each mode.

        Returns:
            The view.
        """
        comptime assert sizes.size == Self.rank, String(
            "tile requires exactly one tile size per tensor dimension; got ",
            sizes.size,
            " tile sizes for tensor of rank ",
            Self.rank,
        )
        var offset = 0
        comptime for i in range(Self.rank):
            comptime size = sizes[i]
            offset += Int(coord[i].value()) * size * self.layout._step(i)
        return self._view[
            __list_map[sizes.values, _Static](), Self.LayoutType._stride_list
        ](offset)

    @always_inline
    def distribute[
        Threads: TensorLayout, //, threads: Threads
    ](self, thread_id: Int) -> Self._View[
        __list_tabulate[
            Self.rank,
            _Quotient[Self.LayoutType._shape_list, Threads._shape_list],
        ](),
        __list_tabulate[
            Self.rank,
            _Scaled[Self.LayoutType._stride_list, Threads._shape_list],
        ](),
    ]:
        """What one of several threads works on: every n-th element of a mode.

        Parameters:
            Threads: The type of the arrangement.
            threads: The arrangement of the threads.

        Args:
            thread_id: The thread.

        Returns:
            The view.
        """
        var offset = 0
        comptime for i in range(Self.rank):
            comptime count = Threads.static_shape[i]
            comptime step = Threads.static_stride[i]
            comptime assert (
                Self.static_shape[i] >= 0 and Self.static_shape[i] % count == 0
            ), "distribute: the extents must be multiples of the threads"
            offset += thread_id // step % count * self.layout._step(i)
        return self._view[
            __list_tabulate[
                Self.rank,
                _Quotient[Self.LayoutType._shape_list, Threads._shape_list],
            ](),
            __list_tabulate[
                Self.rank,
                _Scaled[Self.LayoutType._stride_list, Threads._shape_list],
            ](),
            Self.element_size,
            Threads._shape_list,
        ](offset)

    @always_inline
    def vectorize[
        *sizes: Int
    ](
        self,
    ) -> Self._View[
        __list_tabulate[
            Self.rank,
            _Quotient[
                Self.LayoutType._shape_list, __list_map[sizes.values, _Static]()
            ],
        ](),
        __list_tabulate[
            Self.rank,
            _Scaled[
                Self.LayoutType._stride_list,
                __list_map[sizes.values, _Static](),
            ],
        ](),
        _product[*sizes](),
    ]:
        """Fuses neighbours in memory into vectors.

        Parameters:
            sizes: How many elements of each mode.

        Returns:
            The view, whose elements are vectors.
        """
        comptime list = __list_map[sizes.values, _Static]()
        return self._view[
            __list_tabulate[
                Self.rank, _Quotient[Self.LayoutType._shape_list, list]
            ](),
            __list_tabulate[
                Self.rank, _Scaled[Self.LayoutType._stride_list, list]
            ](),
            _product[*sizes](),
            list,
        ](0)

    @always_inline
    def slice[
        *ranges: Slice
    ](
        self,
    ) -> Self._View[
        __list_tabulate[
            Self.rank, _Length[Self.LayoutType._shape_list, ranges]
        ](),
        Self.LayoutType._stride_list,
    ]:
        """A part by ranges.

        Parameters:
            ranges: The range of each mode.

        Returns:
            The view.
        """
        var offset = 0
        comptime for i in range(Self.rank):
            comptime first = _range(ranges[i], Self.static_shape[i])[0]
            offset += first * self.layout._step(i)
        return self._view[
            __list_tabulate[
                Self.rank, _Length[Self.LayoutType._shape_list, ranges]
            ](),
            Self.LayoutType._stride_list,
        ](offset)

    @always_inline
    def slice(
        self, *ranges: Tuple[Int, Int]
    ) -> Self._View[
        __list_splat[Self.rank, Int](), Self.LayoutType._stride_list
    ]:
        """A part by ranges that are known at run time.

        Args:
            ranges: Start and end of each mode.

        Returns:
            The view.
        """
        var offset = 0
        comptime for i in range(Self.rank):
            offset += ranges[i][0] * self.layout._step(i)
        var result = self._view[
            __list_splat[Self.rank, Int](), Self.LayoutType._stride_list
        ](offset)
        comptime for i in range(Self.rank):
            result.layout._shape[i] = _number[type_of(result.layout._shape[i])](
                ranges[i][1] - ranges[i][0]
            )
        return result

    @always_inline
    def slice[
        *Marks: CoordLike
    ](self, *which: *Marks) -> Self._View[
        __list_tabulate[
            _kept_mode[*Marks](-1),
            _Kept[Self.LayoutType._shape_list, Marks.values],
        ](),
        __list_tabulate[
            _kept_mode[*Marks](-1),
            _Kept[Self.LayoutType._stride_list, Marks.values],
        ](),
    ]:
        """A part with some modes fixed.

        Parameters:
            Marks: The types of the arguments.

        Args:
            which: For each mode an index, or `All` to keep it.

        Returns:
            The view, which has the kept modes only.
        """
        comptime assert Marks.length == Self.rank, (
            "slice requires an index or `All` for each mode"
        )
        comptime count = _kept_mode[*Marks](-1)
        var layout = Layout[
            _Types[
                __list_tabulate[
                    count, _Kept[Self.LayoutType._shape_list, Marks.values]
                ]()
            ](),
            _Types[
                __list_tabulate[
                    count, _Kept[Self.LayoutType._stride_list, Marks.values]
                ]()
            ](),
        ]()
        comptime for k in range(count):
            comptime mode = _kept_mode[*Marks](k)
            comptime if type_of(layout).static_shape[k] < 0:
                layout._shape[k] = _number[type_of(layout._shape[k])](
                    self.layout._extent(mode)
                )
            comptime if type_of(layout).static_stride[k] < 0:
                layout._stride[k] = _number[type_of(layout._stride[k])](
                    self.layout._step(mode)
                )
        var offset = 0
        comptime for i in range(Self.rank):
            comptime if Marks[i].static_value != -2:
                offset += Int(which[i].value()) * self.layout._step(i)
        return {self.ptr.unsafe_offset(offset), layout}

    @always_inline
    def coalesce(
        self,
    ) -> Self._View[
        __list_tabulate[
            _joined_mode[Self.LayoutType](-1)[0],
            _Joined[Self.LayoutType, False],
        ](),
        __list_tabulate[
            _joined_mode[Self.LayoutType](-1)[0],
            _Joined[Self.LayoutType, True],
        ](),
    ]:
        """The same elements with as few modes as possible: those of one element are
        gone, and those that follow each other in memory are one.

        Returns:
            The view.
        """
        comptime assert Self.all_dims_known and Self.rank == Self.flat_rank, (
            "coalesce requires a flat layout that is known while compiling"
        )
        return {self.ptr, {}}

    @always_inline
    def make_dynamic[
        dtype: DType
    ](self) -> Self._View[
        __list_splat[Self.rank, Scalar[dtype]](),
        __list_splat[Self.rank, Scalar[dtype]](),
    ]:
        """The same elements through a layout that is known at run time only.

        Parameters:
            dtype: The type of extents and strides.

        Returns:
            The view.
        """
        var layout = Layout[
            _Types[__list_splat[Self.rank, Scalar[dtype]]()](),
            _Types[__list_splat[Self.rank, Scalar[dtype]]()](),
        ]()
        comptime for i in range(Self.rank):
            layout._shape[i] = _number[type_of(layout._shape[i])](
                self.layout._extent(i)
            )
            layout._stride[i] = _number[type_of(layout._stride[i])](
                self.layout._step(i)
            )
        return {self.ptr, layout}

    @always_inline
    def split[
        count: Int, axis: Int = 0
    ](self, idx: Int) -> Self._View[
        __list_tabulate[
            Self.rank, _Part[Self.LayoutType._shape_list, count, axis]
        ](),
        Self.LayoutType._stride_list,
    ]:
        """One of several equal parts.

        Parameters:
            count: How many parts.
            axis: The mode that is split.

        Args:
            idx: Which part.

        Returns:
            The view.
        """
        comptime extent = Self.static_shape[axis] // count
        return self._view[
            __list_tabulate[
                Self.rank, _Part[Self.LayoutType._shape_list, count, axis]
            ](),
            Self.LayoutType._stride_list,
        ](idx * extent * self.layout._step(axis))

    @always_inline
    def transpose(
        self,
    ) -> Self._View[
        __list_reverse[Self.LayoutType._shape_list](),
        __list_reverse[Self.LayoutType._stride_list](),
    ]:
        """The modes in reverse order.

        Returns:
            The view.
        """
        var layout = Layout[
            _Types[__list_reverse[Self.LayoutType._shape_list]()](),
            _Types[__list_reverse[Self.LayoutType._stride_list]()](),
        ]()
        comptime for i in range(Self.rank):
            comptime k = Self.rank - 1 - i
            comptime if type_of(layout).static_shape[i] < 0:
                layout._shape[i] = _number[type_of(layout._shape[i])](
                    self.layout._extent(k)
                )
            comptime if type_of(layout).static_stride[i] < 0:
                layout._stride[i] = _number[type_of(layout._stride[i])](
                    self.layout._step(k)
                )
        return {self.ptr, layout}

    @always_inline
    def reshape[
        NewLayout: TensorLayout, //
    ](self, layout: NewLayout) -> TileTensor[
        Self.dtype,
        NewLayout,
        Self.origin,
        address_space=Self.address_space,
        linear_idx_type=Self.linear_idx_type,
        element_size=Self.element_size,
    ]:
        """The same elements through another layout.

        Parameters:
            NewLayout: The type of the layout.

        Args:
            layout: The layout.

        Returns:
            The view.
        """
        return {self.ptr, layout}

    @always_inline
    def bitcast[
        new_dtype: DType
    ](
        self,
    ) -> TileTensor[
        new_dtype,
        Self.LayoutType,
        Self.origin,
        address_space=Self.address_space,
        linear_idx_type=Self.linear_idx_type,
        element_size=Self.element_size,
    ]:
        """The same bits as numbers of another type.

        Parameters:
            new_dtype: The type, of the same size.

        Returns:
            The view.
        """
        return {self.ptr.unsafe_bitcast[Scalar[new_dtype]](), self.layout}

    @always_inline
    def to_layout_tensor(
        self,
    ) -> LayoutTensor[
        Self.dtype,
        _as_value[Self.LayoutType](),
        Self.origin,
        address_space=Self.address_space,
    ]:
        """The same view as a `LayoutTensor`; only for single numbers.

        Returns:
            The view.
        """
        comptime assert Self.element_size == 1, "the elements are vectors"
        var result = LayoutTensor[
            Self.dtype,
            _as_value[Self.LayoutType](),
            Self.origin,
            address_space=Self.address_space,
        ](self.ptr)
        comptime for i in range(Self.rank):
            result.runtime_layout.shape.value[i] = self.layout._extent(i)
            result.runtime_layout.stride.value[i] = self.layout._step(i)
        return result

    @always_inline
    def as_immut(
        self,
    ) -> TileTensor[
        Self.dtype,
        Self.LayoutType,
        ImmOrigin(Self.origin),
        address_space=Self.address_space,
        linear_idx_type=Self.linear_idx_type,
        element_size=Self.element_size,
    ]:
        """The same view, whose elements can't be written.

        Returns:
            The view.
        """
        return {self.ptr.as_imm(), self.layout}

    @always_inline
    def as_unsafe_any_origin(
        self,
    ) -> TileTensor[
        Self.dtype,
        Self.LayoutType,
        UnsafeAnyOrigin[mut=Self.mut],
        address_space=Self.address_space,
        linear_idx_type=Self.linear_idx_type,
        element_size=Self.element_size,
    ]:
        """The same view without a known origin.

        Returns:
            The view.
        """
        return {self.ptr.as_unsafe_any_origin(), self.layout}

    # ===--- whole tensors ---===#

    def fill(self, value: Scalar[Self.dtype]) -> Self:
        """Sets all elements.

        Args:
            value: The number.

        Returns:
            The tensor.
        """
        for i in range(self.num_elements()):
            self._mutable().unsafe_store(
                self.layout._offset(i), Self.ElementType(value)
            )
        return self

    def copy_from(self, other: TileTensor[Self.dtype, ...]):
        """Copies all elements in order.

        Args:
            other: A tensor with as many elements.
        """
        comptime if Self.shape_known and other.shape_known:
            comptime assert (
                Self.LayoutType.static_product * Self.element_size
                == other.LayoutType.static_product * other.element_size
            ), "TileTensor.copy_from requires matching total element count"
        for i in range(self.num_elements()):
            self._mutable().unsafe_store(
                self.layout._offset(i),
                other.raw_load[Self.element_size](other.layout._offset(i)),
            )

    def write_to(self, mut writer: Some[Writer]):
        """Writes the rows of a matrix, or all elements.

        Args:
            writer: Where to write.
        """
        var n = self.num_elements()
        if n == 0:
            return
        comptime if Self.rank == 2 and Self.shape_known and Self.flat_rank == 2:
            for i in range(self.layout._extent(0)):
                writer.write("[[" if i == 0 else "], [")
                for j in range(self.layout._extent(1)):
                    if j:
                        writer.write(", ")
                    writer.write(self[i, j])
            writer.write("]]")
        else:
            for i in range(n):
                writer.write(
                    "[" if i == 0 else ", ",
                    self.raw_load[Self.element_size](self.layout._offset(i)),
                )
            writer.write("]")


def _as_value[L: TensorLayout]() -> _ValueLayout:
    """Returns a flat layout as a value; what isn't known is `UNKNOWN_VALUE`."""
    var shape = IntTuple()
    var stride = IntTuple()
    comptime for i in range(L.rank):
        shape.append(L.static_shape[i])
        stride.append(L.static_stride[i])
    return _ValueLayout(shape, stride)


def _product[*sizes: Int]() -> Int:
    """Returns the product of some numbers."""
    var result = 1
    for size in sizes:
        result *= size
    return result


def _is_row_major[L: TensorLayout]() -> Bool:
    """Whether known strides are those of a row-major layout."""
    var stride = 1
    comptime for k in range(L.rank):
        comptime i = L.rank - 1 - k
        if L.static_stride[i] != stride or L.static_shape[i] < 0:
            return False
        stride *= L.static_shape[i]
    return True


@always_inline
def _coord_of[*Ts: CoordLike](*indices: *Ts) -> Coord[*Ts]:
    """Returns some indices as a coordinate."""
    var result = Coord[*Ts]()
    comptime for i in range(Ts.length):
        result[i] = rebind[type_of(result[i])](indices[i])
    return result


@always_inline
def stack_allocation[
    LayoutType: TensorLayout,
    //,
    dtype: DType,
    address_space: AddressSpace = AddressSpace.GENERIC,
    alignment: Int = align_of[dtype](),
](layout: LayoutType) -> TileTensor[
    dtype, LayoutType, MutAnyOrigin, address_space=address_space
]:
    """Makes a tensor on the stack of the calling function.

    Parameters:
        LayoutType: The type of the layout.
        dtype: The type of the numbers.
        address_space: The kind of memory.
        alignment: The alignment, in bytes.

    Args:
        layout: The layout; everything must be known while compiling.

    Returns:
        The tensor; its elements have no value yet.
    """
    comptime assert LayoutType.all_dims_known, (
        "stack_allocation requires a static layout"
    )
    return {
        _stack_allocation[
            LayoutType.static_cosize,
            dtype,
            alignment=alignment,
            address_space=address_space,
        ]().as_unsafe_any_origin(),
        layout,
    }

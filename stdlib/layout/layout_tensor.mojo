# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""`LayoutTensor`: a view of memory through a layout that is a parameter."""

from layout.int_tuple import IntTuple, UNKNOWN_VALUE
from layout.layout import Layout
from layout.layout import coalesce as _coalesce
from layout.layout import composition as _composition
from layout.runtime_layout import RuntimeLayout
from std.math import ceildiv
from std.memory import stack_allocation
from std.os import abort
from std.sys.info import align_of, size_of
from std.utils.index import IndexList


# ===--- layouts of views ------------------------------------------------------------------===#


def _sizes_of[*sizes: Int]() -> IntTuple:
    """Returns the numbers as a flat tuple."""
    var result = IntTuple()
    for size in sizes:
        result.append(size)
    return result^


def _tiled(layout: Layout, sizes: IntTuple) -> Layout:
    """Returns the layout of a tile: its extents, the tensor's strides."""
    return Layout(sizes, layout.stride)


def _distributed(layout: Layout, threads: Layout) -> Layout:
    """Returns the layout of what one of several threads works on."""
    var shape = IntTuple()
    var stride = IntTuple()
    for i in range(layout.rank()):
        var count = threads.shape[i].value()
        var extent = layout.shape[i].value()
        shape.append(
            UNKNOWN_VALUE if extent == UNKNOWN_VALUE else extent // count
        )
        var step = layout.stride[i].value()
        stride.append(UNKNOWN_VALUE if step == UNKNOWN_VALUE else step * count)
    return Layout(shape, stride)


def _vectorized(layout: Layout, sizes: IntTuple) -> Layout:
    """Returns the layout of vectors."""
    var shape = IntTuple()
    var stride = IntTuple()
    for i in range(layout.rank()):
        var size = sizes[i].value()
        var extent = layout.shape[i].value()
        shape.append(
            UNKNOWN_VALUE if extent == UNKNOWN_VALUE else ceildiv(extent, size)
        )
        var step = layout.stride[i].value()
        stride.append(UNKNOWN_VALUE if step == UNKNOWN_VALUE else step * size)
    return Layout(shape, stride)


def _sliced(layout: Layout, starts: IntTuple, ends: IntTuple) -> Layout:
    """Returns the layout of a part."""
    var shape = IntTuple()
    for i in range(layout.rank()):
        shape.append(ends[i].value() - starts[i].value())
    return Layout(shape, layout.stride)


def _bound(layout: Layout, mode: Int, s: Slice, is_end: Bool) -> Int:
    """Returns where a slice of a mode starts or ends."""
    var extent = layout.shape[mode].value()
    var bounds = s.indices(extent)
    return bounds[1] if is_end else bounds[0]


def _split_layout(layout: Layout, count: Int, axis: Int) -> Layout:
    """Returns the layout of one of several equal parts."""
    var shape = IntTuple()
    for i in range(layout.rank()):
        var extent = layout.shape[i].value()
        shape.append(extent // count if i == axis else extent)
    return Layout(shape, layout.stride)


# ===--- the tensor ------------------------------------------------------------------------===#


struct LayoutTensor[
    mut: Bool,
    //,
    dtype: DType,
    layout: Layout,
    origin: Origin[mut=mut],
    /,
    *,
    address_space: AddressSpace = AddressSpace.GENERIC,
    element_layout: Layout = Layout(1, 1),
    layout_int_type: DType = DType.int64,
    linear_idx_type: DType = DType.int64,
    masked: Bool = False,
    alignment: Int = align_of[dtype](),
](ImplicitlyCopyable, TrivialRegisterPassable, Writable):
    """A view of memory as an array; it owns nothing and checks no index.

    Parameters:
        mut: Whether elements can be written.
        dtype: The type of the numbers.
        layout: Where the elements are; `UNKNOWN_VALUE` stands for extents and
            strides that come at run time.
        origin: Where the memory comes from.
        address_space: The kind of memory.
        element_layout: Where the numbers of one element are; more than one
            after `vectorize`.
        layout_int_type: The type of extents.
        linear_idx_type: The type of offsets.
        masked: Whether tiles at the border are cut to what is there.
        alignment: The alignment of the memory, in bytes.
    """

    comptime rank: Int = Self.layout.rank()
    """The number of modes."""

    comptime element_size: Int = Self.element_layout.size()
    """How many numbers an element has."""

    comptime element_type = SIMD[Self.dtype, Self.element_size]
    """The type of an element."""

    comptime _Pointer = Pointer[
        Scalar[Self.dtype], Self.origin, address_space=Self.address_space
    ]
    comptime _Runtime = RuntimeLayout[
        Self.layout,
        element_type=Self.layout_int_type,
        linear_idx_type=Self.linear_idx_type,
    ]
    comptime _View[
        layout: Layout, element_layout: Layout = Self.element_layout
    ] = LayoutTensor[
        Self.dtype,
        layout,
        Self.origin,
        address_space=Self.address_space,
        element_layout=element_layout,
        layout_int_type=Self.layout_int_type,
        linear_idx_type=Self.linear_idx_type,
        masked=Self.masked,
    ]

    var ptr: Self._Pointer
    """The first element."""

    var runtime_layout: Self._Runtime
    """Extents and strides."""

    @always_inline
    def __init__(out self, ptr: Self._Pointer):
        """Views memory.

        Args:
            ptr: The first element.
        """
        self.ptr = ptr
        self.runtime_layout = {}

    @always_inline
    def __init__(out self, ptr: Self._Pointer, runtime_layout: Self._Runtime):
        """Views memory with extents that come at run time.

        Args:
            ptr: The first element.
            runtime_layout: Extents and strides.
        """
        self.ptr = ptr
        self.runtime_layout = runtime_layout

    @implicit
    @always_inline
    def __init__(out self, span: Span[Scalar[Self.dtype], Self.origin]):
        """Views the elements of a span.

        Args:
            span: The elements.
        """
        self.ptr = rebind[Self._Pointer](span.unsafe_ptr())
        self.runtime_layout = {}

    @always_inline
    def __init__(
        out self,
        span: Span[Scalar[Self.dtype], Self.origin],
        runtime_layout: Self._Runtime,
    ):
        """Views the elements of a span with extents that come at run time.

        Args:
            span: The elements.
            runtime_layout: Extents and strides.
        """
        self.ptr = rebind[Self._Pointer](span.unsafe_ptr())
        self.runtime_layout = runtime_layout

    @staticmethod
    @always_inline
    def stack_allocation[
        *, stack_alignment: Int = Self.alignment
    ]() -> LayoutTensor[
        Self.dtype,
        Self.layout,
        MutAnyOrigin,
        address_space=Self.address_space,
        element_layout=Self.element_layout,
        layout_int_type=Self.layout_int_type,
        linear_idx_type=Self.linear_idx_type,
        masked=Self.masked,
    ]:
        """Makes a tensor on the stack of the calling function.

        Parameters:
            stack_alignment: The alignment, in bytes.

        Returns:
            The tensor; its elements have no value yet.
        """
        comptime assert Self.layout.all_dims_known(), (
            "stack_allocation requires a static layout"
        )
        comptime count = Self.layout.cosize() * Self.element_size
        return {
            stack_allocation[
                count,
                Self.dtype,
                alignment=stack_alignment,
                address_space=Self.address_space,
            ]().as_unsafe_any_origin()
        }

    # ===--- queries ---===#

    @staticmethod
    def shape[idx: Int]() -> Int:
        """An extent that is known while compiling.

        Parameters:
            idx: The mode.

        Returns:
            The extent.
        """
        return Int(Self.layout.shape[idx])

    @staticmethod
    def stride[idx: Int]() -> Int:
        """A stride that is known while compiling.

        Parameters:
            idx: The mode.

        Returns:
            The stride.
        """
        return Int(Self.layout.stride[idx])

    @always_inline
    def dim(self, idx: Int) -> Int:
        """An extent.

        Args:
            idx: The mode.

        Returns:
            The extent.
        """
        return self.runtime_layout.dim(idx)

    @always_inline
    def dim[idx: Int](self) -> Int:
        """An extent.

        Parameters:
            idx: The mode.

        Returns:
            The extent.
        """
        comptime assert 0 <= idx and idx < Self.rank, String(
            "dim index ",
            idx,
            " is out of bounds for tensor rank [0, ",
            Self.rank,
            ")",
        )
        return self.runtime_layout.dim(idx)

    @always_inline
    def stride(self, idx: Int) -> Int:
        """A stride.

        Args:
            idx: The mode.

        Returns:
            The stride, in numbers.
        """
        return self.runtime_layout.stride[idx]

    @always_inline
    def size(self) -> Int:
        """The number of elements.

        Returns:
            The product of the extents.
        """
        return self.runtime_layout.size()

    def get_shape(self) -> IndexList[Self.rank]:
        """The extents.

        Returns:
            The extents.
        """
        var result = IndexList[Self.rank]()
        comptime for i in range(Self.rank):
            result[i] = self.dim(i)
        return result

    # ===--- elements ---===#

    @always_inline
    def _load_element(self, offset: Int) -> Self.element_type:
        """Returns the numbers of one element."""
        var result = Self.element_type()
        comptime for k in range(Self.element_size):
            comptime step = Self.element_layout(k)
            result[k] = self.ptr[unsafe_offset=offset + step]
        return result

    @always_inline
    def _store_element(self, offset: Int, value: Self.element_type):
        """Writes the numbers of one element."""
        var target = self._mutable()
        comptime for k in range(Self.element_size):
            comptime step = Self.element_layout(k)
            target[unsafe_offset=offset + step] = value[k]

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
    def __getitem__(self, *coord: Int) -> Self.element_type:
        """An element.

        Args:
            coord: An index for each mode, or one index that is taken apart with
                the first mode fastest.

        Returns:
            The element.
        """
        if len(coord) == 1 and Self._Runtime._Shape.scalar_length != 1:
            return self._load_element(self.runtime_layout(coord[0]))
        var offset = 0
        for i in range(len(coord)):
            offset += coord[i] * self.runtime_layout.stride.value[i]
        return self._load_element(offset)

    @always_inline
    def __setitem__(self, *coord: Int, value: Self.element_type):
        """Writes an element.

        Args:
            coord: An index for each mode, or one index.
            value: The element.
        """
        if len(coord) == 1 and Self._Runtime._Shape.scalar_length != 1:
            self._store_element(self.runtime_layout(coord[0]), value)
            return
        var offset = 0
        for i in range(len(coord)):
            offset += coord[i] * self.runtime_layout.stride.value[i]
        self._store_element(offset, value)

    @always_inline
    def load[
        width: Int, load_alignment: Int = Self.alignment
    ](self, m: Int, n: Int) -> SIMD[Self.dtype, width]:
        """Loads neighbours in memory.

        Parameters:
            width: How many.
            load_alignment: The alignment of the first one, in bytes.

        Args:
            m: The first index.
            n: The second index.

        Returns:
            The numbers.
        """
        return self.load[width, load_alignment](IndexList[2](m, n))

    @always_inline
    def load[
        width: Int, load_alignment: Int = Self.alignment
    ](self, coord: IndexList) -> SIMD[Self.dtype, width]:
        """Loads neighbours in memory.

        Parameters:
            width: How many.
            load_alignment: The alignment of the first one, in bytes.

        Args:
            coord: The index of the first one.

        Returns:
            The numbers.
        """
        return self.ptr.unsafe_load[width=width, alignment=load_alignment](
            self.runtime_layout(coord)
        )

    @always_inline
    def aligned_load[
        width: Int
    ](self, m: Int, n: Int) -> SIMD[Self.dtype, width]:
        """Loads neighbours in memory that are aligned as a vector.

        Parameters:
            width: How many.

        Args:
            m: The first index.
            n: The second index.

        Returns:
            The numbers.
        """
        return self.load[width, align_of[SIMD[Self.dtype, width]]()](m, n)

    @always_inline
    def load_scalar(self, *coord: Int) -> Scalar[Self.dtype]:
        """Loads one number.

        Args:
            coord: An index for each mode.

        Returns:
            The number.
        """
        var offset = 0
        for i in range(len(coord)):
            offset += coord[i] * self.runtime_layout.stride.value[i]
        return self.ptr[unsafe_offset=offset]

    @always_inline
    def store[
        width: Int, store_alignment: Int = Self.alignment
    ](self, m: Int, n: Int, value: SIMD[Self.dtype, width]):
        """Stores neighbours in memory.

        Parameters:
            width: How many.
            store_alignment: The alignment of the first one, in bytes.

        Args:
            m: The first index.
            n: The second index.
            value: The numbers.
        """
        self._mutable().unsafe_store[alignment=store_alignment](
            self.runtime_layout(IndexList[2](m, n)), value
        )

    @always_inline
    def store[
        width: Int, store_alignment: Int = Self.alignment
    ](self, coord: IndexList, value: SIMD[Self.dtype, width]):
        """Stores neighbours in memory.

        Parameters:
            width: How many.
            store_alignment: The alignment of the first one, in bytes.

        Args:
            coord: The index of the first one.
            value: The numbers.
        """
        self._mutable().unsafe_store[alignment=store_alignment](
            self.runtime_layout(coord), value
        )

    @always_inline
    def aligned_store[
        width: Int
    ](self, m: Int, n: Int, value: SIMD[Self.dtype, width]):
        """Stores neighbours in memory that are aligned as a vector.

        Parameters:
            width: How many.

        Args:
            m: The first index.
            n: The second index.
            value: The numbers.
        """
        self.store[width, align_of[SIMD[Self.dtype, width]]()](m, n, value)

    # ===--- views ---===#

    @always_inline
    def _view[
        layout: Layout, element_layout: Layout = Self.element_layout
    ](self, offset: Int) -> Self._View[layout, element_layout]:
        """Returns a view whose unknown strides are those of this tensor."""
        var result = Self._View[layout, element_layout](
            self.ptr.unsafe_offset(offset)
        )
        comptime if not layout.all_dims_known():
            comptime shapes = layout.shape._leaves()
            comptime strides = layout.stride._leaves()
            comptime for i in range(len(strides)):
                comptime if shapes[i] == UNKNOWN_VALUE:
                    result.runtime_layout.shape.value[i] = self.dim(i)
                comptime if strides[i] == UNKNOWN_VALUE:
                    result.runtime_layout.stride.value[i] = self.stride(i)
        return result

    @always_inline
    def tile[
        *sizes: Int
    ](self, *coords: Int) -> Self._View[
        _tiled(Self.layout, _sizes_of[*sizes]())
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
            offset += coords[i] * size * self.stride(i)
        var result = self._view[_tiled(Self.layout, _sizes_of[*sizes]())](
            offset
        )
        comptime if Self.masked:
            comptime for i in range(Self.rank):
                comptime size = sizes[i]
                result.runtime_layout.shape.value[i] = max(
                    0, min(size, self.dim(i) - coords[i] * size)
                )
        return result

    @always_inline
    def split[
        count: Int, axis: Int = 0
    ](self, idx: Int) -> Self._View[_split_layout(Self.layout, count, axis)]:
        """One of several equal parts.

        Parameters:
            count: How many parts.
            axis: The mode that is split.

        Args:
            idx: Which part.

        Returns:
            The view.
        """
        return self._view[_split_layout(Self.layout, count, axis)](
            idx * (self.dim(axis) // count) * self.stride(axis)
        )

    @always_inline
    def distribute[
        threads: Layout
    ](self, thread_id: Int) -> Self._View[_distributed(Self.layout, threads)]:
        """What one of several threads works on: every n-th element of a mode.

        Parameters:
            threads: The arrangement of the threads.

        Args:
            thread_id: The thread.

        Returns:
            The view.
        """
        comptime view = _distributed(Self.layout, threads)
        var offset = 0
        comptime for i in range(Self.rank):
            comptime count = threads.shape[i].value()
            comptime step = threads.stride[i].value()
            offset += (thread_id // step) % count * self.stride(i)
        var result = self._view[view](offset)
        comptime if not view.all_dims_known():
            comptime for i in range(Self.rank):
                comptime count = threads.shape[i].value()
                result.runtime_layout.shape.value[i] = self.dim(i) // count
                result.runtime_layout.stride.value[i] = self.stride(i) * count
        return result

    @always_inline
    def vectorize[
        *sizes: Int
    ](
        self,
    ) -> Self._View[
        _vectorized(Self.layout, _sizes_of[*sizes]()),
        Layout(_sizes_of[*sizes](), Self.layout.stride),
    ]:
        """Fuses elements into vectors.

        Parameters:
            sizes: How many elements of each mode.

        Returns:
            The view, whose elements are vectors.
        """
        return self._view[
            _vectorized(Self.layout, _sizes_of[*sizes]()),
            Layout(_sizes_of[*sizes](), Self.layout.stride),
        ](0)

    @always_inline
    def slice[
        d0: Slice, d1: Slice
    ](
        self,
    ) -> Self._View[
        _sliced(
            Self.layout,
            IntTuple(
                _bound(Self.layout, 0, d0, False),
                _bound(Self.layout, 1, d1, False),
            ),
            IntTuple(
                _bound(Self.layout, 0, d0, True),
                _bound(Self.layout, 1, d1, True),
            ),
        )
    ]:
        """A part by ranges.

        Parameters:
            d0: The range of the first mode.
            d1: The range of the second mode.

        Returns:
            The view.
        """
        comptime first = _bound(Self.layout, 0, d0, False)
        comptime second = _bound(Self.layout, 1, d1, False)
        return self._view[
            _sliced(
                Self.layout,
                IntTuple(
                    _bound(Self.layout, 0, d0, False),
                    _bound(Self.layout, 1, d1, False),
                ),
                IntTuple(
                    _bound(Self.layout, 0, d0, True),
                    _bound(Self.layout, 1, d1, True),
                ),
            )
        ](first * self.stride(0) + second * self.stride(1))

    @always_inline
    def transpose(self) -> Self._View[Self.layout.transpose()]:
        """The modes in reverse order.

        Returns:
            The view.
        """
        var result = Self._View[Self.layout.transpose()](self.ptr)
        comptime n = Self._Runtime._Shape.scalar_length
        comptime for i in range(n):
            result.runtime_layout.shape.value[i] = (
                self.runtime_layout.shape.value[n - 1 - i]
            )
            result.runtime_layout.stride.value[i] = (
                self.runtime_layout.stride.value[n - 1 - i]
            )
        return result

    @always_inline
    def reshape[dst_layout: Layout](self) -> Self._View[dst_layout]:
        """The same memory through another layout.

        Parameters:
            dst_layout: The layout.

        Returns:
            The view.
        """
        return Self._View[dst_layout](self.ptr)

    @always_inline
    def composition[
        rhs_layout: Layout
    ](self) -> Self._View[_composition(Self.layout, rhs_layout)]:
        """The tensor as a function of the coordinates of another layout.

        Parameters:
            rhs_layout: The layout.

        Returns:
            The view.
        """
        return Self._View[_composition(Self.layout, rhs_layout)](self.ptr)

    @always_inline
    def coalesce(self) -> Self._View[_coalesce(Self.layout)]:
        """The tensor with as few modes as possible.

        Returns:
            The view.
        """
        return Self._View[_coalesce(Self.layout)](self.ptr)

    # ===--- whole tensors ---===#

    def fill(self, value: Scalar[Self.dtype]) -> Self:
        """Sets all elements.

        Args:
            value: The number.

        Returns:
            The tensor.
        """
        for i in range(self.size()):
            self._store_element(
                self.runtime_layout(i), Self.element_type(value)
            )
        return self

    def copy_from(self, other: LayoutTensor[Self.dtype, ...]):
        """Copies all elements in order.

        Args:
            other: A tensor with as many elements.
        """
        for i in range(self.size()):
            self._store_element(
                self.runtime_layout(i),
                rebind[Self.element_type](
                    other._load_element(other.runtime_layout(i))
                ),
            )

    @staticmethod
    @always_inline
    def _combine[
        op: Int
    ](a: Self.element_type, b: Self.element_type) -> Self.element_type:
        """Returns a sum, difference, product or quotient."""
        comptime if op == 0:
            return a + b
        elif op == 1:
            return a - b
        elif op == 2:
            return a * b
        else:
            return a / b

    @always_inline
    def _update[op: Int](self, other: LayoutTensor[Self.dtype, ...]):
        """Combines each element with the one of another tensor."""
        for i in range(self.size()):
            var at = self.runtime_layout(i)
            var right = rebind[Self.element_type](
                other._load_element(other.runtime_layout(i))
            )
            self._store_element(
                at, Self._combine[op](self._load_element(at), right)
            )

    @always_inline
    def _update[op: Int](self, other: Scalar[Self.dtype]):
        """Combines each element with a number."""
        for i in range(self.size()):
            var at = self.runtime_layout(i)
            self._store_element(
                at,
                Self._combine[op](
                    self._load_element(at), Self.element_type(other)
                ),
            )

    @always_inline
    def __iadd__(self, other: LayoutTensor[Self.dtype, ...]):
        """Adds the elements of another tensor, element by element.

        Args:
            other: The right operand.
        """
        self._update[0](other)

    @always_inline
    def __add__(
        self, other: LayoutTensor[Self.dtype, ...]
    ) -> type_of(Self.stack_allocation()):
        """Adds the elements of another tensor, element by element.

        Args:
            other: The right operand.

        Returns:
            A new tensor on the stack of the calling function.
        """
        var result = Self.stack_allocation()
        result.copy_from(self)
        result._update[0](other)
        return result

    @always_inline
    def __iadd__(self, other: Scalar[Self.dtype]):
        """Adds a number, element by element.

        Args:
            other: The right operand.
        """
        self._update[0](other)

    @always_inline
    def __add__(
        self, other: Scalar[Self.dtype]
    ) -> type_of(Self.stack_allocation()):
        """Adds a number, element by element.

        Args:
            other: The right operand.

        Returns:
            A new tensor on the stack of the calling function.
        """
        var result = Self.stack_allocation()
        result.copy_from(self)
        result._update[0](other)
        return result

    @always_inline
    def __isub__(self, other: LayoutTensor[Self.dtype, ...]):
        """Subtracts the elements of another tensor, element by element.

        Args:
            other: The right operand.
        """
        self._update[1](other)

    @always_inline
    def __sub__(
        self, other: LayoutTensor[Self.dtype, ...]
    ) -> type_of(Self.stack_allocation()):
        """Subtracts the elements of another tensor, element by element.

        Args:
            other: The right operand.

        Returns:
            A new tensor on the stack of the calling function.
        """
        var result = Self.stack_allocation()
        result.copy_from(self)
        result._update[1](other)
        return result

    @always_inline
    def __isub__(self, other: Scalar[Self.dtype]):
        """Subtracts a number, element by element.

        Args:
            other: The right operand.
        """
        self._update[1](other)

    @always_inline
    def __sub__(
        self, other: Scalar[Self.dtype]
    ) -> type_of(Self.stack_allocation()):
        """Subtracts a number, element by element.

        Args:
            other: The right operand.

        Returns:
            A new tensor on the stack of the calling function.
        """
        var result = Self.stack_allocation()
        result.copy_from(self)
        result._update[1](other)
        return result

    @always_inline
    def __imul__(self, other: LayoutTensor[Self.dtype, ...]):
        """Multiplies by the elements of another tensor, element by element.

        Args:
            other: The right operand.
        """
        self._update[2](other)

    @always_inline
    def __mul__(
        self, other: LayoutTensor[Self.dtype, ...]
    ) -> type_of(Self.stack_allocation()):
        """Multiplies by the elements of another tensor, element by element.

        Args:
            other: The right operand.

        Returns:
            A new tensor on the stack of the calling function.
        """
        var result = Self.stack_allocation()
        result.copy_from(self)
        result._update[2](other)
        return result

    @always_inline
    def __imul__(self, other: Scalar[Self.dtype]):
        """Multiplies by a number, element by element.

        Args:
            other: The right operand.
        """
        self._update[2](other)

    @always_inline
    def __mul__(
        self, other: Scalar[Self.dtype]
    ) -> type_of(Self.stack_allocation()):
        """Multiplies by a number, element by element.

        Args:
            other: The right operand.

        Returns:
            A new tensor on the stack of the calling function.
        """
        var result = Self.stack_allocation()
        result.copy_from(self)
        result._update[2](other)
        return result

    @always_inline
    def __itruediv__(self, other: LayoutTensor[Self.dtype, ...]):
        """Divides by the elements of another tensor, element by element.

        Args:
            other: The right operand.
        """
        self._update[3](other)

    @always_inline
    def __truediv__(
        self, other: LayoutTensor[Self.dtype, ...]
    ) -> type_of(Self.stack_allocation()):
        """Divides by the elements of another tensor, element by element.

        Args:
            other: The right operand.

        Returns:
            A new tensor on the stack of the calling function.
        """
        var result = Self.stack_allocation()
        result.copy_from(self)
        result._update[3](other)
        return result

    @always_inline
    def __itruediv__(self, other: Scalar[Self.dtype]):
        """Divides by a number, element by element.

        Args:
            other: The right operand.
        """
        self._update[3](other)

    @always_inline
    def __truediv__(
        self, other: Scalar[Self.dtype]
    ) -> type_of(Self.stack_allocation()):
        """Divides by a number, element by element.

        Args:
            other: The right operand.

        Returns:
            A new tensor on the stack of the calling function.
        """
        var result = Self.stack_allocation()
        result.copy_from(self)
        result._update[3](other)
        return result

    @always_inline
    def distance(self, addr: Pointer[Scalar[Self.dtype], ...]) -> Int:
        """How far this tensor is behind an address.

        Args:
            addr: The address.

        Returns:
            The distance, in numbers.
        """
        return (Int(self.ptr) - Int(addr)) // size_of[Scalar[Self.dtype]]()

    @always_inline
    def tiled_iterator[
        *sizes: Int, axis: Int = 0
    ](self, *coords: Int) -> LayoutTensorIter[
        Self._View[_tiled(Self.layout, _sizes_of[*sizes]())]
    ]:
        """Walks over tiles along a mode.

        Parameters:
            sizes: The extents of a tile.
            axis: The mode.

        Args:
            coords: The first tile, for each mode.

        Returns:
            The iterator.
        """
        comptime view = _tiled(Self.layout, _sizes_of[*sizes]())
        var offset = 0
        comptime for i in range(Self.rank):
            comptime size = sizes[i]
            offset += coords[i] * size * self.stride(i)
        comptime step = sizes[axis]
        return {self._view[view](offset), step * self.stride(axis)}

    def write_to(self, mut writer: Some[Writer]):
        """Writes the rows of a matrix, or all elements.

        Args:
            writer: Where to write.
        """
        comptime if Self.rank == 2 and Self._Runtime._Shape.scalar_length == 2:
            for i in range(self.dim(0)):
                if i:
                    writer.write("\n")
                for j in range(self.dim(1)):
                    writer.write(self[i, j], " ")
        else:
            for i in range(self.size()):
                if i:
                    writer.write(" ")
                writer.write(self._load_element(self.runtime_layout(i)))


@fieldwise_init
struct LayoutTensorIter[View: TrivialRegisterPassable](TrivialRegisterPassable):
    """Walks over the tiles of a tensor: `it[]`, `it += 1`.

    Parameters:
        View: The type of a tile.
    """

    var _tile: Self.View
    var _step: Int

    @always_inline
    def __getitem__(self) -> Self.View:
        """The tile.

        Returns:
            The view.
        """
        return self._tile

    @always_inline
    def __iadd__(mut self, count: Int):
        """Goes some tiles further.

        Args:
            count: How many.
        """
        self._tile.ptr = self._tile.ptr.unsafe_offset(count * self._step)

    @always_inline
    def next(self, count: Int = 1) -> Self:
        """An iterator some tiles further.

        Args:
            count: How many.

        Returns:
            The iterator.
        """
        var result = self
        result += count
        return result

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Views of consecutive elements."""

from std.builtin.traits import Hasher
from std.builtin._intrinsics import (
    __copy_is_trivial,
    __destroy_is_trivial,
    __ref_at,
    __size_of,
    __type_name,
)
from std.builtin.builtin_slice import ContiguousSlice
from std.collections.check_bounds import _check_index, _check_slice
from std.collections._list_iterators import _ListIter
from std.builtin.device_passable import DevicePassable
from std.sys.info import simd_width_of

comptime MutSpan[
    T: AnyType,
    origin: MutOrigin,
    *,
    address_space: AddressSpace = AddressSpace.GENERIC,
] = Span[T, origin, address_space=address_space]
"""A view whose elements can be changed."""

comptime ImmSpan[
    T: AnyType,
    origin: ImmOrigin,
    *,
    address_space: AddressSpace = AddressSpace.GENERIC,
] = Span[T, origin, address_space=address_space]
"""A view whose elements can only be read."""


@deprecated(use=ImmSpan)
comptime ImmutSpan = ImmSpan
"""Deprecated: use `ImmSpan`."""

comptime _SpanIter = _ListIter
"""The iterator of a view."""


struct Span[
    mut: Bool,
    //,
    T: AnyType,
    origin: Origin[mut=mut],
    *,
    address_space: AddressSpace = AddressSpace.GENERIC,
](
    Boolable,
    Defaultable,
    DevicePassable,
    Hashable where conforms_to(T, Hashable),
    ImplicitlyCopyable,
    Iterable,
    IterableOwned,
    Sized,
    TrivialRegisterPassable,
    Writable where conforms_to(T, Writable),
):
    """An address and a number of elements; it owns nothing.

    Parameters:
        mut: Whether the elements may be changed.
        T: The type of the elements.
        origin: Where the elements are stored.
        address_space: The address space of the memory.
    """

    comptime Immutable = Span[
        Self.T, ImmOrigin(Self.origin), address_space=Self.address_space
    ]
    """The same view with an immutable origin."""

    comptime device_type: AnyType = Self
    """The type on a device: the same."""

    comptime _Pointer = Pointer[
        Self.T, Self.origin, address_space=Self.address_space
    ]

    comptime IteratorType[
        iterable_mut: Bool, //, iterable_origin: Origin[mut=iterable_mut]
    ]: Iterator = _ListIter[Self.T, Self.origin]
    """The type of the iterator."""

    comptime IteratorOwnedType: Iterator = _ListIter[Self.T, Self.origin]
    """The type of the consuming iterator."""

    var _data: Pointer[Self.T, Self.origin, address_space=Self.address_space]
    var _len: Int

    # ===--- construction -----------------------------------------------------===#

    @always_inline("nodebug")
    def __init__(out self):
        """Builds an empty view."""
        self._data = Self._Pointer.unsafe_dangling()
        self._len = 0

    @always_inline("nodebug")
    def __init__(
        out self,
        *,
        unsafe_ptr: Pointer[
            Self.T, Self.origin, address_space=Self.address_space
        ],
        length: Int,
    ):
        """Builds a view of memory.

        Args:
            unsafe_ptr: The address of the first element.
            length: The number of elements.
        """
        self._data = unsafe_ptr
        self._len = length

    @deprecated("use `Span(unsafe_ptr=, length=)`")
    @always_inline("nodebug")
    def __init__(
        out self,
        *,
        ptr: Pointer[Self.T, Self.origin, address_space=Self.address_space],
        length: Int,
    ):
        """Builds a view of memory.

        Args:
            ptr: The address of the first element.
            length: The number of elements.
        """
        self._data = ptr
        self._len = length

    @implicit
    @always_inline("nodebug")
    def __init__(out self, ref[Self.origin] list: List[Self.T]):
        """Views the elements of a list.

        Args:
            list: The list.
        """
        self._data = Self._Pointer(mlir_value=list._data._mlir_value)
        self._len = list._len

    @implicit
    @always_inline("nodebug")
    def __init__[
        length: Int, //
    ](out self, ref[Self.origin] array: Array[Self.T, length]):
        """Views the elements of an array.

        Parameters:
            length: The length of the array.

        Args:
            array: The array.
        """
        self._data = Self._Pointer(mlir_value=array._at(0))
        self._len = length

    @implicit
    @always_inline("nodebug")
    def __init__(
        other: Span[...],
        out self: Span[
            other.T,
            ImmOrigin(other.origin),
            address_space=other.address_space,
        ],
    ):
        """Converts to an immutable view.

        Args:
            other: The view.
        """
        self._data = other._data.as_imm()
        self._len = other._len

    # ===--- elements -----------------------------------------------------------===#

    @always_inline("nodebug")
    def _at(self, i: Int) -> __mlir_type.`!mojo.ptr`:
        """The address of an element."""
        return self._data.unsafe_offset(i)._raw()

    @always_inline
    def __getitem__(self, idx: Int, /) -> ref[Self.origin] Self.T:
        """An element.

        Args:
            idx: The index, from 0 to the length - 1.

        Returns:
            A reference to the element.
        """
        _check_index(idx, self._len)
        return __ref_at[Self.T, Self.origin](self._at(idx))

    @always_inline
    def __getitem__(self, idx: IntLiteral, /) -> ref[Self.origin] Self.T:
        """An element.

        Args:
            idx: The index, from 0 to the length - 1.

        Returns:
            A reference to the element.
        """
        comptime i = Int(IntLiteral[idx.value]())
        comptime assert i >= 0, (
            "negative indexing is not supported, use e.g. `x[len(x) - 1]`"
            " instead`"
        )
        _check_index(i, self._len)
        return __ref_at[Self.T, Self.origin](self._at(i))

    @always_inline
    def __getitem__[I: Indexer, //](self, idx: I, /) -> ref[Self.origin] Self.T:
        """An element.

        Parameters:
            I: The type of the index.

        Args:
            idx: The index, from 0 to the length - 1.

        Returns:
            A reference to the element.
        """
        var i = index(idx)
        _check_index(i, self._len)
        return __ref_at[Self.T, Self.origin](self._at(i))

    @always_inline
    def __getitem__(self, slc: ContiguousSlice) -> Self:
        """A view of some of the elements.

        Args:
            slc: Which elements.

        Returns:
            The view.
        """
        var bounds = _check_slice(slc, self._len)
        return Self(
            unsafe_ptr=self._data.unsafe_offset(bounds[0]),
            length=bounds[1] - bounds[0],
        )

    @always_inline
    def unsafe_get[I: Indexer, //](self, idx: I) -> ref[Self.origin] Self.T:
        """An element, without a check.

        Parameters:
            I: The type of the index.

        Args:
            idx: The index.

        Returns:
            A reference to the element.
        """
        return __ref_at[Self.T, Self.origin](self._at(index(idx)))

    @always_inline
    def unsafe_subspan(self, *, offset: Int, length: Int) -> Self:
        """A view of some of the elements, without a check.

        Args:
            offset: The index of the first.
            length: The number of elements.

        Returns:
            The view.
        """
        return Self(unsafe_ptr=self._data.unsafe_offset(offset), length=length)

    @always_inline("nodebug")
    def unsafe_ptr(self) -> Self._Pointer:
        """The address of the first element.

        Returns:
            The pointer.
        """
        return self._data

    @always_inline("nodebug")
    def as_ref(self) -> Self._Pointer:
        """A pointer to the first element.

        Returns:
            The pointer.
        """
        return self._data

    @always_inline("nodebug")
    def as_imm(self) -> Self.Immutable:
        """The view with an immutable origin.

        Returns:
            The view.
        """
        return Self.Immutable(unsafe_ptr=self._data.as_imm(), length=self._len)

    @deprecated("use `as_imm()`")
    def get_immutable(self) -> Self.Immutable:
        """The view with an immutable origin.

        Returns:
            The view.
        """
        return self.as_imm()

    @deprecated("use `as_imm()`")
    def as_immutable(self) -> Self.Immutable:
        """The view with an immutable origin.

        Returns:
            The view.
        """
        return self.as_imm()

    @always_inline("nodebug")
    def __len__(self) -> Int:
        """The number of elements.

        Returns:
            The length.
        """
        return self._len

    @always_inline
    def __bool__(self) -> Bool:
        """Whether there are elements.

        Returns:
            False for an empty view.
        """
        return self._len > 0

    @always_inline
    def __iter__(self) -> _ListIter[Self.T, Self.origin]:
        """Iterates by reference.

        Returns:
            The iterator.
        """
        comptime assert conforms_to(Self.T, Copyable), (
            "Span iteration requires the element to be `Copyable`."
        )
        return _ListIter[Self.T, Self.origin](self._data._raw(), self._len)

    @always_inline
    def __reversed__(
        self,
    ) -> _ListIter[Self.T, Self.origin, forward=False]:
        """Iterates by reference, from the last element.

        Returns:
            The iterator.
        """
        return _ListIter[Self.T, Self.origin, forward=False](
            self._data._raw(), self._len
        )

    # ===--- comparison, hash, text --------------------------------------------------===#

    def __contains__(
        self, value: Self.T
    ) -> Bool where conforms_to(Self.T, Equatable):
        """Whether an element is equal to `value`.

        Args:
            value: The value to look for.

        Returns:
            Whether there is one.
        """
        for i in range(self._len):
            if self.unsafe_get(i) == value:
                return True
        return False

    def __eq__(
        self, rhs: Span[Self.T, _]
    ) -> Bool where conforms_to(Self.T, Equatable):
        """Whether both have equal elements.

        Args:
            rhs: The other view.

        Returns:
            The comparison.
        """
        if self._len != rhs._len:
            return False
        if Int(self._data) == Int(rhs._data):
            return True
        for i in range(self._len):
            if self.unsafe_get(i) != rhs.unsafe_get(i):
                return False
        return True

    @always_inline
    def __ne__(
        self, rhs: Span[Self.T, _]
    ) -> Bool where conforms_to(Self.T, Equatable):
        """Whether the elements differ.

        Args:
            rhs: The other view.

        Returns:
            The comparison.
        """
        return not (self == rhs)

    def __hash__[
        H: Hasher
    ](self, mut hasher: H) where conforms_to(Self.T, Hashable):
        """Feeds the length and the elements in order.

        Parameters:
            H: The type of the hasher.

        Args:
            hasher: The hasher to feed.
        """
        hasher._update_with_simd(Int64(self._len))
        for i in range(self._len):
            self.unsafe_get(i).__hash__(hasher)

    def write_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes the elements in brackets.

        Args:
            writer: Where to write.
        """
        writer.write_string("[")
        for i in range(self._len):
            if i > 0:
                writer.write_string(", ")
            self.unsafe_get(i).write_to(writer)
        writer.write_string("]")

    def write_repr_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes the name of the type and the elements.

        Args:
            writer: Where to write.
        """
        writer.write_string("Span[mut=")
        Bool(Self.mut).write_to(writer)
        writer.write_string(", ")
        writer.write_string(StringLiteral[__type_name[Self.T, style=3]()]())
        writer.write_string("]([")
        for i in range(self._len):
            if i > 0:
                writer.write_string(", ")
            self.unsafe_get(i).write_repr_to(writer)
        writer.write_string("])")

    # ===--- changing elements ----------------------------------------------------------===#

    def copy_from[
        U: Copyable & Deinitable, //
    ](self: Span[mut=True, U, _], other: Span[U, _]):
        """Replaces all elements by copies.

        Parameters:
            U: The type of the elements.

        Args:
            other: The new elements, as many.
        """
        debug_assert(len(self) == len(other), "Spans must be of equal length")
        for i in range(len(self)):
            self.unsafe_get(i) = other.unsafe_get(i).copy()

    def fill[
        U: Copyable & Deinitable, //
    ](self: Span[mut=True, U, _], value: U):
        """Replaces all elements by copies of one value.

        Parameters:
            U: The type of the elements.

        Args:
            value: The value.
        """
        for i in range(len(self)):
            self.unsafe_get(i) = value.copy()

    def swap_elements[
        U: Movable, //
    ](self: Span[mut=True, U, _], a: Int, b: Int) raises:
        """Exchanges two elements.

        Parameters:
            U: The type of the elements.

        Args:
            a: The index of one.
            b: The index of the other.

        Raises:
            When an index is greater than the length.
        """
        var n = len(self)
        if a > n or b > n:
            raise Error(
                "index out of bounds (length: ",
                n,
                ", a: ",
                a,
                ", b: ",
                b,
                ")",
            )
        self.unsafe_swap_elements(a, b)

    @always_inline
    def unsafe_swap_elements[
        U: Movable, //
    ](self: Span[mut=True, U, _], a: Int, b: Int):
        """Exchanges two elements, without a check.

        Parameters:
            U: The type of the elements.

        Args:
            a: The index of one.
            b: The index of the other.
        """
        self._data.unsafe_offset(a).swap_pointees(self._data.unsafe_offset(b))

    def reverse[dtype: DType, //](self: Span[mut=True, Scalar[dtype], _]):
        """Reverses the order of the elements.

        Parameters:
            dtype: The type of the elements.
        """
        var low = 0
        var high = len(self) - 1
        while low < high:
            var first = self.unsafe_get(low)
            self.unsafe_get(low) = self.unsafe_get(high)
            self.unsafe_get(high) = first
            low += 1
            high -= 1

    def apply[
        dtype: DType,
        //,
        func: def[w: SIMDLength](SIMD[dtype, w]) capturing[_] -> SIMD[dtype, w],
    ](self: Span[mut=True, Scalar[dtype], _]):
        """Replaces each element by the result of a function.

        Parameters:
            dtype: The type of the elements.
            func: The function, of a vector.
        """
        comptime w = simd_width_of[dtype]()
        var n = len(self)
        var i = 0
        while i + w <= n:
            var at = self._data.unsafe_offset(i)
            at.unsafe_store(func(at.unsafe_load[w]()))
            i += w
        while i < n:
            var at = self._data.unsafe_offset(i)
            at.unsafe_store(func(at.unsafe_load()))
            i += 1

    def apply[
        dtype: DType,
        //,
        func: def[w: SIMDLength](SIMD[dtype, w]) capturing[_] -> SIMD[dtype, w],
        *,
        cond: def[w: SIMDLength](SIMD[dtype, w]) capturing[_] -> SIMD[
            DType.bool, w
        ],
    ](self: Span[mut=True, Scalar[dtype], _]):
        """Replaces the elements that meet a condition.

        Parameters:
            dtype: The type of the elements.
            func: The function, of a vector.
            cond: The condition, of a vector.
        """
        comptime w = simd_width_of[dtype]()
        var n = len(self)
        var i = 0
        while i + w <= n:
            var at = self._data.unsafe_offset(i)
            var v = at.unsafe_load[w]()
            at.unsafe_store(cond(v).select(func(v), v))
            i += w
        while i < n:
            var at = self._data.unsafe_offset(i)
            var v = at.unsafe_load()
            if Bool(cond(v)):
                at.unsafe_store(func(v))
            i += 1

    # ===--- search -------------------------------------------------------------------------===#

    def count[
        dtype: DType,
        //,
        F: def[w: SIMDLength](SIMD[dtype, w]) -> SIMD[DType.bool, w],
    ](self: Span[Scalar[dtype], _], func: F) -> Int:
        """The number of elements that meet a condition.

        Parameters:
            dtype: The type of the elements.
            F: The type of the condition.

        Args:
            func: The condition, of a vector.

        Returns:
            The number.
        """
        comptime w = simd_width_of[dtype]()
        var n = len(self)
        var i = 0
        var result = 0
        while i + w <= n:
            result += func(
                self._data.unsafe_offset(i).unsafe_load[w]()
            ).reduce_bit_count()
            i += w
        while i < n:
            if Bool(func(self._data.unsafe_offset(i).unsafe_load())):
                result += 1
            i += 1
        return result

    def binary_search_by[F: def(Self.T) -> Int](self, func: F) -> Optional[Int]:
        """Looks for an element in an ordered sequence.

        Parameters:
            F: The type of the function.

        Args:
            func: Negative before the place, 0 at it, positive after it.

        Returns:
            The index of an element where it is 0, or nothing.
        """
        var low = 0
        var high = self._len
        while low < high:
            var middle = low + (high - low) // 2
            var order = func(self.unsafe_get(middle))
            if order == 0:
                return Optional[Int](middle)
            if order < 0:
                low = middle + 1
            else:
                high = middle
        return Optional[Int]()

    def binary_search_by[
        func: def(Self.T) capturing[_] -> Int
    ](self) -> Optional[Int]:
        """Looks for an element in an ordered sequence.

        Parameters:
            func: Negative before the place, 0 at it, positive after it.

        Returns:
            The index of an element where it is 0, or nothing.
        """
        var low = 0
        var high = self._len
        while low < high:
            var middle = low + (high - low) // 2
            var order = func(self.unsafe_get(middle))
            if order == 0:
                return Optional[Int](middle)
            if order < 0:
                low = middle + 1
            else:
                high = middle
        return Optional[Int]()

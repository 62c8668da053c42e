# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Pointers."""

from std.builtin._intrinsics import (
    __address_of,
    __align_of,
    __destroy_value_at,
    __init_copy_at,
    __init_value_at,
    __move_is_trivial,
    __ref_at,
    __size_of,
    __take_value_at,
    __type_name,
)
from std.builtin._number_text import _write_hex
from std.builtin.device_passable import DevicePassable
from std.memory._uninit_check import check_read, checks_reads
from std.memory.address_space import AddressSpace
from std.memory.unsafe_maybe_uninit import UnsafeMaybeUninit
from std.python import PythonObject
from std.reflection.location import SourceLocation, call_location
from std.utils._nicheable import UnsafeSingleNicheable


comptime MutPointer[
    T: AnyType,
    origin: MutOrigin,
    *,
    address_space: AddressSpace = AddressSpace.GENERIC,
] = Pointer[T, origin, address_space=address_space]
"""A pointer through which the pointee can be changed."""

comptime ImmPointer[
    T: AnyType,
    origin: ImmOrigin,
    *,
    address_space: AddressSpace = AddressSpace.GENERIC,
] = Pointer[T, origin, address_space=address_space]
"""A pointer through which the pointee can only be read."""


@deprecated(use=ImmPointer)
comptime ImmutPointer = ImmPointer
"""Deprecated: use `ImmPointer`."""

comptime OptionalPointer[
    mut: Bool,
    //,
    T: AnyType,
    origin: Origin[mut=mut],
    *,
    address_space: AddressSpace = AddressSpace.GENERIC,
] = Optional[Pointer[T, origin, address_space=address_space]]
"""A pointer or nothing, as large as a pointer."""

comptime OpaquePointer[
    mut: Bool,
    //,
    origin: Origin[mut=mut],
    *,
    address_space: AddressSpace = AddressSpace.GENERIC,
] = Pointer[NoneType, origin, address_space=address_space]
"""A pointer to something unknown, C's `void *`."""

comptime MutOpaquePointer[
    origin: MutOrigin, *, address_space: AddressSpace = AddressSpace.GENERIC
] = Pointer[NoneType, origin, address_space=address_space]
"""A mutable pointer to something unknown."""

comptime ImmOpaquePointer[
    origin: ImmOrigin, *, address_space: AddressSpace = AddressSpace.GENERIC
] = Pointer[NoneType, origin, address_space=address_space]
"""An immutable pointer to something unknown."""


@deprecated(use=ImmOpaquePointer)
comptime ImmutOpaquePointer = ImmOpaquePointer
"""Deprecated: use `ImmOpaquePointer`."""


@deprecated(use=Pointer)
comptime UnsafePointer = Pointer
"""Deprecated: use `Pointer`."""


@deprecated(use=MutPointer)
comptime MutUnsafePointer = MutPointer
"""Deprecated: use `MutPointer`."""


@deprecated(use=ImmPointer)
comptime ImmUnsafePointer = ImmPointer
"""Deprecated: use `ImmPointer`."""


@deprecated(use=ImmPointer)
comptime ImmutUnsafePointer = ImmPointer
"""Deprecated: use `ImmPointer`."""


@deprecated(use=OptionalPointer)
comptime OptionalUnsafePointer = OptionalPointer
"""Deprecated: use `OptionalPointer`."""


struct Pointer[
    mut: Bool,
    //,
    T: AnyType,
    origin: Origin[mut=mut],
    *,
    address_space: AddressSpace = AddressSpace.GENERIC,
](
    Comparable,
    DevicePassable,
    ImplicitlyCopyable,
    Intable,
    TrivialRegisterPassable,
    UnsafeSingleNicheable,
    Writable,
):
    """The address of a value. It is never null and owns nothing.

    Parameters:
        mut: Whether the pointee may be changed.
        T: The type of the pointee.
        origin: Where the pointee is stored.
        address_space: The address space of the memory.
    """

    comptime _Rep = __mlir_type[`!mojo.ptr<`, +Self.address_space._value, `>`]
    """The representation."""

    comptime type = Self.T
    """Deprecated: use `T`."""

    comptime device_type: AnyType = Self
    """The type on a device: the same."""

    comptime Immutable = Pointer[
        Self.T, ImmOrigin(Self.origin), address_space=Self.address_space
    ]
    """The same pointer with an immutable origin."""

    comptime _Mutable = Pointer[
        Self.T,
        Self.origin.unsafe_mut_cast[True](),
        address_space=Self.address_space,
    ]
    """The same pointer with a mutable origin."""

    var _mlir_value: __mlir_type[`!mojo.ptr<`, +Self.address_space._value, `>`]

    # ===--- construction ----------------------------------------------------===#

    @always_inline("nodebug")
    def __init__(out self, *, mlir_value: __mlir_type.`!mojo.ptr`):
        """Wraps a raw address.

        Args:
            mlir_value: The raw form.
        """
        comptime if Self.address_space == AddressSpace.GENERIC:
            self._mlir_value = mlir_value
        else:
            self._mlir_value = __mlir_op.`mojo.ptr_cast`[_type=Self._Rep](
                mlir_value
            )

    @always_inline("nodebug")
    def __init__(out self, *, _address: Self._Rep):
        """Wraps an address in its address space."""
        self._mlir_value = _address

    @always_inline("nodebug")
    def __init__(out self, *, ref[Self.origin] to: Self.T):
        """Points to a value.

        Args:
            to: The value.
        """
        self._mlir_value = __address_of(to)

    @always_inline("nodebug")
    def __init__(out self, *, unsafe_from_address: Int):
        """Points to an address.

        Args:
            unsafe_from_address: The address; it must not be 0.
        """
        self._mlir_value = __mlir_op.`mojo.ptr.from_int`[_type=Self._Rep](
            unsafe_from_address.__mlir_index__()
        )

    @always_inline("nodebug")
    def __init__(out self, *, unsafe_from_address: IntLiteral):
        """Points to an address that is known while compiling.

        Args:
            unsafe_from_address: The address; it must be positive.
        """
        comptime address = Int(IntLiteral[unsafe_from_address.value]())
        comptime assert address != 0, (
            "Pointer is non-nullable. Use `Optional[Pointer]` for a pointer"
            " that may be null"
        )
        comptime assert address > 0, "the address cannot be negative"
        self._mlir_value = __mlir_op.`mojo.ptr.from_int`[_type=Self._Rep](
            address.__mlir_index__()
        )

    @implicit
    @always_inline("nodebug")
    def __init__(
        other: Pointer[...],
        out self: Pointer[
            other.T,
            ImmOrigin(other.origin),
            address_space=other.address_space,
        ],
    ):
        """Converts to an immutable pointer.

        Args:
            other: The pointer.
        """
        self._mlir_value = other._mlir_value

    @implicit
    @always_inline("nodebug")
    def __init__(
        out self,
        other: Pointer[Self.T, _, address_space=Self.address_space],
    ) where Self.origin.contains[other.origin]:
        """Converts to a wider origin.

        Args:
            other: The pointer.
        """
        self._mlir_value = other._mlir_value

    @always_inline("nodebug")
    def __init__(out self, *, unchecked_downcast_value: PythonObject):
        """Points to the value in a Python object whose type isn't looked at.

        Args:
            unchecked_downcast_value: An object that holds a `T`.
        """
        self = Self(
            unsafe_from_address=Int(
                unchecked_downcast_value.unchecked_downcast_value_ptr[Self.T]()
            )
        )

    @unavailable(
        "a Pointer is never null, so it needs an address; use"
        " 'Optional[Pointer[...]]' for a pointer that may be missing"
    )
    def __init__(
        out self: Pointer[
            Self.T, MutUntrackedOrigin, address_space=Self.address_space
        ],
    ):
        """Not there: use `Optional[Pointer[...]]`."""
        ...

    @staticmethod
    @always_inline("nodebug")
    def unsafe_dangling() -> Self:
        """An aligned address where nothing is.

        Returns:
            The pointer.
        """
        return Self(
            _address=__mlir_op.`mojo.ptr.from_int`[_type=Self._Rep](
                __align_of[Self.T]().__mlir_index__()
            )
        )

    @always_inline("nodebug")
    def _raw(self) -> __mlir_type.`!mojo.ptr`:
        """The address in the generic address space."""
        comptime if Self.address_space == AddressSpace.GENERIC:
            return self._mlir_value
        else:
            return __mlir_op.`mojo.ptr_cast`[_type=__mlir_type.`!mojo.ptr`](
                self._mlir_value
            )

    # ===--- access ------------------------------------------------------------===#

    @always_inline("nodebug")
    def __getitem__(self) -> ref[Self.origin] Self.T:
        """The pointee.

        Returns:
            A reference to it.
        """
        return __ref_at[Self.T, Self.origin](self._raw())

    @always_inline("nodebug")
    def __getitem__[
        I: Indexer, //
    ](self, *, unsafe_offset: I) -> ref[Self.origin] Self.T:
        """A value some elements further. Nothing is checked.

        Parameters:
            I: The type of the offset.

        Args:
            unsafe_offset: The number of elements.

        Returns:
            A reference to it.
        """
        return __ref_at[Self.T, Self.origin](
            self.unsafe_offset(unsafe_offset)._raw()
        )

    @deprecated("use `p[unsafe_offset=i]`")
    @always_inline("nodebug")
    def __getitem__[I: Indexer, //](self, offset: I) -> ref[Self.origin] Self.T:
        """Deprecated: use `p[unsafe_offset=i]`.

        Parameters:
            I: The type of the offset.

        Args:
            offset: The number of elements.

        Returns:
            A reference to it.
        """
        return __ref_at[Self.T, Self.origin](self.unsafe_offset(offset)._raw())

    @always_inline("nodebug")
    def unsafe_offset[I: Indexer, //](self, offset: I, /) -> Self:
        """The pointer some elements further. Nothing is checked.

        Parameters:
            I: The type of the offset.

        Args:
            offset: The number of elements, possibly negative.

        Returns:
            The moved pointer.
        """
        return Self(
            _address=__mlir_op.`mojo.ptr.offset`[elem=Self.T](
                self._mlir_value, offset.__mlir_index__()
            )
        )

    @unavailable(
        "a Pointer is never null, so it has no truth value; use"
        " 'Optional[Pointer[...]]' for a pointer that may be missing"
    )
    def __bool__(self) -> Bool:
        """Not there: use `Optional[Pointer[...]]`.

        Returns:
            Nothing.
        """
        ...

    @always_inline("nodebug")
    def __int__(self) -> Int:
        """The address.

        Returns:
            The address.
        """
        return Int(
            mlir_value=__mlir_op.`mojo.ptr.to_int`[_type=__mlir_type.index](
                self._mlir_value
            )
        )

    @__unsafe_nested_origins_read_only
    @always_inline
    def offset_from(
        self, other: Pointer[Self.T, _, address_space=Self.address_space]
    ) -> Int:
        """The signed distance in elements.

        Args:
            other: Where to count from.

        Returns:
            The number of elements from `other` to this.
        """
        comptime assert __size_of[Self.T]() != 0, (
            "offset_from() requires a non-zero-sized pointee type"
        )
        debug_assert(
            (Int(self) - Int(other)) % __size_of[Self.T]() == 0,
            "pointer difference is not a multiple of the element size",
        )
        return (Int(self) - Int(other)) / __size_of[Self.T]()

    @__unsafe_nested_origins_read_only
    @always_inline
    def __sub__(
        self, rhs: Pointer[Self.T, _, address_space=Self.address_space]
    ) -> Int:
        """The signed distance in elements.

        Args:
            rhs: Where to count from.

        Returns:
            The number of elements from `rhs` to this.
        """
        return self.offset_from(rhs)

    @__unsafe_nested_origins_read_only
    @always_inline("nodebug")
    def __eq__(
        self, rhs: Pointer[Self.T, _, address_space=Self.address_space]
    ) -> Bool:
        """Whether the addresses are equal.

        Args:
            rhs: The other pointer.

        Returns:
            The comparison.
        """
        return UInt(Int(self)) == UInt(Int(rhs))

    @__unsafe_nested_origins_read_only
    @always_inline("nodebug")
    def __ne__(
        self, rhs: Pointer[Self.T, _, address_space=Self.address_space]
    ) -> Bool:
        """Whether the addresses differ.

        Args:
            rhs: The other pointer.

        Returns:
            The comparison.
        """
        return UInt(Int(self)) != UInt(Int(rhs))

    @__unsafe_nested_origins_read_only
    @always_inline("nodebug")
    def __lt__(
        self, rhs: Pointer[Self.T, _, address_space=Self.address_space]
    ) -> Bool:
        """Whether the addresses are in ascending order.

        Args:
            rhs: The other pointer.

        Returns:
            The comparison.
        """
        return UInt(Int(self)) < UInt(Int(rhs))

    @__unsafe_nested_origins_read_only
    @always_inline("nodebug")
    def __le__(
        self, rhs: Pointer[Self.T, _, address_space=Self.address_space]
    ) -> Bool:
        """Whether the addresses are not in descending order.

        Args:
            rhs: The other pointer.

        Returns:
            The comparison.
        """
        return UInt(Int(self)) <= UInt(Int(rhs))

    @__unsafe_nested_origins_read_only
    @always_inline("nodebug")
    def __gt__(
        self, rhs: Pointer[Self.T, _, address_space=Self.address_space]
    ) -> Bool:
        """Whether the addresses are in descending order.

        Args:
            rhs: The other pointer.

        Returns:
            The comparison.
        """
        return UInt(Int(self)) > UInt(Int(rhs))

    @__unsafe_nested_origins_read_only
    @always_inline("nodebug")
    def __ge__(
        self, rhs: Pointer[Self.T, _, address_space=Self.address_space]
    ) -> Bool:
        """Whether the addresses are not in ascending order.

        Args:
            rhs: The other pointer.

        Returns:
            The comparison.
        """
        return UInt(Int(self)) >= UInt(Int(rhs))

    # ===--- vector loads and stores --------------------------------------------===#

    @always_inline("nodebug")
    def unsafe_load[
        dtype: DType,
        //,
        width: Int = 1,
        *,
        alignment: Int = __align_of[Scalar[dtype]](),
        volatile: Bool = False,
        invariant: Bool = False,
        non_temporal: Bool = False,
    ](
        self: Pointer[Scalar[dtype], _, address_space=Self.address_space]
    ) -> SIMD[dtype, width]:
        """Reads consecutive elements.

        Parameters:
            dtype: The element type.
            width: The number of elements.
            alignment: The alignment of the address in bytes.
            volatile: Whether the access must happen.
            invariant: Whether the memory never changes.
            non_temporal: Whether the memory won't be used again soon.

        Returns:
            The elements.
        """
        comptime assert width > 0, "width must be a positive integer value"
        comptime assert alignment > 0, (
            "alignment must be a positive integer value"
        )
        comptime assert not (volatile and invariant), (
            "both volatile and invariant cannot be set at the same time"
        )
        comptime if checks_reads[dtype]():
            return self._checked_load[width, alignment, volatile](
                call_location()
            )
        comptime align = __mlir_attr[+alignment, ` : i64`]
        comptime if volatile:
            return SIMD[dtype, width](
                mlir_value=__mlir_op.`mojo.ptr.load`[
                    _type=SIMD[dtype, width]._Rep,
                    align=align,
                    volatile_=__mlir_attr.unit,
                ](self._mlir_value)
            )
        elif invariant:
            return SIMD[dtype, width](
                mlir_value=__mlir_op.`mojo.ptr.load`[
                    _type=SIMD[dtype, width]._Rep,
                    align=align,
                    invariant=__mlir_attr.unit,
                ](self._mlir_value)
            )
        elif non_temporal:
            return SIMD[dtype, width](
                mlir_value=__mlir_op.`mojo.ptr.load`[
                    _type=SIMD[dtype, width]._Rep,
                    align=align,
                    nontemporal=__mlir_attr.unit,
                ](self._mlir_value)
            )
        else:
            return SIMD[dtype, width](
                mlir_value=__mlir_op.`mojo.ptr.load`[
                    _type=SIMD[dtype, width]._Rep, align=align
                ](self._mlir_value)
            )

    @always_inline("nodebug")
    def unsafe_load[
        dtype: DType,
        I: Indexer,
        //,
        width: Int = 1,
        *,
        alignment: Int = __align_of[Scalar[dtype]](),
        volatile: Bool = False,
        invariant: Bool = False,
        non_temporal: Bool = False,
    ](
        self: Pointer[Scalar[dtype], _, address_space=Self.address_space],
        offset: I,
    ) -> SIMD[dtype, width]:
        """Reads consecutive elements.

        Parameters:
            dtype: The element type.
            I: The type of the offset.
            width: The number of elements.
            alignment: The alignment of the address in bytes.
            volatile: Whether the access must happen.
            invariant: Whether the memory never changes.
            non_temporal: Whether the memory won't be used again soon.

        Args:
            offset: The number of elements to skip.

        Returns:
            The elements.
        """
        comptime if checks_reads[dtype]():
            return self.unsafe_offset(offset)._checked_load[
                width, alignment, volatile
            ](call_location())
        return self.unsafe_offset(offset).unsafe_load[
            width,
            alignment=alignment,
            volatile=volatile,
            invariant=invariant,
            non_temporal=non_temporal,
        ]()

    @always_inline
    def _checked_load[
        dtype: DType, //, width: Int, alignment: Int, volatile: Bool
    ](
        self: Pointer[Scalar[dtype], _, address_space=Self.address_space],
        location: SourceLocation,
    ) -> SIMD[dtype, width]:
        """Reads consecutive elements, which must have been written."""
        comptime Lanes = SIMD[dtype, width]
        comptime align = __mlir_attr[+alignment, ` : i64`]
        var result: Lanes
        comptime if volatile:
            result = Lanes(
                mlir_value=__mlir_op.`mojo.ptr.load`[
                    _type=Lanes._Rep,
                    align=align,
                    volatile_=__mlir_attr.unit,
                ](self._mlir_value)
            )
        else:
            result = Lanes(
                mlir_value=__mlir_op.`mojo.ptr.load`[
                    _type=Lanes._Rep, align=align
                ](self._mlir_value)
            )
        check_read(result, location)
        return result

    @always_inline("nodebug")
    def unsafe_store[
        dtype: DType,
        //,
        width: SIMDLength = 1,
        *,
        alignment: Int = __align_of[Scalar[dtype]](),
        volatile: Bool = False,
        non_temporal: Bool = False,
    ](
        self: Pointer[
            mut=True, Scalar[dtype], _, address_space=Self.address_space
        ],
        val: SIMD[dtype, width],
    ):
        """Writes consecutive elements.

        Parameters:
            dtype: The element type.
            width: The number of elements.
            alignment: The alignment of the address in bytes.
            volatile: Whether the access must happen.
            non_temporal: Whether the memory won't be used again soon.

        Args:
            val: The elements.
        """
        comptime assert width > 0, "width must be a positive integer value"
        comptime assert alignment > 0, (
            "alignment must be a positive integer value"
        )
        comptime align = __mlir_attr[+alignment, ` : i64`]
        comptime if volatile:
            __mlir_op.`mojo.ptr.store`[
                _type=None, align=align, volatile_=__mlir_attr.unit
            ](val._mlir_value, self._mlir_value)
        elif non_temporal:
            __mlir_op.`mojo.ptr.store`[
                _type=None, align=align, nontemporal=__mlir_attr.unit
            ](val._mlir_value, self._mlir_value)
        else:
            __mlir_op.`mojo.ptr.store`[_type=None, align=align](
                val._mlir_value, self._mlir_value
            )

    @always_inline("nodebug")
    def unsafe_store[
        dtype: DType,
        I: Indexer,
        //,
        width: SIMDLength = 1,
        *,
        alignment: Int = __align_of[Scalar[dtype]](),
        volatile: Bool = False,
        non_temporal: Bool = False,
    ](
        self: Pointer[
            mut=True, Scalar[dtype], _, address_space=Self.address_space
        ],
        offset: I,
        val: SIMD[dtype, width],
    ):
        """Writes consecutive elements.

        Parameters:
            dtype: The element type.
            I: The type of the offset.
            width: The number of elements.
            alignment: The alignment of the address in bytes.
            volatile: Whether the access must happen.
            non_temporal: Whether the memory won't be used again soon.

        Args:
            offset: The number of elements to skip.
            val: The elements.
        """
        self.unsafe_offset(offset).unsafe_store[
            alignment=alignment, volatile=volatile, non_temporal=non_temporal
        ](val)

    @always_inline
    def unsafe_strided_load[
        dtype: DType, S: Intable, //, width: Int
    ](
        self: Pointer[Scalar[dtype], _, address_space=Self.address_space],
        stride: S,
    ) -> SIMD[dtype, width]:
        """Reads elements at equal distances.

        Parameters:
            dtype: The element type.
            S: The type of the distance.
            width: The number of elements.

        Args:
            stride: The distance in elements.

        Returns:
            The elements.
        """
        var step = Int(stride)
        var result = SIMD[dtype, width]()
        comptime for i in range(width):
            result[i] = self.unsafe_offset(i * step).unsafe_load()
        return result

    @always_inline
    def unsafe_strided_store[
        dtype: DType, S: Intable, //, width: SIMDLength = 1
    ](
        self: Pointer[
            mut=True, Scalar[dtype], _, address_space=Self.address_space
        ],
        val: SIMD[dtype, width],
        stride: S,
    ):
        """Writes elements at equal distances.

        Parameters:
            dtype: The element type.
            S: The type of the distance.
            width: The number of elements.

        Args:
            val: The elements.
            stride: The distance in elements.
        """
        var step = Int(stride)
        comptime for i in range(Int(width)):
            self.unsafe_offset(i * step).unsafe_store(val[i])

    @always_inline
    def unsafe_gather[
        dtype: DType,
        //,
        *,
        width: SIMDLength = 1,
        alignment: Int = __align_of[Scalar[dtype]](),
    ](
        self: Pointer[Scalar[dtype], _, address_space=Self.address_space],
        offset: SIMD[_, width],
        mask: SIMD[DType.bool, width] = SIMD[DType.bool, width](fill=True),
        default: SIMD[dtype, width] = 0,
    ) -> SIMD[dtype, width]:
        """Reads an element at each offset.

        Parameters:
            dtype: The element type.
            width: The number of elements.
            alignment: The alignment of the addresses in bytes.

        Args:
            offset: The offsets in elements.
            mask: Which lanes to read.
            default: The value of the other lanes.

        Returns:
            The elements.
        """
        comptime assert offset.dtype.is_integral(), (
            "offset type must be an integral type"
        )
        comptime assert alignment > 0 and alignment & (alignment - 1) == 0, (
            "alignment must be a power of two integer value"
        )
        var result = default
        comptime for i in range(Int(width)):
            if Bool(mask[i]):
                result[i] = self.unsafe_offset(Int(offset[i]))[]
        comptime if checks_reads[dtype]():
            check_read(result, call_location(), mask)
        return result

    @always_inline
    def unsafe_scatter[
        dtype: DType,
        //,
        *,
        width: SIMDLength = 1,
        alignment: Int = __align_of[Scalar[dtype]](),
    ](
        self: Pointer[
            mut=True, Scalar[dtype], _, address_space=Self.address_space
        ],
        offset: SIMD[_, width],
        val: SIMD[dtype, width],
        mask: SIMD[DType.bool, width] = SIMD[DType.bool, width](fill=True),
    ):
        """Writes an element at each offset, in lane order.

        Parameters:
            dtype: The element type.
            width: The number of elements.
            alignment: The alignment of the addresses in bytes.

        Args:
            offset: The offsets in elements.
            val: The elements.
            mask: Which lanes to write.
        """
        comptime assert offset.dtype.is_integral(), (
            "offset type must be an integral type"
        )
        comptime assert alignment > 0 and alignment & (alignment - 1) == 0, (
            "alignment must be a power of two integer value"
        )
        comptime for i in range(Int(width)):
            if Bool(mask[i]):
                self.unsafe_offset(Int(offset[i])).unsafe_store(val[i])

    # ===--- lifecycle of the pointee ----------------------------------------------===#

    @always_inline("nodebug")
    def unsafe_write[
        U: Movable, //
    ](self: Pointer[mut=True, U, _], var value: U, /):
        """Moves a value into uninitialized memory.

        Parameters:
            U: The type of the value.

        Args:
            value: The value.
        """
        __init_value_at[U](self._mlir_value, value^)

    @always_inline("nodebug")
    def unsafe_write[
        U: Copyable, //
    ](self: Pointer[mut=True, U, _], *, copy: U):
        """Copies a value into uninitialized memory.

        Parameters:
            U: The type of the value.

        Args:
            copy: The value.
        """
        __init_copy_at[U](self._mlir_value, copy)

    @always_inline("nodebug")
    def unsafe_write_move_from[
        U: Movable, //
    ](self: Pointer[mut=True, U, _], src: Pointer[mut=True, U, _]):
        """Moves a value from one memory to another.

        Parameters:
            U: The type of the value.

        Args:
            src: Where the value is; uninitialized afterwards.
        """
        __init_value_at[U](
            self._mlir_value, __take_value_at[U](src._mlir_value)
        )

    @always_inline("nodebug")
    def unsafe_take_pointee[U: Movable, //](self: Pointer[mut=True, U, _]) -> U:
        """Moves the pointee out; the memory is uninitialized afterwards.

        Parameters:
            U: The type of the value.

        Returns:
            The value.
        """
        return __take_value_at[U](self._mlir_value)

    @always_inline("nodebug")
    def unsafe_deinit_pointee[U: Deinitable, //](self: Pointer[mut=True, U, _]):
        """Destroys the pointee; the memory is uninitialized afterwards.

        Parameters:
            U: The type of the value.
        """
        __destroy_value_at[U](self._mlir_value)

    @always_inline
    def unsafe_deinit_pointee_with(
        self: Pointer[mut=True, Self.T, _],
        deinit_func: Some[def(var T: Self.T)],
        /,
    ):
        """Hands the pointee over; the memory is uninitialized afterwards.

        Args:
            deinit_func: What ends the life of the value.
        """
        deinit_func(__take_value_at[Self.T](self._mlir_value))

    def swap_pointees[
        U: Movable
    ](self: Pointer[mut=True, U, _], other: Pointer[mut=True, U, _]):
        """Exchanges two values, which may be the same.

        Parameters:
            U: The type of the values.

        Args:
            other: The other value.
        """
        if Int(self) == Int(other):
            return
        var mine = __take_value_at[U](self._mlir_value)
        __init_value_at[U](
            self._mlir_value, __take_value_at[U](other._mlir_value)
        )
        __init_value_at[U](other._mlir_value, mine^)

    @always_inline("nodebug")
    def unsafe_free(self: Pointer[mut=True, Self.T, ...]):
        """Frees a block of the library's allocator."""
        comptime if __size_of[Self.T]() != 0:
            __mlir_op.`mojo.free`[_type=None](self._mlir_value)

    # ===--- casts ---------------------------------------------------------------------===#

    @always_inline("nodebug")
    def unsafe_bitcast[
        U: AnyType
    ](self) -> Pointer[U, Self.origin, address_space=Self.address_space]:
        """The pointer with another type of the pointee.

        Parameters:
            U: The type of the pointee.

        Returns:
            The same address.
        """
        return Pointer[U, Self.origin, address_space=Self.address_space](
            mlir_value=self._raw()
        )

    @always_inline("nodebug")
    def bitcast[
        U: AnyType
    ](self) -> Pointer[U, Self.origin, address_space=Self.address_space]:
        """The pointer with another type of the pointee.

        Parameters:
            U: The type of the pointee.

        Returns:
            The same address.
        """
        return Pointer[U, Self.origin, address_space=Self.address_space](
            mlir_value=self._raw()
        )

    @always_inline("nodebug")
    def unsafe_mut_cast[
        target_mut: Bool
    ](self) -> Pointer[
        Self.T,
        Self.origin.unsafe_mut_cast[target_mut](),
        address_space=Self.address_space,
    ]:
        """The pointer with another mutability.

        Parameters:
            target_mut: The mutability.

        Returns:
            The same address.
        """
        return Pointer[
            Self.T,
            Self.origin.unsafe_mut_cast[target_mut](),
            address_space=Self.address_space,
        ](mlir_value=self._raw())

    @deprecated("use `unsafe_mut_cast`")
    @always_inline("nodebug")
    def mut_cast[
        target_mut: Bool
    ](self) -> Pointer[
        Self.T,
        Self.origin.unsafe_mut_cast[target_mut](),
        address_space=Self.address_space,
    ]:
        """Deprecated: use `unsafe_mut_cast`.

        Parameters:
            target_mut: The mutability.

        Returns:
            The same address.
        """
        comptime assert Self.mut or not target_mut, (
            "Cannot safely cast an immutable pointer to mutable"
        )
        return self.unsafe_mut_cast[target_mut]()

    @always_inline("nodebug")
    def unsafe_origin_cast[
        target_origin: Origin[mut=Self.mut]
    ](self) -> Pointer[Self.T, target_origin, address_space=Self.address_space]:
        """The pointer with another origin.

        Parameters:
            target_origin: The origin.

        Returns:
            The same address.
        """
        return Pointer[Self.T, target_origin, address_space=Self.address_space](
            mlir_value=self._raw()
        )

    @always_inline("nodebug")
    def unsafe_address_space_cast[
        target_address_space: AddressSpace = Self.address_space
    ](
        self,
    ) -> Pointer[Self.T, Self.origin, address_space=target_address_space]:
        """The pointer in another address space.

        Parameters:
            target_address_space: The address space.

        Returns:
            The same place.
        """
        comptime Result = Pointer[
            Self.T, Self.origin, address_space=target_address_space
        ]
        return Result(mlir_value=self._raw())

    @always_inline("nodebug")
    def unsafe_as_noalias(self) -> Self:
        """Promises that no other local pointer points here.

        Returns:
            The same pointer.
        """
        return self

    @always_inline("nodebug")
    def as_imm(self) -> Self.Immutable:
        """The pointer with an immutable origin.

        Returns:
            The same address.
        """
        return Self.Immutable(mlir_value=self._raw())

    @always_inline("nodebug")
    def as_unsafe_any_origin(
        self
    ) -> Pointer[
        Self.T,
        UnsafeAnyOrigin[mut=Self.mut],
        address_space=Self.address_space,
    ]:
        """The pointer with the universal origin.

        Returns:
            The same address.
        """
        return Pointer[
            Self.T,
            UnsafeAnyOrigin[mut=Self.mut],
            address_space=Self.address_space,
        ](mlir_value=self._raw())

    # ===--- text --------------------------------------------------------------------------===#

    def write_to(self, mut writer: Some[Writer]):
        """Writes the address in hexadecimal digits.

        Args:
            writer: Where to write.
        """
        _write_hex(UInt64(Int(self)), writer)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the type and the address.

        Args:
            writer: Where to write.
        """
        writer.write_string("Pointer[mut=")
        Bool(Self.mut).write_to(writer)
        writer.write_string(", ")
        writer.write_string(StringLiteral[__type_name[Self.T, style=3]()]())
        writer.write_string(", address_space=")
        Self.address_space.write_to(writer)
        writer.write_string("](")
        self.write_to(writer)
        writer.write_string(")")

    @staticmethod
    def get_type_name() -> String:
        """The name of the type as diagnostics of device arguments show it.

        Returns:
            The name.
        """
        return String(
            "Pointer[",
            StringLiteral[__type_name[Self.T, style=0]()](),
            ", mut=",
            Bool(Self.mut),
            ", address_space=",
            Self.address_space,
            "]",
        )

    # ===--- the niche: null ------------------------------------------------------------------===#

    @staticmethod
    @always_inline("nodebug")
    def write_niche(memory: Pointer[mut=True, UnsafeMaybeUninit[Self], _]):
        """Writes the null address.

        Args:
            memory: Where to write.
        """
        memory.unsafe_bitcast[Int]().unsafe_write(Int(0))

    @staticmethod
    @always_inline("nodebug")
    def isa_niche(
        memory: Pointer[mut=False, UnsafeMaybeUninit[Self], _]
    ) -> Bool:
        """Whether the memory holds the null address.

        Args:
            memory: Where to look.

        Returns:
            Whether it is null.
        """
        return memory.unsafe_bitcast[Int]()[] == 0

    # ===--- deprecated spellings ---------------------------------------------------------------===#

    @deprecated("use `unsafe_offset`")
    @always_inline("nodebug")
    def __add__[I: Indexer, //](self, offset: I) -> Self:
        """Deprecated: use `unsafe_offset`."""
        return self.unsafe_offset(offset)

    @deprecated("use `unsafe_offset`")
    @always_inline("nodebug")
    def __sub__[I: Indexer, //](self, offset: I) -> Self:
        """Deprecated: use `unsafe_offset`."""
        return self.unsafe_offset(-index(offset))

    @deprecated("use `unsafe_offset`")
    @always_inline("nodebug")
    def __iadd__[I: Indexer, //](mut self, offset: I):
        """Deprecated: use `unsafe_offset`."""
        self = self.unsafe_offset(offset)

    @deprecated("use `unsafe_offset`")
    @always_inline("nodebug")
    def __isub__[I: Indexer, //](mut self, offset: I):
        """Deprecated: use `unsafe_offset`."""
        self = self.unsafe_offset(-index(offset))

    @deprecated("use `unsafe_offset`")
    @always_inline("nodebug")
    def offset[I: Indexer, //](self, idx: I) -> Self:
        """Deprecated: use `unsafe_offset`."""
        return self.unsafe_offset(idx)

    @deprecated("use `unsafe_load`")
    @always_inline("nodebug")
    def load[
        dtype: DType,
        //,
        width: Int = 1,
        *,
        alignment: Int = __align_of[Scalar[dtype]](),
        volatile: Bool = False,
        invariant: Bool = False,
    ](
        self: Pointer[Scalar[dtype], _, address_space=Self.address_space]
    ) -> SIMD[dtype, width]:
        """Deprecated: use `unsafe_load`."""
        return self.unsafe_load[
            width, alignment=alignment, volatile=volatile, invariant=invariant
        ]()

    @deprecated("use `unsafe_load`")
    @always_inline("nodebug")
    def load[
        dtype: DType,
        I: Indexer,
        //,
        width: Int = 1,
        *,
        alignment: Int = __align_of[Scalar[dtype]](),
        volatile: Bool = False,
        invariant: Bool = False,
    ](
        self: Pointer[Scalar[dtype], _, address_space=Self.address_space],
        offset: I,
    ) -> SIMD[dtype, width]:
        """Deprecated: use `unsafe_load`."""
        return self.unsafe_load[
            width, alignment=alignment, volatile=volatile, invariant=invariant
        ](offset)

    @deprecated("use `unsafe_store`")
    @always_inline("nodebug")
    def store[
        dtype: DType,
        //,
        width: SIMDLength = 1,
        *,
        alignment: Int = __align_of[Scalar[dtype]](),
        volatile: Bool = False,
    ](
        self: Pointer[
            mut=True, Scalar[dtype], _, address_space=Self.address_space
        ],
        val: SIMD[dtype, width],
    ):
        """Deprecated: use `unsafe_store`."""
        self.unsafe_store[alignment=alignment, volatile=volatile](val)

    @deprecated("use `unsafe_store`")
    @always_inline("nodebug")
    def store[
        dtype: DType,
        I: Indexer,
        //,
        width: SIMDLength = 1,
        *,
        alignment: Int = __align_of[Scalar[dtype]](),
        volatile: Bool = False,
    ](
        self: Pointer[
            mut=True, Scalar[dtype], _, address_space=Self.address_space
        ],
        offset: I,
        val: SIMD[dtype, width],
    ):
        """Deprecated: use `unsafe_store`."""
        self.unsafe_store[alignment=alignment, volatile=volatile](offset, val)

    @deprecated("use `unsafe_strided_load`")
    @always_inline("nodebug")
    def strided_load[
        dtype: DType, S: Intable, //, width: Int
    ](self: Pointer[Scalar[dtype], _], stride: S) -> SIMD[dtype, width]:
        """Deprecated: use `unsafe_strided_load`."""
        return self.unsafe_strided_load[width](stride)

    @deprecated("use `unsafe_strided_store`")
    @always_inline("nodebug")
    def strided_store[
        dtype: DType, S: Intable, //, width: SIMDLength = 1
    ](
        self: Pointer[mut=True, Scalar[dtype], _],
        val: SIMD[dtype, width],
        stride: S,
    ):
        """Deprecated: use `unsafe_strided_store`."""
        self.unsafe_strided_store(val, stride)

    @deprecated("use `unsafe_gather`")
    @always_inline("nodebug")
    def gather[
        dtype: DType, //, *, width: SIMDLength = 1
    ](
        self: Pointer[Scalar[dtype], _],
        offset: SIMD[_, width],
        mask: SIMD[DType.bool, width] = SIMD[DType.bool, width](fill=True),
        default: SIMD[dtype, width] = 0,
    ) -> SIMD[dtype, width]:
        """Deprecated: use `unsafe_gather`."""
        return self.unsafe_gather(offset, mask, default)

    @deprecated("use `unsafe_scatter`")
    @always_inline("nodebug")
    def scatter[
        dtype: DType, //, *, width: SIMDLength = 1
    ](
        self: Pointer[mut=True, Scalar[dtype], _],
        offset: SIMD[_, width],
        val: SIMD[dtype, width],
        mask: SIMD[DType.bool, width] = SIMD[DType.bool, width](fill=True),
    ):
        """Deprecated: use `unsafe_scatter`."""
        self.unsafe_scatter(offset, val, mask)

    @deprecated("use `unsafe_as_noalias`")
    @always_inline("nodebug")
    def as_noalias(self) -> Self:
        """Deprecated: use `unsafe_as_noalias`."""
        return self

    @deprecated("use `unsafe_as_noalias`")
    @always_inline("nodebug")
    def as_noalias_ptr(self) -> Self:
        """Deprecated: use `unsafe_as_noalias`."""
        return self

    @deprecated("use `unsafe_address_space_cast`")
    @always_inline("nodebug")
    def address_space_cast[
        target_address_space: AddressSpace = Self.address_space
    ](self) -> Pointer[Self.T, Self.origin, address_space=target_address_space]:
        """Deprecated: use `unsafe_address_space_cast`."""
        return self.unsafe_address_space_cast[target_address_space]()

    @deprecated("use `unsafe_take_pointee`")
    @always_inline("nodebug")
    def take_pointee[U: Movable, //](self: Pointer[mut=True, U, _]) -> U:
        """Deprecated: use `unsafe_take_pointee`."""
        return __take_value_at[U](self._mlir_value)

    @deprecated("use `unsafe_write`")
    @always_inline("nodebug")
    def init_pointee_move[
        U: Movable, //
    ](self: Pointer[mut=True, U, _], var value: U):
        """Deprecated: use `unsafe_write`."""
        __init_value_at[U](self._mlir_value, value^)

    @deprecated("use `unsafe_write`")
    @always_inline("nodebug")
    def init_pointee_copy[
        U: Copyable, //
    ](self: Pointer[mut=True, U, _], value: U):
        """Deprecated: use `unsafe_write`."""
        __init_copy_at[U](self._mlir_value, value)

    @deprecated("use `unsafe_write_move_from`")
    @always_inline("nodebug")
    def init_pointee_move_from[
        U: Movable, //
    ](self: Pointer[mut=True, U, _], src: Pointer[mut=True, U, _]):
        """Deprecated: use `unsafe_write_move_from`."""
        self.unsafe_write_move_from(src)

    @deprecated("use `unsafe_deinit_pointee`")
    @always_inline("nodebug")
    def destroy_pointee[U: Deinitable, //](self: Pointer[mut=True, U, _]):
        """Deprecated: use `unsafe_deinit_pointee`."""
        __destroy_value_at[U](self._mlir_value)

    @deprecated("use `unsafe_deinit_pointee_with`")
    @always_inline("nodebug")
    def destroy_pointee_with(
        self: Pointer[mut=True, Self.T, _],
        deinit_func: Some[def(var T: Self.T)],
        /,
    ):
        """Deprecated: use `unsafe_deinit_pointee_with`."""
        self.unsafe_deinit_pointee_with(deinit_func)

    @deprecated("use `unsafe_free`")
    @always_inline("nodebug")
    def free(self: Pointer[mut=True, Self.T, ...]):
        """Deprecated: use `unsafe_free`."""
        self.unsafe_free()

    @deprecated("use `as_imm`")
    @always_inline("nodebug")
    def as_immutable(self) -> Self.Immutable:
        """Deprecated: use `as_imm`."""
        return self.as_imm()

    @deprecated("use `as_imm`")
    @always_inline("nodebug")
    def get_immutable(self) -> Self.Immutable:
        """Deprecated: use `as_imm`."""
        return self.as_imm()

    @deprecated("use `as_unsafe_any_origin`")
    @always_inline("nodebug")
    def as_any_origin(
        self
    ) -> Pointer[
        Self.T,
        UnsafeAnyOrigin[mut=Self.mut],
        address_space=Self.address_space,
    ]:
        """Deprecated: use `as_unsafe_any_origin`."""
        return self.as_unsafe_any_origin()

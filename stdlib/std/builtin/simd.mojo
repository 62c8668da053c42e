# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The type of all numbers: `SIMD`, its scalars and their names."""

from std.builtin._intrinsics import (
    __float_literal_special,
    __float_literal_to_scalar,
    __int_literal_to_scalar,
    __size_of,
    __target_has_feature,
)
from std.builtin._number_text import _write_integer
from std.format._float_text import _write_float
from std.math._powers import _pow
from std.memory.unsafe import bitcast
from std.python import ConvertibleFromPython, PythonObject
from std.builtin.traits import (
    CeilDivable,
    Ceilable,
    DivModable,
    Floorable,
    Hasher,
    Truncable,
)
from std.builtin.device_passable import DevicePassable
from std.collections._interval_element import IntervalElement
from std.sys.info import is_little_endian, size_of
from std.utils._coord_like import CoordLike
from std.utils.index import IndexList

# ===--- names ------------------------------------------------------------------===#

comptime Scalar = SIMD[_, length=1]
"""A SIMD value of one lane."""

comptime Int = SIMD[DType.int, 1]
"""A scalar of element type `int`."""

comptime UInt = SIMD[DType.uint, 1]
"""A scalar of element type `uint`."""

comptime Int8 = SIMD[DType.int8, 1]
"""A scalar of element type `int8`."""

comptime UInt8 = SIMD[DType.uint8, 1]
"""A scalar of element type `uint8`."""

comptime Int16 = SIMD[DType.int16, 1]
"""A scalar of element type `int16`."""

comptime UInt16 = SIMD[DType.uint16, 1]
"""A scalar of element type `uint16`."""

comptime Int32 = SIMD[DType.int32, 1]
"""A scalar of element type `int32`."""

comptime UInt32 = SIMD[DType.uint32, 1]
"""A scalar of element type `uint32`."""

comptime Int64 = SIMD[DType.int64, 1]
"""A scalar of element type `int64`."""

comptime UInt64 = SIMD[DType.uint64, 1]
"""A scalar of element type `uint64`."""

comptime Int128 = SIMD[DType.int128, 1]
"""A scalar of element type `int128`."""

comptime UInt128 = SIMD[DType.uint128, 1]
"""A scalar of element type `uint128`."""

comptime Int256 = SIMD[DType.int256, 1]
"""A scalar of element type `int256`."""

comptime UInt256 = SIMD[DType.uint256, 1]
"""A scalar of element type `uint256`."""

comptime Float4_e2m1fn = SIMD[DType.float4_e2m1fn, 1]
"""A scalar of element type `float4_e2m1fn`."""

comptime Float8_e5m2 = SIMD[DType.float8_e5m2, 1]
"""A scalar of element type `float8_e5m2`."""

comptime Float8_e5m2fnuz = SIMD[DType.float8_e5m2fnuz, 1]
"""A scalar of element type `float8_e5m2fnuz`."""

comptime Float8_e4m3fn = SIMD[DType.float8_e4m3fn, 1]
"""A scalar of element type `float8_e4m3fn`."""

comptime Float8_e4m3fnuz = SIMD[DType.float8_e4m3fnuz, 1]
"""A scalar of element type `float8_e4m3fnuz`."""

comptime Float8_e8m0fnu = SIMD[DType.float8_e8m0fnu, 1]
"""A scalar of element type `float8_e8m0fnu`."""

comptime BFloat16 = SIMD[DType.bfloat16, 1]
"""A scalar of element type `bfloat16`."""

comptime Float16 = SIMD[DType.float16, 1]
"""A scalar of element type `float16`."""

comptime Float32 = SIMD[DType.float32, 1]
"""A scalar of element type `float32`."""

comptime Float64 = SIMD[DType.float64, 1]
"""A scalar of element type `float64`."""

comptime Byte = UInt8
"""An unsigned 8-bit integer."""


@fieldwise_init
struct FastMathFlag(Equatable, ImplicitlyCopyable, TrivialRegisterPassable):
    """What an optimizer may assume of a floating-point operation."""

    comptime NONE = Self(0)
    """Nothing."""

    comptime NNAN = Self(1)
    """No operand is nan."""

    comptime NINF = Self(2)
    """No operand is infinite."""

    comptime NSZ = Self(3)
    """The sign of a zero doesn't matter."""

    comptime ARCP = Self(4)
    """A division may become a product with the reciprocal."""

    comptime CONTRACT = Self(5)
    """Operations may be fused."""

    comptime AFN = Self(6)
    """Functions may be approximated."""

    comptime REASSOC = Self(7)
    """Operations may be reordered."""

    comptime FAST = Self(8)
    """All of them."""

    var _flag: UInt8


struct SIMD[
    dtype: DType, length: SIMDLength
](
    Absable,
    Boolable,
    CeilDivable,
    Ceilable,
    Comparable,
    ConvertibleFromPython,
    CoordLike,
    Defaultable,
    DevicePassable,
    DivModable,
    Equatable,
    Floatable,
    Floorable,
    Hashable,
    Indexer,
    Intable,
    IntervalElement,
    Powable,
    Roundable,
    Sized,
    TrivialRegisterPassable,
    Truncable,
    Writable,
):
    """A vector of numbers of one element type; a scalar has one lane.

    Parameters:
        dtype: The type of the elements.
        length: The number of lanes, a power of two from 1 to 2^15.
    """

    comptime _Rep = __mlir_type[
        `!mojo.simd<`, +Self.length, `, `, +Self.dtype, `>`
    ]
    """The representation."""

    comptime _Mask = SIMD[DType.bool, Self.length]
    """The type of the lane-wise comparisons."""

    @deprecated(use=length)
    comptime size: Int = Int(Self.length)
    """Deprecated: use `length`."""

    comptime device_type: AnyType = Self
    """The type on a device: the same."""

    comptime static_value: Int = -1
    """As a coordinate, a number that isn't known while compiling."""

    comptime DTYPE: DType = Self.dtype
    """The element type."""

    comptime MAX = Self._max()
    """The largest value: of an integer type its maximum, of a float infinity."""

    comptime MIN = Self._min()
    """The smallest value: of an integer type its minimum, of a float
    negative infinity."""

    comptime MAX_FINITE = Self._max_finite()
    """The largest finite value."""

    comptime MIN_FINITE = Self._min_finite()
    """The most negative finite value."""

    var _mlir_value: __mlir_type[
        `!mojo.simd<`, +Self.length, `, `, +Self.dtype, `>`
    ]

    # ===--- construction --------------------------------------------------===#

    @always_inline("nodebug")
    def __init__(out self, *, mlir_value: Self._Rep):
        """Wraps the representation.

        Args:
            mlir_value: The raw form.
        """
        self._mlir_value = mlir_value

    @always_inline("nodebug")
    def __init__(out self: Scalar[DType.int], *, mlir_value: __mlir_type.index):
        """Builds an `Int` from a machine index.

        Args:
            mlir_value: The index.
        """
        self._mlir_value = __mlir_op.`mojo.from_builtin`[
            _type=__mlir_type.`!mojo.simd<1, int>`
        ](mlir_value)

    @always_inline("nodebug")
    def __init__(out self):
        """Builds zero in every lane."""
        self = Self(0)

    @implicit
    @always_inline("nodebug")
    def __init__(out self, value: IntLiteral, /):
        """Converts a literal; integers take it modulo 2^bits.

        Args:
            value: The literal, for every lane.
        """
        self = Self(
            mlir_value=Self._splat(
                __int_literal_to_scalar[Self.dtype, value.value]()._mlir_value
            )
        )

    @implicit
    @always_inline("nodebug")
    def __init__(out self, value: FloatLiteral, /):
        """Converts a literal, rounded to nearest even.

        Args:
            value: The literal, for every lane.
        """
        comptime assert Self.dtype.is_floating_point(), (
            "the SIMD type must be floating point"
        )
        self = Self(
            mlir_value=Self._splat(
                __float_literal_to_scalar[Self.dtype, value.value]()._mlir_value
            )
        )

    @implicit
    @always_inline("nodebug")
    def __init__(out self, value: SIMDLength, /):
        """Converts a number of lanes.

        Args:
            value: The number, for every lane.
        """
        self = Self(
            mlir_value=Self._splat(
                Int(mlir_value=value.__mlir_index__())
                .cast[Self.dtype]()
                ._mlir_value
            )
        )

    @implicit
    @always_inline("nodebug")
    def __init__(out self, value: Scalar[Self.dtype], /):
        """Puts a scalar into every lane.

        Args:
            value: The scalar.
        """
        self = Self(mlir_value=Self._splat(value._mlir_value))

    @always_inline("nodebug")
    def __init__[o: DType, //](out self, value: SIMD[o, Self.length], /):
        """Converts the lanes to this element type.

        Parameters:
            o: The element type of the value.

        Args:
            value: The value.
        """
        self = value.cast[Self.dtype]()

    @implicit
    @always_inline("nodebug")
    def __init__(out self: SIMD[DType.bool, Self.length], value: Bool, /):
        """Converts a `Bool`; only to a single lane.

        Args:
            value: The value.
        """
        comptime assert Self.length == 1, (
            "must be a scalar; use the `fill` keyword instead for explicit"
            " splatting"
        )
        self = SIMD[DType.bool, Self.length](
            mlir_value=SIMD[DType.bool, Self.length]._splat(
                value.__mlir_bool__()
            )
        )

    @always_inline("nodebug")
    def __init__(out self: SIMD[DType.bool, Self.length], *, fill: Bool):
        """Puts a `Bool` into every lane.

        Args:
            fill: The value.
        """
        self = SIMD[DType.bool, Self.length](
            mlir_value=SIMD[DType.bool, Self.length]._splat(
                fill.__mlir_bool__()
            )
        )

    @always_inline
    def __init__(
        out self,
        *elems: Scalar[Self.dtype],
        __list_literal__: NoneType = None,
    ):
        """Builds a vector from its lanes.

        Args:
            elems: The lanes, as many as the vector has.
            __list_literal__: Marks a bracket display.
        """
        assert len(elems) == Int(Self.length), (
            "mismatch in the number of elements in the SIMD variadic"
            " constructor"
        )
        self = Self()
        comptime for i in range(Int(Self.length)):
            self[i] = elems[i]

    @always_inline
    def __init__[
        T: Intable, target: DType = DType.int
    ](out self: Scalar[target], value: T):
        """Converts what has an integer value.

        Parameters:
            T: The type of the value.
            target: The element type.

        Args:
            value: The value.
        """
        self = value.__int__().cast[target]()

    @always_inline
    def __init__[T: IntableRaising](out self: Int, value: T) raises:
        """Converts what may have an integer value.

        Parameters:
            T: The type of the value.

        Args:
            value: The value.

        Raises:
            When it has none.
        """
        self = value.__int__()

    @always_inline
    def __init__[T: Floatable, //](out self: Float64, value: T, /):
        """Converts what has a floating-point value.

        Parameters:
            T: The type of the value.

        Args:
            value: The value.
        """
        self = value.__float__()

    @always_inline
    def __init__[
        T: FloatableRaising, //
    ](out self: Float64, value: T, /) raises:
        """Converts what may have a floating-point value.

        Parameters:
            T: The type of the value.

        Args:
            value: The value.

        Raises:
            When it has none.
        """
        self = value.__float__()

    @always_inline
    def __init__[i: DType, //](out self, *, from_bits: SIMD[i, Self.length]):
        """Reinterprets bits.

        Parameters:
            i: An integral element type of the same width.

        Args:
            from_bits: The bits.
        """
        comptime assert i.is_integral(), "the SIMD type must be integral"
        comptime if Self.dtype == DType.bool:
            self = from_bits.cast[Self.dtype]()
        else:
            self = Self(
                mlir_value=__mlir_op.`mojo.simd.bitcast`[_type=Self._Rep](
                    from_bits._mlir_value
                )
            )

    def __init__(out self, *, py: PythonObject) raises:
        """Converts a Python number.

        Args:
            py: The object.

        Raises:
            When Python raises.
        """
        comptime assert Self.dtype.is_floating_point() or (
            Self.dtype.is_integral() and __size_of[Scalar[Self.dtype]]() <= 8
        ), "unsupported dtype"
        comptime if Self.dtype.is_floating_point():
            self = Self(py._to_float().cast[Self.dtype]())
        else:
            self = Self(py._to_int().cast[Self.dtype]())

    @staticmethod
    @always_inline("nodebug")
    def _splat(
        value: __mlir_type[`!mojo.simd<1, `, +Self.dtype, `>`]
    ) -> Self._Rep:
        """The raw scalar in every lane."""
        comptime assert (
            Self.length.is_power_of_two() and Self.length <= 32768
        ), "simd width must be power of 2"
        return __mlir_op.`mojo.simd.splat`[_type=Self._Rep](value)

    @staticmethod
    def _max() -> Self:
        """The largest value."""
        comptime if Self.dtype == DType.bool:
            return Self(1)
        elif Self.dtype.is_unsigned():
            return ~Self(0)
        elif Self.dtype.is_integral():
            return ~Self._min()
        else:
            return Self(
                __float_literal_to_scalar[
                    DType.float64, __float_literal_special["inf".value]()
                ]().cast[Self.dtype]()
            )

    @staticmethod
    def _min() -> Self:
        """The smallest value."""
        comptime if Self.dtype == DType.bool or Self.dtype.is_unsigned():
            return Self()
        elif Self.dtype.is_integral():
            return Self(1) << Self(Self.dtype._bits() - 1)
        else:
            return -Self._max()

    @staticmethod
    def _max_finite() -> Self:
        """The largest finite value."""
        comptime if not Self.dtype.is_floating_point():
            return Self._max()
        elif Self.dtype == DType.float64:
            return Self(
                from_bits=SIMD[DType.uint64, Self.length](0x7FEF_FFFF_FFFF_FFFF)
            )
        elif Self.dtype == DType.float32:
            return Self(from_bits=SIMD[DType.uint32, Self.length](0x7F7F_FFFF))
        elif Self.dtype == DType.float16:
            return Self(from_bits=SIMD[DType.uint16, Self.length](0x7BFF))
        elif Self.dtype == DType.bfloat16:
            return Self(from_bits=SIMD[DType.uint16, Self.length](0x7F7F))
        elif Self.dtype == DType.float8_e5m2:
            return Self(from_bits=SIMD[DType.uint8, Self.length](0x7B))
        elif Self.dtype == DType.float8_e5m2fnuz:
            return Self(from_bits=SIMD[DType.uint8, Self.length](0x7F))
        elif Self.dtype == DType.float8_e4m3fn:
            return Self(from_bits=SIMD[DType.uint8, Self.length](0x7E))
        elif Self.dtype == DType.float8_e4m3fnuz:
            return Self(from_bits=SIMD[DType.uint8, Self.length](0x7F))
        elif Self.dtype == DType.float8_e3m4:
            return Self(from_bits=SIMD[DType.uint8, Self.length](0x6F))
        else:
            comptime assert False, "unsupported float type"
            return Self()

    @staticmethod
    def _min_finite() -> Self:
        """The most negative finite value."""
        comptime if not Self.dtype.is_floating_point():
            return Self._min()
        else:
            return -Self._max_finite()

    # ===--- casts -----------------------------------------------------------===#

    @always_inline("nodebug")
    def cast[target: DType](self) -> SIMD[target, Self.length]:
        """Converts each lane to another element type.

        Integers keep their low bits or are extended, floats are rounded to
        nearest even or truncated towards zero.

        Parameters:
            target: The element type of the result.

        Returns:
            The converted vector.
        """
        comptime if target == Self.dtype:
            return rebind[SIMD[target, Self.length]](self)
        else:
            comptime if (
                Self.dtype.is_float8()
                and Self.dtype != DType.float8_e8m0fnu
                and Self.dtype != DType.float8_e3m4
            ):
                comptime assert target._is_wide_float(), String(
                    (
                        "Only FP8->F64, FP8->F32, FP8->F16, and FP8->BF16"
                        " castings are implemented. "
                    ),
                    Self.dtype,
                    "->",
                    target,
                )
            return SIMD[target, Self.length](
                mlir_value=__mlir_op.`mojo.simd.cast`[
                    _type=SIMD[target, Self.length]._Rep
                ](self._mlir_value)
            )

    @always_inline
    def to_bits[
        dt: DType = Self.dtype._unsigned()
    ](self) -> SIMD[dt, Self.length]:
        """The bits of each lane, zero-extended if `dt` is wider.

        Parameters:
            dt: An unsigned element type.

        Returns:
            The bits.
        """
        comptime assert dt.is_unsigned(), "the target type must be unsigned"
        comptime if Self.dtype == DType.bool:
            return self.cast[dt]()
        else:
            comptime Same = Self.dtype._unsigned()
            return SIMD[Same, Self.length](
                mlir_value=__mlir_op.`mojo.simd.bitcast`[
                    _type=SIMD[Same, Self.length]._Rep
                ](self._mlir_value)
            ).cast[dt]()

    @staticmethod
    def from_bytes[
        *, big_endian: Bool = not is_little_endian()
    ](bytes: Array[Byte, _]) -> Self:
        """Builds a value from its bytes.

        Parameters:
            big_endian: Whether the most significant byte comes first.

        Args:
            bytes: As many bytes as the value has.

        Returns:
            The value.
        """
        comptime assert bytes.length == size_of[Self](), (
            "the number of bytes must be the size of the SIMD type"
        )
        var value = (
            Pointer(to=bytes)
            .unsafe_bitcast[Self]()
            .unsafe_mut_cast[False]()
            .unsafe_bitcast[Scalar[Self.dtype]]()
            .unsafe_load[width=Int(Self.length), alignment=1]()
        )
        comptime if big_endian == is_little_endian():
            return value._swap_bytes()
        else:
            return value

    def as_bytes[
        *, big_endian: Bool = not is_little_endian()
    ](self) -> Array[Byte, size_of[Self]()]:
        """The bytes of the value.

        Parameters:
            big_endian: Whether the most significant byte comes first.

        Returns:
            The bytes.
        """
        var value = self
        comptime if big_endian == is_little_endian():
            value = self._swap_bytes()
        var bytes = Array[Byte, size_of[Self]()](uninitialized=True)
        bytes.unsafe_ptr().unsafe_bitcast[Scalar[Self.dtype]]().unsafe_store[
            alignment=1
        ](value)
        return bytes^

    def _swap_bytes(self) -> Self:
        """Each lane with its bytes in reverse order."""
        comptime if size_of[Scalar[Self.dtype]]() == 1:
            return self
        else:
            var bits = self.to_bits()
            return Self(
                mlir_value=__mlir_op.`mojo.simd.bitcast`[_type=Self._Rep](
                    __mlir_op.`mojo.simd.bit`[
                        fn=__mlir_attr.`#mojo.bit<bswap>`
                    ](bits._mlir_value)
                )
            )

    # ===--- lanes -----------------------------------------------------------===#

    @staticmethod
    @always_inline("nodebug")
    def __len__() -> Int:
        """The number of lanes.

        Returns:
            The length.
        """
        return Int(Self.length)

    @always_inline("nodebug")
    def __len__(self) -> Int:
        """The number of lanes.

        Returns:
            The length.
        """
        return Int(mlir_value=Self.length.__mlir_index__())

    @always_inline("nodebug")
    def __getitem__(self, idx: Int) -> Scalar[Self.dtype]:
        """A lane. The index is not checked.

        Args:
            idx: The number of the lane.

        Returns:
            The element.
        """
        return Scalar[Self.dtype](
            mlir_value=__mlir_op.`mojo.simd.extract`(
                self._mlir_value, idx.__mlir_index__()
            )
        )

    @always_inline("nodebug")
    def __setitem__(mut self, idx: Int, val: Scalar[Self.dtype]):
        """Replaces a lane. The index is not checked.

        Args:
            idx: The number of the lane.
            val: The new element.
        """
        self._mlir_value = __mlir_op.`mojo.simd.insert`(
            val._mlir_value, self._mlir_value, idx.__mlir_index__()
        )

    @always_inline
    def __contains__(self, value: Scalar[Self.dtype]) -> Bool:
        """Whether a lane is equal to `value`.

        Args:
            value: The element to look for.

        Returns:
            Whether there is one.
        """
        return Bool(self.eq(value).reduce_or())

    # ===--- arithmetic --------------------------------------------------------===#

    @always_inline("nodebug")
    def __add__(self, rhs: Self) -> Self:
        """The sum; integers wrap.

        Args:
            rhs: The right operand.

        Returns:
            The result, lane by lane.
        """
        comptime assert Self.dtype.is_numeric(), "the SIMD type must be numeric"
        return Self(
            mlir_value=__mlir_op.`mojo.simd.add`(
                self._mlir_value, rhs._mlir_value
            )
        )

    @always_inline("nodebug")
    def __sub__(self, rhs: Self) -> Self:
        """The difference; integers wrap.

        Args:
            rhs: The right operand.

        Returns:
            The result, lane by lane.
        """
        comptime assert Self.dtype.is_numeric(), "the SIMD type must be numeric"
        return Self(
            mlir_value=__mlir_op.`mojo.simd.sub`(
                self._mlir_value, rhs._mlir_value
            )
        )

    @always_inline("nodebug")
    def __mul__(self, rhs: Self) -> Self:
        """The product; integers wrap.

        Args:
            rhs: The right operand.

        Returns:
            The result, lane by lane.
        """
        comptime assert Self.dtype.is_numeric(), "the SIMD type must be numeric"
        return Self(
            mlir_value=__mlir_op.`mojo.simd.mul`(
                self._mlir_value, rhs._mlir_value
            )
        )

    @always_inline("nodebug")
    def __truediv__(self, rhs: Self) -> Self:
        """The quotient; integers truncate towards zero.

        Args:
            rhs: The right operand.

        Returns:
            The result, lane by lane.
        """
        comptime assert Self.dtype.is_numeric(), "the SIMD type must be numeric"
        return Self(
            mlir_value=__mlir_op.`mojo.simd.div`(
                self._mlir_value, rhs._mlir_value
            )
        )

    @always_inline
    def __floordiv__(self, rhs: Self) -> Self:
        """The quotient, rounded down; an integer lane divided by 0 gives 0.

        Args:
            rhs: The divisor.

        Returns:
            The result, lane by lane.
        """
        comptime assert Self.dtype.is_numeric(), "the SIMD type must be numeric"
        comptime if Self.dtype.is_floating_point():
            return (self / rhs).__floor__()
        else:
            var by_zero = rhs.eq(Self(0))
            comptime if Self.dtype.is_signed():
                # Machines trap when the lowest value is divided by -1.
                var by_minus_one = rhs.eq(Self(-1))
                var divisor = (by_zero | by_minus_one).select(Self(1), rhs)
                var quotient = self / divisor
                var rest = self - quotient * divisor
                var down = rest.ne(Self(0)) & (rest ^ divisor).lt(Self(0))
                quotient = quotient - down.cast[Self.dtype]()
                quotient = by_minus_one.select(-self, quotient)
                return by_zero.select(Self(0), quotient)
            else:
                var divisor = by_zero.select(Self(1), rhs)
                return by_zero.select(Self(0), self / divisor)

    @always_inline
    def __mod__(self, rhs: Self) -> Self:
        """The remainder with the sign of the divisor; an integer lane divided
        by 0 gives 0.

        Args:
            rhs: The divisor.

        Returns:
            The result, lane by lane.
        """
        comptime assert Self.dtype.is_numeric(), "the SIMD type must be numeric"
        comptime if Self.dtype.is_floating_point():
            var whole = (self / rhs).__trunc__()
            # Said outright, since the back end joins the two operations where
            # it can: the result is the same while compiling.
            var rest: Self
            comptime if __target_has_feature["fma"]() and (
                Self.dtype == DType.float32 or Self.dtype == DType.float64
            ):
                rest = (-whole).fma(rhs, self)
            else:
                rest = self - whole * rhs
            var up = (rest.lt(Self(0)) ^ rhs.lt(Self(0))) & rest.ne(Self(0))
            return up.select(rest + rhs, rest)
        else:
            var by_zero = rhs.eq(Self(0))
            var trivial = by_zero
            comptime if Self.dtype.is_signed():
                trivial = by_zero | rhs.eq(Self(-1))
            var divisor = trivial.select(Self(1), rhs)
            var rest = Self(
                mlir_value=__mlir_op.`mojo.simd.rem`(
                    self._mlir_value, divisor._mlir_value
                )
            )
            comptime if Self.dtype.is_signed():
                var up = rest.ne(Self(0)) & (rest ^ divisor).lt(Self(0))
                rest = rest + up.select(divisor, Self(0))
            return by_zero.select(Self(0), rest)

    @always_inline
    def __divmod__(self, denominator: Self) -> Tuple[Self, Self]:
        """Quotient, rounded down, and remainder; 0 and 0 for a divisor of 0.

        Args:
            denominator: The divisor.

        Returns:
            Both, lane by lane.
        """
        comptime if Self.dtype.is_floating_point():
            var by_zero = denominator.eq(Self(0))
            return (
                by_zero.select(Self(0), self // denominator),
                by_zero.select(Self(0), self % denominator),
            )
        else:
            return (self // denominator, self % denominator)

    @always_inline
    def __pow__(self, exp: Self) -> Self:
        """The power, lane by lane.

        Args:
            exp: The exponent.

        Returns:
            The result.
        """
        return _pow(self, exp)

    @always_inline
    def __pow__(self, exp: SIMD[_, _]) -> Self:
        """The power by a scalar exponent or one of the same type.

        Args:
            exp: The exponent.

        Returns:
            The result, lane by lane.
        """
        comptime assert exp.length == 1 or (
            exp.length == Self.length and exp.dtype == Self.dtype
        ), (
            "The SIMD types must be identical or else the exponent must be a"
            " scalar."
        )
        comptime if exp.length == Self.length:
            return _pow(self, rebind[SIMD[exp.dtype, Self.length]](exp))
        else:
            return _pow(
                self,
                SIMD[exp.dtype, Self.length](rebind[Scalar[exp.dtype]](exp)),
            )

    @always_inline("nodebug")
    def __pos__(self) -> Self:
        """The value itself.

        Returns:
            The value.
        """
        comptime assert Self.dtype.is_numeric(), "the SIMD type must be numeric"
        return self

    @always_inline("nodebug")
    def __neg__(self) -> Self:
        """The negation; integers wrap.

        Returns:
            The result, lane by lane.
        """
        comptime assert Self.dtype.is_numeric(), "the SIMD type must be numeric"
        return Self(mlir_value=__mlir_op.`mojo.simd.neg`(self._mlir_value))

    @always_inline("nodebug")
    def __abs__(self) -> Self:
        """The absolute value; the smallest integer stays as it is.

        Returns:
            The result, lane by lane.
        """
        comptime if Self.dtype.is_unsigned() or Self.dtype == DType.bool:
            return self
        else:
            return Self(mlir_value=__mlir_op.`mojo.simd.abs`(self._mlir_value))

    @always_inline("nodebug")
    def __invert__(self) -> Self:
        """The complement of each lane; of bool the logical negation.

        Returns:
            The result, lane by lane.
        """
        comptime assert Self.dtype.is_integral() or Self.dtype == DType.bool, (
            "must be an integral or bool type"
        )
        return Self(mlir_value=__mlir_op.`mojo.simd.not`(self._mlir_value))

    @always_inline("nodebug")
    def __and__(self, rhs: Self) -> Self:
        """The common bits.

        Args:
            rhs: The right operand.

        Returns:
            The result, lane by lane.
        """
        comptime assert Self.dtype.is_integral() or Self.dtype == DType.bool, (
            "must be an integral or bool type"
        )
        return Self(
            mlir_value=__mlir_op.`mojo.simd.and`(
                self._mlir_value, rhs._mlir_value
            )
        )

    @always_inline("nodebug")
    def __or__(self, rhs: Self) -> Self:
        """The bits of either.

        Args:
            rhs: The right operand.

        Returns:
            The result, lane by lane.
        """
        comptime assert Self.dtype.is_integral() or Self.dtype == DType.bool, (
            "must be an integral or bool type"
        )
        return Self(
            mlir_value=__mlir_op.`mojo.simd.or`(
                self._mlir_value, rhs._mlir_value
            )
        )

    @always_inline("nodebug")
    def __xor__(self, rhs: Self) -> Self:
        """The bits of exactly one.

        Args:
            rhs: The right operand.

        Returns:
            The result, lane by lane.
        """
        comptime assert Self.dtype.is_integral() or Self.dtype == DType.bool, (
            "must be an integral or bool type"
        )
        return Self(
            mlir_value=__mlir_op.`mojo.simd.xor`(
                self._mlir_value, rhs._mlir_value
            )
        )

    @always_inline("nodebug")
    def __lshift__(self, rhs: Self) -> Self:
        """Shifts left.

        Args:
            rhs: The right operand.

        Returns:
            The result, lane by lane.
        """
        comptime assert Self.dtype.is_integral(), "must be an integral type"
        return Self(
            mlir_value=__mlir_op.`mojo.simd.shl`(
                self._mlir_value, rhs._mlir_value
            )
        )

    @always_inline("nodebug")
    def __rshift__(self, rhs: Self) -> Self:
        """Shifts right, arithmetically for signed element types.

        Args:
            rhs: The right operand.

        Returns:
            The result, lane by lane.
        """
        comptime assert Self.dtype.is_integral(), "must be an integral type"
        return Self(
            mlir_value=__mlir_op.`mojo.simd.shr`(
                self._mlir_value, rhs._mlir_value
            )
        )

    @always_inline("nodebug")
    def __radd__(self, lhs: Self) -> Self:
        """`lhs + self`.

        Args:
            lhs: The left operand.

        Returns:
            The result, lane by lane.
        """
        return lhs + self

    @always_inline("nodebug")
    def __rsub__(self, lhs: Self) -> Self:
        """`lhs - self`.

        Args:
            lhs: The left operand.

        Returns:
            The result, lane by lane.
        """
        return lhs - self

    @always_inline("nodebug")
    def __rmul__(self, lhs: Self) -> Self:
        """`lhs * self`.

        Args:
            lhs: The left operand.

        Returns:
            The result, lane by lane.
        """
        return lhs * self

    @always_inline("nodebug")
    def __rtruediv__(self, lhs: Self) -> Self:
        """`lhs / self`.

        Args:
            lhs: The left operand.

        Returns:
            The result, lane by lane.
        """
        return lhs / self

    @always_inline("nodebug")
    def __rfloordiv__(self, lhs: Self) -> Self:
        """`lhs // self`.

        Args:
            lhs: The left operand.

        Returns:
            The result, lane by lane.
        """
        return lhs // self

    @always_inline("nodebug")
    def __rmod__(self, lhs: Self) -> Self:
        """`lhs % self`.

        Args:
            lhs: The left operand.

        Returns:
            The result, lane by lane.
        """
        return lhs % self

    @always_inline("nodebug")
    def __rand__(self, lhs: Self) -> Self:
        """`lhs & self`.

        Args:
            lhs: The left operand.

        Returns:
            The result, lane by lane.
        """
        return lhs & self

    @always_inline("nodebug")
    def __ror__(self, lhs: Self) -> Self:
        """`lhs | self`.

        Args:
            lhs: The left operand.

        Returns:
            The result, lane by lane.
        """
        return lhs | self

    @always_inline("nodebug")
    def __rxor__(self, lhs: Self) -> Self:
        """`lhs ^ self`.

        Args:
            lhs: The left operand.

        Returns:
            The result, lane by lane.
        """
        return lhs ^ self

    @always_inline("nodebug")
    def __rlshift__(self, lhs: Self) -> Self:
        """`lhs << self`.

        Args:
            lhs: The left operand.

        Returns:
            The result, lane by lane.
        """
        return lhs << self

    @always_inline("nodebug")
    def __rrshift__(self, lhs: Self) -> Self:
        """`lhs >> self`.

        Args:
            lhs: The left operand.

        Returns:
            The result, lane by lane.
        """
        return lhs >> self

    @always_inline
    def __rpow__(self, base: Self) -> Self:
        """`base ** self`.

        Args:
            base: The base.

        Returns:
            The result, lane by lane.
        """
        return base**self

    @always_inline("nodebug")
    def __iadd__(mut self, rhs: Self):
        """`self = self + rhs`.

        Args:
            rhs: The right operand.
        """
        self = self + rhs

    @always_inline("nodebug")
    def __isub__(mut self, rhs: Self):
        """`self = self - rhs`.

        Args:
            rhs: The right operand.
        """
        self = self - rhs

    @always_inline("nodebug")
    def __imul__(mut self, rhs: Self):
        """`self = self * rhs`.

        Args:
            rhs: The right operand.
        """
        self = self * rhs

    @always_inline("nodebug")
    def __itruediv__(mut self, rhs: Self):
        """`self = self / rhs`.

        Args:
            rhs: The right operand.
        """
        self = self / rhs

    @always_inline("nodebug")
    def __ifloordiv__(mut self, rhs: Self):
        """`self = self // rhs`.

        Args:
            rhs: The right operand.
        """
        self = self // rhs

    @always_inline("nodebug")
    def __imod__(mut self, rhs: Self):
        """`self = self % rhs`.

        Args:
            rhs: The right operand.
        """
        self = self % rhs

    @always_inline("nodebug")
    def __iand__(mut self, rhs: Self):
        """`self = self & rhs`.

        Args:
            rhs: The right operand.
        """
        self = self & rhs

    @always_inline("nodebug")
    def __ior__(mut self, rhs: Self):
        """`self = self | rhs`.

        Args:
            rhs: The right operand.
        """
        self = self | rhs

    @always_inline("nodebug")
    def __ixor__(mut self, rhs: Self):
        """`self = self ^ rhs`.

        Args:
            rhs: The right operand.
        """
        self = self ^ rhs

    @always_inline("nodebug")
    def __ilshift__(mut self, rhs: Self):
        """`self = self << rhs`.

        Args:
            rhs: The right operand.
        """
        self = self << rhs

    @always_inline("nodebug")
    def __irshift__(mut self, rhs: Self):
        """`self = self >> rhs`.

        Args:
            rhs: The right operand.
        """
        self = self >> rhs

    @always_inline
    def __ipow__(mut self, rhs: Int):
        """`self = self ** rhs`.

        Args:
            rhs: The exponent.
        """
        self = self**rhs

    # ===--- comparison --------------------------------------------------------===#

    @always_inline("nodebug")
    def eq(self, rhs: Self) -> SIMD[DType.bool, Self.length]:
        """Which lanes are equal.

        Args:
            rhs: The right operand.

        Returns:
            The comparison of each lane.
        """
        return SIMD[DType.bool, Self.length](
            mlir_value=__mlir_op.`mojo.simd.cmp`[
                pred=__mlir_attr.`#mojo.pred<eq>`
            ](self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def ne(self, rhs: Self) -> SIMD[DType.bool, Self.length]:
        """Which lanes are different.

        Args:
            rhs: The right operand.

        Returns:
            The comparison of each lane.
        """
        return SIMD[DType.bool, Self.length](
            mlir_value=__mlir_op.`mojo.simd.cmp`[
                pred=__mlir_attr.`#mojo.pred<ne>`
            ](self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def lt(self, rhs: Self) -> SIMD[DType.bool, Self.length]:
        """Which lanes are less.

        Args:
            rhs: The right operand.

        Returns:
            The comparison of each lane.
        """
        return SIMD[DType.bool, Self.length](
            mlir_value=__mlir_op.`mojo.simd.cmp`[
                pred=__mlir_attr.`#mojo.pred<lt>`
            ](self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def le(self, rhs: Self) -> SIMD[DType.bool, Self.length]:
        """Which lanes are less or equal.

        Args:
            rhs: The right operand.

        Returns:
            The comparison of each lane.
        """
        return SIMD[DType.bool, Self.length](
            mlir_value=__mlir_op.`mojo.simd.cmp`[
                pred=__mlir_attr.`#mojo.pred<le>`
            ](self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def gt(self, rhs: Self) -> SIMD[DType.bool, Self.length]:
        """Which lanes are greater.

        Args:
            rhs: The right operand.

        Returns:
            The comparison of each lane.
        """
        return SIMD[DType.bool, Self.length](
            mlir_value=__mlir_op.`mojo.simd.cmp`[
                pred=__mlir_attr.`#mojo.pred<gt>`
            ](self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def ge(self, rhs: Self) -> SIMD[DType.bool, Self.length]:
        """Which lanes are greater or equal.

        Args:
            rhs: The right operand.

        Returns:
            The comparison of each lane.
        """
        return SIMD[DType.bool, Self.length](
            mlir_value=__mlir_op.`mojo.simd.cmp`[
                pred=__mlir_attr.`#mojo.pred<ge>`
            ](self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __eq__(self, rhs: Self) -> Bool:
        """Whether all lanes are equal.

        Args:
            rhs: The right operand.

        Returns:
            The comparison.
        """
        comptime if Self.length == 1:
            return Bool(
                mlir_value=__mlir_op.`mojo.to_builtin`[_type=__mlir_type.i1](
                    __mlir_op.`mojo.simd.cmp`[
                        pred=__mlir_attr.`#mojo.pred<eq>`
                    ](self._mlir_value, rhs._mlir_value)
                )
            )
        else:
            return Bool(self.eq(rhs).reduce_and())

    @always_inline("nodebug")
    def __ne__(self, rhs: Self) -> Bool:
        """Whether a lane differs.

        Args:
            rhs: The right operand.

        Returns:
            The comparison.
        """
        comptime if Self.length == 1:
            return Bool(
                mlir_value=__mlir_op.`mojo.to_builtin`[_type=__mlir_type.i1](
                    __mlir_op.`mojo.simd.cmp`[
                        pred=__mlir_attr.`#mojo.pred<ne>`
                    ](self._mlir_value, rhs._mlir_value)
                )
            )
        else:
            return Bool(self.ne(rhs).reduce_or())

    @always_inline("nodebug")
    def __lt__(self, rhs: Self) -> Bool:
        """Whether this scalar is less.

        Args:
            rhs: The right operand.

        Returns:
            The comparison.
        """
        comptime assert Self.length == 1, (
            "Strict inequality is only defined for `Scalar`s; did you mean to"
            " use `SIMD.lt(...)`?"
        )
        return Bool(
            mlir_value=__mlir_op.`mojo.to_builtin`[_type=__mlir_type.i1](
                __mlir_op.`mojo.simd.cmp`[pred=__mlir_attr.`#mojo.pred<lt>`](
                    self._mlir_value, rhs._mlir_value
                )
            )
        )

    @always_inline("nodebug")
    def __le__(self, rhs: Self) -> Bool:
        """Whether this scalar is less or equal.

        Args:
            rhs: The right operand.

        Returns:
            The comparison.
        """
        comptime assert Self.length == 1, (
            "Less than or equal is only defined for `Scalar`s; did you mean to"
            " use `SIMD.le(...)`?"
        )
        return Bool(
            mlir_value=__mlir_op.`mojo.to_builtin`[_type=__mlir_type.i1](
                __mlir_op.`mojo.simd.cmp`[pred=__mlir_attr.`#mojo.pred<le>`](
                    self._mlir_value, rhs._mlir_value
                )
            )
        )

    @always_inline("nodebug")
    def __gt__(self, rhs: Self) -> Bool:
        """Whether this scalar is greater.

        Args:
            rhs: The right operand.

        Returns:
            The comparison.
        """
        comptime assert Self.length == 1, (
            "Strict inequality is only defined for `Scalar`s; did you mean to"
            " use `SIMD.gt(...)`?"
        )
        return Bool(
            mlir_value=__mlir_op.`mojo.to_builtin`[_type=__mlir_type.i1](
                __mlir_op.`mojo.simd.cmp`[pred=__mlir_attr.`#mojo.pred<gt>`](
                    self._mlir_value, rhs._mlir_value
                )
            )
        )

    @always_inline("nodebug")
    def __ge__(self, rhs: Self) -> Bool:
        """Whether this scalar is greater or equal.

        Args:
            rhs: The right operand.

        Returns:
            The comparison.
        """
        comptime assert Self.length == 1, (
            "Greater than or equal is only defined for `Scalar`s; did you"
            " mean to"
            " use `SIMD.ge(...)`?"
        )
        return Bool(
            mlir_value=__mlir_op.`mojo.to_builtin`[_type=__mlir_type.i1](
                __mlir_op.`mojo.simd.cmp`[pred=__mlir_attr.`#mojo.pred<ge>`](
                    self._mlir_value, rhs._mlir_value
                )
            )
        )

    # ===--- conversions ---------------------------------------------------------===#

    @always_inline("nodebug")
    def __bool__(self) -> Bool:
        """Whether a lane is not zero.

        Returns:
            The truth.
        """
        comptime if Self.dtype == DType.bool:
            return Bool(rebind[SIMD[DType.bool, Self.length]](self).reduce_or())
        else:
            comptime if Self.length == 1:
                return self != Self(0)
            else:
                return Bool(self.ne(Self(0)).reduce_or())

    @always_inline("nodebug")
    def __int__(self) -> Int:
        """The scalar as an `Int`; floats lose their fraction.

        Returns:
            The integer.
        """
        comptime assert Self.length == 1, "expected a scalar type"
        return rebind[Scalar[Self.dtype]](self).cast[DType.int]()

    @always_inline("nodebug")
    def __float__(self) -> Float64:
        """The scalar as a `Float64`.

        Returns:
            The number.
        """
        comptime assert Self.length == 1, "expected a scalar type"
        return rebind[Scalar[Self.dtype]](self).cast[DType.float64]()

    @always_inline("nodebug")
    def __mlir_index__(self) -> __mlir_type.index:
        """The integer scalar as a machine index.

        Returns:
            The index.
        """
        comptime assert Self.length == 1, "cannot index using a non-scalar SIMD"
        comptime assert not Self.dtype.is_floating_point(), (
            "cannot index using a floating point type"
        )
        return __mlir_op.`mojo.to_builtin`[_type=__mlir_type.index](
            rebind[Scalar[Self.dtype]](self).cast[DType.int]()._mlir_value
        )

    # ===--- rounding -------------------------------------------------------------===#

    @always_inline("nodebug")
    def __floor__(self) -> Self:
        """The largest integer not above; integers stay as they are.

        Returns:
            The result, lane by lane.
        """
        comptime if Self.dtype.is_floating_point():
            return Self(
                mlir_value=__mlir_op.`mojo.simd.math`[
                    fn=__mlir_attr.`#mojo.math<floor>`
                ](self._mlir_value)
            )
        else:
            return self

    @always_inline("nodebug")
    def __ceil__(self) -> Self:
        """The smallest integer not below; integers stay as they are.

        Returns:
            The result, lane by lane.
        """
        comptime if Self.dtype.is_floating_point():
            return Self(
                mlir_value=__mlir_op.`mojo.simd.math`[
                    fn=__mlir_attr.`#mojo.math<ceil>`
                ](self._mlir_value)
            )
        else:
            return self

    @always_inline("nodebug")
    def __trunc__(self) -> Self:
        """The integer part; integers stay as they are.

        Returns:
            The result, lane by lane.
        """
        comptime if Self.dtype.is_floating_point():
            return Self(
                mlir_value=__mlir_op.`mojo.simd.math`[
                    fn=__mlir_attr.`#mojo.math<trunc>`
                ](self._mlir_value)
            )
        else:
            return self

    @always_inline("nodebug")
    def __round__(self) -> Self:
        """The nearest integer, ties to even; integers stay as they are.

        Returns:
            The result, lane by lane.
        """
        comptime if Self.dtype.is_floating_point():
            return Self(
                mlir_value=__mlir_op.`mojo.simd.math`[
                    fn=__mlir_attr.`#mojo.math<roundeven>`
                ](self._mlir_value)
            )
        else:
            return self

    def __round__(self, ndigits: Int) -> Self:
        """Rounds to a number of decimals.

        Args:
            ndigits: The number of digits after the point; negative for integers
                rounds down to a multiple of a power of ten.

        Returns:
            The result, lane by lane.
        """
        comptime if Self.dtype == DType.bool:
            return self
        elif Self.dtype.is_floating_point():
            var scale = Self(10) ** ndigits
            return (self * scale).__round__() / scale
        else:
            if ndigits >= 0:
                return self
            return self - self % (Self(10) ** (-ndigits))

    @always_inline
    def __ceildiv__(self, denominator: Self) -> Self:
        """The quotient, rounded up.

        Args:
            denominator: The divisor.

        Returns:
            The result, lane by lane.
        """
        comptime if Self.dtype.is_unsigned():
            return (self + denominator - Self(1)) // denominator
        else:
            return -(self // -denominator)

    # ===--- more lane-wise operations ---------------------------------------------===#

    @always_inline
    def is_power_of_two(self) -> SIMD[DType.bool, Self.length]:
        """Which lanes are positive with exactly one bit set.

        Returns:
            The answer for each lane.
        """
        comptime assert Self.dtype.is_integral(), "must be an integral type"
        return self.gt(Self(0)) & (self & (self - Self(1))).eq(Self(0))

    @always_inline
    def clamp(self, lower_bound: Self, upper_bound: Self) -> Self:
        """Limits each lane.

        Args:
            lower_bound: The least result.
            upper_bound: The greatest result.

        Returns:
            `max(min(self, upper_bound), lower_bound)`.
        """
        return self._min_with(upper_bound)._max_with(lower_bound)

    @always_inline("nodebug")
    def _min_with(self, rhs: Self) -> Self:
        """The smaller of each pair of lanes."""
        return Self(
            mlir_value=__mlir_op.`mojo.simd.min`(
                self._mlir_value, rhs._mlir_value
            )
        )

    @always_inline("nodebug")
    def _max_with(self, rhs: Self) -> Self:
        """The greater of each pair of lanes."""
        return Self(
            mlir_value=__mlir_op.`mojo.simd.max`(
                self._mlir_value, rhs._mlir_value
            )
        )

    @always_inline("nodebug")
    def fma[
        flag: FastMathFlag = FastMathFlag.CONTRACT
    ](self, multiplier: Self, accumulator: Self) -> Self:
        """`self * multiplier + accumulator`, for floats rounded once.

        Parameters:
            flag: What the optimizer may assume.

        Args:
            multiplier: The factor.
            accumulator: What is added.

        Returns:
            The result, lane by lane.
        """
        comptime if Self.dtype.is_floating_point():
            return Self(
                mlir_value=__mlir_op.`mojo.simd.fma`(
                    self._mlir_value,
                    multiplier._mlir_value,
                    accumulator._mlir_value,
                )
            )
        else:
            return self * multiplier + accumulator

    @always_inline("nodebug")
    def select[
        dt: DType
    ](
        self,
        true_case: SIMD[dt, Self.length],
        false_case: SIMD[dt, Self.length],
    ) -> SIMD[dt, Self.length]:
        """Chooses lanes by this mask.

        Parameters:
            dt: The element type of the result.

        Args:
            true_case: Where the lanes for True come from.
            false_case: Where the lanes for False come from.

        Returns:
            The chosen lanes.
        """
        comptime assert Self.dtype == DType.bool, "the simd type must be bool"
        return SIMD[dt, Self.length](
            mlir_value=__mlir_op.`mojo.simd.select`(
                self._mlir_value, true_case._mlir_value, false_case._mlir_value
            )
        )

    # ===--- rearranging lanes ------------------------------------------------------===#

    @always_inline
    def shuffle[*mask: SIMDLength](self) -> Self:
        """Rearranges the lanes.

        Parameters:
            mask: For each lane of the result the lane that it comes from.

        Returns:
            The rearranged vector.
        """
        return self.shuffle[*mask](self)

    @always_inline
    def shuffle[*mask: SIMDLength](self, other: Self) -> Self:
        """Rearranges the lanes of two vectors.

        Parameters:
            mask: For each lane of the result its number in `self`, or its
                number in `other` plus the length.

        Args:
            other: The second vector.

        Returns:
            The chosen lanes.
        """
        comptime assert len(mask) == Int(Self.length), (
            "size of the mask must match the output SIMD size"
        )
        var result = self
        comptime for i in range(Int(Self.length)):
            comptime lane = Int(mask[i])
            comptime assert 0 <= lane and lane < 2 * Int(Self.length), (
                "invalid index in the shuffle operation"
            )
            comptime if lane < Int(Self.length):
                result[i] = self[lane]
            else:
                result[i] = other[lane - Int(Self.length)]
        return result

    @always_inline
    def shuffle[
        mask: IndexList[Int(Self.length), element_type=_]
    ](self) -> Self:
        """Rearranges the lanes.

        Parameters:
            mask: For each lane of the result the lane that it comes from.

        Returns:
            The rearranged vector.
        """
        return self.shuffle[mask](self)

    @always_inline
    def shuffle[
        mask: IndexList[Int(Self.length), element_type=_]
    ](self, other: Self) -> Self:
        """Rearranges the lanes of two vectors.

        Parameters:
            mask: For each lane of the result its number in `self`, or its
                number in `other` plus the length.

        Args:
            other: The second vector.

        Returns:
            The chosen lanes.
        """
        var result = self
        comptime for i in range(Int(Self.length)):
            comptime lane = mask[i]
            comptime assert 0 <= lane and lane < 2 * Int(Self.length), (
                "invalid index in the shuffle operation"
            )
            comptime if lane < Int(Self.length):
                result[i] = self[lane]
            else:
                result[i] = other[lane - Int(Self.length)]
        return result

    @always_inline("nodebug")
    def slice[
        output_width: Int, /, *, offset: Int = 0
    ](self) -> SIMD[Self.dtype, output_width]:
        """Some consecutive lanes.

        Parameters:
            output_width: How many lanes.
            offset: The first one.

        Returns:
            The lanes.
        """
        comptime assert 0 < output_width and output_width + offset <= Int(
            Self.length
        ), "output width must be a positive integer less than simd size"
        comptime if output_width == 1:
            return rebind[SIMD[Self.dtype, output_width]](self[offset])
        else:
            return SIMD[Self.dtype, output_width](
                mlir_value=__mlir_op.`mojo.simd.slice`[
                    _type=SIMD[Self.dtype, output_width]._Rep,
                    offset=__mlir_attr[+offset, ` : i64`],
                ](self._mlir_value)
            )

    @always_inline
    def insert[*, offset: Int = 0](self, value: SIMD[Self.dtype, _]) -> Self:
        """Replaces some consecutive lanes.

        Parameters:
            offset: The first one, a multiple of the length of the value.

        Args:
            value: The new lanes.

        Returns:
            The changed vector.
        """
        comptime assert offset % Int(value.length) == 0, (
            "offset must be a multiple of the value's length"
        )
        comptime assert offset + Int(value.length) <= Int(Self.length), (
            "insertion position must not exceed the size of the vector"
        )
        var result = self
        comptime for i in range(Int(value.length)):
            result[offset + i] = value[i]
        return result

    @always_inline("nodebug")
    def join(self, other: Self) -> SIMD[Self.dtype, 2 * Self.length]:
        """These lanes, then those of `other`.

        Args:
            other: The upper half.

        Returns:
            A vector of twice the length.
        """
        return SIMD[Self.dtype, 2 * Self.length](
            mlir_value=__mlir_op.`mojo.simd.join`(
                self._mlir_value, other._mlir_value
            )
        )

    @always_inline
    def interleave(self, other: Self) -> SIMD[Self.dtype, 2 * Self.length]:
        """Alternates the lanes of both vectors.

        Args:
            other: Where the odd lanes come from.

        Returns:
            A vector of twice the length.
        """
        var result = SIMD[Self.dtype, 2 * Self.length]()
        comptime for i in range(Int(Self.length)):
            result[2 * i] = self[i]
            result[2 * i + 1] = other[i]
        return result

    @always_inline
    def deinterleave(
        self,
    ) -> Tuple[
        SIMD[Self.dtype, Self.length / 2], SIMD[Self.dtype, Self.length / 2]
    ]:
        """Separates the even from the odd lanes.

        Returns:
            The even lanes and the odd lanes.
        """
        var even = SIMD[Self.dtype, Self.length / 2]()
        var odd = SIMD[Self.dtype, Self.length / 2]()
        comptime for i in range(Int(Self.length) // 2):
            even[i] = self[2 * i]
            odd[i] = self[2 * i + 1]
        return (even, odd)

    @always_inline("nodebug")
    def split(
        self,
    ) -> Tuple[
        SIMD[Self.dtype, Self.length / 2], SIMD[Self.dtype, Self.length / 2]
    ]:
        """Separates the lower from the upper half.

        Returns:
            The lower half and the upper half.
        """
        return (self._low(), self._high())

    @always_inline("nodebug")
    def _low(self) -> SIMD[Self.dtype, Self.length / 2]:
        """The lower half."""
        return SIMD[Self.dtype, Self.length / 2](
            mlir_value=__mlir_op.`mojo.simd.slice`[
                _type=SIMD[Self.dtype, Self.length / 2]._Rep,
                offset=__mlir_attr.`0 : i64`,
            ](self._mlir_value)
        )

    @always_inline("nodebug")
    def _high(self) -> SIMD[Self.dtype, Self.length / 2]:
        """The upper half."""
        return SIMD[Self.dtype, Self.length / 2](
            mlir_value=__mlir_op.`mojo.simd.slice`[
                _type=SIMD[Self.dtype, Self.length / 2]._Rep,
                offset=__mlir_attr[+(Self.length / 2), ` : i64`],
            ](self._mlir_value)
        )

    @always_inline
    def rotate_left[shift: Int](self) -> Self:
        """Moves each lane towards lane 0, around the end.

        Parameters:
            shift: By how many lanes; from minus the length to the length - 1.

        Returns:
            The rotated vector.
        """
        comptime n = Int(Self.length)
        comptime assert shift >= -n and shift < n, (
            "Constraint: -size <= shift < size"
        )
        var result = self
        comptime for i in range(n):
            result[i] = self[(i + shift + n) % n]
        return result

    @always_inline
    def rotate_right[shift: Int](self) -> Self:
        """Moves each lane away from lane 0, around the end.

        Parameters:
            shift: By how many lanes; from 1 - the length to the length.

        Returns:
            The rotated vector.
        """
        comptime n = Int(Self.length)
        comptime assert shift > -n and shift <= n, (
            "Constraint: -size < shift <= size"
        )
        return self.rotate_left[-shift]()

    @always_inline
    def shift_left[shift: Int](self) -> Self:
        """Moves each lane towards lane 0; zeros come in at the top.

        Parameters:
            shift: By how many lanes.

        Returns:
            The shifted vector.
        """
        comptime n = Int(Self.length)
        comptime assert 0 <= shift and shift <= n, (
            "shift must be greater than or equal to 0 and less than equal to"
            " the size"
        )
        var result = Self()
        comptime for i in range(n - shift):
            result[i] = self[i + shift]
        return result

    @always_inline
    def shift_right[shift: Int](self) -> Self:
        """Moves each lane away from lane 0; zeros come in at lane 0.

        Parameters:
            shift: By how many lanes.

        Returns:
            The shifted vector.
        """
        comptime n = Int(Self.length)
        comptime assert 0 <= shift and shift <= n, (
            "shift must be greater than or equal to 0 and less than equal to"
            " the size"
        )
        var result = Self()
        comptime for i in range(n - shift):
            result[i + shift] = self[i]
        return result

    @always_inline
    def reversed(self) -> Self:
        """The lanes in reverse order.

        Returns:
            The reversed vector.
        """
        var result = self
        comptime for i in range(Int(Self.length)):
            result[i] = self[Int(Self.length) - 1 - i]
        return result

    # ===--- reductions ----------------------------------------------------------------===#

    @always_inline
    def reduce[
        func: def[width: SIMDLength](
            SIMD[Self.dtype, width], SIMD[Self.dtype, width]
        ) capturing[_] -> SIMD[Self.dtype, width],
        size_out: Int = 1,
    ](self) -> SIMD[Self.dtype, size_out]:
        """Combines the lower with the upper half until few lanes are left.

        Parameters:
            func: Combines two vectors.
            size_out: The number of lanes of the result.

        Returns:
            The result.
        """
        comptime assert size_out <= Int(Self.length), (
            "reduction cannot increase simd width"
        )
        comptime if Int(Self.length) == size_out:
            return rebind[SIMD[Self.dtype, size_out]](self)
        else:
            return func(self._low(), self._high()).reduce[func, size_out]()

    @always_inline
    def reduce[
        func: def[width: SIMDLength](
            SIMD[Self.dtype, width], SIMD[Self.dtype, width]
        ) thin -> SIMD[Self.dtype, width],
        size_out: Int = 1,
        *,
        _yields_to_legacy_closures: NoneType = None,
    ](self) -> SIMD[Self.dtype, size_out]:
        """Combines the lower with the upper half until few lanes are left.

        Parameters:
            func: Combines two vectors.
            size_out: The number of lanes of the result.
            _yields_to_legacy_closures: Where both overloads fit, the other one
                is meant: it has fewer parameters.

        Returns:
            The result.
        """
        return self._reduce_thin[func, size_out]()

    @always_inline
    def _reduce_thin[
        func: def[width: SIMDLength](
            SIMD[Self.dtype, width], SIMD[Self.dtype, width]
        ) thin -> SIMD[Self.dtype, width],
        size_out: Int = 1,
    ](self) -> SIMD[Self.dtype, size_out]:
        """Does the work of `reduce` for a function without captures."""
        comptime assert size_out <= Int(Self.length), (
            "reduction cannot increase simd width"
        )
        comptime if Int(Self.length) == size_out:
            return rebind[SIMD[Self.dtype, size_out]](self)
        else:
            return func(self._low(), self._high())._reduce_thin[
                func, size_out
            ]()

    @always_inline("nodebug")
    def reduce_add[size_out: Int = 1](self) -> SIMD[Self.dtype, size_out]:
        """The sum of the lanes, pairwise.

        Parameters:
            size_out: The number of lanes of the result.

        Returns:
            The result.
        """
        comptime assert size_out <= Int(Self.length), (
            "reduction cannot increase simd width"
        )
        comptime if Int(Self.length) == size_out:
            return rebind[SIMD[Self.dtype, size_out]](self)
        elif size_out == 1 and not Self.dtype.is_floating_point():
            return rebind[SIMD[Self.dtype, size_out]](
                Scalar[Self.dtype](
                    mlir_value=__mlir_op.`mojo.simd.reduce`[
                        kind=__mlir_attr.`#mojo.reduce<add>`
                    ](self._mlir_value)
                )
            )
        else:
            return (self._low() + self._high()).reduce_add[size_out]()

    @always_inline("nodebug")
    def reduce_mul[size_out: Int = 1](self) -> SIMD[Self.dtype, size_out]:
        """The product of the lanes, pairwise.

        Parameters:
            size_out: The number of lanes of the result.

        Returns:
            The result.
        """
        comptime assert size_out <= Int(Self.length), (
            "reduction cannot increase simd width"
        )
        comptime if Int(Self.length) == size_out:
            return rebind[SIMD[Self.dtype, size_out]](self)
        elif size_out == 1 and not Self.dtype.is_floating_point():
            return rebind[SIMD[Self.dtype, size_out]](
                Scalar[Self.dtype](
                    mlir_value=__mlir_op.`mojo.simd.reduce`[
                        kind=__mlir_attr.`#mojo.reduce<mul>`
                    ](self._mlir_value)
                )
            )
        else:
            return (self._low() * self._high()).reduce_mul[size_out]()

    @always_inline("nodebug")
    def reduce_min[size_out: Int = 1](self) -> SIMD[Self.dtype, size_out]:
        """The least lane.

        Parameters:
            size_out: The number of lanes of the result.

        Returns:
            The result.
        """
        comptime assert size_out <= Int(Self.length), (
            "reduction cannot increase simd width"
        )
        comptime if Int(Self.length) == size_out:
            return rebind[SIMD[Self.dtype, size_out]](self)
        elif size_out == 1 and not Self.dtype.is_floating_point():
            return rebind[SIMD[Self.dtype, size_out]](
                Scalar[Self.dtype](
                    mlir_value=__mlir_op.`mojo.simd.reduce`[
                        kind=__mlir_attr.`#mojo.reduce<min>`
                    ](self._mlir_value)
                )
            )
        else:
            return self._low()._min_with(self._high()).reduce_min[size_out]()

    @always_inline("nodebug")
    def reduce_max[size_out: Int = 1](self) -> SIMD[Self.dtype, size_out]:
        """The greatest lane.

        Parameters:
            size_out: The number of lanes of the result.

        Returns:
            The result.
        """
        comptime assert size_out <= Int(Self.length), (
            "reduction cannot increase simd width"
        )
        comptime if Int(Self.length) == size_out:
            return rebind[SIMD[Self.dtype, size_out]](self)
        elif size_out == 1 and not Self.dtype.is_floating_point():
            return rebind[SIMD[Self.dtype, size_out]](
                Scalar[Self.dtype](
                    mlir_value=__mlir_op.`mojo.simd.reduce`[
                        kind=__mlir_attr.`#mojo.reduce<max>`
                    ](self._mlir_value)
                )
            )
        else:
            return self._low()._max_with(self._high()).reduce_max[size_out]()

    @always_inline("nodebug")
    def reduce_and[size_out: Int = 1](self) -> SIMD[Self.dtype, size_out]:
        """The bits that all lanes have.

        Parameters:
            size_out: The number of lanes of the result.

        Returns:
            The result.
        """
        comptime assert Self.dtype.is_integral() or Self.dtype == DType.bool, (
            "must be an integral or bool type"
        )
        comptime assert size_out <= Int(Self.length), (
            "reduction cannot increase simd width"
        )
        comptime if Int(Self.length) == size_out:
            return rebind[SIMD[Self.dtype, size_out]](self)
        elif size_out == 1 and not Self.dtype.is_floating_point():
            return rebind[SIMD[Self.dtype, size_out]](
                Scalar[Self.dtype](
                    mlir_value=__mlir_op.`mojo.simd.reduce`[
                        kind=__mlir_attr.`#mojo.reduce<and>`
                    ](self._mlir_value)
                )
            )
        else:
            return (self._low() & self._high()).reduce_and[size_out]()

    @always_inline("nodebug")
    def reduce_or[size_out: Int = 1](self) -> SIMD[Self.dtype, size_out]:
        """The bits that some lane has.

        Parameters:
            size_out: The number of lanes of the result.

        Returns:
            The result.
        """
        comptime assert Self.dtype.is_integral() or Self.dtype == DType.bool, (
            "must be an integral or bool type"
        )
        comptime assert size_out <= Int(Self.length), (
            "reduction cannot increase simd width"
        )
        comptime if Int(Self.length) == size_out:
            return rebind[SIMD[Self.dtype, size_out]](self)
        elif size_out == 1 and not Self.dtype.is_floating_point():
            return rebind[SIMD[Self.dtype, size_out]](
                Scalar[Self.dtype](
                    mlir_value=__mlir_op.`mojo.simd.reduce`[
                        kind=__mlir_attr.`#mojo.reduce<or>`
                    ](self._mlir_value)
                )
            )
        else:
            return (self._low() | self._high()).reduce_or[size_out]()

    @always_inline
    def reduce_bit_count(self) -> Int:
        """The number of set bits of all lanes; of bool the number of True.

        Returns:
            The count.
        """
        comptime if Self.dtype == DType.bool:
            comptime if Self.length == 1:
                return Int(self.cast[DType.uint8]()._first())
            else:
                return Int(
                    self.cast[
                        DType.uint8 if Self.length < 256 else DType.uint32
                    ]().reduce_add()
                )
        else:
            comptime assert Self.dtype.is_integral(), (
                "Expected either integral or bool type"
            )
            return Int(
                Self(
                    mlir_value=__mlir_op.`mojo.simd.bit`[
                        fn=__mlir_attr.`#mojo.bit<ctpop>`
                    ](self._mlir_value)
                )
                .cast[DType.uint32]()
                .reduce_add()
            )

    @always_inline("nodebug")
    def _first(self) -> Scalar[Self.dtype]:
        """Lane 0."""
        return self[0]

    # ===--- text and hash ---------------------------------------------------------------===#

    def __hash__[H: Hasher](self, mut hasher: H):
        """Feeds the lanes.

        Parameters:
            H: The type of the hasher.

        Args:
            hasher: The hasher to feed.
        """
        hasher._update_with_simd(self)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the number, or the lanes in brackets.

        Args:
            writer: Where to write.
        """
        comptime if Self.length == 1:
            _write_scalar(self[0], writer)
        else:
            writer.write_string("[")
            self._write_lanes(writer)
            writer.write_string("]")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the name of the type and the lanes in parentheses.

        Args:
            writer: Where to write.
        """
        comptime if Self.length == 1 and Self._has_alias():
            writer.write_string(Self._alias())
            writer.write_string("(")
        else:
            writer.write_string("SIMD[")
            Self.dtype.write_repr_to(writer)
            writer.write_string(", ")
            Int(Self.length).write_to(writer)
            writer.write_string("](")
        self._write_lanes(writer)
        writer.write_string(")")

    def _write_lanes(self, mut writer: Some[Writer]):
        """Writes the lanes, separated by a comma and a blank."""
        for i in range(Int(Self.length)):
            if i > 0:
                writer.write_string(", ")
            _write_scalar(self[i], writer)

    @staticmethod
    def _has_alias() -> Bool:
        """Whether the scalars of the element type have a name."""
        return Self.dtype != DType.bool and Self.dtype != DType.float8_e3m4

    @staticmethod
    def _alias() -> StaticString:
        """The name of the scalars of the element type."""

        comptime if Self.dtype == DType.int:
            return "Int"
        elif Self.dtype == DType.uint:
            return "UInt"
        elif Self.dtype == DType.int8:
            return "Int8"
        elif Self.dtype == DType.uint8:
            return "UInt8"
        elif Self.dtype == DType.int16:
            return "Int16"
        elif Self.dtype == DType.uint16:
            return "UInt16"
        elif Self.dtype == DType.int32:
            return "Int32"
        elif Self.dtype == DType.uint32:
            return "UInt32"
        elif Self.dtype == DType.int64:
            return "Int64"
        elif Self.dtype == DType.uint64:
            return "UInt64"
        elif Self.dtype == DType.int128:
            return "Int128"
        elif Self.dtype == DType.uint128:
            return "UInt128"
        elif Self.dtype == DType.int256:
            return "Int256"
        elif Self.dtype == DType.uint256:
            return "UInt256"
        elif Self.dtype == DType.float4_e2m1fn:
            return "Float4_e2m1fn"
        elif Self.dtype == DType.float8_e5m2:
            return "Float8_e5m2"
        elif Self.dtype == DType.float8_e5m2fnuz:
            return "Float8_e5m2fnuz"
        elif Self.dtype == DType.float8_e4m3fn:
            return "Float8_e4m3fn"
        elif Self.dtype == DType.float8_e4m3fnuz:
            return "Float8_e4m3fnuz"
        elif Self.dtype == DType.float8_e8m0fnu:
            return "Float8_e8m0fnu"
        elif Self.dtype == DType.bfloat16:
            return "BFloat16"
        elif Self.dtype == DType.float16:
            return "Float16"
        elif Self.dtype == DType.float32:
            return "Float32"
        elif Self.dtype == DType.float64:
            return "Float64"
        else:
            return "SIMD"

    def write_padded[W: Writer](self, mut writer: W, width: Int):
        """Writes each lane right-aligned in `width` columns.

        Parameters:
            W: The type of the writer.

        Args:
            writer: Where to write.
            width: The number of columns.
        """
        comptime assert Self.dtype.is_integral(), "expected integral value"
        comptime if Self.length > 1:
            writer.write_string("[")
        for i in range(Int(Self.length)):
            if i > 0:
                writer.write_string(",")
            var text = String(self[i])
            for _ in range(width - text.byte_length()):
                writer.write_string(" ")
            writer.write_string(text)
        comptime if Self.length > 1:
            writer.write_string("]")

    @staticmethod
    def get_type_name() -> String:
        """The name of the type as diagnostics show it.

        Returns:
            `SIMD[DType.int32, Int(4)]` and the like.
        """
        return String(
            "SIMD[", repr(Self.dtype), ", Int(", Int(Self.length), ")]"
        )

    # ===--- numbers as coordinates ---------------------------------------------------------===#

    @always_inline
    def product(self) -> Scalar[Self.dtype]:
        """The number itself, as the product of one extent.

        Returns:
            The number.
        """
        return self[0]

    @always_inline
    def sum(self) -> Scalar[Self.dtype]:
        """The number itself, as the sum of one extent.

        Returns:
            The number.
        """
        return self[0]

    @always_inline
    def value(self) -> Scalar[Self.dtype]:
        """The number itself.

        Returns:
            The number.
        """
        return self[0]


def _write_scalar[
    dtype: DType, //
](value: Scalar[dtype], mut writer: Some[Writer]):
    """Writes a number."""
    comptime if dtype == DType.bool:
        Bool(rebind[Scalar[DType.bool]](value)).write_to(writer)
    elif dtype.is_integral():
        _write_integer(value, writer)
    elif dtype.is_floating_point():
        comptime assert (
            dtype != DType.float4_e2m1fn and dtype != DType.float8_e3m4
        ), "unable to write dtype, only integral/float/bool supported"
        _write_float(value, writer)

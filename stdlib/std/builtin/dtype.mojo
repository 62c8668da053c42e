# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The type of element types: `DType`."""

from std.builtin.traits import Hasher


struct DType(
    Equatable,
    Hashable,
    ImplicitlyCopyable,
    TrivialRegisterPassable,
    Writable,
):
    """The element type of a SIMD value.

    The queries are written with raw operations: the comparison operators of
    scalars ask them in turn.
    """

    comptime bool = DType(mlir_value=__mlir_attr.`#mojo.dtype<bool>`)
    """The element type `bool`."""

    comptime int = DType(mlir_value=__mlir_attr.`#mojo.dtype<int>`)
    """The element type `int`."""

    comptime uint = DType(mlir_value=__mlir_attr.`#mojo.dtype<uint>`)
    """The element type `uint`."""

    comptime int8 = DType(mlir_value=__mlir_attr.`#mojo.dtype<int8>`)
    """The element type `int8`."""

    comptime uint8 = DType(mlir_value=__mlir_attr.`#mojo.dtype<uint8>`)
    """The element type `uint8`."""

    comptime int16 = DType(mlir_value=__mlir_attr.`#mojo.dtype<int16>`)
    """The element type `int16`."""

    comptime uint16 = DType(mlir_value=__mlir_attr.`#mojo.dtype<uint16>`)
    """The element type `uint16`."""

    comptime int32 = DType(mlir_value=__mlir_attr.`#mojo.dtype<int32>`)
    """The element type `int32`."""

    comptime uint32 = DType(mlir_value=__mlir_attr.`#mojo.dtype<uint32>`)
    """The element type `uint32`."""

    comptime int64 = DType(mlir_value=__mlir_attr.`#mojo.dtype<int64>`)
    """The element type `int64`."""

    comptime uint64 = DType(mlir_value=__mlir_attr.`#mojo.dtype<uint64>`)
    """The element type `uint64`."""

    comptime int128 = DType(mlir_value=__mlir_attr.`#mojo.dtype<int128>`)
    """The element type `int128`."""

    comptime uint128 = DType(mlir_value=__mlir_attr.`#mojo.dtype<uint128>`)
    """The element type `uint128`."""

    comptime int256 = DType(mlir_value=__mlir_attr.`#mojo.dtype<int256>`)
    """The element type `int256`."""

    comptime uint256 = DType(mlir_value=__mlir_attr.`#mojo.dtype<uint256>`)
    """The element type `uint256`."""

    comptime float16 = DType(mlir_value=__mlir_attr.`#mojo.dtype<float16>`)
    """The element type `float16`."""

    comptime bfloat16 = DType(mlir_value=__mlir_attr.`#mojo.dtype<bfloat16>`)
    """The element type `bfloat16`."""

    comptime float32 = DType(mlir_value=__mlir_attr.`#mojo.dtype<float32>`)
    """The element type `float32`."""

    comptime float64 = DType(mlir_value=__mlir_attr.`#mojo.dtype<float64>`)
    """The element type `float64`."""

    comptime float8_e5m2 = DType(
        mlir_value=__mlir_attr.`#mojo.dtype<float8_e5m2>`
    )
    """The element type `float8_e5m2`."""

    comptime float8_e5m2fnuz = DType(
        mlir_value=__mlir_attr.`#mojo.dtype<float8_e5m2fnuz>`
    )
    """The element type `float8_e5m2fnuz`."""

    comptime float8_e4m3fn = DType(
        mlir_value=__mlir_attr.`#mojo.dtype<float8_e4m3fn>`
    )
    """The element type `float8_e4m3fn`."""

    comptime float8_e4m3fnuz = DType(
        mlir_value=__mlir_attr.`#mojo.dtype<float8_e4m3fnuz>`
    )
    """The element type `float8_e4m3fnuz`."""

    comptime float8_e3m4 = DType(
        mlir_value=__mlir_attr.`#mojo.dtype<float8_e3m4>`
    )
    """The element type `float8_e3m4`."""

    comptime float8_e8m0fnu = DType(
        mlir_value=__mlir_attr.`#mojo.dtype<float8_e8m0fnu>`
    )
    """The element type `float8_e8m0fnu`."""

    comptime float4_e2m1fn = DType(
        mlir_value=__mlir_attr.`#mojo.dtype<float4_e2m1fn>`
    )
    """The element type `float4_e2m1fn`."""

    var _mlir_value: __mlir_type.`!mojo.dtype`

    @always_inline("nodebug")
    def __init__(out self, *, mlir_value: __mlir_type.`!mojo.dtype`):
        """Wraps the compiler's value.

        Args:
            mlir_value: The raw form.
        """
        self._mlir_value = mlir_value

    @always_inline("nodebug")
    def get_value(self) -> __mlir_type.`!mojo.dtype`:
        """The compiler's value.

        Returns:
            The raw form.
        """
        return self._mlir_value

    @always_inline("nodebug")
    def _code(self) -> __mlir_type.i8:
        """The number of the element type: 1 is bool; from 2 the integers, the
        signed ones even; from 16 the floats (16 to 19 the wide ones, 20 to 25
        those of 8 bits, 26 that of 4)."""
        return __mlir_op.`mojo.dtype.to_ui8`[_type=__mlir_type.i8](
            self._mlir_value
        )

    @staticmethod
    @always_inline("nodebug")
    def _from_code(code: __mlir_type.i8) -> DType:
        """The element type with that number."""
        return DType(mlir_value=__mlir_op.`mojo.dtype.from_ui8`(code))

    @always_inline("nodebug")
    def _between(self, first: __mlir_type.i8, last: __mlir_type.i8) -> Bool:
        """Whether the number lies in a range."""
        var code = self._code()
        return Bool(
            mlir_value=__mlir_op.`arith.cmpi`[predicate=__mlir_attr.`9 : i64`](
                code, first
            )
        ) & Bool(
            mlir_value=__mlir_op.`arith.cmpi`[predicate=__mlir_attr.`7 : i64`](
                code, last
            )
        )

    @always_inline("nodebug")
    def _is_odd(self) -> Bool:
        """Whether the number is odd."""
        return Bool(
            mlir_value=__mlir_op.`arith.cmpi`[predicate=__mlir_attr.`0 : i64`](
                __mlir_op.`arith.andi`(self._code(), __mlir_attr.`1 : i8`),
                __mlir_attr.`1 : i8`,
            )
        )

    @always_inline("nodebug")
    def __eq__(self, rhs: DType) -> Bool:
        """Whether both are the same.

        Args:
            rhs: The other element type.

        Returns:
            The comparison.
        """
        return Bool(
            mlir_value=__mlir_op.`arith.cmpi`[predicate=__mlir_attr.`0 : i64`](
                self._code(), rhs._code()
            )
        )

    @always_inline("nodebug")
    def __ne__(self, rhs: DType) -> Bool:
        """Whether the two differ.

        Args:
            rhs: The other element type.

        Returns:
            The comparison.
        """
        return Bool(
            mlir_value=__mlir_op.`arith.cmpi`[predicate=__mlir_attr.`1 : i64`](
                self._code(), rhs._code()
            )
        )

    @always_inline("nodebug")
    def is_unsigned(self) -> Bool:
        """Whether it is `uint` or `uintN`.

        Returns:
            The answer.
        """
        return (
            self._between(__mlir_attr.`3 : i8`, __mlir_attr.`15 : i8`)
            & self._is_odd()
        )

    @always_inline("nodebug")
    def is_signed(self) -> Bool:
        """Whether it is a signed integer or floating-point.

        Returns:
            The answer.
        """
        return self.is_floating_point() | (self.is_integral() & ~self._is_odd())

    @always_inline("nodebug")
    def is_integral(self) -> Bool:
        """Whether it is an integer; bool is not.

        Returns:
            The answer.
        """
        return self._between(__mlir_attr.`2 : i8`, __mlir_attr.`15 : i8`)

    @always_inline("nodebug")
    def is_floating_point(self) -> Bool:
        """Whether it is one of the floating-point types.

        Returns:
            The answer.
        """
        return self._between(__mlir_attr.`16 : i8`, __mlir_attr.`26 : i8`)

    @always_inline("nodebug")
    def is_float8(self) -> Bool:
        """Whether it is one of the 8-bit floating-point types.

        Returns:
            The answer.
        """
        return self._between(__mlir_attr.`20 : i8`, __mlir_attr.`25 : i8`)

    @always_inline("nodebug")
    def is_half_float(self) -> Bool:
        """Whether it is `float16` or `bfloat16`.

        Returns:
            The answer.
        """
        return self._between(__mlir_attr.`16 : i8`, __mlir_attr.`17 : i8`)

    @always_inline("nodebug")
    def is_numeric(self) -> Bool:
        """Whether there is arithmetic on it.

        Returns:
            The answer.
        """
        return self._between(__mlir_attr.`2 : i8`, __mlir_attr.`24 : i8`)

    @always_inline("nodebug")
    def _is_wide_float(self) -> Bool:
        """Whether it is a float of 16, 32 or 64 bits."""
        return self._between(__mlir_attr.`16 : i8`, __mlir_attr.`19 : i8`)

    def _bits(self) -> Int:
        """The number of bits of the value (1 for bool)."""
        if self == DType.bool:
            return 1
        if self.is_float8() | (self == DType.int8) | (self == DType.uint8):
            return 8
        if self == DType.float4_e2m1fn:
            return 4
        if (
            self.is_half_float()
            | (self == DType.int16)
            | (self == DType.uint16)
        ):
            return 16
        if (
            (self == DType.float32)
            | (self == DType.int32)
            | (self == DType.uint32)
        ):
            return 32
        if (self == DType.int128) | (self == DType.uint128):
            return 128
        if (self == DType.int256) | (self == DType.uint256):
            return 256
        return 64

    def _unsigned(self) -> DType:
        """The unsigned integer type of the same width in memory."""
        var bits = self._bits()
        if bits <= 8:
            return DType.uint8
        if bits == 16:
            return DType.uint16
        if bits == 32:
            return DType.uint32
        if bits == 64:
            return DType.uint64
        if bits == 128:
            return DType.uint128
        return DType.uint256

    @staticmethod
    def _signed_of_bits(bits: Int) -> DType:
        """The signed integer type with that many bits."""
        if bits <= 8:
            return DType.int8
        if bits == 16:
            return DType.int16
        if bits == 32:
            return DType.int32
        if bits == 64:
            return DType.int64
        if bits == 128:
            return DType.int128
        return DType.int256

    @staticmethod
    def mantissa_width[dtype: DType]() -> Int:
        """The number of explicit mantissa bits.

        Parameters:
            dtype: A floating-point type.

        Returns:
            The number of bits.
        """
        return dtype._bits() - Self.exponent_width[dtype]() - 1

    @staticmethod
    def exponent_width[dtype: DType]() -> Int:
        """The number of exponent bits.

        Parameters:
            dtype: A floating-point type.

        Returns:
            The number of bits.
        """
        comptime assert dtype.is_floating_point(), (
            "dtype must be floating point"
        )
        comptime if dtype == DType.float4_e2m1fn:
            return 2
        elif dtype == DType.float8_e4m3fn or dtype == DType.float8_e4m3fnuz:
            return 4
        elif (
            dtype == DType.float8_e5m2
            or dtype == DType.float8_e5m2fnuz
            or dtype == DType.float16
        ):
            return 5
        elif dtype == DType.bfloat16 or dtype == DType.float32:
            return 8
        elif dtype == DType.float64:
            return 11
        else:
            comptime assert False, "unsupported float type"
            return 0

    @staticmethod
    def max_exponent[dtype: DType]() -> Int:
        """The largest exponent of two, with the mantissa below one.

        Parameters:
            dtype: A floating-point type.

        Returns:
            The exponent.
        """
        comptime assert dtype.is_floating_point(), (
            "dtype must be floating point"
        )
        comptime if dtype == DType.float4_e2m1fn:
            return 2
        elif dtype == DType.float8_e4m3fn or dtype == DType.float8_e4m3fnuz:
            return 8
        elif (
            dtype == DType.float8_e5m2
            or dtype == DType.float8_e5m2fnuz
            or dtype == DType.float16
        ):
            return 16
        elif dtype == DType.bfloat16 or dtype == DType.float32:
            return 128
        elif dtype == DType.float64:
            return 1024
        else:
            comptime assert False, "unsupported float type"
            return 0

    @staticmethod
    def exponent_bias[dtype: DType]() -> Int:
        """What is added to the exponent in the stored form.

        Parameters:
            dtype: A floating-point type.

        Returns:
            The bias.
        """
        comptime if (
            dtype == DType.float8_e4m3fnuz or dtype == DType.float8_e5m2fnuz
        ):
            return Self.max_exponent[dtype]()
        else:
            return Self.max_exponent[dtype]() - 1

    def __hash__[H: Hasher](self, mut hasher: H):
        """Feeds the 8-bit code: that of an integer of fixed width has the top
        bit, the logarithm of its width, and whether it is signed.

        Parameters:
            H: The type of the hasher.

        Args:
            hasher: The hasher to feed.
        """
        var code = UInt8(
            mlir_value=__mlir_op.`mojo.from_builtin`[
                _type=__mlir_type.`!mojo.simd<1, uint8>`
            ](self._code())
        )
        # Here they stand in pairs, from int8 at 4 to uint256 at 15.
        if code >= 4 and code < 16:
            code = (code & 0xFE) + 130 + (1 - (code & 1))
        hasher._update_with_simd(code)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the name of the constant.

        Args:
            writer: Where to write.
        """
        writer.write_string(self._name())

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `DType.` and the name of the constant.

        Args:
            writer: Where to write.
        """
        writer.write_string("DType.")
        writer.write_string(self._name())

    def _name(self) -> StaticString:
        """The name of the constant."""
        if self == DType.bool:
            return "bool"
        if self == DType.int:
            return "int"
        if self == DType.uint:
            return "uint"
        if self == DType.int8:
            return "int8"
        if self == DType.uint8:
            return "uint8"
        if self == DType.int16:
            return "int16"
        if self == DType.uint16:
            return "uint16"
        if self == DType.int32:
            return "int32"
        if self == DType.uint32:
            return "uint32"
        if self == DType.int64:
            return "int64"
        if self == DType.uint64:
            return "uint64"
        if self == DType.int128:
            return "int128"
        if self == DType.uint128:
            return "uint128"
        if self == DType.int256:
            return "int256"
        if self == DType.uint256:
            return "uint256"
        if self == DType.float16:
            return "float16"
        if self == DType.bfloat16:
            return "bfloat16"
        if self == DType.float32:
            return "float32"
        if self == DType.float64:
            return "float64"
        if self == DType.float8_e5m2:
            return "float8_e5m2"
        if self == DType.float8_e5m2fnuz:
            return "float8_e5m2fnuz"
        if self == DType.float8_e4m3fn:
            return "float8_e4m3fn"
        if self == DType.float8_e4m3fnuz:
            return "float8_e4m3fnuz"
        if self == DType.float8_e3m4:
            return "float8_e3m4"
        if self == DType.float8_e8m0fnu:
            return "float8_e8m0fnu"
        if self == DType.float4_e2m1fn:
            return "float4_e2m1fn"
        return "invalid"

    @staticmethod
    def _from_name(name: StaticString) -> DType:
        """The element type with that name; the code 0 if there is none."""
        if name == "bool":
            return DType.bool
        if name == "int":
            return DType.int
        if name == "uint":
            return DType.uint
        if name == "int8":
            return DType.int8
        if name == "uint8":
            return DType.uint8
        if name == "int16":
            return DType.int16
        if name == "uint16":
            return DType.uint16
        if name == "int32":
            return DType.int32
        if name == "uint32":
            return DType.uint32
        if name == "int64":
            return DType.int64
        if name == "uint64":
            return DType.uint64
        if name == "int128":
            return DType.int128
        if name == "uint128":
            return DType.uint128
        if name == "int256":
            return DType.int256
        if name == "uint256":
            return DType.uint256
        if name == "float16":
            return DType.float16
        if name == "bfloat16":
            return DType.bfloat16
        if name == "float32":
            return DType.float32
        if name == "float64":
            return DType.float64
        if name == "float8_e5m2":
            return DType.float8_e5m2
        if name == "float8_e5m2fnuz":
            return DType.float8_e5m2fnuz
        if name == "float8_e4m3fn":
            return DType.float8_e4m3fn
        if name == "float8_e4m3fnuz":
            return DType.float8_e4m3fnuz
        if name == "float8_e3m4":
            return DType.float8_e3m4
        if name == "float8_e8m0fnu":
            return DType.float8_e8m0fnu
        if name == "float4_e2m1fn":
            return DType.float4_e2m1fn
        return DType._from_code(__mlir_attr.`0 : i8`)

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Names of earlier versions of the library. They are found only where nothing else has
the name, and every use warns and names the modern spelling."""

from std.collections.string.codepoint import Codepoint
from std.ffi.dl_handle import OwnedDLHandle
from std.io.io import print
from std.math import ceildiv, rsqrt
from std.memory.arc_pointer import ArcPointer
from std.memory.pointer import Pointer
from std.os.abort import abort
from std.python.conversions import ConvertibleToPython
from std.reflection import reflect
from std.sys.defines import (
    get_defined_bool,
    get_defined_dtype,
    get_defined_int,
    get_defined_string,
)
from std.sys.info import (
    CompilationTarget,
    align_of,
    bit_width_of,
    simd_bit_width,
    simd_byte_width,
    simd_width_of,
    size_of,
)
from std.time.time import perf_counter_ns
from std.utils.index import IndexList

# ===--- collections and strings -----------------------------------------------------===#


@deprecated(use=List)
comptime DynamicVector = List
"""Deprecated: use `List`."""


@deprecated(use=List)
comptime InlinedFixedVector[T: Copyable & Deinitable, size: Int = 0] = List[T]
"""Deprecated: use `List`."""


@deprecated(use=List)
comptime InlineList[T: Copyable & Deinitable, capacity: Int = 16] = List[T]
"""Deprecated: use `List`."""


@deprecated(use=String)
comptime InlinedString = String
"""Deprecated: use `String`."""


@deprecated(use=StringSpan)
comptime StringRef = StringSpan[ImmStaticOrigin]
"""Deprecated: use `StringSpan`."""


@deprecated(use=IndexList)
comptime StaticIntTuple = IndexList
"""Deprecated: use `IndexList`."""

# ===--- pointers and origins -----------------------------------------------------------===#


@deprecated(use=`Pointer[..., MutUntrackedOrigin]`)
comptime AnyPointer[T: AnyType] = Pointer[T, MutUntrackedOrigin]
"""Deprecated: use `Pointer`."""


@deprecated(use=`Pointer[Scalar[...], MutUntrackedOrigin]`)
comptime DTypePointer[dtype: DType] = Pointer[Scalar[dtype], MutUntrackedOrigin]
"""Deprecated: use `Pointer`."""


@deprecated(use=`Pointer[..., MutUntrackedOrigin]`)
comptime LegacyPointer[T: AnyType] = Pointer[T, MutUntrackedOrigin]
"""Deprecated: use `Pointer`."""


@deprecated(use=`Pointer[..., MutUntrackedOrigin]`)
comptime LegacyUnsafePointer[T: AnyType] = Pointer[T, MutUntrackedOrigin]
"""Deprecated: use `Pointer`."""


@deprecated(use=Pointer)
comptime Reference = Pointer
"""Deprecated: use `Pointer`."""


@deprecated(use=ArcPointer)
comptime Arc = ArcPointer
"""Deprecated: use `ArcPointer`."""


@deprecated(use=Origin)
comptime Lifetime = Origin
"""Deprecated: use `Origin`."""


@deprecated(use=Origin)
comptime AnyLifetime = Origin
"""Deprecated: use `Origin`."""


@deprecated(use=ImmOrigin)
comptime ImmutableLifetime = ImmOrigin
"""Deprecated: use `ImmOrigin`."""


@deprecated(use=MutOrigin)
comptime MutableLifetime = MutOrigin
"""Deprecated: use `MutOrigin`."""


@deprecated(use=ImmOrigin)
comptime ImmutableOrigin = ImmOrigin
"""Deprecated: use `ImmOrigin`."""


@deprecated(use=MutOrigin)
comptime MutableOrigin = MutOrigin
"""Deprecated: use `MutOrigin`."""


@deprecated(use=MutUnsafeAnyOrigin)
comptime MutableAnyOrigin: MutOrigin = MutUnsafeAnyOrigin
"""Deprecated: use `MutUnsafeAnyOrigin`."""


@deprecated(use=ImmUnsafeAnyOrigin)
comptime ImmutableAnyOrigin: ImmOrigin = ImmUnsafeAnyOrigin
"""Deprecated: use `ImmUnsafeAnyOrigin`."""

# ===--- traits --------------------------------------------------------------------------===#


@deprecated(use=TrivialRegisterPassable)
comptime AnyRegType = TrivialRegisterPassable
"""Deprecated: use `TrivialRegisterPassable`."""


@deprecated(use=TrivialRegisterPassable)
comptime AnyTrivialRegType = TrivialRegisterPassable
"""Deprecated: use `TrivialRegisterPassable`."""


@deprecated(use=AnyType)
comptime UnknownDestructibility = AnyType
"""Deprecated: use `AnyType`."""


@deprecated(use=`ImplicitlyCopyable & Deinitable`)
comptime CollectionElement = ImplicitlyCopyable & Deinitable
"""Deprecated: use `Copyable`."""


@deprecated(use=Copyable)
comptime CollectionElementNew = Copyable & Deinitable
"""Deprecated: use `Copyable`."""


@deprecated(use=`ImplicitlyCopyable & Deinitable`)
comptime BytesCollectionElement = ImplicitlyCopyable & Deinitable
"""Deprecated: use `Copyable`."""


@deprecated(use=`ImplicitlyCopyable & Deinitable & Equatable`)
comptime EqualityComparableCollectionElement = (
    ImplicitlyCopyable & Deinitable & Equatable
)
"""Deprecated: use `Copyable & Equatable`."""


@deprecated(use=`ImplicitlyCopyable & Deinitable & Comparable`)
comptime ComparableCollectionElement = (
    ImplicitlyCopyable & Deinitable & Comparable
)
"""Deprecated: use `Copyable & Comparable`."""


@deprecated(use=`ImplicitlyCopyable & Deinitable & Hashable & Equatable`)
comptime HashableCollectionElement = (
    ImplicitlyCopyable & Deinitable & Hashable & Equatable
)
"""Deprecated: use `Copyable & Hashable`."""


@deprecated(use=`ImplicitlyCopyable & Deinitable & Writable`)
comptime StringableCollectionElement = (
    ImplicitlyCopyable & Deinitable & Writable
)
"""Deprecated: use `Copyable & Writable`."""


@deprecated(use=`ImplicitlyCopyable & Deinitable & Writable`)
comptime RepresentableCollectionElement = (
    ImplicitlyCopyable & Deinitable & Writable
)
"""Deprecated: use `Copyable & Writable`."""


@deprecated(use=`ImplicitlyCopyable & Deinitable & Writable`)
comptime WritableCollectionElement = ImplicitlyCopyable & Deinitable & Writable
"""Deprecated: use `Copyable & Writable`."""


@deprecated(use=Copyable)
comptime ExplicitlyCopyable = Copyable
"""Deprecated: use `Copyable`."""


@deprecated(use=Equatable)
comptime EqualityComparable = Equatable
"""Deprecated: use `Equatable`."""


@deprecated(use=Comparable)
comptime LessThanComparable = Comparable
"""Deprecated: use `Comparable`."""


@deprecated(use=Comparable)
comptime GreaterThanComparable = Comparable
"""Deprecated: use `Comparable`."""


@deprecated(use=Writer)
comptime Formatter = Writer
"""Deprecated: use `Writer`."""


@deprecated(use=Writable)
comptime Formattable = Writable
"""Deprecated: use `Writable`."""


@deprecated(use=Writable)
trait Stringable(Writable):
    """Deprecated: use `Writable`."""

    def __str__(self) -> String:
        """Gives the value as text."""
        ...

    def write_to(self, mut writer: Some[Writer]):
        """Writes the value's text."""
        writer.write(self.__str__())


@deprecated(use=Writable)
trait StringableRaising:
    """Deprecated: use `Writable`."""

    def __str__(self) raises -> String:
        """Gives the value as text."""
        ...


@deprecated(use=Writable)
trait Representable:
    """Deprecated: use `Writable`."""

    def __repr__(self) -> String:
        """Gives the value as source text."""
        ...


# ===--- functions -----------------------------------------------------------------------===#


@deprecated(use=String)
def str[T: Writable](value: T) -> String:
    """Deprecated: use `String`."""
    return String(value)


@deprecated(use=Int)
def int[T: Intable](value: T) -> Int:
    """Deprecated: use `Int`."""
    return Int(value)


@deprecated(use=Int)
def int(text: StringSpan) raises -> Int:
    """Deprecated: use `Int`."""
    return atol(text)


@deprecated(use=Float64)
def float[T: Floatable](value: T) -> Float64:
    """Deprecated: use `Float64`."""
    return Float64(value)


@deprecated(use=Float64)
def float(text: StringSpan) raises -> Float64:
    """Deprecated: use `Float64`."""
    return atof(text)


@deprecated(use=Bool)
def bool[T: Boolable](value: T) -> Bool:
    """Deprecated: use `Bool`."""
    return Bool(value)


@deprecated(use=`print(..., end="")`)
def print_no_newline[*Ts: Writable](*values: *Ts):
    """Deprecated: use `print` with `end=""`."""
    print(*values, end="")


@deprecated(use=abort)
def trap() -> Never:
    """Deprecated: use `abort`."""
    abort()


@deprecated(use=perf_counter_ns)
def now() -> Int:
    """Deprecated: use `perf_counter_ns`."""
    return Int(perf_counter_ns())


@deprecated(use=simd_width_of)
def simdwidthof[T: AnyType]() -> Int:
    """Deprecated: use `simd_width_of`."""
    return simd_width_of[T]()


@deprecated(use=simd_width_of)
def simdwidthof[dtype: DType]() -> Int:
    """Deprecated: use `simd_width_of`."""
    return simd_width_of[dtype]()


@deprecated(use=size_of)
def sizeof[T: AnyType]() -> Int:
    """Deprecated: use `size_of`."""
    return size_of[T]()


@deprecated(use=size_of)
def sizeof[dtype: DType]() -> Int:
    """Deprecated: use `size_of`."""
    return size_of[dtype]()


@deprecated(use=align_of)
def alignof[T: AnyType]() -> Int:
    """Deprecated: use `align_of`."""
    return align_of[T]()


@deprecated(use=align_of)
def alignof[dtype: DType]() -> Int:
    """Deprecated: use `align_of`."""
    return align_of[dtype]()


@deprecated(use=bit_width_of)
def bitwidthof[T: AnyType]() -> Int:
    """Deprecated: use `bit_width_of`."""
    return bit_width_of[T]()


@deprecated(use=bit_width_of)
def bitwidthof[dtype: DType]() -> Int:
    """Deprecated: use `bit_width_of`."""
    return bit_width_of[dtype]()


@deprecated(use=`comptime assert`)
@always_inline("nodebug")
def constrained[condition: Bool]():
    """Deprecated: use `comptime assert`."""
    comptime assert condition, "param assertion failed"


@deprecated(use=`comptime assert`)
@always_inline("nodebug")
def constrained[condition: Bool, message: StaticString]():
    """Deprecated: use `comptime assert`."""
    comptime assert condition, message


@deprecated(use=OwnedDLHandle)
comptime DLHandle = OwnedDLHandle
"""Deprecated: use `OwnedDLHandle`."""


@deprecated(use=__is_run_in_comptime_interpreter)
@always_inline("nodebug")
def is_compile_time() -> Bool:
    """Deprecated: use `__is_run_in_comptime_interpreter`."""
    return __is_run_in_comptime_interpreter


@deprecated(use=`reflect[...].name()`)
def get_type_name[T: AnyType]() -> StaticString:
    """Deprecated: use `reflect`."""
    return reflect[T].name()


@deprecated(use=`reflect[...].base_name()`)
def get_base_type_name[T: AnyType]() -> StaticString:
    """Deprecated: use `reflect`."""
    return reflect[T].base_name()


@deprecated(use=simd_bit_width)
def simdbitwidth() -> Int:
    """Deprecated: use `simd_bit_width`."""
    return simd_bit_width()


@deprecated(use=simd_byte_width)
def simdbytewidth() -> Int:
    """Deprecated: use `simd_byte_width`."""
    return simd_byte_width()


@deprecated(use=get_defined_bool)
def env_get_bool[name: StaticString]() -> Bool:
    """Deprecated: use `get_defined_bool`."""
    return get_defined_bool[name]()


@deprecated(use=get_defined_bool)
def env_get_bool[name: StaticString, default: Bool]() -> Bool:
    """Deprecated: use `get_defined_bool`."""
    return get_defined_bool[name, default]()


@deprecated(use=get_defined_int)
def env_get_int[name: StaticString]() -> Int:
    """Deprecated: use `get_defined_int`."""
    return get_defined_int[name]()


@deprecated(use=get_defined_int)
def env_get_int[name: StaticString, default: Int]() -> Int:
    """Deprecated: use `get_defined_int`."""
    return get_defined_int[name, default]()


@deprecated(use=get_defined_string)
def env_get_string[name: StaticString]() -> StaticString:
    """Deprecated: use `get_defined_string`."""
    return get_defined_string[name]()


@deprecated(use=get_defined_string)
def env_get_string[name: StaticString, default: StaticString]() -> StaticString:
    """Deprecated: use `get_defined_string`."""
    return get_defined_string[name, default]()


@deprecated(use=get_defined_dtype)
def env_get_dtype[name: StaticString, default: DType]() -> DType:
    """Deprecated: use `get_defined_dtype`."""
    return get_defined_dtype[name, default]()


@deprecated(use=ceildiv)
def div_ceil(numerator: Int, denominator: Int) -> Int:
    """Deprecated: use `ceildiv`."""
    return ceildiv(numerator, denominator)


@deprecated(use=`value.is_power_of_two()`)
def is_power_of_2[
    dtype: DType, width: SIMDLength, //
](value: SIMD[dtype, width]) -> SIMD[DType.bool, width]:
    """Deprecated: use the method."""
    return value.is_power_of_two()


@deprecated(use=`value.is_power_of_two()`)
def is_power_of_two[
    dtype: DType, width: SIMDLength, //
](value: SIMD[dtype, width]) -> SIMD[DType.bool, width]:
    """Deprecated: use the method."""
    return value.is_power_of_two()


@deprecated(use=ConvertibleToPython)
comptime PythonConvertible = ConvertibleToPython
"""Deprecated: use `ConvertibleToPython`."""


@deprecated(use=Codepoint)
comptime Char = Codepoint
"""Deprecated: use `Codepoint`."""


@deprecated(use=rsqrt)
def isqrt[
    dtype: DType, width: SIMDLength, //
](x: SIMD[dtype, width]) -> SIMD[dtype, width]:
    """Deprecated: use `rsqrt`."""
    return rsqrt(x)


@deprecated(use=CompilationTarget.has_avx)
def has_avx() -> Bool:
    """Deprecated: use `CompilationTarget.has_avx`."""
    return CompilationTarget.has_avx()


@deprecated(use=CompilationTarget.has_avx2)
def has_avx2() -> Bool:
    """Deprecated: use `CompilationTarget.has_avx2`."""
    return CompilationTarget.has_avx2()


@deprecated(use=CompilationTarget.has_avx512f)
def has_avx512f() -> Bool:
    """Deprecated: use `CompilationTarget.has_avx512f`."""
    return CompilationTarget.has_avx512f()


@deprecated(use=CompilationTarget.has_neon)
def has_neon() -> Bool:
    """Deprecated: use `CompilationTarget.has_neon`."""
    return CompilationTarget.has_neon()


@deprecated(use=CompilationTarget.is_x86)
def is_x86() -> Bool:
    """Deprecated: use `CompilationTarget.is_x86`."""
    return CompilationTarget.is_x86()


@deprecated(use=CompilationTarget.is_linux)
def os_is_linux() -> Bool:
    """Deprecated: use `CompilationTarget.is_linux`."""
    return CompilationTarget.is_linux()


@deprecated(use=CompilationTarget.is_macos)
def os_is_macos() -> Bool:
    """Deprecated: use `CompilationTarget.is_macos`."""
    return CompilationTarget.is_macos()


@deprecated(use=False)
def os_is_windows() -> Bool:
    """Deprecated: no target is Windows."""
    return False

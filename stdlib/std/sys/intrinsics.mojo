# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Operations of the processor."""

from std.builtin._intrinsics import llvm_intrinsic
from std.memory._uninit_check import check_read, checks_reads
from std.memory.pointer import Pointer
from std.os import abort
from std.reflection.location import call_location


@always_inline
def gather[
    dtype: DType,
    length: SIMDLength,
    //,
    *,
    invariant: Bool = False,
    alignment: Int = 0,
](
    var base: SIMD[DType.int, length],
    mask: SIMD[DType.bool, length],
    passthrough: SIMD[dtype, length],
) -> SIMD[dtype, length]:
    """Reads one element from each address; lanes that the mask leaves out are
    taken from `passthrough`."""
    var result = passthrough
    for i in range(Int(length)):
        if mask[i]:
            result[i] = Pointer[Scalar[dtype], MutUntrackedOrigin](
                unsafe_from_address=Int(base[i])
            )[]
    return result


def scatter[
    dtype: DType, length: SIMDLength, //, alignment: Int = 0
](
    value: SIMD[dtype, length],
    var base: SIMD[DType.int, length],
    mask: SIMD[DType.bool, length],
):
    """Writes one element to each address, except where the mask says no."""
    for i in range(Int(length)):
        if mask[i]:
            Pointer[Scalar[dtype], MutUntrackedOrigin](
                unsafe_from_address=Int(base[i])
            )[] = value[i]


@always_inline
def masked_load[
    dtype: DType, //, length: SIMDLength, alignment: Int = 1
](
    addr: Pointer[Scalar[dtype], _],
    mask: SIMD[DType.bool, length],
    passthrough: SIMD[dtype, length],
) -> SIMD[dtype, length]:
    """Reads consecutive elements; lanes that the mask leaves out are taken from
    `passthrough` and not read."""
    comptime if dtype != DType.bool:
        var read = SIMD[dtype, length](
            mlir_value=__mlir_op.`mojo.ptr.masked_load`[
                _type=SIMD[dtype, length]._Rep,
                align=__mlir_attr[+alignment, ` : i64`],
            ](addr._mlir_value, mask._mlir_value, passthrough._mlir_value)
        )
        comptime if checks_reads[dtype]():
            check_read(read, call_location(), mask)
        return read
    var result = passthrough
    for i in range(Int(length)):
        if mask[i]:
            result[i] = addr[unsafe_offset=i]
    return result


@always_inline
def masked_store[
    dtype: DType, //, length: SIMDLength, alignment: Int = 1
](
    value: SIMD[dtype, length],
    addr: Pointer[mut=True, Scalar[dtype], _],
    mask: SIMD[DType.bool, length],
):
    """Writes consecutive elements, except where the mask says no."""
    comptime if dtype != DType.bool:
        return __mlir_op.`mojo.ptr.masked_store`[
            _type=None, align=__mlir_attr[+alignment, ` : i64`]
        ](value._mlir_value, addr._mlir_value, mask._mlir_value)
    for i in range(Int(length)):
        if mask[i]:
            addr[unsafe_offset=i] = value[i]


def compressed_store[
    dtype: DType, length: SIMDLength, //
](
    value: SIMD[dtype, length],
    addr: Pointer[mut=True, Scalar[dtype], _],
    mask: SIMD[DType.bool, length],
):
    """Writes the elements that the mask selects one after the other."""
    var at = 0
    for i in range(Int(length)):
        if mask[i]:
            addr[unsafe_offset=at] = value[i]
            at += 1


def strided_load[
    dtype: DType, //, simd_width: SIMDLength, *, invariant: Bool = False
](
    addr: Pointer[Scalar[dtype], _],
    stride: Int,
    mask: SIMD[DType.bool, simd_width] = SIMD[DType.bool, simd_width](
        fill=True
    ),
) -> SIMD[dtype, simd_width]:
    """Reads elements that are `stride` elements apart; 0 where the mask says
    no."""
    var result = SIMD[dtype, simd_width](0)
    for i in range(Int(simd_width)):
        if mask[i]:
            result[i] = addr[unsafe_offset=i * stride]
    return result


def strided_store[
    dtype: DType, //, simd_width: SIMDLength
](
    value: SIMD[dtype, simd_width],
    addr: Pointer[mut=True, Scalar[dtype], _],
    stride: Int,
    mask: SIMD[DType.bool, simd_width] = SIMD[DType.bool, simd_width](
        fill=True
    ),
):
    """Writes elements that are `stride` elements apart."""
    for i in range(Int(simd_width)):
        if mask[i]:
            addr[unsafe_offset=i * stride] = value[i]


@fieldwise_init
struct PrefetchLocality(TrivialRegisterPassable):
    """How soon data is used again."""

    var value: Int32
    """The number that LLVM uses."""

    comptime NONE = PrefetchLocality(0)
    """Not again."""
    comptime LOW = PrefetchLocality(1)
    """Late."""
    comptime MEDIUM = PrefetchLocality(2)
    """Soon."""
    comptime HIGH = PrefetchLocality(3)
    """Very soon."""


@fieldwise_init
struct PrefetchRW(TrivialRegisterPassable):
    """What data is fetched for."""

    var value: Int32
    """The number that LLVM uses."""

    comptime READ = PrefetchRW(0)
    """Reading."""
    comptime WRITE = PrefetchRW(1)
    """Writing."""


@fieldwise_init
struct PrefetchCache(TrivialRegisterPassable):
    """The cache to fetch to."""

    var value: Int32
    """The number that LLVM uses."""

    comptime INSTRUCTION = PrefetchCache(0)
    """The instruction cache."""
    comptime DATA = PrefetchCache(1)
    """The data cache."""


struct PrefetchOptions(Defaultable, TrivialRegisterPassable):
    """How to fetch: by default for reading, high locality, data cache."""

    var rw: PrefetchRW
    """What for."""
    var locality: PrefetchLocality
    """How soon again."""
    var cache: PrefetchCache
    """Where to."""

    def __init__(out self):
        """Builds the default options."""
        self.rw = PrefetchRW.READ
        self.locality = PrefetchLocality.HIGH
        self.cache = PrefetchCache.DATA

    def for_read(self) -> Self:
        """Returns the options for reading."""
        var result = self
        result.rw = PrefetchRW.READ
        return result

    def for_write(self) -> Self:
        """Returns the options for writing."""
        var result = self
        result.rw = PrefetchRW.WRITE
        return result

    def no_locality(self) -> Self:
        """Returns the options for data that isn't used again."""
        var result = self
        result.locality = PrefetchLocality.NONE
        return result

    def low_locality(self) -> Self:
        """Returns the options for data that is used again late."""
        var result = self
        result.locality = PrefetchLocality.LOW
        return result

    def medium_locality(self) -> Self:
        """Returns the options for data that is used again soon."""
        var result = self
        result.locality = PrefetchLocality.MEDIUM
        return result

    def high_locality(self) -> Self:
        """Returns the options for data that is used again very soon."""
        var result = self
        result.locality = PrefetchLocality.HIGH
        return result

    def to_data_cache(self) -> Self:
        """Returns the options for the data cache."""
        var result = self
        result.cache = PrefetchCache.DATA
        return result

    def to_instruction_cache(self) -> Self:
        """Returns the options for the instruction cache."""
        var result = self
        result.cache = PrefetchCache.INSTRUCTION
        return result


@always_inline
def prefetch[
    dtype: DType, //, params: PrefetchOptions = PrefetchOptions()
](addr: Pointer[Scalar[dtype], _]):
    """Asks for the data at an address ahead of its use."""
    comptime assert params.rw.value == 0 or addr.mut, (
        "prefetch pointer mutability must match the prefetch read-write option"
    )
    __mlir_op.`mojo.ptr.prefetch`[
        rw=__mlir_attr[+Int(params.rw.value), ` : i64`],
        locality=__mlir_attr[+Int(params.locality.value), ` : i64`],
        cache=__mlir_attr[+Int(params.cache.value), ` : i64`],
    ](addr._mlir_value)


@always_inline
def likely(val: Bool) -> Bool:
    """Returns a condition that is mostly true."""
    return llvm_intrinsic["llvm.expect", Bool](val, True)


@always_inline
def unlikely(val: Bool) -> Bool:
    """Returns a condition that is mostly false."""
    return llvm_intrinsic["llvm.expect", Bool](val, False)


@always_inline
def assume(val: Bool):
    """Promises that a condition holds."""
    llvm_intrinsic["llvm.assume", NoneType](val)


@always_inline
def expect[T: TrivialRegisterPassable, //, expected_val: T](val: T) -> T:
    """Returns a value that mostly is the expected one."""
    return val


@always_inline("nodebug")
def _type_is_eq[T: AnyType, U: AnyType]() -> Bool:
    """Whether two types are the same."""
    return T == U

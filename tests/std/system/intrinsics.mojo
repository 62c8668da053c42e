# rule: 13/INS-4
# expect: run
# comptime: no (assembly is not interpreted)
from std.sys import (
    gather,
    scatter,
    masked_load,
    masked_store,
    compressed_store,
    strided_load,
    strided_store,
    prefetch,
    llvm_intrinsic,
    inlined_assembly,
    PrefetchOptions,
    PrefetchLocality,
    PrefetchRW,
    PrefetchCache,
)
from std.sys.intrinsics import expect, likely, unlikely, assume, _type_is_eq
from std.memory import alloc


def check_ins2() raises:
    var p = alloc[Int32](8)
    for i in range(8):
        p[unsafe_offset=i] = Int32(i * 10)
    var base = SIMD[DType.int, 4](Int(p), Int(p) + 8, Int(p) + 4, Int(p) + 28)
    print(
        gather(
            base,
            SIMD[DType.bool, 4](True, True, False, True),
            SIMD[DType.int32, 4](-1),
        ),
        masked_load[4](
            p,
            SIMD[DType.bool, 4](True, False, True, True),
            SIMD[DType.int32, 4](9),
        ),
        strided_load[4](p, 2),
    )
    scatter(
        SIMD[DType.int32, 4](1, 2, 3, 4),
        base,
        SIMD[DType.bool, 4](True, False, True, True),
    )
    masked_store(
        SIMD[DType.int32, 2](5, 6),
        p.unsafe_offset(3),
        SIMD[DType.bool, 2](True, False),
    )
    strided_store(SIMD[DType.int32, 2](7, 8), p.unsafe_offset(4), 2)
    print(p.unsafe_load[width=8]())
    compressed_store(
        SIMD[DType.int32, 4](10, 11, 12, 13),
        p,
        SIMD[DType.bool, 4](False, True, False, True),
    )
    print(p.unsafe_load[width=4]())
    prefetch(p)
    prefetch[PrefetchOptions().for_write().low_locality().to_data_cache()](p)
    prefetch[PrefetchOptions().for_read().no_locality()](p.as_imm())
    print(
        llvm_intrinsic["llvm.ctpop", Int32](Int32(255)),
        llvm_intrinsic["llvm.fabs", Float32, has_side_effect=False](
            Float32(-2)
        ),
        expect[5](5) if False else 5,
        likely(True),
        unlikely(False),
        _type_is_eq[Int, Int](),
        _type_is_eq[Int, String](),
    )
    assume(True)
    print(
        inlined_assembly[
            "movl $1, $0", Int32, constraints="=r,r", has_side_effect=False
        ](Int32(9))
    )
    p.unsafe_free()


def main() raises:
    check_ins2()

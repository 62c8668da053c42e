# rule: 12/PTR-30, 12/PTR-32, 12/PTR-33
# expect: run
from std.memory import alloc


def check_ls() raises:
    var a = alloc[Int32](16)
    for i in range(16):
        a.unsafe_offset(i).unsafe_write(Int32(i))
    print(
        a.unsafe_load(),
        a.unsafe_load[width=4](),
        a.unsafe_load[width=4](3),
        a.unsafe_load[width=2](UInt8(5)),
        a.unsafe_load[width=2](offset=Int32(6)),
        a.unsafe_load[width=4, alignment=4](1),
    )
    print(
        a.unsafe_load[width=2, volatile=True](1),
        a.unsafe_load[width=2, invariant=True](2),
        a.unsafe_load[non_temporal=True](2),
    )
    a.unsafe_store(SIMD[DType.int32, 2](100, 101))
    a.unsafe_store(4, SIMD[DType.int32, 2](200, 201))
    a.unsafe_store(Int8(8), Int32(300))
    a.unsafe_store[volatile=True](10, Int32(7))
    a.unsafe_store[alignment=4, non_temporal=True](offset=11, val=Int32(8))
    a.unsafe_store[width=1](12, 5)
    print(a.unsafe_load[width=16]())
    print(
        a.unsafe_strided_load[width=4](3),
        a.unsafe_strided_load[width=2](stride=UInt8(5)),
    )
    a.unsafe_strided_store(SIMD[DType.int32, 4](-1, -2, -3, -4), 2)
    print(a.unsafe_load[width=8]())
    print(
        a.unsafe_gather(SIMD[DType.int64, 4](0, 2, 4, 7)),
        a.unsafe_gather(
            SIMD[DType.int64, 2](0, 1), SIMD[DType.bool, 2](True, False), 55
        ),
        a.unsafe_gather[alignment=4](
            offset=SIMD[DType.int32, 2](1, 3),
            mask=SIMD[DType.bool, 2](False, True),
            default=SIMD[DType.int32, 2](9, 9),
        ),
    )
    a.unsafe_scatter(
        SIMD[DType.int64, 4](1, 1, 3, 5), SIMD[DType.int32, 4](10, 20, 30, 40)
    )
    a.unsafe_scatter(
        SIMD[DType.int64, 2](0, 2),
        SIMD[DType.int32, 2](5, 6),
        SIMD[DType.bool, 2](True, False),
    )
    print(a.unsafe_load[width=8]())
    a.unsafe_free()
    var b = alloc[Scalar[DType.bool]](8)
    b.unsafe_store(
        SIMD[DType.bool, 8](True, False, True, False, False, False, False, True)
    )
    print(
        b.unsafe_load[width=8](),
        b.unsafe_bitcast[UInt8]().unsafe_load[width=8](),
        b.unsafe_load[width=2](1),
    )
    b.unsafe_free()


def main() raises:
    check_ls()

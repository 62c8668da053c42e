# rule: 12/PTR-53, 12/PTR-60, 12/PTR-61
# expect: run


def check_as() raises:
    var x = [Int32(1), 2, 3, 4]
    var p = x.unsafe_ptr().unsafe_address_space_cast[AddressSpace.SHARED]()
    var q = p.unsafe_offset(1)
    print(
        Int(q) - Int(p),
        q[],
        q.as_imm()[],
        q.unsafe_bitcast[UInt8]()[],
        q.unsafe_mut_cast[False]()[],
        q.unsafe_origin_cast[MutUntrackedOrigin]()[],
        q.as_unsafe_any_origin()[],
        q.unsafe_load[width=2](),
        q - p,
        q > p,
        repr(q).startswith(
            "Pointer[mut=True, SIMD[DType.int32, 1],"
            " address_space=AddressSpace.SHARED](0x"
        ),
    )
    q.unsafe_store(SIMD[DType.int32, 2](8, 9))
    q[] += 1
    q[] = 5
    print(q[], p[unsafe_offset=2])
    var d = Pointer[
        Int, MutUntrackedOrigin, address_space=AddressSpace.SHARED
    ].unsafe_dangling()
    var f = Pointer[Int, MutUntrackedOrigin, address_space=AddressSpace.SHARED](
        unsafe_from_address=64
    )
    print(Int(d), Int(f), f == f.as_imm())
    var im: Pointer[
        Int32, ImmOrigin(origin_of(x)), address_space=AddressSpace.SHARED
    ] = p
    print(im[])
    print(
        p.unsafe_strided_load[width=2](2),
        p.unsafe_gather(SIMD[DType.int32, 2](1, 0)),
    )


def main() raises:
    check_as()

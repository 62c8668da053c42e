# rule: 12/PTR-50, 12/PTR-52, 12/PTR-53
# expect: run


def check_casts() raises:
    var x: Int64 = 0x0102030405060708
    var p = Pointer(to=x)
    print(p.unsafe_bitcast[UInt8]()[], p.bitcast[UInt8]()[unsafe_offset=7])
    var i = p.as_imm()
    var m = i.unsafe_mut_cast[True]()
    m[] = 3
    print(
        x,
        Int(i) == Int(m),
        p.unsafe_origin_cast[MutUntrackedOrigin]()[],
        p.as_unsafe_any_origin()[],
        p.unsafe_as_noalias()[],
    )
    var s = p.unsafe_address_space_cast[AddressSpace.SHARED]()
    print(
        Int(s) == Int(p),
        p.unsafe_address_space_cast()[],
        repr(s.unsafe_address_space_cast[AddressSpace.GENERIC]()) == repr(p),
    )


def main() raises:
    check_casts()

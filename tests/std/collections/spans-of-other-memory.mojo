# rule: 11/SPN-5
# expect: run


def check_spn5() raises:
    var x = [Int32(1), 2, 3, 4]
    var p = x.unsafe_ptr().unsafe_address_space_cast[AddressSpace.SHARED]()
    var s = Span(unsafe_ptr=p, length=4)
    s.fill(7)
    print(
        len(s),
        len(s[1:3]),
        Int(s.unsafe_ptr()) == Int(p),
        len(s.as_imm()),
        7 in s,
    )
    print(x)


def main() raises:
    check_spn5()

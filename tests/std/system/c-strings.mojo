# rule: 13/CST-1, 13/CST-2, 13/CST-3
# expect: run
from std.ffi import CStringSlice
from std.sys import size_of


def check_cst() raises:
    var c = "hi".as_c_string_slice()
    print(
        c,
        repr(c),
        len(c),
        c == "hi".as_c_string_slice(),
        c != "ho".as_c_string_slice(),
        c.as_bytes(),
        c.as_bytes_with_nul(),
        c.unsafe_ptr()[],
    )
    var s = String("héllo, a longer text than 23 bytes")
    print(
        len(s.as_c_string_slice()),
        size_of[Optional[CStringSlice[ImmStaticOrigin]]](),
    )
    try:
        _ = CStringSlice(StringSpan("ab").as_imm())
    except e:
        print(e)
    try:
        _ = CStringSlice(StringSpan("a\0b\0").as_imm())
    except e:
        print(e)
    print(CStringSlice(StaticString("ok\0")))
    var e: Optional[CStringSlice[ImmStaticOrigin]] = None
    print(Bool(e), e.or_else(c))


def main() raises:
    check_cst()

# rule: 11/TXC-3, 11/CPT-1, 11/CPT-4
# expect: run
from std.collections.string import Codepoint


def check_case() raises:
    print(
        String("straße ﬁ ΐ").upper(),
        String("İSTANBUL ΣΑΣ").lower(),
        String("éÀǅ").upper(),
        String("ǆ").upper(),
    )
    print(
        String("ABC1").isupper(),
        String("abc1").islower(),
        String("1").isupper(),
        String("").islower(),
        String("aB").islower(),
        String("ǅ").isupper(),
        String("ǅ").islower(),
    )


def check_cp() raises:
    print(
        Codepoint(UInt8(200)),
        repr(Codepoint(UInt8(65))),
        Codepoint(unsafe_unchecked_codepoint=0x20AC),
    )
    print(
        Codepoint.from_u32(0xD800),
        Codepoint.from_u32(0x110000),
        Codepoint.from_u32(0x10FFFF).value().to_u32(),
        Codepoint.from_u32(97),
    )
    print(
        Codepoint.ord("é"),
        Int(Codepoint.ord("é")),
        ord("€"),
        chr(8364),
        ascii("a'b\té"),
        ascii("a\\\"\n\x7f"),
    )
    var x: List[Byte] = [0xE2, 0x82, 0xAC, 0x61]
    var d = Codepoint.unsafe_decode_utf8_codepoint(x)
    print(d[0], d[1])
    var a = Codepoint.ord("a")
    print(
        a == a,
        a < Codepoint.ord("b"),
        a > Codepoint.ord("b"),
        a.is_ascii(),
        a.is_ascii_digit(),
        a.is_ascii_upper(),
        a.is_ascii_lower(),
        a.is_ascii_printable(),
        a.is_python_space(),
        a.is_posix_space(),
        a.utf8_byte_length(),
    )
    print(
        Codepoint.ord("\u0085").is_python_space(),
        Codepoint.ord("\u0085").is_posix_space(),
        Codepoint.ord("\x1e").is_posix_space(),
        Codepoint.ord("\x1f").is_python_space(),
    )
    var s = String(unsafe_uninit_length=4)
    print(Codepoint.ord("𝄞").unsafe_write_utf8(s.unsafe_ptr_mut()))
    print(s)
    print(
        Codepoint.ord("𝄞").unsafe_write_utf8[
            optimize_ascii=False, branchless=True
        ](s.unsafe_ptr_mut()),
        s == "𝄞",
    )
    print(
        Codepoint.ord("a").unsafe_write_utf8[branchless=True](
            s.unsafe_ptr_mut()
        )
    )


def main() raises:
    check_case()
    check_cp()

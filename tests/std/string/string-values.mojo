# rule: 11/STR-3, 11/STR-6, 11/STR-4
# expect: run
from std.memory import Pointer
from std.ffi import c_char


def check_strinit() raises:
    var s = String(capacity=100)
    print(s.byte_length(), s.capacity() >= 100, Bool(s))
    var b: List[Byte] = [0x61, 0xC3, 0xA9]
    print(
        String(unsafe_from_utf8=b),
        String(from_utf8=b),
        String(from_utf8_lossy=b),
    )
    var bad: List[Byte] = [0x61, 0xFF, 0xE2, 0x82, 0x62, 0xF0, 0x90, 0x80]
    print(String(from_utf8_lossy=bad))
    try:
        print(String(from_utf8=bad))
    except e:
        print(e)
    try:
        print(StringSpan(from_utf8=Span(bad)))
    except e:
        print(e)
    var u = String(unsafe_uninit_length=2)
    u.unsafe_as_bytes_mut()[0] = 65
    u.unsafe_as_bytes_mut()[1] = 66
    print(u)
    print(String(unsafe_from_utf8_ptr="hello".unsafe_ptr()))
    var cpy = String(copy=u)
    print(
        cpy,
        String(t"x{1}"),
        String("a", 1, sep="-"),
        String(5),
        String(),
        sep="|",
    )
    print(u.__fspath__(), Int(String(" 12 ")), Float64(String("1.5")))
    var st: StaticString = "lit"
    var s2: String = st
    print(s2.capacity(), String("abc").capacity())


def check_strops() raises:
    var s = String("ab")
    s += "cd"
    s.append(Codepoint(UInt8(233)))
    s.write(1, "x", True)
    s.write_string("!")
    print(
        s,
        "b" in s,
        s * 2,
        "x" + s[byte=0:2],
        s[byte=0:1] + "q",
        "lit" + "eral",
        "ab" * 3,
        s[byte=0:1] * 2,
    )
    print(repr(s * 0), repr(s * -1), repr("q" * -2))
    s.reserve(100)
    print(s.capacity() >= 100)
    var r = String("ab")
    r.resize(4, 45)
    print(r)
    r.resize(1)
    print(r, r.byte_length())
    r.resize(3)
    print(repr(r))
    r.resize(unsafe_uninit_length=1)
    r.set_byte_length(0)
    print(repr(r), Bool(r))
    var p = String("hi")
    print(p.unsafe_ptr_mut(capacity=50)[0], p.capacity() >= 50)
    print(p.as_bytes()[1], len(p.as_bytes()))
    print(len(p.as_c_string_slice()))
    print(
        String("a") < String("b"),
        String("a") == "a",
        "a" == String("a"),
        String("b") >= String("a"),
        String("b") > String("a"),
        String("a") != StringSpan("a"),
    )


def main() raises:
    check_strinit()
    check_strops()

# rule: 11/SSP-1, 11/SSP-2, 11/SSP-3
# expect: run
from std.collections.string import (
    StringSpan,
    MutStringSpan,
    ImmStringSpan,
    StaticString,
)
from std.collections.string.string_span import get_static_string


def f(s: StringSpan) -> Int:
    return s.byte_length()


def g[o: ImmOrigin](s: ImmStringSpan[o]) -> Int:
    return s.byte_length()


def m[o: MutOrigin](s: MutStringSpan[o]) -> Int:
    return s.byte_length()


def check_span() raises:
    var s = String("héllo")
    print(f(s), f("ab"), f(String("abc")), g(s), m(s), g("x"))
    var v = StringSpan(s)
    print(
        v.is_codepoint_boundary(0),
        v.is_codepoint_boundary(2),
        v.is_codepoint_boundary(6),
        v.is_codepoint_boundary(7),
        v.is_codepoint_boundary(1),
    )
    var st: StaticString = "abc"
    print(
        v.as_imm() == st,
        st < "abd",
        st + "x",
        "x" + st,
        st * 2,
        st.as_c_string_slice(),
        st.as_bytes()[0],
        st.unsafe_ptr()[3],
    )
    comptime c = get_static_string["a", "b", "c"]()
    print(c)
    var i: StringSpan[StaticString.origin].Immutable = "q"
    print(i)
    var o = String("other")
    var w = StringSpan(s).as_imm() if f(s) > 2 else StringSpan(o).as_imm()
    print(w)
    print(
        Int(StringSpan("12")),
        Float64(StringSpan("1.5")),
        Bool(StringSpan("")),
        StringSpan("p").__fspath__(),
    )
    var d: Dict[StaticString, Int] = {"a": 1}
    print(d["a"])
    var by: List[Byte] = [104, 105]
    print(
        StringSpan(unsafe_from_utf8=Span(by)).as_imm(),
        StringSpan(from_utf8=Span(by).as_imm()),
        StringSpan(unsafe_from_utf8="hey".as_c_string_slice()),
    )
    print(s == v.as_imm(), v.as_imm() <= StringSpan(s).as_imm())


def main() raises:
    check_span()

# rule: 12/RFL-6, 12/RFL-7
# expect: run
from std.reflection import SourceLocation, source_location, call_location


@always_inline
def where_from() -> SourceLocation:
    return call_location()


@always_inline
def mid() -> SourceLocation:
    return outer2()


@always_inline
def outer2() -> SourceLocation:
    return call_location[inline_count=2]()


def base(p: StaticString) -> String:
    return String(p.split("/")[-1])


def check_loc() raises:
    var l = source_location()
    var c = where_from()
    var m = mid()
    print(
        c.line() - l.line(),
        m.line() - l.line(),
        l.column(),
        c.column(),
        m.column(),
    )
    var s = SourceLocation(3, 4, "a.mojo")
    print(s, s.prefix("msg"), s.prefix(5))


def main() raises:
    check_loc()

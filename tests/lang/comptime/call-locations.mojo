# rule: 07/FREFL-4, 07/FREFL-5, 13/DBG-3
# expect: abort
from std.reflection import SourceLocation, call_location, source_location


@always_inline
def note(msg: String):
    print(call_location().line(), call_location().column(), msg)


@always_inline
def outer(msg: String):
    inner(msg)


@always_inline
def inner(msg: String):
    var place = call_location[inline_count=2]()
    print(place.line(), place.column(), msg)


@always_inline
def may_raise(x: Int) raises -> SourceLocation:
    return call_location()


def apply[f: def(String) thin -> None]():
    f("by a parameter")


def lines() -> Tuple[Int, Int]:
    return (source_location().line(), located())


@always_inline
def located() -> Int:
    return call_location().line()


def pick(xs: List[Int], i: Int) -> Int:
    return xs[i]


def main() raises:
    note("first")
    note("second")
    outer("third")
    outer("fourth")
    print(may_raise(1).line())
    print(
        may_raise(2).line())
    var f = note
    f("by a pointer")
    apply[note]()
    comptime here = source_location()
    print(here.line(), here.file_name())
    print(lines() == materialize[lines()]())
    print(pick([1, 2], 1), pick([3], 1))

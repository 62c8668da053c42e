# rule: 07/FREFL-1, 07/FREFL-3, 07/FREFL-7
# expect: run
from std.reflection import (
    call_location,
    source_location,
    reflect_fn,
    get_function_name,
    SourceLocation,
)


@always_inline
def note(msg: String):
    print(call_location().line(), msg)


@always_inline
def outer(msg: String) -> Int:
    return inner_loc()


@always_inline
def inner_loc() -> Int:
    return call_location[inline_count=2]().line()


def gen[n: Int]() -> Int:
    return n


struct S:
    var x: Int

    def __init__(out self):
        self.x = 1

    def meth(self) -> StaticString:
        return __get_current_function_name()


def main():
    note("here")
    print(source_location().line(), source_location().column(), outer("x"))
    print(
        reflect_fn[gen].display_name(),
        get_function_name[note](),
        S().meth(),
        __get_current_function_name(),
    )

    def nested() -> StaticString:
        return __get_current_function_name()

    print(nested())
    comptime c = source_location()
    print(c.line(), c.column(), c.file_name())
    comptime fs = __functions_in_module()
    comptime f0 = fs[3]
    print(f0[7]())

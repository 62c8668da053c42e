# rule: 02/D-020, 02/D-022, 02/D-023, 02/D-024, 02/D-025, 02/D-026, 02/D-027, 02/D-028, 02/D-029, 02/D-030, 02/D-032, 02/D-033, 02/D-035
# expect: reject
@always_inline def own_line():
    pass

@
def missing():
    pass

@always_inline 3
def tokens():
    pass

@1 + 2
def invalid():
    pass

@always_inline
from std.math import sqrt

def in_body():
    @always_inline
    var x = 1

def in_body_comptime():
    @always_inline
    comptime x = 1

@always_inline("nodebug", "builtin")
def two():
    pass

@always_inline("other")
def other():
    pass

@staticmethod
def static():
    pass

struct Methods:
    @staticmethod(1)
    def arguments():
        pass

    @implicit
    def convert(self):
        pass

    @implicit
    def __init__(out self, a: Int, b: Int):
        pass

    @implicit(other=True)
    def __init__(out self, a: Int):
        pass

    @extern("x")
    def method() abi("C"):
        ...

@no_inline(1)
def never():
    pass

@extern
def no_name():
    ...

comptime name = "x"

@extern(name)
def not_literal() abi("C"):
    ...

@extern("x")
def with_body() abi("C"):
    pass

@extern("x")
def no_abi():
    ...

@export
def parametric[n: Int]():
    pass

@unknown
trait Body:
    pass

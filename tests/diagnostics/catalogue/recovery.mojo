# rule: 02/DIA-2, 02/DIA-4, 02/D-036, 02/D-037, 02/D-038, 02/D-091, 02/D-178, 02/D-185
# expect: reject
if True:
    print(missing)
    not even a statement

class Skipped:
    def f(self):
        print(missing)

@stable
from std.math import sqrt

@stable(recursive=False)
from std.math import floor

@stable(recursive=True)
from std.math import *

def header():
    for i in missing:
        print(also_missing, i)
    while missing:
        print(also_missing)
    print("after")

def initializer():
    var a = missing
    var b = a + 1
    print(b.nothing(a), b[0], a if b else a)

@unavailable("take another one")
def gone():
    ...

@unavailable(use=gone)
def renamed():
    ...

def unavailable():
    gone()
    renamed()

struct Manager:
    def __init__(out self):
        pass

    def __enter__(var self) -> Self:
        return self^

    def __exit__(mut self):
        pass

def with_manager():
    with Manager():
        pass

def variadic_parameter[*n: *Int]():
    pass

def no_result(x: Int) -> Int:
    if x > 0:
        return 1

@always_inline("builtin")
def convention(mut x: Int) -> Int:
    return x

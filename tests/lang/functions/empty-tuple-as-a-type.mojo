# rule: 02/EXP-63
# expect: run
# `()` names the type of the empty tuple, as markers of older constructors do.
struct A:
    var n: Int

    def __init__(out self, n: Int, __list_literal__: () = ()):
        self.n = n


def f(x: () = ()) -> Int:
    return 1


def main():
    print(A(3).n, A(4, ()).n, f(), f(()))

# rule: 06/ARGL-4
# expect: run
# comptime: no (it prints when it runs)
# Defaults are evaluated while compiling (what they print is not seen at run time) and made anew for each call.


def counted() -> Int:
    return 4


struct Wrapper(Movable):
    var n: Int

    @implicit
    def __init__(out self, n: Int):
        self.n = n
        if not __is_run_in_comptime_interpreter:
            print("made at run time", n)

    def __deinit__(deinit self):
        print("drop", self.n)


def show(w: Wrapper = 77):
    print("show", w.n)


def take(n: Int = counted(), s: String = String("abc") + "d", var l: List[String] = ["a", "b"]) -> Int:
    l.append(s)
    return n + len(l)


def generic[T: Writable](x: T, n: Int = counted() + 1):
    print(x, n)


def main():
    show()
    show(3)
    print(take(), take(), take(1, l=[]))
    generic(1)
    generic("x", 2)

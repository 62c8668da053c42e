# rule: 06/FTY-4, 06/FTY-5, 06/FTY-7, 03/FNT-5
# expect: run


@fieldwise_init
struct Meters(ImplicitlyCopyable, Writable):
    var n: Int

    @implicit
    def __init__(out self, text: String):
        self.n = text.byte_length()


@fieldwise_init
struct Acc(Copyable):
    var n: Int
    var label: String

    def get(self) -> Int:
        return self.n

    def part(ref self) -> ref[self.label] String:
        return self.label

    def take(deinit self) -> String:
        return self.label + "!"

    @staticmethod
    def twice(x: Int) -> Int:
        return 2 * x


def double(x: Int) -> Int:
    return 2 * x


def number(x: Int) -> String:
    return "four"


def attempt(f: def(Int) thin raises -> Int, x: Int) -> String:
    try:
        return String(f(x))
    except e:
        return String(e)


def change(f: def(mut Int) thin -> Int) -> Int:
    var n = 4
    return f(n) + n


def own(f: def(var String) thin -> Int) -> Int:
    return f(String("owned"))


def length(s: String) -> Int:
    return s.byte_length()


def main():
    print(attempt(double, 6), change(double), own(length))
    var get = Acc.get
    print(get(Acc(4, "a")), Acc.get(Acc(5, "b")))
    var twice: def(Int) thin raises -> Int = Acc.twice
    print(attempt(twice, 4))
    var label: def(Acc) thin -> String = Acc.part
    var take: def(var Acc) thin -> String = Acc.take
    print(label(Acc(1, "left")), take(Acc(1, "gone")))
    var meters: def(Int) thin -> Meters = number
    print(meters(3).n)

# rule: 07/VAR-1, 07/VAR-3, 07/VAR-5, 07/VAR-7
# expect: run
from std.sys import size_of

comptime SizeSum[prev: Int, T: AnyType]: Int = prev + size_of[T]()
comptime IsBig[T: AnyType]: Bool = size_of[T]() > 2


def report[*Ts: AnyType]() -> String:
    return String(
        Ts.length,
        Ts.reduce[0, SizeSum],
        Ts.any_satisfies[IsBig](),
        Ts.all_satisfies[IsBig](),
    )


def join_all[*Ts: Writable](*parts: *Ts) -> String:
    var out = String()
    comptime for i in range(parts.__len__()):
        comptime if i > 0:
            out += "-"
        out += String(parts[i])
    return out


def vals[*ns: Int]() -> String:
    var s = String(ns, len(ns), ns[1])
    for i in range(len(ns)):
        s += String(ns[i])
    for v in ns:
        s += String(v)
    return s


def xs(*xs: Int) -> String:
    return String(xs, len(xs))


def fwd[*Ts: Writable](*p: *Ts) -> String:
    return join_all(*p)


def rev[*Ts: AnyType]() -> Bool:
    return Ts.reverse()[0] == Int


def types[*Ts: AnyType](*p: *Ts) -> Bool:
    return p.element_types[0] == Int


def tup[*Ts: ImplicitlyCopyable & Deinitable](t: Tuple[*Ts]) -> Int:
    return Ts.length


comptime M[n: Int]: Int = n * n


def take[*ns: Int]() -> Int:
    return ns[0] + ns[1]


def main():
    print(
        report[Int8, UInt16, Bool](),
        report[Int8, Float64](),
        join_all(1, "x", True),
        vals[4, 5](),
    )
    print(
        xs(1, 2), fwd("a", 2), rev[String, Int](), types(3, "a"), tup((1, "a"))
    )
    comptime P = ParameterList.tabulate[4, M]
    print(take[*P()](), P()[3], repr(ParameterList.of[3, 2]()))

# rule: 04/VPL-1, 04/VPL-2, 04/VPL-5, 04/VPL-6, 04/VPL-7
# expect: run
from std.sys import size_of


def total[*vals: Int]() -> Int:
    var s = 0
    comptime for i in range(vals.size):
        s += vals[i]
    return s


def rt[*vals: Int]() -> Int:
    var s = 0
    for v in vals:
        s += v
    for i in range(len(vals)):
        s += vals[i]
    return s


def sizes[*Ts: AnyType]() -> String:
    var r = String("")
    comptime for i in range(Ts.length):
        r += String(size_of[Ts[i]]()) + " "
    return r


def up[*Ts: Copyable]() -> Int:
    return down[*Ts]()


def down[*Ts: Movable]() -> Int:
    return Ts.length


struct T[*Ts: AnyType]:
    comptime n = Self.Ts.length

    def __init__(out self):
        pass


def mixed[a: Int, *bs: Int, c: Int = 3]() -> Int:
    return a * 100 + len(bs) * 10 + c


comptime dbl[T: AnyType] = Array[Int, size_of[T]()]
comptime sz[T: AnyType]: Int = size_of[T]()
comptime isint[T: AnyType]: Bool = T == Int
comptime addup[acc: Int, T: AnyType]: Int = acc + size_of[T]()
comptime idx2[n: Int]: Int = n * n
comptime even[T: AnyType, i: Int]: Bool = i % 2 == 0
comptime big[v: Int]: Bool = v > 2
comptime asum[acc: Int, v: Int]: Int = acc + v


def main():
    print(
        total() + total[1, 2, 3](),
        rt[1, 2](),
        sizes[Int, UInt8, Float32](),
        up[Int, String](),
        T[Int, Bool].n,
        T[].n,
    )
    comptime L = TypeList.of[Int, UInt8, Int]
    print(
        L.length,
        L.contains[UInt8](),
        L.contains[Bool](),
        L()[1] == UInt8,
        len(L()),
    )
    print(
        total[*ParameterList.of[4, 5]()](),
        mixed[1](),
        mixed[1, 2, 3](),
        mixed[1, 2, c=9](),
    )
    print(
        L.any_satisfies[isint](),
        L.all_satisfies[isint](),
        L.map[dbl].length,
        L.map_to_values[sz]()[1],
        L.reduce[0, addup],
        L.filter_idx[even].length,
    )
    print(
        L.reverse()[1] == UInt8,
        L.slice[1, 3].length,
        TypeList.splat[3, Int].length,
        TypeList.of[Trait=AnyType]().all_satisfies[isint](),
    )
    comptime P = ParameterList.of[1, 2, 3]
    print(
        P.size,
        P.contains[2](),
        P()[0],
        P.any_satisfies[big](),
        P.all_satisfies[big](),
        P.reduce[0, asum],
        ParameterList.tabulate[4, idx2]()[3],
        ParameterList.splat[2, 7]()[1],
    )
    var sp = P().get_span()
    print(len(sp), sp[2], P(), ParameterList.empty_of[Int].size)

# rule: 07/MAT-1, 07/MAT-2, 07/MAT-4, 07/MAT-8, 07/MAT-9, 07/MAT-10, 07/GLB-1
# expect: run
from std.builtin.globals import global_constant


@fieldwise_init
struct P(Copyable):
    var l: List[Int]
    var s: String


def dflt(l: List[Int] = [1, 2]) -> Int:
    return len(l)


def mk() -> P:
    return P([1, 2], "s")


comptime p = mk()
comptime d: Dict[String, Int] = {"a": 1}


def day_count(month: Int) -> Int:
    comptime days: Array[Int, 12] = [
        31,
        28,
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ]
    ref t = global_constant[days]()
    return t[month - 1]


@fieldwise_init
struct Tgt(ImplicitlyCopyable):
    var v: Int

    @implicit
    def __init__(out self, x: NM):
        self.v = x.v * 10


@__nonmaterializable(Tgt)
@fieldwise_init
struct NM(TrivialRegisterPassable):
    var v: Int


def main() raises:
    comptime primes: List[Int] = [2, 3, 5]
    var q = materialize[primes]()
    q.append(13)
    var r = materialize[primes]()
    print(len(q), len(r), comptime (len(primes)), dflt())
    var pp = materialize[p]()
    pp.l.append(3)
    print(pp.l, pp.s, materialize[d]()["a"], day_count(2), day_count(12))
    comptime big = 1 << 70
    comptime small = big >> 68
    var x = small
    comptime greeting = "hey"
    var s = greeting
    var t: StaticString = greeting
    var y = big
    print(x, s, t.byte_length(), y)
    comptime u: UInt8 = 300
    comptime i: Int = 1 << 70
    print(u, i)
    comptime nm = NM(4)
    var z = nm
    print(z.v, type_of(z) == Tgt)
    comptime tup = (1, "a", 2.5)
    var tt = tup
    print(tt, tup[1])
    comptime fns = (day_count, 3)
    print(fns[0](1))

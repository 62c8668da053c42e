# rule: 03/MTZ-1, 03/MTZ-4, 03/MTZ-5, 03/MTZ-7
# expect: run
def primes() -> List[Int]:
    return [2, 3, 5]


comptime table = primes()


@fieldwise_init
struct P(ImplicitlyCopyable):
    var a: Int
    var s: StaticString


comptime p = P(3, "lit")
comptime Ty = Int
comptime fnv = primes
comptime none = None


def main():
    var t = materialize[table]()
    t.append(7)
    comptime second = table[1]
    print(len(t), second, comptime (len(table)))
    var q = p
    q.a += 1
    print(q.a, p.a, p.s, Ty(4), len(fnv()))
    for i in range(2):
        var m = materialize[table]()
        m.append(i)
        print(m)

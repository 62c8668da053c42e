# old: 24.6 to 25.4
alias Size = 4

@value
struct Pair:
    var first: Int
    var second: String


fn swap_first(inout a: Pair, inout b: Pair):
    let t = a.first
    a.first = b.first
    b.first = t


fn describe(borrowed p: Pair) -> String:
    return String(p.first) + ":" + p.second


fn take(owned p: Pair) -> Int:
    p.first += 1
    return p.first


def main():
    var a = Pair(1, "one")
    var b = Pair(2, "two")
    swap_first(a, b)
    print(describe(a), describe(b))
    print(take(a^))
    @parameter
    if Size > 2:
        print("big")
    @parameter
    for i in range(Size):
        print(i)

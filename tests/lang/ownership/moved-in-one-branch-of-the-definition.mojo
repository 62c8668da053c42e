# rule: 05/DST-15, 05/DINI-1, 07/CTS-7
# expect: reject
# The branches of `comptime if` come together in the definition, whatever the instances take.


@fieldwise_init
struct N(Movable):
    var id: Int


def eat(var n: N):
    print("eat", n.id)


def f[k: Int]():
    var a = N(k)
    comptime if k == 1:
        eat(a^)
    print("a", a.id)


def g[k: Int](var s: String) -> String:
    comptime if k == 0:
        return s^
    elif k == 1:
        var t = s^
        return t^
    else:
        comptime assert False, "k is 0 or 1"


def main():
    f[2]()
    print(g[0]("s"))

# rule: 06/VRD-10
# expect: run
def mixed(x: Int, *ys: Int, z: Int = 3, var **k: String) -> String:
    var r = String(x, len(ys), z, len(k))
    for e in k.items():
        r += e.key + e.value
    return r


def gen[T: Movable & Writable & Deinitable](var **k: T) -> Int:
    return len(k)


struct S:
    var n: Int

    def __init__(out self, var **k: Int):
        self.n = len(k)

    def m(self, *, q: Int, var **k: Int) -> Int:
        return q * 10 + len(k)


def fwd(x: Int, var **k: String) -> String:
    return mixed(x, **k^)


def vk(*xs: Int, z: Int, var **k: String) -> String:
    return String(len(xs), z, len(k))


def fwd2(*xs: Int, var **k: String) -> String:
    return vk(*xs, z=5, **k^)


def kw(var **k: Int) raises -> String:
    var r = String()
    for e in k.items():
        r += String(e.key, "=", e.value, ",")
    for x in k.keys():
        r += String(x)
    for v in k.values():
        r += String(v)
    r += String(len(k), "a" in k, "zz" in k)
    if "a" in k:
        r += String(k["a"], k.pop("a"), len(k))
    return r


def main() raises:
    print(kw(a=1, b=2))
    print(kw())
    print(mixed(1), mixed(1, 2, 3, z=4, p="x", q="y"), mixed(1, w="v"))
    print(gen(a=1, b=2), gen(a="x"))
    print(S(a=1, b=2).n, S().m(q=1, a=2, c=3))
    print(fwd(1, a="b"), fwd(1), fwd2(9, 8, a="b"))

# rule: 05/EXC-1, 05/EXC-2, 05/EXC-3, 05/EXC-4, 05/EXC-5, 05/EXC-7
# expect: reject
@fieldwise_init
struct S(Movable):
    var a: String
    var b: String


def two(mut a: String, b: String):
    a += b


def both(mut a: String, mut b: String):
    pass


def whole(mut s: S, a: String):
    pass


def keeps(var a: String, b: String):
    pass


def by_ref(ref a: String, mut b: String):
    pass


def write_through(p: Pointer[mut=True, String, _], b: String):
    p[] = b


def read_through(p: Pointer[mut=False, String, _], mut b: String):
    b = p[]


def rest(mut *xs: String):
    pass


def apply(f: Some[def() -> None], mut n: Int):
    n += 1


def main():
    var x = String("x")
    two(x, x)
    both(x, x)
    by_ref(x, x)
    keeps(x^, x)
    x = "y"
    write_through(Pointer(to=x), x)
    read_through(Pointer(to=x), x)
    rest(x, x)
    var s = S("a", "b")
    whole(s, s.a)
    print(s.a)
    var xs: List[String] = ["p", "q"]
    both(xs[0], xs[1])
    swap(xs[0], xs[1])
    print(x + x)
    var p = Pointer(to=x)
    two(p[], x)
    var total = 0

    def add(mut k: Int) {mut total}:
        k += total

    add(total)

# rule: 05/EXC-1, 05/EXC-2, 05/EXC-3, 05/EXC-4, 05/EXC-5, 05/EXC-8, 05/EXC-10
# expect: run
@fieldwise_init
struct S(Movable):
    var a: String
    var b: String

    def join(self) -> String:
        return self.a + self.b

    def set(mut self, a: String):
        self.a = a


def two(mut a: String, b: String):
    a += b


def both(mut a: String, mut b: String):
    a += "1"
    b += "2"


def reads(a: String, b: String, ref c: String) -> Int:
    return a.byte_length() + b.byte_length() + c.byte_length()


def count(mut n: Int, k: Int):
    n += k


def lengths(p: Pointer[mut=False, String, _], q: Pointer[mut=False, String, _]) -> Int:
    return p[].byte_length() + q[].byte_length()


def longer(a: String, b: String) -> String:
    return a if a.byte_length() > b.byte_length() else b


def element(mut x: String, xs: List[String]):
    x += String(len(xs))


def main():
    var x = String("x")
    var s = S("a", "b")
    two(s.a, s.b)
    both(s.a, s.b)
    print(s.join(), reads(s.a, s.a, s.b))
    s.set(s.join())
    print(s.a)
    var n = 2
    count(n, n)
    count(n, n + n)
    print(n)
    print(lengths(Pointer(to=x), Pointer(to=x)))
    x = longer(x, x + "y")
    x = x + "z"
    print(x, x * 2, x == x)
    var xs: List[String] = ["p", "q"]
    element(xs[0], xs)
    two(xs[1], x)
    xs.append(x)
    xs.append(String(xs[0]))
    print(xs, xs[0] == xs[1])
    xs.swap_elements(0, 1)
    print(xs[0], xs[1])
    ref r = x
    x += "!"
    r += "?"
    print(r, x)
    var total = 0

    def add(n: Int) {mut total} -> Int:
        total += n
        return total

    print(add(1), add(2))
    print(total)
    var qs = List[Pointer[String, origin_of(x)]]()
    var q = Pointer(to=x)
    qs.append(q)
    qs.append(q)
    print(len(qs), qs[0][] == qs[1][])
    var by_name: Dict[String, Pointer[String, origin_of(x)]] = {}
    by_name["q"] = q
    by_name["r"] = q
    print(len(by_name))
    print(max(xs[0], xs[1]), min(n, n))

# rule: 03/INI-1, 03/INI-3, 03/INI-5, 03/INI-11, 03/INI-12
# expect: run
struct Celsius:
    var deg: Float64

    @implicit
    def __init__(out self, deg: Float64):
        self.deg = deg

    def __init__(out self, *, fahrenheit: Float64):
        self = Self((fahrenheit - 32.0) / 1.8)


def show(c: Celsius):
    print(c.deg)


struct Fixed[n: Int]:
    var sum: Int

    def __init__(out self, *, fill: Int):
        self.sum = fill * Self.n

    def __init__(a: Int, b: Int, out self: Fixed[2]):
        self.sum = a + b

    def __init__(out self: Fixed[7]):
        self.sum = 70


struct Old:
    var v: Int

    @implicit(deprecated=True)
    def __init__(out self, v: Int):
        self.v = v


def use(o: Old):
    print(o.v)


struct Multi:
    var x: Int

    @implicit
    def __init__(out self, x: Int, y: Int = 3):
        self.x = x + y

    def __init__(out self, a: Int, b: Int, *cs: Int):
        self.x = a + b + len(cs)

    def __init__[T: Intable](out self, *, of: T):
        self.x = Int(of)

    def __init__(out self, s: String) raises:
        if s == "":
            raise "empty"
        self.x = s.byte_length()


def mu(m: Multi) -> Int:
    return m.x


struct MC(Copyable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def __init__(out self, *, copy: Self):
        self.x = copy.x + 1

    def __init__(out self, *, deinit move: Self):
        self.x = move.x + 100


def main() raises:
    show(Celsius(fahrenheit=212.0))
    show(Float64(20))
    show(21.5)
    print(Fixed[5](fill=2).sum)
    var p = Fixed(3, 4)
    print(p.n, p.sum, Fixed().n)
    use(1)
    use(Old(2))
    print(mu(4), mu({5, 6}), Multi(1, 2, 3).x, Multi(of=2.5).x, Multi("abc").x)
    try:
        print(Multi("").x)
    except e:
        print(e)
    var a = MC(1)
    var b = MC(copy=a)
    print(b.x)
    var c = MC(move=b^)
    print(c.x, a.x)
    var d: Multi = {1, 2, 3}
    print(d.x)

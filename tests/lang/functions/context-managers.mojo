# rule: 06/CTX-1, 06/CTX-2, 06/CTX-3, 06/CTX-8, 06/CTX-10
# expect: run
struct G:
    var n: Int

    def __init__(out self, n: Int):
        self.n = n

    def __enter__(self) -> Int:
        print("enter", self.n)
        return self.n

    def __exit__(self):
        print("exit", self.n)


struct MG:
    var n: Int

    def __init__(out self):
        self.n = 0

    def __enter__(mut self) -> ref[self.n] Int:
        self.n += 1
        return self.n

    def __exit__(mut self):
        print("mexit", self.n)


struct Sw:
    var k: Bool

    def __init__(out self, k: Bool):
        self.k = k

    def __enter__(self):
        print("sw enter")

    def __exit__(self):
        print("plain")

    def __exit__(self, err: Error) -> Bool:
        print("err", err)
        return self.k


struct AnyE:
    def __init__(out self):
        pass

    def __enter__(self):
        pass

    def __exit__(self):
        print("any plain")

    def __exit__[E: AnyType](self, err: E) -> Bool:
        print("any err")
        return True


struct NoneRes:
    def __init__(out self):
        pass

    def __enter__(self):
        print("in")

    def __exit__(var self) -> Int:
        print("out")
        return 3


struct RaisingExit:
    def __init__(out self):
        pass

    def __enter__(self):
        pass

    def __exit__(self) raises:
        raise "exit raised"


struct DeinitEnter:
    var n: Int

    def __init__(out self):
        self.n = 9

    def __enter__(deinit self) -> Int:
        return self.n


@fieldwise_init
struct Bad(Copyable, Writable):
    var code: Int

    def write_to(self, mut w: Some[Writer]):
        w.write("Bad#", self.code)


def f(k: Int) -> Int:
    with G(1) as a, G(2) as b:
        if k == 0:
            return a + b
        print("body", a, b)
    return 0


def loop():
    for i in range(3):
        with G(i):
            if i == 0:
                continue
            if i == 1:
                break


def sw(k: Bool) raises:
    with Sw(k):
        raise "x"
    print("after")


def anye() raises:
    with AnyE():
        raise Bad(3)
    print("any on")


def unhandled() raises:
    with G(7):
        raise "through"


def main() raises:
    print(f(0), f(1))
    loop()
    with MG() as m:
        m += 5
        print(m)
    sw(True)
    try:
        sw(False)
    except e:
        print("caught", e)
    anye()
    try:
        unhandled()
    except e:
        print("got", e)
    with NoneRes():
        print("body")
    try:
        with RaisingExit():
            print("re")
    except e:
        print(e)
    with DeinitEnter() as d:
        print(d)
    var g = G(5)
    with g as x:
        x += 1
        print(x, g.n)
    with G(8) as _:
        print("u")
    try:
        with Sw(True):
            raise "in try"
        print("cont")
    except e:
        print("no")

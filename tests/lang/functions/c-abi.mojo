# rule: 06/ABI-2, 06/ABI-4, 06/ABI-5
# expect: run
def add1(x: Int32) abi("C") -> Int32:
    return x + 1


@fieldwise_init
struct Small(TrivialRegisterPassable):
    var a: Int32
    var b: Int32


@fieldwise_init
struct Big(TrivialRegisterPassable):
    var a: Int64
    var b: Float64
    var c: Int64


def sm(s: Small) abi("C") -> Small:
    return Small(s.b, s.a)


def bg(s: Big, k: Int32) abi("C") -> Big:
    return Big(s.c, s.b * 2, s.a + Int64(k))


def call(f: def(Int32) thin abi("C") -> Int32, x: Int32) -> Int32:
    return f(x)


def calls(f: def(Small) thin abi("C") -> Small) -> Int32:
    var s = f(Small(1, 2))
    return s.a * 10 + s.b


def callb(f: def(Big, Int32) thin abi("c") -> Big) -> Int64:
    var b = f(Big(1, 2.5, 3), 4)
    return b.a * 100 + Int64(b.b) * 10 + b.c


def low(x: Int32) abi("c") -> Int32:
    return x


def moj(x: Int32) abi("Mojo") -> Int32:
    return x * 3


def main():
    print(call(add1, 41), calls(sm), callb(bg), call(low, 3), moj(4))

    def nocap(x: Int32) abi("C") -> Int32:
        return x * 2

    print(call(nocap, 4), call(lambda (x: Int32) abi("C") -> Int32: x * 5, 4))
    var p: def(Int32) thin abi("C") -> Int32 = add1
    print(p(1))

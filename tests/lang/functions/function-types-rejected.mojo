# rule: 06/FTY-3, 06/FTY-9, 06/CLO-20
# expect: reject
def one(x: Int) -> Int:
    return x


def one_y(y: Int) -> Int:
    return y


def rz(x: Int) raises -> Int:
    return x


def c(x: Int32) abi("C") -> Int32:
    return x


def m(x: Int32) -> Int32:
    return x


def take(f: def(Int) thin -> Int):
    pass


def gen[n: Int](x: Int) -> Int:
    return n


def tc(f: def(Int32) thin abi("C") -> Int32):
    pass


struct H:
    var f: def(Int) -> Int


def main():
    var k = 3

    def clo(x: Int) {k} -> Int:
        return x + k

    var p: def(Int) thin -> Int = clo
    take(clo)
    take(rz)
    take(gen)
    var l = [one, one_y]
    tc(m)
    var q: def(Int32) thin -> Int32 = c
    p(x=3)

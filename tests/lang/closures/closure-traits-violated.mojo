# rule: 06/CLO-14, 06/CLO-15, 06/CLO-13
# expect: reject
def each[F: def(Int) -> None](n: Int, f: F):
    f(n)


struct S:
    def __init__(out self):
        pass

    def __call__(self, x: Int):
        pass


struct Bad(def(Bool) -> Int):
    var x: Int


def rz(x: Int) raises:
    pass


def wrong(x: String):
    pass


def plain(x: Int):
    pass


def main():
    each(1, S())
    each(1, rz)
    each(1, wrong)
    each[plain](1, plain)
    var k = 1

    def clo(x: String) {k}:
        print(k)

    each(1, clo)
    var c2 = clo
    var s = String("x")

    def own() {s^}:
        print(s)

    var c3 = own
    own.copy()

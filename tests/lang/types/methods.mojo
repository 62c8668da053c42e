# rule: 03/MTH-1, 03/MTH-3, 03/MTH-6, 03/MTH-8, 03/MTH-9, 03/MTH-10
# expect: run
struct Pair[T: Copyable & Deinitable]:
    var a: Self.T
    var b: Self.T

    def __init__(out this, var a: Self.T, var b: Self.T):
        this.a = a^
        this.b = b^

    @staticmethod
    def twice(v: Self.T) -> Self:
        return Self(v.copy(), v.copy())

    def is_int(self) -> Bool where Self.T == Int:
        return True

    def chain(var self) -> Self:
        return self^

    def set(mut me, var a: Self.T):
        me.a = a^

    def fin(deinit gone) -> Self.T:
        return gone.a^

    def over(self) -> Int:
        return 0

    def over(self, x: Int) -> Int:
        return 1

    def over(self, *x: Int) -> Int:
        return 2

    def over[U: AnyType](self) -> Int:
        return 3

    def rz(self) raises -> Int:
        raise "rz"

    def reff(ref self) -> ref[self.a] Self.T:
        return self.a

    def kw(self, *, k: Int = 4, var **o: Int) -> Int:
        return k + len(o)

    def __deinit__(deinit gone):
        print("gone")


def side() -> Pair[Int]:
    print("side")
    return Pair(1, 2)


def main() raises:
    var p = Pair.twice("x")
    print(p.a, p.b)
    print(Pair.twice(3).is_int())
    p.set("q")
    print(p.reff())
    p.reff() += "w"
    print(p.a, Pair[String].reff(p))
    print(p.over(), p.over(1), p.over(1, 2), p.over[Int]())
    try:
        print(p.rz())
    except e:
        print(e)
    print(p.kw(), p.kw(k=1, z=2))
    print(p^.chain().fin())
    print(side().twice(5).a)
    var f = Pair[Int].twice
    print(f(3).b)

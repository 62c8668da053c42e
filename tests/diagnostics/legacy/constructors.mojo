# rule: 02/LEG-10, 02/LEG-11, 02/LEG-15, 02/LEG-17
# expect: run
struct Loud:
    var id: Int

    fn __init__(inout self, id: Int):
        self.id = id

    fn __copyinit__(inout self, existing: Self):
        self.id = existing.id + 100

    fn __moveinit__(inout self, owned existing: Self):
        self.id = existing.id

    fn __del__(owned self):
        print("del", self.id)


@value
struct Pair:
    var a: Int
    var b: String


@register_passable("trivial")
struct Small:
    var n: Int

    fn __init__(inout self, n: Int):
        self.n = n


fn consume(owned x: Loud):
    print("consume", x.id)


fn call(f: fn (Int) -> Int, x: Int) -> Int:
    return f(x)


fn double(x: Int) -> Int:
    return x * 2


fn main():
    let a = Loud(1)
    let b = a
    print(b.id)
    consume(a^)
    let p = Pair(1, "x")
    let q = p
    print(q.b, Small(3).n, call(double, 4))

# rule: 03/MRG-1, 03/MRG-2
# expect: run
@fieldwise_init
struct Small(ImplicitlyCopyable):
    var v: Int

    def __merge_with__[other_type: type_of(Large)](self) -> Large:
        return Large(self.v)


@fieldwise_init
struct Large(ImplicitlyCopyable):
    var v: Int


@fieldwise_init
struct Conv(ImplicitlyCopyable):
    var v: Int

    @implicit
    def __init__(out self, s: Small):
        self.v = s.v


@fieldwise_init
struct Other(ImplicitlyCopyable):
    var v: Int


def pick(c: Bool, p: String) -> String:
    return p if c else "none"


def main():
    var c = True
    var n = 1 if c else 2
    print(n, pick(False, "x"))
    var a = Small(1)
    var b = Large(2)
    var d = a if c else b
    var e = b if c else a
    print(d.v, type_of(d) == Large, e.v, type_of(e) == Large)
    var f = Conv(5) if c else a
    print(f.v, type_of(f) == Conv)
    var g: Optional[Int] = 3 if c else None
    print(g.value())
    var h = [1, 2, 3]
    var i = 1.5 if c else 2.5
    print(type_of(i) == Float64, type_of(h) == Array[Int, 3])
    var s = String("s")
    var j = s if c else "lit"
    var k = "lit" if c else s
    print(j, k)
    var x: Float32 = 2
    var l = x if c else 1
    print(type_of(l) == Float32, l)
    var m = [x, 1, 2]
    print(m[1])

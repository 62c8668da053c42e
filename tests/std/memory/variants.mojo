# rule: 12/VRNT-1, 12/VRNT-4, 12/VRNT-5, 12/VRNT-6, 12/VRNT-7
# expect: run
from std.utils import Variant

struct Noisy(Copyable):
    var n: Int
    def __init__(out self, n: Int):
        self.n = n
    def __init__(out self, *, copy: Self):
        print("copy", copy.n)
        self.n = copy.n
    def __deinit__(deinit self):
        print("drop", self.n)

def main():
    var v: Variant[Int, String] = 7
    print(v, repr(v), v.isa[Int](), v.isa[String]())
    v[Int] += 1
    var old = v.replace[String, Int]("done")
    print(old, v[String], v)
    v.set[Int](3)
    print(v == Variant[Int, String](3), v != Variant[Int, String](String("3")))
    var w = Variant[Noisy, Int](Noisy(1))
    w.set[Int](2)
    print("set")
    w.set(Noisy(3))
    var n = w.copy().unwrap[Noisy]()
    print(n.n)
    print("end", Variant[Int, String].is_type_supported[Bool]())
    _ = w^
    # Alternatives of plain bytes make a variant of plain bytes.
    comptime Plain = Variant[Int, Float64, UInt8]
    comptime Owning = Variant[Int, Noisy]
    print(Plain.__copy_ctor_is_trivial, Plain.__move_ctor_is_trivial, Plain.__del__is_trivial)
    print(Owning.__copy_ctor_is_trivial, Owning.__del__is_trivial)
    var plain: List[Plain] = [Plain(1), Plain(2.5), Plain(UInt8(3))]
    var others = plain.copy()
    plain[0] = 9.5
    for p in others:
        print(p, end=" ")
    print(plain[0])

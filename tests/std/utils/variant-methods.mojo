# rule: 12/VRNT-2, 12/VRNT-8, 12/VRNT-9
# expect: run
from std.utils import Variant


struct T(Copyable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def __init__(out self, *, copy: Self):
        self.x = copy.x
        print("copy", self.x)

    def __deinit__(deinit self):
        print("del", self.x)


struct L(Deinitable where False, Movable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def kill(deinit self):
        print("k", self.x)


def check_vrnt2() raises:
    comptime V = Variant[Int, String]
    var v: V = "a"
    print(v == V("a"), v != V(1), V(1) == V(1), hash(v) == hash(V("a")))
    print(v.unsafe_replace[Int, String](4))
    v.set(String("z"))

    def mk() -> String:
        return "made"

    v.set(init_with=mk)
    print(v, V(init_with=mk), V(call=mk))
    var c = v
    print(c^.unwrap[String](), v^.unsafe_unwrap[String]())
    print(V(3).take[Int](), V(4).unsafe_take[Int]())
    var t = Variant[T, Int](T(1))
    var t2 = t.copy()
    t.set(5)
    t2 = Variant[T, Int](T(2))
    _ = t2^
    var lv = Variant[L, Int](L(3))

    def f(var x: L):
        x^.kill()

    lv^.deinit_with[L](f)
    var lv2 = Variant[L, Int](L(4))
    lv2^.destroy_with[L](f)
    var same = Variant[Int, Int](3)
    print(same, same.isa[Int](), same == Variant[Int, Int](3))


def main() raises:
    check_vrnt2()

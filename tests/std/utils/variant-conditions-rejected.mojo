# rule: 12/VRNT-8, 12/VRNT-4
# expect: reject
from std.utils import Variant


struct L(Deinitable where False, Movable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x


def check_vrnt_e8() raises:
    var v: Variant[Int, String] = String("a")
    ref r = v[String]
    v.set(1)
    print(r)


def check_vrnt_e9() raises:
    var v: Variant[Int, L] = 1
    v.set(2)
    print(v^.unwrap[Int]())


def main() raises:
    check_vrnt_e8()
    check_vrnt_e9()

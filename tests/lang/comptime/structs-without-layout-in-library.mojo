# rule: SDC-12
# expect: reject
from std.utils import Variant


@fieldwise_init
struct A(Copyable):
    var a: Optional[A]


@fieldwise_init
struct B(Copyable):
    var a: Variant[Int, B]


@fieldwise_init
struct C(Copyable):
    var a: Tuple[Int, C]


def main():
    comptime o = Optional[A]()
    print(Bool(o))
    comptime q = Variant[Int, B](3)
    print(q.isa[Int]())
    comptime r = conforms_to(C, Copyable)
    print(r)

# rule: 05/LCM-7
# expect: reject
struct NM(Movable where False):
    var x: Int


@fieldwise_init
struct A:
    var a: Int
    var x: NM


@fieldwise_init
struct B[T: AnyType]:
    var x: Self.T


def main():
    pass

# rule: 05/CPY-2
# expect: reject
struct M(Movable):
    var x: Int

    def __init__(out self):
        self.x = 1


struct K(Copyable):
    var x: Int

    def __init__(out self):
        self.x = 1


struct A(Copyable):
    var m: M


struct B(ImplicitlyCopyable):
    var k: K


struct D[T: Movable & Deinitable](Copyable):
    var t: Self.T


struct E(ImplicitlyCopyable):
    var k: K

    def __init__(out self, *, copy: Self):
        self.k = copy.k.copy()


struct F[
    T: Copyable & Deinitable
](ImplicitlyCopyable where conforms_to(T, ImplicitlyCopyable)):
    var t: Self.T


struct G(ImplicitlyCopyable):
    var t: List[Int]


def main():
    pass

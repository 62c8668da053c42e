# rule: 05/ORG-7
# expect: run
def a(ref[_] x: String) -> Int:
    return x.byte_length()


def b(ref[_] x: String) -> Int:
    return x.byte_length()


def c[o: Origin](ref[o, _] x: String) -> Int:
    return x.byte_length()


struct S:
    var v: String

    def __init__(out self):
        self.v = "vv"

    def x(ref self) -> ref[self.v] String:
        return self.v

    def y(ref self) -> ref[origin_of(self.v)] String:
        return self.v

    def z(self) -> ref[self] Self:
        return self


def main():
    var s = S()
    print(a(s.v), b(s.v), c(s.v), s.x(), s.y(), s.z().v)

    def ref_after(ref x: String) {}:
        print(x)

    ref_after(s.v)

# rule: 05/ORG-4, 05/ORG-5
# expect: run
def rz(ref x: String) raises -> ref[x] String:
    print("never evaluated")
    return x


struct S:
    var a: String
    var b: String

    def __init__(out self):
        self.a = "a"
        self.b = "b"

    def fa(ref self) -> ref[self.a] String:
        return self.a

    def either(ref self, c: Bool) -> ref[self.a, self.b] String:
        return self.a if c else self.b

    def ptr(self) -> Pointer[String, origin_of(self.a)]:
        return Pointer(to=self.a)

    def mptr(mut self) -> Pointer[String, origin_of(self.b)]:
        return Pointer(to=self.b)

    def mutness(self) -> Bool:
        return origin_of(self).mut

    def mutness2(mut self) -> Bool:
        return origin_of(self).mut

    def mutness3(ref self) -> Bool:
        return origin_of(self).mut


def look(s: S) -> Bool:
    return s.mutness3()


def main():
    var x = String("x")
    var p: Pointer[String, origin_of(rz(x))] = Pointer(to=x)
    print(p[])
    var s = S()
    s.fa() += "1"
    s.either(False) += "2"
    print(s.a, s.b, s.ptr()[])
    s.mptr()[] += "3"
    print(s.b, s.mutness(), s.mutness2(), s.mutness3(), look(s))

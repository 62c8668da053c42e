# rule: 03/SDC-4
# expect: reject
struct A:
    var n: Int

    def n(self):
        pass


struct B[T: AnyType]:
    var T: Int


struct C:
    var a: Int
    var a: String


struct D:
    comptime x = 1
    var x: Int


struct E:
    def m(self):
        pass

    comptime m = 2


struct F[T: AnyType]:
    def m[T: AnyType](self):
        pass

    def k(self, T: Int):
        pass


struct G:
    def m(self):
        pass

    var m: Int


struct H:
    comptime x = 1
    comptime x = 2


def main():
    pass

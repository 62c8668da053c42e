# rule: 03/CNF-1, 03/CNF-2, 03/CNF-3, 03/TRT-3, 03/TRT-4, 03/TRT-6
# expect: run
trait P:
    def id(self) -> Int:
        return 1


trait Q:
    def id(self) -> Int:
        return 2


trait NN:
    def id(self) -> Int:
        ...


trait R(NN):
    def id(self) -> Int:
        return 3


@fieldwise_init
struct Y(R):
    pass


@fieldwise_init
struct Z(P, Q):
    def id(self) -> Int:
        return 9


@fieldwise_init
struct W(NN, P):
    pass


trait Store:
    comptime Key: Equatable & Writable & ImplicitlyCopyable & Deinitable
    comptime slots: Int = 4

    def put(mut self, k: Self.Key):
        ...

    def has(self, k: Self.Key) -> Bool:
        ...

    def rz(self) raises:
        ...

    def var_arg(self, var s: String) -> Int:
        ...

    def refres(ref self) -> ref[self] Self:
        ...

    @staticmethod
    def kind() -> String:
        return "store"


struct One(Store):
    comptime Key = Int
    var k: Int

    def __init__(out self):
        self.k = -1

    def put(mut self, key: Int):
        self.k = key

    def has(self, key: Int) -> Bool:
        return self.k == key

    def rz(self):
        pass

    def var_arg(self, s: String) -> Int:
        return s.byte_length()

    def refres(ref self) -> ref[self] Self:
        return self


def fill[S: Store](mut s: S, k: S.Key) raises -> Int:
    if not s.has(k):
        s.put(k)
    s.rz()
    return s.var_arg("abc")


trait Elem:
    comptime T: Movable & Deinitable


struct Gen[X: Movable & Deinitable & ImplicitlyCopyable](Elem):
    comptime T = Self.X
    var x: Self.X

    def __init__(out self, x: Self.X):
        self.x = x


def elem[E: Elem](e: E) -> Bool:
    comptime return_it = E.T == Int
    return return_it


def main() raises:
    print(Y().id(), Z().id(), W().id())
    var o = One()
    print(fill(o, 7), o.has(7), One.slots, One.kind())
    print(elem(Gen(1)), elem(Gen("s")))

# rule: 05/ORG-17, 05/PASS-12, 05/PASS-13, 05/RES-4, 06/CLO-22, 06/VRD-12, 13/FFI-3, 10/NUM-5, 12/OWP-1a
# expect: run
from std.ffi import c_int, external_call
from std.memory import OwnedPointer


struct Node(Movable):
    var key: Int
    var kids: List[OwnedPointer[Node]]

    def __init__(out self, key: Int):
        self.key = key
        self.kids = []

    def __deinit__(deinit self):
        pass


struct Box[T: Movable & Deinitable, //, n: Int](Movable):
    var v: Self.T

    def __init__(out self, var v: Self.T):
        self.v = v^

    def own(self: Box[Self.n]) -> Int:
        return Self.n

    def same(self: Self) -> Int:
        return Self.n


def first(a: String, b: String) -> Pointer[String, origin_of(a)]:
    return Pointer(to=a)


def part(ref s: String) -> StringSpan[origin_of(s)]:
    return StringSpan(s)


def read_only(p: Pointer[mut=False, Int, _]) -> Int:
    return p[]


def look(x: Int, var y: Int, mut z: Int) -> Int:
    y += 1
    return read_only(Pointer(to=x)) + read_only(Pointer(to=y)) + read_only(Pointer(to=z))


def add_one(mut *xs: Int):
    for ref x in xs:
        x += 1


def relay(mut *xs: Int):
    add_one(*xs)


def main():
    var x = String("x")
    var y = String("y")
    print(first(x, y)[])
    print(part(x))
    var a = 1
    var b = 2
    relay(a, b)
    print(a, b, look(1, 2, a))
    for k in range(2):
        var p = Pointer(to=a) if k == 0 else Pointer(to=b)
        p[] += 10
        print(p[], a, b)
    var used = 0

    def add(n: Int) {mut used} -> Int:
        used += n
        return used

    def twice(n: Int) {mut add} -> Int:
        return add(n) + add(n)

    print(twice(3))
    print(used)
    print(external_call["abs", c_int](c_int(-3)), external_call["abs", c_int](c_int(4)))
    var i: Float64 = 2
    var j = Int(Float64(2.5))
    print(i, j)
    var node = Node(1)
    node.kids.append(OwnedPointer(Node(2)))
    print(node.kids[0][].key)

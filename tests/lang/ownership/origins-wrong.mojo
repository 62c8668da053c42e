# rule: 05/ORG-17, 05/PASS-13, 05/RES-7, 12/PTR-13, 06/CLO-22, 06/VRD-12, 13/FFI-3, 10/NUM-5
# expect: reject
from std.ffi import c_int, c_long, external_call

def either(a: String, b: String) -> Pointer[String, origin_of(a, b)]:
    return Pointer(to=a)


def register(mut a: Int) -> Pointer[Int, origin_of(a)]:
    return Pointer(to=a)


def register_ref(mut a: Int) -> ref[a] Int:
    return a


def unknown() -> ref[x] String:
    var x = String("a")
    return x


def poke(p: Pointer[mut=True, Int, _]):
    p[] = 1


def look(x: Int):
    poke(Pointer(to=x))


def add_one(mut *xs: Int):
    for ref x in xs:
        x += 1


def relay(*xs: Int):
    add_one(*xs)


def captures():
    var used = 0

    def add(n: Int) {mut used} -> Int:
        used += n
        return used

    def both(n: Int) {imm add, imm used} -> Int:
        return add(n) + used

    print(both(2))


def main():
    var x = String("x")
    var y = String("y")
    print(either(x, y)[])
    var n = 1
    print(register(n)[], register_ref(n))
    print(unknown())
    look(3)
    relay(n)
    captures()
    print(external_call["abs", c_int](c_int(-3)))
    print(external_call["abs", c_long](c_long(-3)))
    var f: Float32 = 2
    var i: Int = 2.5
    print(f, i)
    relay(n)

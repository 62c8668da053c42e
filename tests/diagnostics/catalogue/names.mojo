# rule: 02/NAM-3, 02/NAM-12, 02/NAM-13, 02/NAM-15, 02/NAM-16, 02/NAM-22, 02/NAM-26, 02/NAM-31, 02/NAM-32, 02/NAM-51, 02/NAM-52, 02/NAM-54, 02/NAM-58, 02/D-080, 02/D-081, 02/D-082, 02/D-085, 02/D-096, 02/D-158
# expect: reject
from nowhere import first
import nowhere
from std.math import sqrt
from std.collections import Counter
from std.testing import TestSuite as Counter
import names


@fieldwise_init
struct Point:
    comptime two = 2
    var x: Int

    def field(self) -> Int:
        return x

    def member(self) -> Int:
        return two

    def method(self) -> Int:
        return field()


struct Point:
    pass


def Point():
    pass


struct sqrt:
    pass


struct Twice:
    var x: Int
    var x: String

    def x(self):
        pass


struct Field:
    x: Int


def same_block():
    var a = 1
    var a = 2
    comptime b = 1
    comptime b = 2

    def c():
        pass

    def c():
        pass


def argument(a: Int):
    var a = a


def parameter[n: Int]():
    var n = n


struct Generic[T: AnyType]:
    def f[T: AnyType](self):
        pass

    def g(self, T: Int):
        pass

    def h(self):
        var T = 1


def loop():
    for i in range(3):
        var i = i


def handler():
    try:
        raise Error("a")
    except e:
        var e = 1


def constant():
    comptime n = 1
    n = 2
    n += 1


def borrowed(a: Int):
    a = 2


def loop_variable():
    for i in range(3):
        i = 2


def captured():
    var x = 1

    def inner() {imm x}:
        x = 2

    inner()


def missing_augmented():
    nothing += 1


def type_value():
    t = Int


def value_of_argument(a: Int, b: Array[Int, a]):
    pass


def outside() -> Self:
    pass


def declared_later():
    def first() {}:
        second()

    def second():
        pass

    first()


def every_use():
    print(missing)
    print(missing)


def silent():
    var a = missing
    var b = a + 1
    print(b.nothing)

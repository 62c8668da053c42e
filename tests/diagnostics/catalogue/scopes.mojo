# rule: 02/NAM-1, 02/NAM-2, 02/NAM-20, 02/NAM-21, 02/NAM-23, 02/NAM-24, 02/NAM-25, 02/NAM-27, 02/NAM-28, 02/NAM-29, 02/NAM-30, 02/NAM-31, 02/NAM-33, 02/NAM-40, 02/NAM-41, 02/NAM-42, 02/NAM-50, 02/NAM-51, 02/NAM-53, 02/NAM-55
# expect: run
from std.math import sqrt
from std.math import sqrt
from std.math import sqrt as root
from std.os import *
import std.math as m

comptime count = 100


def later() -> Int:
    return below() + 1


def below() -> Int:
    return count


def shadowing() -> Int:
    # The prelude's, the module's and the outer block's names are hidden; an initializer sees the outer one.
    var len = len([1, 2, 3])
    var count = count + len
    if True:
        var count = count + 1
        len = count
    return len + count


def own_overloads_hide(x: Int) -> Int:
    def below() -> Int:
        return 7

    return below() + x


def targets() -> Int:
    var i = 10
    var sum = 0
    for i in range(3):
        sum += i
    for var x in range(2):
        x += 5
        sum += x
    try:
        raise Error("no")
    except i:
        sum += String(i).byte_length()
    sum += len([i for i in range(4)])
    return sum * 100 + i


def implicit(flag: Bool) -> Int:
    if flag:
        found = 1
    else:
        found = 2
    _ = found
    return found


def assigned_later(flag: Bool) -> Int:
    var x: Int
    if flag:
        x = 1
    else:
        x = 2
    return x


def signature[n: Int, m: Int = n + 1, T: Copyable & Deinitable = Int](a: T, ref b: type_of(a)) -> type_of(b) where m > n:
    return b.copy()


def keywords(a: Int, b: Int, /, c: Int) -> Int:
    return a * 100 + b * 10 + c


def nested() -> Int:
    var total = 0
    comptime step = 2

    def outer(n: Int) {mut total}:
        def inner(k: Int) {mut total}:
            total += k * step

        inner(n)
        inner(n)

    outer(3)
    outer(4)
    return total


def fields_are_not_in_scope() -> Int:
    return Box(5).get(1)


@fieldwise_init
struct Box:
    comptime scale = 10
    var x: Int

    def get(self, x: Int) -> Int:
        return self.x * Self.scale + x


def main():
    print(later(), shadowing(), own_overloads_hide(1), targets())
    print(implicit(True), implicit(False), assigned_later(False))
    print(signature[1](3, 4), keywords(1, 2, c=3), nested(), fields_are_not_in_scope())
    print(sqrt(4.0), root(9.0), m.sqrt(16.0))

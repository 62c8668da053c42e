from std.sys import argv
from std.utils import Variant


struct T(Copyable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def __init__(out self, *, copy: Self):
        self.x = copy.x
        print("copy", self.x)

    def __deinit__(deinit self):
        print("del", self.x)


def check_vrnt() raises:
    comptime V = Variant[Int, String]
    var v: V = 7
    print(
        v,
        repr(v),
        v.isa[Int](),
        V.is_type_supported[String](),
        V.is_type_supported[Bool](),
    )
    v[Int] += 1
    var old = v.replace[String, Int]("done")
    print(old, v[String], v.unsafe_get[String]())
    print(v.unsafe_replace[Int, String](4), v)


def check_vrnt_e2() raises:
    var v: Variant[Int, String] = 1
    print(v[String])


def check_vrnt_e3() raises:
    var v: Variant[Int, String] = 1
    print(v^.unwrap[String]())


def check_vrnt_e4() raises:
    var v: Variant[Int, String] = 1
    print(v.replace[Int, String](2))


def check_vrnt_e5() raises:
    var v: Variant[Int, String] = 1

    def f(var s: String):
        pass

    v^.deinit_with[String](f)


def check_vrnt_e6() raises:
    var v: Variant[Int, String] = 1
    print(v.unsafe_get[String]())


def check_vrnt_e7() raises:
    var v: Variant[Int, String] = 1
    print(v^.unsafe_unwrap[String]())


def main() raises:
    var which = argv()[1]
    if which == "vrnt":
        check_vrnt()
    if which == "vrnt-e2":
        check_vrnt_e2()
    if which == "vrnt-e3":
        check_vrnt_e3()
    if which == "vrnt-e4":
        check_vrnt_e4()
    if which == "vrnt-e5":
        check_vrnt_e5()
    if which == "vrnt-e6":
        check_vrnt_e6()
    if which == "vrnt-e7":
        check_vrnt_e7()

from std.sys import argv
from std.memory import Layout, alloc, dealloc


def check_al_e4() raises:
    var al = 3
    print(Layout[Int](count=1, alignment=al))


def check_al_e7() raises:
    var n = 0
    dealloc(alloc(Layout[Int](count=n)))


def check_al_e8() raises:
    var n = -2
    alloc[Int](n).unsafe_free()


def check_al_e9() raises:
    var n = 1 << 58
    var a = alloc(Layout[Int](count=n))
    print(a)
    dealloc(a^)


def main() raises:
    var which = argv()[1]
    if which == "al-e4":
        check_al_e4()
    if which == "al-e7":
        check_al_e7()
    if which == "al-e8":
        check_al_e8()
    if which == "al-e9":
        check_al_e9()

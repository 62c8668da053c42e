from std.sys import argv


def check_idx_e1() raises:
    var s = String("é")
    print(s[byte=1])


def check_idx_e2() raises:
    var s = String("éa")
    print(s[byte=1:3])


def check_idx_e3() raises:
    var s = String("aé")
    print(s[byte=0:2])


def check_idx_e4() raises:
    var s = String("aé")
    print(s[codepoint=2])


def check_idx_e5() raises:
    var s = String("aé")
    print(s[grapheme=2])


def check_idx_e6() raises:
    var s = String("aé")
    print(s[codepoint=1:3])


def check_idx_e11() raises:
    var s = String("aé")
    var i = -1
    print(s[byte=i])


def main() raises:
    var which = argv()[1]
    if which == "idx-e1":
        check_idx_e1()
    if which == "idx-e2":
        check_idx_e2()
    if which == "idx-e3":
        check_idx_e3()
    if which == "idx-e4":
        check_idx_e4()
    if which == "idx-e5":
        check_idx_e5()
    if which == "idx-e6":
        check_idx_e6()
    if which == "idx-e11":
        check_idx_e11()

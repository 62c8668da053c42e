from std.sys import argv


def check_dbg4() raises:
    assert 1 > 2


def check_dbg7() raises:
    assert 1 > 2, "msg"


def check_dbg8() raises:
    var l: List[Int] = [1]
    var i = 5
    print(l[i])


def main() raises:
    var which = argv()[1]
    if which == "dbg4":
        check_dbg4()
    if which == "dbg7":
        check_dbg7()
    if which == "dbg8":
        check_dbg8()

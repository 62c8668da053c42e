# rule: 11/DCT-10
# expect: reject
from std.collections import StringDict


def check_sdict_e1() raises:
    var s = StringDict[Int]()
    print(s.get("q"))


def check_sdict_e2() raises:
    var s = StringDict[Int]()
    print(s)


def main() raises:
    check_sdict_e1()
    check_sdict_e2()

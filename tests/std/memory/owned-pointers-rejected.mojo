# rule: 12/OWP-2
# expect: reject
from std.memory import OwnedPointer


def check_owp_e1() raises:
    var p = OwnedPointer(String("hi"))
    ref r = p[]
    p = OwnedPointer(String("x"))
    print(r)


def main() raises:
    check_owp_e1()

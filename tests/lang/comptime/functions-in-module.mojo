# rule: 07/FREFL-6, 13/TEST-10
# expect: abort
from std.reflection import get_function_name, reflect_fn
from std.testing import TestSuite


def test_first() raises:
    pass


def helper[n: Int](x: Int) -> Int:
    return n * x


def main() raises:
    comptime fs = __functions_in_module()
    print(len(fs), fs.__len__())
    comptime for i in range(len(fs)):
        comptime f = fs[i]
        print(reflect_fn[f].display_name(), get_function_name[f]())
    comptime h = fs[1]
    print(h[7](6), fs[2](1))
    TestSuite.discover_tests[__functions_in_module()]().run()


def helper(x: Int) -> Int:
    return -x


def test_plain():
    pass

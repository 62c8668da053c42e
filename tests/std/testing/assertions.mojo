# rule: 13/TEST-1, 13/TEST-2, 13/TEST-5
# expect: run
from std.testing import assert_almost_equal, assert_equal, assert_raises, assert_true

def after_place(e: Error) -> String:
    var text = String(e)
    return String(text[byte=text.find("AssertionError"):])

def main() raises:
    try:
        assert_equal(String("abc"), String("abd"), msg="texts")
    except e:
        print(after_place(e))
    try:
        assert_true(False)
    except e:
        print(after_place(e))
    try:
        assert_almost_equal(1.0, 1.5)
    except e:
        print(after_place(e))
    with assert_raises(contains="oo"):
        raise Error("boo")
    try:
        with assert_raises():
            pass
    except e:
        print(String(e).startswith("AssertionError: Didn't raise at "))

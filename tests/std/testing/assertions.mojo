# rule: 13/TEST-3, 13/TEST-4, 13/TEST-5, 08/TST-7, 08/TST-8
# expect: run
from std.testing import (
    assert_true,
    assert_false,
    assert_equal,
    assert_not_equal,
    assert_almost_equal,
    assert_is,
    assert_is_not,
    assert_raises,
)
from std.reflection import SourceLocation
from std.testing import assert_raises


@fieldwise_init
struct I(Identifiable, Writable):
    var x: Int

    def __is__(self, rhs: Self) -> Bool:
        return self.x == rhs.x


def tr[F: def() raises](f: F):
    try:
        f()
        print("passed")
    except e:
        var s = String(e)
        print(
            s[byte = s.find("AssertionError") :] if "AssertionError" in s else s
        )


def check_test() raises:
    def a1() raises:
        assert_true(False)

    def a2() raises:
        assert_false(True)

    def a3() raises:
        assert_true(0, msg="m")

    def a4() raises:
        assert_equal(1, 2)

    def a5() raises:
        assert_equal("a", "b", msg="why")

    def a6() raises:
        assert_not_equal(1, 1)

    def a7() raises:
        assert_almost_equal(1.0, 2.0, msg="mm")

    def a8() raises:
        assert_is(I(1), I(2))

    def a9() raises:
        assert_is_not(I(1), I(1))

    def b1() raises:
        assert_almost_equal(
            SIMD[DType.float32, 2](1, 2), SIMD[DType.float32, 2](1, 2.5)
        )

    def b2() raises:
        assert_almost_equal(1.0, 1.0 + 1e-9)

    def b3() raises:
        assert_almost_equal(1.0, 1.1, atol=0.2)

    def b4() raises:
        assert_equal(String("x"), "x")

    def b5() raises:
        assert_equal([1, 2], [1, 3])

    def b6() raises:
        assert_equal(String("a,b").split(","), String("a,c").split(","))

    def b8() raises:
        assert_equal(1, 2, location=SourceLocation(3, 4, "f.mojo"))

    tr(a1)
    tr(a2)
    tr(a3)
    tr(a4)
    tr(a5)
    tr(a6)
    tr(a7)
    tr(a8)
    tr(a9)
    tr(b1)
    tr(b2)
    tr(b3)
    tr(b4)
    tr(b5)
    tr(b6)
    try:
        assert_equal(1, 2, location=SourceLocation(3, 4, "f.mojo"))
    except e:
        print(String(e).split("\n")[0])
    with assert_raises():
        raise Error("x")
    with assert_raises(contains="oo"):
        raise Error("boo")
    try:
        with assert_raises(contains="oo"):
            raise Error("bar")
    except e:
        print(e)


def check_test2() raises:
    try:
        with assert_raises():
            pass
    except e:
        print(String(e).startswith("AssertionError: Didn't raise at "))


def main() raises:
    check_test()
    check_test2()

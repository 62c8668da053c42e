# rule: 11/PRS-1, 11/PRS-2, 11/PRS-3, 11/PRS-4, 11/PRS-5
# expect: run
def a(s: String, b: Int):
    try:
        print(atol(s, b))
    except e:
        print(e)


def f(s: String):
    try:
        print(atof(s))
    except e:
        print(e)


def check_prs() raises:
    print(
        atol("12"),
        atol("-0x1F", 16),
        atol("0b11", base=2),
        atol("0O17", 8),
        atol("0xff", 0),
        atol("0B1_0", 0),
        atol(" +1_000 "),
        atol("z", 36),
        atol("00_0", 0),
    )
    a("", 10)
    a(" x ", 10)
    a("1__2", 10)
    a("_1", 10)
    a("1_", 10)
    a("0x_1", 16)
    a("0x_1", 0)
    a("012", 0)
    a("0x12", 10)
    a("1", 1)
    a("1", 37)
    a("1", -1)
    a("9223372036854775807", 10)
    a("-9223372036854775808", 10)
    a("9223372036854775808", 10)
    a("99999999999999999999999", 10)
    a("- 1", 10)
    a("+", 10)
    a("0x", 16)
    print(
        atof("1.5"),
        atof(" -2e3 "),
        atof("nan"),
        atof("-NaN"),
        atof("inf"),
        atof("-Infinity"),
        atof(".5"),
        atof("5."),
        atof("1f"),
        atof("1E-2F"),
        atof("1e400"),
        atof("1e-400"),
        atof("+3"),
    )
    f("")
    f(".")
    f("abc")
    f("-x1")
    f("1e")
    f(" 1x2 ")
    f("1_0")
    f("0x10")


def main() raises:
    check_prs()

# rule: 10/IO-5
# expect: run
def f() -> Int:
    print("compiling")
    return 3


comptime x = f()


def check_ioct() raises:
    print(x)


def main() raises:
    check_ioct()

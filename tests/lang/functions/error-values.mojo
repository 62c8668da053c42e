# rule: 06/EXN-27
# expect: run
def f() raises:
    raise Error("msg")


def main():
    try:
        f()
    except e:
        print(e, repr(e), String(e), e.get_stack_trace().__bool__())
        var e2 = e
        print(e2)
    print(Error("a", 1, 2.5, True))
    print(Error(String("s")), Error(t"x{1}"))

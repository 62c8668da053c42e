# rule: 06/EXN-4, 06/EXN-8, 06/EXN-9, 06/EXN-10, 06/EXN-12, 06/EXN-14, 06/EXN-21
# expect: reject
@fieldwise_init
struct Bad(Copyable):
    var code: Int


@fieldwise_init
struct MoveOnly(Movable, Writable):
    var code: Int

    def write_to(self, mut w: Some[Writer]):
        w.write("MO")


def low() raises Bad:
    raise Bad(4)


def plain() raises:
    raise "x"


def a():
    plain()


def b() raises:
    low()


def c() raises Bad:
    plain()


def d() raises Bad:
    raise "x"


def e() raises:
    raise Bad(3)


def f():
    raise "x"


def g() raises:
    raise


def h():
    raise


def i():
    try:
        low()
        plain()
    except e:
        print(e.code)


def j() raises MoveOnly:
    var m = MoveOnly(1)
    raise m


def k() raises:
    try:
        plain()
    finally:
        pass


def l():
    try:
        plain()
    finally:
        pass


def m():
    try:
        raise "s"
        plain()
    except e:
        pass


struct S:
    def __init__(out self):
        pass

    def __add__(self, x: Int) raises -> Int:
        return 1

    def __bool__(self) raises -> Bool:
        return True

    def __getitem__(self, x: Int) raises -> Int:
        return 1

    def __iter__(self) raises -> Int:
        return 1

    def __enter__(self) raises -> Int:
        return 1

    def __exit__(self):
        pass


def n():
    var s = S()
    _ = s + 1
    if s:
        pass
    _ = s[1]
    with s:
        pass


def o() raises:
    try:
        plain()
    except e:
        def inner() raises:
            raise

        inner()


trait TR:
    def m(self) raises Bad:
        ...


struct Impl(TR):
    def __init__(out self):
        pass

    def m(self) raises:
        pass


struct Impl2(TR):
    def __init__(out self):
        pass

    def m(self):
        pass


def main():
    pass

# rule: 06/CTX-5
# expect: run
@fieldwise_init
struct Bad(Copyable, Writable):
    var code: Int

    def write_to(self, mut w: Some[Writer]):
        w.write("Bad#", self.code)


struct M:
    def __init__(out self):
        pass

    def __enter__(self):
        pass

    def __exit__(self):
        print("plain")

    def __exit__(self, err: Error) -> Bool:
        print("err", err)
        return True


struct MB:
    def __init__(out self):
        pass

    def __enter__(self):
        pass

    def __exit__(self):
        print("plain")

    def __exit__(self, err: Bad) -> Bool:
        print("bad", err.code)
        return err.code == 1


def low(k: Int) raises Bad:
    raise Bad(k)


def a() raises:
    with M():
        low(5)
    print("a")


def b() raises Bad:
    with MB():
        low(1)
    print("b1")
    with MB():
        low(2)
    print("b2")


def main() raises:
    a()
    try:
        b()
    except e:
        print("got", e.code)

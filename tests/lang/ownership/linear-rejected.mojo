# rule: 05/LIN-1, 05/LIN-2, 05/LIN-4, 05/LIN-7, 05/LIN-9
# expect: reject
@fieldwise_init
struct W[T: AnyType](Deinitable where conforms_to(T, Deinitable)):
    var n: Int

    def close(deinit self):
        pass


@explicit_destroy("call close()")
@fieldwise_init
struct H(Deinitable where False, Movable):
    var fd: Int

    def close(deinit self):
        pass


@fieldwise_init
struct S(Deinitable where False, Movable):
    var fd: Int

    def close(deinit self):
        pass


def work() raises:
    pass


def f() raises:
    var h = H(3)
    work()
    h^.close()


def g():
    var s = S(3)
    print(s.fd)


def h(c: Bool):
    var s = S(3)
    if c:
        s^.close()
    else:
        print("no")


def h2(c: Bool):
    var s = S(3)
    while c:
        print(s.fd)
        if s.fd == 3:
            return
    s^.close()


def i():
    var w = W[Int](1)
    print(w.n)
    var v = W[H](1)
    print(v.n)


def j(var s: S):
    pass


def k():
    var s = S(1)
    s = S(2)
    s^.close()


def l[T: Movable](var t: T):
    pass


def m(c: Bool):
    for i in range(3):
        var s = S(i)
        if i == 2:
            break
        s^.close()


struct Bad:
    var h: H

    def __init__(out self):
        self.h = H(1)


struct Bad2:
    var h: H

    def __init__(out self):
        self.h = H(1)

    def __deinit__(deinit self):
        pass


struct Bad3[T: Movable]:
    var t: Self.T


@explicit_destroy("nope")
struct Bad4:
    var n: Int


def main():
    pass

# rule: 04/WHR-1, 04/WHR-2, 04/WHR-4, 04/CSV-1, 04/CSV-4
# expect: run
struct Buf[n: Int] where n > 0:
    def __init__(out self):
        pass

    def more(self) -> Int where Self.n > 1:
        return Self.n * 2


def first[n: Int]() -> Int where (n > 1, "need at least two"):
    return n


def use_any[m: Int]() -> Int:
    comptime if m >= 2:
        return first[m]()
    else:
        return -1


def make[k: Int](b: Buf[k]) -> Int where k > 0:
    return k


def two[a: Int, b: Int]() -> Int where a > 0 where b > a:
    return a + b


def need[n: Int]() -> String where n >= 1:
    return "ok"


def a[n: Int]() -> String where n > 0:
    return need[n]()


def b[n: Int]() -> String where 0 < n:
    return need[n]()


def c[n: Int]() -> String where n > 0 and n < 9:
    return need[n]()


def is_prime(n: Int) -> Bool:
    for k in range(2, n):
        if n % k == 0:
            return False
    return n > 1


def p[n: Int]() -> Int where is_prime(n):
    return n


def q[n: Int]() -> Int where is_prime(n):
    return p[n]()


def equal[T: AnyType](a: T, b: T) -> Bool where conforms_to(T, Equatable):
    return a == b


def via[T: Comparable](a: T, b: T) -> Bool:
    return equal(a, b)


def maybe[T: AnyType](a: T, b: T) -> Bool:
    comptime if conforms_to(T, Equatable):
        return equal(a, b)
    else:
        return False


def asrt[n: Int]() -> String:
    comptime assert n >= 1
    return need[n]()


def half[n: Int]() -> Int where n % 2 == 0:
    return n // 2


def callhalf[n: Int]() -> Int:
    comptime if n % 2 == 0:
        return half[n]()
    return -1


def lin[n: Int]() -> Int where n + n > 4:
    return n


def lin2[n: Int]() -> Int where 2 * n >= 5:
    return lin[n]()


def dt[d: DType](x: Scalar[d]) -> String where d.is_integral():
    return "int"


def main():
    print(
        use_any[4](),
        use_any[1](),
        make(Buf[3]()),
        Buf[6]().more(),
        two[1, 2](),
        a[1](),
        b[1](),
        c[1](),
        asrt[3](),
    )
    comptime assert is_prime(7)
    print(
        p[7](),
        via(1, 1),
        maybe("a", "b"),
        callhalf[4](),
        callhalf[5](),
        lin2[3](),
        dt(Int8(1)),
    )

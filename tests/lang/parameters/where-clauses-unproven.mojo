# rule: 04/WHR-4, 04/WHR-7, 04/WHR-9, 04/CSV-4
# expect: reject
struct Buf[n: Int] where n > 0:
    def __init__(out self):
        pass

    def more(self) -> Int where Self.n > 1:
        return Self.n * 2


def first[n: Int]() -> Int where (n > 1, "need at least two"):
    return n


def use_any[m: Int]() -> Int:
    return first[m]()


def make[k: Int](b: Buf[k]) -> Int:
    return k


def need[n: Int]() -> String where n >= 1:
    return "ok"


def d[n: Int]() -> String where n > 0 or n == -4:
    return need[n]()


def e[n: Int]() -> String where n > 5:
    return need[n]()


def is_prime(n: Int) -> Bool:
    return n > 1


def p[n: Int]() -> Int where is_prime(n):
    return n


def equal[T: AnyType](a: T, b: T) -> Bool where conforms_to(T, Equatable):
    return a == b


def bad[T: AnyType](a: T, b: T) -> Bool:
    return equal(a, b)


def half[n: Int]() -> Int where n % 2 == 0:
    return n // 2


def ty[T: AnyType]() -> Int where T == Int:
    return 1


def main():
    _ = Buf[6 - 6]()
    _ = Buf[1]().more()
    _ = first[1]()
    _ = p[7]()
    _ = half[4]()
    _ = ty[String]()

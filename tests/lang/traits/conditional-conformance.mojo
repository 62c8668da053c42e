# rule: 03/CCF-1, 03/CCF-2, 03/CCF-4, 03/CCF-5
# expect: run
trait Area:
    def area(self) -> Int:
        ...

    def describe(self) -> String:
        return String(self.area())


@fieldwise_init
struct Sq(Area, ImplicitlyCopyable):
    var s: Int

    def area(self) -> Int:
        return self.s * self.s


@fieldwise_init
struct Twice[
    T: Movable & Deinitable
](Area where conforms_to(T, Area), Copyable where conforms_to(T, Copyable)):
    var inner: Self.T

    def area(self) -> Int where conforms_to(Self.T, Area):
        return 2 * self.inner.area()


@fieldwise_init
struct N[n: Int](Area where n > 2):
    var x: Int

    def area(self) -> Int where Self.n > 2:
        return Self.n


def show[A: Area](a: A) -> String:
    return a.describe()


def maybe[T: AnyType](x: T) -> String:
    comptime if conforms_to(T, Area):
        return show(x)
    return "no area"


def req[
    T: Movable & Deinitable
](x: Twice[T]) -> String where conforms_to(T, Area):
    return show(x)


def main():
    print(show(Sq(3)), show(Twice(Sq(2))), Twice(5).inner, show(N[5](1)))
    print(
        maybe(Sq(1)),
        maybe(Twice(3)),
        maybe(Twice(Sq(1))),
        maybe(N[1](1)),
        maybe(N[3](1)),
        req(Twice(Sq(4))),
    )
    print(
        conforms_to(Twice[Int], Area),
        conforms_to(Twice[Sq], Area),
        conforms_to(Twice[Int], Copyable),
    )

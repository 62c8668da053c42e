# rule: 03/CCF-1, 03/CCF-3, 03/CCF-5
# expect: reject
trait Area:
    def area(self) -> Int:
        ...


@fieldwise_init
struct Twice[
    T: Movable & Deinitable
](Area where (conforms_to(T, Area), "inner needs an area")):
    var inner: Self.T

    def area(self) -> Int where conforms_to(Self.T, Area):
        return 2 * self.inner.area()


def show[A: Area](a: A):
    pass


def gen[T: Movable & Deinitable](x: Twice[T]):
    show(x)


struct Bad[T: Movable & Deinitable](Area where conforms_to(T, Area)):
    var inner: Self.T

    def area(self) -> Int where conforms_to(Self.T, Writable):
        return 2


def main():
    show(Twice(5))

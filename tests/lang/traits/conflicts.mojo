# rule: 03/TRT-1, 03/CNF-5, 03/CNF-8, 03/CCF-3
# expect: reject
trait Low:
    comptime level: Int = 1


trait High:
    comptime level: Int = 2


trait Constrained:
    def f(self) where True:
        ...


trait Generic:
    def g[T: AnyType](self, x: T) -> Int:
        return 1


trait Area:
    def area(self) -> Int:
        ...


struct Torn(High, Low):
    pass


struct Chosen(High, Low):
    comptime level: Int = 3


struct Hidden[T: AnyType](Generic):
    pass


struct Wrong[T: AnyType](Area where conforms_to(T, Area)):
    def area(self) -> Int where conforms_to(Self.T, Sized):
        return 1


struct Right[T: AnyType](Area where conforms_to(T, Area)):
    def area(self) -> Int where conforms_to(Self.T, Area):
        return 1


def main():
    pass

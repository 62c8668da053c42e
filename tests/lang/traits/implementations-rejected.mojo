# rule: 03/CNF-3, 03/CNF-5, 03/CNF-6, 03/CNF-7, 03/CNF-8, 03/CNF-9
# expect: reject
trait P:
    def id(self) -> Int:
        return 1


trait Q:
    def id(self) -> Int:
        return 2


struct X(P, Q):
    pass


trait Store:
    comptime Key: Writable
    comptime n: Int

    def put(mut self, k: Int):
        ...

    def has(self, k: Int) -> Bool:
        ...


struct Broken(Store):
    comptime Key = Int
    comptime n = 3

    def has(self, k: String) -> Bool:
        return False


struct NoKey(Store):
    comptime n = 3

    def put(mut self, k: Int):
        pass

    def has(self, k: Int) -> Bool:
        return False


struct NW:
    pass


struct BadKey(Store):
    comptime Key = NW
    comptime n = 3

    def put(mut self, k: Int):
        pass

    def has(self, k: Int) -> Bool:
        return False


trait One:
    def m(self, x: Int) -> Int:
        ...


struct Raises(One):
    def m(self, x: Int) raises -> Int:
        return 1


struct Gene(One):
    def m[T: Intable](self, x: T) -> Int:
        return 1


struct Deflt(One):
    def m(self, x: Int, y: Int = 2) -> Int:
        return 1


struct Mutating(One):
    def m(mut self, x: Int) -> Int:
        return 1


struct Static(One):
    @staticmethod
    def m(x: Int) -> Int:
        return 1


struct Res(One):
    def m(self, x: Int) -> String:
        return ""


struct Missing(One):
    pass


struct NotTrait(Int):
    pass


struct Twice(Copyable, Copyable where 1 == 1):
    var x: Int


trait Par:
    def d[T: Writable](self, x: T):
        pass


struct ParS[T: AnyType](Par):
    pass


struct Item[Key: Writable](Store):
    comptime n = 3

    def put(mut self, k: Int):
        pass

    def has(self, k: Int) -> Bool:
        return False


def main():
    pass

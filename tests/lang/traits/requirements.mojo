# rule: 03/CNF-2, 03/CNF-3, 03/CNF-5, 03/CNF-6, 03/CNF-7, 03/RPT-2, 03/SYN-15
# expect: reject
trait Store:
    comptime Key: Copyable & Deinitable

    def put(mut self, k: Self.Key):
        ...

    def has(self, k: Self.Key) -> Bool:
        ...

    @staticmethod
    def limit() -> Int:
        return 10


struct Fits(Store):
    comptime Key = String

    def put(mut self, key: String):
        pass

    def has(self, k: String) -> Bool:
        return False


struct WithoutPut(Store):
    comptime Key = Int

    def has(self, k: Int) -> Bool:
        return False


struct OtherKey(Store):
    comptime Key = Int

    def put(mut self, k: Int):
        pass

    def has(self, k: String) -> Bool:
        return False


struct Raises(Store):
    comptime Key = Int

    def put(mut self, k: Int) raises:
        pass

    def has(self, k: Int) -> Bool:
        return False


struct Mutates(Store):
    comptime Key = Int

    def put(mut self, k: Int):
        pass

    def has(mut self, k: Int) -> Bool:
        return False


struct ParameterIsNoMember[Key: Copyable & Deinitable](Store):
    def put(mut self, k: Self.Key):
        pass

    def has(self, k: Self.Key) -> Bool:
        return False


struct Linear(Deinitable where False):
    pass


struct KeyDoesNotFit(Store):
    comptime Key = Linear

    def put(mut self, k: Linear):
        pass

    def has(self, k: Linear) -> Bool:
        return False


trait A:
    def id(self) -> Int:
        return 1


trait B:
    def id(self) -> Int:
        return 2


struct Two(A, B):
    pass


struct Chosen(A, B):
    def id(self) -> Int:
        return 3


struct NotInRegisters(RegisterPassable):
    var name: String


struct NoCopy(Movable):
    pass


struct Copies(Copyable):
    var part: NoCopy


def main():
    pass

# rule: 02/NAM-11, 03/RFN-2, 03/MET-3, 04/SYM-2, 04/SYM-3, 04/WHR-6, 04/CSV-3, 07/CTS-3
# expect: reject
trait Source:
    comptime Item: Copyable & Deinitable

    def get(self) -> Self.Item:
        ...


struct Vec[n: Int](Copyable):
    var tag: Int

    def __init__(out self, tag: Int):
        self.tag = tag

    def wrong(self):
        self.tag = 1

    def right(mut self) -> Int:
        self.tag = Self.n
        return self.missing


def unknown_name[T: AnyType](x: T):
    print(nothing)


def no_member[T: Source](x: T):
    print(x.size())


def other_type[A: Source, B: Source](a: A, b: B) -> A.Item:
    return b.get()


def not_copyable[T: Movable & Deinitable](x: T) -> T:
    return x


def moved[T: Movable & Deinitable](var x: T) -> T:
    var y = x^
    return x^


def same[n: Int](a: Vec[n], b: Vec[n]) -> Int:
    return a.tag + b.tag


def differ[n: Int](a: Vec[n + 1], b: Vec[n + 2]) -> Int:
    return same(a, b)


def need[n: Int]() -> Int where n >= 1:
    return n


def either[n: Int]() -> Int where n > 0 or n == -4:
    return need[n]()


def refined[T: AnyType](x: T) -> Int:
    comptime if conforms_to(T, Sized) or conforms_to(T, Writable):
        return x.__len__()
    else:
        return 0


def equality[T: Copyable & Deinitable](x: T) -> Int:
    comptime if T == Int:
        return x
    else:
        return -1


def dead_branch():
    comptime if False:
        print(no_such_name)


def no_result[n: Int]() -> Int:
    comptime if n > 0:
        return 1


def main():
    pass

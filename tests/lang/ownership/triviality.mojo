# rule: 05/DEI-9
# expect: run
struct T1(TrivialRegisterPassable):
    var x: Int


struct C1(Copyable):
    var x: Int
    var y: T1


struct C2(Copyable):
    var x: String


struct C3(Copyable):
    var x: Int

    def __init__(out self, *, copy: Self):
        self.x = copy.x

    def __deinit__(deinit self):
        pass


struct C4[T: Copyable & Deinitable](Copyable):
    var t: Self.T


struct H(Copyable):
    var s: String
    comptime __del__is_trivial = True


struct M1(Movable):
    var x: Int

    def __init__(out self, *, deinit move: Self):
        self.x = move.x


def main():
    print(
        T1.__del__is_trivial,
        T1.__copy_ctor_is_trivial,
        T1.__move_ctor_is_trivial,
    )
    print(
        C1.__del__is_trivial,
        C1.__copy_ctor_is_trivial,
        C1.__move_ctor_is_trivial,
    )
    print(C2.__del__is_trivial, C2.__copy_ctor_is_trivial)
    print(
        C3.__del__is_trivial,
        C3.__copy_ctor_is_trivial,
        C3.__move_ctor_is_trivial,
    )
    print(
        C4[Int].__del__is_trivial,
        C4[String].__del__is_trivial,
        C4[Int].__copy_ctor_is_trivial,
    )
    print(H.__del__is_trivial, M1.__move_ctor_is_trivial, M1.__del__is_trivial)
    print(Int.__del__is_trivial, List[Int].__del__is_trivial)
    comptime if C1.__del__is_trivial:
        print("static")

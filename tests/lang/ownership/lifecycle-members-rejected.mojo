# rule: 05/CPY-6, 05/MOV-4, 05/DEI-1, 05/DEI-8
# expect: reject
struct A(Copyable):
    var x: Int

    def __init__(out self, *, copy: Self) raises:
        self.x = copy.x


struct B(TrivialRegisterPassable):
    var x: Int

    def __init__(out self, *, copy: Self):
        self.x = copy.x


struct D(TrivialRegisterPassable):
    var x: Int

    def __deinit__(deinit self):
        pass


struct G[T: Copyable & Deinitable](Copyable):
    var x: Self.T

    def __init__(out self, *, copy: Self) raises Int:
        self.x = copy.x.copy()


struct V(Movable):
    var x: Int

    def __init__(out self, *, deinit move: Self) raises:
        self.x = move.x


struct R(RegisterPassable):
    var x: Int

    def __init__(out self, *, deinit move: Self):
        self.x = move.x


struct D2(Movable):
    var x: Int

    def __deinit__(deinit self) raises:
        pass


struct D3(Movable):
    var x: Int

    def __deinit__(self):
        pass


struct D4(Movable):
    var x: Int

    def __deinit__(deinit self, y: Int):
        pass


struct D5(Movable):
    var x: Int

    def __deinit__(deinit self) -> Int:
        return 1


struct D6(Movable):
    var x: Int

    @staticmethod
    def __deinit__():
        pass


def main():
    pass

# rule: 05/MOV-6
# expect: run
struct V(Movable):
    var id: Int

    def __init__(out self, id: Int):
        self.id = id

    def __init__(out self, deinit take: Self):
        self.id = take.id
        print("not move")


struct V2(Movable):
    var id: Int

    def __init__(out self, id: Int):
        self.id = id

    def __init__(out self, *, deinit other: Self):
        self.id = other.id


struct V3(Movable):
    var id: Int

    def __init__(out self, id: Int):
        self.id = id

    def __init__(out self, deinit move: Self):
        self.id = move.id


def hand[T: Movable](var x: T) -> T:
    return x^


def main():
    var v = V(1)
    var w = hand(v^)
    print(w.id)
    var u = V(w^)
    print(u.id)

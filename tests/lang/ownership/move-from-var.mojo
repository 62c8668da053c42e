# rule: 05/MOV-5
# expect: run
struct V(Movable):
    var id: Int

    def __init__(out self, id: Int):
        self.id = id

    def __init__(out self, *, var move: Self):
        self.id = move.id
        move.id = -1
        print("moving", self.id)

    def __deinit__(deinit self):
        print("del", self.id)


def main():
    var xs = List[V]()
    xs.append(V(1))
    print("in")
    var v = xs.pop()
    print("out", v.id)

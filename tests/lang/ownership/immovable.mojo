# rule: 05/MOV-3, 05/EXC-8, 05/RES-1
# expect: run
struct Pinned(Movable where False):
    var id: Int

    def __init__(out self, id: Int) raises:
        if id < 0:
            raise Error("negative")
        self.id = id

    def __init__(out self, *, name: String):
        self.id = name.byte_length()

    def __deinit__(deinit self):
        print("del", self.id)


struct Holder(Movable where False):
    var first: Pinned
    var second: Pinned

    def __init__(out self, id: Int) raises:
        self.first = Pinned(id)
        self.second = Pinned(name="second")

    def replace(mut self):
        self.second = Pinned(name="other name")


def make(id: Int) raises -> Pinned:
    return Pinned(id)


def main() raises:
    var p = make(1)
    print(p.id)
    p = Pinned(name="abc")
    print(p.id)
    var h = Holder(4)
    h.replace()
    print(h.first.id, h.second.id)
    try:
        _ = Holder(-1)
    except e:
        print(e)

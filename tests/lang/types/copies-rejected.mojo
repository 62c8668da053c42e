# rule: 03/SYN-16, 03/SYN-17
# expect: reject
struct NC:
    var x: Int

    def __init__(out self):
        self.x = 1


struct C(Copyable):
    var x: Int

    def __init__(out self):
        self.x = 1


struct Pinned(Movable where False):
    var id: Int

    def __init__(out self, id: Int):
        self.id = id


struct H:
    var c: C
    var p: Pinned

    def __init__(out self):
        self.c = C()
        self.p = Pinned(1)


def take(var c: C):
    pass


def ret(c: C) -> C:
    return c


def main():
    var n = NC()
    var m = n
    var c = C()
    take(c)
    var l: List[C] = [c]
    var t = (c, 1)
    for var e in l:
        pass
    var p = Pinned(1)
    var q = p^
    take(c if True else c)

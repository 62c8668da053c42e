# rule: 05/LCM-5, 05/DST-33
# expect: run
@fieldwise_init
struct N(Movable):
    var id: Int
    def __deinit__(deinit self):
        print("del", self.id)

def risky(n: Int) raises -> N:
    if n < 0:
        raise Error("negative")
    return N(n)

struct T(Movable):
    var a: N
    var b: N
    def __init__(out self, x: Int, y: Int) raises:
        self.a = risky(x)
        self.b = risky(y)
        if x == y:
            raise Error("equal")
        try:
            self.b = risky(y - 5)
        except e:
            print("kept", self.b.id)
    def __deinit__(deinit self):
        print("del T", self.a.id, self.b.id)

def go(x: Int, y: Int):
    try:
        var t = T(x, y)
        print("have", t.a.id, t.b.id)
    except e:
        print(e)

def main():
    go(-1, 1)
    go(1, -1)
    go(2, 2)
    go(3, 4)
    go(3, 8)

# rule: 05/LEXT-1, 06/CLO-22, 06/LGC-2
# expect: run
struct Noisy(Movable):
    var id: Int

    def __init__(out self, id: Int):
        self.id = id

    def __deinit__(deinit self):
        print("del", self.id)


def call[f: def() capturing[_] -> Int]() -> Int:
    return f()


def main():
    var n = Noisy(1)

    @parameter
    def inner() -> Int:
        return n.id

    @parameter
    def outer() -> Int:
        return inner() + 1

    print(call[outer]())
    print("between")
    print(call[outer]())
    print("after")
    var m = Noisy(5)
    var p = Pointer(to=m)

    def through() {var p} -> Int:
        return p[].id

    print("made")
    print(through())
    print("end")

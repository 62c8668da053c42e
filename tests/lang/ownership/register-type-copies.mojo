# rule: 05/ELI-3
# expect: run
struct R(ImplicitlyCopyable, RegisterPassable):
    var id: Int

    def __init__(out self, id: Int):
        self.id = id

    def __init__(out self, *, copy: Self):
        self.id = copy.id
        print("copy", self.id)

    def __deinit__(deinit self):
        print("del", self.id)


def take(var r: R):
    print("take", r.id)


def main():
    var a = R(1)
    var b = a
    take(b)
    var c = R(2)
    take(c)
    print("c", c.id)

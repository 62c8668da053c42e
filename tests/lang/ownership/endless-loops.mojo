# rule: 05/DST-19
# expect: run
@fieldwise_init
struct N(Movable):
    var id: Int

    def __deinit__(deinit self):
        print("del", self.id)


struct C(ImplicitlyCopyable):
    var id: Int

    def __init__(out self, id: Int):
        self.id = id

    def __init__(out self, *, copy: Self):
        self.id = copy.id
        print("copy", self.id)

    def __init__(out self, *, deinit move: Self):
        self.id = move.id

    def __deinit__(deinit self):
        print("del", self.id)


def find(xs: List[Int]) -> Int:
    var a = N(1)
    var dead = N(2)
    var i = 0
    while True:
        if xs[i] > 10:
            print("use", a.id)
            return xs[i]
        i += 1


def raiser() raises:
    var a = N(3)
    var i = 0
    while True:
        i += 1
        if i == 3:
            print("raise with", a.id)
            raise "x"


def main():
    print(find([1, 5, 20]))
    try:
        raiser()
    except e:
        print(e)

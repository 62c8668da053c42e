# rule: 02/D-135, 02/D-146, 02/D-147, 02/D-148, 02/D-149, 02/D-150, 02/D-156, 02/D-136
# expect: reject
@explicit_destroy("close it")
struct File(Movable, Deinitable where False):
    var x: Int

    def __init__(out self):
        self.x = 1

    def close(deinit self):
        pass


struct Linear(Movable, Deinitable where False):
    var x: Int

    def __init__(out self):
        self.x = 1


@fieldwise_init
struct Pair:
    var a: String
    var b: String

    def __deinit__(deinit self):
        pass


def abandoned():
    var f = File()


def abandoned_by_trait():
    var f = Linear()


def uninitialized():
    var s: String
    print(s)


def field_uninitialized():
    var p: Pair
    p.a = "a"
    print(p.b)


def middle(var s: String):
    pass


def out_of_the_middle():
    var p = Pair("a", "b")
    middle(p.a^)


struct Half:
    var x: Int
    var y: Int

    def __init__(out self):
        self.x = 1


def invalidated():
    var xs: List[Int] = [1, 2]
    ref first = xs[0]
    xs.append(3)
    print(first)


def moved():
    var s = String("a")
    ref r = s
    middle(s^)
    print(r)


def dead_store():
    var x = 1
    x = 2
    for i in range(3):
        pass


async def later() -> Int:
    return 1


def not_awaited():
    later()


def main():
    pass

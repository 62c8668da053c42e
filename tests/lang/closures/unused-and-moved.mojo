# rule: 05/CAP-4, 05/DST-14
# expect: run
@fieldwise_init
struct N(Movable):
    var id: Int

    def __deinit__(deinit self):
        print("del", self.id)


def run[F: def() -> None](var f: F):
    f()


def main():
    var a = N(1)
    var b = N(2)

    def two() {a^, b^}:
        print("two", a.id, b.id)

    run(two^)
    var c = N(3)

    def branch() {c^}:
        print("branch", c.id)

    if a_true():
        branch()
    else:
        print("no")
    for i in range(2):
        var d = N(10 + i)

        def inl() {d^}:
            print("inl", d.id)

        if i == 0:
            continue
        inl()
    print("end")


def a_true() -> Bool:
    return False

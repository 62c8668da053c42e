# rule: 11/COL-3
# expect: run
@explicit_destroy("kill it")
struct L(Deinitable where False, Movable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def kill(deinit self):
        print("k", self.x)


def check_list_linear() raises:
    var l = List[L]()
    l.append(L(1))
    l.append(L(2))

    def f(var v: L):
        v^.kill()

    l^.deinit_with(f)


def main() raises:
    check_list_linear()

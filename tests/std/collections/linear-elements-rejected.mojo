# rule: 11/COL-3
# expect: reject
@explicit_destroy("kill it")
struct L(Deinitable where False, Movable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def kill(deinit self):
        print("k", self.x)


def check_list_linear_e() raises:
    var l = List[L]()
    l.append(L(1))


def main() raises:
    check_list_linear_e()

# rule: 10/TUP-5
# expect: reject
struct ND(Copyable, Movable):
    def __init__(out self, x: Int):
        pass


def check_tup_e2() raises:
    var t = Tuple[Int, ND]()


def main() raises:
    check_tup_e2()

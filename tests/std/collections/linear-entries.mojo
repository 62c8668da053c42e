# rule: 11/DCT-7
# expect: run
@explicit_destroy("kill it")
struct L(Deinitable where False, Movable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def kill(deinit self):
        print("k", self.x)


def check_dict_lin() raises:
    var d = Dict[Int, L]()
    d.insert(1, L(1))^.deinit_assert_empty()
    d.insert(2, L(2))^.deinit_assert_empty()

    def f(var k: Int, var v: L):
        v^.kill()

    d.clear_with(f)
    d.insert(3, L(3))^.deinit_assert_empty()
    d^.deinit_with(f)


def main() raises:
    check_dict_lin()

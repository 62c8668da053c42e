# rule: 06/CALL-9
# expect: run
def f() -> Int:
    return 1


def n():
    pass


struct S:
    var x: Int

    def __init__(out self):
        self.x = 1

    def m(self) -> String:
        return "a"

    def set(mut self) -> Int:
        return 1


def main():
    f()
    n()
    f
    var s = S()
    s.m()
    S()
    s.x
    1 + 2
    _ = f()
    print("ok", s.set())

# rule: 06/FUN-7
# expect: run
struct S:
    var x: Int

    def __init__(out self):
        self.x = 1

    def match(self) -> Int:
        return 2

    def del(self) -> Int:
        return 3

    def class(self) -> Int:
        return 4


def `class`() -> Int:
    return 5


def `with space`() -> Int:
    return 6


def main():
    var s = S()
    print(s.match (), s.del (), s.class (), `class`(), `with space`())

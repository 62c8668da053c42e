# rule: 05/CPY-1, 03/SYN-14
# expect: reject
struct A(Copyable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def copy(self) -> Self:
        return A(4)


def main():
    var a = A(1)
    var b = a
    print(b.x, a.x)

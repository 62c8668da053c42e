# rule: 05/LCM-1, 05/LCM-2
# expect: reject
struct A:
    var x: Int
    var y: String

    def __init__(out self):
        self.x = 1

    def __init__(out self, c: Bool):
        self.x = 1
        if c:
            return
        self.y = "a"

    def __init__(out self, i: Int):
        self.x = i
        self.m()
        self.y = ""

    def __init__(out self, s: String):
        show(self)
        self.x = 1
        self.y = s

    def m(self):
        pass


struct B:
    var x: Int

    def __init__(self):
        pass

    def __init__(mut self, x: Int):
        self.x = x


struct D:
    var x: Int

    @staticmethod
    def __init__(x: Int) -> Self:
        pass


def show(a: A):
    pass


def main():
    pass

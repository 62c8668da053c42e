# rule: 05/OWN-7, 05/OWN-9, 05/OWN-5
# expect: reject
struct P2:
    var a: Int
    var b: Int

    def __init__(out self):
        self.a = 1
        self.b = 2

    def m(self):
        print("m")


def show(p: P2):
    pass


def main():
    var p: P2
    p.a = 1
    p.b = 2
    show(p)


def two():
    var p: P2
    p.a = 1
    p.b = 2
    p.m()


def three():
    var p: P2
    p.a = 1
    print(p.a)
    print(p.b)


def four():
    var p: P2
    p.a = 1
    show(p)


def five(out r: P2):
    r.a = 1
    r.b = 2

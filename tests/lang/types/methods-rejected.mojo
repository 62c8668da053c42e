# rule: 03/MTH-1, 03/MTH-2, 03/MTH-4, 03/MTH-7
# expect: reject
struct Acc:
    var total: Int

    def __init__(out self):
        self.total = 1

    def add(mut self, n: Int):
        self.total += n

    def bad():
        pass

    def odd(self: Int):
        pass

    def va(*self):
        pass

    def kwo(*, x: Int):
        pass


struct G[n: Int]:
    var x: Int

    def sp(self: G[3]):
        pass

    def ok(self: G[Self.n]):
        pass

    def is3(self) where Self.n == 3:
        pass


def main():
    var a = Acc()
    var f = a.add
    Acc().add(2)
    var g = a.add(1, 2)

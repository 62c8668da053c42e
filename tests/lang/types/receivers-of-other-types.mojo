# rule: 03/MTH-1, 03/MTH-2
# expect: reject
struct S:
    var x: Int

    def o(x: Int):
        pass

    def p(this: Int):
        pass

    def q(self: Int):
        pass

    def r(x: S):
        pass

    def s(x: Self):
        pass


def main():
    pass

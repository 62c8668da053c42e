# rule: 06/RET-10
# expect: reject
def f(c: Bool):
    if c:
        def n(x: Int):
            pass

        n(1)
    else:
        def n(x: Int):
            pass

        n(1)


def g(c: Bool):
    var k = 1
    if c:
        def n(x: Int) {k}:
            print(k)

        n(1)
    else:
        def n(x: Int) {k}:
            print(k)

        n(1)


def main():
    pass

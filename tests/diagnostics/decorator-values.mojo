# rule: 07/DEC-1, 07/DEC-5, 07/DEC-17, 07/DEC-18
# expect: reject
@align("8")
struct Text:
    var x: Int


@align(Self.n)
struct Own[n: Int]:
    var x: Int


def helper(x: Int) -> Int:
    return x + 1


@always_inline("builtin")
def folded(x: Int) -> Int:
    return helper(x) * 2


@some.thing
def decorated():
    pass


@deprecated(use=newer)
def old():
    pass


def main():
    @no_such_decorator
    def inner():
        pass

    inner()
    print(folded(2))

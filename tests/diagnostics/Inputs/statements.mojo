# fixes: ImplicitDeclaration, UnusedValue, FunctionNotCalled, MethodWithoutCall, NotAwaited, TransferOfTrivial, TransferOfOwned, SliceColon, ExpectedColon, GlobalVariable, PackageDoesNotContain
from std.collections import Dct

var limit = 10


def show():
    print(limit)


async def later() -> Int:
    return 1


def text() -> String:
    return "a"


def main():
    x = 1
    x + 1
    show
    var s = text()^
    s.byte_length
    print(x^, s)
    later()
    var xs: List[Int] = [1, 2, 3]
    print(len(xs[0=2]))
    if x > 0
        print(x)

# rule: 10/BOOL-1, 10/BOOL-2, 10/BOOL-3
# expect: run
from std.hashlib import hash


struct B(Boolable):
    var x: Int

    def __init__(out self, x: Int):
        self.x = x

    def __bool__(self) -> Bool:
        return self.x > 0


def check_bool() raises:
    print(
        Bool.MIN,
        Bool.MAX,
        Bool(),
        Bool(3),
        Bool(""),
        Bool(None),
        Bool(Scalar[DType.bool](True)),
        Bool(B(1)),
        Int(True),
        Float64(True),
        True < False,
        True >= False,
        ~True,
        True & False,
        True | False,
        True ^ True,
        repr(True),
    )
    var b = True
    b &= False
    b |= True
    b ^= True
    print(b, hash(True) == hash(Scalar[DType.bool](True)))
    if B(1) and not B(0):
        print("yes")
    while B(0):
        pass


def main() raises:
    check_bool()

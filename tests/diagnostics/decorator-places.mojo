# rule: 07/DEC-7, 07/DEC-11, 07/DEC-12, 07/DEC-17, 07/DEC-19, 07/DEC-20
# expect: reject
struct Holder:
    @export
    def method(self) abi("C"):
        pass


@unavailable("gone")
def gone() -> Int:
    return 1


@stable
@deprecated("old")
def both():
    pass


@align
struct Unaligned:
    var x: Int


@fieldwise_init("implicit")
struct Pair:
    var a: Int
    var b: Int


@fieldwise_init
struct Twice:
    var a: Int

    def __init__(out self, b: Int):
        self.a = b


def main():
    pass

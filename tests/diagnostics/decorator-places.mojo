# rule: 07/DEC-7, 07/DEC-12, 07/DEC-17, 07/DEC-19, 07/DEC-20
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


def main():
    pass

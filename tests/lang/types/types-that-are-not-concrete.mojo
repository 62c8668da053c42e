# rule: 03/TYS-5, 03/TYS-6, 03/TYS-7
# expect: reject
struct A:
    var l: List
    var s: SIMD[DType.int32, _]


def g(x: Writable):
    pass


def res() -> List:
    return [1]


def h(x: Int):
    pass


def main():
    var n: Int = Int
    g(1)
    var l: List
    var w: Writable = 1
    h(Int)
    var s: String = String

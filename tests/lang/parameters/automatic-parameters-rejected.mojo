# rule: 04/APZ-3, 04/APZ-4, 04/APZ-7
# expect: reject
def lanes(v: SIMD) -> Int:
    return Int(v.length)


def add_same(a: SIMD, b: type_of(a)) -> type_of(a):
    return a + b


struct S:
    var x: List


def r() -> SIMD:
    return 1


def main():
    _ = add_same(Int16(4), Int32(5))
    _ = lanes[DType.int8](Int8(1))

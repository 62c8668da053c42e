# rule: 04/PAL-1, 04/APZ-5, 04/PIN-5
# expect: run
# An argument whose type is an alias with open parameters takes what the aliased type takes: conversions and displays.
comptime View[T: AnyType, o: MutOrigin] = Span[T, o]
comptime Ints[n: Int = 3] = Array[Int, n]
comptime Numbers[T: Copyable & Deinitable] = List[T]
comptime Quad[dtype: DType] = SIMD[dtype, 4]


def bump(xs: MutSpan[Int, _]):
    for ref x in xs:
        x += 1


def last[o: MutOrigin](xs: View[Int, o]) -> ref[o] Int:
    return xs[len(xs) - 1]


def length(text: ImmStringSpan[_]) -> Int:
    return text.byte_length()


def read(xs: ImmSpan[Int, _]) -> Int:
    return xs[0]


def count(xs: Numbers) -> Int:
    return len(xs)


def size(xs: Ints[_]) -> Int:
    return len(xs)


def dtype_of(v: Quad[_]) -> DType:
    return v.dtype


def main():
    var list: List[Int] = [1, 2]
    bump(list)
    last(list) += 10
    var array = [5, 6, 7]
    bump(array)
    print(list, array, read(list), read(array))
    var text = String("abc")
    print(length(text), length("de"), count([1.5, 2.5]), count(list), size([1, 2, 3, 4]), dtype_of(Quad[DType.int8](1)))

# rule: 03/MET-1, 03/MET-4, 03/MET-5, 03/MET-6
# expect: run
def eq[T: AnyType, U: AnyType](a: T, b: U) -> Bool:
    return T == U


def side() -> Int:
    print("never")
    return 1


def only[T: AnyType](x: T) -> Int where T == Int:
    return 1


def lmeta[L: type_of(List[_])](n: Int) -> Int:
    return n


def tmeta[Tr: type_of(AnyType)]() -> Bool:
    return conforms_to(Int, Tr)


def same(a: Some[AnyType], b: type_of(a)) -> Int:
    return 2


def main():
    print(
        eq(1, 2),
        eq(1, "a"),
        Int == Int,
        Int == Int64,
        Int != String,
        Float32 == SIMD[DType.float32, 1],
    )
    var x: type_of(side()) = 3
    comptime T = Int if x.dtype == DType.int else String
    var z: T = 4
    print(
        x,
        z,
        only(z),
        same(1, 2),
        lmeta[List[Int]](3),
        tmeta[Writable](),
        tmeta[Sized](),
        tmeta[Writer](),
    )

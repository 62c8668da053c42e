# rule: 04/SYM-6, 04/SYM-8, 04/SYM-9, 04/ELB-1
# expect: run
@fieldwise_init
struct Vec[n: Int](Copyable):
    var t: Int


def same1[n: Int](a: Vec[n + 1]) -> Vec[1 + n]:
    return a.copy()


def same2[n: Int](a: Vec[n + n]) -> Vec[2 * n]:
    return a.copy()


def to4[n: SIMDLength](v: SIMD[DType.int32, n]) -> SIMD[DType.int32, 4]:
    comptime if n == 4:
        return rebind[SIMD[DType.int32, 4]](v)
    else:
        return SIMD[DType.int32, 4](Int32(v[0]))


def as_int[T: AnyType](ref x: T) -> Int:
    comptime if T == Int:
        return rebind[Int](x)
    else:
        return -1


def mv[T: Movable & Deinitable](var x: T) -> String:
    comptime if T == String:
        return rebind_var[String](x^)
    else:
        return "other"


def mut_through[T: AnyType](mut x: T):
    comptime if T == Int:
        rebind[Int](x) += 5


def rec[n: Int]() -> Int:
    comptime if n == 0:
        return 0
    else:
        return n + rec[n - 1]()


def main():
    var v: SIMD[DType.int32, 4] = [1, 2, 3, 4]
    print(to4(v), to4(Int32(7)))
    var n = 5
    var s = String("x")
    print(as_int(n), as_int(s), mv(s^), mv(3), rec[4]())
    mut_through(n)
    print(n, same1[2](Vec[3](7)).t, same2[2](Vec[4](8)).t)

# rule: 10/SIMD-4, 10/SIMD-11, 10/SIMD-13, 10/SIMD-30, 10/SIMD-40, 10/SIMD-41
# expect: run
def main():
    var v = SIMD[DType.int32, 4](5, -5, 7, 0)
    var d: SIMD[DType.int32, 4] = [2, 2, 0, 3]
    print(v + 1, v * d, v // d, v % d)
    print(v.gt(0), v == v, v != d, 7 in v, 8 in v)
    print(v.reduce_add(), v.reduce_min(), v.reduce_max(), v.reduce_mul())
    print(v.reduce_add[2](), v.slice[2, offset=1](), v.reversed())
    print(v.rotate_left[1](), v.rotate_right[1](), v.shift_left[2](), v.shift_right[1]())
    print(v.shuffle[3, 2, 1, 0](), v.shuffle[0, 4, 1, 5](d))
    print(v.interleave(d), v.join(d))
    var halves = v.split()
    print(halves[0], halves[1], v.deinterleave()[1])
    print(v.eq(0).select(d, v), v.clamp(-1, 5), v.insert[offset=2](SIMD[DType.int32, 2](8, 9)))
    v[1] = 11
    print(v[1], len(v), repr(v), repr(v[0]), repr(v.gt(6)))
    print(abs(v), -v, Bool(v), v.cast[DType.float64]())

# rule: 06/ABI-2, 13/FFI-1
# comptime: no (calls C)
from std.ffi import c_int, external_call


@fieldwise_init
struct Two[dtype: DType](TrivialRegisterPassable):
    var a: Scalar[Self.dtype]
    var b: Scalar[Self.dtype]


@fieldwise_init
struct Mixed(TrivialRegisterPassable):
    var a: Int32
    var b: Float32
    var c: Int16


@fieldwise_init
struct Large(TrivialRegisterPassable):
    var a: Int64
    var b: Float64
    var c: Int8


def swap_parts(a: Two[DType.int8], b: Mixed, c: Large) abi("C") -> Mixed:
    return Mixed(Int32(a.b), Float32(c.b), b.c + Int16(c.c))


def enlarge(n: Int64, m: Two[DType.float32]) abi("C") -> Large:
    return Large(n, Float64(m.a) / Float64(m.b), -1)


def through(
    f: def(Two[DType.int8], Mixed, Large) thin abi("C") -> Mixed,
    g: def(Int64, Two[DType.float32]) thin abi("C") -> Large,
):
    var large = g(5, Two[DType.float32](1, 4))
    print(large.a, large.b, large.c)
    var mixed = f(Two[DType.int8](1, -2), Mixed(3, 4, 5), large)
    print(mixed.a, mixed.b, mixed.c)


def main():
    var small = external_call["div", Two[DType.int32]](c_int(17), c_int(5))
    print(small.a, small.b)
    var wide = external_call["ldiv", Two[DType.int64]](Int64(-17), Int64(5))
    print(wide.a, wide.b)
    # C's complex numbers are passed as such structs.
    var root = external_call["csqrt", Two[DType.float64]](
        Two[DType.float64](-4, 0)
    )
    print(root.a, root.b)
    var half = external_call["conjf", Two[DType.float32]](
        Two[DType.float32](1, 2)
    )
    print(half.a, half.b)
    through(swap_parts, enlarge)
    print(swap_parts(Two[DType.int8](1, 2), Mixed(3, 4, 5), Large(6, 7, 8)).b)
    # An optional pointer is a pointer that may be null.
    var none: Optional[Pointer[Int64, MutUntrackedOrigin]] = None
    print(external_call["time", Int64](none) > 0)

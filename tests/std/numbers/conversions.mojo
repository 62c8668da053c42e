# rule: 10/CAST-2, 10/CAST-3, 10/CAST-5, 10/CAST-7, 10/CAST-16, 10/INT-2, 10/NUM-7, 10/SIMD-5, 10/SIMD-6
# expect: run
def main():
    print(Int8(UInt8(200)), UInt8(Int8(-1)), Int(UInt8(255)), Int64(Int8(-3)))
    print(Int(Float32(-3.9)), Float32(16777217), Int(True), Float64(False))
    print(UInt8(256), UInt64(-1) == UInt64.MAX, Int8(128))
    print(Float32(0.1).to_bits(), Float64(1).to_bits() >> 52, Float32(from_bits=UInt32(0x40490FDB)))
    print(SIMD[DType.uint64, 4](UInt8(42)), SIMD[DType.bool, 4](fill=True))
    print(Bool(Int(0)), Bool(2.5), Bool(""), Bool("x"), Bool(None))
    print(Scalar[DType.bool](True), Int.MAX, Int.MIN, UInt.MAX, Int8.MIN, UInt16.MAX)
    print(Float32.MAX, Float32.MIN, Float64.MAX_FINITE, Float32.MIN_FINITE)
    var b: Bool = Scalar[DType.bool](False)
    print(b, b == False, b < True, b ^ True, ~b)
    print(UInt256.MAX, Int128.MIN)

# rule: 10/CAST-9, 10/CAST-10, 10/CAST-11, 10/CAST-13, 10/CAST-14, 10/FFMT-4
# expect: run
def show[dtype: DType](values: List[Float32]):
    for x in values:
        var small = x.cast[dtype]()
        print(small.to_bits(), small, end="; ")
    print()


def checksum[dtype: DType]() -> UInt32:
    """Of the values of all bytes, and whether each goes back to its byte."""
    var sum = UInt32(0)
    for byte in range(256):
        var wide = SIMD[dtype, 1](from_bits=UInt8(byte)).cast[DType.float32]()
        if wide == wide:
            sum = sum * 31 + wide.to_bits()
            if wide.cast[dtype]().to_bits() != UInt8(byte):
                sum += 1
    return sum


def main():
    var inf = Float32.MAX
    var values: List[Float32] = [0.3, -0.0, 1000, -inf, inf - inf, 1e-6, 0.001]
    show[DType.float8_e4m3fn](values)
    show[DType.float8_e4m3fnuz](values)
    show[DType.float8_e5m2](values)
    show[DType.float8_e5m2fnuz](values)
    show[DType.float8_e8m0fnu]([0.3, -3, 1, 5e-39, 6e-39, 3.4e38])
    print(
        checksum[DType.float8_e4m3fn](),
        checksum[DType.float8_e4m3fnuz](),
        checksum[DType.float8_e5m2](),
        checksum[DType.float8_e5m2fnuz](),
    )

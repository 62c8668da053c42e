# rule: 10/IFMT-1, 10/IFMT-2
# expect: run
def main():
    print(0, -1, 7, 42, 99, 100, 12345, Int.MAX, Int.MIN)
    print(Int8(-128), UInt8(255), UInt64.MAX, Int128(1) << 100, -(UInt256(1) << 200).cast[DType.int256]())
    print(hex(255), hex(-255), bin(0), oct(64), hex(10, prefix=""), bin(UInt8(5)))

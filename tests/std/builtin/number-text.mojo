# rule: 10/INT-5, 10/FFMT-5
# expect: run


def check_intfmt() raises:
    print(
        hex(-255),
        bin(0),
        hex(10, prefix=""),
        oct(8),
        bin(-5),
        hex(UInt8(255)),
        "x",
        hex(Scalar[DType.bool](True)),
        bin(Int8(-128)),
        hex(UInt256(1) << 200),
    )
    print(
        Float16(0.1),
        BFloat16(0.1),
        42.0,
        0.0001,
        0.00001,
        1e15,
        1e16,
        1.5e16,
        1e100,
        5e-324,
        Float32(1.4e-45),
        -0.0,
        Float32(99.9),
        123456789.123456789,
    )
    print(
        Float8_e5m2(0.00001526),
        Float8_e4m3fn(0.001953125),
        Float8_e5m2(from_bits=UInt8(0x7C)),
        Float8_e8m0fnu(from_bits=UInt8(0)),
        Int128.MAX,
        UInt128.MAX,
        Int256.MIN,
    )


def main() raises:
    check_intfmt()

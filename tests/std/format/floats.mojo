# rule: 10/FFMT-1, 10/FFMT-2, 10/FFMT-3
# expect: run
def main():
    print(0.1, 1.0, 100.0, 1e15, 1e16, 0.0001, 0.00001, 123456789.123456789)
    print(1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 1e23, 9007199254740993.0)
    print(Float32(0.1), Float32(16777217.0), Float32(3.4028235e38), Float32(1e-45) * 0.0, Float32(99.9))
    print(Float16(0.1), BFloat16(1.5), -0.0, 2.5e-7, 1.5e300)
    var one = 1.0
    var zero = 0.0
    print(one / zero, -one / zero, zero / zero)
    print(1.0 / 3.0, 2.0 / 3.0, 4.35, 0.3, 5e-5, 1234567.0)

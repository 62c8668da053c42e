# rule: 10/NUM-7, 10/MATH-4, 10/HASH-2
# expect: run
from std.math import exp


def main():
    # Literals below the smallest number become 0, also above its half.
    print(Float32(1e-45), Float32(3e-45), Float32(1e-40), Float64(5e-324))
    # The power of two that exp multiplies with wraps at both ends.
    print(exp(-1000.0), exp(1000.0), exp(709.4), exp(Float32(-1000)))
    print(hash(DType.int32))

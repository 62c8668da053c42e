# rule: 10/MATH-3
# expect: run
from std.math import exp, log, sinh, tanh


def check_math3() raises:
    print(
        exp(1.0),
        exp(Float32(1)),
        log(3.0),
        exp(Float64(800)),
        log(Float64(8)),
        tanh(1.0),
        exp(0.0),
    )


def main() raises:
    check_math3()

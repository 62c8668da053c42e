# rule: 10/RAND-6, 10/RAND-8
# expect: run
from std.random import seed, randn_float64, random_float64, NormalRandom, Random
from std.math import sqrt, log, cos, sin, pi


def check_rand6() raises:
    seed(9)
    var u1 = random_float64()
    var u2 = random_float64()
    seed(9)
    print(
        randn_float64(2.0, 3.0)
        == 2.0 + 3.0 * (sqrt(-2 * log(u1)) * cos(2 * pi * u2))
    )
    var n = NormalRandom(seed=4)
    var r = Random(seed=4)
    var a = 1 - r.step_uniform()
    var b = 1 - r.step_uniform()
    var got = n.step_normal(mean=0.0, stddev=1.0)
    var radius = sqrt(Float32(-2.0) * log(a))
    var want = radius * cos(Float32(2 * pi) * b)
    print(abs(got[0] - want[0]) < 1e-5, abs(got[3] - want[3]) < 1e-5)


def main() raises:
    check_rand6()

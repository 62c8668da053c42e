# rule: 10/RAND-1, 10/RAND-2, 10/RAND-3, 10/RAND-4, 10/RAND-5, 10/RAND-7
# expect: run
from std.random import (
    seed,
    random_float64,
    random_si64,
    random_ui64,
    randn_float64,
    rand,
    randint,
    randn,
    shuffle,
    Random,
    NormalRandom,
)


def check_rand() raises:
    var first = random_ui64(0, 1000)
    seed(0)
    print(first == random_ui64(0, 1000))
    seed(7)
    var a = random_float64()
    seed(7)
    print(
        a == random_float64(min=0, max=1),
        random_si64(5, 5),
        random_si64(9, 3),
        random_ui64(4, 2),
    )
    for _ in range(100):
        var x = random_si64(-3, 3)
        if x < -3 or x > 3:
            print("bad")
        var f = random_float64(2, 3)
        if f < 2 or f >= 3:
            print("bad")
    var l: List[Float32] = [0, 0, 0]
    rand(Span(l))
    rand(l.unsafe_ptr(), 3, min=1.0, max=2.0)
    print(l[0] >= 1 and l[0] < 2)
    rand(Span(l), int_scale=2)
    print(l[0] * 4 == round(l[0] * 4))
    var n: List[Int32] = [0, 0, 0]
    randint(Span(n), 5, 5)
    print(n)
    randint(n.unsafe_ptr(), 3, low=6, high=6)
    print(n)
    randn(Span(l), mean=5.0, standard_deviation=0.0)
    print(l)
    randn(l.unsafe_ptr(), 3)
    _ = randn_float64(mean=0.0, standard_deviation=1.0)
    var s: List[Int] = [1, 2, 3, 4]
    shuffle(s)
    sort(s)
    print(s)
    var r = Random(seed=1, subsequence=2, offset=3)
    var r2 = r.copy()
    print(r.step() == r2.step(), r.step_uniform() == r2.step_uniform(), 1)
    var r6 = Random[6]()
    var nr = NormalRandom(seed=3)
    print(
        len(r6.step_uniform_unbiased()),
        len(nr.step_normal(mean=1.0, stddev=2.0)),
        len(nr.step_normal_4()),
    )
    var z = Random(seed=0)
    print(z.step())
    seed(42)


def main() raises:
    check_rand()

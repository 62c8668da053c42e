# rule: 07/TUNE-2
# expect: run
# flags: -D AUTOTUNE=8
from kiln import autotune


@fieldwise_init
struct Work(Movable):
    var numbers: List[Int]
    var total: Int


def sum_by[step: Int](mut work: Work):
    for at in range(0, len(work.numbers), step):
        for i in range(at, min(at + step, len(work.numbers))):
            work.total += work.numbers[i]


def main() raises:
    var work = Work([1, 2, 3], 0)
    print(autotune[sum_by, 2, 8, 32]("sum", work), work.total)
    try:
        print(autotune[sum_by, 2, 32]("sum", work))
    except e:
        print(e)

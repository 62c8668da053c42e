# rule: 13/TIM-1
# expect: run
from std.time import (
    perf_counter,
    perf_counter_ns,
    global_perf_counter_ns,
    monotonic,
    time_function,
    sleep,
)


def check_tim() raises:
    var a = perf_counter_ns()
    sleep(0.01)
    sleep(0)
    sleep(-1)
    var b = monotonic()

    def f():
        pass

    def g() raises:
        pass

    print(
        b - a > 9000000,
        perf_counter() > 0,
        global_perf_counter_ns() > 0,
        time_function(f) >= 0,
        time_function(g) >= 0,
    )


def main() raises:
    check_tim()

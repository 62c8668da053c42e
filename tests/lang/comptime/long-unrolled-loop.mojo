# rule: 07/CTS-10, 16/PERF-56
# expect: run
# comptime: no (the copies are made while compiling)


def main():
    var s = 0
    comptime for i in range(10_000):
        s += i
    print(s)

# rule: 07/CTE-6
# expect: reject
# Two instances for each: one message, and an end.


def f[n: Int]():
    f[2 * n]()
    f[2 * n + 1]()


def main():
    f[1]()

# rule: 02/DIA-6
# expect: reject
# flags: --comptime-max-steps 1000
# A call counts for as many steps as what it runs is long.


def mixed(x: Int) -> Int:
    var a = x
    comptime for i in range(300):
        a = (a * 3 + x) ^ (a >> i % 7)
    return a


def often(count: Int) -> Int:
    var a = count
    for _ in range(count):
        a = mixed(a)
    return a


comptime fits = often(1)
comptime too_often = often(4)


def main():
    print(fits, too_often)

# rule: 04/PAL-4
# expect: run
comptime Square[x: Int]: Int = x * x
comptime Scale[k: Int, x: Int]: Int = k * x
comptime Triple = Scale[3, _]


def total[f: __generator_type[n: Int] Int, count: Int]() -> Int:
    var sum = 0
    comptime for i in range(count):
        sum += f[i]
    return sum


def main():
    print(total[Square, 4](), total[Triple, 3]())

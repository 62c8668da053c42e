# rule: 02/DIA-6
# expect: reject
# flags: --comptime-max-steps 1000
# The limit of steps is for all evaluations together.


def turns(count: Int) -> Int:
    var result = 0
    for _ in range(count):
        result += 1
    return result


comptime first = turns(600)
comptime second = turns(601)


def main():
    print(first, second)

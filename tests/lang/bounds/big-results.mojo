# rule: 02/DIA-6
# expect: reject
# flags: --comptime-max-memory 8
# A value that is computed while compiling is kept only if it is a fraction of what that may take.


def numbers(count: Int) -> List[Int]:
    var result = List[Int]()
    for i in range(count):
        result.append(i)
    return result^


comptime few = numbers(1000)
comptime many = numbers(100_000)


def main():
    print(len(materialize[few]()))
    comptime assert len(many) == 100_000

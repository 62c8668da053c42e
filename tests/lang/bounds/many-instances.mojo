# rule: 02/DIA-6
# expect: reject
# All instances of functions together may have a number of statements that grows with the sources.


def many[n: Int]() -> Int:
    var total = n
    comptime for i in range(200):
        total += i
    return total


def main():
    var total = 0
    comptime for n in range(100):
        total += many[n]()
    print(total)

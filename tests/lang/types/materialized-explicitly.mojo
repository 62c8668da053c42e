# rule: 03/MTZ-2, 03/MTZ-7
# expect: reject
def primes() -> List[Int]:
    return [2, 3, 5]


comptime table = primes()


def main():
    var t = table
    print(table[1])

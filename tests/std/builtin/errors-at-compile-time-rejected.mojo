# rule: 10/ERR-9
# expect: reject
def f(x: Int) -> Int:
    var l: List[Int] = [1]
    return l[x]


def check_e9() raises:
    comptime y = f(3)
    print(y)


def main() raises:
    check_e9()

# rule: 07/META-7, 07/CT-12
# expect: run
def boom() -> Int:
    print("evaluated")
    var xs: List[Int] = [1]
    xs.clear()
    return xs[len(xs) + 10]


def shadowing() -> Int:
    comptime used = 4
    comptime unused: Int = boom()
    return used


comptime at_module_level = boom()


def main():
    comptime _ = boom()
    print(shadowing())

# rule: 02/DIA-1, 02/DIA-6, 02/NAM-5
# expect: reject
def broken(x: Int:
    return x


def half():
    var a = (1 +
    print(a)


def third():
    var b = missing
    var c = b + 1
    print(c, broken(1))


def main():
    half()
    var s: Int = "text"

# rule: 01/EXP-82, 01/STM-10
# expect: run


def main():
    var a, b = 1, 2
    a, b = b, a
    var c = var d = a + b
    print(a, b, c, d)

# rule: 07/META-7, 07/CT-7, 07/CT-3
# expect: reject
def f(x: Int) -> Int:
    return x


def f(x: String) -> String:
    return x


comptime either = f


def main():
    var x = 4
    comptime unused = x + 1
    comptime other = no_such_name
    print(x)
    print(either(3))

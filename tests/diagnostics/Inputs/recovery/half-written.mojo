# rule: 02/DIA-1, 02/DIA-3, 02/NAM-5
# What stands before a syntax error is checked; nothing follows from the error itself.
def area(width: Int, height: Int) -> Int:
    return width * height


def unfinished(n: Int) -> Int:
    print(missing)
    if n > 0:
        var m: Int = "text"
        print(1 + )
    return m


def mixed():
    var x = area(width=1, 2)
    print(x, unknown)

    def inner(a: Int {}:
        pass

    inner(3)


def two_results(out a: Int, out b: Int):
    a = 1


try:
    print(1)
except:
    print(2)


def fine() -> Int:
    return nothing


def main():
    pass

"""What the test of coverage covers."""


def area(width: Int, height: Int) -> Int:
    """Returns an area."""
    if width < 0:
        return 0
    var result = width * height
    return result


def pick[n: Int](x: Int) -> Int:
    if x * n > 2:
        return x
    return n


def unused(x: Int) -> Int:
    """Nothing calls this."""
    var y = x
    return y

# rule: 06/OVL-5, 06/OVL-7, 06/OVL-8
# expect: reject
def q[a: Int]() -> String:
    return "Int"


def q[a: Float64]() -> String:
    return "Float"


def a(x: Float64):
    pass


def a(x: Float32):
    pass


def s(x: Int):
    pass


def s(x: String):
    pass


def over(x: Int):
    pass


def over(x: Int, y: Int):
    pass


def main():
    _ = q[1]()
    a(1)
    s([1])
    s()
    var p = over
    var p2: def(Int) thin -> None = over
    p2(1)

# rule: 01/EXP-82
# expect: run
# A literal among the values of a tuple assignment takes the type of its target, as it does in an assignment of its own.
struct Running[dt: DType]:
    var n: Int
    var mean: Scalar[Self.dt]
    var text: String

    def __init__(out self):
        self.n, self.mean, self.text = 0, 1, "none"


def main():
    var r = Running[DType.float32]()
    print(r.n, r.mean, r.text)
    var x = 2.5
    var o: Optional[Int]
    x, o = 3, 4
    print(x, o)
    (x, o) = (5, None)
    print(x, o)
    var values: List[Float64] = [1, 2]
    values[0], values[1] = values[1], 7
    print(values)
    var a, b = 1, 0.5
    a, b = Int(b * 4), 6
    print(a, b)

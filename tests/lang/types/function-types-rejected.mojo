# rule: 03/FNT-4, 03/FNT-6
# expect: reject
def double(x: Int) -> Int:
    return 2 * x


struct Adder:
    def __init__(out self):
        pass

    def __call__(self, x: Int) -> Int:
        return x


struct Bad(def(Int) -> Int):
    def __init__(out self):
        pass


def apply[F: def(Int) -> Int](f: F, x: Int) -> Int:
    return f(x)


def main():
    var p: def(Int) thin -> Int = double
    _ = apply(p, 1)
    _ = apply(Adder(), 1)
    _ = apply[double](double, 1)

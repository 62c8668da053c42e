# rule: 06/LGC-2, 12/SRT-1a
# expect: reject
def run[T: Copyable, //, body: def(T) capturing[_] -> None](x: T):
    body(x)


def show(x: Int):
    print(x)


def less(a: Int, b: Int) -> Bool:
    return a < b


def main():
    run[show](3)
    var xs: List[Int] = [2, 1]
    partition[less](xs, 1)
    sort[less](xs)

# rule: 05/RES-3
# expect: run
struct Cells:
    var a: String
    var b: String

    def __init__(out self):
        self.a = "a"
        self.b = "b"

    def at(ref self, i: Int) -> ref[self.a, self.b] String:
        if i == 0:
            return self.a
        return self.b


def pick(ref a: Int, ref b: Int, first: Bool) -> ref[a, b] Int:
    if first:
        return a
    return b


def main():
    var cells = Cells()
    cells.at(0) = "x"
    cells.at(1) += "y"
    print(cells.a, cells.b)
    var m = 1
    var n = 2
    pick(m, n, False) = 7
    pick(m, n, True), _ = (5, 6)
    print(m, n)
    var list: List[Int] = [1, 2, 3]
    list.unsafe_get(1) = 20
    rebind[Int](list[2]) = 30
    print(list)

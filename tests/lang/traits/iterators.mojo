# rule: 03/BTR-3, 06/CFL-9
# expect: run
struct Grid(Iterable):
    comptime IteratorType[mut: Bool, //, origin: Origin[mut=mut]]: Iterator = (
        GridIter[origin]
    )
    var cells: List[Int]

    def __init__(out self, n: Int):
        self.cells = [i * i for i in range(n)]

    def __iter__(ref self) -> Self.IteratorType[origin_of(self)]:
        return GridIter[origin_of(self)](Pointer(to=self))


struct GridIter[mut: Bool, //, o: Origin[mut=mut]](Iterator):
    comptime Element = Int
    var g: Pointer[Grid, Self.o]
    var i: Int

    def __init__(out self, g: Pointer[Grid, Self.o]):
        self.g = g
        self.i = 0

    def __next__(mut self) raises StopIteration -> Int:
        if self.i == len(self.g[].cells):
            raise StopIteration()
        self.i += 1
        return self.g[].cells[self.i - 1]


def main():
    var g = Grid(4)
    for x in g:
        print(x, end=" ")
    print()
    print([x + 1 for x in g])
    var it = iter(g)
    try:
        print(next(it), next(it))
    except:
        pass

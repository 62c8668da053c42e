# rule: 04/PIN-4, 04/PIN-6
# expect: run
@fieldwise_init
struct Grid[rows: Int, columns: Int](Copyable):
    var tag: Int


def glue[a: Int, b: Int, c: Int](x: Grid[a, b], y: Grid[b, c]) -> Grid[a, c]:
    return Grid[a, c](x.tag + y.tag)


def main():
    var g = glue(Grid[2, 3](10), Grid[3, 7](1))
    print(g.rows, g.columns, g.tag)

# rule: 12/CRD-1
# expect: run
# Generic code asks a coordinate for its numbers by the requirements of the trait.
from std.utils.coord import Coord, CoordLike, Idx
def f[C: CoordLike](c: C) -> Int:
    return Int(c.product()) + Int(c.sum()) + C.__len__()
def g[C: CoordLike](c: C) -> Int:
    comptime if C.is_tuple:
        return 0
    else:
        return Int(c.value())
def main():
    print(f(Coord(2, 3)), f(Idx[4]), f(5), f(Int32(6)))
    print(g(Coord(2, 3)), g(Idx[4]), g(5), g(Int32(6)))

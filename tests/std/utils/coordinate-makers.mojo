# rule: 12/CRD-1, 12/CRD-2, 12/CRD-3, 12/CRD-4
# expect: run
from std.sys.info import platform_map
from std.utils.coord import *


def main():
    var c = Coord(1, 2, Coord(3, Idx[4]))
    print(c, repr(c), c.product(), c.flat_rank, c.flatten())
    var m = 5
    print(coord[3, 4], coord[3, 4].static_product, coord[DType.int32]((m, 2)))
    print(crd2idx(Coord(1, 2), coord[2, 3], coord[3, 1]))
    print(idx2crd(4, Coord(2, 3), Coord(3, 1)))
    # A value for a parameter of type `Optional[T]` infers T.
    print(platform_map["op", linux=3, macos=3]())

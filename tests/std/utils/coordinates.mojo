# rule: 12/CRD-1, 12/CRD-2, 12/CRD-3
# expect: run
from std.utils import IndexList
from std.utils.coord import (
    All,
    Coord,
    Idx,
    coord_to_index_list,
    crd2idx,
)


def main():
    var c = Coord(1, 2, Coord(3, Idx[4]))
    print(c, c.flatten(), repr(c.flatten()), c.flat_rank)
    # A flat coordinate against a nested shape uses the flattened strides.
    print(
        crd2idx(
            Coord(1, 2, 1, 3),
            Coord(3, 4, Coord(5, 6)),
            Coord(1, 10, Coord(100, 1000)),
        )
    )
    print(Coord(IndexList[2](5, 6)), coord_to_index_list(Coord(1, 2)))
    print(All, Coord(1, All).contains_slices, c.contains_slices)

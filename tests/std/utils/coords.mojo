# rule: 12/UTL-1
# expect: run
from std.utils.coord import (
    Coord,
    CoordLike,
    ComptimeInt,
    Idx,
    All,
    crd2idx,
    idx2crd,
    coord_to_index_list,
    coord,
    DynamicCoord,
    StaticCoord,
)
from std.utils import IndexList


def check_crd() raises:
    var c = Coord(1, 2, 3)
    print(
        c,
        repr(c),
        len(c),
        Coord(1, Coord(2, 3)),
        c.product(),
        c.sum(),
        c[0],
        c.inner_product(Coord(1, 1, 1)),
        c == Coord(1, 2, 3),
        c != Coord(1, 2, 4),
    )
    print(
        repr(ComptimeInt[3]()),
        Idx[5],
        All,
        coord[3, 4],
        coord[DType.int32]((5, 6)),
        Coord(1, Coord(2, 3)).flatten(),
        Coord(1, 2).reverse(),
        Coord(1).concat(Coord(2, 3)),
        Coord(Idx[2], 3).make_dynamic[DType.int64](),
    )
    comptime C = type_of(coord[3, 4])
    print(
        C.rank,
        C.flat_rank,
        C.is_flat,
        C.all_dims_known,
        C.static_product,
        C.size(),
        Idx[3].static_value,
        Coord(IndexList[2](7, 8)),
        coord_to_index_list(c),
    )
    print(
        crd2idx(Coord(1, 2), Coord(3, 4), Coord(4, 1)),
        crd2idx(5, Coord(3, 4), Coord(4, 1)),
        idx2crd(7, Coord(3, 4), Coord(4, 1)),
        DynamicCoord[DType.int32, 2](),
        StaticCoord[5, 2](),
    )


def main() raises:
    check_crd()

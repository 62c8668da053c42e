# rule: 15/LAY-20, 15/LAY-21, 15/LAY-22, 15/LAY-23, 15/LAY-24
# expect: run
from layout.tile_layout import row_major, col_major, Layout
from std.utils.coord import *
from std.sys import size_of
def main():
    var l = row_major[2, 3]()
    print(l, l(4), l(Coord(1, 2)), l.size(), size_of[type_of(l)]())
    var m = 5
    var d = row_major(m, Idx[4])
    print(d, d(Coord(1, 1)), d.shape[0](), d.stride[1](), d.all_dims_known)
    print(col_major[2, 3](), col_major(m, 2), row_major(Coord(2, 3, 4)), l.transpose(), l.to_layout())
    comptime L = type_of(row_major[4, 4]())
    print(L.static_shape[1], L.static_stride[0], L.static_cosize, L.rank, L.static_product)
    var n = Layout(Coord(Idx[2], Coord(Idx[2], Idx[2])), Coord(Idx[4], Coord(Idx[2], Idx[1])))
    print(n, n(Coord(1, 3)), n(5), n.flat_rank)

# rule: 15/LAY-1, 15/LAY-4, 15/LAY-5, 15/LAY-6, 15/LAY-7, 15/LAY-8, 15/LAY-9, 15/LAY-10, 15/LAY-11, 15/LAY-12
# expect: run
from layout import Layout, IntTuple
from layout.layout import *
def main():
    var l = Layout.row_major(2, 3)
    print(l, l(IntTuple(1, 2)), l(4))
    var n = Layout(IntTuple(2, IntTuple(2, 2)), IntTuple(4, IntTuple(2, 1)))
    print(n.size(), n(IntTuple(1, 3)))
    print_layout(Layout(IntTuple(2, 2)))
    print(coalesce(Layout([2, [1, 6]], [1, [6, 2]])))
    print(composition(Layout([6, 2], [8, 2]), Layout([4, 3], [3, 1])))
    print(complement(Layout(4, 1), 24), complement(Layout(6, 4), 24), complement(Layout([2, 2], [1, 6]), 24))
    print(logical_divide(Layout([4, 2, 3], [2, 1, 8]), Layout(4, 2)))
    print(logical_product(Layout([2, 2], [4, 1]), Layout(6, 1)))
    print(blocked_product(Layout([2, 5], [5, 1]), Layout([3, 4], [1, 3])))
    print(tile_to_shape(Layout([2, 5], [5, 1]), IntTuple(6, 20), IntTuple(1, 0)))
    print(zipped_divide(Layout.row_major(4, 4), Layout(2, 1)))
    print(zipped_divide(Layout.row_major(4, 4), MakeLayoutList(Layout(2, 1), Layout(2, 1))))
    print(zipped_divide(Layout.row_major(4, 4), MakeTileLayoutList[2, 2]()))
    print(l.cosize(), l.rank(), len(l), l[0], l.transpose(), l == Layout.row_major(2, 3), right_inverse(l), upcast(Layout([8, 4], [1, 8]), 2), make_layout(l, l))
    comptime t = blocked_product(Layout([2, 5], [5, 1]), Layout([3, 4], [1, 3]))
    print(materialize[t](), t.size())
    for m in l:
        print(m, end=" ")
    print(is_row_major[2](l), sublayout(l, 1), Layout(4))

# rule: 15/LAY-1, 15/LAY-3, 15/LAY-4, 15/LAY-5
# expect: run
from layout.int_tuple import *
def main():
    var t = IntTuple(IntTuple(2, 2), 4)
    print(IntTuple(2, 3), t, IntTuple(5), len(t), t[0], t[1], t[0:1], t.flatten(), product(t), sum(t), depth(t), prefix_product(t))
    var l: IntTuple = [[2, 2], 4]
    print(l == t, Int(l[1]), shape_div(IntTuple(6, 4), 3), shape_div(IntTuple(6, 4), 12), crd2idx(5, IntTuple(2, 3), IntTuple(3, 1)), idx2crd(5, IntTuple(2, 3)))
    for x in t:
        print(x, end=" ")
    print(sorted(IntTuple(3, 1, 2)), reverse(t), compact_order(IntTuple(2, 3, 4), IntTuple(2, 1, 0)), congruent(t, l), to_nest(t, IntTuple(7, 8, 9)))
    comptime c = product(IntTuple(IntTuple(2, 2), 4))
    print(c)

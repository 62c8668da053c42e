# rule: 15/LAY-51
# expect: run
from layout import Layout, LayoutTensor
from layout.math import outer_product_acc, sum, max, mean, variance


def check_lmath() raises:
    var a: List[Float32] = [1, 2, 3, 4, 5, 6]
    var t = LayoutTensor[DType.float32, Layout.row_major(2, 3)](Span(a))
    var r = List[Float32](length=3, fill=0)
    var rows = LayoutTensor[DType.float32, Layout(3)](Span(r))
    sum[0](t, rows)
    print(r)
    max[0](t, rows)
    print(r)
    var c = List[Float32](length=2, fill=0)
    var cols = LayoutTensor[DType.float32, Layout(2)](Span(c))
    sum[1](t, cols)
    print(c)
    print(mean(t), variance(t), variance(t, 0))
    outer_product_acc(t, cols, rows)
    print(a)


def main() raises:
    check_lmath()

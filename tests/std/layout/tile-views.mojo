# rule: 15/LAY-40
# expect: run
from layout import (
    TileTensor,
    Layout,
    LayoutTensor,
    NullableTileTensor,
    flatten_leading,
    lt_to_tt,
)
from layout.tile_layout import row_major


def check_tviews() raises:
    var data = List[Int32](capacity=24)
    for i in range(24):
        data.append(Int32(i))
    var t = TileTensor(data, row_major[2, 3, 4]())
    var f = flatten_leading(t)
    print(f.layout, f[4, 1], f.static_shape[0])
    var d = flatten_leading(TileTensor(data, row_major(2, 3, 4)))
    print(d.layout, d[5, 3])
    var lt = LayoutTensor[DType.int32, Layout.row_major(4, 6)](Span(data))
    var tt = lt_to_tt(lt)
    print(tt.layout, tt[2, 1], tt.all_dims_known)
    var m = TileTensor(data, row_major[4, 6]())
    var s = m.slice((1, 3), (2, 5))
    print(s.layout, s[0, 0], s[1, 2], Int(s.dim[1]()))
    var n: NullableTileTensor[
        DType.int32, type_of(m).LayoutType, type_of(m).origin
    ] = m
    print(Bool(n), n.value()[1, 1])
    n = None
    print(Bool(n))


def main() raises:
    check_tviews()

# rule: 15/LAY-13, 15/LAY-45, 15/LAY-46, 15/LAY-47, 15/LAY-48, 15/LAY-50
# expect: run
from layout.layout import Layout
from layout.int_tuple import UNKNOWN_VALUE
from layout.layout_tensor import LayoutTensor
from layout.runtime_layout import RuntimeLayout
from std.utils import IndexList
def main():
    var data = List[Int32](capacity=16)
    for i in range(16):
        data.append(Int32(i))
    comptime L = Layout.row_major(4, 4)
    var t = LayoutTensor[DType.int32, L](data)
    print(t)
    print(t[1, 2], t.dim(0), t.dim[1](), t.shape[0](), t.stride[0](), t.size(), t[5])
    print(t.tile[2, 2](1, 0))
    print(t.distribute[Layout.row_major(2, 2)](3))
    print(t.vectorize[1, 2]()[2, 1], t.transpose()[3, 0])
    print(t.slice[1:3, 2:]())
    t[0, 0] = 99
    _ = t.tile[1, 4](1, 0).fill(7)
    print(data)
    print(t.load[4](2, 0), t.reshape[Layout.row_major(2, 8)]().shape[1]())
    var s = LayoutTensor[DType.int32, L, MutAnyOrigin].stack_allocation()
    s.copy_from(t)
    print(s[3, 3][0] + 1)
    comptime U = Layout.row_major(UNKNOWN_VALUE, UNKNOWN_VALUE)
    var u = LayoutTensor[DType.int32, U](data, RuntimeLayout[U].row_major(IndexList[2](2, 8)))
    print(u)
    print(u.tile[2, 2](0, 3), u.dim(1))
    var a = LayoutTensor[DType.int32, L, MutAnyOrigin](data.unsafe_ptr().as_unsafe_any_origin())
    var w = a.tile[2, 2](0, 0) + a.tile[2, 2](1, 1)
    print(w)
    w = w * 2
    w -= 1
    print(w)
    var it = a.tiled_iterator[2, 4, axis=0](0, 0)
    it += 1
    print(it[])
    print(a.distance(a.ptr), it[].distance(a.ptr), a.split[2](1), sep="\n")

# rule: 15/LAY-30, 15/LAY-31, 15/LAY-33, 15/LAY-34, 15/LAY-35, 15/LAY-36, 15/LAY-37, 15/LAY-38, 15/LAY-39
# expect: run
from layout.tile_tensor import TileTensor, stack_allocation
from layout.tile_layout import row_major, col_major
from std.utils.coord import Coord, Idx
def main():
    var data = List[Int32](capacity=16)
    for i in range(16):
        data.append(Int32(i))
    var t = TileTensor(data, row_major[4, 4]())
    print(t.tile[2, 2](1, 0))
    print(t.distribute[row_major[2, 2]()](3))
    print(t.vectorize[1, 2]()[2, 1])
    print(t.transpose()[3, 0], Int(t.dim[1]()))
    _ = t.tile[1, 4](0, 0).fill(7)
    print(data[3], data[4])
    t[0, 1] = 42
    print(t[0, 1], t[4], t[Coord(1, 1)], t.rank, t.num_elements(), t.is_row_major)
    print(t.slice[1:3, 2:]())
    print(t.split[2](1), t.reshape(row_major[2, 8]())[1, 7], t.as_immut()[0, 1])
    var m = 2
    var d = TileTensor(data, row_major(m, Idx[8]))
    print(d[1, 3], d, d.dim(0))
    var s = stack_allocation[dtype=DType.int32](row_major[4, 4]())
    s.copy_from(t)
    print(s)
    print(t.load[4](Coord(2, 0)))
    t.store(Coord(3, 0), SIMD[DType.int32, 2](1, 2))
    print(t)
    print(t.to_layout_tensor())
    print(t.bitcast[DType.uint32]()[0, 0])
    show(t)
    var g = generic(t)
    print(g)
def show(t: TileTensor[mut=False, DType.int32, type_of(row_major[4, 4]()), _]):
    print(t[0, 0])
def generic[L: TensorLayout](t: TileTensor[DType.int32, L, _]) -> Int:
    var sum: t.ElementType = 0
    for i in range(Int(t.dim[0]())):
        sum += t[i, 0]
    return Int(sum)
from layout import TensorLayout

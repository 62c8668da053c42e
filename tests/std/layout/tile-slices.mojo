# rule: 15/LAY-35
# expect: run
from layout import TileTensor, All, row_major, Layout, col_major


def main():
    var data: List[Float32] = []
    for i in range(24):
        data.append(Float32(i))
    var t = TileTensor(data, row_major[2, 3, 4]())
    var m = t.slice(1, All, All)
    print(m.rank, m.dim[0](), m.dim[1](), m[0, 0], m[2, 3])
    var v = t.slice(All, 2, 3)
    print(v.rank, v.dim[0](), v[0], v[1])
    var w = t.slice(All, All, All)
    print(w.rank, w[1, 2, 3])
    var c = t.coalesce()
    print(c.rank, c.dim[0]())
    print(m.coalesce().rank, m.coalesce().dim[0]())
    print(
        TileTensor(data, col_major[2, 3, 4]()).coalesce().rank,
        TileTensor(data, col_major[2, 1, 12]())
        .slice(All, 0, All)
        .coalesce()
        .dim[0](),
    )
    var u = TileTensor(data, row_major(2, 12))
    var r = u.slice(1, All)
    print(r.dim(0), r[3])
    r[3] = 100
    print(u[1, 3])
    var q = TileTensor(data, row_major[4, 6]()).tile[2, 2](1, 1).slice(All, 1)
    print(q.dim[0](), q[0], q[1])
    var d = t.make_dynamic[DType.int32]()
    print(d.all_dims_known, d.dim(1), d[1, 2, 3], d.slice(All, 0, 0).dim(0))
    var e = d.tile[1, 2, 2](1, 0, 1)
    print(e[0, 1, 1], e.transpose()[1, 1, 0], d.slice(All, 2, All)[1, 0])

# rule: 12/IDX-1, 12/IDX-3, 12/IDX-4
# expect: run
from std.utils import Index, IndexList, product, StaticTuple


def check_idx() raises:
    var a = IndexList[3](1, 2, 3)
    var b: IndexList[3] = (4, 5, 6)
    var c: IndexList[3] = [7, 8, 9]
    print(
        a,
        b,
        c,
        IndexList[3](0),
        IndexList[2](),
        IndexList[1](42),
        IndexList[0](),
        Index(1, UInt8(2)),
        Index[dtype=DType.int32](5, 6),
        repr(Index[dtype=DType.int32](5, 6)),
        repr(a),
    )
    print(
        a < b,
        a < IndexList[3](2, 2, 4),
        a >= IndexList[3](2, 2, 4),
        a <= IndexList[3](2, 2, 4),
        b > a,
        b >= a,
        a == a,
        a != b,
    )
    print(
        a + b,
        b - a,
        a * b,
        b // a,
        b.remu(a),
        a.reverse(),
        a.flattened_length(),
        a.get_row_major_strides(),
        IndexList[0]().flattened_length(),
    )
    print(
        product(b),
        product(b, 2),
        product(b, 1, 3),
        product(b, end_idx=1),
        product(b, start_idx=0, end_idx=2),
    )
    print(
        len(a),
        a[1],
        a.get[2](),
        a.as_tuple()[0],
        a.cast[DType.uint8](),
        repr(a.cast[DType.uint8]()),
        repr(a.cast[DType.int32]().canonicalize()),
        a.__rfloordiv__(b),
        hash(a) == hash(IndexList[3](1, 2, 3)),
    )
    a[0] = 10
    print(
        a,
        a.data[0],
        Int(a.as_index_tuple()[1]),
        IndexList[3].get_type_name(),
        Index[dtype=DType.uint64](-1),
    )
    var d: IndexList[2] = StaticTuple[Int64, 2](1, 2)
    print(d)


def main() raises:
    check_idx()

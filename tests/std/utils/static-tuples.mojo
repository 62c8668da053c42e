# rule: 12/STT-1, 12/STT-2
# expect: run
from std.utils import StaticTuple


def check_stt() raises:
    var a = StaticTuple[Int, 3](fill=2)
    a[1] = 5
    a[UInt8(2)] = 7
    print(
        len(a),
        a[0],
        a[1],
        a.get[2](),
        StaticTuple[Int, 3](1, 2, 3)[2],
        StaticTuple[Int, 3](4)[2],
        StaticTuple[Int, 2].__init__[8, 9]()[1],
        StaticTuple[Int, 2].__init__[8]()[1],
    )
    print(
        a == a,
        a != StaticTuple[Int, 3](fill=2),
        StaticTuple[Int, 2](1, 2) < StaticTuple[Int, 2](1, 3),
        StaticTuple[Int, 2](2, 0) > StaticTuple[Int, 2](1, 3),
        StaticTuple[Int, 2](1, 3) <= StaticTuple[Int, 2](1, 3),
        StaticTuple[Int, 2](1, 3) >= StaticTuple[Int, 2](2, 3),
    )
    print(StaticTuple[Float32, 4].get_type_name())
    var d = StaticTuple[Int, 2]()
    d[0] = 1
    print(d[0])


def main() raises:
    check_stt()

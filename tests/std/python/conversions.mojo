# rule: 14/PY-57, 14/PY-58, 14/PY-63
# expect: run
from std.python import (
    Python,
    PythonObject,
    ConvertibleToPython,
    ConvertibleFromPython,
)


@fieldwise_init
struct Vec2(ConvertibleFromPython, ConvertibleToPython, Copyable):
    var x: Float64
    var y: Float64

    def __init__(out self, *, py: PythonObject) raises:
        if len(py) != 2:
            raise Error("Vec2 needs two items")
        self.x = Float64(py=py[0])
        self.y = Float64(py=py[1])

    def to_python_object(var self) raises -> PythonObject:
        return Python.tuple(self.x, self.y)


def conv[T: ConvertibleFromPython](o: PythonObject) raises -> T:
    return T(py=o)


def check_pyconv() raises:
    var items = Python.list(Vec2(1, 2), Vec2(3, 4.5))
    print(items)
    var v = Vec2(py=items[1])
    print(v.x + v.y)
    try:
        _ = Vec2(py=items)
    except e:
        print(e)
    print(
        Int(py=PythonObject(3.9)),
        Int(py="42"),
        Int8(py=256),
        UInt(py=3),
        Float64(py=PythonObject(2)),
        Float32(py=1.5),
        Bool(py=PythonObject([1])),
        String(py=PythonObject(3)),
        BFloat16(py=2.5),
        SIMD[DType.int32, 2](py=4),
    )
    for f in range(5):
        try:
            if f == 0:
                _ = Int(py="x")
            if f == 1:
                _ = Float64(py="1.5")
            if f == 2:
                _ = UInt64(py=Python.int("18446744073709551615"))
            if f == 3:
                _ = Int(py=Python.list(1))
        except e:
            print(e)
    var C = Python.evaluate("type('C', (int,), {'__int__': lambda self: 99})")
    print(
        Int(py=C(5)),
        conv[Int](5),
        conv[String]("s"),
        conv[Bool](0),
        conv[Float32](2.5),
    )
    var arr = Python.import_module("array").array("i", [1, 2, 3])
    var p = arr.buffer_info()[0].unsafe_get_as_pointer[DType.int32]()
    print(p[unsafe_offset=2])
    _ = arr


def main() raises:
    check_pyconv()

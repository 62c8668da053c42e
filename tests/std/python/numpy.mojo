# rule: PY-88 PY-89 PY-90 PY-91
# expect: run
# needs: python3 f2py

from std.python import Python, PythonObject
from std.python.numpy import copy_to_numpy_array, from_numpy_array


def attempt[dtype: DType](mut array: PythonObject):
    try:
        print(len(from_numpy_array[dtype](array)))
    except e:
        print(e)


def main() raises:
    var numpy = Python.import_module("numpy")
    var numbers: List[Float32] = [1, 2, 3]
    var a = copy_to_numpy_array(numbers)
    numbers[0] = 5
    print(a.dtype, a * 2, (a > 1).sum())
    var view = from_numpy_array[DType.float32](a)
    view[0] = 10
    print(a.sum(), len(view))
    var none: List[Int16] = []
    print(copy_to_numpy_array(none).dtype)
    var square = numpy.zeros(Python.tuple(2, 3))
    var strided = numpy.arange(10)[::2]
    attempt[DType.float64](square)
    attempt[DType.int64](strided)
    attempt[DType.float64](a)
    a.flags.writeable = False
    attempt[DType.float32](a)
    var m = numpy.arange(12).reshape(3, 4)
    print(m[1, 2], m[0:2, 1:3].sum(), m[0, PythonObject(Slice(0, 2))])

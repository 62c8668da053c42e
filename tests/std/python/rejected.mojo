# rule: PY-33 PY-20 PY-25 PY-39
# expect: reject

from std.python import PythonObject


def text() -> PythonObject:
    return "needs raises"


def less(a: PythonObject, b: PythonObject) raises -> Bool:
    return a < b


def main() raises:
    var o: PythonObject = [1, 2]
    print(o[0, ::2])
    print(Int(o))
    print(hash(o))
    var n: Int = o
    var r = o < o < o
    print(o.copy(1))

# rule: 14/PY-23a
# expect: reject
from std.python import Python, PythonObject


def check_py1e() raises:
    var t: PythonObject = (1, 2)
    var a: PythonObject = 3
    var p = PythonObject(a)
    var n: Int = a
    print(3 == a)
    print(1 < a < 5)
    print(a.copy(1))
    var k = {a: 1}
    print(hash(a))


def main() raises:
    check_py1e()

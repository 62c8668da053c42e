# rule: 14/PY-101
# expect: run
from std.python import Python, PythonObject


def check_pymod() raises:
    var m = Python.create_module("kmod")
    Python.add_object(m, "v", 5)
    print(m.v, m.__name__)


def main() raises:
    check_pymod()

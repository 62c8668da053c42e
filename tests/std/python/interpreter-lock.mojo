# rule: 14/PY-72
# expect: run
from std.python import Python, PythonObject
from std.python._cpython import GILAcquired, GILReleased


def check_gil() raises:
    var o = PythonObject(1)
    with GILReleased(Python()):
        with GILAcquired(Python()):
            print(o + 1)
    print(o)


def main() raises:
    check_gil()

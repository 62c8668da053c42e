# rule: 14/PY-65, 14/PY-66, 14/PY-68
# expect: run
from std.python import Python, PythonObject


def main() raises:
    var m = Python.evaluate("""
class E(Exception): pass
def bad(): raise E("custom", 1)
def empty(): raise ValueError()
def which():
    try: bad()
    except E as e: return type(e).__name__
""", file=True, name="errs")
    try:
        _ = m.bad()
    except e:
        print(e)
    try:
        _ = m.empty()
    except e:
        print(repr(String(e)))
    print(m.which(), Python().cpython().PyErr_Occurred())
    try:
        raise Python().cpython().get_error()
    except e:
        print(e)
    ref c = Python().cpython()
    var k = c.get_error_global("PyExc_ValueError")
    c.PyErr_SetString(
        k, "mine".as_c_string_slice().unsafe_ptr().as_unsafe_any_origin()
    )
    print(c.PyErr_Occurred(), c.unsafe_get_error(), c.PyErr_Occurred())

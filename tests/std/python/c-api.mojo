# rule: 14/PY-81, 14/PY-83
# expect: run
from std.python import Python, PythonObject
from std.python._cpython import (
    CPython,
    PyObjectPtr,
    PythonVersion,
    Py_ssize_t,
    GILAcquired,
    GILReleased,
    METH_VARARGS,
    METH_KEYWORDS,
    METH_STATIC,
    METH_FASTCALL,
    Py_tp_dealloc,
    Py_tp_init,
    Py_tp_methods,
    Py_tp_new,
    Py_tp_repr,
    Py_single_input,
    Py_file_input,
    Py_eval_input,
    Py_func_type_input,
)


def check_pycapi() raises:
    ref c = Python().cpython()
    print(
        Py_single_input,
        Py_file_input,
        Py_eval_input,
        Py_func_type_input,
        METH_VARARGS,
        METH_KEYWORDS,
        METH_STATIC,
        METH_FASTCALL,
        Py_tp_dealloc,
        Py_tp_init,
        Py_tp_methods,
        Py_tp_new,
        Py_tp_repr,
    )
    print(
        c.version.major,
        c.version.minor >= 10,
        c.init_error == "",
        Bool(PyObjectPtr()),
        PyObjectPtr() == PyObjectPtr(),
        Int(PyObjectPtr()),
    )
    var l = c.PyList_New(2)
    _ = c.PyList_SetItem(l, 0, c.PyLong_FromSsize_t(5))
    _ = c.PyList_SetItem(l, 1, c.PyFloat_FromDouble(1.5))
    print(
        PythonObject(from_borrowed=l),
        c.PyObject_Length(l),
        c.PyLong_AsSsize_t(c.PyList_GetItem(l, 0)),
        c.PyObject_IsTrue(l),
        c._Py_REFCNT(l),
    )
    var d = c.PyDict_New()
    _ = c.PyDict_SetItem(d, c.PyLong_FromSsize_t(1), l)
    print(PythonObject(from_owned=d))


def main() raises:
    check_pycapi()

# rule: 14/PY-1, 14/PY-2, 14/PY-15, 14/PY-17, 14/PY-23a
# expect: run
from std.python import (
    Python,
    PythonObject,
    ConvertibleToPython,
    ConvertibleFromPython,
)
from std.python.bindings import (
    PythonModuleBuilder,
    PythonTypeBuilder,
    PyMojoObject,
    ExceptionType,
    raise_python_exception,
    check_arguments_arity,
    check_and_get_arg,
    check_and_get_or_convert_arg,
    lookup_py_type_object,
    PyFunctionRaising,
    PyFunctionWithKeywordsRaising,
    GenericPyFunction,
)
from std.python.numpy import copy_to_numpy_array, from_numpy_array
from std.python._cpython import (
    CPython,
    PyObjectPtr,
    PyTypeObjectPtr,
    PyMethodDef,
    PyType_Slot,
    PyType_Spec,
    PyModuleDef,
    PythonVersion,
    Py_ssize_t,
    Py_hash_t,
    PyCFunction,
    PyCFunctionWithKeywords,
    PyCFunctionFast,
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


def main() raises:
    var a: PythonObject = [1, 2.5, True, "x", None]
    var d: PythonObject = {"n": 1, 2: "two"}
    var s: PythonObject = {7}
    print(a, d, s)
    print(
        Python.tuple(a, 3),
        Python.tuple(),
        Python.list(1, "a"),
        Python.list(),
        PythonObject(),
        PythonObject(None),
        PythonObject(True),
        PythonObject(Float32(1.5)),
        PythonObject(UInt8(3)),
        PythonObject([1, 2]),
    )
    var u: PythonObject = UInt64(18446744073709551615)
    print(u + 1)
    var b = a
    b[0] = "changed"
    print(a[0], a is b, a is not b)
    var e1: PythonObject = []
    var e2: PythonObject = {}
    print(
        e1,
        e2,
        PythonObject(Slice(1, None, 2)),
        Python.none(),
        Python.type(a),
        Python.str(5),
        Python.int("7"),
        Python.float("1.5"),
    )
    var pairs: List[Tuple[PythonObject, PythonObject]] = [
        (PythonObject(1), PythonObject("q")),
        (PythonObject(1), PythonObject("r")),
    ]
    print(
        Python.dict(a=1, b="x"),
        Python.dict(Span(pairs)),
        Python.is_true(a),
        Python.py_long_as_ssize_t(5),
        Python().as_string_slice("héllo"),
    )
    var m = Python.evaluate("""
k = 4
def scale(x): return x * k
""", file=True, name="helpers")
    print(m.scale(10))
    m.k = 5
    print(m.scale("ab"))
    print(
        Python().eval("z = 3"), Python.evaluate("z + 1"), Python().eval("1/0")
    )
    try:
        _ = Python.evaluate("x = 1")
    except e:
        print("SyntaxError")
    var m2 = Python.evaluate("def f(): return k", file=True, name="helpers")
    print(m2.f(), Python.evaluate("print('hi', flush=True)"))

    Python.add_to_path("/tmp/std/p")
    print(
        Python.import_module("os.path").join("a", "b"),
        PythonObject(StringSpan("s")),
    )

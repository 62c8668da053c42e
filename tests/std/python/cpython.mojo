# rule: PY-14 PY-16 PY-46 PY-50 PY-55 PY-56 PY-59 PY-60 PY-67 PY-73 PY-80 PY-82 PY-85 PY-124 PY-126
# expect: run
# needs: python3

from std.python import Python, PythonObject
from std.python._cpython import (
    GILAcquired,
    GILReleased,
    PyMethodDef,
    PyObjectPtr,
    PythonVersion,
)
from std.python.bindings import PythonModuleBuilder, lookup_py_type_object
from std.testing import assert_equal_pyobj


@fieldwise_init
struct Point(Defaultable, Movable, Writable):
    var x: Int

    def __init__(out self):
        self.x = 0


def first(py_self: PyObjectPtr, args: PyObjectPtr) abi("C") -> PyObjectPtr:
    ref c = Python().cpython()
    return c.Py_NewRef(c.PyTuple_GetItem(args, 0))


def nothing(capsule: PyObjectPtr) abi("C"):
    print("capsule gone")


def modules() raises:
    var m = Python.create_module("made")
    Python.add_functions(m, [PyMethodDef.function(first, "first", "The first.")])
    Python.add_object(m, "answer", 42)
    print(m.first("a", 1), m.answer, m.__name__, m.first.__doc__)
    var again = Python.evaluate("k = 1", file=True, name="shared")
    _ = Python.evaluate("k += 1", file=True, name="shared")
    print(again.k, Python.evaluate("k + 1", name="shared"))


def bound() raises:
    var builder = PythonModuleBuilder(Python.create_module("bound"))
    _ = builder.add_type[Point]("Point").def_init_defaultable[Point]()
    var module = builder.finalize()
    var p = PythonObject(alloc=Point(7))
    p.downcast_value_ptr[Point]()[].x += 1
    Pointer[Point, MutAnyOrigin](unchecked_downcast_value=p)[].x += 1
    print(p, p.unchecked_downcast_value_ptr[Point]()[].x, module.Point())
    print(Python.type(p) is lookup_py_type_object[Point]())
    try:
        _ = p.downcast_value_ptr[Int](func="f")
    except e:
        print(e)
    try:
        builder.add_type[Point]("Point").finalize(module)
    except e:
        print(e)


def capsules() raises:
    ref c = Python().cpython()
    var value = 5
    var capsule = PythonObject(
        from_owned=c.PyCapsule_New(
            Pointer(to=value).unsafe_bitcast[NoneType](), "five", nothing
        )
    )
    print(
        c.PyCapsule_GetPointer(capsule._obj_ptr, "five").unsafe_bitcast[Int]()[]
    )
    try:
        _ = c.PyCapsule_GetPointer(capsule._obj_ptr, "six")
    except e:
        print(e)
    _ = capsule^
    _ = value


def main() raises:
    ref c = Python().cpython()
    print(PythonVersion("3.12.1+ (x)"), PythonVersion("3"), c.version.major)
    modules()
    bound()
    capsules()
    var l: PythonObject = [1]
    with GILReleased(Python()):
        print(c.PyGILState_Check())
        with GILAcquired(Python()):
            l.append(2)
    print(l, PyObjectPtr(), Bool(PyObjectPtr()), c.PyErr_Occurred())
    print(c.get_error())
    print(Int8(py=256), Int(py=3.9), Int(py="42"), Float32(py=2), UInt64(py=7))
    var steps = Python.evaluate("(print(n, flush=True) or n for n in range(2))")
    for n in steps:
        print("got", n)
    assert_equal_pyobj(l, [1, 2])
    try:
        assert_equal_pyobj(l, [1])
    except e:
        print("AssertionError" in String(e))

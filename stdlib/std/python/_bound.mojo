# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Python objects that hold a Mojo value, and the types they belong to."""

from std.builtin._intrinsics import (
    __align_of,
    __call_at,
    __size_of,
    __type_name,
)
from std.ffi._types import c_int
from std.memory.pointer import Pointer
from std.python._cpython import CPython
from std.python._types import (
    Py_tp_dealloc,
    PyObject,
    PyObjectPtr,
    PyTypeObjectPtr,
)
from std.python.python import Python
from std.python.python_object import PythonObject


@fieldwise_init
struct PyMojoObject[T: AnyType]:
    """The layout of a Python object that holds a value, in a build with the
    GIL.

    Parameters:
        T: The type of the value.
    """

    var ob_base: PyObject
    """The header."""
    var mojo_value: Self.T
    """The value."""
    var is_initialized: Bool
    """Whether there is a value."""


def _display_name[T: AnyType]() -> StaticString:
    """Returns the name of a type as messages show it."""
    return StaticString(StringLiteral[__type_name[T, style=0]()]())


# ===--- layout ---------------------------------------------------------------===#
# The header, whose size depends on the build of Python; the value at its own
# alignment; a byte that is 1 while there is a value. Python aligns objects to
# 16 bytes, so that a larger alignment needs room to move the value.


def _alignment[T: AnyType]() -> Int:
    """Returns the alignment of the value."""
    return __align_of[T]()


def _object_size[T: AnyType](header: Int) -> Int:
    """Returns how many bytes an object takes."""
    var slack = max(_alignment[T]() - 16, 0)
    var start = (header + _alignment[T]() - 1) & ~(_alignment[T]() - 1)
    return (start + slack + __size_of[T]() + 8) & ~7


@always_inline
def _value_address[T: AnyType](o: PyObjectPtr, header: Int) -> Int:
    """Returns where the value of an object is."""
    return (Int(o) + header + _alignment[T]() - 1) & ~(_alignment[T]() - 1)


@always_inline
def _flag[T: AnyType](value: Int) -> Pointer[Bool, MutUntrackedOrigin]:
    """Returns the byte that says whether there is a value at an address."""
    return Pointer[Bool, MutUntrackedOrigin](
        unsafe_from_address=value + __size_of[T]()
    )


# ===--- life -----------------------------------------------------------------===#


def _dealloc[T: AnyType](o: PyObjectPtr) abi("C"):
    """The slot `tp_dealloc`: ends the value and frees the object."""
    ref c = Python().cpython()
    var value = _value_address[T](o, c._header_size)
    if _flag[T](value)[]:
        _destroy[T](value)
    var type = c.Py_TYPE(o)
    c.PyObject_Free(o)
    # An object keeps its heap type alive.
    c.Py_DecRef(type)


@always_inline
def _destroy[T: AnyType](value: Int):
    """Ends the value at an address."""
    comptime if conforms_to(T, Deinitable):
        Pointer[T, MutUntrackedOrigin](
            unsafe_from_address=value
        ).unsafe_deinit_pointee()


def _store[T: Movable & Deinitable](o: PyObjectPtr, var value: T):
    """Makes a value that of an object; one that was there before ends."""
    var address = _value_address[T](o, Python().cpython()._header_size)
    if _flag[T](address)[]:
        _destroy[T](address)
    Pointer[T, MutUntrackedOrigin](unsafe_from_address=address).unsafe_write(
        value^
    )
    _flag[T](address)[] = True


def _new_bound_object[
    T: Movable & Deinitable
](var value: T) raises -> PyObjectPtr:
    """Makes an object that holds a value; a new reference.

    Raises:
        When no Python type is bound to `T`.
    """
    ref c = Python().cpython()
    var type = _bound_type[T](c)
    if not type:
        raise Error(
            "No Python type object registered for Mojo type with name: ",
            _display_name[T](),
        )
    var result = c.PyType_GenericAlloc(type, 0)
    if not result:
        raise c.unsafe_get_error()
    _store(result, value^)
    return result


# ===--- types ----------------------------------------------------------------===#
# One dict of the interpreter maps the names of types to Python types, for all
# libraries with Mojo code in the process.


def _registry(c: CPython) raises -> PyObjectPtr:
    """Returns the dict of the bound types; borrowed."""
    var data = c.PyInterpreterState_GetDict(c.PyInterpreterState_Get())
    var key = PythonObject("mojo.types")
    var found = c.PyDict_GetItemWithError(data, key._obj_ptr)
    if found:
        return found
    var made = c.PyDict_New()
    _ = c.PyDict_SetItem(data, key._obj_ptr, made)
    _ = key^
    # `data` keeps it alive.
    c.Py_DecRef(made)
    return made


def _registered_type(c: CPython, name: StaticString) raises -> PyTypeObjectPtr:
    """Returns the Python type of a Mojo type; borrowed, null without one."""
    var key = PythonObject(name)
    var found = c.PyDict_GetItemWithError(_registry(c), key._obj_ptr)
    _ = key^
    return found


def _register_type(c: CPython, name: StaticString, type: PythonObject) raises:
    """Remembers the Python type of a Mojo type."""
    var key = PythonObject(name)
    _ = c.PyDict_SetItem(_registry(c), key._obj_ptr, type._obj_ptr)
    _ = key^


def _bound_type[T: AnyType](c: CPython) raises -> PyTypeObjectPtr:
    """Returns the Python type that is bound to `T`; borrowed, or null."""
    return _registered_type(c, _registry_name[T]())


def _registry_name[T: AnyType]() -> StaticString:
    """Returns the name of a type in the registry."""
    return StaticString(StringLiteral[__type_name[T, style=1]()]())


def _dealloc_address[T: AnyType]() -> Int:
    """Returns the address of the slot that tells types of this library apart."""
    var slot: def(PyObjectPtr) thin abi("C") -> None = _dealloc[T]
    return Pointer(to=slot).unsafe_bitcast[Int]()[]


def _is_bound[T: AnyType](c: CPython, o: PyObjectPtr) -> Bool:
    """Whether an object is of the type that is bound to `T`."""
    var type = c.Py_TYPE(o)
    if c.PyType_GetSlot(type, Py_tp_dealloc) == _dealloc_address[T]():
        return True
    # Another library may have bound the type.
    try:
        return _bound_type[T](c) == type
    except:
        return False


def _bound_value[T: AnyType](o: PyObjectPtr, *, checked: Bool) -> Int:
    """Returns the address of the value in an object, 0 when it must be checked
    and isn't an initialized `T`."""
    ref c = Python().cpython()
    if checked and not _is_bound[T](c, o):
        return 0
    var address = _value_address[T](o, c._header_size)
    if checked and not _flag[T](address)[]:
        return 0
    return address


@no_inline
def _wrong_type[
    T: AnyType
](o: PythonObject, func: Optional[StaticString]) -> Error:
    """Returns the error of an object that doesn't hold a `T`."""
    var got = _type_name(o)
    if func:
        return Error(
            "TypeError: ",
            func.value(),
            "() expected Mojo '",
            _display_name[T](),
            "' type argument, got '",
            got,
            "'",
        )
    return Error(
        "TypeError: expected Mojo '",
        _display_name[T](),
        "' type value, got '",
        got,
        "'",
    )


def _type_name(o: PythonObject) -> String:
    """Returns the name of the type of an object."""
    try:
        return String(py=Python.type(o).__getattr__("__name__"))
    except e:
        return String("?")

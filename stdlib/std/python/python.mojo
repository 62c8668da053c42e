# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The Python interpreter of the process."""

from std.builtin._intrinsics import external_call
from std.memory.alloc import unsafe_alloc
from std.memory.pointer import Pointer
from std.python._cpython import CPython
from std.python._types import (
    Py_eval_input,
    Py_file_input,
    Py_ssize_t,
    PyMethodDef,
    PyObjectPtr,
)
from std.python.python_object import PythonObject


@no_inline
def _create_interpreter() -> Int:
    """Makes the handle of the process, which lives for ever."""
    var memory = unsafe_alloc[CPython](1)
    memory.unsafe_write(CPython())
    return Int(memory)


struct Python(Defaultable, ImplicitlyCopyable, TrivialRegisterPassable):
    """The interpreter, found and started when it is first needed."""

    var _handle: Int

    @always_inline
    def __init__(out self):
        """Gets the interpreter. A failure to start it shows when it is used."""
        var slot = Pointer[Int, MutUntrackedOrigin](
            unsafe_from_address=external_call["kiln_python_handle", Int]()
        )
        if slot[] == 0:
            slot[] = _create_interpreter()
        self._handle = slot[]

    @always_inline
    def cpython(self) -> ref[ImmStaticOrigin] CPython:
        """Returns the C API.

        Returns:
            A reference to it that stays valid.
        """
        return Pointer[CPython, ImmStaticOrigin](
            unsafe_from_address=self._handle
        )[]

    # ===--- running code ----------------------------------------------------===#

    def eval(self, var code: String) -> Bool:
        """Runs statements in `__main__`.

        Args:
            code: The statements.

        Returns:
            Whether all went well; an exception is printed on `sys.stderr`.
        """
        return self.cpython().PyRun_SimpleString(code^) == 0

    @staticmethod
    def evaluate(
        var expr: String, file: Bool = False, name: StaticString = "__main__"
    ) raises -> PythonObject:
        """Evaluates an expression, or runs the text of a module.

        Args:
            expr: The expression, or the text of the module.
            file: Whether the text is a module.
            name: The module whose names the code sees and sets.

        Returns:
            The value, or the module.

        Raises:
            When Python raises.
        """
        ref c = Python().cpython()
        c.check_init_error()
        var module = PythonObject(
            from_borrowed=c.PyImport_AddModule(String(name))
        )
        if not module._obj_ptr:
            raise c.get_error()
        var names = c.PyModule_GetDict(module._obj_ptr)
        if not file:
            var value = c.PyRun_String(expr^, Py_eval_input, names, names)
            _ = module^
            return _checked(c, value)
        var code = _checked(
            c, c.Py_CompileString(expr^, "<evaluate>", Py_file_input)
        )
        var result = c.PyEval_EvalCode(code._obj_ptr, names, names)
        _ = code^
        _ = _checked(c, result)
        return module

    # ===--- modules ---------------------------------------------------------===#

    @staticmethod
    def add_to_path(dir_path: StringSpan) raises:
        """Adds a folder to those that modules are imported from.

        Args:
            dir_path: The folder.

        Raises:
            When Python raises.
        """
        _ = Python.import_module("sys").path.append(dir_path)

    @staticmethod
    def import_module(var module: String) raises -> PythonObject:
        """Imports a module.

        Args:
            module: The name; with dots, the last module is returned.

        Returns:
            The module.

        Raises:
            When there is no Python, or Python raises.
        """
        ref c = Python().cpython()
        c.check_init_error()
        return _checked(c, c.PyImport_ImportModule(module^))

    @staticmethod
    def create_module(name: StaticString) raises -> PythonObject:
        """Makes an empty module, for an extension.

        Args:
            name: The name.

        Returns:
            The module.

        Raises:
            When there is no Python, or Python raises.
        """
        ref c = Python().cpython()
        c.check_init_error()
        return _checked(c, c.PyModule_Create(name))

    @staticmethod
    def add_functions(
        module: PythonObject, var functions: List[PyMethodDef]
    ) raises:
        """Adds C functions to a module.

        Args:
            module: The module.
            functions: The functions.

        Raises:
            When Python raises.
        """
        ref c = Python().cpython()
        functions.append(PyMethodDef())
        # The interpreter keeps pointers into the table.
        var table = functions.unsafe_take_allocation().unsafe_leak()
        if c.PyModule_AddFunctions(module._obj_ptr, table) < 0:
            raise c.get_error()

    @staticmethod
    def add_object(
        module: PythonObject, var name: String, value: PythonObject
    ) raises:
        """Adds a name to a module.

        Args:
            module: The module.
            name: The name.
            value: What it means.

        Raises:
            When Python raises.
        """
        ref c = Python().cpython()
        if c.PyModule_AddObjectRef(module._obj_ptr, name^, value._obj_ptr) < 0:
            raise c.get_error()

    # ===--- containers ------------------------------------------------------===#

    @staticmethod
    def dict(var **kwargs: PythonObject) raises -> PythonObject:
        """Makes a dict with names as keys.

        Args:
            kwargs: The entries.

        Returns:
            The dict.

        Raises:
            When Python raises.
        """
        ref c = Python().cpython()
        var result = _checked(c, c.PyDict_New())
        for entry in kwargs.items():
            var key = PythonObject(entry.key)
            var status = c.PyDict_SetItem(
                result._obj_ptr, key._obj_ptr, entry.value._obj_ptr
            )
            _ = key^
            if status < 0:
                raise c.unsafe_get_error()
        return result

    @staticmethod
    def dict(
        tuples: Span[Tuple[PythonObject, PythonObject], _]
    ) raises -> PythonObject:
        """Makes a dict.

        Args:
            tuples: The keys and values; the last value of a key counts.

        Returns:
            The dict.

        Raises:
            When Python raises.
        """
        ref c = Python().cpython()
        var result = _checked(c, c.PyDict_New())
        for i in range(len(tuples)):
            ref entry = tuples[i]
            var status = c.PyDict_SetItem(
                result._obj_ptr, entry[0]._obj_ptr, entry[1]._obj_ptr
            )
            if status < 0:
                raise c.unsafe_get_error()
        return result

    @staticmethod
    def list(values: Span[PythonObject, _]) raises -> PythonObject:
        """Makes a list.

        Args:
            values: The elements.

        Returns:
            The list.

        Raises:
            When Python raises.
        """
        ref c = Python().cpython()
        var result = _checked(c, c.PyList_New(len(values)))
        for i in range(len(values)):
            _ = c.PyList_SetItem(
                result._obj_ptr, i, c.Py_NewRef(values[i]._obj_ptr)
            )
        _ = len(values)
        return result

    @staticmethod
    def list(var *values: PythonObject) raises -> PythonObject:
        """Makes a list.

        Args:
            values: The elements.

        Returns:
            The list.

        Raises:
            When Python raises.
        """
        ref c = Python().cpython()
        var result = _checked(c, c.PyList_New(len(values)))
        for i in range(len(values)):
            _ = c.PyList_SetItem(
                result._obj_ptr, i, c.Py_NewRef(values[i]._obj_ptr)
            )
        _ = len(values)
        return result

    @staticmethod
    def tuple(var *values: PythonObject) raises -> PythonObject:
        """Makes a tuple.

        Args:
            values: The elements.

        Returns:
            The tuple.

        Raises:
            When Python raises.
        """
        ref c = Python().cpython()
        var result = _checked(c, c.PyTuple_New(len(values)))
        for i in range(len(values)):
            _ = c.PyTuple_SetItem(
                result._obj_ptr, i, c.Py_NewRef(values[i]._obj_ptr)
            )
        _ = len(values)
        return result

    # ===--- values ----------------------------------------------------------===#

    @staticmethod
    def type(obj: PythonObject) -> PythonObject:
        """Returns the type of an object.

        Args:
            obj: The object.

        Returns:
            The type.
        """
        return PythonObject(
            from_owned=Python().cpython().PyObject_Type(obj._obj_ptr)
        )

    @staticmethod
    def none() -> PythonObject:
        """Returns `None`.

        Returns:
            The object.
        """
        return PythonObject()

    @staticmethod
    def str(obj: PythonObject) raises -> PythonObject:
        """Returns the text of an object as a Python object.

        Args:
            obj: The object.

        Returns:
            A `str`.

        Raises:
            When Python raises.
        """
        ref c = Python().cpython()
        return _checked(c, c.PyObject_Str(obj._obj_ptr))

    @staticmethod
    def int(obj: PythonObject) raises -> PythonObject:
        """Converts an object to an integer of any size.

        Args:
            obj: The object.

        Returns:
            An `int`.

        Raises:
            When Python raises.
        """
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Long(obj._obj_ptr))

    @staticmethod
    def float(obj: PythonObject) raises -> PythonObject:
        """Converts an object to a number.

        Args:
            obj: The object.

        Returns:
            A `float`.

        Raises:
            When Python raises.
        """
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Float(obj._obj_ptr))

    @staticmethod
    def py_long_as_ssize_t(obj: PythonObject) raises -> Py_ssize_t:
        """Returns the value of an `int`.

        Args:
            obj: The object.

        Returns:
            The value.

        Raises:
            When it is no `int` or too large.
        """
        ref c = Python().cpython()
        var value = c.PyLong_AsSsize_t(obj._obj_ptr)
        if value == -1 and c.PyErr_Occurred():
            raise c.unsafe_get_error()
        return value

    @staticmethod
    def is_true(obj: PythonObject) raises -> Bool:
        """Returns the truth of an object.

        Args:
            obj: The object.

        Returns:
            The truth.

        Raises:
            When Python raises.
        """
        ref c = Python().cpython()
        var truth = c.PyObject_IsTrue(obj._obj_ptr)
        if truth < 0:
            raise c.unsafe_get_error()
        return truth != 0

    def as_string_slice(self, obj: PythonObject) -> StringSpan[ImmutAnyOrigin]:
        """Returns the text of a `str`.

        Args:
            obj: The `str`.

        Returns:
            A view of memory that the object owns.
        """
        return self.cpython().PyUnicode_AsUTF8AndSize(obj._obj_ptr)


@always_inline
def _checked(c: CPython, result: PyObjectPtr) raises -> PythonObject:
    """Returns the owner of a new reference.

    Raises:
        The pending exception when it is null.
    """
    if not result:
        raise c.unsafe_get_error()
    return PythonObject(from_owned=result)

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The C functions of CPython, found at run time."""

from std.builtin._intrinsics import __call_at, external_call
from std.ffi._types import (
    c_char,
    c_double,
    c_int,
    c_long,
    c_size_t,
    c_uint,
    c_ulong,
)
from std.ffi.dl_handle import OwnedDLHandle
from std.memory.pointer import Pointer
from std.os import abort
from std.python._discovery import (
    _Discovery,
    _open_library,
    _started_from_here,
)
from std.python._gil import GILAcquired, GILReleased
from std.python._types import (
    METH_FASTCALL,
    METH_KEYWORDS,
    METH_STATIC,
    METH_VARARGS,
    Py_eval_input,
    Py_file_input,
    Py_func_type_input,
    Py_hash_t,
    Py_single_input,
    Py_ssize_t,
    Py_tp_dealloc,
    Py_tp_init,
    Py_tp_methods,
    Py_tp_new,
    Py_tp_repr,
    PyCFunction,
    PyCFunctionFast,
    PyCFunctionWithKeywords,
    PyMethodDef,
    PyModuleDef,
    PyObject,
    PyObjectPtr,
    PyType_Slot,
    PyType_Spec,
    PyTypeObjectPtr,
    PythonVersion,
    _PYTHON_API_VERSION,
)


def _not_initialized() abi("C") -> Int:
    """What every function is while there is no interpreter."""
    abort(_Discovery().message())


struct _Symbols(TrivialRegisterPassable):
    """Finds functions in the library; all of them abort without one."""

    var _handle: Int
    var _stub: Int

    def __init__(out self, lib: OwnedDLHandle, usable: Bool):
        """Builds the finder.

        Args:
            lib: The library.
            usable: Whether it is a Python library.
        """
        self._handle = lib.borrow()._handle if usable else 0
        var stub: def() thin abi("C") -> Int = _not_initialized
        self._stub = Pointer(to=stub).unsafe_bitcast[Int]()[]

    @no_inline
    def find(self, name: StaticString) -> Int:
        """Returns the address of a function; 0 when this version of Python
        lacks it."""
        if self._handle == 0:
            return self._stub
        return external_call["dlsym", Int](
            self._handle, name.as_c_string_slice().unsafe_ptr()
        )


struct CPython:
    """The C API of the interpreter in this process.

    Each method is the C function of its name. Objects are passed as borrowed
    references unless a method says otherwise. Nothing checks for null.
    """

    var lib: OwnedDLHandle
    """The library."""
    var version: PythonVersion
    """The version of Python."""
    var init_error: StaticString
    """Why there is no interpreter; empty when there is one."""
    var _none: PyObjectPtr
    var _long_type: PyObjectPtr
    var _bool_type: PyObjectPtr
    var _float_type: PyObjectPtr
    var _dict_type: PyObjectPtr
    var _unicode_type: PyObjectPtr
    var _header_size: Int
    """The number of bytes before the contents of an object."""
    var _Py_REFCNT_function: Int
    var _Py_Initialize: Int
    var _Py_FinalizeEx: Int
    var _Py_GetVersion: Int
    var _PyRun_SimpleString: Int
    var _PyRun_String: Int
    var _Py_CompileString: Int
    var _PyEval_EvalCode: Int
    var _Py_NewRef: Int
    var _Py_IncRef: Int
    var _Py_DecRef: Int
    var _PyErr_Clear: Int
    var _PyErr_SetString: Int
    var _PyErr_SetNone: Int
    var _PyErr_Occurred: Int
    var _PyErr_GetRaisedException: Int
    var _PyErr_Fetch: Int
    var _PyErr_NormalizeException: Int
    var _PyErr_WriteUnraisable: Int
    var _PyEval_SaveThread: Int
    var _PyEval_RestoreThread: Int
    var _PyGILState_Ensure: Int
    var _PyGILState_Release: Int
    var _PyGILState_Check: Int
    var _PyImport_ImportModule: Int
    var _PyImport_AddModule: Int
    var _PyObject_HasAttrString: Int
    var _PyObject_GetAttrString: Int
    var _PyObject_SetAttrString: Int
    var _PyObject_Str: Int
    var _PyObject_Repr: Int
    var _PyObject_Hash: Int
    var _PyObject_IsTrue: Int
    var _PyObject_Type: Int
    var _PyObject_Length: Int
    var _PyObject_GetItem: Int
    var _PyObject_SetItem: Int
    var _PyObject_GetIter: Int
    var _PyObject_RichCompare: Int
    var _PySequence_Contains: Int
    var _PyObject_Free: Int
    var _Py_Is: Int
    var _PyObject_Call: Int
    var _PyObject_CallObject: Int
    var _PyObject_Vectorcall: Int
    var _PyNumber_Long: Int
    var _PyNumber_Float: Int
    var _PyNumber_Positive: Int
    var _PyNumber_Negative: Int
    var _PyNumber_Invert: Int
    var _PyNumber_Add: Int
    var _PyNumber_Subtract: Int
    var _PyNumber_Multiply: Int
    var _PyNumber_TrueDivide: Int
    var _PyNumber_FloorDivide: Int
    var _PyNumber_Remainder: Int
    var _PyNumber_Power: Int
    var _PyNumber_Lshift: Int
    var _PyNumber_Rshift: Int
    var _PyNumber_And: Int
    var _PyNumber_Or: Int
    var _PyNumber_Xor: Int
    var _PyNumber_InPlaceAdd: Int
    var _PyNumber_InPlaceSubtract: Int
    var _PyNumber_InPlaceMultiply: Int
    var _PyNumber_InPlaceTrueDivide: Int
    var _PyNumber_InPlaceFloorDivide: Int
    var _PyNumber_InPlaceRemainder: Int
    var _PyNumber_InPlacePower: Int
    var _PyNumber_InPlaceLshift: Int
    var _PyNumber_InPlaceRshift: Int
    var _PyNumber_InPlaceAnd: Int
    var _PyNumber_InPlaceOr: Int
    var _PyNumber_InPlaceXor: Int
    var _PyIter_Check: Int
    var _PyIter_Next: Int
    var _PyType_GenericAlloc: Int
    var _PyType_GetName: Int
    var _PyType_FromSpec: Int
    var _PyType_GetFlags: Int
    var _PyType_IsSubtype: Int
    var _PyType_GetSlot: Int
    var _PyLong_FromSsize_t: Int
    var _PyLong_FromSize_t: Int
    var _PyLong_AsSsize_t: Int
    var _PyBool_FromLong: Int
    var _PyFloat_FromDouble: Int
    var _PyFloat_AsDouble: Int
    var _PyUnicode_DecodeUTF8: Int
    var _PyUnicode_AsUTF8AndSize: Int
    var _PyTuple_New: Int
    var _PyTuple_GetItem: Int
    var _PyTuple_SetItem: Int
    var _PyList_New: Int
    var _PyList_GetItem: Int
    var _PyList_SetItem: Int
    var _PyDict_New: Int
    var _PyDict_SetItem: Int
    var _PyDict_GetItemWithError: Int
    var _PyDict_Next: Int
    var _PySet_New: Int
    var _PySet_Add: Int
    var _PySlice_New: Int
    var _PyModule_GetDict: Int
    var _PyModule_Create2: Int
    var _PyModule_AddFunctions: Int
    var _PyModule_AddObjectRef: Int
    var _PyInterpreterState_Get: Int
    var _PyInterpreterState_GetDict: Int

    def __init__(out self):
        """Finds and starts the interpreter, or says in `init_error` why not."""
        self.init_error = ""
        self.lib = _open_library(self.init_error)
        var symbols = _Symbols(self.lib, self.init_error.byte_length() == 0)
        self._Py_REFCNT_function = symbols.find("Py_REFCNT")
        self._Py_Initialize = symbols.find("Py_Initialize")
        self._Py_FinalizeEx = symbols.find("Py_FinalizeEx")
        self._Py_GetVersion = symbols.find("Py_GetVersion")
        self._PyRun_SimpleString = symbols.find("PyRun_SimpleString")
        self._PyRun_String = symbols.find("PyRun_String")
        self._Py_CompileString = symbols.find("Py_CompileString")
        self._PyEval_EvalCode = symbols.find("PyEval_EvalCode")
        self._Py_NewRef = symbols.find("Py_NewRef")
        self._Py_IncRef = symbols.find("Py_IncRef")
        self._Py_DecRef = symbols.find("Py_DecRef")
        self._PyErr_Clear = symbols.find("PyErr_Clear")
        self._PyErr_SetString = symbols.find("PyErr_SetString")
        self._PyErr_SetNone = symbols.find("PyErr_SetNone")
        self._PyErr_Occurred = symbols.find("PyErr_Occurred")
        self._PyErr_GetRaisedException = symbols.find(
            "PyErr_GetRaisedException"
        )
        self._PyErr_Fetch = symbols.find("PyErr_Fetch")
        self._PyErr_NormalizeException = symbols.find(
            "PyErr_NormalizeException"
        )
        self._PyErr_WriteUnraisable = symbols.find("PyErr_WriteUnraisable")
        self._PyEval_SaveThread = symbols.find("PyEval_SaveThread")
        self._PyEval_RestoreThread = symbols.find("PyEval_RestoreThread")
        self._PyGILState_Ensure = symbols.find("PyGILState_Ensure")
        self._PyGILState_Release = symbols.find("PyGILState_Release")
        self._PyGILState_Check = symbols.find("PyGILState_Check")
        self._PyImport_ImportModule = symbols.find("PyImport_ImportModule")
        self._PyImport_AddModule = symbols.find("PyImport_AddModule")
        self._PyObject_HasAttrString = symbols.find("PyObject_HasAttrString")
        self._PyObject_GetAttrString = symbols.find("PyObject_GetAttrString")
        self._PyObject_SetAttrString = symbols.find("PyObject_SetAttrString")
        self._PyObject_Str = symbols.find("PyObject_Str")
        self._PyObject_Repr = symbols.find("PyObject_Repr")
        self._PyObject_Hash = symbols.find("PyObject_Hash")
        self._PyObject_IsTrue = symbols.find("PyObject_IsTrue")
        self._PyObject_Type = symbols.find("PyObject_Type")
        self._PyObject_Length = symbols.find("PyObject_Length")
        self._PyObject_GetItem = symbols.find("PyObject_GetItem")
        self._PyObject_SetItem = symbols.find("PyObject_SetItem")
        self._PyObject_GetIter = symbols.find("PyObject_GetIter")
        self._PyObject_RichCompare = symbols.find("PyObject_RichCompare")
        self._PySequence_Contains = symbols.find("PySequence_Contains")
        self._PyObject_Free = symbols.find("PyObject_Free")
        self._Py_Is = symbols.find("Py_Is")
        self._PyObject_Call = symbols.find("PyObject_Call")
        self._PyObject_CallObject = symbols.find("PyObject_CallObject")
        self._PyObject_Vectorcall = symbols.find("PyObject_Vectorcall")
        self._PyNumber_Long = symbols.find("PyNumber_Long")
        self._PyNumber_Float = symbols.find("PyNumber_Float")
        self._PyNumber_Positive = symbols.find("PyNumber_Positive")
        self._PyNumber_Negative = symbols.find("PyNumber_Negative")
        self._PyNumber_Invert = symbols.find("PyNumber_Invert")
        self._PyNumber_Add = symbols.find("PyNumber_Add")
        self._PyNumber_Subtract = symbols.find("PyNumber_Subtract")
        self._PyNumber_Multiply = symbols.find("PyNumber_Multiply")
        self._PyNumber_TrueDivide = symbols.find("PyNumber_TrueDivide")
        self._PyNumber_FloorDivide = symbols.find("PyNumber_FloorDivide")
        self._PyNumber_Remainder = symbols.find("PyNumber_Remainder")
        self._PyNumber_Power = symbols.find("PyNumber_Power")
        self._PyNumber_Lshift = symbols.find("PyNumber_Lshift")
        self._PyNumber_Rshift = symbols.find("PyNumber_Rshift")
        self._PyNumber_And = symbols.find("PyNumber_And")
        self._PyNumber_Or = symbols.find("PyNumber_Or")
        self._PyNumber_Xor = symbols.find("PyNumber_Xor")
        self._PyNumber_InPlaceAdd = symbols.find("PyNumber_InPlaceAdd")
        self._PyNumber_InPlaceSubtract = symbols.find(
            "PyNumber_InPlaceSubtract"
        )
        self._PyNumber_InPlaceMultiply = symbols.find(
            "PyNumber_InPlaceMultiply"
        )
        self._PyNumber_InPlaceTrueDivide = symbols.find(
            "PyNumber_InPlaceTrueDivide"
        )
        self._PyNumber_InPlaceFloorDivide = symbols.find(
            "PyNumber_InPlaceFloorDivide"
        )
        self._PyNumber_InPlaceRemainder = symbols.find(
            "PyNumber_InPlaceRemainder"
        )
        self._PyNumber_InPlacePower = symbols.find("PyNumber_InPlacePower")
        self._PyNumber_InPlaceLshift = symbols.find("PyNumber_InPlaceLshift")
        self._PyNumber_InPlaceRshift = symbols.find("PyNumber_InPlaceRshift")
        self._PyNumber_InPlaceAnd = symbols.find("PyNumber_InPlaceAnd")
        self._PyNumber_InPlaceOr = symbols.find("PyNumber_InPlaceOr")
        self._PyNumber_InPlaceXor = symbols.find("PyNumber_InPlaceXor")
        self._PyIter_Check = symbols.find("PyIter_Check")
        self._PyIter_Next = symbols.find("PyIter_Next")
        self._PyType_GenericAlloc = symbols.find("PyType_GenericAlloc")
        self._PyType_GetName = symbols.find("PyType_GetName")
        self._PyType_FromSpec = symbols.find("PyType_FromSpec")
        self._PyType_GetFlags = symbols.find("PyType_GetFlags")
        self._PyType_IsSubtype = symbols.find("PyType_IsSubtype")
        self._PyType_GetSlot = symbols.find("PyType_GetSlot")
        self._PyLong_FromSsize_t = symbols.find("PyLong_FromSsize_t")
        self._PyLong_FromSize_t = symbols.find("PyLong_FromSize_t")
        self._PyLong_AsSsize_t = symbols.find("PyLong_AsSsize_t")
        self._PyBool_FromLong = symbols.find("PyBool_FromLong")
        self._PyFloat_FromDouble = symbols.find("PyFloat_FromDouble")
        self._PyFloat_AsDouble = symbols.find("PyFloat_AsDouble")
        self._PyUnicode_DecodeUTF8 = symbols.find("PyUnicode_DecodeUTF8")
        self._PyUnicode_AsUTF8AndSize = symbols.find("PyUnicode_AsUTF8AndSize")
        self._PyTuple_New = symbols.find("PyTuple_New")
        self._PyTuple_GetItem = symbols.find("PyTuple_GetItem")
        self._PyTuple_SetItem = symbols.find("PyTuple_SetItem")
        self._PyList_New = symbols.find("PyList_New")
        self._PyList_GetItem = symbols.find("PyList_GetItem")
        self._PyList_SetItem = symbols.find("PyList_SetItem")
        self._PyDict_New = symbols.find("PyDict_New")
        self._PyDict_SetItem = symbols.find("PyDict_SetItem")
        self._PyDict_GetItemWithError = symbols.find("PyDict_GetItemWithError")
        self._PyDict_Next = symbols.find("PyDict_Next")
        self._PySet_New = symbols.find("PySet_New")
        self._PySet_Add = symbols.find("PySet_Add")
        self._PySlice_New = symbols.find("PySlice_New")
        self._PyModule_GetDict = symbols.find("PyModule_GetDict")
        self._PyModule_Create2 = symbols.find("PyModule_Create2")
        self._PyModule_AddFunctions = symbols.find("PyModule_AddFunctions")
        self._PyModule_AddObjectRef = symbols.find("PyModule_AddObjectRef")
        self._PyInterpreterState_Get = symbols.find("PyInterpreterState_Get")
        self._PyInterpreterState_GetDict = symbols.find(
            "PyInterpreterState_GetDict"
        )
        self.version = PythonVersion()
        self._header_size = 16
        self._none = PyObjectPtr()
        self._long_type = PyObjectPtr()
        self._bool_type = PyObjectPtr()
        self._float_type = PyObjectPtr()
        self._dict_type = PyObjectPtr()
        self._unicode_type = PyObjectPtr()
        if self.init_error.byte_length() == 0:
            self._start()

    def _start(mut self):
        """Starts the interpreter and looks up the objects of the library."""
        _started_from_here(self.lib)
        self.Py_Initialize()
        self.version = PythonVersion(
            String(unsafe_from_utf8_ptr=self.Py_GetVersion())
        )
        self._long_type = self._data("PyLong_Type")
        self._bool_type = self._data("PyBool_Type")
        self._float_type = self._data("PyFloat_Type")
        self._dict_type = self._data("PyDict_Type")
        self._unicode_type = self._data("PyUnicode_Type")
        var constant = self.lib.borrow()._address("Py_GetConstantBorrowed")
        if constant != 0:
            self._none = __call_at[PyObjectPtr](constant, c_uint(0))
        else:
            self._none = self._data("_Py_NoneStruct")
        var size = self.PyObject_GetAttrString(
            self._data("PyBaseObject_Type"), "__basicsize__"
        )
        self._header_size = self.PyLong_AsSsize_t(size)
        self.Py_DecRef(size)

    def _data(self, name: StaticString) -> PyObjectPtr:
        """Returns the address of an object of the library."""
        return PyObjectPtr(_address=self.lib.borrow()._address(name))

    def check_init_error(self) raises:
        """Raises when there is no interpreter.

        Raises:
            The reason and the settings that led to it.
        """
        if self.init_error.byte_length() != 0:
            raise Error(_Discovery().message(self.init_error))

    # ===--- life ----------------------------------------------------===#

    @always_inline
    def Py_Initialize(self):
        """Starts the interpreter; does nothing when it runs already."""
        __call_at[NoneType](self._Py_Initialize)

    @always_inline
    def Py_FinalizeEx(self) -> c_int:
        """Ends the interpreter; 0 when all went well."""
        return __call_at[c_int](self._Py_FinalizeEx)

    @always_inline
    def Py_GetVersion(self) -> Pointer[c_char, ImmUntrackedOrigin]:
        """Returns the version text, which lives for ever."""
        return __call_at[Pointer[c_char, ImmUntrackedOrigin]](
            self._Py_GetVersion
        )

    # ===--- running code --------------------------------------------===#

    @always_inline
    def PyRun_SimpleString(self, var code: String) -> c_int:
        """Runs statements in `__main__`; -1 after an exception, which is
        printed."""
        return __call_at[c_int](
            self._PyRun_SimpleString, code.as_c_string_slice().unsafe_ptr()
        )

    @always_inline
    def PyRun_String(
        self,
        var code: String,
        mode: c_int,
        globals: PyObjectPtr,
        locals: PyObjectPtr,
    ) -> PyObjectPtr:
        """Runs code and returns a new reference to the result, or null."""
        return __call_at[PyObjectPtr](
            self._PyRun_String,
            code.as_c_string_slice().unsafe_ptr(),
            mode,
            globals,
            locals,
        )

    @always_inline
    def Py_CompileString(
        self, var code: String, var filename: String, mode: c_int
    ) -> PyObjectPtr:
        """Compiles code; a new reference, or null."""
        return __call_at[PyObjectPtr](
            self._Py_CompileString,
            code.as_c_string_slice().unsafe_ptr(),
            filename.as_c_string_slice().unsafe_ptr(),
            mode,
        )

    @always_inline
    def PyEval_EvalCode(
        self, code: PyObjectPtr, globals: PyObjectPtr, locals: PyObjectPtr
    ) -> PyObjectPtr:
        """Runs compiled code; a new reference, or null."""
        return __call_at[PyObjectPtr](
            self._PyEval_EvalCode, code, globals, locals
        )

    # ===--- references ----------------------------------------------===#

    @always_inline
    def Py_NewRef(self, o: PyObjectPtr) -> PyObjectPtr:
        """Adds a reference and returns the object."""
        return __call_at[PyObjectPtr](self._Py_NewRef, o)

    @always_inline
    def Py_IncRef(self, o: PyObjectPtr):
        """Adds a reference; null is allowed."""
        __call_at[NoneType](self._Py_IncRef, o)

    @always_inline
    def Py_DecRef(self, o: PyObjectPtr):
        """Gives up a reference; null is allowed."""
        __call_at[NoneType](self._Py_DecRef, o)

    # ===--- errors --------------------------------------------------===#

    @always_inline
    def PyErr_Clear(self):
        """Forgets the pending exception."""
        __call_at[NoneType](self._PyErr_Clear)

    @always_inline
    def PyErr_SetString(
        self, type: PyObjectPtr, message: Pointer[c_char, ImmutAnyOrigin]
    ):
        """Sets an exception with a message."""
        __call_at[NoneType](self._PyErr_SetString, type, message)

    @always_inline
    def PyErr_SetNone(self, type: PyObjectPtr):
        """Sets an exception without a message."""
        __call_at[NoneType](self._PyErr_SetNone, type)

    @always_inline
    def PyErr_Occurred(self) -> Bool:
        """Whether an exception is pending."""
        return __call_at[Int](self._PyErr_Occurred) != 0

    @always_inline
    def PyErr_GetRaisedException(self) -> PyObjectPtr:
        """Takes the pending exception (Python 3.12 and later); a new
        reference, or null."""
        return __call_at[PyObjectPtr](self._PyErr_GetRaisedException)

    @always_inline
    def PyErr_Fetch(
        self,
        type: Pointer[PyObjectPtr, _],
        value: Pointer[PyObjectPtr, _],
        traceback: Pointer[PyObjectPtr, _],
    ):
        """Takes the pending exception in its parts; new references, or null."""
        __call_at[NoneType](self._PyErr_Fetch, type, value, traceback)

    @always_inline
    def PyErr_NormalizeException(
        self,
        type: Pointer[PyObjectPtr, _],
        value: Pointer[PyObjectPtr, _],
        traceback: Pointer[PyObjectPtr, _],
    ):
        """Makes the value of fetched parts an instance of their type."""
        __call_at[NoneType](
            self._PyErr_NormalizeException, type, value, traceback
        )

    @always_inline
    def PyErr_WriteUnraisable(self, o: PyObjectPtr):
        """Reports the pending exception on `sys.stderr` and forgets it."""
        __call_at[NoneType](self._PyErr_WriteUnraisable, o)

    # ===--- threads -------------------------------------------------===#

    @always_inline
    def PyEval_SaveThread(self) -> Int:
        """Gives up the GIL and returns the state of the thread."""
        return __call_at[Int](self._PyEval_SaveThread)

    @always_inline
    def PyEval_RestoreThread(self, state: Int):
        """Takes the GIL again."""
        __call_at[NoneType](self._PyEval_RestoreThread, state)

    @always_inline
    def PyGILState_Ensure(self) -> c_int:
        """Takes the GIL from any thread, even if it is held."""
        return __call_at[c_int](self._PyGILState_Ensure)

    @always_inline
    def PyGILState_Release(self, state: c_int):
        """Undoes `PyGILState_Ensure`."""
        __call_at[NoneType](self._PyGILState_Release, state)

    @always_inline
    def PyGILState_Check(self) -> Bool:
        """Whether this thread holds the GIL."""
        return __call_at[c_int](self._PyGILState_Check) != 0

    # ===--- importing -----------------------------------------------===#

    @always_inline
    def PyImport_ImportModule(self, var name: String) -> PyObjectPtr:
        """Imports a module; a new reference, or null."""
        return __call_at[PyObjectPtr](
            self._PyImport_ImportModule, name.as_c_string_slice().unsafe_ptr()
        )

    @always_inline
    def PyImport_AddModule(self, var name: String) -> PyObjectPtr:
        """Returns the module of a name, made if missing; borrowed, or null."""
        return __call_at[PyObjectPtr](
            self._PyImport_AddModule, name.as_c_string_slice().unsafe_ptr()
        )

    # ===--- objects -------------------------------------------------===#

    @always_inline
    def PyObject_HasAttrString(self, o: PyObjectPtr, var name: String) -> c_int:
        """1 when the object has an attribute, else 0."""
        return __call_at[c_int](
            self._PyObject_HasAttrString,
            o,
            name.as_c_string_slice().unsafe_ptr(),
        )

    @always_inline
    def PyObject_GetAttrString(
        self, o: PyObjectPtr, var name: String
    ) -> PyObjectPtr:
        """Returns an attribute; a new reference, or null."""
        return __call_at[PyObjectPtr](
            self._PyObject_GetAttrString,
            o,
            name.as_c_string_slice().unsafe_ptr(),
        )

    @always_inline
    def PyObject_SetAttrString(
        self, o: PyObjectPtr, var name: String, value: PyObjectPtr
    ) -> c_int:
        """Sets an attribute; -1 after an exception."""
        return __call_at[c_int](
            self._PyObject_SetAttrString,
            o,
            name.as_c_string_slice().unsafe_ptr(),
            value,
        )

    @always_inline
    def PyObject_Str(self, o: PyObjectPtr) -> PyObjectPtr:
        """Returns `str(o)`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyObject_Str, o)

    @always_inline
    def PyObject_Repr(self, o: PyObjectPtr) -> PyObjectPtr:
        """Returns `repr(o)`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyObject_Repr, o)

    @always_inline
    def PyObject_Hash(self, o: PyObjectPtr) -> Py_hash_t:
        """Returns the hash; -1 after an exception."""
        return __call_at[Py_hash_t](self._PyObject_Hash, o)

    @always_inline
    def PyObject_IsTrue(self, o: PyObjectPtr) -> c_int:
        """1 for true, 0 for false, -1 after an exception."""
        return __call_at[c_int](self._PyObject_IsTrue, o)

    @always_inline
    def PyObject_Type(self, o: PyObjectPtr) -> PyObjectPtr:
        """Returns a new reference to the type."""
        return __call_at[PyObjectPtr](self._PyObject_Type, o)

    @always_inline
    def PyObject_Length(self, o: PyObjectPtr) -> Py_ssize_t:
        """Returns the length; -1 after an exception."""
        return __call_at[Py_ssize_t](self._PyObject_Length, o)

    @always_inline
    def PyObject_GetItem(self, o: PyObjectPtr, key: PyObjectPtr) -> PyObjectPtr:
        """Returns `o[key]`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyObject_GetItem, o, key)

    @always_inline
    def PyObject_SetItem(
        self, o: PyObjectPtr, key: PyObjectPtr, value: PyObjectPtr
    ) -> c_int:
        """Sets `o[key]`; -1 after an exception."""
        return __call_at[c_int](self._PyObject_SetItem, o, key, value)

    @always_inline
    def PyObject_GetIter(self, o: PyObjectPtr) -> PyObjectPtr:
        """Returns `iter(o)`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyObject_GetIter, o)

    @always_inline
    def PyObject_RichCompare(
        self, a: PyObjectPtr, b: PyObjectPtr, op: c_int
    ) -> PyObjectPtr:
        """Compares (0 to 5: < <= == != > >=); a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyObject_RichCompare, a, b, op)

    @always_inline
    def PySequence_Contains(self, o: PyObjectPtr, value: PyObjectPtr) -> c_int:
        """1 when `value in o`, 0 when not, -1 after an exception."""
        return __call_at[c_int](self._PySequence_Contains, o, value)

    @always_inline
    def PyObject_Free(self, o: PyObjectPtr):
        """Frees the memory of an object."""
        __call_at[NoneType](self._PyObject_Free, o)

    @always_inline
    def Py_Is(self, a: PyObjectPtr, b: PyObjectPtr) -> c_int:
        """1 when both are the same object."""
        return __call_at[c_int](self._Py_Is, a, b)

    @always_inline
    def PyObject_Call(
        self, callee: PyObjectPtr, args: PyObjectPtr, kwargs: PyObjectPtr
    ) -> PyObjectPtr:
        """Calls with a tuple and a dict or null; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyObject_Call, callee, args, kwargs)

    @always_inline
    def PyObject_CallObject(
        self, callee: PyObjectPtr, args: PyObjectPtr
    ) -> PyObjectPtr:
        """Calls with a tuple or null; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyObject_CallObject, callee, args)

    @always_inline
    def PyObject_Vectorcall(
        self, callee: PyObjectPtr, args: Int, count: Int, names: PyObjectPtr
    ) -> PyObjectPtr:
        """Calls with the arguments in memory (Python 3.11 and later); a new
        reference, or null."""
        return __call_at[PyObjectPtr](
            self._PyObject_Vectorcall, callee, args, count, names
        )

    # ===--- numbers -------------------------------------------------===#

    @always_inline
    def PyNumber_Long(self, o: PyObjectPtr) -> PyObjectPtr:
        """Returns `int(o)`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Long, o)

    @always_inline
    def PyNumber_Float(self, o: PyObjectPtr) -> PyObjectPtr:
        """Returns `float(o)`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Float, o)

    @always_inline
    def PyNumber_Positive(self, o: PyObjectPtr) -> PyObjectPtr:
        """Returns `+o`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Positive, o)

    @always_inline
    def PyNumber_Negative(self, o: PyObjectPtr) -> PyObjectPtr:
        """Returns `-o`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Negative, o)

    @always_inline
    def PyNumber_Invert(self, o: PyObjectPtr) -> PyObjectPtr:
        """Returns `~o`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Invert, o)

    @always_inline
    def PyNumber_Add(self, a: PyObjectPtr, b: PyObjectPtr) -> PyObjectPtr:
        """Returns `a + b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Add, a, b)

    @always_inline
    def PyNumber_Subtract(self, a: PyObjectPtr, b: PyObjectPtr) -> PyObjectPtr:
        """Returns `a - b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Subtract, a, b)

    @always_inline
    def PyNumber_Multiply(self, a: PyObjectPtr, b: PyObjectPtr) -> PyObjectPtr:
        """Returns `a * b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Multiply, a, b)

    @always_inline
    def PyNumber_TrueDivide(
        self, a: PyObjectPtr, b: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns `a / b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_TrueDivide, a, b)

    @always_inline
    def PyNumber_FloorDivide(
        self, a: PyObjectPtr, b: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns `a // b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_FloorDivide, a, b)

    @always_inline
    def PyNumber_Remainder(self, a: PyObjectPtr, b: PyObjectPtr) -> PyObjectPtr:
        """Returns `a % b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Remainder, a, b)

    @always_inline
    def PyNumber_Power(
        self, a: PyObjectPtr, b: PyObjectPtr, modulus: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns `a ** b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Power, a, b, modulus)

    @always_inline
    def PyNumber_Lshift(self, a: PyObjectPtr, b: PyObjectPtr) -> PyObjectPtr:
        """Returns `a << b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Lshift, a, b)

    @always_inline
    def PyNumber_Rshift(self, a: PyObjectPtr, b: PyObjectPtr) -> PyObjectPtr:
        """Returns `a >> b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Rshift, a, b)

    @always_inline
    def PyNumber_And(self, a: PyObjectPtr, b: PyObjectPtr) -> PyObjectPtr:
        """Returns `a & b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_And, a, b)

    @always_inline
    def PyNumber_Or(self, a: PyObjectPtr, b: PyObjectPtr) -> PyObjectPtr:
        """Returns `a | b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Or, a, b)

    @always_inline
    def PyNumber_Xor(self, a: PyObjectPtr, b: PyObjectPtr) -> PyObjectPtr:
        """Returns `a ^ b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_Xor, a, b)

    @always_inline
    def PyNumber_InPlaceAdd(
        self, a: PyObjectPtr, b: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns the result of `a += b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_InPlaceAdd, a, b)

    @always_inline
    def PyNumber_InPlaceSubtract(
        self, a: PyObjectPtr, b: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns the result of `a -= b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_InPlaceSubtract, a, b)

    @always_inline
    def PyNumber_InPlaceMultiply(
        self, a: PyObjectPtr, b: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns the result of `a *= b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_InPlaceMultiply, a, b)

    @always_inline
    def PyNumber_InPlaceTrueDivide(
        self, a: PyObjectPtr, b: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns the result of `a /= b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_InPlaceTrueDivide, a, b)

    @always_inline
    def PyNumber_InPlaceFloorDivide(
        self, a: PyObjectPtr, b: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns the result of `a //= b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_InPlaceFloorDivide, a, b)

    @always_inline
    def PyNumber_InPlaceRemainder(
        self, a: PyObjectPtr, b: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns the result of `a %= b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_InPlaceRemainder, a, b)

    @always_inline
    def PyNumber_InPlacePower(
        self, a: PyObjectPtr, b: PyObjectPtr, modulus: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns the result of `a **= b`; a new reference, or null."""
        return __call_at[PyObjectPtr](
            self._PyNumber_InPlacePower, a, b, modulus
        )

    @always_inline
    def PyNumber_InPlaceLshift(
        self, a: PyObjectPtr, b: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns the result of `a <<= b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_InPlaceLshift, a, b)

    @always_inline
    def PyNumber_InPlaceRshift(
        self, a: PyObjectPtr, b: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns the result of `a >>= b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_InPlaceRshift, a, b)

    @always_inline
    def PyNumber_InPlaceAnd(
        self, a: PyObjectPtr, b: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns the result of `a &= b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_InPlaceAnd, a, b)

    @always_inline
    def PyNumber_InPlaceOr(self, a: PyObjectPtr, b: PyObjectPtr) -> PyObjectPtr:
        """Returns the result of `a |= b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_InPlaceOr, a, b)

    @always_inline
    def PyNumber_InPlaceXor(
        self, a: PyObjectPtr, b: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns the result of `a ^= b`; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyNumber_InPlaceXor, a, b)

    # ===--- iterators -----------------------------------------------===#

    @always_inline
    def PyIter_Check(self, o: PyObjectPtr) -> c_int:
        """1 when the object is an iterator."""
        return __call_at[c_int](self._PyIter_Check, o)

    @always_inline
    def PyIter_Next(self, o: PyObjectPtr) -> PyObjectPtr:
        """Returns the next element; a new reference, or null at the end and
        after an exception."""
        return __call_at[PyObjectPtr](self._PyIter_Next, o)

    # ===--- types ---------------------------------------------------===#

    @always_inline
    def PyType_GenericAlloc(
        self, type: PyObjectPtr, count: Py_ssize_t
    ) -> PyObjectPtr:
        """Allocates an object of a type, zeroed; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyType_GenericAlloc, type, count)

    def PyType_GetName(self, type: PyObjectPtr) -> PyObjectPtr:
        """Returns the name of a type; a new reference, or null."""
        if self._PyType_GetName == 0:
            # Python 3.10 lacks it.
            return self.PyObject_GetAttrString(type, "__name__")
        return __call_at[PyObjectPtr](self._PyType_GetName, type)

    @always_inline
    def PyType_FromSpec(self, spec: Pointer[PyType_Spec, _]) -> PyObjectPtr:
        """Makes a type; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyType_FromSpec, spec)

    @always_inline
    def PyType_GetFlags(self, type: PyObjectPtr) -> c_ulong:
        """Returns the flags of a type."""
        return __call_at[c_ulong](self._PyType_GetFlags, type)

    @always_inline
    def PyType_IsSubtype(self, a: PyObjectPtr, b: PyObjectPtr) -> c_int:
        """1 when `a` derives from `b`."""
        return __call_at[c_int](self._PyType_IsSubtype, a, b)

    @always_inline
    def PyType_GetSlot(self, type: PyObjectPtr, slot: c_int) -> Int:
        """Returns the address in a slot of a type, 0 when it is empty."""
        return __call_at[Int](self._PyType_GetSlot, type, slot)

    # ===--- values --------------------------------------------------===#

    @always_inline
    def PyLong_FromSsize_t(self, value: Py_ssize_t) -> PyObjectPtr:
        """Makes an int; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyLong_FromSsize_t, value)

    @always_inline
    def PyLong_FromSize_t(self, value: c_size_t) -> PyObjectPtr:
        """Makes an int; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyLong_FromSize_t, value)

    @always_inline
    def PyLong_AsSsize_t(self, o: PyObjectPtr) -> Py_ssize_t:
        """Returns the value of an int; -1 after an exception."""
        return __call_at[Py_ssize_t](self._PyLong_AsSsize_t, o)

    @always_inline
    def PyBool_FromLong(self, value: c_long) -> PyObjectPtr:
        """Returns a new reference to True or False."""
        return __call_at[PyObjectPtr](self._PyBool_FromLong, value)

    @always_inline
    def PyFloat_FromDouble(self, value: c_double) -> PyObjectPtr:
        """Makes a float; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyFloat_FromDouble, value)

    @always_inline
    def PyFloat_AsDouble(self, o: PyObjectPtr) -> c_double:
        """Returns the value of a number; -1 after an exception."""
        return __call_at[c_double](self._PyFloat_AsDouble, o)

    @always_inline
    def PyUnicode_DecodeUTF8(self, text: StringSpan) -> PyObjectPtr:
        """Makes a str; a new reference, or null."""
        return __call_at[PyObjectPtr](
            self._PyUnicode_DecodeUTF8,
            text.unsafe_ptr(),
            text.byte_length(),
            Int(0),
        )

    def PyUnicode_AsUTF8AndSize(
        self, o: PyObjectPtr
    ) -> StringSpan[ImmutAnyOrigin]:
        """Returns the bytes of a str, which the object owns; empty after an
        exception."""
        var length = Py_ssize_t(0)
        var address = __call_at[Int](
            self._PyUnicode_AsUTF8AndSize, o, Pointer(to=length)
        )
        if address == 0:
            return StringSpan[ImmutAnyOrigin]()
        return StringSpan[ImmutAnyOrigin](
            unsafe_from_utf8=Span[Byte, ImmutAnyOrigin](
                unsafe_ptr=Pointer[Byte, ImmutAnyOrigin](
                    unsafe_from_address=address
                ),
                length=length,
            )
        )

    @always_inline
    def PyTuple_New(self, count: Py_ssize_t) -> PyObjectPtr:
        """Makes a tuple to be filled; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyTuple_New, count)

    @always_inline
    def PyTuple_GetItem(self, o: PyObjectPtr, index: Py_ssize_t) -> PyObjectPtr:
        """Returns an element; borrowed, or null."""
        return __call_at[PyObjectPtr](self._PyTuple_GetItem, o, index)

    @always_inline
    def PyTuple_SetItem(
        self, o: PyObjectPtr, index: Py_ssize_t, value: PyObjectPtr
    ) -> c_int:
        """Sets an element of a new tuple; steals the value."""
        return __call_at[c_int](self._PyTuple_SetItem, o, index, value)

    @always_inline
    def PyList_New(self, count: Py_ssize_t) -> PyObjectPtr:
        """Makes a list to be filled; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyList_New, count)

    @always_inline
    def PyList_GetItem(self, o: PyObjectPtr, index: Py_ssize_t) -> PyObjectPtr:
        """Returns an element; borrowed, or null."""
        return __call_at[PyObjectPtr](self._PyList_GetItem, o, index)

    @always_inline
    def PyList_SetItem(
        self, o: PyObjectPtr, index: Py_ssize_t, value: PyObjectPtr
    ) -> c_int:
        """Sets an element; steals the value."""
        return __call_at[c_int](self._PyList_SetItem, o, index, value)

    @always_inline
    def PyDict_New(self) -> PyObjectPtr:
        """Makes an empty dict; a new reference, or null."""
        return __call_at[PyObjectPtr](self._PyDict_New)

    @always_inline
    def PyDict_SetItem(
        self, o: PyObjectPtr, key: PyObjectPtr, value: PyObjectPtr
    ) -> c_int:
        """Sets a value; -1 after an exception."""
        return __call_at[c_int](self._PyDict_SetItem, o, key, value)

    @always_inline
    def PyDict_GetItemWithError(
        self, o: PyObjectPtr, key: PyObjectPtr
    ) -> PyObjectPtr:
        """Returns a value; borrowed, or null."""
        return __call_at[PyObjectPtr](self._PyDict_GetItemWithError, o, key)

    @always_inline
    def PyDict_Next(
        self,
        o: PyObjectPtr,
        position: Pointer[Py_ssize_t, _],
        key: Pointer[PyObjectPtr, _],
        value: Pointer[PyObjectPtr, _],
    ) -> c_int:
        """Steps to the next entry (borrowed); 0 at the end."""
        return __call_at[c_int](self._PyDict_Next, o, position, key, value)

    @always_inline
    def PySet_New(self, iterable: PyObjectPtr) -> PyObjectPtr:
        """Makes a set of the elements, or an empty one for null; a new
        reference, or null."""
        return __call_at[PyObjectPtr](self._PySet_New, iterable)

    @always_inline
    def PySet_Add(self, o: PyObjectPtr, value: PyObjectPtr) -> c_int:
        """Adds a value; -1 after an exception."""
        return __call_at[c_int](self._PySet_Add, o, value)

    @always_inline
    def PySlice_New(
        self, start: PyObjectPtr, stop: PyObjectPtr, step: PyObjectPtr
    ) -> PyObjectPtr:
        """Makes a slice; null means None. A new reference, or null."""
        return __call_at[PyObjectPtr](self._PySlice_New, start, stop, step)

    # ===--- modules -------------------------------------------------===#

    @always_inline
    def PyModule_GetDict(self, module: PyObjectPtr) -> PyObjectPtr:
        """Returns the names of a module; borrowed."""
        return __call_at[PyObjectPtr](self._PyModule_GetDict, module)

    @always_inline
    def PyModule_Create2(
        self, definition: Int, api_version: c_int
    ) -> PyObjectPtr:
        """Makes a module from the address of its definition; a new reference,
        or null."""
        return __call_at[PyObjectPtr](
            self._PyModule_Create2, definition, api_version
        )

    @always_inline
    def PyModule_AddFunctions(
        self, module: PyObjectPtr, functions: Pointer[PyMethodDef, _]
    ) -> c_int:
        """Adds functions; -1 after an exception."""
        return __call_at[c_int](self._PyModule_AddFunctions, module, functions)

    @always_inline
    def PyModule_AddObjectRef(
        self, module: PyObjectPtr, var name: String, value: PyObjectPtr
    ) -> c_int:
        """Adds a name; -1 after an exception."""
        return __call_at[c_int](
            self._PyModule_AddObjectRef,
            module,
            name.as_c_string_slice().unsafe_ptr(),
            value,
        )

    @always_inline
    def PyInterpreterState_Get(self) -> Int:
        """Returns the interpreter of this thread."""
        return __call_at[Int](self._PyInterpreterState_Get)

    @always_inline
    def PyInterpreterState_GetDict(self, state: Int) -> PyObjectPtr:
        """Returns a dict for data of extensions; borrowed, or null."""
        return __call_at[PyObjectPtr](self._PyInterpreterState_GetDict, state)

    # ===--- helpers without a C counterpart --------------------------------===#

    @always_inline
    def Py_None(self) -> PyObjectPtr:
        """Returns `None`; borrowed."""
        return self._none

    @always_inline
    def Py_TYPE(self, o: PyObjectPtr) -> PyTypeObjectPtr:
        """Returns the type of an object; borrowed."""
        # The type is the last word of the header in every build.
        return o.unsafe_offset_bytes(self._header_size - 8).bitcast[
            PyObjectPtr
        ]()[]

    def PyObject_TypeCheck(
        self, o: PyObjectPtr, type: PyTypeObjectPtr
    ) -> c_int:
        """1 when the object is an instance of a type, else 0."""
        var own = self.Py_TYPE(o)
        return 1 if own == type else self.PyType_IsSubtype(own, type)

    def PyType_HasFeature(self, type: PyTypeObjectPtr, flag: c_ulong) -> Bool:
        """Whether a type has a flag."""
        return self.PyType_GetFlags(type) & flag != 0

    def PyLong_Type(self) -> PyTypeObjectPtr:
        """Returns `int`; borrowed."""
        return self._long_type

    def PyBool_Type(self) -> PyTypeObjectPtr:
        """Returns `bool`; borrowed."""
        return self._bool_type

    def PyFloat_Type(self) -> PyTypeObjectPtr:
        """Returns `float`; borrowed."""
        return self._float_type

    def PyDict_Type(self) -> PyTypeObjectPtr:
        """Returns `dict`; borrowed."""
        return self._dict_type

    def PyUnicode_Type(self) -> PyTypeObjectPtr:
        """Returns `str`; borrowed."""
        return self._unicode_type

    def PyLong_Check(self, o: PyObjectPtr) -> c_int:
        """Not 0 when an object is an `int` or of a type derived from it."""
        return c_int(self.PyType_GetFlags(self.Py_TYPE(o)) & (1 << 24))

    @always_inline
    def PyLong_CheckExact(self, o: PyObjectPtr) -> c_int:
        """1 when the type of an object is `int`, else 0."""
        return c_int(self.Py_TYPE(o) == self._long_type)

    def PyBool_Check(self, o: PyObjectPtr) -> c_int:
        """1 when an object is a `bool`, else 0."""
        return c_int(self.Py_TYPE(o) == self._bool_type)

    def PyFloat_Check(self, o: PyObjectPtr) -> c_int:
        """1 when an object is a `float` or of a type derived from it, else 0."""
        return self.PyObject_TypeCheck(o, self._float_type)

    @always_inline
    def PyFloat_CheckExact(self, o: PyObjectPtr) -> c_int:
        """1 when the type of an object is `float`, else 0."""
        return c_int(self.Py_TYPE(o) == self._float_type)

    def PyModule_Create(self, name: StaticString) -> PyObjectPtr:
        """Makes a module with an empty definition, which lives for ever; a new
        reference, or null."""
        # A zeroed header is what `PyModule_Create2` expects of a definition
        # that wasn't used before; its size depends on the build.
        var header = self._header_size + 24
        var address = external_call["calloc", Int](
            Int(1), header + Py_ssize_t(64)
        )
        var rest = Pointer[PyModuleDef, MutUntrackedOrigin](
            unsafe_from_address=address + header
        )
        rest[].name = Int(name.unsafe_ptr())
        rest[].size = -1
        return self.PyModule_Create2(address, _PYTHON_API_VERSION)

    def _Py_REFCNT(self, o: PyObjectPtr) -> Py_ssize_t:
        """Returns the number of references to an object."""
        if self._Py_REFCNT_function != 0:
            return __call_at[Py_ssize_t](self._Py_REFCNT_function, o)
        if self._header_size > 16:
            # Free-threaded: the owner's count and, two bits up, the shared one.
            var own = o.unsafe_offset_bytes(12).bitcast[UInt32]()[]
            var shared = o.unsafe_offset_bytes(16).bitcast[Int]()[]
            return Int(own) + (shared >> 2)
        return o.bitcast[Py_ssize_t]()[]

    def get_error_global(self, var name: String) -> PyObjectPtr:
        """Returns an exception class by its C name; borrowed.

        Args:
            name: Such as `PyExc_ValueError`.
        """
        var address = self.lib.borrow()._address(name)
        if address == 0:
            abort(String("no such exception: ", name))
        return PyObjectPtr(_address=address).bitcast[PyObjectPtr]()[]

    def get_error(self) -> Error:
        """Takes the pending exception, with the GIL.

        Returns:
            Its text as an error, or an internal error when there is none.
        """
        var state = self.PyGILState_Ensure()
        var error: Error
        if self.PyErr_Occurred():
            error = self.unsafe_get_error()
        else:
            error = Error(
                "internal error: expected CPython exception not found"
            )
        self.PyGILState_Release(state)
        return error

    @no_inline
    def unsafe_get_error(self) -> Error:
        """Takes the pending exception, which must exist.

        Returns:
            Its text as an error.
        """
        var exception = self._take_exception()
        if not exception:
            return Error("<NULL>")
        var text = self.PyObject_Str(exception)
        var message: String
        if text:
            message = String(self.PyUnicode_AsUTF8AndSize(text))
            self.Py_DecRef(text)
        else:
            self.PyErr_Clear()
            message = String("<exception str() failed>")
        self.Py_DecRef(exception)
        return Error(message^)

    def _take_exception(self) -> PyObjectPtr:
        """Returns the pending exception and forgets it; a new reference."""
        if self._PyErr_GetRaisedException != 0:
            return self.PyErr_GetRaisedException()
        var type = PyObjectPtr()
        var value = PyObjectPtr()
        var traceback = PyObjectPtr()
        self.PyErr_Fetch(
            Pointer(to=type), Pointer(to=value), Pointer(to=traceback)
        )
        # A raw value can be null or the arguments only.
        self.PyErr_NormalizeException(
            Pointer(to=type), Pointer(to=value), Pointer(to=traceback)
        )
        self.Py_DecRef(type)
        self.Py_DecRef(traceback)
        return value

    def PyCapsule_New(
        self,
        pointer: Pointer[NoneType, _],
        name: StaticString,
        destructor: def(PyObjectPtr) thin abi("C") -> None,
    ) -> PyObjectPtr:
        """Wraps a pointer; a new reference, or null.

        Args:
            pointer: The pointer.
            name: What `PyCapsule_GetPointer` asks for.
            destructor: What is called when the capsule goes.
        """
        return __call_at[PyObjectPtr](
            self.lib.borrow()._address("PyCapsule_New"),
            pointer,
            name.unsafe_ptr(),
            destructor,
        )

    def PyCapsule_GetPointer(
        self, capsule: PyObjectPtr, name: StaticString
    ) raises -> Pointer[NoneType, MutUntrackedOrigin]:
        """Returns the pointer in a capsule.

        Args:
            capsule: The capsule.
            name: Its name.

        Raises:
            When it is another object or has another name.
        """
        var address = __call_at[Int](
            self.lib.borrow()._address("PyCapsule_GetPointer"),
            capsule,
            name.unsafe_ptr(),
        )
        if address == 0:
            raise self.get_error()
        return Pointer[NoneType, MutUntrackedOrigin](
            unsafe_from_address=address
        )

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The types and constants of CPython's C API."""

from std.builtin._number_text import _write_hex
from std.ffi._types import c_char, c_int, c_uint
from std.memory.pointer import Pointer


comptime Py_ssize_t = Int
"""C `Py_ssize_t`."""
comptime Py_hash_t = Int
"""C `Py_hash_t`."""

comptime Py_single_input: c_int = 256
"""The grammar of one interactive statement."""
comptime Py_file_input: c_int = 257
"""The grammar of a module."""
comptime Py_eval_input: c_int = 258
"""The grammar of an expression."""
comptime Py_func_type_input: c_int = 345
"""The grammar of a signature in a comment."""

comptime METH_VARARGS: c_int = 0x1
"""The function gets a tuple."""
comptime METH_KEYWORDS: c_int = 0x2
"""The function gets keyword arguments, too."""
comptime METH_STATIC: c_int = 0x20
"""The method gets no receiver."""
comptime METH_FASTCALL: c_int = 0x80
"""The function gets its arguments in memory."""

comptime Py_tp_dealloc: c_int = 52
"""The slot that frees an object."""
comptime Py_tp_init: c_int = 60
"""The slot that initializes an object."""
comptime Py_tp_methods: c_int = 64
"""The slot with the methods."""
comptime Py_tp_new: c_int = 65
"""The slot that allocates an object."""
comptime Py_tp_repr: c_int = 66
"""The slot that makes the representation."""

comptime _PYTHON_API_VERSION: c_int = 1013
"""The version of the C API that modules are made for."""


struct PyObjectPtr(
    Boolable, Defaultable, Equatable, Intable, TrivialRegisterPassable, Writable
):
    """A `PyObject *`, possibly null. Owns nothing."""

    var _address: Int

    @always_inline
    def __init__(out self):
        """Builds a null pointer."""
        self._address = 0

    @always_inline
    def __init__(out self, *, _address: Int):
        """Builds a pointer from an address."""
        self._address = _address

    @always_inline
    def __init__[T: AnyType](out self, pointer: Pointer[T, _]):
        """Builds a pointer from another one.

        Args:
            pointer: The address of an object.
        """
        self._address = Int(pointer)

    @always_inline
    def __bool__(self) -> Bool:
        """Whether the pointer isn't null."""
        return self._address != 0

    @always_inline
    def __int__(self) -> Int:
        """Returns the address."""
        return self._address

    @always_inline
    def __eq__(self, other: Self) -> Bool:
        """Whether both point to the same object."""
        return self._address == other._address

    @always_inline
    def bitcast[T: AnyType](self) -> Pointer[T, MutAnyOrigin]:
        """Returns the address as a pointer to something else. It must not be
        null.

        Parameters:
            T: What is there.
        """
        return Pointer[T, MutAnyOrigin](unsafe_from_address=self._address)

    @always_inline
    def unsafe_offset_bytes(self, count: Int) -> Self:
        """Returns the address some bytes further."""
        return Self(_address=self._address + count)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the address."""
        _write_hex(UInt64(self._address), writer)


comptime PyTypeObjectPtr = PyObjectPtr
"""A `PyTypeObject *`."""

comptime PyCFunction = def(PyObjectPtr, PyObjectPtr) thin abi(
    "C"
) -> PyObjectPtr
"""A C function that gets itself (or the receiver) and a tuple."""

comptime PyCFunctionWithKeywords = def(
    PyObjectPtr, PyObjectPtr, PyObjectPtr
) thin abi("C") -> PyObjectPtr
"""A C function that gets itself, a tuple, and a dict or null."""

comptime PyCFunctionFast = def(
    PyObjectPtr, Pointer[PyObjectPtr, MutUntrackedOrigin], Py_ssize_t
) thin abi("C") -> PyObjectPtr
"""A C function that gets itself and its arguments in memory."""


@fieldwise_init
struct PyObject(Copyable, Movable):
    """The header of an object in a build with the GIL."""

    var object_ref_count: Py_ssize_t
    """The number of references."""
    var object_type: PyTypeObjectPtr
    """The type."""


struct PyMethodDef(ImplicitlyCopyable, TrivialRegisterPassable):
    """A function of a module or type, as CPython wants to know it.

    The texts must live as long as the process: literals.
    """

    var method_name: Int
    """The address of the name."""
    var method_impl: Int
    """The address of the C function."""
    var method_flags: c_int
    """How it is called: `METH_*`."""
    var method_docstring: Int
    """The address of the documentation."""

    def __init__(out self):
        """Builds the entry that ends a table."""
        self.method_name = 0
        self.method_impl = 0
        self.method_flags = 0
        self.method_docstring = 0

    def __init__(
        out self,
        *,
        _address: Int,
        name: StaticString,
        flags: c_int,
        docstring: StaticString,
    ):
        """Builds an entry for the C function at an address."""
        self.method_name = Int(name.unsafe_ptr())
        self.method_impl = _address
        self.method_flags = flags
        self.method_docstring = (
            0 if docstring.byte_length() == 0 else Int(docstring.unsafe_ptr())
        )

    @staticmethod
    def function[
        static_method: Bool = False
    ](
        func: PyCFunction, func_name: StaticString, docstring: StaticString = ""
    ) -> Self:
        """Builds an entry for a function that gets a tuple.

        Parameters:
            static_method: Whether it is a method without a receiver.

        Args:
            func: The function.
            func_name: Its name in Python.
            docstring: Its documentation.
        """
        var address = func
        return Self(
            _address=Pointer(to=address).unsafe_bitcast[Int]()[],
            name=func_name,
            flags=METH_VARARGS | (METH_STATIC if static_method else 0),
            docstring=docstring,
        )

    @staticmethod
    def function[
        static_method: Bool = False
    ](
        func: PyCFunctionWithKeywords,
        func_name: StaticString,
        docstring: StaticString = "",
    ) -> Self:
        """Builds an entry for a function that gets a tuple and a dict.

        Parameters:
            static_method: Whether it is a method without a receiver.

        Args:
            func: The function.
            func_name: Its name in Python.
            docstring: Its documentation.
        """
        var address = func
        return Self(
            _address=Pointer(to=address).unsafe_bitcast[Int]()[],
            name=func_name,
            flags=METH_VARARGS
            | METH_KEYWORDS
            | (METH_STATIC if static_method else 0),
            docstring=docstring,
        )

    @staticmethod
    def function[
        static_method: Bool = False
    ](
        func: PyCFunctionFast,
        func_name: StaticString,
        docstring: StaticString = "",
    ) -> Self:
        """Builds an entry for a function that gets its arguments in memory.

        Parameters:
            static_method: Whether it is a method without a receiver.

        Args:
            func: The function.
            func_name: Its name in Python.
            docstring: Its documentation.
        """
        var address = func
        return Self(
            _address=Pointer(to=address).unsafe_bitcast[Int]()[],
            name=func_name,
            flags=METH_FASTCALL | (METH_STATIC if static_method else 0),
            docstring=docstring,
        )


@fieldwise_init
struct PyType_Slot(TrivialRegisterPassable):
    """One function of a type that is being made."""

    var slot: c_int
    """Which: `Py_tp_*`."""
    var pfunc: Int
    """The address; 0 ends a table."""


@fieldwise_init
struct PyType_Spec(TrivialRegisterPassable):
    """The description of a type that is being made."""

    var name: Int
    """The address of the name."""
    var basicsize: c_int
    """The size of an object in bytes."""
    var itemsize: c_int
    """The size of an element of objects that vary in length."""
    var flags: c_uint
    """The flags of the type."""
    var slots: Int
    """The address of the slots."""


struct PyModuleDef:
    """The part of a module's definition that follows the object header and
    the three words `m_init`, `m_index` and `m_copy`."""

    var name: Int
    """The address of the name."""
    var docstring: Int
    """The address of the documentation."""
    var size: Py_ssize_t
    """The size of the module's state; -1: none."""
    var methods: Int
    """The address of the functions."""
    var slots: Int
    """The address of the slots of an initialization in phases."""
    var traverse: Int
    """Unused."""
    var clear: Int
    """Unused."""
    var free: Int
    """Unused."""


struct PythonVersion(TrivialRegisterPassable, Writable):
    """The version of a Python."""

    var major: Int
    """The first number, -1 if unknown."""
    var minor: Int
    """The second number, -1 if unknown."""
    var patch: Int
    """The third number, -1 if unknown."""

    def __init__(out self):
        """Builds an unknown version."""
        self.major = -1
        self.minor = -1
        self.patch = -1

    def __init__(out self, major: Int, minor: Int, patch: Int):
        """Builds a version."""
        self.major = major
        self.minor = minor
        self.patch = patch

    def __init__(out self, version: String):
        """Reads `major.minor.patch`, whatever follows."""
        self = PythonVersion()
        var part = 0
        var number = -1
        for byte in version.as_bytes():
            if byte >= 48 and byte <= 57:
                number = max(number, 0) * 10 + Int(byte) - 48
                continue
            self._set(part, number)
            part += 1
            number = -1
            if byte != 46:
                break
        self._set(part, number)

    def _set(mut self, part: Int, number: Int):
        """Sets one of the numbers unless it is unknown."""
        if number < 0:
            return
        if part == 0:
            self.major = number
        elif part == 1:
            self.minor = number
        elif part == 2:
            self.patch = number

    def write_to(self, mut writer: Some[Writer]):
        """Writes `major.minor.patch`."""
        writer.write(self.major, ".", self.minor, ".", self.patch)

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Errors that leave Mojo code for Python."""

from std.ffi._types import c_char
from std.memory.pointer import Pointer
from std.python._types import PyObjectPtr
from std.python.python import Python
from std.python.python_object import PythonObject


struct ExceptionType(Equatable, TrivialRegisterPassable):
    """The Python class of an error."""

    var _value: Int

    comptime Exception = Self(_value=0)
    """Python's `Exception`."""
    comptime TypeError = Self(_value=1)
    """Python's `TypeError`."""
    comptime ValueError = Self(_value=2)
    """Python's `ValueError`."""

    def __init__(out self, *, _value: Int):
        """Builds one of the constants."""
        self._value = _value

    def _symbol(self) -> String:
        """Returns the C name of the class."""
        if self._value == 1:
            return String("PyExc_TypeError")
        if self._value == 2:
            return String("PyExc_ValueError")
        return String("PyExc_Exception")


def raise_python_exception(
    e: Error, exc_type: ExceptionType = ExceptionType.Exception
) -> PyObjectPtr:
    """Sets a Python exception with the text of an error.

    Args:
        e: The error.
        exc_type: The class of the exception.

    Returns:
        Null, for a C function to return.
    """
    ref c = Python().cpython()
    var message = String(e)
    c.PyErr_SetString(
        c.get_error_global(exc_type._symbol()),
        message.as_c_string_slice().unsafe_ptr().as_unsafe_any_origin(),
    )
    _ = message^
    return PyObjectPtr()


def check_arguments_arity(arity: Int, args: PythonObject) raises:
    """Checks the number of arguments of an unnamed function.

    Args:
        arity: The number that it wants.
        args: The tuple of the arguments.

    Raises:
        When there are more or fewer.
    """
    check_arguments_arity(arity, len(args))


def check_arguments_arity(
    arity: Int, args: PythonObject, func_name: StringSpan
) raises:
    """Checks the number of arguments of a function.

    Args:
        arity: The number that it wants.
        args: The tuple of the arguments.
        func_name: The name of the function.

    Raises:
        When there are more or fewer.
    """
    check_arguments_arity(arity, len(args), func_name)


@always_inline
def check_arguments_arity(arity: Int, arg_count: Int) raises:
    """Checks the number of arguments of an unnamed function.

    Args:
        arity: The number that it wants.
        arg_count: The number of arguments.

    Raises:
        When there are more or fewer.
    """
    if arity != arg_count:
        raise _wrong_arity(arity, arg_count, "<mojo function>")


@always_inline
def check_arguments_arity(
    arity: Int, arg_count: Int, func_name: StringSpan
) raises:
    """Checks the number of arguments of a function.

    Args:
        arity: The number that it wants.
        arg_count: The number of arguments.
        func_name: The name of the function.

    Raises:
        When there are more or fewer.
    """
    if arity != arg_count:
        raise _wrong_arity(arity, arg_count, func_name)


@no_inline
def _wrong_arity(arity: Int, count: Int, func_name: StringSpan) -> Error:
    """Returns the error of a wrong number of arguments."""
    if count < arity:
        var missing = arity - count
        return Error(
            "TypeError: ",
            func_name,
            "() missing ",
            missing,
            " required positional argument",
            "s" if missing > 1 else "",
        )
    return Error(
        "TypeError: ",
        func_name,
        "() takes ",
        arity,
        " positional argument",
        "" if arity == 1 else "s",
        " but ",
        count,
        " were given",
    )

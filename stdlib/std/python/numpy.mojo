# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Copies and views of NumPy arrays."""

from std.memory import unsafe_memcpy
from std.memory.pointer import Pointer
from std.python.python import Python
from std.python.python_object import PythonObject


def _numpy_name[dtype: DType]() -> StaticString:
    """Returns NumPy's name of an element type."""
    comptime assert (
        dtype == DType.int8
        or dtype == DType.int16
        or dtype == DType.int32
        or dtype == DType.int64
        or dtype == DType.uint8
        or dtype == DType.uint16
        or dtype == DType.uint32
        or dtype == DType.uint64
        or dtype == DType.float16
        or dtype == DType.float32
        or dtype == DType.float64
    ), "NumPy arrays of this dtype are not supported"
    comptime if dtype == DType.int8:
        return "int8"
    elif dtype == DType.int16:
        return "int16"
    elif dtype == DType.int32:
        return "int32"
    elif dtype == DType.int64:
        return "int64"
    elif dtype == DType.uint8:
        return "uint8"
    elif dtype == DType.uint16:
        return "uint16"
    elif dtype == DType.uint32:
        return "uint32"
    elif dtype == DType.uint64:
        return "uint64"
    elif dtype == DType.float16:
        return "float16"
    elif dtype == DType.float32:
        return "float32"
    else:
        return "float64"


def _data_address(array: PythonObject) raises -> Int:
    """Returns the address of the first element of an array."""
    return Int(py=array.__getattr__("__array_interface__")["data"][0])


def copy_to_numpy_array[
    dtype: DType, origin: ImmOrigin, //
](data: Span[Scalar[dtype], origin]) raises -> PythonObject:
    """Makes a one-dimensional array with a copy of some numbers.

    Parameters:
        dtype: The type of the numbers.
        origin: Where they are stored.

    Args:
        data: The numbers.

    Returns:
        The array.

    Raises:
        When NumPy is missing, or Python raises.
    """
    var numpy = Python.import_module("numpy")
    var array = numpy.empty(len(data), dtype=_numpy_name[dtype]())
    if len(data) != 0:
        unsafe_memcpy(
            dest=Pointer[Scalar[dtype], MutUntrackedOrigin](
                unsafe_from_address=_data_address(array)
            ),
            src=data.unsafe_ptr(),
            count=len(data),
        )
    return array


def from_numpy_array[
    mut: Bool, //, dtype: DType, origin: Origin[mut=mut]
](ref[origin] array: PythonObject) raises -> Span[Scalar[dtype], origin]:
    """Returns a view of a one-dimensional contiguous array.

    Parameters:
        mut: Whether the elements can be changed; the array must be writable
            then.
        dtype: The type of the elements.
        origin: The reference to the array.

    Args:
        array: The array.

    Returns:
        A view that is valid as long as the array.

    Raises:
        When the array has another type, shape or layout.
    """
    var dimensions = Int(py=array.ndim)
    if dimensions != 1:
        raise Error(
            "from_numpy_array: expected a 1-D array, got ndim=", dimensions
        )
    var name = String(py=array.dtype.name)
    if name != _numpy_name[dtype]():
        raise Error(
            "from_numpy_array: dtype mismatch: array is '",
            name,
            "' but '",
            _numpy_name[dtype](),
            "' was requested",
        )
    if not array.flags["C_CONTIGUOUS"]:
        raise Error("from_numpy_array: array must be C-contiguous")
    comptime if mut:
        if not array.flags["WRITEABLE"]:
            raise Error(
                (
                    "from_numpy_array: a mutable borrow requires a writable"
                    " array; take the view of an immutable reference, or copy"
                    " the array"
                )
            )
    var count = len(array)
    var address = _data_address(array)
    if count == 0:
        return Span[Scalar[dtype], origin]()
    return Span[Scalar[dtype], origin](
        unsafe_ptr=Pointer[Scalar[dtype], origin](unsafe_from_address=address),
        length=count,
    )

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Python objects."""

from std.ffi._types import c_int, c_long
from std.memory.pointer import Pointer
from std.os import abort
from std.python._bound import _bound_value, _new_bound_object, _wrong_type
from std.python._types import Py_ssize_t, PyObjectPtr
from std.python.conversions import ConvertibleToPython
from std.python.python import Python, _checked

comptime _FAST_ARGUMENTS = 8
"""How many arguments are passed without a tuple."""

comptime _ARGUMENTS_OFFSET = Int.MIN
"""C's `PY_VECTORCALL_ARGUMENTS_OFFSET`: there is a place before them."""


struct PythonObject(
    Boolable,
    Defaultable,
    Identifiable,
    ImplicitlyCopyable,
    RegisterPassable,
    SizedRaising,
    Writable,
):
    """A reference to a Python object.

    A copy is another reference to the same object. Operations do what Python
    does and raise an error with the text of the exception.
    """

    var _obj_ptr: PyObjectPtr
    """The address, null for no object."""

    # ===--- construction ----------------------------------------------------===#

    @always_inline
    def __init__(out self):
        """Builds a reference to `None`."""
        self = PythonObject(from_borrowed=Python().cpython().Py_None())

    @always_inline
    def __init__(out self, *, from_owned: PyObjectPtr):
        """Takes over a reference.

        Args:
            from_owned: The address.
        """
        self._obj_ptr = from_owned

    @always_inline
    def __init__(out self, *, from_borrowed: PyObjectPtr):
        """Adds a reference.

        Args:
            from_borrowed: The address.
        """
        if from_borrowed:
            Python().cpython().Py_IncRef(from_borrowed)
        self._obj_ptr = from_borrowed

    def __init__[T: Movable & Deinitable, //](out self, *, var alloc: T) raises:
        """Wraps a value in the Python type that is bound to its type.

        Parameters:
            T: The type of the value.

        Args:
            alloc: The value.

        Raises:
            When no Python type is bound to `T`.
        """
        self._obj_ptr = _new_bound_object(alloc^)

    @implicit
    def __init__(out self, none: NoneType):
        """Converts `None`.

        Args:
            none: `None`.
        """
        self = PythonObject()

    @implicit
    def __init__(out self, value: Bool):
        """Converts a boolean.

        Args:
            value: The boolean.
        """
        self._obj_ptr = (
            Python()
            .cpython()
            .PyBool_FromLong(c_long(1) if value else c_long(0))
        )

    @implicit
    def __init__[dtype: DType, //](out self, value: Scalar[dtype]):
        """Converts a number.

        Parameters:
            dtype: The type of the number.

        Args:
            value: The number.
        """
        ref c = Python().cpython()
        comptime if dtype == DType.bool:
            self._obj_ptr = c.PyBool_FromLong(c_long(1) if value else c_long(0))
        elif dtype.is_floating_point():
            self._obj_ptr = c.PyFloat_FromDouble(value.cast[DType.float64]())
        elif dtype.is_unsigned():
            self._obj_ptr = c.PyLong_FromSize_t(UInt(value))
        else:
            self._obj_ptr = c.PyLong_FromSsize_t(Int(value))

    @implicit
    def __init__(out self, value: StringLiteral) raises:
        """Converts a text.

        Args:
            value: The text.

        Raises:
            When it isn't valid UTF-8.
        """
        self = PythonObject(StringSpan(value))

    @implicit
    def __init__(out self, value: String) raises:
        """Converts a text.

        Args:
            value: The text.

        Raises:
            When it isn't valid UTF-8.
        """
        self = PythonObject(StringSpan(value))

    @implicit
    def __init__(out self, value: StringSpan) raises:
        """Converts a text.

        Args:
            value: The text.

        Raises:
            When it isn't valid UTF-8.
        """
        ref c = Python().cpython()
        self = _checked(c, c.PyUnicode_DecodeUTF8(value))

    @implicit
    def __init__(out self, slice: Slice):
        """Converts a slice.

        Args:
            slice: The slice.
        """
        var start = _slice_part(slice.start)
        var end = _slice_part(slice.end)
        var step = _slice_part(slice.step)
        self._obj_ptr = (
            Python()
            .cpython()
            .PySlice_New(start._obj_ptr, end._obj_ptr, step._obj_ptr)
        )
        _ = (start^, end^, step^)

    @implicit
    def __init__(out self, var source: Some[ConvertibleToPython]) raises:
        """Converts a value of a type that says how.

        Args:
            source: The value.

        Raises:
            When the conversion raises.
        """
        self = source^.to_python_object()

    def __init__(
        out self, var *values: PythonObject, __list_literal__: NoneType
    ) raises:
        """Makes a list of the display `[a, b]`.

        Args:
            values: The elements.
            __list_literal__: Marks a bracket display.

        Raises:
            When Python raises.
        """
        ref c = Python().cpython()
        self = _checked(c, c.PyList_New(len(values)))
        for i in range(len(values)):
            _ = c.PyList_SetItem(
                self._obj_ptr, i, c.Py_NewRef(values[i]._obj_ptr)
            )
        _ = len(values)

    def __init__(
        out self, var *values: PythonObject, __set_literal__: NoneType
    ) raises:
        """Makes a set of the display `{a, b}`.

        Args:
            values: The elements.
            __set_literal__: Marks a brace display.

        Raises:
            When an element can't be hashed.
        """
        ref c = Python().cpython()
        self = _checked(c, c.PySet_New(PyObjectPtr()))
        for i in range(len(values)):
            if c.PySet_Add(self._obj_ptr, values[i]._obj_ptr) < 0:
                raise c.unsafe_get_error()
        _ = len(values)

    def __init__(
        out self,
        var keys: List[PythonObject],
        var values: List[PythonObject],
        __dict_literal__: NoneType,
    ) raises:
        """Makes a dict of the display `{a: b}`.

        Args:
            keys: The keys.
            values: The values.
            __dict_literal__: Marks a display of pairs.

        Raises:
            When a key can't be hashed.
        """
        ref c = Python().cpython()
        self = _checked(c, c.PyDict_New())
        for i in range(len(keys)):
            var status = c.PyDict_SetItem(
                self._obj_ptr, keys[i]._obj_ptr, values[i]._obj_ptr
            )
            if status < 0:
                raise c.unsafe_get_error()
        _ = (keys^, values^)

    @always_inline
    def __init__(out self, *, copy: Self):
        """Adds a reference to the same object.

        Args:
            copy: The other reference.
        """
        self = PythonObject(from_borrowed=copy._obj_ptr)

    @always_inline
    def __deinit__(deinit self):
        """Gives up the reference, with the GIL."""
        if self._obj_ptr:
            _release(self._obj_ptr)

    @always_inline
    def steal_data(deinit self) -> PyObjectPtr:
        """Ends the value without giving up its reference.

        Returns:
            The address; the caller owns the reference.
        """
        return self._obj_ptr

    # ===--- attributes, calls, elements -------------------------------------===#

    def __getattr__(self, var name: String) raises -> PythonObject:
        """Returns an attribute.

        Args:
            name: Its name.
        """
        ref c = Python().cpython()
        return _checked(c, c.PyObject_GetAttrString(self._obj_ptr, name^))

    def __setattr__(self, var name: String, value: PythonObject) raises:
        """Sets an attribute.

        Args:
            name: Its name.
            value: The value.
        """
        ref c = Python().cpython()
        if c.PyObject_SetAttrString(self._obj_ptr, name^, value._obj_ptr) < 0:
            raise c.unsafe_get_error()

    def __call__(
        self, *args: PythonObject, var **kwargs: PythonObject
    ) raises -> PythonObject:
        """Calls the object.

        Args:
            args: The arguments.
            kwargs: The arguments with names.

        Returns:
            The result.
        """
        ref c = Python().cpython()
        var count = len(args)
        if (
            len(kwargs) == 0
            and count <= _FAST_ARGUMENTS
            and c._PyObject_Vectorcall != 0
        ):
            # The place in front is for the receiver of a bound method.
            var vector = Array[PyObjectPtr, _FAST_ARGUMENTS + 1](
                fill=PyObjectPtr()
            )
            for i in range(count):
                vector.unsafe_ptr()[unsafe_offset=i + 1] = args[i]._obj_ptr
            var result = c.PyObject_Vectorcall(
                self._obj_ptr,
                Int(vector.unsafe_ptr()) + 8,
                count | _ARGUMENTS_OFFSET,
                PyObjectPtr(),
            )
            _ = vector^
            return _checked(c, result)
        var arguments = _checked(c, c.PyTuple_New(count))
        for i in range(count):
            _ = c.PyTuple_SetItem(
                arguments._obj_ptr, i, c.Py_NewRef(args[i]._obj_ptr)
            )
        var named = PythonObject(from_owned=PyObjectPtr())
        if len(kwargs) != 0:
            named = Python.dict(**kwargs^)
        var result = c.PyObject_Call(
            self._obj_ptr, arguments._obj_ptr, named._obj_ptr
        )
        _ = (arguments^, named^)
        return _checked(c, result)

    def __getitem__(self, *args: PythonObject) raises -> PythonObject:
        """Returns an element.

        Args:
            args: The key, or the parts of a tuple that is the key.
        """
        ref c = Python().cpython()
        if len(args) == 1:
            return _checked(
                c, c.PyObject_GetItem(self._obj_ptr, args[0]._obj_ptr)
            )
        var key = _checked(c, c.PyTuple_New(len(args)))
        for i in range(len(args)):
            _ = c.PyTuple_SetItem(
                key._obj_ptr, i, c.Py_NewRef(args[i]._obj_ptr)
            )
        var element = c.PyObject_GetItem(self._obj_ptr, key._obj_ptr)
        _ = key^
        return _checked(c, element)

    def __getitem__(self, *args: Slice) raises -> PythonObject:
        """Returns elements.

        Args:
            args: The slice, or the parts of a tuple that is the key.
        """
        ref c = Python().cpython()
        if len(args) == 1:
            var slice = PythonObject(args[0])
            var element = c.PyObject_GetItem(self._obj_ptr, slice._obj_ptr)
            _ = slice^
            return _checked(c, element)
        var key = _checked(c, c.PyTuple_New(len(args)))
        for i in range(len(args)):
            _ = c.PyTuple_SetItem(
                key._obj_ptr, i, PythonObject(args[i]).steal_data()
            )
        var element = c.PyObject_GetItem(self._obj_ptr, key._obj_ptr)
        _ = key^
        return _checked(c, element)

    def __setitem__(self, *args: PythonObject, var value: PythonObject) raises:
        """Sets an element.

        Args:
            args: The key, or the parts of a tuple that is the key.
            value: The new element.
        """
        ref c = Python().cpython()
        var key: PythonObject
        if len(args) == 1:
            key = args[0]
        else:
            key = _checked(c, c.PyTuple_New(len(args)))
            for i in range(len(args)):
                _ = c.PyTuple_SetItem(
                    key._obj_ptr, i, c.Py_NewRef(args[i]._obj_ptr)
                )
        var status = c.PyObject_SetItem(
            self._obj_ptr, key._obj_ptr, value._obj_ptr
        )
        _ = (key^, value^)
        if status < 0:
            raise c.unsafe_get_error()

    def __contains__(self, rhs: PythonObject) raises -> Bool:
        """Whether a value is among the elements.

        Args:
            rhs: The value.
        """
        ref c = Python().cpython()
        var found = c.PySequence_Contains(self._obj_ptr, rhs._obj_ptr)
        if found < 0:
            raise c.unsafe_get_error()
        return found != 0

    def __iter__(self) raises -> _PyIter:
        """Starts an iteration.

        Returns:
            The iterator.
        """
        ref c = Python().cpython()
        return _PyIter(_checked(c, c.PyObject_GetIter(self._obj_ptr)))

    # ===--- operators -------------------------------------------------------===#

    def __add__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self + rhs`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Add(self._obj_ptr, rhs._obj_ptr))

    def __radd__(self, lhs: PythonObject) raises -> PythonObject:
        """Returns `lhs + self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Add(lhs._obj_ptr, self._obj_ptr))

    def __iadd__(mut self, var rhs: PythonObject) raises:
        """Binds the variable to what `self += rhs` gives."""
        ref c = Python().cpython()
        var result = c.PyNumber_InPlaceAdd(self._obj_ptr, rhs._obj_ptr)
        _ = rhs^
        self = _checked(c, result)

    def __sub__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self - rhs`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Subtract(self._obj_ptr, rhs._obj_ptr))

    def __rsub__(self, lhs: PythonObject) raises -> PythonObject:
        """Returns `lhs - self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Subtract(lhs._obj_ptr, self._obj_ptr))

    def __isub__(mut self, var rhs: PythonObject) raises:
        """Binds the variable to what `self -= rhs` gives."""
        ref c = Python().cpython()
        var result = c.PyNumber_InPlaceSubtract(self._obj_ptr, rhs._obj_ptr)
        _ = rhs^
        self = _checked(c, result)

    def __mul__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self * rhs`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Multiply(self._obj_ptr, rhs._obj_ptr))

    def __rmul__(self, lhs: PythonObject) raises -> PythonObject:
        """Returns `lhs * self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Multiply(lhs._obj_ptr, self._obj_ptr))

    def __imul__(mut self, var rhs: PythonObject) raises:
        """Binds the variable to what `self *= rhs` gives."""
        ref c = Python().cpython()
        var result = c.PyNumber_InPlaceMultiply(self._obj_ptr, rhs._obj_ptr)
        _ = rhs^
        self = _checked(c, result)

    def __truediv__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self / rhs`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_TrueDivide(self._obj_ptr, rhs._obj_ptr))

    def __rtruediv__(self, lhs: PythonObject) raises -> PythonObject:
        """Returns `lhs / self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_TrueDivide(lhs._obj_ptr, self._obj_ptr))

    def __itruediv__(mut self, var rhs: PythonObject) raises:
        """Binds the variable to what `self /= rhs` gives."""
        ref c = Python().cpython()
        var result = c.PyNumber_InPlaceTrueDivide(self._obj_ptr, rhs._obj_ptr)
        _ = rhs^
        self = _checked(c, result)

    def __floordiv__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self // rhs`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_FloorDivide(self._obj_ptr, rhs._obj_ptr))

    def __rfloordiv__(self, lhs: PythonObject) raises -> PythonObject:
        """Returns `lhs // self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_FloorDivide(lhs._obj_ptr, self._obj_ptr))

    def __ifloordiv__(mut self, var rhs: PythonObject) raises:
        """Binds the variable to what `self //= rhs` gives."""
        ref c = Python().cpython()
        var result = c.PyNumber_InPlaceFloorDivide(self._obj_ptr, rhs._obj_ptr)
        _ = rhs^
        self = _checked(c, result)

    def __mod__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self % rhs`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Remainder(self._obj_ptr, rhs._obj_ptr))

    def __rmod__(self, lhs: PythonObject) raises -> PythonObject:
        """Returns `lhs % self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Remainder(lhs._obj_ptr, self._obj_ptr))

    def __imod__(mut self, var rhs: PythonObject) raises:
        """Binds the variable to what `self %= rhs` gives."""
        ref c = Python().cpython()
        var result = c.PyNumber_InPlaceRemainder(self._obj_ptr, rhs._obj_ptr)
        _ = rhs^
        self = _checked(c, result)

    def __pow__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self ** rhs`."""
        ref c = Python().cpython()
        return _checked(
            c, c.PyNumber_Power(self._obj_ptr, rhs._obj_ptr, c.Py_None())
        )

    def __rpow__(self, lhs: PythonObject) raises -> PythonObject:
        """Returns `lhs ** self`."""
        ref c = Python().cpython()
        return _checked(
            c, c.PyNumber_Power(lhs._obj_ptr, self._obj_ptr, c.Py_None())
        )

    def __ipow__(mut self, var rhs: PythonObject) raises:
        """Binds the variable to what `self **= rhs` gives."""
        ref c = Python().cpython()
        var result = c.PyNumber_InPlacePower(
            self._obj_ptr, rhs._obj_ptr, c.Py_None()
        )
        _ = rhs^
        self = _checked(c, result)

    def __lshift__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self << rhs`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Lshift(self._obj_ptr, rhs._obj_ptr))

    def __rlshift__(self, lhs: PythonObject) raises -> PythonObject:
        """Returns `lhs << self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Lshift(lhs._obj_ptr, self._obj_ptr))

    def __ilshift__(mut self, var rhs: PythonObject) raises:
        """Binds the variable to what `self <<= rhs` gives."""
        ref c = Python().cpython()
        var result = c.PyNumber_InPlaceLshift(self._obj_ptr, rhs._obj_ptr)
        _ = rhs^
        self = _checked(c, result)

    def __rshift__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self >> rhs`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Rshift(self._obj_ptr, rhs._obj_ptr))

    def __rrshift__(self, lhs: PythonObject) raises -> PythonObject:
        """Returns `lhs >> self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Rshift(lhs._obj_ptr, self._obj_ptr))

    def __irshift__(mut self, var rhs: PythonObject) raises:
        """Binds the variable to what `self >>= rhs` gives."""
        ref c = Python().cpython()
        var result = c.PyNumber_InPlaceRshift(self._obj_ptr, rhs._obj_ptr)
        _ = rhs^
        self = _checked(c, result)

    def __and__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self & rhs`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_And(self._obj_ptr, rhs._obj_ptr))

    def __rand__(self, lhs: PythonObject) raises -> PythonObject:
        """Returns `lhs & self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_And(lhs._obj_ptr, self._obj_ptr))

    def __iand__(mut self, var rhs: PythonObject) raises:
        """Binds the variable to what `self &= rhs` gives."""
        ref c = Python().cpython()
        var result = c.PyNumber_InPlaceAnd(self._obj_ptr, rhs._obj_ptr)
        _ = rhs^
        self = _checked(c, result)

    def __or__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self | rhs`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Or(self._obj_ptr, rhs._obj_ptr))

    def __ror__(self, lhs: PythonObject) raises -> PythonObject:
        """Returns `lhs | self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Or(lhs._obj_ptr, self._obj_ptr))

    def __ior__(mut self, var rhs: PythonObject) raises:
        """Binds the variable to what `self |= rhs` gives."""
        ref c = Python().cpython()
        var result = c.PyNumber_InPlaceOr(self._obj_ptr, rhs._obj_ptr)
        _ = rhs^
        self = _checked(c, result)

    def __xor__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self ^ rhs`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Xor(self._obj_ptr, rhs._obj_ptr))

    def __rxor__(self, lhs: PythonObject) raises -> PythonObject:
        """Returns `lhs ^ self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Xor(lhs._obj_ptr, self._obj_ptr))

    def __ixor__(mut self, var rhs: PythonObject) raises:
        """Binds the variable to what `self ^= rhs` gives."""
        ref c = Python().cpython()
        var result = c.PyNumber_InPlaceXor(self._obj_ptr, rhs._obj_ptr)
        _ = rhs^
        self = _checked(c, result)

    def __pos__(self) raises -> PythonObject:
        """Returns `+self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Positive(self._obj_ptr))

    def __neg__(self) raises -> PythonObject:
        """Returns `-self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Negative(self._obj_ptr))

    def __invert__(self) raises -> PythonObject:
        """Returns `~self`."""
        ref c = Python().cpython()
        return _checked(c, c.PyNumber_Invert(self._obj_ptr))

    # ===--- comparison ------------------------------------------------------===#

    def _compare(self, rhs: PythonObject, op: c_int) raises -> PythonObject:
        """Compares by one of C's operations, 0 to 5."""
        ref c = Python().cpython()
        return _checked(
            c, c.PyObject_RichCompare(self._obj_ptr, rhs._obj_ptr, op)
        )

    def __lt__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self < rhs`, which needn't be a `bool`."""
        return self._compare(rhs, 0)

    def __le__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self <= rhs`, which needn't be a `bool`."""
        return self._compare(rhs, 1)

    def __eq__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self == rhs`, which needn't be a `bool`."""
        return self._compare(rhs, 2)

    def __ne__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self != rhs`, which needn't be a `bool`."""
        return self._compare(rhs, 3)

    def __gt__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self > rhs`, which needn't be a `bool`."""
        return self._compare(rhs, 4)

    def __ge__(self, rhs: PythonObject) raises -> PythonObject:
        """Returns `self >= rhs`, which needn't be a `bool`."""
        return self._compare(rhs, 5)

    @always_inline
    def __is__(self, rhs: PythonObject) -> Bool:
        """Whether both are the same object.

        Args:
            rhs: The other reference.
        """
        return self._obj_ptr == rhs._obj_ptr

    # ===--- values ----------------------------------------------------------===#

    def __bool__(self) -> Bool:
        """The truth of the object. The program aborts when Python raises.

        Returns:
            The truth.
        """
        var truth = Python().cpython().PyObject_IsTrue(self._obj_ptr)
        if truth < 0:
            abort("object cannot be converted to bool")
        return truth != 0

    def __len__(self) raises -> Int:
        """Returns the length.

        Returns:
            The number of elements.
        """
        ref c = Python().cpython()
        var length = c.PyObject_Length(self._obj_ptr)
        if length < 0:
            raise c.unsafe_get_error()
        return length

    def __hash__(self) raises -> Int:
        """Returns Python's hash.

        Returns:
            The hash.
        """
        ref c = Python().cpython()
        var hash = c.PyObject_Hash(self._obj_ptr)
        if hash == -1 and c.PyErr_Occurred():
            raise c.unsafe_get_error()
        return hash

    def __int__(self) raises -> PythonObject:
        """Returns the object as a Python `int`."""
        return Python.int(self)

    def __float__(self) raises -> PythonObject:
        """Returns the object as a Python `float`."""
        return Python.float(self)

    def __str__(self) raises -> PythonObject:
        """Returns the text of the object as a Python `str`."""
        return Python.str(self)

    def _to_int(self) raises -> Int:
        """Returns the value of an integer, or of what `int` makes of the
        object."""
        ref c = Python().cpython()
        if c.PyLong_CheckExact(self._obj_ptr) != 0:
            return Python.py_long_as_ssize_t(self)
        return Python.py_long_as_ssize_t(Python.int(self))

    def _to_float(self) raises -> Float64:
        """Returns the value of a number."""
        ref c = Python().cpython()
        var value = c.PyFloat_AsDouble(self._obj_ptr)
        if value == -1 and c.PyErr_Occurred():
            raise c.unsafe_get_error()
        return value

    def _to_string(self) raises -> String:
        """Returns the text of the object."""
        ref c = Python().cpython()
        var text = _checked(c, c.PyObject_Str(self._obj_ptr))
        var result = String(c.PyUnicode_AsUTF8AndSize(text._obj_ptr))
        _ = text^
        if result.byte_length() == 0 and c.PyErr_Occurred():
            raise c.unsafe_get_error()
        return result

    def write_to(self, mut writer: Some[Writer]):
        """Writes the text of the object. The program aborts when Python
        raises.

        Args:
            writer: Where to write.
        """
        try:
            writer.write_string(self._to_string())
        except e:
            abort(String("failed to write PythonObject to writer: ", e))

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `PythonObject(...)` with Python's representation. The program
        aborts when Python raises.

        Args:
            writer: Where to write.
        """
        try:
            ref c = Python().cpython()
            var text = _checked(c, c.PyObject_Repr(self._obj_ptr))
            writer.write_string("PythonObject(")
            writer.write_string(text._to_string())
            writer.write_string(")")
        except e:
            abort(String("failed to write PythonObject to writer: ", e))

    # ===--- memory ----------------------------------------------------------===#

    def unsafe_get_as_pointer[
        dtype: DType
    ](self) raises -> Pointer[Scalar[dtype], MutAnyOrigin]:
        """Takes an integer as an address. Nothing keeps what is there alive.

        Parameters:
            dtype: The type of the numbers at the address.

        Returns:
            The pointer.

        Raises:
            When the object is no integer.
        """
        return Pointer[Scalar[dtype], MutAnyOrigin](
            unsafe_from_address=self._to_int()
        )

    def downcast_value_ptr[
        T: AnyType
    ](self, *, func: Optional[StaticString] = None) raises -> Pointer[
        T, MutAnyOrigin
    ]:
        """Returns the address of a wrapped value.

        Parameters:
            T: The type of the value.

        Args:
            func: The function whose argument this is, for the error.

        Returns:
            A pointer that is valid as long as the object lives.

        Raises:
            When the object doesn't wrap an initialized `T`.
        """
        var address = _bound_value[T](self._obj_ptr, checked=True)
        if address == 0:
            raise _wrong_type[T](self, func)
        return Pointer[T, MutAnyOrigin](unsafe_from_address=address)

    def downcast_value_ptr[
        T: AnyType
    ](self, *, func: StaticString) raises -> Pointer[T, MutAnyOrigin]:
        """Returns the address of a wrapped value.

        Parameters:
            T: The type of the value.

        Args:
            func: The function whose argument this is, for the error.

        Returns:
            A pointer that is valid as long as the object lives.

        Raises:
            When the object doesn't wrap an initialized `T`.
        """
        return self.downcast_value_ptr[T](func=Optional[StaticString](func))

    def unchecked_downcast_value_ptr[
        mut: Bool, //, T: AnyType, origin: Origin[mut=mut]
    ](ref[origin] self) -> Pointer[T, origin]:
        """Returns the address of a wrapped value without looking at the type.

        Parameters:
            mut: Whether the value may be changed.
            T: The type of the value.
            origin: The reference.

        Returns:
            The pointer.
        """
        return Pointer[T, origin](
            unsafe_from_address=_bound_value[T](self._obj_ptr, checked=False)
        )


@no_inline
def _release(o: PyObjectPtr):
    """Gives up a reference; takes the GIL when this thread lacks it."""
    ref c = Python().cpython()
    if c.PyGILState_Check():
        c.Py_DecRef(o)
        return
    var state = c.PyGILState_Ensure()
    c.Py_DecRef(o)
    c.PyGILState_Release(state)


def _slice_part(part: Optional[Int]) -> PythonObject:
    """Returns a bound of a slice, or `None`."""
    if part:
        return PythonObject(part.value())
    return PythonObject()


struct _PyIter(ImplicitlyCopyable):
    """Steps through a Python iterator, one element ahead."""

    var _iterator: PythonObject
    var _next: PythonObject

    def __init__(out self, iterator: PythonObject):
        """Fetches the first element.

        Args:
            iterator: The Python iterator.
        """
        self._iterator = iterator
        self._next = _fetch(iterator)

    def __iter__(self) -> Self:
        """Returns the iterator itself."""
        return self

    def __next__(mut self) raises StopIteration -> PythonObject:
        """Returns the element that was fetched and fetches the next one."""
        if not self._next._obj_ptr:
            raise StopIteration()
        var result = self._next
        self._next = _fetch(self._iterator)
        return result


def _fetch(iterator: PythonObject) -> PythonObject:
    """Returns the next element, or no object at the end. An exception ends
    the iteration, too; Python reports it on `sys.stderr`."""
    ref c = Python().cpython()
    var element = c.PyIter_Next(iterator._obj_ptr)
    if not element and c.PyErr_Occurred():
        c.PyErr_WriteUnraisable(iterator._obj_ptr)
    return PythonObject(from_owned=element)

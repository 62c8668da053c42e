# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""C functions around Mojo functions, as Python wants to call them."""

from std.builtin._intrinsics import (
    __function_argument_count,
    __function_argument_kind,
    __function_argument_type,
    __function_result_type,
    __type_eq,
    __type_name,
)
from std.collections.dict import StringDict
from std.ffi._types import c_int
from std.memory.pointer import Pointer
from std.os import abort
from std.python._bound import _bound_value, _store, _wrong_type
from std.python._errors import (
    ExceptionType,
    check_arguments_arity,
    raise_python_exception,
)
from std.python._types import Py_ssize_t, PyObjectPtr
from std.python.python import Python
from std.python.python_object import PythonObject

comptime _Vector = Pointer[PyObjectPtr, MutUntrackedOrigin]
"""Arguments in memory, borrowed."""

comptime _MAX_ARGUMENTS = 8
"""How many positional arguments a bound function may have."""

comptime _KEYWORDS = 27
"""The kind of an argument `var **kwargs`."""


# ===--- what can be bound -----------------------------------------------------===#


def _takes_keywords[func_type: AnyType, //, func: func_type]() -> Bool:
    """Whether the last argument is `var **kwargs`."""
    comptime count = __function_argument_count[func]()
    comptime if count > 0:
        return __function_argument_kind[func, count - 1]() == _KEYWORDS
    else:
        return False


def _positional_count[func_type: AnyType, //, func: func_type]() -> Int:
    """The number of positional arguments."""
    comptime if _takes_keywords[func]():
        return __function_argument_count[func]() - 1
    else:
        return __function_argument_count[func]()


def _is_object_argument[
    func_type: AnyType, //, func: func_type, index: Int
]() -> Bool:
    """Whether an argument is a borrowed `PythonObject`, or all keywords are."""
    comptime kind = __function_argument_kind[func, index]()
    return (kind == 0 or kind == _KEYWORDS) and __type_eq[
        __function_argument_type[func, index](), PythonObject
    ]()


def _is_pointer_argument[
    func_type: AnyType, //, func: func_type, index: Int
]() -> Bool:
    """Whether an argument is a `Pointer[T, MutAnyOrigin]`."""
    comptime name = StringLiteral[
        __type_name[__function_argument_type[func, index](), style=3]()
    ]()
    return __function_argument_kind[func, index]() == 0 and name.startswith(
        "Pointer[True, "
    )


def _is_bindable[
    func_type: AnyType, //, func: func_type, *, has_receiver: Bool
]() -> Bool:
    """Whether a function can be called from Python: objects in, an object or
    nothing out. A receiver may be a pointer, too."""
    comptime count = __function_argument_count[func]()
    comptime if count < 0:
        return False
    elif has_receiver and count == 0:
        return False
    elif (
        not _returns_object[func]()
        and not __type_eq[__function_result_type[func](), NoneType]()
    ):
        return False
    else:
        var is_bindable = _positional_count[func]() <= _MAX_ARGUMENTS
        comptime for i in range(count):
            comptime if has_receiver and i == 0:
                is_bindable = is_bindable and (
                    _is_object_argument[func, 0]()
                    or _is_pointer_argument[func, 0]()
                )
            else:
                is_bindable = is_bindable and _is_object_argument[func, i]()
        return is_bindable


def _returns_object[func_type: AnyType, //, func: func_type]() -> Bool:
    """Whether the result is a `PythonObject`."""
    return __type_eq[__function_result_type[func](), PythonObject]()


def _is_py_function[func_type: AnyType, //, func: func_type]() -> Bool:
    """Whether a function takes itself, a tuple and possibly a dict, as Python
    objects, and returns one."""
    comptime count = __function_argument_count[func]()
    comptime if count == 2:
        return (
            _returns_object[func]()
            and _is_object_argument[func, 0]()
            and _is_object_argument[func, 1]()
            and not _takes_keywords[func]()
        )
    elif count == 3:
        return (
            _returns_object[func]()
            and _is_object_argument[func, 0]()
            and _is_object_argument[func, 1]()
            and _is_object_argument[func, 2]()
            and not _takes_keywords[func]()
        )
    else:
        return False


def _is_py_init[func_type: AnyType, //, func: func_type]() -> Bool:
    """Whether a function makes a value of a tuple and a dict."""
    comptime count = __function_argument_count[func]()
    comptime if count == 2:
        return (
            _is_object_argument[func, 0]()
            and _is_object_argument[func, 1]()
            and not _takes_keywords[func]()
        )
    else:
        return False


# ===--- arguments -------------------------------------------------------------===#


struct _Arguments(TrivialRegisterPassable):
    """The positional arguments of a call, in memory or in a tuple."""

    var _vector: Int
    var _tuple: PyObjectPtr

    def __init__(out self, vector: _Vector):
        """Builds a view of arguments in memory."""
        self._vector = Int(vector)
        self._tuple = PyObjectPtr()

    def __init__(out self, *, tuple: PyObjectPtr):
        """Builds a view of a tuple."""
        self._vector = 0
        self._tuple = tuple

    @always_inline
    def __getitem__(self, index: Int) -> PythonObject:
        """Returns an argument; there must be so many."""
        if self._tuple:
            return PythonObject(
                from_borrowed=Python()
                .cpython()
                .PyTuple_GetItem(self._tuple, index)
            )
        return PythonObject(
            from_borrowed=_Vector(unsafe_from_address=self._vector)[
                unsafe_offset=index
            ]
        )


def _keywords(dict: PyObjectPtr) -> StringDict[PythonObject]:
    """Returns the entries of a dict with texts as keys; none for null."""
    var result = StringDict[PythonObject]()
    if not dict:
        return result^
    ref c = Python().cpython()
    var position = Py_ssize_t(0)
    var key = PyObjectPtr()
    var value = PyObjectPtr()
    while (
        c.PyDict_Next(
            dict, Pointer(to=position), Pointer(to=key), Pointer(to=value)
        )
        != 0
    ):
        var name = String(c.PyUnicode_AsUTF8AndSize(key))
        result[name^] = PythonObject(from_borrowed=value)
    return result^


@always_inline
def _result(var value: PythonObject) -> PythonObject:
    """Returns what a function returned."""
    return value^


@always_inline
def _result(none: NoneType) -> PythonObject:
    """Returns `None` for a function without a result."""
    return PythonObject()


# ===--- calls -----------------------------------------------------------------===#


def _call_function[
    func_type: AnyType, //, func: func_type
](args: _Arguments, keywords: PyObjectPtr) raises -> PythonObject:
    """Calls a function."""
    comptime count = _positional_count[func]()
    comptime if _takes_keywords[func]():
        var kwargs = _keywords(keywords)
        comptime if count == 0:
            return _result(func(**kwargs^))
        elif count == 1:
            return _result(func(args[0], **kwargs^))
        elif count == 2:
            return _result(func(args[0], args[1], **kwargs^))
        elif count == 3:
            return _result(func(args[0], args[1], args[2], **kwargs^))
        elif count == 4:
            return _result(func(args[0], args[1], args[2], args[3], **kwargs^))
        elif count == 5:
            return _result(
                func(args[0], args[1], args[2], args[3], args[4], **kwargs^)
            )
        elif count == 6:
            return _result(
                func(
                    args[0],
                    args[1],
                    args[2],
                    args[3],
                    args[4],
                    args[5],
                    **kwargs^,
                )
            )
        elif count == 7:
            return _result(
                func(
                    args[0],
                    args[1],
                    args[2],
                    args[3],
                    args[4],
                    args[5],
                    args[6],
                    **kwargs^,
                )
            )
        elif count == 8:
            return _result(
                func(
                    args[0],
                    args[1],
                    args[2],
                    args[3],
                    args[4],
                    args[5],
                    args[6],
                    args[7],
                    **kwargs^,
                )
            )
    else:
        comptime if count == 0:
            return _result(func())
        elif count == 1:
            return _result(func(args[0]))
        elif count == 2:
            return _result(func(args[0], args[1]))
        elif count == 3:
            return _result(func(args[0], args[1], args[2]))
        elif count == 4:
            return _result(func(args[0], args[1], args[2], args[3]))
        elif count == 5:
            return _result(func(args[0], args[1], args[2], args[3], args[4]))
        elif count == 6:
            return _result(
                func(args[0], args[1], args[2], args[3], args[4], args[5])
            )
        elif count == 7:
            return _result(
                func(
                    args[0],
                    args[1],
                    args[2],
                    args[3],
                    args[4],
                    args[5],
                    args[6],
                )
            )
        elif count == 8:
            return _result(
                func(
                    args[0],
                    args[1],
                    args[2],
                    args[3],
                    args[4],
                    args[5],
                    args[6],
                    args[7],
                )
            )
    abort()


def _call_method[
    First: AnyType, func_type: AnyType, //, func: func_type
](
    receiver: First, args: _Arguments, keywords: PyObjectPtr
) raises -> PythonObject:
    """Calls a method."""
    comptime count = _positional_count[func]() - 1
    comptime if _takes_keywords[func]():
        var kwargs = _keywords(keywords)
        comptime if count == 0:
            return _result(func(receiver, **kwargs^))
        elif count == 1:
            return _result(func(receiver, args[0], **kwargs^))
        elif count == 2:
            return _result(func(receiver, args[0], args[1], **kwargs^))
        elif count == 3:
            return _result(func(receiver, args[0], args[1], args[2], **kwargs^))
        elif count == 4:
            return _result(
                func(receiver, args[0], args[1], args[2], args[3], **kwargs^)
            )
        elif count == 5:
            return _result(
                func(
                    receiver,
                    args[0],
                    args[1],
                    args[2],
                    args[3],
                    args[4],
                    **kwargs^,
                )
            )
        elif count == 6:
            return _result(
                func(
                    receiver,
                    args[0],
                    args[1],
                    args[2],
                    args[3],
                    args[4],
                    args[5],
                    **kwargs^,
                )
            )
        elif count == 7:
            return _result(
                func(
                    receiver,
                    args[0],
                    args[1],
                    args[2],
                    args[3],
                    args[4],
                    args[5],
                    args[6],
                    **kwargs^,
                )
            )
    else:
        comptime if count == 0:
            return _result(func(receiver))
        elif count == 1:
            return _result(func(receiver, args[0]))
        elif count == 2:
            return _result(func(receiver, args[0], args[1]))
        elif count == 3:
            return _result(func(receiver, args[0], args[1], args[2]))
        elif count == 4:
            return _result(func(receiver, args[0], args[1], args[2], args[3]))
        elif count == 5:
            return _result(
                func(receiver, args[0], args[1], args[2], args[3], args[4])
            )
        elif count == 6:
            return _result(
                func(
                    receiver,
                    args[0],
                    args[1],
                    args[2],
                    args[3],
                    args[4],
                    args[5],
                )
            )
        elif count == 7:
            return _result(
                func(
                    receiver,
                    args[0],
                    args[1],
                    args[2],
                    args[3],
                    args[4],
                    args[5],
                    args[6],
                )
            )
    abort()


def _call_py_function[
    func_type: AnyType, //, func: func_type
](
    py_self: PythonObject, args: PythonObject, kwargs: PythonObject
) raises -> PythonObject:
    """Calls a function that looks at its arguments itself."""
    comptime if __function_argument_count[func]() == 2:
        return func(py_self, args)
    else:
        return func(py_self, args, kwargs)


def _call_init[
    func_type: AnyType, //, func: func_type
](
    args: PythonObject, kwargs: PythonObject
) raises -> __function_result_type[func]():
    """Calls an initializer."""
    return func(args, kwargs)


def _receiver[
    T: AnyType
](o: PyObjectPtr, like: Pointer[T, MutAnyOrigin]) -> Pointer[T, MutAnyOrigin]:
    """Returns the value in the receiver of a method, a `T` like `like`. The
    program aborts when there is none."""
    var address = _bound_value[T](o, checked=True)
    if address == 0:
        abort(
            String(
                (
                    "Python method receiver object did not have the expected"
                    " type: "
                ),
                _wrong_type[T](PythonObject(from_borrowed=o), None),
            )
        )
    return Pointer[T, MutAnyOrigin](unsafe_from_address=address)


def _call_with_receiver[
    func_type: AnyType, //, func: func_type
](
    o: PyObjectPtr, args: _Arguments, keywords: PyObjectPtr
) raises -> PythonObject:
    """Calls a method with a receiver as it wants it."""
    comptime if _is_object_argument[func, 0]():
        return _call_method[func](PythonObject(from_borrowed=o), args, keywords)
    else:
        # Any pointer of the right type tells `_receiver` what to look for.
        comptime Receiver = __function_argument_type[func, 0]()
        var bits = Int(o)
        var like = Pointer(to=bits).unsafe_bitcast[Receiver]()
        return _call_method[func](_receiver(o, like[]), args, keywords)


# ===--- C functions -----------------------------------------------------------===#


def _fast_function[
    func_type: AnyType, //, func: func_type
](
    py_self: PyObjectPtr, args: _Vector, count: Py_ssize_t
) abi("C") -> PyObjectPtr:
    """A `PyCFunctionFast` that calls a function."""
    try:
        check_arguments_arity(_positional_count[func](), count)
        var result = _call_function[func](_Arguments(args), PyObjectPtr())
        return result^.steal_data()
    except e:
        return raise_python_exception(e)


def _keyword_function[
    func_type: AnyType, //, func: func_type
](
    py_self: PyObjectPtr, args: PyObjectPtr, kwargs: PyObjectPtr
) abi("C") -> PyObjectPtr:
    """A `PyCFunctionWithKeywords` that calls a function."""
    try:
        var count = Python().cpython().PyObject_Length(args)
        check_arguments_arity(_positional_count[func](), count)
        var result = _call_function[func](_Arguments(tuple=args), kwargs)
        return result^.steal_data()
    except e:
        return raise_python_exception(e)


def _fast_method[
    func_type: AnyType, //, func: func_type
](
    py_self: PyObjectPtr, args: _Vector, count: Py_ssize_t
) abi("C") -> PyObjectPtr:
    """A `PyCFunctionFast` that calls a method."""
    try:
        check_arguments_arity(_positional_count[func]() - 1, count)
        var result = _call_with_receiver[func](
            py_self, _Arguments(args), PyObjectPtr()
        )
        return result^.steal_data()
    except e:
        return raise_python_exception(e)


def _keyword_method[
    func_type: AnyType, //, func: func_type
](
    py_self: PyObjectPtr, args: PyObjectPtr, kwargs: PyObjectPtr
) abi("C") -> PyObjectPtr:
    """A `PyCFunctionWithKeywords` that calls a method."""
    try:
        var count = Python().cpython().PyObject_Length(args)
        check_arguments_arity(_positional_count[func]() - 1, count)
        var result = _call_with_receiver[func](
            py_self, _Arguments(tuple=args), kwargs
        )
        return result^.steal_data()
    except e:
        return raise_python_exception(e)


def _py_function[
    func_type: AnyType, //, func: func_type
](
    py_self: PyObjectPtr, args: PyObjectPtr, kwargs: PyObjectPtr
) abi("C") -> PyObjectPtr:
    """A `PyCFunctionWithKeywords` that passes the tuple, and the dict to whom
    wants it."""
    try:
        var result = _call_py_function[func](
            PythonObject(from_borrowed=py_self),
            PythonObject(from_borrowed=args),
            PythonObject(from_borrowed=kwargs),
        )
        return result^.steal_data()
    except e:
        return raise_python_exception(e)


# ===--- slots of types --------------------------------------------------------===#


def _tp_new(
    type: PyObjectPtr, args: PyObjectPtr, kwargs: PyObjectPtr
) abi("C") -> PyObjectPtr:
    """The slot `tp_new`: memory without a value."""
    ref c = Python().cpython()
    var result = c.PyType_GenericAlloc(type, 0)
    if not result:
        var error = c.unsafe_get_error()
        return raise_python_exception(error, ExceptionType.TypeError)
    return result


def _tp_init_missing(
    o: PyObjectPtr, args: PyObjectPtr, kwargs: PyObjectPtr
) abi("C") -> c_int:
    """The slot `tp_init` of a type without an initializer."""
    _ = raise_python_exception(
        Error(
            "No initializer registered for this type. Use def_py_init() or"
            " def_init_defaultable() to register an initializer."
        ),
        ExceptionType.TypeError,
    )
    return -1


def _tp_init_default[
    T: Defaultable & Movable & Deinitable
](o: PyObjectPtr, args: PyObjectPtr, kwargs: PyObjectPtr) abi("C") -> c_int:
    """The slot `tp_init` of a type whose default is used."""
    ref c = Python().cpython()
    var count = c.PyObject_Length(args)
    if kwargs:
        count += c.PyObject_Length(kwargs)
    if count != 0:
        _ = raise_python_exception(
            Error(
                "unexpected arguments passed to default initializer function"
                " of wrapped Mojo type"
            ),
            ExceptionType.ValueError,
        )
        return -1
    _store(o, T())
    return 0


def _tp_init[
    func_type: AnyType, //, func: func_type
](o: PyObjectPtr, args: PyObjectPtr, kwargs: PyObjectPtr) abi("C") -> c_int:
    """The slot `tp_init` of a type with an initializer."""
    try:
        var value = _call_init[func](
            PythonObject(from_borrowed=args),
            PythonObject(from_borrowed=kwargs),
        )
        _store(o, value^)
        return 0
    except e:
        _ = raise_python_exception(e, ExceptionType.ValueError)
        return -1


def _tp_repr[T: AnyType](o: PyObjectPtr) abi("C") -> PyObjectPtr:
    """The slot `tp_repr`."""
    comptime assert conforms_to(T, Writable), (
        "_tp_repr_wrapper requires conformance to Writable."
    )
    ref c = Python().cpython()
    var address = _bound_value[T](o, checked=True)
    if address == 0:
        comptime name = StringLiteral[__type_name[T, style=0]()]()
        return c.PyUnicode_DecodeUTF8(String("<uninitialized ", name, ">"))
    ref value = Pointer[T, MutUntrackedOrigin](unsafe_from_address=address)[]
    return c.PyUnicode_DecodeUTF8(repr(value))

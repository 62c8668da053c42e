from std.os import abort
from std.python import PythonObject
from std.python._cpython import Py_ssize_t, PyObjectPtr
from std.python.bindings import (
    ExceptionType,
    PythonModuleBuilder,
    check_and_get_or_convert_arg,
    check_arguments_arity,
    raise_python_exception,
)
from std.python import ConvertibleFromPython, Python


@fieldwise_init
struct Account(Copyable, ConvertibleFromPython, Defaultable, Writable):
    var owner: String
    var cents: Int

    def __init__(out self):
        self = Self("nobody", 0)

    def __init__(out self, *, py: PythonObject) raises:
        self.owner = String("from ", py)
        self.cents = Int(py=py)

    @staticmethod
    def py_init(out self: Account, args: PythonObject, kwargs: PythonObject) raises:
        if len(args) != 1:
            raise Error("Account() needs an owner")
        self = Account(String(py=args[0]), 0)
        if kwargs._obj_ptr:
            self.cents = Int(py=kwargs["cents"])

    @staticmethod
    def deposit(me: Pointer[Self, MutAnyOrigin], amount: PythonObject) raises -> PythonObject:
        if Int(py=amount) <= 0:
            raise Error("amount must be positive")
        me[].cents += Int(py=amount)
        return PythonObject(me[].cents)

    @staticmethod
    def owner_of(py_self: PythonObject) raises -> PythonObject:
        return PythonObject(py_self.downcast_value_ptr[Self]()[].owner)

    @staticmethod
    def rename(me: Pointer[Self, MutAnyOrigin], var **kwargs: PythonObject) raises:
        me[].owner = String(py=kwargs["to"])

    @staticmethod
    def open(name: PythonObject) raises -> PythonObject:
        return PythonObject(alloc=Account(String(py=name), 7))


@fieldwise_init
struct Noisy(Defaultable, Movable, Writable):
    var n: Int

    def __init__(out self):
        self.n = 1

    def __deinit__(deinit self):
        print("end of", self.n)


@fieldwise_init
struct Unbound(Movable, Writable):
    var n: Int


def total(a: PythonObject, b: PythonObject) raises -> PythonObject:
    return PythonObject(a.downcast_value_ptr[Account]()[].cents + b.downcast_value_ptr[Account]()[].cents)


def tag(first: PythonObject, var **kwargs: PythonObject) raises -> PythonObject:
    var out = String(first, ":")
    for item in kwargs.items():
        out += item.key + "=" + String(py=item.value) + ";"
    return PythonObject(out)


def nothing():
    pass


def eight(
    a: PythonObject, b: PythonObject, c: PythonObject, d: PythonObject,
    e: PythonObject, f: PythonObject, g: PythonObject, h: PythonObject,
) raises -> PythonObject:
    return a + b + c + d + e + f + g + h


def unbound() raises -> PythonObject:
    return PythonObject(alloc=Unbound(1))


def raw(py_self: PythonObject, args: PythonObject, kwargs: PythonObject) raises -> PythonObject:
    check_arguments_arity(1, args, "raw")
    return Python.tuple(len(args), PythonObject(len(kwargs)) if kwargs._obj_ptr else PythonObject(None))


def ignores(py_self: PythonObject, args: PythonObject) -> PythonObject:
    return args


def cents_of(py_self: PythonObject, args: PythonObject) raises -> PythonObject:
    return PythonObject(check_and_get_or_convert_arg[Account]("cents_of", args, 0)[].cents)


def key_error(x: PythonObject) raises -> PythonObject:
    ref c = Python().cpython()
    var kind = c.get_error_global("PyExc_KeyError")
    c.PyErr_SetString(kind, "negative".as_c_string_slice().unsafe_ptr().as_unsafe_any_origin())
    return PythonObject(from_owned=PyObjectPtr())


def count_fast(
    py_self: PyObjectPtr, args: Pointer[PyObjectPtr, MutUntrackedOrigin], count: Py_ssize_t
) abi("C") -> PyObjectPtr:
    if count == 0:
        return raise_python_exception(Error("none"), ExceptionType.TypeError)
    return PythonObject(from_borrowed=args[unsafe_offset=count - 1]).steal_data()


@export
def PyInit_bank() abi("C") -> PythonObject:
    try:
        var b = PythonModuleBuilder("bank")
        b.def_function[total]("total", docstring="Sum of two accounts.")
        b.def_function[tag]("tag")
        b.def_function[nothing]("nothing")
        b.def_function[eight]("eight")
        b.def_function[unbound]("unbound")
        b.def_function[key_error]("key_error")
        b.def_py_function[raw]("raw")
        b.def_py_function[ignores]("ignores")
        b.def_py_function[cents_of]("cents_of")
        b.def_py_c_function(count_fast, "last", "The last argument.")
        _ = (
            b.add_type[Account]("Account")
            .def_py_init[Account.py_init]()
            .def_method[Account.deposit]("deposit")
            .def_method[Account.owner_of]("owner")
            .def_method[Account.rename]("rename")
            .def_staticmethod[Account.open]("open", "Opens an account.")
        )
        _ = b.add_type[Noisy]("Noisy").def_init_defaultable[Noisy]()
        _ = b.add_type[Int]("Number")
        return b.finalize()
    except e:
        abort(String("bank: ", e))

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Python modules and types that are written in Mojo."""

from std.builtin._intrinsics import __function_address, __function_result_type
from std.ffi._types import c_int
from std.memory.alloc import unsafe_alloc
from std.memory.pointer import Pointer
from std.python._bound import (
    PyMojoObject,
    _bound_type,
    _dealloc,
    _display_name,
    _object_size,
    _register_type,
    _registered_type,
    _registry_name,
)
from std.python._errors import (
    ExceptionType,
    check_arguments_arity,
    raise_python_exception,
)
from std.python._types import (
    METH_FASTCALL,
    METH_KEYWORDS,
    METH_STATIC,
    METH_VARARGS,
    Py_tp_dealloc,
    Py_tp_init,
    Py_tp_methods,
    Py_tp_new,
    Py_tp_repr,
    PyCFunction,
    PyCFunctionFast,
    PyCFunctionWithKeywords,
    PyMethodDef,
    PyObjectPtr,
    PyType_Slot,
    PyType_Spec,
    PyTypeObjectPtr,
)
from std.python._wrappers import (
    _fast_function,
    _fast_method,
    _is_bindable,
    _is_py_function,
    _is_py_init,
    _keyword_function,
    _keyword_method,
    _py_function,
    _takes_keywords,
    _tp_init,
    _tp_init_default,
    _tp_init_missing,
    _tp_new,
    _tp_repr,
)
from std.python.conversions import ConvertibleFromPython
from std.python.python import Python, _checked
from std.python.python_object import PythonObject
from std.runtime.asyncrt import initialize_runtime

comptime PyFunctionRaising = def(
    PythonObject, PythonObject
) thin raises -> PythonObject
"""A function that gets itself (or the receiver) and a tuple."""

comptime PyFunctionWithKeywordsRaising = def(
    PythonObject, PythonObject, PythonObject
) thin raises -> PythonObject
"""A function that gets itself, a tuple, and a dict or no object."""

comptime GenericPyFunction = PyFunctionRaising
"""A function that looks at its arguments itself."""


def lookup_py_type_object[T: AnyType]() raises -> PythonObject:
    """Returns the Python type that is bound to a type.

    Parameters:
        T: The type.

    Returns:
        The Python type.

    Raises:
        When there is none.
    """
    var type = _bound_type[T](Python().cpython())
    if not type:
        raise Error(
            "No Python type object registered for Mojo type with name: ",
            _display_name[T](),
        )
    return PythonObject(from_borrowed=type)


def check_and_get_arg[
    T: AnyType
](func_name: StaticString, py_args: PythonObject, index: Int) raises -> Pointer[
    T, MutAnyOrigin
]:
    """Returns the value in an argument.

    Parameters:
        T: The type of the value.

    Args:
        func_name: The name of the function, for the error.
        py_args: The tuple of the arguments.
        index: Which argument.

    Returns:
        A pointer that is valid as long as the argument.

    Raises:
        When the argument doesn't hold a `T`.
    """
    return py_args[index].downcast_value_ptr[T](func=func_name)


@always_inline
def check_and_get_or_convert_arg[
    T: ConvertibleFromPython
](func_name: StaticString, py_args: PythonObject, index: Int) raises -> Pointer[
    T, MutAnyOrigin
]:
    """Returns the value in an argument, or what it converts to, in a place of
    the caller.

    Parameters:
        T: The type of the value.

    Args:
        func_name: The name of the function, for the error.
        py_args: The tuple of the arguments.
        index: Which argument.

    Returns:
        A pointer that is valid as long as the argument and the caller.

    Raises:
        When the argument doesn't hold a `T` and doesn't convert.
    """
    try:
        return check_and_get_arg[T](func_name, py_args, index)
    except not_bound:
        _ = not_bound
        # The place belongs to the caller, whose frame this is.
        var place = Pointer[T, MutUntrackedOrigin](
            mlir_value=__mlir_op.`mojo.stack_alloc`[
                _type=__mlir_type.`!mojo.ptr`, elem=T
            ](Int(1).__mlir_index__())
        )
        try:
            place.unsafe_write(T(py=py_args[index]))
        except reason:
            raise _cannot_convert[T](func_name, py_args[index], index, reason)
        return Pointer[T, MutAnyOrigin](unsafe_from_address=Int(place))


@no_inline
def _cannot_convert[
    T: AnyType
](
    func_name: StaticString, argument: PythonObject, index: Int, reason: Error
) raises -> Error:
    """Returns the error of an argument that can't be converted."""
    return Error(
        "TypeError: ",
        func_name,
        "() expected argument at position ",
        index,
        " to be instance of (or convertible to) Mojo '",
        _display_name[T](),
        "'; got '",
        Python.type(argument).__getattr__("__name__"),
        "'. (Note: attempted conversion failed due to: ",
        reason,
        ")",
    )


# ===--- method tables ---------------------------------------------------------===#


def _address_of[func_type: AnyType, //, func: func_type]() -> Int:
    """Returns the address of a C function."""
    var pointer = __function_address[func]()
    return Pointer(to=pointer).unsafe_bitcast[Int]()[]


def _function_entry[
    func_type: AnyType, //, func: func_type, *, has_receiver: Bool
](
    name: StaticString, docstring: StaticString, extra_flags: c_int
) -> PyMethodDef:
    """Returns the table entry of a function of Python objects."""
    comptime if _takes_keywords[func]():
        var address: Int
        comptime if has_receiver:
            address = _address_of[_keyword_method[func]]()
        else:
            address = _address_of[_keyword_function[func]]()
        return PyMethodDef(
            _address=address,
            name=name,
            flags=METH_VARARGS | METH_KEYWORDS | extra_flags,
            docstring=docstring,
        )
    else:
        var address: Int
        comptime if has_receiver:
            address = _address_of[_fast_method[func]]()
        else:
            address = _address_of[_fast_function[func]]()
        return PyMethodDef(
            _address=address,
            name=name,
            flags=METH_FASTCALL | extra_flags,
            docstring=docstring,
        )


def _py_function_entry[
    func_type: AnyType, //, func: func_type
](
    name: StaticString, docstring: StaticString, extra_flags: c_int
) -> PyMethodDef:
    """Returns the table entry of a function that looks at its arguments
    itself."""
    return PyMethodDef(
        _address=_address_of[_py_function[func]](),
        name=name,
        flags=METH_VARARGS | METH_KEYWORDS | extra_flags,
        docstring=docstring,
    )


def _leaked_table(var methods: List[PyMethodDef]) -> Int:
    """Returns the address of a terminated table that lives for ever."""
    methods.append(PyMethodDef())
    return Int(methods.unsafe_take_allocation().unsafe_leak())


# ===--- modules ---------------------------------------------------------------===#


struct PythonModuleBuilder(Movable):
    """Makes a Python module of Mojo functions and types.

    The functions and types are added by `finalize`, which the entry point
    `PyInit_name` of an extension module returns.
    """

    var module: PythonObject
    """The module."""
    var functions: List[PyMethodDef]
    """The functions that aren't added yet."""
    var type_builders: List[PythonTypeBuilder]
    """The types that aren't added yet."""

    def __init__(out self, name: StaticString) raises:
        """Makes a new module.

        Args:
            name: The name of the module.

        Raises:
            When there is no Python, or Python raises.
        """
        self.module = Python.create_module(name)
        self.functions = List[PyMethodDef]()
        self.type_builders = List[PythonTypeBuilder]()

    def __init__(out self, name: StringLiteral) raises:
        """Makes a new module.

        Args:
            name: The name of the module.

        Raises:
            When there is no Python, or Python raises.
        """
        # A literal converts to a name and to a Python object alike.
        self.module = Python.create_module(name)
        self.functions = List[PyMethodDef]()
        self.type_builders = List[PythonTypeBuilder]()

    def __init__(out self, module: PythonObject):
        """Extends a module.

        Args:
            module: The module.
        """
        self.module = module
        self.functions = List[PyMethodDef]()
        self.type_builders = List[PythonTypeBuilder]()

    def add_type[
        T: Deinitable
    ](mut self, type_name: StaticString) -> ref[
        self.type_builders
    ] PythonTypeBuilder:
        """Adds a type.

        Parameters:
            T: The Mojo type.

        Args:
            type_name: Its name in Python.

        Returns:
            What makes the type.
        """
        self.type_builders.append(PythonTypeBuilder.bind[T](type_name))
        ref last = self.type_builders[len(self.type_builders) - 1]
        return Pointer[PythonTypeBuilder, origin_of(self.type_builders)](
            unsafe_from_address=Int(Pointer(to=last))
        )[]

    def def_function[
        func_type: AnyType, //, func: func_type
    ](
        mut self, func_name: StaticString, docstring: StaticString = ""
    ) where _is_bindable[func, has_receiver=False]():
        """Adds a function.

        Parameters:
            func_type: The type of the function.
            func: The function: up to 8 `PythonObject`s, then possibly `var
                **kwargs: PythonObject`; it returns a `PythonObject` or
                nothing.

        Args:
            func_name: Its name in Python.
            docstring: Its documentation.
        """
        self.functions.append(
            _function_entry[func, has_receiver=False](func_name, docstring, 0)
        )

    def def_py_function[
        func_type: AnyType, //, func: func_type
    ](
        mut self, func_name: StaticString, docstring: StaticString = ""
    ) where _is_py_function[func]():
        """Adds a function that looks at its arguments itself.

        Parameters:
            func_type: The type of the function.
            func: The function: it gets itself, a tuple and possibly a dict (or
                no object), and returns a `PythonObject`.

        Args:
            func_name: Its name in Python.
            docstring: Its documentation.
        """
        self.functions.append(_py_function_entry[func](func_name, docstring, 0))

    def def_py_c_function(
        mut self,
        func: PyCFunction,
        func_name: StaticString,
        docstring: StaticString = "",
    ):
        """Adds a C function that gets a tuple.

        Args:
            func: The function.
            func_name: Its name in Python.
            docstring: Its documentation.
        """
        self.functions.append(PyMethodDef.function(func, func_name, docstring))

    def def_py_c_function(
        mut self,
        func: PyCFunctionWithKeywords,
        func_name: StaticString,
        docstring: StaticString = "",
    ):
        """Adds a C function that gets a tuple and a dict or null.

        Args:
            func: The function.
            func_name: Its name in Python.
            docstring: Its documentation.
        """
        self.functions.append(PyMethodDef.function(func, func_name, docstring))

    def def_py_c_function(
        mut self,
        func: PyCFunctionFast,
        func_name: StaticString,
        docstring: StaticString = "",
    ):
        """Adds a C function that gets its arguments in memory.

        Args:
            func: The function.
            func_name: Its name in Python.
            docstring: Its documentation.
        """
        self.functions.append(PyMethodDef.function(func, func_name, docstring))

    def finalize(mut self) raises -> PythonObject:
        """Adds everything to the module.

        Returns:
            The module.

        Raises:
            When Python raises, or a type is bound already.
        """
        if len(self.functions) != 0:
            var functions = self.functions^
            self.functions = List[PyMethodDef]()
            Python.add_functions(self.module, functions^)
        for i in range(len(self.type_builders)):
            self.type_builders[i].finalize(self.module)
        self.type_builders.clear()
        initialize_runtime()
        var module = self.module
        self.module = PythonObject()
        return module


# ===--- types -----------------------------------------------------------------===#


struct PythonTypeBuilder(Movable):
    """Makes a Python type whose objects hold a Mojo value."""

    var type_name: StaticString
    """The name in Python."""
    var _registry_name: StaticString
    var _display_name: StaticString
    var _size: Int
    var _new: Int
    var _init: Int
    var _dealloc: Int
    var _repr: Int
    var methods: List[PyMethodDef]
    """The methods that aren't added yet."""

    def __init__(
        out self,
        *,
        type_name: StaticString,
        registry_name: StaticString,
        display_name: StaticString,
        size: Int,
        dealloc: Int,
        repr: Int,
    ):
        """Builds a builder of a type without methods."""
        self.type_name = type_name
        self._registry_name = registry_name
        self._display_name = display_name
        self._size = size
        self._new = _address_of[_tp_new]()
        self._init = _address_of[_tp_init_missing]()
        self._dealloc = dealloc
        self._repr = repr
        self.methods = List[PyMethodDef]()

    @staticmethod
    def bind[T: Deinitable](type_name: StaticString) -> Self:
        """Starts a type.

        Parameters:
            T: The Mojo type; it must be `Writable`, too.

        Args:
            type_name: The name in Python.

        Returns:
            The builder.
        """
        return Self(
            type_name=type_name,
            registry_name=_registry_name[T](),
            display_name=_display_name[T](),
            size=_object_size[T](Python().cpython()._header_size),
            dealloc=_address_of[_dealloc[T]](),
            repr=_address_of[_tp_repr[T]](),
        )

    def def_init_defaultable[
        T: Defaultable & Movable & Deinitable
    ](mut self) raises -> ref[self] Self:
        """Lets objects start with the default value.

        Parameters:
            T: The Mojo type.

        Returns:
            The builder.
        """
        self._init = _address_of[_tp_init_default[T]]()
        return self

    def def_py_init[
        func_type: AnyType, //, func: func_type
    ](mut self) raises -> ref[self] Self where _is_py_init[func]():
        """Lets objects start with what a function makes of the arguments.

        Parameters:
            func_type: The type of the function.
            func: The function: it gets a tuple and a dict (or no object).

        Returns:
            The builder.
        """
        self._init = _address_of[_tp_init[func]]()
        return self

    def def_method[
        method_type: AnyType, //, method: method_type
    ](
        mut self, method_name: StaticString, docstring: StaticString = ""
    ) -> ref[self] Self where _is_bindable[method, has_receiver=True]():
        """Adds a method.

        Parameters:
            method_type: The type of the method.
            method: The method: the object or a pointer to its value, then up
                to 7 `PythonObject`s, then possibly `var **kwargs:
                PythonObject`; it returns a `PythonObject` or nothing.

        Args:
            method_name: Its name in Python.
            docstring: Its documentation.

        Returns:
            The builder.
        """
        self.methods.append(
            _function_entry[method, has_receiver=True](
                method_name, docstring, 0
            )
        )
        return self

    def def_staticmethod[
        method_type: AnyType, //, method: method_type
    ](
        mut self, method_name: StaticString, docstring: StaticString = ""
    ) -> ref[self] Self where _is_bindable[method, has_receiver=False]():
        """Adds a method without a receiver.

        Parameters:
            method_type: The type of the method.
            method: The method, as for `PythonModuleBuilder.def_function`.

        Args:
            method_name: Its name in Python.
            docstring: Its documentation.

        Returns:
            The builder.
        """
        self.methods.append(
            _function_entry[method, has_receiver=False](
                method_name, docstring, METH_STATIC
            )
        )
        return self

    def def_py_method[
        method_type: AnyType,
        //,
        method: method_type,
        static_method: Bool = False,
    ](
        mut self, method_name: StaticString, docstring: StaticString = ""
    ) -> ref[self] Self where _is_py_function[method]():
        """Adds a method that looks at its arguments itself.

        Parameters:
            method_type: The type of the method.
            method: The method: it gets the object, a tuple and possibly a dict
                (or no object), and returns a `PythonObject`.
            static_method: Whether it has no receiver.

        Args:
            method_name: Its name in Python.
            docstring: Its documentation.

        Returns:
            The builder.
        """
        self.methods.append(
            _py_function_entry[method](
                method_name, docstring, METH_STATIC if static_method else 0
            )
        )
        return self

    def def_py_c_method[
        static_method: Bool = False
    ](
        mut self,
        method: PyCFunction,
        method_name: StaticString,
        docstring: StaticString = "",
    ) -> ref[self] Self:
        """Adds a C function that gets a tuple.

        Parameters:
            static_method: Whether it has no receiver.

        Args:
            method: The function.
            method_name: Its name in Python.
            docstring: Its documentation.

        Returns:
            The builder.
        """
        self.methods.append(
            PyMethodDef.function[static_method](method, method_name, docstring)
        )
        return self

    def def_py_c_method[
        static_method: Bool = False
    ](
        mut self,
        method: PyCFunctionWithKeywords,
        method_name: StaticString,
        docstring: StaticString = "",
    ) -> ref[self] Self:
        """Adds a C function that gets a tuple and a dict or null.

        Parameters:
            static_method: Whether it has no receiver.

        Args:
            method: The function.
            method_name: Its name in Python.
            docstring: Its documentation.

        Returns:
            The builder.
        """
        self.methods.append(
            PyMethodDef.function[static_method](method, method_name, docstring)
        )
        return self

    def def_py_c_method[
        static_method: Bool = False
    ](
        mut self,
        method: PyCFunctionFast,
        method_name: StaticString,
        docstring: StaticString = "",
    ) -> ref[self] Self:
        """Adds a C function that gets its arguments in memory.

        Parameters:
            static_method: Whether it has no receiver.

        Args:
            method: The function.
            method_name: Its name in Python.
            docstring: Its documentation.

        Returns:
            The builder.
        """
        self.methods.append(
            PyMethodDef.function[static_method](method, method_name, docstring)
        )
        return self

    def finalize(mut self, module: PythonObject) raises:
        """Makes the type and adds it to a module.

        Args:
            module: The module.

        Raises:
            When Python raises, or the Mojo type is bound already.
        """
        ref c = Python().cpython()
        if _registered_type(c, self._registry_name):
            raise Error(
                (
                    "Error building multiple Python type objects bound to Mojo"
                    " type with id: "
                ),
                self._display_name,
            )
        var slots = List[PyType_Slot]()
        slots.append(PyType_Slot(Py_tp_new, self._new))
        slots.append(PyType_Slot(Py_tp_init, self._init))
        slots.append(PyType_Slot(Py_tp_dealloc, self._dealloc))
        slots.append(PyType_Slot(Py_tp_repr, self._repr))
        if len(self.methods) != 0:
            var methods = self.methods^
            self.methods = List[PyMethodDef]()
            slots.append(PyType_Slot(Py_tp_methods, _leaked_table(methods^)))
        slots.append(PyType_Slot(0, 0))
        var spec = PyType_Spec(
            Int(self.type_name.unsafe_ptr()),
            c_int(self._size),
            0,
            0,
            Int(slots.unsafe_ptr()),
        )
        var type = _checked(c, c.PyType_FromSpec(Pointer(to=spec)))
        _ = slots^
        Python.add_object(module, String(self.type_name), type)
        _register_type(c, self._registry_name, type)

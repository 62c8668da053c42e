# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Types as values."""

from std.builtin._intrinsics import (
    __function_name,
    __is_struct,
    __linkage_name,
    __list_get_type,
    __struct_field_count,
    __struct_field_index,
    __struct_field_name,
    __struct_field_offset,
    __struct_field_types,
    __type_name,
)
from std.builtin.traits import _field

comptime reflect[T: AnyType] = Reflected[T]
"""What is known of a type."""


struct Reflected[T: AnyType](TrivialRegisterPassable):
    """What is known of a type; all members are static.

    Parameters:
        T: The type.
    """

    comptime field[name: StringLiteral] = Reflected[
        __list_get_type[
            __struct_field_types[Self.T](),
            __struct_field_index[Self.T, name.value](),
        ]()
    ]
    """The type of the field with a name."""

    comptime field_at[idx: Int] = Reflected[
        __list_get_type[__struct_field_types[Self.T](), idx]()
    ]
    """The type of the field with an index."""

    comptime field_type[name: StringLiteral] = Self.field[name]
    """Deprecated: use `field`."""

    @deprecated("use `reflect[T]` without parentheses")
    @always_inline("nodebug")
    def __init__(out self):
        """Deprecated: all members are static."""
        pass

    @staticmethod
    def is_struct() -> Bool:
        """Whether it is a struct.

        Returns:
            The answer.
        """
        return __is_struct[Self.T]()

    @staticmethod
    def name[*, qualified_builtins: Bool = False]() -> StaticString:
        """The name with all parameters.

        Parameters:
            qualified_builtins: Whether to show the modules of builtin types.

        Returns:
            The name.
        """
        comptime if qualified_builtins:
            return StringLiteral[__type_name[Self.T, style=1]()]()
        else:
            return StringLiteral[__type_name[Self.T, style=0]()]()

    @staticmethod
    def base_name() -> StaticString:
        """The name without module and parameters.

        Returns:
            The name.
        """
        return StringLiteral[__type_name[Self.T, style=2]()]()

    @staticmethod
    def field_count() -> Int:
        """The number of fields.

        Returns:
            The count.
        """
        return __struct_field_count[Self.T]()

    @staticmethod
    def field_types() -> (
        TypeList[Trait=AnyType, __struct_field_types[Self.T]()]
    ):
        """The types of the fields.

        Returns:
            The list.
        """
        return {}

    @staticmethod
    def field_names() -> Array[StaticString, __struct_field_count[Self.T]()]:
        """The names of the fields.

        Returns:
            The names in declaration order.
        """
        comptime n = __struct_field_count[Self.T]()
        var result = Array[StaticString, n](uninitialized=True)
        comptime for i in range(n):
            result.unsafe_ptr().unsafe_offset(i).unsafe_write(
                StaticString(StringLiteral[__struct_field_name[Self.T, i]()]())
            )
        return result^

    @staticmethod
    def field_index[name: StringLiteral]() -> Int:
        """The index of a field.

        Parameters:
            name: The name of the field.

        Returns:
            The index.
        """
        return __struct_field_index[Self.T, name.value]()

    @staticmethod
    def field_ref[
        idx: Int
    ](
        ref s: Self.T,
    ) -> ref[
        s
    ] __list_get_type[__struct_field_types[Self.T](), idx]():
        """A field of a value.

        Parameters:
            idx: The index of the field.

        Args:
            s: The value.

        Returns:
            A reference to the field.
        """
        return _field[
            __list_get_type[__struct_field_types[Self.T](), idx](), idx
        ](s)

    @staticmethod
    def field_offset[*, name: StringLiteral]() -> Int:
        """The place of a field in bytes.

        Parameters:
            name: The name of the field.

        Returns:
            The offset.
        """
        return __struct_field_offset[
            Self.T, __struct_field_index[Self.T, name.value]()
        ]()

    @staticmethod
    def field_offset[*, index: Int]() -> Int:
        """The place of a field in bytes.

        Parameters:
            index: The index of the field.

        Returns:
            The offset.
        """
        return __struct_field_offset[Self.T, index]()


comptime reflect_fn[func_type: AnyType, //, func: func_type] = ReflectedFn[func]
"""What is known of a function."""


struct ReflectedFn[
    func_type: AnyType, //, func: func_type
](TrivialRegisterPassable):
    """What is known of a function; all members are static.

    Parameters:
        func_type: The type of the function.
        func: The function.
    """

    @staticmethod
    def display_name() -> StaticString:
        """The name in the source.

        Returns:
            The name.
        """
        return StringLiteral[__function_name[Self.func]()]()

    @staticmethod
    def linkage_name() -> StaticString:
        """The name for the linker.

        Returns:
            The name.
        """
        return StringLiteral[__linkage_name[Self.func]()]()


def get_function_name[
    func_type: AnyType, //, func: func_type
]() -> StaticString:
    """The name of a function in the source.

    Parameters:
        func_type: The type of the function.
        func: The function.

    Returns:
        The name.
    """
    return StringLiteral[__function_name[func]()]()


def get_linkage_name[func_type: AnyType, //, func: func_type]() -> StaticString:
    """The name of a function for the linker.

    Parameters:
        func_type: The type of the function.
        func: The function.

    Returns:
        The name.
    """
    return StringLiteral[__linkage_name[func]()]()

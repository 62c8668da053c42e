# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Variadic arguments and parameters.

The compiler indexes a `TypeList` itself: `Ts[i]` is a type. It builds the other
three when it binds `*args` and `*params`.
"""

from std.collections.span import _SpanIter
from std.builtin._intrinsics import (
    __address_of,
    __destroy_value_at,
    __forget,
    __list_all,
    __list_all_conform_to,
    __list_any,
    __list_contains_type,
    __list_filter_idx,
    __list_get_type,
    __list_get_value,
    __list_map,
    __list_reduce,
    __list_reduce_idx,
    __list_reverse,
    __list_size,
    __list_slice,
    __list_splat,
    __list_tabulate,
    __list_values_address,
    __ref_at,
    __take_value_at,
    __type_name,
)


@always_inline("nodebug")
def _entry(
    table: __mlir_type.`!mojo.ptr`, index: Int
) -> __mlir_type.`!mojo.ptr`:
    """Entry `index` of an array of addresses."""
    return __mlir_op.`mojo.ptr.load`[_type=__mlir_type.`!mojo.ptr`](
        __mlir_op.`mojo.ptr.offset`[elem=__mlir_type.`!mojo.ptr`](
            table, index.__mlir_index__()
        )
    )


@no_inline
def _fill_address_table(
    table: __mlir_type.`!mojo.ptr`,
    base: __mlir_type.`!mojo.ptr`,
    stride: Int,
    count: Int,
):
    """Stores the addresses of `count` values that stand `stride` bytes apart;
    the compiler calls this for long lists of constants."""
    for i in range(count):
        __mlir_op.`mojo.ptr.store`[_type=None](
            __mlir_op.`mojo.ptr.offset`[elem=__mlir_type.i8](
                base, (i * stride).__mlir_index__()
            ),
            __mlir_op.`mojo.ptr.offset`[elem=__mlir_type.`!mojo.ptr`](
                table, i.__mlir_index__()
            ),
        )


struct TypeList[
    Trait: type_of(AnyType), //, values: __mlir_type.`!mojo.list`
](Sized, TrivialRegisterPassable):
    """A list of types.

    Parameters:
        Trait: What all the types conform to.
        values: The types.
    """

    comptime length: Int = __list_size[Self.values]()
    """The number of types."""

    comptime size: Int = __list_size[Self.values]()
    """Deprecated: use `length`."""

    comptime of[Trait: type_of(AnyType), //, *Ts: Trait] = TypeList[
        Trait=Trait, Ts.values
    ]
    """The list of some types."""

    comptime splat[Trait: type_of(AnyType), //, count: Int, T: Trait] = (
        TypeList[Trait=Trait, __list_splat[count, T]()]
    )
    """The list of `count` times one type."""

    comptime tabulate[count: Int, Mapper: __generic] = TypeList[
        Trait=AnyType, __list_tabulate[count, Mapper]()
    ]
    """The list of `Mapper[0]`, `Mapper[1]`, ..."""

    comptime map[Mapper: __generic] = TypeList[
        Trait=AnyType, __list_map[Self.values, Mapper]()
    ]
    """The list of `Mapper[T]` for each type."""

    comptime map_to_values[Mapper: __generic] = ParameterList[
        __list_map[Self.values, Mapper]()
    ]
    """The values `Mapper[T]` for each type."""

    comptime filter_idx[Predicate: __generic] = TypeList[
        Trait=Self.Trait, __list_filter_idx[Self.values, Predicate]()
    ]
    """The types for which `Predicate[T, index]` holds."""

    comptime reverse = TypeList[Trait=Self.Trait, __list_reverse[Self.values]()]
    """The types in reverse order."""

    comptime slice[start: Int = 0, end: Int = Self.length] = TypeList[
        Trait=Self.Trait, __list_slice[Self.values, start, end]()
    ]
    """Consecutive types of the list."""

    comptime reduce[BaseVal: __generic, Reducer: __generic] = __list_reduce[
        Self.values, BaseVal, Reducer
    ]()
    """The left fold by `Reducer[previous, T]`."""

    comptime reduce_idx[BaseVal: __generic, Reducer: __generic] = (
        __list_reduce_idx[Self.values, BaseVal, Reducer]()
    )
    """The left fold by `Reducer[previous, T, index]`."""

    @always_inline("nodebug")
    def __init__(out self):
        """Builds the list as a value."""
        pass

    @always_inline("nodebug")
    def __len__(self) -> Int:
        """The number of types.

        Returns:
            The length.
        """
        return Self.length

    @staticmethod
    def any_satisfies[predicate: __generic]() -> Bool:
        """Whether `predicate[T]` holds for some type.

        Parameters:
            predicate: The condition.

        Returns:
            False for an empty list.
        """
        return __list_any[Self.values, predicate]()

    @staticmethod
    def all_satisfies[predicate: __generic]() -> Bool:
        """Whether `predicate[T]` holds for each type.

        Parameters:
            predicate: The condition.

        Returns:
            True for an empty list.
        """
        return __list_all[Self.values, predicate]()

    @staticmethod
    def contains[T: AnyType]() -> Bool:
        """Whether a type is in the list.

        Parameters:
            T: The type to look for.

        Returns:
            Whether it is there.
        """
        return __list_contains_type[Self.values, T]()

    @staticmethod
    def all_conforms_to[Trait2: type_of(AnyType)]() -> Bool:
        """Whether each type conforms to a trait.

        Parameters:
            Trait2: The trait.

        Returns:
            Whether all conform.
        """
        return __list_all_conform_to[Self.values, Trait2]()


struct ParameterList[
    type: AnyType, //, values: __mlir_type.`!mojo.list`
](Sized, TrivialRegisterPassable, Writable):
    """A list of compile-time values.

    Parameters:
        type: The type of the values.
        values: The values.
    """

    comptime size: Int = __list_size[Self.values]()
    """The number of values."""

    comptime of[T: AnyType, //, *vs: T] = ParameterList[type=T, vs.values]
    """The list of some values."""

    comptime empty_of[T: AnyType] = ParameterList[type=T, __list_splat[0, T]()]
    """The empty list."""

    comptime splat[T: AnyType, //, count: Int, value: T] = ParameterList[
        type=T, __list_splat[count, value]()
    ]
    """The list of `count` times one value."""

    comptime tabulate[count: Int, Mapper: __generic] = ParameterList[
        __list_tabulate[count, Mapper]()
    ]
    """The list of `Mapper[0]`, `Mapper[1]`, ..."""

    comptime reduce[BaseVal: __generic, Reducer: __generic] = __list_reduce[
        Self.values, BaseVal, Reducer
    ]()
    """The left fold by `Reducer[previous, value]`."""

    comptime map_to_type[Mapper: __generic] = TypeList[
        Trait=AnyType, __list_map[Self.values, Mapper]()
    ]
    """The types `Mapper[value]` for each value."""

    @always_inline("nodebug")
    def __init__(out self):
        """Builds the list as a value."""
        pass

    @always_inline("nodebug")
    def __len__(self) -> Int:
        """The number of values.

        Returns:
            The length.
        """
        return __list_size[Self.values]()

    @always_inline("nodebug")
    def __getitem_param__[idx: Int](self) -> Self.type:
        """A value, by a compile-time index.

        Parameters:
            idx: The index.

        Returns:
            The value.
        """
        return __list_get_value[T=Self.type, Self.values, idx]()

    @always_inline("nodebug")
    def __getitem__(self, idx: Int) -> ref[ImmStaticOrigin] Self.type:
        """A value in static memory, by a run-time index.

        Args:
            idx: The index.

        Returns:
            A reference to the value.
        """
        return __ref_at[Self.type, ImmStaticOrigin](
            __mlir_op.`mojo.ptr.offset`[elem=Self.type](
                __list_values_address[Self.type, Self.values](),
                idx.__mlir_index__(),
            )
        )

    @staticmethod
    def get_span() -> Span[Self.type, ImmStaticOrigin]:
        """All values, in static memory.

        Returns:
            A view of the values.
        """
        return Span[Self.type, ImmStaticOrigin](
            unsafe_ptr=Pointer[Self.type, ImmStaticOrigin](
                mlir_value=__list_values_address[Self.type, Self.values]()
            ),
            length=__list_size[Self.values](),
        )

    @staticmethod
    def any_satisfies[predicate: __generic]() -> Bool:
        """Whether `predicate[value]` holds for some value.

        Parameters:
            predicate: The condition.

        Returns:
            False for an empty list.
        """
        return __list_any[Self.values, predicate]()

    @staticmethod
    def all_satisfies[predicate: __generic]() -> Bool:
        """Whether `predicate[value]` holds for each value.

        Parameters:
            predicate: The condition.

        Returns:
            True for an empty list.
        """
        return __list_all[Self.values, predicate]()

    @staticmethod
    def contains[value: Self.type]() -> Bool:
        """Whether a value is in the list.

        Parameters:
            value: The value to look for.

        Returns:
            Whether it is there.
        """
        comptime for i in range(Self.size):
            comptime if (
                __list_get_value[T=Self.type, Self.values, i]() == value
            ):
                return True
        return False

    def __iter__(self) -> _SpanIter[Self.type, ImmStaticOrigin]:
        """Iterates over the values.

        Returns:
            The iterator.
        """
        return Self.get_span().__iter__()

    def write_to(self, mut writer: Some[Writer]):
        """Writes the values in parentheses.

        Args:
            writer: Where to write.
        """
        writer.write_string("(")
        for i in range(len(self)):
            if i > 0:
                writer.write_string(", ")
            self[i].write_to(writer)
        writer.write_string(")")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the name of the type and the values.

        Args:
            writer: Where to write.
        """
        writer.write_string("ParameterList[")
        writer.write_string(StringLiteral[__type_name[Self.type, style=3]()]())
        writer.write_string("]((")
        for i in range(len(self)):
            if i > 0:
                writer.write_string(", ")
            self[i].write_repr_to(writer)
        writer.write_string("))")


struct _VariadicListIter[
    mut: Bool, //, element_type: AnyType, origin: Origin[mut=mut]
](ImplicitlyCopyable, Movable):
    """Iterates over the elements of a `VariadicList` by reference."""

    comptime Element = Self.element_type
    """The type of the elements."""

    var _ptrs: __mlir_type.`!mojo.ptr`
    var _index: Int
    var _len: Int

    @always_inline
    def __init__(out self, ptrs: __mlir_type.`!mojo.ptr`, length: Int):
        """Starts at the first element."""
        self._ptrs = ptrs
        self._index = 0
        self._len = length

    @always_inline
    def __iter__(self) -> Self:
        """The iterator itself."""
        return self

    @always_inline
    def __next__(
        mut self,
    ) raises StopIteration -> ref[Self.origin] Self.element_type:
        """The next element."""
        if self._index == self._len:
            raise StopIteration()
        var at = self._index
        self._index = at + 1
        return __ref_at[Self.element_type, Self.origin](_entry(self._ptrs, at))


struct VariadicList[
    mut: Bool,
    origin: Origin[mut=mut],
    //,
    element_type: AnyType,
    is_owned: Bool,
](RegisterPassable, Sized, Writable):
    """The arguments of a parameter `*args: T`.

    Parameters:
        mut: Whether the arguments may be changed.
        origin: The origin of the arguments.
        element_type: The type of the arguments.
        is_owned: Whether the list owns its elements.
    """

    var _ptrs: __mlir_type.`!mojo.ptr`
    var _len: __mlir_type.index

    def __deinit__(deinit self):
        """Destroys owned elements, the last one first."""
        comptime if Self.is_owned:
            var left = Int(mlir_value=self._len)
            while left > 0:
                left -= 1
                __destroy_value_at[Self.element_type](_entry(self._ptrs, left))

    @always_inline("nodebug")
    def __len__(self) -> Int:
        """The number of arguments.

        Returns:
            The length.
        """
        return Int(mlir_value=self._len)

    @always_inline("nodebug")
    def __getitem__(self, idx: Int) -> ref[Self.origin] Self.element_type:
        """An argument. The index is not checked.

        Args:
            idx: The index.

        Returns:
            A reference to the argument.
        """
        return __ref_at[Self.element_type, Self.origin](_entry(self._ptrs, idx))

    @always_inline
    def __iter__(self) -> _VariadicListIter[Self.element_type, Self.origin]:
        """Iterates over the arguments by reference.

        Returns:
            The iterator.
        """
        return _VariadicListIter[Self.element_type, Self.origin](
            self._ptrs, len(self)
        )

    def consume_elements(
        deinit self,
        elt_handler: Some[def(idx: Int, var elt: Self.element_type)],
    ):
        """Hands over each owned element.

        Args:
            elt_handler: Called with the index and the element.
        """
        comptime assert Self.is_owned, (
            "consume_elements may only be called on owned variadic lists"
        )
        for i in range(Int(mlir_value=self._len)):
            elt_handler(
                i, __take_value_at[Self.element_type](_entry(self._ptrs, i))
            )

    def write_to(self, mut writer: Some[Writer]):
        """Writes the arguments in parentheses.

        Args:
            writer: Where to write.
        """
        writer.write_string("(")
        for i in range(len(self)):
            if i > 0:
                writer.write_string(", ")
            self[i].write_to(writer)
        writer.write_string(")")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the name of the type and the arguments.

        Args:
            writer: Where to write.
        """
        writer.write_string("VariadicList[")
        writer.write_string(
            StringLiteral[__type_name[Self.element_type, style=3]()]()
        )
        writer.write_string("]((")
        for i in range(len(self)):
            if i > 0:
                writer.write_string(", ")
            self[i].write_repr_to(writer)
        writer.write_string("))")


struct VariadicPack[
    mut: Bool,
    origin: Origin[mut=mut],
    element_trait: type_of(AnyType),
    //,
    is_owned: Bool,
    *element_types: element_trait,
](RegisterPassable, Sized):
    """The arguments of a parameter `*args: *Ts`.

    Parameters:
        mut: Whether the arguments may be changed.
        origin: The origin of the arguments.
        element_trait: What the types of the arguments conform to.
        is_owned: Whether the pack owns its elements.
        element_types: The types of the arguments.
    """

    var _ptrs: __mlir_type.`!mojo.ptr`

    def __deinit__(deinit self):
        """Destroys owned elements, the last one first."""
        comptime if Self.is_owned:
            comptime n = Self.element_types.length
            comptime for i in range(n):
                __destroy_value_at[Self.element_types[n - 1 - i]](
                    _entry(self._ptrs, n - 1 - i)
                )

    @staticmethod
    @always_inline("nodebug")
    def __len__() -> Int:
        """The number of arguments.

        Returns:
            The length.
        """
        return Self.element_types.length

    @always_inline("nodebug")
    def __len__(self) -> Int:
        """The number of arguments.

        Returns:
            The length.
        """
        return Self.element_types.length

    @always_inline("nodebug")
    def __getitem_param__[
        index: Int
    ](self) -> ref[Self.origin] Self.element_types[index]:
        """An argument.

        Parameters:
            index: The index.

        Returns:
            A reference to the argument.
        """
        return __ref_at[Self.element_types[index], Self.origin](
            _entry(self._ptrs, index)
        )

    def consume_elements[
        elt_handler: def[idx: Int](
            var elt: Self.element_types[idx]
        ) capturing[_] -> None
    ](deinit self):
        """Hands over each owned element.

        Parameters:
            elt_handler: Called with the index and the element.
        """
        comptime assert Self.is_owned, (
            "consume_elements may only be called on owned variadic packs"
        )
        comptime for i in range(Self.element_types.length):
            elt_handler[i](
                __take_value_at[Self.element_types[i]](_entry(self._ptrs, i))
            )

    def write_to(self, mut writer: Some[Writer]):
        """Writes the arguments in parentheses.

        Args:
            writer: Where to write.
        """
        writer.write_string("(")
        comptime for i in range(Self.element_types.length):
            comptime if i > 0:
                writer.write_string(", ")
            self[i].write_to(writer)
        writer.write_string(")")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the debug text of the arguments in parentheses.

        Args:
            writer: Where to write.
        """
        writer.write_string("(")
        comptime for i in range(Self.element_types.length):
            comptime if i > 0:
                writer.write_string(", ")
            self[i].write_repr_to(writer)
        writer.write_string(")")

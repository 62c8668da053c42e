# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""A value on the heap with one owner."""

from std.builtin._intrinsics import (
    __align_of,
    __destroy_value_at,
    __init_copy_at,
    __init_value_at,
    __ref_at,
    __size_of,
    __take_value_at,
    __type_name,
)
from std.memory.alloc import Allocation, Layout, _allocate_aligned, _free


@explicit_destroy(
    "Use `into_inner()` (for a `Movable` `T`) or `unsafe_take_allocation()` to"
    " consume an `OwnedPointer` whose element type is not `Deinitable`"
)
struct OwnedPointer[
    T: AnyType
](
    Deinitable where conforms_to(T, Deinitable),
    RegisterPassable,
    Writable where conforms_to(T, Writable),
):
    """Owns one value on the heap.

    Parameters:
        T: The type of the value.
    """

    var _pointer: Pointer[Self.T, MutUntrackedOrigin]

    @always_inline
    def __init__[_T: Movable](out self: OwnedPointer[_T], var value: _T):
        """Moves a value to the heap.

        Parameters:
            _T: The type of the value.

        Args:
            value: The value.
        """
        self._pointer = _allocate_aligned[_T](1, __align_of[_T]())
        __init_value_at[_T](self._pointer._mlir_value, value^)

    @always_inline
    def __init__[_T: Copyable](out self: OwnedPointer[_T], *, copy_value: _T):
        """Copies a value to the heap.

        Parameters:
            _T: The type of the value.

        Args:
            copy_value: The value.
        """
        self._pointer = _allocate_aligned[_T](1, __align_of[_T]())
        __init_copy_at[_T](self._pointer._mlir_value, copy_value)

    @always_inline
    def __init__[
        _T: Copyable, U: NoneType = None
    ](out self: OwnedPointer[_T], value: _T):
        """Copies a value to the heap.

        Parameters:
            _T: The type of the value.
            U: Makes this the last choice.

        Args:
            value: The value.
        """
        self._pointer = _allocate_aligned[_T](1, __align_of[_T]())
        __init_copy_at[_T](self._pointer._mlir_value, value)

    @always_inline
    def __init__[
        _T: Copyable
    ](out self: OwnedPointer[_T], *, other: OwnedPointer[_T]):
        """Copies the value of another pointer.

        Parameters:
            _T: The type of the value.

        Args:
            other: The other pointer.
        """
        self._pointer = _allocate_aligned[_T](1, __align_of[_T]())
        __init_copy_at[_T](self._pointer._mlir_value, other._pointer[])

    @always_inline
    def __init__(
        out self,
        *,
        unsafe_from_raw_pointer: Pointer[Self.T, MutUntrackedOrigin],
    ):
        """Adopts a cell with a living value.

        Args:
            unsafe_from_raw_pointer: The address of the cell.
        """
        self._pointer = unsafe_from_raw_pointer

    @always_inline
    def __init__(out self, *, unsafe_from_opaque_pointer: MutOpaquePointer[_]):
        """Adopts a cell with a living value.

        Args:
            unsafe_from_opaque_pointer: The address of the cell.
        """
        self._pointer = Pointer[Self.T, MutUntrackedOrigin](
            mlir_value=unsafe_from_opaque_pointer._mlir_value
        )

    @always_inline
    def __deinit__(deinit self):
        """Destroys the value and frees the cell."""
        __destroy_value_at[Self.T](self._pointer._mlir_value)
        _free(self._pointer)

    @__unsafe_nested_origins_read_only
    @always_inline
    def __getitem__(
        ref self,
    ) -> ref[origin_of(self)._get_owned_interior["value"]] Self.T:
        """The value.

        Returns:
            A reference to the value.
        """
        return __ref_at[Self.T, origin_of(self)._get_owned_interior["value"]](
            self._pointer._mlir_value
        )

    @always_inline
    def unsafe_ptr[
        mut: Bool, origin: Origin[mut=mut], //
    ](ref[origin] self) -> Pointer[Self.T, origin]:
        """The address of the value.

        Parameters:
            mut: Whether the value may be changed.
            origin: The origin of the pointer.

        Returns:
            The address.
        """
        return Pointer[Self.T, origin](mlir_value=self._pointer._mlir_value)

    @always_inline
    def ptr[
        mut: Bool, origin: Origin[mut=mut], //
    ](ref[origin] self) -> Pointer[Self.T, origin]:
        """The address of the value.

        Parameters:
            mut: Whether the value may be changed.
            origin: The origin of the pointer.

        Returns:
            The address.
        """
        return Pointer[Self.T, origin](mlir_value=self._pointer._mlir_value)

    @always_inline
    def into_inner(deinit self) -> Self.T where conforms_to(Self.T, Movable):
        """Moves the value out and frees the cell.

        Returns:
            The value.
        """
        var result = __take_value_at[Self.T](self._pointer._mlir_value)
        _free(self._pointer)
        return result^

    @deprecated("use `into_inner`")
    @always_inline
    def take(deinit self) -> Self.T where conforms_to(Self.T, Movable):
        """Deprecated: use `into_inner`.

        Returns:
            The value.
        """
        var result = __take_value_at[Self.T](self._pointer._mlir_value)
        _free(self._pointer)
        return result^

    @always_inline
    def unsafe_take_allocation(deinit self) -> Allocation[Self.T]:
        """Hands over the cell with the living value.

        Returns:
            The cell.
        """
        return Allocation[Self.T](
            _pointer=self._pointer, _layout=Layout[Self.T].single()
        )

    @deprecated("use `unsafe_take_allocation`")
    @always_inline
    def steal_data(deinit self) -> Pointer[Self.T, MutUntrackedOrigin]:
        """Deprecated: use `unsafe_take_allocation`.

        Returns:
            The address of the cell.
        """
        return self._pointer

    def write_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes the value.

        Args:
            writer: Where to write.
        """
        self._pointer[].write_to(writer)

    def write_repr_to(
        self, mut writer: Some[Writer]
    ) where conforms_to(Self.T, Writable):
        """Writes the name of the type and the value.

        Args:
            writer: Where to write.
        """
        writer.write_string("OwnedPointer[")
        writer.write_string(StringLiteral[__type_name[Self.T, style=3]()]())
        writer.write_string("](")
        self._pointer[].write_repr_to(writer)
        writer.write_string(")")

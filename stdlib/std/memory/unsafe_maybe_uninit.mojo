# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Memory for a value that may not be there."""

from std.builtin._intrinsics import (
    __address_of,
    __copy_is_trivial,
    __destroy_value_at,
    __init_value_at,
    __move_is_trivial,
    __ref_at,
    __size_of,
    __take_value_at,
    __uninitialized,
)


struct UnsafeMaybeUninit[
    T: AnyType
](
    Defaultable,
    ImplicitlyCopyable,
    RegisterPassable where conforms_to(T, RegisterPassable),
):
    """Room for a `T`, of the same size and alignment, that may hold none.

    It never runs the destructor of `T`.

    Parameters:
        T: The type of the value.
    """

    comptime __copy_ctor_is_trivial = __copy_is_trivial[Self.T]()
    comptime __move_ctor_is_trivial = __move_is_trivial[Self.T]()
    comptime __del__is_trivial = True

    comptime _Storage = __mlir_type[`!mojo.array<1, `, Self.T, `>`]

    var _storage: Self._Storage

    @always_inline("nodebug")
    def __init__(out self):
        """Builds uninitialized memory."""
        self._storage = __uninitialized[Self._Storage]()

    @always_inline
    def __init__[M: Movable](out self: UnsafeMaybeUninit[M], var value: M):
        """Moves a value in.

        Parameters:
            M: The type of the value.

        Args:
            value: The value.
        """
        self._storage = __uninitialized[UnsafeMaybeUninit[M]._Storage]()
        __init_value_at[M](__address_of(self._storage), value^)

    @staticmethod
    @always_inline
    def zeroed() -> Self:
        """Memory of zero bytes.

        Returns:
            The memory.
        """
        var result = Self()
        __mlir_op.`mojo.memset`[_type=None](
            __address_of(result._storage),
            __mlir_attr.`0 : i8`,
            __size_of[Self.T]().__mlir_index__(),
        )
        return result^

    @always_inline
    def __init__(out self, *, copy: Self):
        """Copies the bits.

        Args:
            copy: The memory to copy.
        """
        comptime assert __copy_is_trivial[Self.T](), (
            "UnsafeMaybeUninit can only be copied if T is trivially copyable"
        )
        self._storage = __uninitialized[Self._Storage]()
        __mlir_op.`mojo.memcpy`[_type=None](
            __address_of(self._storage),
            __address_of(copy._storage),
            __size_of[Self.T]().__mlir_index__(),
        )

    @always_inline
    def __init__(out self, *, deinit move: Self):
        """Moves the bits.

        Args:
            move: The memory to move from.
        """
        comptime assert __move_is_trivial[Self.T](), (
            "UnsafeMaybeUninit can only be moved if T is trivially movable"
        )
        self._storage = __uninitialized[Self._Storage]()
        __mlir_op.`mojo.memcpy`[_type=None](
            __address_of(self._storage),
            __address_of(move._storage),
            __size_of[Self.T]().__mlir_index__(),
        )

    @always_inline
    def init_from[M: Movable](mut self: UnsafeMaybeUninit[M], var value: M):
        """Moves a value in without destroying what was there.

        Parameters:
            M: The type of the value.

        Args:
            value: The value.
        """
        __init_value_at[M](__address_of(self._storage), value^)

    @always_inline
    def unsafe_assume_init_ref(ref self) -> ref[self] Self.T:
        """The value, which must be there.

        Returns:
            A reference to it.
        """
        return __ref_at[Self.T, origin_of(self)](__address_of(self._storage))

    @always_inline
    def unsafe_assume_init_take[
        U: Movable, //
    ](mut self: UnsafeMaybeUninit[U]) -> U:
        """Moves the value out, which must be there.

        Parameters:
            U: The type of the value.

        Returns:
            The value.
        """
        return __take_value_at[U](__address_of(self._storage))

    @always_inline
    def unsafe_assume_init_destroy[
        D: Deinitable
    ](mut self: UnsafeMaybeUninit[D]):
        """Destroys the value, which must be there.

        Parameters:
            D: The type of the value.
        """
        __destroy_value_at[D](__address_of(self._storage))

    @always_inline
    def unsafe_ptr(ref self) -> Pointer[Self.T, origin_of(self)]:
        """The address of the memory.

        Returns:
            A pointer to it.
        """
        return Pointer[Self.T, origin_of(self)](
            mlir_value=__address_of(self._storage)
        )

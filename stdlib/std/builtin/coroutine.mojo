# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Coroutines.

The call of an `async` function becomes a value with a method `__call__` that
holds the arguments; the compiler gives it to `_of`, which puts it on the heap:

- at 0 the function that runs the call,
- at 8 whether it raised,
- behind that the result or the error, and then the call itself.

A coroutine runs from its beginning to its end on the thread that awaits it, or
on the thread of its task.
"""

from std.builtin._intrinsics import (
    __align_of,
    __init_value_at,
    __ref_at,
    __size_of,
    __take_value_at,
)
from std.memory import Pointer, alloc

comptime AnyCoroutine = __mlir_type.`!mojo.ptr`
"""The handle of a coroutine."""

comptime _Body = def(AnyCoroutine) thin -> None
"""The function that runs a call."""

comptime _ALIGNMENT = 64


def _at(handle: AnyCoroutine, offset: Int) -> AnyCoroutine:
    """The address `offset` bytes behind the start of a block."""
    return __mlir_op.`mojo.ptr.offset`[elem=UInt8](
        handle, offset.__mlir_index__()
    )


def _aligned(offset: Int, alignment: Int) -> Int:
    """The first multiple of `alignment` from `offset` on."""
    return (offset + alignment - 1) // alignment * alignment


def _result_at[T: AnyType]() -> Int:
    """Where a block has its result, and its error."""
    return _aligned(16, max(__align_of[T](), __align_of[Error]()))


def _body_at[T: AnyType, F: AnyType]() -> Int:
    """Where a block has the call."""
    var size = max(__size_of[T](), __size_of[Error]())
    return _aligned(_result_at[T]() + size, __align_of[F]())


def _new_block[T: AnyType, F: AnyType](var body: F, run: _Body) -> AnyCoroutine:
    """A block for a call whose result is a `T`."""
    var size = _body_at[T, F]() + __size_of[F]()
    var handle = alloc[UInt8](size, alignment=_ALIGNMENT)._mlir_value
    __init_value_at[_Body](handle, run)
    __init_value_at[Int](_at(handle, 8), 0)
    __init_value_at[F](_at(handle, _body_at[T, F]()), body^)
    return handle


def _free_block(handle: AnyCoroutine):
    """Gives the memory of a block back."""
    Pointer[UInt8, MutUntrackedOrigin](mlir_value=handle).unsafe_free()


def _run_block(handle: AnyCoroutine):
    """Runs the call of a block."""
    __ref_at[_Body, MutUntrackedOrigin](handle)(handle)


def _run[T: AnyType, F: def() -> T](handle: AnyCoroutine):
    """Runs a call that doesn't raise."""
    var body = __take_value_at[F](_at(handle, _body_at[T, F]()))
    __init_value_at[T](_at(handle, _result_at[T]()), (body^)())


def _run_raising[T: AnyType, F: def() raises -> T](handle: AnyCoroutine):
    """Runs a call that may raise."""
    var body = __take_value_at[F](_at(handle, _body_at[T, F]()))
    try:
        __init_value_at[T](_at(handle, _result_at[T]()), (body^)())
    except e:
        __init_value_at[Error](_at(handle, _result_at[T]()), e^)
        __ref_at[Int, MutUntrackedOrigin](_at(handle, 8)) = 1


def _take_result[T: AnyType](handle: AnyCoroutine, out result: T):
    """The result of a call that has run without an error; frees the block."""
    result = __take_value_at[T](_at(handle, _result_at[T]()))
    _free_block(handle)


def _take_checked[T: AnyType](handle: AnyCoroutine, out result: T) raises:
    """The result of a call that has run, or its error; frees the block."""
    if __ref_at[Int, MutUntrackedOrigin](_at(handle, 8)) != 0:
        var error = __take_value_at[Error](_at(handle, _result_at[T]()))
        _free_block(handle)
        raise error^
    result = __take_value_at[T](_at(handle, _result_at[T]()))
    _free_block(handle)


@explicit_destroy(
    "type 'Coroutine' does not conform to 'Deinitable' and must be explicitly"
    " destroyed"
)
struct Coroutine[
    type: Deinitable, origins: OriginSet
](Deinitable where False, RegisterPassable):
    """A call of an `async` function that has not run yet.

    Parameters:
        type: The type of the result.
        origins: What the call borrows.
    """

    var _handle: AnyCoroutine

    @implicit
    @always_inline
    def __init__(out self, handle: AnyCoroutine):
        """Wraps a handle.

        Args:
            handle: The handle.
        """
        self._handle = handle

    @staticmethod
    def _of[F: def() -> Self.type](var body: F) -> Self:
        """The coroutine that calls `body`."""
        return Self(_new_block[Self.type, F](body^, _run[Self.type, F]))

    def _take(deinit self) -> AnyCoroutine:
        """The handle, which the caller has to care for."""
        return self._handle

    def __await__(deinit self, out result: Self.type):
        """Runs the call to its end.

        Returns:
            The result.
        """
        _run_block(self._handle)
        result = _take_result[Self.type](self._handle)


@explicit_destroy(
    "type 'RaisingCoroutine' does not conform to 'Deinitable' and must be"
    " explicitly destroyed"
)
struct RaisingCoroutine[
    type: AnyType, origins: OriginSet
](Deinitable where False, RegisterPassable):
    """A call of a raising `async` function that has not run yet.

    Parameters:
        type: The type of the result.
        origins: What the call borrows.
    """

    var _handle: AnyCoroutine

    @implicit
    @always_inline
    def __init__(out self, handle: AnyCoroutine):
        """Wraps a handle.

        Args:
            handle: The handle.
        """
        self._handle = handle

    @staticmethod
    def _of[F: def() raises -> Self.type](var body: F) -> Self:
        """The coroutine that calls `body`."""
        return Self(_new_block[Self.type, F](body^, _run_raising[Self.type, F]))

    def _take(deinit self) -> AnyCoroutine:
        """The handle, which the caller has to care for."""
        return self._handle

    def __await__(deinit self, out result: Self.type) raises:
        """Runs the call to its end.

        Returns:
            The result.

        Raises:
            What the call raises.
        """
        _run_block(self._handle)
        result = _take_checked[Self.type](self._handle)

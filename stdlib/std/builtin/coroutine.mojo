# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Coroutines."""

comptime AnyCoroutine = __mlir_type.`!mojo.ptr`
"""The handle of a coroutine."""


@explicit_destroy(
    "type 'Coroutine' does not conform to 'Deinitable' and must be explicitly"
    " destroyed"
)
struct Coroutine[type: Deinitable, origins: OriginSet](
    Deinitable where False, RegisterPassable
):
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


@explicit_destroy(
    "type 'RaisingCoroutine' does not conform to 'Deinitable' and must be"
    " explicitly destroyed"
)
struct RaisingCoroutine[type: AnyType, origins: OriginSet](
    Deinitable where False, RegisterPassable
):
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

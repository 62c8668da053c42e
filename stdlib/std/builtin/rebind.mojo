# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Types that are known to be equal only after instantiation."""

from std.builtin._intrinsics import (
    __materialize,
    __rebind,
    __rebind_var,
)

comptime downcast[T: AnyType, Trait: type_of(AnyType)] = T
"""The type, seen as conforming to a trait."""


@always_inline("nodebug")
def rebind[Src: AnyType, //, dest: AnyType](ref src: Src) -> ref[src] dest:
    """The same place under an equal type.

    Parameters:
        Src: The type of the value.
        dest: The equal type.

    Args:
        src: The value.

    Returns:
        A reference to the value.
    """
    return __rebind[dest](src)


@always_inline("nodebug")
def rebind_var[Src: AnyType, //, dest: AnyType](var src: Src) -> dest:
    """The same value under an equal type.

    Parameters:
        Src: The type of the value.
        dest: The equal type.

    Args:
        src: The value.

    Returns:
        The value.
    """
    return __rebind_var[dest](src^)


@always_inline("nodebug")
def trait_downcast[
    T: AnyType, //, Trait: type_of(AnyType)
](ref value: T) -> ref[value] downcast[T, Trait]:
    """The same place, seen as conforming to a trait.

    Parameters:
        T: The type of the value.
        Trait: The trait.

    Args:
        value: The value.

    Returns:
        A reference to the value.
    """
    comptime assert conforms_to(T, Trait), "Invalid downcast"
    return value


@always_inline("nodebug")
def materialize[T: AnyType, //, value: T]() -> T:
    """A compile-time value as a run-time value.

    Parameters:
        T: The type of the value.
        value: The value.

    Returns:
        The value.
    """
    return __materialize[value]()

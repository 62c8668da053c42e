# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Origins: compile-time names of storage."""

from std.builtin._intrinsics import (
    __origin_any,
    __origin_static,
    __origin_untracked,
)


struct Origin[*, mut: Bool](TrivialRegisterPassable):
    """The type of the origins with mutability `mut`.

    Origins exist only while compiling. `o.mut`, `o.equals[p]`, `o.contains[p]`
    and `o.unsafe_mut_cast[m]()` are known to the compiler.

    Parameters:
        mut: Whether the storage may be changed through the origin.
    """

    var _value: __mlir_type.`!mojo.origin`


struct OriginSet(TrivialRegisterPassable):
    """The type of a set of origins that a closure or coroutine captures."""

    var _value: __mlir_type.`!mojo.origin`


comptime ImmOrigin = Origin[mut=False]
"""The type of immutable origins."""

comptime MutOrigin = Origin[mut=True]
"""The type of mutable origins."""

comptime ImmStaticOrigin: ImmOrigin = __origin_static()
"""Immutable storage that lives as long as the program."""

comptime UntrackedOrigin[*, mut: Bool]: Origin[mut=mut] = __origin_untracked[
    mut
]()
"""The empty origin: a promise to alias nothing that the compiler manages."""

comptime ImmUntrackedOrigin: ImmOrigin = __origin_untracked[False]()
"""The immutable empty origin."""

comptime MutUntrackedOrigin: MutOrigin = __origin_untracked[True]()
"""The mutable empty origin."""

comptime UnsafeAnyOrigin[*, mut: Bool]: Origin[mut=mut] = __origin_any[mut]()
"""The universal origin: may alias any value."""

comptime ImmUnsafeAnyOrigin: ImmOrigin = __origin_any[False]()
"""The immutable universal origin."""

comptime MutUnsafeAnyOrigin: MutOrigin = __origin_any[True]()
"""The mutable universal origin."""

comptime AnyOrigin[*, mut: Bool]: Origin[mut=mut] = __origin_any[mut]()
"""Older spelling of `UnsafeAnyOrigin`."""

comptime ImmutAnyOrigin: ImmOrigin = __origin_any[False]()
"""Older spelling of `ImmUnsafeAnyOrigin`."""

comptime MutAnyOrigin: MutOrigin = __origin_any[True]()
"""Older spelling of `MutUnsafeAnyOrigin`."""


@deprecated(use=ImmOrigin)
comptime ImmutOrigin = ImmOrigin
"""Deprecated: use `ImmOrigin`."""


@deprecated(use=ImmUntrackedOrigin)
comptime ImmutUntrackedOrigin: ImmOrigin = __origin_untracked[False]()
"""Deprecated: use `ImmUntrackedOrigin`."""


@deprecated(use=ImmUnsafeAnyOrigin)
comptime ImmutUnsafeAnyOrigin: ImmOrigin = __origin_any[False]()
"""Deprecated: use `ImmUnsafeAnyOrigin`."""


@deprecated(use=ImmStaticOrigin)
comptime StaticConstantOrigin: ImmOrigin = __origin_static()
"""Deprecated: use `ImmStaticOrigin`."""


@deprecated(use=UntrackedOrigin)
comptime ExternalOrigin[*, mut: Bool]: Origin[mut=mut] = __origin_untracked[
    mut
]()
"""Deprecated: use `UntrackedOrigin`."""


@deprecated(use=MutUntrackedOrigin)
comptime MutExternalOrigin: MutOrigin = __origin_untracked[True]()
"""Deprecated: use `MutUntrackedOrigin`."""


@deprecated(use=ImmUntrackedOrigin)
comptime ImmutExternalOrigin: ImmOrigin = __origin_untracked[False]()
"""Deprecated: use `ImmUntrackedOrigin`."""

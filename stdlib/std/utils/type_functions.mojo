# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Functions on types."""

comptime ConditionalType[
    Trait: type_of(AnyType), //, *, If: Bool, Then: Trait, Else: Trait
] = (
    Then if If else Else
)
"""Deprecated: use a ternary on types."""

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Anonymous type parameters."""

from std.builtin.traits import AnyType

comptime Some[Trait: type_of(AnyType), T: Trait] = T
"""As an argument type, `Some[Trait]` accepts any type that conforms to it."""

comptime SomeTypeList[
    Trait: type_of(AnyType), values: __mlir_type.`!mojo.list`
] = TypeList[Trait=Trait, values]
"""As a pack type, `*SomeTypeList[Trait]` accepts any types that conform."""

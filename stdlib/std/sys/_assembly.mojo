# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Inline assembly."""

from std.builtin._intrinsics import __inline_assembly


@always_inline
def inlined_assembly[
    asm: StaticString,
    result_type: TrivialRegisterPassable,
    *types: AnyType,
    constraints: StaticString,
    has_side_effect: Bool = True,
](*args: *types) -> result_type:
    """Runs assembly with LLVM's constraint syntax."""
    return __inline_assembly[asm, result_type, constraints, has_side_effect](
        *args
    )

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Inline assembly."""

from std.builtin._intrinsics import __inline_assembly
from std.os import abort


@always_inline
def inlined_assembly[
    asm: StaticString,
    result_type: TrivialRegisterPassable,
    *types: AnyType,
    constraints: StaticString,
    has_side_effect: Bool = True,
](*args: *types) -> result_type:
    """Runs assembly with LLVM's constraint syntax."""
    comptime if args.__len__() == 0:
        return __inline_assembly[
            asm, result_type, constraints, has_side_effect
        ]()
    elif args.__len__() == 1:
        return __inline_assembly[
            asm, result_type, constraints, has_side_effect
        ](args[0])
    elif args.__len__() == 2:
        return __inline_assembly[
            asm, result_type, constraints, has_side_effect
        ](args[0], args[1])
    elif args.__len__() == 3:
        return __inline_assembly[
            asm, result_type, constraints, has_side_effect
        ](args[0], args[1], args[2])
    elif args.__len__() == 4:
        return __inline_assembly[
            asm, result_type, constraints, has_side_effect
        ](args[0], args[1], args[2], args[3])
    elif args.__len__() == 5:
        return __inline_assembly[
            asm, result_type, constraints, has_side_effect
        ](args[0], args[1], args[2], args[3], args[4])
    elif args.__len__() == 6:
        return __inline_assembly[
            asm, result_type, constraints, has_side_effect
        ](args[0], args[1], args[2], args[3], args[4], args[5])
    elif args.__len__() == 7:
        return __inline_assembly[
            asm, result_type, constraints, has_side_effect
        ](args[0], args[1], args[2], args[3], args[4], args[5], args[6])
    elif args.__len__() == 8:
        return __inline_assembly[
            asm, result_type, constraints, has_side_effect
        ](
            args[0],
            args[1],
            args[2],
            args[3],
            args[4],
            args[5],
            args[6],
            args[7],
        )
    else:
        comptime assert False, "at most 8 arguments are supported"
        abort()

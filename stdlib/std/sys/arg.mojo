# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The arguments of the program."""

from std.builtin._intrinsics import external_call
from std.collections.string import _buffer
from std.memory.pointer import Pointer


def argv() -> Span[StaticString, ImmStaticOrigin]:
    """Returns the program path and the arguments."""
    var count = external_call["kiln_argc", Int]()
    # Lives as long as the process, like the arguments themselves.
    var views = Pointer[StaticString, MutUntrackedOrigin](
        unsafe_from_address=external_call["kiln_argument_views", Int]()
    )
    return Span[StaticString, ImmStaticOrigin](
        unsafe_ptr=views.unsafe_mut_cast[False]().unsafe_origin_cast[
            ImmStaticOrigin
        ](),
        length=count,
    )

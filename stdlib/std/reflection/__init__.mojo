# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Reflection on types, functions and places in the source."""

from std.reflection.location import (
    SourceLocation,
    call_location,
    source_location,
)
from std.reflection.reflect import (
    Reflected,
    ReflectedFn,
    get_function_name,
    get_linkage_name,
    reflect,
    reflect_fn,
)

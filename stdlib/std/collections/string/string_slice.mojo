# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Deprecated name of `std.collections.string.string_span`."""

from std.collections.string.string_span import (
    ImmStringSlice,
    ImmStringSpan,
    MutStringSlice,
    MutStringSpan,
    StaticString,
    StringSlice,
    StringSpan,
    get_static_string,
)

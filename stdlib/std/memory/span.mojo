# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Former place of these declarations."""

from std.collections.span import (
    Span,
    MutSpan,
    ImmSpan,
    ImmutSpan,
)

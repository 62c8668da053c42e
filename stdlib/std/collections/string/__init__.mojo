# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Text: owned strings, views, codepoints and their iterators."""

from std.builtin.string_literal import StringLiteral
from std.collections.string.codepoint import Codepoint, ascii, chr, ord
from std.collections.string.iterators import (
    BytesIter,
    CodepointsIter,
    CodepointSliceIter,
    GraphemeIndicesIter,
    GraphemeSliceIter,
)
from std.collections.string._parse import atof, atol
from std.collections.string.string import String
from std.collections.string.string_span import (
    ImmStringSlice,
    ImmStringSpan,
    ImmutStringSlice,
    MutStringSlice,
    MutStringSpan,
    StaticString,
    StringSlice,
    StringSpan,
    get_static_string,
)

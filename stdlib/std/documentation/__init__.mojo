# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""What a program says of its documentation."""

from std.builtin._doc import doc_hidden

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Temporary files and directories."""

from std.tempfile.tempfile import (
    NamedTemporaryFile,
    TemporaryDirectory,
    gettempdir,
    mkdtemp,
)

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Paths as values."""

from std.pathlib.path import DIR_SEPARATOR, Path, _dir_of_current_file, cwd

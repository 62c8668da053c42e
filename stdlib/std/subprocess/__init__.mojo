# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Running commands."""

from std.subprocess.subprocess import run

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Files, standard streams, `print` and `input`."""

from std.builtin.traits import Writable, Writer
from std.io.file import FileHandle, open
from std.io.file_descriptor import FileDescriptor
from std.io.io import input, print

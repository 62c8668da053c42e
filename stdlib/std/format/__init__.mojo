# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Text output: what can be written, and where to."""

from std.builtin.traits import Writable, Writer
from std.format.repr import repr
from std.format.tstring import TString

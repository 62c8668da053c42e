# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Python in Mojo."""

from std.python.conversions import ConvertibleFromPython
from std.python.python_object import PythonObject

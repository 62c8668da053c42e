# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Python in Mojo and Mojo in Python."""

from std.python.conversions import ConvertibleFromPython, ConvertibleToPython
from std.python.python import Python
from std.python.python_object import PythonObject

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Lazy iterators in the manner of Python's `itertools`."""

from std.itertools._conditional import drop_while, take_while
from std.itertools._counted import drop, take
from std.itertools._infinite import count, cycle, repeat
from std.itertools._product import product

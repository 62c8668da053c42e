# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Layouts of arrays in memory: shapes, strides, and the algebra of both."""

from layout.int_tuple import IntTuple, UNKNOWN_VALUE
from layout.layout import Layout, LayoutList

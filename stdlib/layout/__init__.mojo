# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Layouts of arrays in memory, their algebra, and views of memory through them."""

from layout.int_tuple import IntTuple, UNKNOWN_VALUE
from layout.layout import Layout, LayoutList
from layout.layout_tensor import LayoutTensor, LayoutTensorIter
from layout.runtime_layout import RuntimeLayout, RuntimeTuple

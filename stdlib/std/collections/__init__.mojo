# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Containers."""

from std.builtin.traits import KeyElement
from std.collections.array import Array, InlineArray
from std.collections.binary_heap import BinaryHeap
from std.collections.bitset import BitSet
from std.collections.check_bounds import check_bounds, check_slice_bounds
from std.collections.counter import Counter
from std.collections.deque import Deque
from std.collections.dict import Dict, OwnedKwargsDict, StringDict
from std.collections.linked_list import LinkedList
from std.collections.list import List
from std.collections.optional import Optional, OptionalReg
from std.collections.set import Set
from std.collections.span import Span

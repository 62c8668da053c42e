# rule: 11/COL-1
# expect: run
from std.collections import (
    Array,
    InlineArray,
    BinaryHeap,
    BitSet,
    Counter,
    Deque,
    Dict,
    KeyElement,
    StringDict,
    OwnedKwargsDict,
    LinkedList,
    List,
    Optional,
    OptionalReg,
    Set,
    Span,
    check_bounds,
    check_slice_bounds,
)
from std.collections.array import Array as A1
from std.collections.binary_heap import BinaryHeap as B1
from std.collections.bitset import BitSet as BS1
from std.collections.check_bounds import (
    check_bounds as cb,
    check_slice_bounds as csb,
)
from std.collections.counter import CountTuple, Counter as C1
from std.collections.deque import Deque as D1
from std.collections.dict import (
    DictEntry,
    DictKeyError,
    EmptyDictError,
    Dict as DD,
    KeyElement as KE,
    StringDict as SD,
)
from std.collections.interval import Interval, IntervalElement, IntervalTree
from std.collections.linked_list import Node, LinkedList as L1
from std.collections.list import List as LL
from std.collections.optional import (
    EmptyOptionalError,
    Optional as OO,
    OptionalReg as OR,
)
from std.collections.set import Set as SS
from std.collections.span import MutSpan, ImmSpan, Span as SP
from std.collections.string import String as STR


def check_col_imports() raises:
    print(1)


def main() raises:
    check_col_imports()

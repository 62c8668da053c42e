# rule: 11/SIT-1
# expect: run
from std.collections.string.iterators import (
    CodepointSliceIter,
    CodepointsIter,
    GraphemeSliceIter,
    GraphemeIndicesIter,
    BytesIter,
)
from std.collections.string import (
    BytesIter as B2,
    CodepointsIter as C2,
    GraphemeSliceIter as G2,
)


def check_its() raises:
    var s = StaticString("aéz")
    var it = s.codepoint_slices()
    print(
        it.peek_next(),
        it.peek_back(),
        len(it),
        it.next(),
        it.next_back(),
        len(it),
        it.next(),
        it.next(),
        it.next_back(),
    )
    var c = CodepointsIter(s)
    print(
        c.peek_next(),
        len(c),
        c.next(),
        c.next(),
        c.next(),
        c.next(),
        c.peek_next(),
    )
    var g = GraphemeSliceIter(s)
    print(
        g.peek_back(),
        len(g),
        g.remaining_byte_length(),
        g.next(),
        g.next_back(),
        g.next(),
        g.next(),
        g.remaining_byte_length(),
    )
    var b = s.bytes()
    print(len(b), b.__next__(), len(b), b.bounds()[0], b.bounds()[1])
    var k = CodepointSliceIter[forward=False](s)
    for x in k:
        print(x, end="")
    print()
    for x in GraphemeSliceIter[forward=False](s):
        print(x, end="")
    print()
    for i in s.grapheme_indices():
        print(i[0], i[1], end=" ")
    print()


def main() raises:
    check_its()

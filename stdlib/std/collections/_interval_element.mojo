# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The trait of bounds of intervals."""


trait IntervalElement(Comparable, Copyable, Deinitable, Intable, Writable):
    """A bound of an interval."""

    def __sub__(self, rhs: Self) -> Self:
        """Returns the distance of two bounds."""
        ...

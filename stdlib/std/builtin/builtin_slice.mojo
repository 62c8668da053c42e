# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Slices: `Slice`, `ContiguousSlice`, `StridedSlice` and `slice`."""


def _write_bound(value: Optional[Int], mut writer: Some[Writer]):
    """Writes a bound, or `None`."""
    if value:
        value.unsafe_value().write_to(writer)
    else:
        writer.write_string("None")


def _write_slice(
    name: StaticString,
    start: Optional[Int],
    end: Optional[Int],
    step: Optional[Int],
    named: Bool,
    mut writer: Some[Writer],
):
    """Writes `name(start, end, step)`, with the names of the parts if asked."""
    writer.write_string(name)
    writer.write_string("(start=" if named else "(")
    _write_bound(start, writer)
    writer.write_string(", end=" if named else ", ")
    _write_bound(end, writer)
    writer.write_string(", step=" if named else ", ")
    _write_bound(step, writer)
    writer.write_string(")")


def _indices(
    start: Optional[Int], end: Optional[Int], step: Int, length: Int
) -> Tuple[Int, Int, Int]:
    """Python's rules: negative bounds wrap once, all bounds are clamped."""
    var lower = 0
    var upper = length
    if step < 0:
        lower = -1
        upper = length - 1
    var first = lower if step > 0 else upper
    if start:
        first = start.unsafe_value()
        if first < 0:
            first += length
        first = max(lower, min(upper, first))
    var last = upper if step > 0 else lower
    if end:
        last = end.unsafe_value()
        if last < 0:
            last += length
        last = max(lower, min(upper, last))
    return (first, last, step)


struct Slice(Equatable, ImplicitlyCopyable, Writable):
    """A range of indices with an optional step, as in `x[a:b:c]`."""

    var start: Optional[Int]
    """The first index, if given."""

    var end: Optional[Int]
    """The index after the last, if given."""

    var step: Optional[Int]
    """The distance of two indices, if given."""

    def __init__(out self, start: Int, end: Int):
        """Builds a slice without a step.

        Args:
            start: The first index.
            end: The index after the last.
        """
        self.start = Optional[Int](start)
        self.end = Optional[Int](end)
        self.step = Optional[Int]()

    def __init__(
        out self,
        start: Optional[Int],
        end: Optional[Int],
        step: Optional[Int],
        __slice_literal__: NoneType = None,
    ):
        """Builds a slice from its parts.

        Args:
            start: The first index.
            end: The index after the last.
            step: The distance of two indices.
            __slice_literal__: Marks a slice display.
        """
        self.start = start
        self.end = end
        self.step = step

    def __eq__(self, other: Self) -> Bool:
        """Whether all parts are equal.

        Args:
            other: The other slice.

        Returns:
            The comparison.
        """
        return (
            self.start == other.start
            and self.end == other.end
            and self.step == other.step
        )

    def indices(self, length: Int) -> Tuple[Int, Int, Int]:
        """The concrete start, end and step for a length, by Python's rules.

        Args:
            length: The length of the sequence.

        Returns:
            Start, end and step.
        """
        return _indices(self.start, self.end, self.step.or_else(1), length)

    def write_to(self, mut writer: Some[Writer]):
        """Writes `Slice(start, end, step)`.

        Args:
            writer: Where to write.
        """
        _write_slice("Slice", self.start, self.end, self.step, False, writer)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `Slice(start=..., end=..., step=...)`.

        Args:
            writer: Where to write.
        """
        _write_slice("Slice", self.start, self.end, self.step, True, writer)


struct StridedSlice(ImplicitlyCopyable, Writable):
    """A slice with a step, as in `x[a:b:c]`."""

    var start: Optional[Int]
    """The first index, if given."""

    var end: Optional[Int]
    """The index after the last, if given."""

    var stride: Int
    """The distance of two indices."""

    def __init__(
        out self,
        start: Optional[Int],
        end: Optional[Int],
        stride: Int,
        __slice_literal__: NoneType = None,
    ):
        """Builds a slice from its parts.

        Args:
            start: The first index.
            end: The index after the last.
            stride: The distance of two indices.
            __slice_literal__: Marks a slice display.
        """
        self.start = start
        self.end = end
        self.stride = stride

    @implicit
    def __init__(out self, slice: Slice):
        """Converts a slice; without a step it is 1.

        Args:
            slice: The slice.
        """
        self.start = slice.start
        self.end = slice.end
        self.stride = slice.step.or_else(1)

    def indices(self, length: Int) -> Tuple[Int, Int, Int]:
        """The concrete start, end and step for a length, by Python's rules.

        Args:
            length: The length of the sequence.

        Returns:
            Start, end and step.
        """
        return _indices(self.start, self.end, self.stride, length)

    def write_to(self, mut writer: Some[Writer]):
        """Writes `Slice(start, end, step)`.

        Args:
            writer: Where to write.
        """
        _write_slice("Slice", self.start, self.end, self.stride, False, writer)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `Slice(start=..., end=..., step=...)`.

        Args:
            writer: Where to write.
        """
        _write_slice("Slice", self.start, self.end, self.stride, True, writer)


struct ContiguousSlice(ImplicitlyCopyable, Writable):
    """A slice without a step, as in `x[a:b]`."""

    var start: Optional[Int]
    """The first index, if given."""

    var end: Optional[Int]
    """The index after the last, if given."""

    @always_inline
    def __init__(
        out self,
        start: Optional[Int],
        end: Optional[Int],
        stride: NoneType = None,
        __slice_literal__: NoneType = None,
    ):
        """Builds a slice from its parts.

        Args:
            start: The first index.
            end: The index after the last.
            stride: There is none.
            __slice_literal__: Marks a slice display.
        """
        self.start = start
        self.end = end

    def indices(self, length: Int) -> Tuple[Int, Int]:
        """The concrete start and end for a length, by Python's rules.

        Args:
            length: The length of the sequence.

        Returns:
            Start and end.
        """
        var parts = _indices(self.start, self.end, 1, length)
        return (parts[0], parts[1])

    def write_to(self, mut writer: Some[Writer]):
        """Writes `Slice(start, end, None)`.

        Args:
            writer: Where to write.
        """
        _write_slice("Slice", self.start, self.end, None, False, writer)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `Slice(start=..., end=..., step=None)`.

        Args:
            writer: Where to write.
        """
        _write_slice("Slice", self.start, self.end, None, True, writer)


def slice(end: Int) -> Slice:
    """The slice of the first elements.

    Args:
        end: The index after the last.

    Returns:
        The slice.
    """
    return Slice(None, end, None)


def slice(start: Int, end: Int) -> Slice:
    """The slice between two indices.

    Args:
        start: The first index.
        end: The index after the last.

    Returns:
        The slice.
    """
    return Slice(start, end)


def slice(
    start: Optional[Int], end: Optional[Int], step: Optional[Int]
) -> Slice:
    """The slice with these parts.

    Args:
        start: The first index.
        end: The index after the last.
        step: The distance of two indices.

    Returns:
        The slice.
    """
    return Slice(start, end, step)

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Checks of indices and slices."""

from std.builtin.builtin_slice import ContiguousSlice
from std.builtin._intrinsics import __call_location
from std.builtin.debug_assert import ASSERT_MODE, SAFE_CHECKS, _is_enabled
from std.collections.optional import OptionalReg
from std.reflection.location import SourceLocation


@always_inline
def check_bounds[
    cpu_default: Bool = True
](
    idx: Some[Indexer],
    size: Int,
    location: OptionalReg[SourceLocation] = None,
):
    """Checks that an index lies in a sequence.

    Parameters:
        cpu_default: Whether the check is on by default.

    Args:
        idx: The index.
        size: The length of the sequence.
        location: Where the index stands; by default the call.
    """
    comptime if SAFE_CHECKS if cpu_default else _is_enabled("none"):
        var i = index(idx)
        # One unsigned comparison also catches the negative ones.
        if UInt(i) >= UInt(size):
            if location:
                _index_out_of_bounds(i, size, location.unsafe_value())
            else:
                _index_out_of_bounds(i, size, __call_location[1]())


@always_inline
def _check_index(i: Int, size: Int):
    """Checks an index inside a subscript method, blaming its caller."""
    comptime if SAFE_CHECKS:
        if UInt(i) >= UInt(size):
            _index_out_of_bounds(i, size, __call_location[2]())


@always_inline
def check_slice_bounds[
    cpu_default: Bool = True
](
    slice: ContiguousSlice,
    len: Int,
    location: OptionalReg[SourceLocation] = None,
) -> Tuple[Int, Int]:
    """Checks that a slice lies in a sequence.

    Parameters:
        cpu_default: Whether the check is on by default.

    Args:
        slice: The slice.
        len: The length of the sequence.
        location: Where the slice stands; by default the call.

    Returns:
        The start and the end.
    """
    var start = slice.start.or_else(0)
    var end = slice.end.or_else(len)
    comptime if SAFE_CHECKS if cpu_default else _is_enabled("none"):
        if start < 0 or start > len or end < 0 or end > len or start > end:
            if location:
                _slice_out_of_bounds(start, end, len, location.unsafe_value())
            else:
                _slice_out_of_bounds(start, end, len, __call_location[1]())
    return (start, end)


@always_inline
def _check_slice(slice: ContiguousSlice, len: Int) -> Tuple[Int, Int]:
    """Checks a slice inside a subscript method, blaming its caller."""
    var start = slice.start.or_else(0)
    var end = slice.end.or_else(len)
    comptime if SAFE_CHECKS:
        # As unsigned numbers, negative ones are beyond the length.
        if UInt(end) > UInt(len) or UInt(start) > UInt(end):
            _slice_out_of_bounds(start, end, len, __call_location[2]())
    return (start, end)


@no_inline
def _index_out_of_bounds(i: Int, size: Int, location: SourceLocation):
    """Reports an index and traps."""
    _fail(
        location,
        String(
            "index ",
            i,
            " is out of bounds, valid range is 0 to ",
            size - 1,
        ),
    )


@no_inline
def _slice_out_of_bounds(
    start: Int, end: Int, len: Int, location: SourceLocation
):
    """Reports a slice and traps."""
    if start < 0 or start > len:
        _fail(
            location,
            String(
                "slice start index ",
                start,
                " is out of bounds, valid range is 0 to ",
                len,
            ),
        )
    elif end < 0 or end > len:
        _fail(
            location,
            String(
                "slice end index ",
                end,
                " is out of bounds, valid range is 0 to ",
                len,
            ),
        )
    else:
        _fail(
            location,
            String(
                "slice start index ",
                start,
                " is greater than slice end index ",
                end,
            ),
        )


def _fail(location: SourceLocation, message: String):
    """Prints the message of a failed check; traps unless only warning."""
    print("At: ", location, ": Assert Error: ", message, sep="")
    comptime if ASSERT_MODE != "warn":
        __mlir_op.`mojo.trap`[_type=None]()

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Ending the process abnormally."""

from std.builtin._intrinsics import external_call
from std.format.tstring import TString
from std.io.file_descriptor import write_all
from std.reflection import SourceLocation, call_location


@always_inline
def abort() -> Never:
    """Ends the process by a trap; prints nothing."""
    _trap()


@always_inline
def abort[
    *, prefix: StaticString = "ABORT:"
](message: String, *, location: Optional[SourceLocation] = {}) -> Never:
    """Prints a message with the place of the call and ends the process.

    Parameters:
        prefix: What the line starts with.

    Args:
        message: The message.
        location: The place to print instead.
    """
    _abort(prefix, message, location.or_else(call_location()))


@always_inline
def abort[
    *, prefix: StaticString = "ABORT:"
](message: TString, *, location: Optional[SourceLocation] = {}) -> Never:
    """Prints a message with the place of the call and ends the process.

    Parameters:
        prefix: What the line starts with.

    Args:
        message: The message.
        location: The place to print instead.
    """
    _abort(prefix, String(message), location.or_else(call_location()))


@no_inline
def _abort(
    prefix: StaticString, message: String, location: SourceLocation
) -> Never:
    """Prints the line and traps."""
    var line = String(prefix, " ", location, ": ", message, "\n")
    write_all(1, line.unsafe_ptr(), line.byte_length())
    _trap()


@always_inline
def _trap() -> Never:
    """Flushes output and ends the process by a trap."""
    external_call["kiln_trap", Never]()

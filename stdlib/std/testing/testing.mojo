# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Assertions that raise."""

from std.io.file_descriptor import FileDescriptor
from std.math import isclose
from std.python import PythonObject
from std.reflection import SourceLocation, call_location


@no_inline
def _failure(message: String, location: SourceLocation) -> Error:
    """Returns the error of a failed assertion."""
    return Error("At ", location, ": AssertionError: ", message)


@always_inline
def assert_true[
    T: Boolable, //
](
    val: T,
    msg: String = "condition was unexpectedly False",
    *,
    location: Optional[SourceLocation] = None,
) raises:
    """Raises when a value isn't true.

    Raises:
        The failure with the place of the call.
    """
    if not val.__bool__():
        raise _failure(msg, location.or_else(call_location()))


@always_inline
def assert_false[
    T: Boolable, //
](
    val: T,
    msg: String = "condition was unexpectedly True",
    *,
    location: Optional[SourceLocation] = None,
) raises:
    """Raises when a value is true.

    Raises:
        The failure with the place of the call.
    """
    if val.__bool__():
        raise _failure(msg, location.or_else(call_location()))


def _colored(text: String, other: String, color: StaticString) -> String:
    """Returns a text with the codepoints that differ coloured on terminals."""
    if not FileDescriptor(1).isatty():
        return text
    var result = String()
    var right = other.codepoint_slices()
    for c in text.codepoint_slices():
        var same = right.next()
        if same and same.value() == c:
            result += c
        else:
            result.write(color, c, "\x1b[0m")
    return result^


@no_inline
def _comparison_failure(
    title: StaticString,
    left: String,
    right: String,
    msg: String,
    location: SourceLocation,
) -> Error:
    """Returns the error of a failed comparison."""
    var text = String(
        title,
        "\n   left: ",
        _colored(left, right, "\x1b[91m"),
        "\n  right: ",
        _colored(right, left, "\x1b[92m"),
    )
    if msg:
        text.write("\n  reason: ", msg)
    return _failure(text, location)


@always_inline
def assert_equal[
    T: Equatable & Writable, //
](
    lhs: T,
    rhs: T,
    msg: String = "",
    *,
    location: Optional[SourceLocation] = None,
) raises:
    """Raises when two values differ.

    Raises:
        The failure with both texts and the place of the call.
    """
    if lhs != rhs:
        raise _comparison_failure(
            "`left == right` comparison failed:",
            String(lhs),
            String(rhs),
            msg,
            location.or_else(call_location()),
        )


@always_inline
def assert_equal(
    lhs: StringSpan[mut=False, _],
    rhs: StringSpan[mut=False, _],
    msg: String = "",
    *,
    location: Optional[SourceLocation] = None,
) raises:
    """Raises when two texts differ.

    Raises:
        The failure with both texts and the place of the call.
    """
    if lhs != rhs:
        raise _comparison_failure(
            "`left == right` comparison failed:",
            String(lhs),
            String(rhs),
            msg,
            location.or_else(call_location()),
        )


@always_inline
def assert_equal[
    O1: ImmOrigin, O2: ImmOrigin
](
    lhs: List[StringSpan[O1]],
    rhs: List[StringSpan[O2]],
    msg: String = "",
    *,
    location: Optional[SourceLocation] = None,
) raises:
    """Raises when two lists of texts differ.

    Raises:
        The failure with both texts and the place of the call.
    """
    var equal = len(lhs) == len(rhs)
    if equal:
        for i in range(len(lhs)):
            if lhs[i] != rhs[i]:
                equal = False
    if not equal:
        raise _comparison_failure(
            "`left == right` comparison failed:",
            String(lhs),
            String(rhs),
            msg,
            location.or_else(call_location()),
        )


@always_inline
def assert_not_equal[
    T: Equatable & Writable, //
](
    lhs: T,
    rhs: T,
    msg: String = "",
    *,
    location: Optional[SourceLocation] = None,
) raises:
    """Raises when two values are equal.

    Raises:
        The failure with both texts and the place of the call.
    """
    if lhs == rhs:
        raise _comparison_failure(
            "`left != right` comparison failed:",
            String(lhs),
            String(rhs),
            msg,
            location.or_else(call_location()),
        )


@always_inline
def assert_almost_equal[
    dtype: DType, length: SIMDLength, //
](
    lhs: SIMD[dtype, length],
    rhs: SIMD[dtype, length],
    msg: String = "",
    *,
    atol: Float64 = 1e-08,
    rtol: Float64 = 1e-05,
    equal_nan: Bool = False,
    location: Optional[SourceLocation] = None,
) raises:
    """Raises when a lane isn't close to the other one.

    Raises:
        The failure with both texts and the place of the call.
    """
    var close = all(
        isclose(lhs, rhs, atol=atol, rtol=rtol, equal_nan=equal_nan)
    )
    if not close:
        var text = String(lhs, " is not close to ", rhs)
        comptime if dtype != DType.bool:
            text.write(" with a diff of ", abs(lhs - rhs))
        if msg:
            text.write(" (", msg, ")")
        raise _failure(text, location.or_else(call_location()))


@always_inline
def assert_is[
    T: Identifiable & Writable, //
](
    lhs: T,
    rhs: T,
    msg: String = "",
    *,
    location: Optional[SourceLocation] = None,
) raises:
    """Raises when two values are not identical.

    Raises:
        The failure with both texts and the place of the call.
    """
    if lhs is not rhs:
        raise _comparison_failure(
            "`left is right` identification failed:",
            String(lhs),
            String(rhs),
            msg,
            location.or_else(call_location()),
        )


@always_inline
def assert_is_not[
    T: Identifiable & Writable, //
](
    lhs: T,
    rhs: T,
    msg: String = "",
    *,
    location: Optional[SourceLocation] = None,
) raises:
    """Raises when two values are identical.

    Raises:
        The failure with both texts and the place of the call.
    """
    if lhs is rhs:
        raise _comparison_failure(
            "`left is not right` identification failed:",
            String(lhs),
            String(rhs),
            msg,
            location.or_else(call_location()),
        )


@always_inline
def assert_equal_pyobj(
    lhs: PythonObject,
    rhs: PythonObject,
    msg: String = "",
    *,
    location: Optional[SourceLocation] = None,
) raises:
    """Raises when two Python objects differ.

    Raises:
        The failure with both texts and the place of the call.
    """
    if not (lhs == rhs).__bool__():
        raise _comparison_failure(
            "`left == right` comparison failed:",
            String(lhs),
            String(rhs),
            msg,
            location.or_else(call_location()),
        )


struct assert_raises:
    """A context that expects an error."""

    var _contains: Optional[String]
    var _location: SourceLocation

    @always_inline
    def __init__(out self, *, location: Optional[SourceLocation] = None):
        """Expects any error."""
        self._contains = None
        self._location = location.or_else(call_location())

    @always_inline
    def __init__(
        out self,
        *,
        contains: String,
        location: Optional[SourceLocation] = None,
    ):
        """Expects an error whose text contains another one."""
        self._contains = contains
        self._location = location.or_else(call_location())

    def __enter__(self):
        """Does nothing."""
        pass

    def __exit__(self) raises:
        """Raises, since there was no error.

        Raises:
            Always.
        """
        raise Error("AssertionError: Didn't raise at ", self._location)

    def __exit__(self, error: Error) -> Bool:
        """Whether the error is an expected one."""
        if self._contains:
            return self._contains.value() in String(error)
        return True

    def __exit__[E: Writable, //](self, error: E) -> Bool:
        """Whether the error is an expected one."""
        if self._contains:
            return self._contains.value() in String(error)
        return True

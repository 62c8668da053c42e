# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The type `Bool`, and `any` and `all`."""

from std.builtin.traits import Boolable, Hasher
from std.python import ConvertibleFromPython, Python, PythonObject


struct Bool(
    Boolable,
    Comparable,
    ConvertibleFromPython,
    Defaultable,
    Floatable,
    Hashable,
    ImplicitlyCopyable,
    Intable,
    TrivialRegisterPassable,
    Writable,
):
    """True or False."""

    comptime MIN = False
    """The smaller value."""

    comptime MAX = True
    """The larger value."""

    var _mlir_value: __mlir_type.i1

    @always_inline("nodebug")
    def __init__(out self):
        """Builds False."""
        self._mlir_value = __mlir_attr.false

    @implicit
    @always_inline("nodebug")
    def __init__(out self, value: __mlir_type.i1):
        """Builds a `Bool` from its raw form.

        Args:
            value: The bit.
        """
        self._mlir_value = value

    @always_inline("nodebug")
    def __init__(out self, *, mlir_value: __mlir_type.i1):
        """Builds a `Bool` from its raw form.

        Args:
            mlir_value: The bit.
        """
        self._mlir_value = mlir_value

    @always_inline
    def __init__[T: Boolable, //](out self, value: T):
        """Builds the truth of a value.

        Parameters:
            T: The type of the value.

        Args:
            value: The value.
        """
        self = value.__bool__()

    @always_inline("nodebug")
    def __init__(out self, value: NoneType):
        """Builds False, the truth of `None`.

        Args:
            value: `None`.
        """
        self._mlir_value = __mlir_attr.false

    @implicit
    @always_inline("nodebug")
    def __init__(out self, value: Scalar[DType.bool]):
        """Converts a boolean scalar.

        Args:
            value: The scalar.
        """
        self._mlir_value = __mlir_op.`mojo.to_builtin`[_type=__mlir_type.i1](
            value._mlir_value
        )

    def __init__(out self, *, py: PythonObject) raises:
        """Builds the truth of a Python object.

        Args:
            py: The object.

        Raises:
            When Python raises.
        """
        self = Python.is_true(py)

    @always_inline("nodebug")
    def __bool__(self) -> Bool:
        """The value itself.

        Returns:
            The value.
        """
        return self

    @always_inline("nodebug")
    def __mlir_i1__(self) -> __mlir_type.i1:
        """The raw form.

        Returns:
            The bit.
        """
        return self._mlir_value

    @always_inline("nodebug")
    def __mlir_bool__(self) -> __mlir_type.`!mojo.simd<1, bool>`:
        """The raw form of the boolean scalar.

        Returns:
            The scalar's representation.
        """
        return __mlir_op.`mojo.from_builtin`[
            _type=__mlir_type.`!mojo.simd<1, bool>`
        ](self._mlir_value)

    @always_inline("nodebug")
    def __int__(self) -> Int:
        """1 or 0.

        Returns:
            1 for True.
        """
        return Int(
            mlir_value=__mlir_op.`mojo.simd.cast`[
                _type=__mlir_type.`!mojo.simd<1, int>`
            ](self.__mlir_bool__())
        )

    @always_inline("nodebug")
    def __as_int__(self) -> Int:
        """1 or 0.

        Returns:
            1 for True.
        """
        return self.__int__()

    @always_inline("nodebug")
    def __float__(self) -> Float64:
        """1.0 or 0.0.

        Returns:
            1.0 for True.
        """
        return Float64(
            mlir_value=__mlir_op.`mojo.simd.cast`[
                _type=__mlir_type.`!mojo.simd<1, float64>`
            ](self.__mlir_bool__())
        )

    @always_inline("nodebug")
    def __eq__(self, rhs: Bool) -> Bool:
        """Whether both are the same.

        Args:
            rhs: The other value.

        Returns:
            The comparison.
        """
        return ~(self ^ rhs)

    @always_inline("nodebug")
    def __ne__(self, rhs: Bool) -> Bool:
        """Whether the values differ.

        Args:
            rhs: The other value.

        Returns:
            The comparison.
        """
        return self ^ rhs

    @always_inline("nodebug")
    def __lt__(self, rhs: Bool) -> Bool:
        """Whether this is False and `rhs` True.

        Args:
            rhs: The other value.

        Returns:
            The comparison.
        """
        return ~self & rhs

    @always_inline("nodebug")
    def __le__(self, rhs: Bool) -> Bool:
        """Whether this is False or `rhs` True.

        Args:
            rhs: The other value.

        Returns:
            The comparison.
        """
        return ~self | rhs

    @always_inline("nodebug")
    def __gt__(self, rhs: Bool) -> Bool:
        """Whether this is True and `rhs` False.

        Args:
            rhs: The other value.

        Returns:
            The comparison.
        """
        return self & ~rhs

    @always_inline("nodebug")
    def __ge__(self, rhs: Bool) -> Bool:
        """Whether this is True or `rhs` False.

        Args:
            rhs: The other value.

        Returns:
            The comparison.
        """
        return self | ~rhs

    @always_inline("nodebug")
    def __invert__(self) -> Bool:
        """The logical negation.

        Returns:
            True for False.
        """
        return Bool(
            mlir_value=__mlir_op.`arith.xori`(
                self._mlir_value, __mlir_attr.true
            )
        )

    @always_inline("nodebug")
    def __and__(self, rhs: Bool) -> Bool:
        """Whether both are True; evaluates both.

        Args:
            rhs: The other value.

        Returns:
            The conjunction.
        """
        return Bool(
            mlir_value=__mlir_op.`arith.andi`(self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __or__(self, rhs: Bool) -> Bool:
        """Whether one is True; evaluates both.

        Args:
            rhs: The other value.

        Returns:
            The disjunction.
        """
        return Bool(
            mlir_value=__mlir_op.`arith.ori`(self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __xor__(self, rhs: Bool) -> Bool:
        """Whether exactly one is True.

        Args:
            rhs: The other value.

        Returns:
            The exclusive disjunction.
        """
        return Bool(
            mlir_value=__mlir_op.`arith.xori`(self._mlir_value, rhs._mlir_value)
        )

    @always_inline("nodebug")
    def __rand__(self, lhs: Bool) -> Bool:
        """`lhs & self`.

        Args:
            lhs: The other value.

        Returns:
            The conjunction.
        """
        return lhs & self

    @always_inline("nodebug")
    def __ror__(self, lhs: Bool) -> Bool:
        """`lhs | self`.

        Args:
            lhs: The other value.

        Returns:
            The disjunction.
        """
        return lhs | self

    @always_inline("nodebug")
    def __rxor__(self, lhs: Bool) -> Bool:
        """`lhs ^ self`.

        Args:
            lhs: The other value.

        Returns:
            The exclusive disjunction.
        """
        return lhs ^ self

    @always_inline("nodebug")
    def __iand__(mut self, rhs: Bool):
        """`self = self & rhs`.

        Args:
            rhs: The other value.
        """
        self = self & rhs

    @always_inline("nodebug")
    def __ior__(mut self, rhs: Bool):
        """`self = self | rhs`.

        Args:
            rhs: The other value.
        """
        self = self | rhs

    @always_inline("nodebug")
    def __ixor__(mut self, rhs: Bool):
        """`self = self ^ rhs`.

        Args:
            rhs: The other value.
        """
        self = self ^ rhs

    def __hash__[H: Hasher](self, mut hasher: H):
        """Feeds the value as a boolean scalar.

        Parameters:
            H: The type of the hasher.

        Args:
            hasher: The hasher to feed.
        """
        hasher._update_with_simd(Scalar[DType.bool](self))

    def write_to(self, mut writer: Some[Writer]):
        """Writes `True` or `False`.

        Args:
            writer: Where to write.
        """
        if self:
            writer.write_string("True")
        else:
            writer.write_string("False")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `True` or `False`.

        Args:
            writer: Where to write.
        """
        self.write_to(writer)


def any[IterableType: Iterable, //](ref iterable: IterableType) -> Bool:
    """Whether an element is true; stops at the first one.

    Parameters:
        IterableType: The type of the sequence; its elements are `Boolable`.

    Args:
        iterable: The sequence.

    Returns:
        False for an empty sequence.
    """
    for item in iterable:
        if Bool(item):
            return True
    return False


@always_inline
def any(value: SIMD[_, _]) -> Bool:
    """Whether a lane is not zero.

    Args:
        value: The vector.

    Returns:
        Whether there is such a lane.
    """
    return Bool(value.cast[DType.bool]().reduce_or())


def all[IterableType: Iterable, //](ref iterable: IterableType) -> Bool:
    """Whether all elements are true; stops at the first that is not.

    Parameters:
        IterableType: The type of the sequence; its elements are `Boolable`.

    Args:
        iterable: The sequence.

    Returns:
        True for an empty sequence.
    """
    for item in iterable:
        if not Bool(item):
            return False
    return True


@always_inline
def all(value: SIMD[_, _]) -> Bool:
    """Whether no lane is zero.

    Args:
        value: The vector.

    Returns:
        Whether all lanes differ from zero.
    """
    return Bool(value.cast[DType.bool]().reduce_and())

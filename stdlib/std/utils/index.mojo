# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Lists of indices of a fixed length."""

from std.builtin.traits import Hasher
from std.builtin.device_passable import DevicePassable
from std.utils.static_tuple import StaticTuple


struct IndexList[
    size: Int, *, element_type: DType = DType.int64
](
    Comparable,
    Defaultable,
    DevicePassable,
    Hashable,
    ImplicitlyCopyable,
    Sized,
    TrivialRegisterPassable,
    Writable,
):
    """A fixed number of indices.

    Parameters:
        size: The number of indices.
        element_type: The type of the indices.
    """

    comptime device_type: AnyType = Self
    """The type on a device: the same."""

    var data: StaticTuple[Scalar[Self.element_type], Self.size]
    """The indices."""

    @always_inline
    def __init__(out self):
        """Builds zeros."""
        comptime assert Self.element_type.is_integral(), (
            "Element type must be of integral type."
        )
        self.data = StaticTuple[Scalar[Self.element_type], Self.size](fill=0)

    @implicit
    @always_inline
    def __init__(
        out self, data: StaticTuple[Scalar[Self.element_type], Self.size]
    ):
        """Wraps a tuple.

        Args:
            data: The indices.
        """
        self.data = data

    @implicit
    @always_inline
    def __init__[*Ts: Movable & Intable](out self, elems: Tuple[*Ts]):
        """Converts a tuple.

        Parameters:
            Ts: The types of the elements.

        Args:
            elems: The indices.
        """
        comptime assert Ts.length == Self.size, (
            "[IndexList] mismatch in the number of elements"
        )
        self = Self()
        comptime for i in range(Self.size):
            self[i] = Int(elems[i])

    @always_inline
    def __init__(out self, *elems: Int, __list_literal__: NoneType = None):
        """Builds a list from its indices.

        Args:
            elems: The indices.
            __list_literal__: Marks a display.
        """
        debug_assert(
            len(elems) == Self.size,
            "[IndexList] mismatch in the number of elements",
        )
        self = Self()
        comptime for i in range(Self.size):
            self[i] = elems[i]

    @always_inline
    def __init__(out self, fill: Int):
        """Builds a list of equal indices.

        Args:
            fill: The value of each.
        """
        comptime assert Self.element_type.is_integral(), (
            "Element type must be of integral type."
        )
        self.data = StaticTuple[Scalar[Self.element_type], Self.size](
            fill=Scalar[Self.element_type](fill)
        )

    @always_inline
    def __len__(self) -> Int:
        """The number of indices.

        Returns:
            The length.
        """
        return Self.size

    @always_inline
    def get[idx: Int](self) -> Int:
        """An index.

        Parameters:
            idx: Its position.

        Returns:
            The index.
        """
        return Int(self.data[idx])

    @always_inline
    def __getitem__[I: Indexer, //](self, idx: I) -> Int:
        """An index.

        Parameters:
            I: The type of the position.

        Args:
            idx: The position.

        Returns:
            The index.
        """
        return Int(self.data[idx])

    @always_inline
    def __setitem__(mut self, idx: Int, val: Int):
        """Replaces an index.

        Args:
            idx: The position.
            val: The new value.
        """
        self.data[idx] = Scalar[Self.element_type](val)

    @always_inline
    def as_tuple(self) -> StaticTuple[Int, Self.size]:
        """The indices as a tuple.

        Returns:
            The tuple.
        """
        var result = StaticTuple[Int, Self.size]()
        comptime for i in range(Self.size):
            result[i] = self[i]
        return result

    @always_inline
    def as_index_tuple(self) -> StaticTuple[SIMDLength, Self.size]:
        """The indices as a tuple of machine words.

        Returns:
            The tuple.
        """
        var result = StaticTuple[SIMDLength, Self.size]()
        comptime for i in range(Self.size):
            result[i] = SIMDLength(self[i])
        return result

    @always_inline
    def canonicalize(
        self,
    ) -> IndexList[Self.size, element_type=DType.int64]:
        """The indices with the default type.

        Returns:
            The list.
        """
        return self.cast[DType.int64]()

    @always_inline
    def reverse(self) -> Self:
        """The indices in reverse order.

        Returns:
            The list.
        """
        var result = Self()
        comptime for i in range(Self.size):
            result[i] = self[Self.size - 1 - i]
        return result

    @always_inline
    def flattened_length(self) -> Int:
        """The product of the indices.

        Returns:
            The product; 1 without any.
        """
        var result = 1
        comptime for i in range(Self.size):
            result *= self[i]
        return result

    @always_inline
    def get_row_major_strides(self) -> Self:
        """The distances of neighbours in an array of this shape.

        Returns:
            For each dimension the product of the later ones.
        """
        var result = Self()
        var stride = 1
        comptime for k in range(Self.size):
            comptime i = Self.size - 1 - k
            result[i] = stride
            stride *= self[i]
        return result

    @always_inline
    def cast[dtype: DType](self) -> IndexList[Self.size, element_type=dtype]:
        """The indices with another type.

        Parameters:
            dtype: The type.

        Returns:
            The list.
        """
        comptime assert dtype.is_integral(), "the target type must be integral"
        var result = IndexList[Self.size, element_type=dtype]()
        comptime for i in range(Self.size):
            result.data[i] = self.data[i].cast[dtype]()
        return result

    @always_inline
    def __add__(self, rhs: Self) -> Self:
        """The sums.

        Args:
            rhs: The right operand.

        Returns:
            The results, one by one.
        """
        var result = Self()
        comptime for i in range(Self.size):
            result.data[i] = self.data[i] + rhs.data[i]
        return result

    @always_inline
    def __sub__(self, rhs: Self) -> Self:
        """The differences.

        Args:
            rhs: The right operand.

        Returns:
            The results, one by one.
        """
        var result = Self()
        comptime for i in range(Self.size):
            result.data[i] = self.data[i] - rhs.data[i]
        return result

    @always_inline
    def __mul__(self, rhs: Self) -> Self:
        """The products.

        Args:
            rhs: The right operand.

        Returns:
            The results, one by one.
        """
        var result = Self()
        comptime for i in range(Self.size):
            result.data[i] = self.data[i] * rhs.data[i]
        return result

    @always_inline
    def __floordiv__(self, rhs: Self) -> Self:
        """The quotients, rounded down.

        Args:
            rhs: The right operand.

        Returns:
            The results, one by one.
        """
        var result = Self()
        comptime for i in range(Self.size):
            result.data[i] = self.data[i] // rhs.data[i]
        return result

    @always_inline
    def remu(self, rhs: Self) -> Self:
        """The remainders.

        Args:
            rhs: The right operand.

        Returns:
            The results, one by one.
        """
        var result = Self()
        comptime for i in range(Self.size):
            result.data[i] = self.data[i] % rhs.data[i]
        return result

    @always_inline
    def __rfloordiv__(self, lhs: Self) -> Self:
        """The quotients, rounded down.

        Args:
            lhs: The left operand.

        Returns:
            The results, one by one.
        """
        return lhs // self

    @always_inline
    def __eq__(self, rhs: Self) -> Bool:
        """Whether every index is equal.

        Args:
            rhs: The right operand.

        Returns:
            The comparison.
        """
        comptime for i in range(Self.size):
            if not (self.data[i] == rhs.data[i]):
                return False
        return True

    @always_inline
    def __lt__(self, rhs: Self) -> Bool:
        """Whether every index is less.

        Args:
            rhs: The right operand.

        Returns:
            The comparison.
        """
        comptime for i in range(Self.size):
            if not (self.data[i] < rhs.data[i]):
                return False
        return True

    @always_inline
    def __le__(self, rhs: Self) -> Bool:
        """Whether every index is less or equal.

        Args:
            rhs: The right operand.

        Returns:
            The comparison.
        """
        comptime for i in range(Self.size):
            if not (self.data[i] <= rhs.data[i]):
                return False
        return True

    @always_inline
    def __gt__(self, rhs: Self) -> Bool:
        """Whether every index is greater.

        Args:
            rhs: The right operand.

        Returns:
            The comparison.
        """
        comptime for i in range(Self.size):
            if not (self.data[i] > rhs.data[i]):
                return False
        return True

    @always_inline
    def __ge__(self, rhs: Self) -> Bool:
        """Whether every index is greater or equal.

        Args:
            rhs: The right operand.

        Returns:
            The comparison.
        """
        comptime for i in range(Self.size):
            if not (self.data[i] >= rhs.data[i]):
                return False
        return True

    @always_inline
    def __ne__(self, rhs: Self) -> Bool:
        """Whether an index differs.

        Args:
            rhs: The right operand.

        Returns:
            The comparison.
        """
        return not (self == rhs)

    def __hash__[H: Hasher](self, mut hasher: H):
        """Feeds the indices in order.

        Parameters:
            H: The type of the hasher.

        Args:
            hasher: The hasher to feed.
        """
        comptime for i in range(Self.size):
            hasher._update_with_simd(self.data[i])

    def write_to(self, mut writer: Some[Writer]):
        """Writes the indices in parentheses.

        Args:
            writer: Where to write.
        """
        writer.write_string("(")
        comptime for i in range(Self.size):
            comptime if i > 0:
                writer.write_string(", ")
            comptime if Self.element_type._bits() == 32:
                self.data[i].cast[DType.int32]().write_to(writer)
            else:
                self.data[i].cast[DType.int64]().write_to(writer)
        comptime if Self.size == 1:
            writer.write_string(",")
        writer.write_string(")")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the name of the type and the indices.

        Args:
            writer: Where to write.
        """
        writer.write_string("IndexList[")
        Int(Self.size).write_to(writer)
        writer.write_string(", ")
        Self.element_type.write_to(writer)
        writer.write_string("](")
        self.write_to(writer)
        writer.write_string(")")

    @staticmethod
    def get_type_name() -> String:
        """The name of the type as diagnostics show it.

        Returns:
            The name.
        """
        return String("IndexList[", Self.size, ",", Self.element_type, "]")


@always_inline
def Index[
    *Ts: Intable, dtype: DType = DType.int64
](*args: *Ts) -> IndexList[Ts.length, element_type=dtype]:
    """Builds a list of indices.

    Parameters:
        Ts: The types of the arguments.
        dtype: The type of the indices.

    Args:
        args: The indices.

    Returns:
        The list.
    """
    var result = IndexList[Ts.length, element_type=dtype]()
    comptime for i in range(Ts.length):
        result[i] = Int(args[i])
    return result


@always_inline
def product[size: Int](tuple: IndexList[size, ...], end_idx: Int = size) -> Int:
    """The product of the first indices.

    Parameters:
        size: The number of indices.

    Args:
        tuple: The indices.
        end_idx: Where to stop.

    Returns:
        The product.
    """
    return product(tuple, 0, end_idx)


@always_inline
def product[
    size: Int
](tuple: IndexList[size, ...], start_idx: Int, end_idx: Int) -> Int:
    """The product of some indices.

    Parameters:
        size: The number of indices.

    Args:
        tuple: The indices.
        start_idx: Where to begin.
        end_idx: Where to stop.

    Returns:
        The product.
    """
    var result = 1
    for i in range(start_idx, end_idx):
        result *= tuple[i]
    return result

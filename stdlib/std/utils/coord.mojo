# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Coordinates: nested tuples of numbers, each known while compiling or not."""

from std.builtin._intrinsics import (
    __address_of,
    __init_value_at,
    __list_concat,
    __list_map,
    __list_reduce,
    __list_splat,
    __ref_at,
    __uninitialized,
)
from std.utils._coord_like import CoordLike
from std.utils.index import IndexList


struct ComptimeInt[val: Int](CoordLike, TrivialRegisterPassable):
    """A number that is known while compiling.

    Parameters:
        val: The number.
    """

    comptime static_value: Int = Self.val
    """The number."""

    comptime is_static_value: Bool = True
    """It is known."""

    @always_inline
    def __init__(out self):
        """Builds the number."""
        pass

    @staticmethod
    def __len__() -> Int:
        """The number of elements.

        Returns:
            1.
        """
        return 1

    @always_inline
    def value(self) -> Int:
        """The number.

        Returns:
            The number.
        """
        return Self.val

    @always_inline
    def product(self) -> Int:
        """The number.

        Returns:
            The number.
        """
        return Self.val

    @always_inline
    def sum(self) -> Int:
        """The number.

        Returns:
            The number.
        """
        return Self.val

    def write_to(self, mut writer: Some[Writer]):
        """Writes the number.

        Args:
            writer: Where to write.
        """
        Int(Self.val).write_to(writer)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the type and the number.

        Args:
            writer: Where to write.
        """
        writer.write_string("ComptimeInt[")
        Int(Self.val).write_to(writer)
        writer.write_string("]()")


comptime Idx[value: Int] = ComptimeInt[value]()
"""A number that is known while compiling."""


struct _AllType(CoordLike, TrivialRegisterPassable):
    """The type of `All`."""

    comptime static_value: Int = -2
    """No number."""

    comptime is_value: Bool = False
    """It isn't a number."""

    @always_inline
    def __init__(out self):
        """Builds the marker."""
        pass

    @staticmethod
    def __len__() -> Int:
        """The number of elements.

        Returns:
            1.
        """
        return 1

    @always_inline
    def value(self) -> Int:
        """No number.

        Returns:
            -2.
        """
        return Self.static_value

    @always_inline
    def product(self) -> Int:
        """No number.

        Returns:
            -2.
        """
        return Self.static_value

    @always_inline
    def sum(self) -> Int:
        """No number.

        Returns:
            -2.
        """
        return Self.static_value

    def write_to(self, mut writer: Some[Writer]):
        """Writes `All`.

        Args:
            writer: Where to write.
        """
        writer.write_string("All")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `All`.

        Args:
            writer: Where to write.
        """
        writer.write_string("All")


comptime All = _AllType()
"""Stands for a whole dimension."""

comptime _ConcatLeaves[previous: __mlir_type.`!mojo.list`, T: CoordLike] = (
    __list_concat[previous, T._LeafTypes]()
)


def _all_static[*Ts: CoordLike]() -> Bool:
    """Whether all numbers are known."""
    comptime for i in range(Ts.length):
        comptime if Ts[i].is_tuple:
            comptime if not Ts[i].all_dims_known:
                return False
        else:
            comptime if not Ts[i].is_static_value:
                return False
    return True


def _static_product[*Ts: CoordLike]() -> Int:
    """The product of the known numbers."""
    var result = 1
    comptime for i in range(Ts.length):
        comptime if Ts[i].is_tuple:
            result *= Ts[i].static_product
        else:
            result *= Ts[i].static_value
    return result


def _leaves[*Ts: CoordLike]() -> Int:
    """How many numbers there are."""
    var result = 0
    comptime for i in range(Ts.length):
        comptime if Ts[i].is_tuple:
            result += Ts[i].flat_rank
        else:
            result += 1
    return result


def _contains_slices[*Ts: CoordLike]() -> Bool:
    """Whether some element, at any depth, stands for a whole dimension."""
    comptime for i in range(Ts.length):
        comptime if Ts[i].is_tuple:
            comptime if Ts[i].contains_slices:
                return True
        else:
            comptime if Ts[i].static_value == -2:
                return True
    return False


def _is_flat[*Ts: CoordLike]() -> Bool:
    """Whether no element is a tuple."""
    comptime for i in range(Ts.length):
        comptime if Ts[i].is_tuple:
            return False
    return True


struct Coord[*element_types: CoordLike](CoordLike, Sized):
    """A tuple of numbers and such tuples.

    Parameters:
        element_types: The types of the elements.
    """

    comptime ParamListType = Self.element_types
    """The types of the elements."""

    comptime static_value: Int = -1
    """It isn't a number."""

    comptime is_tuple: Bool = True
    """It is a tuple."""

    comptime rank: Int = Self.element_types.length
    """The number of elements."""

    comptime flat_rank: Int = _leaves[*Self.element_types]()
    """The number of numbers at any depth."""

    comptime is_flat: Bool = _is_flat[*Self.element_types]()
    """Whether no element is a tuple."""

    comptime all_dims_known: Bool = _all_static[*Self.element_types]()
    """Whether all numbers are known while compiling."""

    comptime static_product: Int = _static_product[*Self.element_types]()
    """The product of all numbers, if they are known."""

    comptime _LeafTypes = __list_reduce[
        Self.element_types.values, __list_splat[0, Int](), _ConcatLeaves
    ]()
    """The types of the numbers at any depth."""

    comptime contains_slices: Bool = _contains_slices[*Self.element_types]()
    """Whether some element is `All`."""

    var _elements: Tuple[*Self.element_types]

    @always_inline
    def __init__(out self):
        """Builds every element without arguments."""
        self._elements = Tuple[*Self.element_types]()

    @always_inline
    def __init__(out self, var *args: *Self.element_types):
        """Builds a coordinate from its elements.

        Args:
            args: The elements.
        """
        self._elements = Tuple[*Self.element_types](*args^)

    @implicit
    @always_inline
    def __init__(out self, var tuple: Tuple[*Self.element_types]):
        """Converts a tuple.

        Args:
            tuple: The elements.
        """
        self._elements = tuple^

    def __init__[
        rank: Int, dtype: DType
    ](
        out self: Coord[
            *TypeList[Trait=CoordLike, __list_splat[rank, Scalar[dtype]]()]()
        ],
        index_list: IndexList[rank, element_type=dtype],
    ):
        """Builds a coordinate of run-time numbers.

        Parameters:
            rank: How many numbers.
            dtype: The type of the numbers.

        Args:
            index_list: The numbers.
        """
        self = {}
        comptime for i in range(rank):
            self._elements[i] = Scalar[dtype](index_list[i])

    @staticmethod
    def size() -> Int:
        """The number of elements.

        Returns:
            The length.
        """
        return Self.element_types.length

    @staticmethod
    def __len__() -> Int:
        """The number of elements.

        Returns:
            The length.
        """
        return Self.element_types.length

    def __len__(self) -> Int:
        """The number of elements.

        Returns:
            The length.
        """
        return Self.element_types.length

    @always_inline
    def __getitem_param__[
        idx: Int
    ](ref self) -> ref[self] Self.element_types[idx]:
        """An element.

        Parameters:
            idx: The index.

        Returns:
            A reference to the element.
        """
        return __ref_at[Self.element_types[idx], origin_of(self)](
            __address_of(self._elements[idx])
        )

    @always_inline
    def value(self) -> Int:
        """A compile-time error: a tuple has no value.

        Returns:
            Nothing.
        """
        comptime assert False, "a Coord has no value; index it"
        return 0

    @always_inline
    def product(self) -> Int:
        """The product of all numbers.

        Returns:
            The product.
        """
        var result = 1
        comptime for i in range(Self.rank):
            result *= Int(self._elements[i].product())
        return result

    @always_inline
    def sum(self) -> Int:
        """The sum of all numbers.

        Returns:
            The sum.
        """
        var result = 0
        comptime for i in range(Self.rank):
            result += Int(self._elements[i].sum())
        return result

    def inner_product[
        *other: CoordLike
    ](self, other_coord: Coord[*other]) -> Int:
        """The sum of the products of corresponding numbers.

        Parameters:
            other: The types of the other elements.

        Args:
            other_coord: The other coordinate.

        Returns:
            The sum.
        """
        comptime assert Self.rank == other.length, _unequal_lengths(
            Self.rank, other.length
        )
        var result = 0
        comptime for i in range(Self.rank):
            comptime if Self.element_types[i].is_tuple:
                result += self._elements[i].inner_product(
                    other_coord._elements[i]
                )
            else:
                result += Int(self._elements[i].value()) * Int(
                    other_coord._elements[i].value()
                )
        return result

    def __eq__[*other: CoordLike](self, rhs: Coord[*other]) -> Bool:
        """Whether corresponding numbers are equal.

        Parameters:
            other: The types of the other elements.

        Args:
            rhs: The other coordinate.

        Returns:
            The comparison.
        """
        comptime assert Self.rank == other.length, _unequal_lengths(
            Self.rank, other.length
        )
        comptime for i in range(Self.rank):
            comptime if Self.element_types[i].is_tuple:
                if self._elements[i] != rhs._elements[i]:
                    return False
            else:
                if Int(self._elements[i].value()) != Int(
                    rhs._elements[i].value()
                ):
                    return False
        return True

    def __ne__[*other: CoordLike](self, rhs: Coord[*other]) -> Bool:
        """Whether a number differs.

        Parameters:
            other: The types of the other elements.

        Args:
            rhs: The other coordinate.

        Returns:
            The comparison.
        """
        return not (self == rhs)

    def tuple(var self) -> Tuple[*Self.element_types]:
        """The elements as a tuple.

        Returns:
            The tuple.
        """
        return self._elements.copy()

    def reverse(var self) -> Coord[*Self.element_types.reverse()]:
        """The elements in reverse order.

        Returns:
            The coordinate.
        """
        return Coord[*Self.element_types.reverse()](
            self._elements.copy().reverse()
        )

    def flatten(
        var self,
    ) -> Coord[*TypeList[Trait=CoordLike, Self._LeafTypes]()]:
        """The numbers at any depth, in order.

        Returns:
            The flat coordinate.
        """
        var result = Coord[*TypeList[Trait=CoordLike, Self._LeafTypes]()]()
        self._flatten_into[0](result)
        return result

    def _flatten_into[at: Int, *Ts: CoordLike](self, mut result: Coord[*Ts]):
        """Copies the numbers to the elements from `at`."""
        comptime for i in range(Self.rank):
            comptime place = at + _leaves[*Self.element_types.slice[0, i]]()
            comptime if Self.element_types[i].is_tuple:
                self._elements[i]._flatten_into[place](result)
            else:
                result._elements[place] = rebind[Ts[place]](self._elements[i])

    def cast[dtype: DType](self) -> DynamicCoord[dtype, Self.rank]:
        """The numbers with another type; only for flat coordinates.

        Parameters:
            dtype: The type of the numbers.

        Returns:
            The coordinate.
        """
        return self.make_dynamic[dtype]()

    def concat[
        *other: CoordLike
    ](
        var self,
        var other_coord: Coord[*other],
        out result: Coord[
            *TypeList[
                Trait=CoordLike,
                __list_concat[Self.element_types.values, other.values](),
            ]()
        ],
    ):
        """The elements of both.

        Parameters:
            other: The types of the other elements.

        Args:
            other_coord: The other coordinate.

        Returns:
            The coordinate.
        """
        result = {}
        comptime for i in range(Self.rank):
            result._elements[i] = rebind[type_of(result._elements[i])](
                self._elements[i]
            )
        comptime for i in range(other.length):
            comptime place = Self.rank + i
            result._elements[place] = rebind[type_of(result._elements[place])](
                other_coord._elements[i]
            )

    def make_dynamic[
        dtype: DType
    ](
        self,
    ) -> DynamicCoord[dtype, Self.rank]:
        """All numbers as run-time numbers; only for flat coordinates.

        Parameters:
            dtype: The type of the numbers.

        Returns:
            The coordinate.
        """
        comptime Result = DynamicCoord[dtype, Self.rank]
        var result = Result()
        comptime for i in range(Self.rank):
            result._elements[i] = Scalar[dtype](Int(self._elements[i].value()))
        return result

    def write_to(self, mut writer: Some[Writer]):
        """Writes the elements in parentheses.

        Args:
            writer: Where to write.
        """
        writer.write_string("(")
        comptime for i in range(Self.rank):
            comptime if i > 0:
                writer.write_string(", ")
            self._elements[i].write_to(writer)
        writer.write_string(")")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `Coord((...))`.

        Args:
            writer: Where to write.
        """
        writer.write_string("Coord(")
        self.write_to(writer)
        writer.write_string(")")


def _unequal_lengths(n: Int, m: Int) -> String:
    """Why coordinates of different lengths don't go together."""
    return String(
        "Length of Coord (",
        n,
        ") and Coord[*other_types] (",
        m,
        ") must match",
    )


comptime DynamicCoord[dtype: DType, size: Int] = Coord[
    *TypeList[Trait=CoordLike, __list_splat[size, Scalar[dtype]]()]()
]
"""A flat coordinate of run-time numbers."""

comptime StaticCoord[value: Int, size: Int] = Coord[
    *TypeList[Trait=CoordLike, __list_splat[size, ComptimeInt[value]]()]()
]
"""A flat coordinate of equal numbers."""

comptime _ComptimeIntOf[value: Int] = ComptimeInt[value]


@fieldwise_init
struct _RunTimeCoords[dtype: DType](TrivialRegisterPassable):
    """What `coord[dtype]` is: makes coordinates of run-time numbers."""

    def __call__[
        *element_types: Movable & Intable
    ](self, var values: Tuple[*element_types]) -> DynamicCoord[
        Self.dtype, element_types.length
    ]:
        """Makes a coordinate.

        Parameters:
            element_types: The types of the numbers.

        Args:
            values: The numbers.

        Returns:
            The coordinate, each number as a `Scalar[dtype]`.
        """
        var result = DynamicCoord[Self.dtype, element_types.length]()
        comptime for i in range(element_types.length):
            result[i] = rebind[type_of(result[i])](
                Scalar[Self.dtype](Int(values[i]))
            )
        return result


struct _Coords(TrivialRegisterPassable):
    """The type of `coord`."""

    def __init__(out self):
        """Builds the maker of coordinates."""
        pass

    def __getitem_param__[
        *values: Int
    ](self) -> Coord[
        *TypeList[
            Trait=CoordLike, __list_map[values.values, _ComptimeIntOf]()
        ]()
    ]:
        """A coordinate of numbers that are known while compiling.

        Parameters:
            values: The numbers.

        Returns:
            The coordinate.
        """
        return {}

    def __getitem_param__[dtype: DType](self) -> _RunTimeCoords[dtype]:
        """The maker of coordinates of run-time numbers.

        Parameters:
            dtype: The type of the numbers.

        Returns:
            What takes a tuple of the numbers.
        """
        return {}


comptime coord = _Coords()
"""Makes coordinates: `coord[3, 4]` of numbers that are known while compiling,
`coord[DType.int32]((m, n))` of run-time numbers."""


def crd2idx[
    Index: CoordLike,
    Shape: CoordLike,
    Stride: CoordLike,
    out_type: DType = DType.int64,
](crd: Index, shape: Shape, stride: Stride) -> Scalar[out_type]:
    """The place of a coordinate in an array.

    Parameters:
        Index: The type of the coordinate.
        Shape: The type of the shape.
        Stride: The type of the strides.
        out_type: The type of the result.

    Args:
        crd: The coordinate.
        shape: The extents.
        stride: The distances of neighbours.

    Returns:
        The place.
    """
    comptime if Index.is_tuple and Index.rank != Shape.rank:
        return crd2idx[out_type=out_type](
            crd, shape.flatten(), stride.flatten()
        )
    elif Index.is_tuple:
        var result = Scalar[out_type](0)
        comptime for i in range(Index.rank):
            comptime if (
                Index.element_types[i].is_static_value
                and Shape.element_types[i].is_static_value
            ):
                comptime assert (
                    Index.element_types[i].static_value
                    < Shape.element_types[i].static_value
                ), String(
                    "crd2idx: static coordinate ",
                    Index.element_types[i].static_value,
                    " is out of bounds for static shape [0, ",
                    Shape.element_types[i].static_value,
                    ")",
                )
            result += crd2idx[out_type=out_type](crd[i], shape[i], stride[i])
        return result
    elif Shape.is_tuple:
        var rest = Int(crd.value())
        var result = Scalar[out_type](0)
        comptime for i in range(Shape.rank):
            var extent = Int(shape[i].product())
            result += crd2idx[out_type=out_type](
                rest % extent, shape[i], stride[i]
            )
            rest //= extent
        return result
    else:
        return Scalar[out_type](Int(crd.value()) * Int(stride.value()))


def idx2crd[
    Shape: CoordLike, Stride: CoordLike, out_dtype: DType = DType.int64
](idx: Int, shape: Shape, stride: Stride) -> DynamicCoord[
    out_dtype, Shape.rank
]:
    """The coordinate of a place in an array.

    Parameters:
        Shape: The type of the shape.
        Stride: The type of the strides.
        out_dtype: The type of the numbers of the result.

    Args:
        idx: The place.
        shape: The extents.
        stride: The distances of neighbours.

    Returns:
        The coordinate.
    """
    var result = DynamicCoord[out_dtype, Shape.rank]()
    comptime for i in range(Shape.rank):
        result._elements[i] = Scalar[out_dtype](
            (idx // Int(stride[i].value())) % Int(shape[i].value())
        )
    return result


def coord_to_index_list[
    *Ts: CoordLike
](value: Coord[*Ts]) -> IndexList[Ts.length]:
    """The numbers of a flat coordinate as a list of indices.

    Parameters:
        Ts: The types of the elements.

    Args:
        value: The coordinate.

    Returns:
        The list.
    """
    var result = IndexList[Ts.length]()
    comptime for i in range(Ts.length):
        result[i] = Int(value[i].value())
    return result

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The trait of coordinates."""

from std.builtin._intrinsics import __list_splat


trait CoordLike(
    Defaultable, ImplicitlyCopyable, TrivialRegisterPassable, Writable
):
    """A number or a tuple of such."""

    comptime static_value: Int
    """The value if it is known while compiling, else -1."""

    comptime is_static_value: Bool = False
    """Whether the value is known while compiling."""

    comptime is_tuple: Bool = False
    """Whether this is a tuple."""

    comptime is_value: Bool = not Self.is_tuple
    """Whether this is a number."""

    comptime _LeafTypes = __list_splat[1, Self]()
    """The types of the numbers at any depth."""

    comptime DTYPE: DType = DType.int
    """The type of the numbers that describe this."""

    @staticmethod
    def __len__() -> Int:
        """The number of elements.

        Returns:
            1 for a number.
        """
        ...

    def value(self) -> Scalar[Self.DTYPE]:
        """The number; a compile-time error on a tuple.

        Returns:
            The number.
        """
        ...

    def product(self) -> Scalar[Self.DTYPE]:
        """The product of all numbers.

        Returns:
            The product.
        """
        ...

    def sum(self) -> Scalar[Self.DTYPE]:
        """The sum of all numbers.

        Returns:
            The sum.
        """
        ...

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Types with bit patterns that are never valid."""

from std.memory.unsafe_maybe_uninit import UnsafeMaybeUninit


@fieldwise_init
struct NicheIndex(Equatable, ImplicitlyCopyable, TrivialRegisterPassable):
    """The number of an invalid bit pattern."""

    comptime NotANiche = NicheIndex(-1)
    """The bits are a valid value."""

    var _index: Int

    def __eq__(self, other: Self) -> Bool:
        """Whether both are the same.

        Args:
            other: The other number.

        Returns:
            The comparison.
        """
        return self._index == other._index


trait UnsafeNicheable:
    """A type with several bit patterns that are never valid."""

    @staticmethod
    def niche_count() -> Int:
        """The number of the patterns.

        Returns:
            The count.
        """
        ...

    @staticmethod
    def write_niche[
        index: Int
    ](memory: Pointer[mut=True, UnsafeMaybeUninit[Self], _]):
        """Writes a pattern.

        Parameters:
            index: Its number.

        Args:
            memory: Where to write.
        """
        ...

    @staticmethod
    def classify_niche(
        memory: Pointer[mut=False, UnsafeMaybeUninit[Self], _]
    ) -> NicheIndex:
        """Which pattern the memory holds.

        Args:
            memory: Where to look.

        Returns:
            The number, or `NotANiche`.
        """
        ...


trait UnsafeSingleNicheable:
    """A type with a bit pattern that is never valid."""

    @staticmethod
    def write_niche(memory: Pointer[mut=True, UnsafeMaybeUninit[Self], _]):
        """Writes the pattern.

        Args:
            memory: Where to write.
        """
        ...

    @staticmethod
    def isa_niche(
        memory: Pointer[mut=False, UnsafeMaybeUninit[Self], _]
    ) -> Bool:
        """Whether the memory holds the pattern.

        Args:
            memory: Where to look.

        Returns:
            Whether it does.
        """
        ...


trait UnsafeCustomNicheStorage(UnsafeSingleNicheable):
    """A type that chooses how it is stored inside an optional."""

    comptime NicheStorage: TrivialRegisterPassable
    """A type of the same size and alignment."""

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Types with bit patterns that are never valid."""

from std.memory.pointer import Pointer
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


@always_inline("nodebug")
def _has_niche[T: AnyType]() -> Bool:
    """Whether some bit pattern of a type is never valid."""
    comptime if conforms_to(T, UnsafeSingleNicheable):
        return True
    elif conforms_to(T, UnsafeNicheable):
        return T.niche_count() > 0
    else:
        return False


@always_inline("nodebug")
def _write_niche[T: AnyType](memory: __mlir_type.`!mojo.ptr`):
    """Writes the first invalid pattern of a type that has one."""
    comptime At = Pointer[UnsafeMaybeUninit[T], MutUntrackedOrigin]
    comptime if conforms_to(T, UnsafeSingleNicheable):
        T.write_niche(At(mlir_value=memory))
    elif conforms_to(T, UnsafeNicheable):
        T.write_niche[0](At(mlir_value=memory))


@always_inline("nodebug")
def _isa_niche[T: AnyType](memory: __mlir_type.`!mojo.ptr`) -> Bool:
    """Whether the memory of a type that has a niche isn't a valid value."""
    comptime At = Pointer[UnsafeMaybeUninit[T], ImmUntrackedOrigin]
    comptime if conforms_to(T, UnsafeSingleNicheable):
        return T.isa_niche(At(mlir_value=memory))
    elif conforms_to(T, UnsafeNicheable):
        return T.classify_niche(At(mlir_value=memory)) != NicheIndex.NotANiche
    else:
        return False

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Address spaces of memory."""


struct AddressSpace(
    Equatable, ImplicitlyCopyable, Intable, TrivialRegisterPassable, Writable
):
    """The number of an address space, as LLVM counts them."""

    var _value: SIMDLength

    comptime GENERIC = AddressSpace(0)
    """Memory that any code can reach."""

    comptime GLOBAL = AddressSpace(1)
    """Memory of a device that all its threads share."""

    comptime SHARED = AddressSpace(3)
    """Memory that the threads of a block share."""

    comptime CONSTANT = AddressSpace(4)
    """Memory that only the host writes."""

    comptime LOCAL = AddressSpace(5)
    """Memory of one thread."""

    comptime SHARED_CLUSTER = AddressSpace(7)
    """Memory that the blocks of a cluster share."""

    comptime BUFFER_RESOURCE = AddressSpace(8)
    """Memory behind a buffer descriptor."""

    @always_inline("nodebug")
    def __init__(out self, value: SIMDLength):
        """Builds the address space with a number.

        Args:
            value: The number.
        """
        self._value = value

    @staticmethod
    def __getattr_param__[name: StaticString]() -> AddressSpace:
        """An address space that a device plug-in defines.

        Parameters:
            name: The name of the address space.

        Returns:
            The address space.
        """
        comptime assert False, String("unknown address space: '", name, "'")
        return AddressSpace(0)

    @always_inline("nodebug")
    def value(self) -> SIMDLength:
        """The number.

        Returns:
            The number.
        """
        return self._value

    @always_inline("nodebug")
    def __int__(self) -> Int:
        """The number.

        Returns:
            The number.
        """
        return Int(mlir_value=self._value.__mlir_index__())

    @always_inline("nodebug")
    def __eq__(self, other: Self) -> Bool:
        """Whether both have the same number.

        Args:
            other: The other address space.

        Returns:
            The comparison.
        """
        return self._value == other._value

    def write_to(self, mut writer: Some[Writer]):
        """Writes the name, or the number if there is none.

        Args:
            writer: Where to write.
        """
        writer.write_string("AddressSpace")
        if self == AddressSpace.GENERIC:
            writer.write_string(".GENERIC")
        elif self == AddressSpace.GLOBAL:
            writer.write_string(".GLOBAL")
        elif self == AddressSpace.SHARED:
            writer.write_string(".SHARED")
        elif self == AddressSpace.CONSTANT:
            writer.write_string(".CONSTANT")
        elif self == AddressSpace.LOCAL:
            writer.write_string(".LOCAL")
        elif self == AddressSpace.SHARED_CLUSTER:
            writer.write_string(".SHARED_CLUSTER")
        else:
            writer.write_string("(")
            Int(self).write_to(writer)
            writer.write_string(")")

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the name, or the number if there is none.

        Args:
            writer: Where to write.
        """
        self.write_to(writer)

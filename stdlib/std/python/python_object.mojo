# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Python objects."""


struct PythonObject(ImplicitlyCopyable):
    """A reference to a Python object."""

    var _address: Int

    def __init__(out self, *, _address: Int):
        """Wraps an address."""
        self._address = _address

    def __bool__(self) raises -> Bool:
        """The truth of the object.

        Returns:
            The truth.

        Raises:
            When Python raises.
        """
        raise Error("Python is not available")

    def __int__(self) raises -> Int:
        """The object as an integer.

        Returns:
            The integer.

        Raises:
            When Python raises.
        """
        raise Error("Python is not available")

    def __float__(self) raises -> Float64:
        """The object as a number.

        Returns:
            The number.

        Raises:
            When Python raises.
        """
        raise Error("Python is not available")

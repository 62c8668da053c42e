# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Conversions between Mojo and Python."""

from std.python.python_object import PythonObject


trait ConvertibleToPython(Deinitable):
    """A type whose values convert to `PythonObject` where one is expected."""

    def to_python_object(var self) raises -> PythonObject:
        """Converts the value, which ends.

        Returns:
            The Python object.

        Raises:
            When it can't be converted.
        """
        ...


trait ConvertibleFromPython(Copyable, Deinitable):
    """A type that can be built from a Python object."""

    def __init__(out self, *, py: PythonObject) raises:
        """Converts a Python object.

        Args:
            py: The object.

        Raises:
            When it can't be converted.
        """
        ...

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The type of `None`."""


struct NoneType(Defaultable, ImplicitlyCopyable, TrivialRegisterPassable):
    """The type of `None`, without content."""

    @always_inline("nodebug")
    def __init__(out self):
        """Builds `None`."""
        pass

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The type of `...`."""


struct EllipsisType(TrivialRegisterPassable):
    """The type of the expression `...`."""

    @always_inline("nodebug")
    def __init__(out self):
        """Builds the ellipsis."""
        pass

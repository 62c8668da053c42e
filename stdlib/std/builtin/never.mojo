# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The type without values."""


struct Never(TrivialRegisterPassable):
    """The result type of functions that don't return, and the error type of
    functions that don't raise. It has no constructor."""

    pass

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The decorator `doc_hidden`, which the compiler knows."""


def doc_hidden():
    """Leaves a declaration out of the documentation."""
    pass

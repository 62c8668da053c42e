# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""What stands for a path."""


trait PathLike:
    """A value that names a file."""

    def __fspath__(self) -> String:
        """Returns the text of the path."""
        ...

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Taking and giving up Python's global interpreter lock."""

from std.ffi._types import c_int
from std.python.python import Python


struct GILAcquired(Movable):
    """Holds the GIL inside of a `with` block, in any thread."""

    var _python: Python
    var _state: c_int

    def __init__(out self, python: Python):
        """Does nothing yet.

        Args:
            python: The interpreter.
        """
        self._python = python
        self._state = 0

    def __enter__(mut self):
        """Takes the GIL."""
        self._state = self._python.cpython().PyGILState_Ensure()

    def __exit__(mut self):
        """Gives it up again."""
        self._python.cpython().PyGILState_Release(self._state)


struct GILReleased(Movable):
    """Lets other threads have the GIL inside of a `with` block."""

    var _python: Python
    var _thread: Int

    def __init__(out self, python: Python):
        """Does nothing yet.

        Args:
            python: The interpreter.
        """
        self._python = python
        self._thread = 0

    def __enter__(mut self):
        """Gives up the GIL."""
        self._thread = self._python.cpython().PyEval_SaveThread()

    def __exit__(mut self):
        """Takes it again."""
        self._python.cpython().PyEval_RestoreThread(self._thread)

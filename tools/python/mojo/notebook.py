# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Importing this module adds the cell magic `%%mojo` to a notebook: the cell is run, or built by a subcommand."""
import shlex
import sys
import tempfile
from pathlib import Path

from .run import subprocess_run_mojo


def mojo(line, cell):
    """`%%mojo`: runs the cell; `%%mojo build ...`, `%%mojo precompile ...`: passes it to the subcommand."""
    command, *options = shlex.split(line) or ["run"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cell.mojo"
        path.write_text(cell)
        result = subprocess_run_mojo([command, *options, str(path)], capture_output=True, text=True)
    sys.stdout.write(result.stdout)
    sys.stderr.write(result.stderr)


try:
    from IPython import get_ipython
    from IPython.core.magic import register_cell_magic

    if get_ipython() is not None:
        register_cell_magic(mojo)
except ImportError:
    pass

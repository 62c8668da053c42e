# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""What a Mojo module looks like on disk."""
from pathlib import Path


class MojoCompilationError(Exception):
    """The compiler rejected a module."""

    def __init__(self, path, command, stdout, stderr):
        super().__init__(f"Error compiling Mojo at {path}. Command: {' '.join(map(str, command))}")
        self.path, self.command, self.stdout, self.stderr = path, command, stdout, stderr


def is_mojo_source_package_path(path):
    """Whether `path` is a folder with an `__init__.mojo`."""
    return (Path(path) / "__init__.mojo").is_file()


def is_mojo_binary_package_path(path):
    """Whether `path` is a precompiled package."""
    path = Path(path)
    return path.is_file() and path.suffix in (".mojoc", ".mojopkg")


def find_mojo_module_in_dir(folder, name):
    """The root file of the module `name` (dots for packages) below `folder`, or None."""
    base = Path(folder) / name.replace(".", "/")
    for root in (base / "__init__.mojo", base.with_name(base.name + ".mojo")):
        if root.is_file():
            return root
    return None

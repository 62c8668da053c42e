# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Importing this module lets Python import Mojo source files: a finder after Python's own compiles them to extension modules."""
import hashlib
import importlib.machinery
import importlib.util
import logging
import os
import sys
from pathlib import Path

from .paths import find_mojo_module_in_dir
from .run import subprocess_run_mojo


def _hash(folder):
    """The first 16 hexadecimal digits of the hash of all Mojo files below `folder`."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.mojo")):
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _is_writable(folder):
    """Whether files can be made in `folder`, or in its parent when it doesn't exist yet."""
    return os.access(folder if folder.exists() else folder.parent, os.W_OK)


def _cache_folder(name, in_tree):
    """Where artifacts of module `name` go when its own folder is read-only; `in_tree` when the compiler doesn't say."""
    result = subprocess_run_mojo(["--print-cache-location"], capture_output=True, text=True)
    location = result.stdout.strip()
    if result.returncode != 0 or not location:
        return in_tree
    return Path(location) / "python_extensions" / name.replace(".", "/")


def _compile(root, artifact):
    """Compiles the module of `root` to `artifact`. Raises ImportError when it has errors."""
    artifact.parent.mkdir(parents=True, exist_ok=True)
    for old in artifact.parent.glob(root.stem + ".*.so"):
        old.unlink()
    args = ["build", str(root), "--emit", "shared-lib", "-o", str(artifact)]
    result = subprocess_run_mojo(args, capture_output=True, text=True)
    if result.returncode != 0:
        logging.error("Error compiling Mojo at %s. Command: mojo %s", root, " ".join(args))
        logging.error(result.stderr)
        raise ImportError("Import of Mojo module failed due to compilation error.")


def _artifact(name, root):
    """The extension module of `root`, compiled if necessary."""
    folder = root.parent
    in_tree = folder / "__mojocache__"
    file_name = f"{root.stem}.hash-{_hash(folder)}.so"
    artifact = in_tree / file_name
    if not artifact.exists() and not _is_writable(in_tree):
        artifact = _cache_folder(name, in_tree) / file_name
    if not artifact.exists():
        _compile(root, artifact)
    return artifact


class MojoImporter:
    """Finds Mojo modules on `sys.path`."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        """The way to load the module `name`, or None when there is no Mojo file for it."""
        for entry in sys.path:
            root = find_mojo_module_in_dir(Path(entry or "."), name)
            if root is None:
                continue
            artifact = str(_artifact(name, root.absolute()))
            loader = importlib.machinery.ExtensionFileLoader(name, artifact)
            return importlib.util.spec_from_file_location(name, artifact, loader=loader)
        return None


if not any(finder is MojoImporter for finder in sys.meta_path):
    sys.meta_path.append(MojoImporter)

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Running the Mojo compiler."""
import os
import shutil
import subprocess


def _packaged_root():
    """The installation that this package is part of (PREFIX/lib/python/mojo), or None."""
    root = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), *[os.pardir] * 3))
    return root if os.path.isfile(os.path.join(root, "bin", "mojo")) else None


def _executable():
    """The path of the compiler: configured, packaged with this module, or on the PATH; None without one."""
    configured = os.environ.get("MODULAR_MOJO_MAX_DRIVER_PATH")
    if configured:
        return configured
    root = _packaged_root()
    return os.path.join(root, "bin", "mojo") if root else shutil.which("mojo")


def _environment():
    """The environment of the compiler: ours, and defaults for what names its installation."""
    environment = dict(os.environ)
    root = _packaged_root()
    if root:
        environment.setdefault("MODULAR_MAX_PACKAGE_ROOT", root)
        environment.setdefault("MODULAR_MOJO_MAX_PACKAGE_ROOT", root)
        environment.setdefault("MODULAR_MOJO_MAX_DRIVER_PATH", os.path.join(root, "bin", "mojo"))
        environment.setdefault("MODULAR_MOJO_MAX_IMPORT_PATH", os.path.join(root, "lib", "mojo"))
    return environment


def subprocess_run_mojo(args, **kwargs):
    """Runs `mojo` with `args`, as `subprocess.run` does with the other arguments; returns its result."""
    executable = _executable()
    if not executable:
        raise RuntimeError("error: Could not find `mojo` executable")
    kwargs.setdefault("env", _environment())
    return subprocess.run([executable, *args], **kwargs)

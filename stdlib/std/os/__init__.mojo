# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The operating system: environment, files, directories, processes."""

from std.atomic import Atomic, Consistency
from std.os import path
from std.os.abort import abort
from std.os.directories import (
    SEEK_CUR,
    SEEK_END,
    SEEK_SET,
    chdir,
    getuid,
    isatty,
    link,
    listdir,
    makedirs,
    mkdir,
    remove,
    removedirs,
    rmdir,
    sep,
    symlink,
    unlink,
)
from std.os.env import getenv, setenv, unsetenv
from std.os.fstat import lstat, stat, stat_result
from std.os.pathlike import PathLike
from std.os.process import Pipe, Process

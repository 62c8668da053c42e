# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Types of files in `st_mode`."""

comptime S_IFMT = 0o170000
"""The bits of the type."""
comptime S_IFDIR = 0o040000
"""A directory."""
comptime S_IFCHR = 0o020000
"""A character device."""
comptime S_IFBLK = 0o060000
"""A block device."""
comptime S_IFREG = 0o100000
"""A regular file."""
comptime S_IFIFO = 0o010000
"""A named pipe."""
comptime S_IFLNK = 0o120000
"""A symbolic link."""
comptime S_IFSOCK = 0o140000
"""A socket."""


def S_ISLNK[T: Intable, //](mode: T) -> Bool:
    """Whether a mode is that of a symbolic link."""
    return mode.__int__() & S_IFMT == S_IFLNK


def S_ISREG[T: Intable, //](mode: T) -> Bool:
    """Whether a mode is that of a regular file."""
    return mode.__int__() & S_IFMT == S_IFREG


def S_ISDIR[T: Intable, //](mode: T) -> Bool:
    """Whether a mode is that of a directory."""
    return mode.__int__() & S_IFMT == S_IFDIR


def S_ISCHR[T: Intable, //](mode: T) -> Bool:
    """Whether a mode is that of a character device."""
    return mode.__int__() & S_IFMT == S_IFCHR


def S_ISBLK[T: Intable, //](mode: T) -> Bool:
    """Whether a mode is that of a block device."""
    return mode.__int__() & S_IFMT == S_IFBLK


def S_ISFIFO[T: Intable, //](mode: T) -> Bool:
    """Whether a mode is that of a named pipe."""
    return mode.__int__() & S_IFMT == S_IFIFO


def S_ISSOCK[T: Intable, //](mode: T) -> Bool:
    """Whether a mode is that of a socket."""
    return mode.__int__() & S_IFMT == S_IFSOCK

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Files and directories by name."""

from std.builtin._intrinsics import external_call
from std.ffi import get_errno
from std.ffi.cstring import copy_c_string
from std.memory.pointer import Pointer
from std.os.path import isdir, exists, split
from std.os.pathlike import PathLike

comptime sep: StaticString = "/"
"""What separates the parts of a path."""

comptime SEEK_SET: UInt8 = 0
"""Seek from the start."""
comptime SEEK_CUR: UInt8 = 1
"""Seek from the current position."""
comptime SEEK_END: UInt8 = 2
"""Seek from the end."""


def getuid() -> Int:
    """Returns the number of the user."""
    return Int(external_call["getuid", UInt32]())


def isatty(fd: Int) -> Bool:
    """Whether a file descriptor is a terminal."""
    return external_call["isatty", Int32](Int32(fd)) != 0


def chdir[Path: PathLike, //](path: Path) raises:
    """Changes the current directory.

    Raises:
        When that fails.
    """
    var text = path.__fspath__()
    if (
        external_call["chdir", Int32](text.as_c_string_slice().unsafe_ptr())
        != 0
    ):
        raise Error("chdir failed: ", text, " Err: ", get_errno())


def listdir[Path: PathLike, //](path: Path) raises -> List[String]:
    """Returns the names in a directory, without `.` and `..`.

    Raises:
        When the directory doesn't exist or can't be read.
    """
    var text = path.__fspath__()
    var directory = external_call[
        "opendir", Pointer[UInt8, MutUntrackedOrigin]
    ](text.as_c_string_slice().unsafe_ptr())
    if Int(directory) == 0:
        var error = get_errno()
        if not exists(text):
            raise Error("the directory '", text, "' does not exist")
        raise Error("unable to open the directory '", text, "' Err: ", error)
    var names = List[String]()
    while True:
        var entry = external_call[
            "readdir", Pointer[UInt8, MutUntrackedOrigin]
        ](directory)
        if Int(entry) == 0:
            break
        # The name follows inode, offset, record length and type.
        var name = copy_c_string(Int(entry) + 19)
        if name != "." and name != "..":
            names.append(name^)
    _ = external_call["closedir", Int32](directory)
    return names^


def mkdir[Path: PathLike, //](path: Path, mode: Int = 0o777) raises:
    """Makes a directory.

    Raises:
        When that fails.
    """
    var text = path.__fspath__()
    if (
        external_call["mkdir", Int32](
            text.as_c_string_slice().unsafe_ptr(), UInt32(mode)
        )
        != 0
    ):
        raise Error("Can not create directory: ", text, " Err: ", get_errno())


def makedirs[
    Path: PathLike, //
](path: Path, mode: Int = 0o777, exist_ok: Bool = False) raises:
    """Makes a directory and its missing parents.

    Raises:
        When the directory can't be made, or exists and `exist_ok` isn't set.
    """
    _makedirs(path.__fspath__(), mode, exist_ok)


def _makedirs(text: String, mode: Int, exist_ok: Bool) raises:
    """Makes a directory and its missing parents."""
    var parts = split(text)
    var head = parts[0]
    if not parts[1]:
        parts = split(head)
        head = parts[0]
    if head and parts[1] and not exists(head):
        try:
            _makedirs(head, 0o777, exist_ok)
        except:
            pass
    try:
        mkdir(text, mode)
    except e:
        if not exist_ok:
            raise Error(
                e,
                "\nset `makedirs(path, exist_ok=True)` to allow existing dirs",
            )
        if not isdir(text):
            raise Error("path not created: ", text, "\n", e)


def rmdir[Path: PathLike, //](path: Path) raises:
    """Removes an empty directory.

    Raises:
        When that fails.
    """
    var text = path.__fspath__()
    if (
        external_call["rmdir", Int32](text.as_c_string_slice().unsafe_ptr())
        != 0
    ):
        raise Error("Can not remove directory: ", text, " Err: ", get_errno())


def removedirs[Path: PathLike, //](path: Path) raises:
    """Removes an empty directory, then its parents while they are empty.

    Raises:
        When the directory itself can't be removed.
    """
    var text = path.__fspath__()
    rmdir(text)
    var head = split(text)[0]
    while head:
        try:
            rmdir(head)
        except:
            break
        head = split(head)[0]


def remove[Path: PathLike, //](path: Path) raises:
    """Removes a file.

    Raises:
        When that fails.
    """
    var text = path.__fspath__()
    if (
        external_call["unlink", Int32](text.as_c_string_slice().unsafe_ptr())
        != 0
    ):
        raise Error("Can not remove file: ", text, " Err: ", get_errno())


def unlink[Path: PathLike, //](path: Path) raises:
    """Removes a file.

    Raises:
        When that fails.
    """
    remove(path)


def symlink[
    Target: PathLike, Link: PathLike, //
](target: Target, linkpath: Link) raises:
    """Makes a symbolic link.

    Raises:
        When that fails.
    """
    var to = target.__fspath__()
    var at = linkpath.__fspath__()
    if (
        external_call["symlink", Int32](
            to.as_c_string_slice().unsafe_ptr(),
            at.as_c_string_slice().unsafe_ptr(),
        )
        != 0
    ):
        raise Error(
            "Can not create symlink from ",
            at,
            " to ",
            to,
            " Err: ",
            get_errno(),
        )


def link[Old: PathLike, New: PathLike, //](oldpath: Old, newpath: New) raises:
    """Makes a hard link.

    Raises:
        When that fails.
    """
    var to = oldpath.__fspath__()
    var at = newpath.__fspath__()
    if (
        external_call["link", Int32](
            to.as_c_string_slice().unsafe_ptr(),
            at.as_c_string_slice().unsafe_ptr(),
        )
        != 0
    ):
        raise Error(
            "Can not create link from ", at, " to ", to, " Err: ", get_errno()
        )

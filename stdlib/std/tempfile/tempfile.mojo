# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Temporary files and directories."""

from std.os import getenv
from std.os.directories import listdir, mkdir, remove, rmdir
from std.os.path import exists, isdir, islink, join
from std.pathlib import cwd
from std.random import random_si64

comptime TMP_MAX = 10_000
"""How many names are tried."""


def _is_writable(directory: String) -> Bool:
    """Whether files can be made in a directory."""
    if not isdir(directory):
        return False
    try:
        var probe = join(directory, _random_name() + ".probe")
        var file = open(probe, "w")
        file.close()
        remove(probe)
        return True
    except:
        return False


def _random_name() -> String:
    """Returns 8 random characters."""
    comptime characters: StaticString = "abcdefghijklmnopqrstuvwxyz0123456789_"
    var name = String()
    for _ in range(8):
        var i = Int(random_si64(0, Int64(characters.byte_length() - 1)))
        name.write_string(characters._sub(i, i + 1))
    return name^


def gettempdir() -> Optional[String]:
    """Returns the directory for temporary files, if there is one."""
    var candidates: List[String] = [
        getenv("TMPDIR"),
        getenv("TEMP"),
        getenv("TMP"),
        "/tmp",
        "/var/tmp",
        "/usr/tmp",
    ]
    try:
        candidates.append(cwd().path)
    except:
        pass
    for i in range(len(candidates)):
        if candidates[i] and _is_writable(candidates[i]):
            return candidates[i]
    return None


def _directory(dir: Optional[String]) raises -> String:
    """Returns the given directory or the one for temporary files."""
    if dir:
        return dir.value()
    var found = gettempdir()
    if not found:
        raise Error("No usable temporary directory found")
    return found.value()


def mkdtemp(
    suffix: String = "", prefix: String = "tmp", dir: Optional[String] = None
) raises -> String:
    """Makes a directory that only the user may enter and returns its path.

    Raises:
        When that fails.
    """
    var parent = _directory(dir)
    for _ in range(TMP_MAX):
        var path = join(parent, String(prefix, _random_name(), suffix))
        if exists(path):
            continue
        try:
            mkdir(path, mode=0o700)
            return path
        except:
            continue
    raise Error("Failed to create temporary file")


def _remove_tree(path: String, ignore_errors: Bool) raises:
    """Removes a directory and what is in it; symbolic links stay."""
    if islink(path):
        raise Error("`path`can not be a symbolic link: ", path)
    var names = listdir(path)
    for i in range(len(names)):
        var inner = join(path, names[i])
        if islink(inner):
            continue
        if isdir(inner):
            _remove_tree(inner, ignore_errors)
        else:
            _remove_file(inner, ignore_errors)
    try:
        rmdir(path)
    except e:
        if not ignore_errors:
            raise Error(e)


def _remove_file(path: String, ignore_errors: Bool) raises:
    """Removes a file."""
    try:
        remove(path)
    except e:
        if not ignore_errors:
            raise Error(e)


struct TemporaryDirectory:
    """A directory that exists inside a `with` statement."""

    var name: String
    """The path."""
    var _ignore_cleanup_errors: Bool

    def __init__(
        out self,
        suffix: String = "",
        prefix: String = "tmp",
        dir: Optional[String] = None,
        ignore_cleanup_errors: Bool = False,
    ) raises:
        """Makes the directory.

        Raises:
            When that fails.
        """
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self.name = mkdtemp(suffix, prefix, dir)

    def __enter__(self) -> String:
        """Returns the path."""
        return self.name

    def __exit__(self) raises:
        """Removes the directory and what is in it.

        Raises:
            When that fails.
        """
        _remove_tree(self.name, self._ignore_cleanup_errors)

    def __exit__(self, err: Error) -> Bool:
        """Removes the directory; returns whether that worked."""
        try:
            self.__exit__()
            return True
        except:
            return False


struct NamedTemporaryFile(Movable):
    """A file that is removed at its end."""

    var name: String
    """The path."""
    var _file: FileHandle
    var _delete: Bool

    def __init__(
        out self,
        mode: String = "w",
        name: Optional[String] = None,
        suffix: String = "",
        prefix: String = "tmp",
        dir: Optional[String] = None,
        delete: Bool = True,
    ) raises:
        """Makes the file.

        Raises:
            When that fails.
        """
        self._delete = delete
        self._file = FileHandle()
        self.name = String()
        if name:
            self.name = name.value()
            self._file = open(self.name, mode)
            return
        var parent = _directory(dir)
        for _ in range(TMP_MAX):
            var path = join(parent, String(prefix, _random_name(), suffix))
            if exists(path):
                continue
            self.name = path
            self._file = open(path, mode)
            return
        raise Error("Failed to create temporary file")

    def __deinit__(deinit self):
        """Closes and removes the file."""
        try:
            self._file.close()
            if self._delete:
                remove(self.name)
        except:
            pass

    def close(mut self) raises:
        """Closes and removes the file.

        Raises:
            When that fails.
        """
        self._file.close()
        if self._delete:
            self._delete = False
            remove(self.name)

    def read(self, size: Int = -1) raises -> String:
        """Reads up to `size` bytes as text, or all when it is negative.

        Raises:
            When that fails.
        """
        return self._file.read(size)

    def read_bytes(self, size: Int = -1) raises -> List[UInt8]:
        """Reads up to `size` bytes, or all when it is negative.

        Raises:
            When that fails.
        """
        return self._file.read_bytes(size)

    def seek(self, offset: Int, whence: UInt8 = 0) raises -> UInt64:
        """Moves the position and returns the new one.

        Raises:
            When that fails.
        """
        return self._file.seek(offset, whence)

    def write[*Ts: Writable](mut self, *args: *Ts):
        """Writes the texts of values."""
        comptime for i in range(args.__len__()):
            args[i].write_to(self._file)

    def write_bytes(mut self, bytes: Span[Byte, _]):
        """Writes bytes."""
        self._file.write_bytes(bytes)

    def __enter__(var self) -> Self:
        """Returns the file."""
        return self^

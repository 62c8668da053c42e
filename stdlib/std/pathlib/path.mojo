# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Paths as values."""

from std.builtin.traits import Hasher
from std.builtin._intrinsics import external_call
from std.ffi.cstring import copy_c_string
from std.memory.pointer import Pointer
from std.os.directories import listdir
from std.os.fstat import lstat, stat, stat_result
from std.os.path import dirname, exists, expanduser, isdir, isfile
from std.os.pathlike import PathLike
from std.reflection import SourceLocation, call_location

comptime DIR_SEPARATOR: StaticString = "/"
"""What separates the parts of a path."""


def cwd() raises -> Path:
    """Returns the current directory.

    Raises:
        When it can't be found out.
    """
    var text = external_call["getcwd", Pointer[UInt8, MutUntrackedOrigin]](
        Int(0), Int(0)
    )
    if Int(text) == 0:
        raise Error("unable to query the current directory")
    var result = Path(copy_c_string(Int(text)))
    external_call["free", NoneType](text)
    return result^


@always_inline
def _dir_of_current_file() raises -> Path:
    """Returns the directory of the source file of the caller."""
    return Path(dirname(String(call_location().file_name())))


struct Path(
    Boolable, Comparable, Hashable, ImplicitlyCopyable, PathLike, Writable
):
    """A path."""

    var path: String
    """The text."""

    def __init__(out self) raises:
        """Builds the path of the current directory.

        Raises:
            When it can't be found out.
        """
        self = cwd()

    def __init__(out self, path: StringSpan):
        """Builds a path of a text."""
        self.path = String(path)

    @implicit
    def __init__(out self, var path: String):
        """Builds a path of a text."""
        self.path = path^

    @implicit
    def __init__(out self, path: StringLiteral):
        """Builds a path of a text."""
        self.path = String(path)

    def __truediv__(self, suffix: Self) -> Self:
        """Returns the path with another one appended."""
        return self / StringSpan(suffix.path)

    def __truediv__(self, suffix: StringSpan) -> Self:
        """Returns the path with a text appended."""
        var result = self
        result /= suffix
        return result

    def __itruediv__(mut self, suffix: StringSpan):
        """Appends a text, after a slash if there is none."""
        if not self.path.endswith(DIR_SEPARATOR):
            self.path += DIR_SEPARATOR
        self.path += suffix

    def __bool__(self) -> Bool:
        """Whether the text isn't empty."""
        return Bool(self.path)

    def __fspath__(self) -> String:
        """Returns the text."""
        return self.path

    def __eq__(self, other: Self) -> Bool:
        """Whether the texts are equal."""
        return self.path == other.path

    def __eq__(self, other: StringSpan) -> Bool:
        """Whether the texts are equal."""
        return self.path == other

    def __lt__(self, other: Self) -> Bool:
        """Whether the text comes before the other one."""
        return self.path < other.path

    def __hash__[H: Hasher](self, mut hasher: H):
        """Feeds the text."""
        self.path.__hash__(hasher)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the text."""
        writer.write_string(self.path)

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes `Path('text')`."""
        writer.write_string("Path(")
        self.path.write_repr_to(writer)
        writer.write_string(")")

    def stat(self) raises -> stat_result:
        """Returns the status of the file; follows symbolic links.

        Raises:
            When there is no such file.
        """
        return stat(self.path)

    def lstat(self) raises -> stat_result:
        """Returns the status of the file or symbolic link.

        Raises:
            When there is no such file.
        """
        return lstat(self.path)

    def exists(self) -> Bool:
        """Whether there is such a file."""
        return exists(self.path)

    def is_dir(self) -> Bool:
        """Whether the path names a directory."""
        return isdir(self.path)

    def is_file(self) -> Bool:
        """Whether the path names a regular file."""
        return isfile(self.path)

    def expanduser(self) raises -> Path:
        """Returns the path with a leading `~` replaced.

        Raises:
            When that fails.
        """
        return Path(expanduser(self.path))

    @staticmethod
    def home() raises -> Path:
        """Returns the home directory.

        Raises:
            When that fails.
        """
        return Path(expanduser(String("~")))

    def read_text(self) raises -> String:
        """Returns the content of the file as text.

        Raises:
            When it can't be read or isn't UTF-8.
        """
        var file = open(self.path, "r")
        return file.read()

    def read_bytes(self) raises -> List[Byte]:
        """Returns the content of the file.

        Raises:
            When it can't be read.
        """
        var file = open(self.path, "r")
        return file.read_bytes()

    def write_text[T: Writable](self, value: T) raises:
        """Replaces the content of the file by a text.

        Raises:
            When it can't be written.
        """
        var file = open(self.path, "w")
        file.write(value)

    def write_bytes(self, bytes: Span[Byte, _]) raises:
        """Replaces the content of the file by bytes.

        Raises:
            When it can't be written.
        """
        var file = open(self.path, "w")
        file.write_all(bytes)

    def suffix(self) -> String:
        """Returns the extension of the last part, with its dot."""
        var name = self.name()
        var dot = name.rfind(".")
        if dot <= 0 or dot == name.byte_length() - 1:
            return String()
        return String(name[byte=dot:])

    def name(self) -> String:
        """Returns the last part."""
        return String(self.path[byte = self.path.rfind(DIR_SEPARATOR) + 1 :])

    def parts(self) -> List[StringSpan[origin_of(self.path)]]:
        """Returns the parts between the slashes."""
        return self.path._span().split(DIR_SEPARATOR)

    def joinpath(self, *pathsegments: String) -> Path:
        """Returns the path with texts appended."""
        var result = self
        for i in range(len(pathsegments)):
            result /= pathsegments[i]
        return result

    def listdir(self) raises -> List[Path]:
        """Returns the names in the directory.

        Raises:
            When it can't be read.
        """
        var names = listdir(self.path)
        var result = List[Path](capacity=len(names))
        for i in range(len(names)):
            result.append(Path(names[i]))
        return result^

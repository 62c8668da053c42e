# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Paths as text, and questions about the files that they name."""

from std.builtin._intrinsics import external_call
from std.ffi import get_errno
from std.ffi.cstring import copy_c_string
from std.memory.pointer import Pointer
from std.os.env import getenv
from std.os.fstat import lstat, stat
from std.os.pathlike import PathLike
from std.pwd import getpwnam, getpwuid
from std.stat import S_ISDIR, S_ISLNK, S_ISREG


def basename[Path: PathLike, //](path: Path) -> String:
    """Returns what follows the last slash."""
    var text = path.__fspath__()
    return String(text[byte = text.rfind("/") + 1 :])


def _head(text: String, end: Int) -> String:
    """Returns the text up to an offset, without slashes at the end unless
    there is nothing else."""
    var head = text[byte=0:end]
    var stripped = head.rstrip("/")
    if stripped:
        return String(stripped)
    return String(head)


def dirname[Path: PathLike, //](path: Path) -> String:
    """Returns what precedes the last slash."""
    var text = path.__fspath__()
    return _head(text, text.rfind("/") + 1)


def split[Path: PathLike, //](path: Path) -> Tuple[String, String]:
    """Returns what precedes and what follows the last slash."""
    var text = path.__fspath__()
    var at = text.rfind("/") + 1
    return (_head(text, at), String(text[byte=at:]))


def split_extension[
    Path: PathLike, //
](path: Path) raises -> Tuple[String, String]:
    """Returns the path without its extension, and the extension."""
    var text = path.__fspath__()
    var start = text.rfind("/") + 1
    var dot = text.rfind(".")
    if dot > start:
        for i in range(start, dot):
            if text._span()._at(i) != 46:
                return (String(text[byte=0:dot]), String(text[byte=dot:]))
    return (text, String())


def splitroot[Path: PathLike, //](path: Path) -> Tuple[String, String, String]:
    """Returns the drive (always empty), the root and the rest."""
    var text = path.__fspath__()
    var count = 0
    if text.startswith("/"):
        count = 1
        if text.startswith("//") and not text.startswith("///"):
            count = 2
    return (String(), String(text[byte=0:count]), String(text[byte=count:]))


def is_absolute[Path: PathLike, //](path: Path) -> Bool:
    """Whether the path starts with a slash."""
    return path.__fspath__().startswith("/")


def join(var path: String, *paths: String) -> String:
    """Returns the parts joined by slashes; an absolute part discards what
    precedes it."""
    var first_has_slash = path.endswith("/")
    var result = path^
    for i in range(len(paths)):
        ref part = paths[i]
        if part.startswith("/"):
            result = part
        elif not result or first_has_slash:
            result += part
        else:
            result += "/"
            result += part
    return result^


def exists[Path: PathLike, //](path: Path) -> Bool:
    """Whether there is such a file; follows symbolic links."""
    try:
        _ = stat(path)
        return True
    except:
        return False


def lexists[Path: PathLike, //](path: Path) -> Bool:
    """Whether there is such a file or symbolic link."""
    try:
        _ = lstat(path)
        return True
    except:
        return False


def isdir[Path: PathLike, //](path: Path) -> Bool:
    """Whether the path names a directory."""
    try:
        return S_ISDIR(stat(path).st_mode)
    except:
        return False


def isfile[Path: PathLike, //](path: Path) -> Bool:
    """Whether the path names a regular file."""
    try:
        return S_ISREG(stat(path).st_mode)
    except:
        return False


def islink[Path: PathLike, //](path: Path) -> Bool:
    """Whether the path names a symbolic link."""
    try:
        return S_ISLNK(lstat(path).st_mode)
    except:
        return False


def getsize[Path: PathLike, //](path: Path) raises -> Int:
    """Returns the size of a file in bytes.

    Raises:
        When there is no such file.
    """
    return stat(path).st_size


def realpath[Path: PathLike & Deinitable, //](path: Path) raises -> String:
    """Returns the absolute path without symbolic links.

    Raises:
        When the path can't be resolved.
    """
    var text = path.__fspath__()
    var resolved = external_call["realpath", Pointer[Int8, MutUntrackedOrigin]](
        text.as_c_string_slice().unsafe_ptr(), Int(0)
    )
    if Int(resolved) == 0:
        raise Error("realpath failed to resolve: ", get_errno())
    var result = copy_c_string(Int(resolved))
    external_call["free", NoneType](resolved)
    return result^


def _home_of(name: StringSpan) -> String:
    """Returns the home directory of a user (`` means this one), or nothing."""
    try:
        if name.byte_length() == 0:
            var home = getenv("HOME")
            if home:
                return home
            return getpwuid(Int(external_call["getuid", UInt32]())).pw_dir
        return getpwnam(String(name)).pw_dir
    except:
        return String()


def expanduser[Path: PathLike, //](path: Path) raises -> String:
    """Returns the path with a leading `~` or `~name` replaced."""
    var text = path.__fspath__()
    if not text.startswith("~"):
        return text
    var end = text.find("/", 1)
    if end < 0:
        end = text.byte_length()
    var home = _home_of(text[byte=1:end])
    if not home:
        return text
    if home.endswith("/") and end < text.byte_length():
        home = String(home.rstrip("/"))
    return home + text[byte=end:]


def _is_name_byte(byte: Byte) -> Bool:
    """Whether a byte may stand in the name of a variable."""
    return (
        (byte >= 48 and byte <= 57)
        or (byte >= 65 and byte <= 90)
        or (byte >= 97 and byte <= 122)
        or byte == 95
    )


def expandvars[Path: PathLike, //](path: Path) -> String:
    """Returns the path with `$NAME` and `${NAME}` replaced by the values of
    variables; what isn't set stays as written."""
    var text = path.__fspath__()
    var span = text._span()
    var n = text.byte_length()
    var result = String()
    var at = 0
    while at < n:
        if span._at(at) != 36:
            var start = at
            while at < n and span._at(at) != 36:
                at += 1
            result.write_string(span._sub(start, at))
            continue
        var start = at + 1
        var braced = start < n and span._at(start) == 123
        if braced:
            start += 1
        var end = start
        if braced:
            while end < n and span._at(end) != 125:
                end += 1
        elif start < n and not (
            span._at(start) >= 48 and span._at(start) <= 57
        ):
            while end < n and _is_name_byte(span._at(end)):
                end += 1
        var after = end + 1 if braced and end < n else end
        var value = String()
        if end > start and (not braced or end < n):
            value = getenv(String(span._sub(start, end)))
        if after == at + 1:
            result.write_string(span._sub(at, at + 1))
        elif value:
            result.write_string(value)
        else:
            result.write_string(span._sub(at, after))
        at = max(after, at + 1)
    return result^

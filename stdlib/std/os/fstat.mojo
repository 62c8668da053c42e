# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The status of files."""

from std.builtin._intrinsics import external_call
from std.memory.pointer import Pointer
from std.os.pathlike import PathLike
from std.sys.info import CompilationTarget


@fieldwise_init
struct TimeSpec(ImplicitlyCopyable, Writable):
    """A time since the epoch."""

    var tv_sec: Int
    """The seconds."""
    var tv_subsec: Int
    """The nanoseconds."""

    def as_nanoseconds(self) -> UInt:
        """Returns the time in nanoseconds."""
        return UInt(self.tv_sec * 1_000_000_000 + self.tv_subsec)

    def write_to(self, mut writer: Some[Writer]):
        """Writes the nanoseconds and the suffix `ns`."""
        self.as_nanoseconds().write_to(writer)
        writer.write_string("ns")


struct stat_result(Copyable, Writable):
    """The status of a file."""

    var st_mode: Int
    """Type and permissions."""
    var st_ino: Int
    """The inode."""
    var st_dev: Int
    """The device."""
    var st_nlink: Int
    """The number of hard links."""
    var st_uid: Int
    """The owner."""
    var st_gid: Int
    """The group."""
    var st_size: Int
    """The size in bytes."""
    var st_atimespec: TimeSpec
    """The time of the last access."""
    var st_mtimespec: TimeSpec
    """The time of the last change of the content."""
    var st_ctimespec: TimeSpec
    """The time of the last change of the status."""
    var st_birthtimespec: TimeSpec
    """The time of creation, 0 where it isn't known."""
    var st_blocks: Int
    """The number of blocks of 512 bytes."""
    var st_blksize: Int
    """The preferred size of transfers."""
    var st_rdev: Int
    """The device that the file stands for."""
    var st_flags: Int
    """Flags, 0 where there are none."""

    def __init__(out self, *, _words: Pointer[Int, MutUntrackedOrigin]):
        """Builds the status of a `struct stat` of Linux."""
        var halves = _words.unsafe_bitcast[UInt32]()
        self.st_dev = _words[unsafe_offset=0]
        self.st_ino = _words[unsafe_offset=1]
        comptime if CompilationTarget.is_x86():
            self.st_nlink = _words[unsafe_offset=2]
            self.st_mode = Int(halves[unsafe_offset=6])
            self.st_uid = Int(halves[unsafe_offset=7])
            self.st_gid = Int(halves[unsafe_offset=8])
            self.st_rdev = _words[unsafe_offset=5]
            self.st_size = _words[unsafe_offset=6]
            self.st_blksize = _words[unsafe_offset=7]
            self.st_blocks = _words[unsafe_offset=8]
        else:
            self.st_mode = Int(halves[unsafe_offset=4])
            self.st_nlink = Int(halves[unsafe_offset=5])
            self.st_uid = Int(halves[unsafe_offset=6])
            self.st_gid = Int(halves[unsafe_offset=7])
            self.st_rdev = _words[unsafe_offset=4]
            self.st_size = _words[unsafe_offset=6]
            self.st_blksize = Int(halves[unsafe_offset=14])
            self.st_blocks = _words[unsafe_offset=8]
        self.st_atimespec = TimeSpec(
            _words[unsafe_offset=9], _words[unsafe_offset=10]
        )
        self.st_mtimespec = TimeSpec(
            _words[unsafe_offset=11], _words[unsafe_offset=12]
        )
        self.st_ctimespec = TimeSpec(
            _words[unsafe_offset=13], _words[unsafe_offset=14]
        )
        self.st_birthtimespec = TimeSpec(0, 0)
        self.st_flags = 0

    def write_to(self, mut writer: Some[Writer]):
        """Writes `os.stat_result(...)` on one line."""
        writer.write(
            "os.stat_result(st_mode=",
            self.st_mode,
            ", st_ino=",
            self.st_ino,
            ", st_dev=",
            self.st_dev,
            ", st_nlink=",
            self.st_nlink,
            ", st_uid=",
            self.st_uid,
            ", st_gid=",
            self.st_gid,
            ", st_size=",
            self.st_size,
            ", st_atime=",
            self.st_atimespec,
            ", st_mtime=",
            self.st_mtimespec,
            ", st_ctime=",
            self.st_ctimespec,
            ", st_birthtime=",
            self.st_birthtimespec,
            ", st_blocks=",
            self.st_blocks,
            ", st_blksize=",
            self.st_blksize,
            ", st_rdev=",
            self.st_rdev,
            ", st_flags=",
            self.st_flags,
            ")",
        )

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the same as `write_to`."""
        self.write_to(writer)


def stat[Path: PathLike, //](path: Path) raises -> stat_result:
    """Returns the status of a file; follows symbolic links.

    Raises:
        When there is no such file.
    """
    var text = path.__fspath__()
    var words = Pointer[Int, MutUntrackedOrigin](
        mlir_value=__mlir_op.`mojo.stack_alloc`[
            _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i64
        ](Int(32).__mlir_index__())
    )
    if (
        external_call["stat", Int32](
            text.as_c_string_slice().unsafe_ptr(), words
        )
        != 0
    ):
        raise Error("unable to stat '", text, "'")
    return stat_result(_words=words)


def lstat[Path: PathLike, //](path: Path) raises -> stat_result:
    """Returns the status of a file or symbolic link.

    Raises:
        When there is no such file.
    """
    var text = path.__fspath__()
    var words = Pointer[Int, MutUntrackedOrigin](
        mlir_value=__mlir_op.`mojo.stack_alloc`[
            _type=__mlir_type.`!mojo.ptr`, elem=__mlir_type.i64
        ](Int(32).__mlir_index__())
    )
    if (
        external_call["lstat", Int32](
            text.as_c_string_slice().unsafe_ptr(), words
        )
        != 0
    ):
        raise Error("unable to lstat '", text, "'")
    return stat_result(_words=words)

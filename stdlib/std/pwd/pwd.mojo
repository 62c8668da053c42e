# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The password database."""

from std.builtin._intrinsics import external_call
from std.ffi.cstring import copy_c_string
from std.memory.pointer import Pointer


struct Passwd(Copyable, Writable):
    """An entry of the password database."""

    var pw_name: String
    """The name of the user."""
    var pw_passwd: String
    """The password, usually `x`."""
    var pw_uid: Int
    """The number of the user."""
    var pw_gid: Int
    """The number of the group."""
    var pw_gecos: String
    """The comment."""
    var pw_dir: String
    """The home directory."""
    var pw_shell: String
    """The shell."""

    def __init__(out self, *, _words: Pointer[Int, MutUntrackedOrigin]):
        """Builds the entry of a `struct passwd`."""
        var ids = _words.unsafe_offset(2).unsafe_bitcast[UInt32]()
        self.pw_name = copy_c_string(_words[unsafe_offset=0])
        self.pw_passwd = copy_c_string(_words[unsafe_offset=1])
        self.pw_uid = Int(ids[unsafe_offset=0])
        self.pw_gid = Int(ids[unsafe_offset=1])
        self.pw_gecos = copy_c_string(_words[unsafe_offset=3])
        self.pw_dir = copy_c_string(_words[unsafe_offset=4])
        self.pw_shell = copy_c_string(_words[unsafe_offset=5])

    def write_to(self, mut writer: Some[Writer]):
        """Writes `pwd.struct_passwd(...)`."""
        writer.write(
            "pwd.struct_passwd(pw_name='",
            self.pw_name,
            "', pw_passwd='",
            self.pw_passwd,
            ", pw_uid=",
            self.pw_uid,
            ", pw_gid=",
            self.pw_gid,
            ", pw_gecos='",
            self.pw_gecos,
            "', pw_dir='",
            self.pw_dir,
            "', pw_shell='",
            self.pw_shell,
            "')",
        )

    def write_repr_to(self, mut writer: Some[Writer]):
        """Writes the same as `write_to`."""
        self.write_to(writer)


def getpwuid(uid: Int) raises -> Passwd:
    """Returns the entry of a user by number.

    Raises:
        When there is none.
    """
    var entry = external_call["getpwuid", Pointer[Int, MutUntrackedOrigin]](
        UInt32(uid)
    )
    if Int(entry) == 0:
        raise Error("user ID not found in the password database: ", uid)
    return Passwd(_words=entry)


def getpwnam(var name: String) raises -> Passwd:
    """Returns the entry of a user by name.

    Raises:
        When there is none.
    """
    var entry = external_call["getpwnam", Pointer[Int, MutUntrackedOrigin]](
        name.as_c_string_slice().unsafe_ptr()
    )
    if Int(entry) == 0:
        raise Error("user name not found in the password database: ", name)
    return Passwd(_words=entry)

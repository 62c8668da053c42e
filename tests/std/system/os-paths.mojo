# rule: 13/PATH-1, 13/PATH-6, 13/PATH-8
# expect: run
from std.os.path import (
    basename,
    dirname,
    exists,
    lexists,
    expanduser,
    expandvars,
    getsize,
    is_absolute,
    isdir,
    isfile,
    islink,
    join,
    realpath,
    split,
    split_extension,
    splitroot,
)
from std.os import setenv, unsetenv
from std.pathlib import Path


def check_path() raises:
    print(
        basename("a/b"),
        basename("a/") == "",
        dirname("/"),
        dirname("f") == "",
        dirname("/path//to"),
        dirname("a/b/"),
        dirname("//"),
        split("/a//b"),
        split_extension("a/b.tar.gz"),
        split_extension(".bashrc"),
        split_extension("a/..x"),
        split_extension("a.b/c"),
    )
    print(
        join("a", "b/", "c"),
        join("a/", "b", "c"),
        join("a", "/b", "c"),
        join("", "b"),
        join("a"),
        splitroot("/a/b"),
        splitroot("//a"),
        splitroot("///a"),
        splitroot("a"),
        is_absolute("/a"),
        is_absolute("a"),
    )
    _ = setenv("HOME", "/h")
    _ = setenv("V", "val")
    _ = unsetenv("NOPE")
    print(
        expanduser("~/x"),
        expanduser("~"),
        expanduser("a~"),
        expanduser("~daemon/q"),
        expanduser("~nosuchuser/q"),
        expandvars("$V/${V}x/$NOPE/${NOPE}/$/${}/$*/$1/${V"),
        expandvars("a$V_b"),
    )
    print(
        exists("/tmp"),
        lexists("/tmp"),
        isdir("/tmp"),
        isfile("/tmp"),
        islink("/tmp"),
        exists("/nope"),
        isfile("/etc/passwd"),
        exists(Path("/tmp")),
        realpath("/tmp/../tmp"),
    )
    try:
        print(realpath("/nope/x"))
    except e:
        print(e)
    try:
        print(getsize("/nope/x"))
    except e:
        print(e)


def main() raises:
    check_path()

# rule: 13/TMP-1, 13/TMP-2, 13/TMP-3, 13/TMP-3a, 13/TMP-4
# expect: run
from std.tempfile import (
    gettempdir,
    mkdtemp,
    TemporaryDirectory,
    NamedTemporaryFile,
)
from std.os import setenv, symlink, remove, rmdir, stat
from std.os.path import exists, basename, isdir
from std.random import seed


def check_tmp() raises:
    _ = setenv("TMPDIR", "/var/tmp")
    print(gettempdir())
    _ = setenv("TMPDIR", "/nonexistent")
    _ = setenv("TEMP", "")
    _ = setenv("TMP", "")
    print(gettempdir())
    var d = mkdtemp(suffix="S", prefix="P")
    var b = basename(d)
    print(
        b.byte_length(),
        b.startswith("P"),
        b.endswith("S"),
        isdir(d),
        stat(d).st_mode & 0o777 == 0o700,
    )
    rmdir(d)
    var nm = String()
    with TemporaryDirectory(prefix="q") as t:
        nm = t
        with open(t + "/f", "w") as f:
            f.write("x")
        print(exists(t))
    print(exists(nm))
    with TemporaryDirectory() as t:
        raise Error("swallowed")
    print("after")
    var ln = String()
    try:
        with TemporaryDirectory() as t:
            ln = t
            symlink("/etc/passwd", t + "/l")
    except e:
        print(String(e).replace(ln, "D"))
    remove(ln + "/l")
    rmdir(ln)
    with NamedTemporaryFile(mode="rw", suffix=".t") as f:
        f.write("a", 1)
        f.write_bytes("z".as_bytes())
        _ = f.seek(0)
        print(f.read(), exists(f.name), f.name.endswith(".t"))
        nm = f.name
    print(exists(nm))
    var k = NamedTemporaryFile(name=String("/tmp/ktmpname"), delete=False)
    k.write("q")
    k.close()
    print(exists("/tmp/ktmpname"))
    remove("/tmp/ktmpname")
    var td = TemporaryDirectory(ignore_cleanup_errors=True)
    print(exists(td.name))
    rmdir(td.name)


def main() raises:
    check_tmp()

# rule: 13/OS-2, 13/OS-3, 13/OS-4, 13/OS-5, 13/OS-6, 13/OS-8
# expect: run
from std.os import *
from std.os import path as p
from std.pathlib import Path
from std.tempfile import mkdtemp


def tr[F: def() raises](f: F, d: String):
    try:
        f()
        print("no error")
    except e:
        print(String(e).replace(d, "D"))


def check_os1() raises:
    var d = mkdtemp()
    mkdir(d + "/a")
    makedirs(Path(d + "/x/y/z"))
    with open(d + "/f", "w") as f:
        f.write("hello")
    symlink(d + "/f", d + "/ln")
    link(d + "/f", d + "/hl")
    var l = listdir(d)
    sort(l)
    print(l)

    def e1() raises {imm}:
        _ = listdir(d + "/none")

    def e2() raises {imm}:
        remove(d + "/none")

    def e3() raises {imm}:
        symlink(d + "/f", d + "/ln")

    def e4() raises {imm}:
        link(d + "/f", d + "/hl")

    def e5() raises {imm}:
        mkdir(d + "/a")

    def e6() raises {imm}:
        rmdir(d + "/x")

    def e7() raises {imm}:
        chdir(d + "/none")

    def e8() raises {imm}:
        _ = stat(d + "/none")

    def e9() raises {imm}:
        _ = lstat(d + "/none")

    def e10() raises {imm}:
        makedirs(d + "/a")

    def e11() raises {imm}:
        makedirs(d + "/a", exist_ok=True)

    def e12() raises {imm}:
        makedirs(d + "/f", exist_ok=True)

    def e13() raises {imm}:
        unlink(d + "/none")

    def e14() raises {imm}:
        _ = listdir(d + "/f")

    tr(e1, d)
    tr(e2, d)
    tr(e3, d)
    tr(e4, d)
    tr(e5, d)
    tr(e6, d)
    tr(e7, d)
    tr(e8, d)
    tr(e9, d)
    tr(e10, d)
    tr(e11, d)
    tr(e12, d)
    tr(e13, d)
    tr(e14, d)
    var st = stat(d + "/f")
    print(
        st.st_size,
        st.st_nlink,
        st.st_mode & 0o777,
        st.st_flags,
        st.st_birthtimespec.tv_sec,
        st.st_mtimespec.as_nanoseconds() > 0,
    )
    var t = String(st)
    print(
        t.startswith("os.stat_result(st_mode=33188, st_ino="),
        "ns, st_mtime=" in t,
        t.endswith(
            "st_birthtime=0ns, st_blocks=8, st_blksize=4096, st_rdev=0,"
            " st_flags=0)"
        ),
    )
    print(
        lstat(d + "/ln").st_mode & 0o170000 == 0o120000,
        setenv("KTEST", "1"),
        getenv("KTEST"),
        setenv("KTEST", "2", overwrite=False),
        getenv("KTEST", "d"),
        unsetenv("KTEST"),
        getenv("KTEST", "d"),
        getenv("KTEST") == "",
        getuid() >= 0,
        isatty(0),
    )
    remove(d + "/ln")
    unlink(d + "/hl")
    remove(Path(d + "/f"))
    rmdir(d + "/a")
    removedirs(d + "/x/y/z")
    print(p.exists(d))


def main() raises:
    check_os1()

# rule: 13/PTH-2, 13/PTH-4, 13/PTH-5
# expect: run
from std.pathlib import Path, cwd
from std.pathlib.path import _dir_of_current_file
from std.tempfile import mkdtemp
from std.os import setenv, chdir
from std.hashlib import hash


def check_plib() raises:
    var p = Path("/a/b.txt")
    print(
        p,
        repr(p),
        p / "c",
        p / Path("d"),
        Path("/a/") / "b",
        Path("a") / "/b",
        p.suffix(),
        p.name(),
        p.parts(),
        Path(".x").suffix() == "",
        Path("a.").suffix() == "",
        Path("a").suffix() == "",
        Path("a/b").parts(),
        p.joinpath("x", "y"),
        Bool(p),
        Bool(Path("")),
        p == "/a/b.txt",
        p == Path("/a"),
        p < Path("/b"),
        hash(p) == hash(String("/a/b.txt")),
        p.__fspath__(),
    )
    var d = Path(mkdtemp())
    (d / "s" / "f").write_text("hé")
    (d / "s" / "g").write_bytes("xy".as_bytes())
    print(
        (d / "s" / "f").read_text(),
        (d / "s" / "g").read_bytes(),
        (d / "s").is_dir(),
        (d / "s").is_file(),
        (d / "s" / "f").exists(),
        (d / "s" / "f").stat().st_size,
        (d / "s").listdir().__len__(),
        (d / "s" / "f").lstat().st_size,
    )
    (d / "n").write_text(42)
    print((d / "n").read_text())
    var li = (d / "s").listdir()
    sort(li)
    print(li)
    chdir(d)
    print(cwd() == Path(), Path().name() == d.name())
    _ = setenv("HOME", "/hh")
    print(Path.home(), Path("~/q").expanduser())
    var q = Path("a")
    q /= "b"
    print(q, _dir_of_current_file().is_dir())
    var imp: Path = "lit"
    var imp2: Path = String("str")
    print(imp, imp2, Path(StringSpan("sp")))


def main() raises:
    check_plib()

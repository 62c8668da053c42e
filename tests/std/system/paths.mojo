# rule: 13/PATH-2, 13/PATH-3, 13/PATH-4, 13/PATH-5, 13/PATH-7, 13/PTH-1, 13/PTH-3
# expect: run
from std.os import setenv
from std.os.path import basename, dirname, expandvars, join, split, split_extension, splitroot
from std.pathlib import Path

def main() raises:
    print(basename("/a/b.txt"), repr(basename("a/")), dirname("/path//to"), dirname("/"), repr(dirname("f")))
    print(split_extension("a/b.tar.gz")[1], repr(split_extension(".bashrc")[1]), splitroot("//x")[1])
    print(join("a", "b/", "c"), join("a/", "b", "c"), join("a", "/b"))
    _ = setenv("KILN_T", "v")
    print(expandvars("$KILN_T/${KILN_T}x/$NO_SUCH/${}/$/$$"))
    var p = Path("/tmp") / "x.tar.gz"
    print(p, p.suffix(), p.name(), repr(p), len(p.parts()), Path("a/").joinpath("b", "c"))

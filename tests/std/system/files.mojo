# rule: 13/SIO-2, 13/SIO-3, 13/SIO-11, 13/SIO-14
# expect: run
from std.os import SEEK_CUR, SEEK_END, SEEK_SET
from std.tempfile import mkdtemp


def check_file() raises:
    var d = mkdtemp()
    var p = d + "/new/dir/x.txt"
    with open(p, "w") as f:
        f.write("n=", 3, "\n")
        print("via", file=FileDescriptor(f))
    with open(p, "rw") as f:
        print(f.seek(-2, 2), f.read_bytes(1)[0])
        print(
            f.seek(0),
            f.read(2),
            f.seek(1, SEEK_CUR),
            repr(f.read()),
            f.seek(0, whence=SEEK_END),
            f.read() == "",
        )
    with open(p, "a") as f:
        f.write_all("zz".as_bytes())
        print(f.write_once("y".as_bytes()))
        f.write_string("s")
        f.write_bytes("b".as_bytes())
    var r = open(p, "r")
    var buf = List[UInt8](length=4, fill=0)
    print(r.read(Span(buf)), buf, r.read_bytes(2), r.read_bytes().__len__())
    print(r.handle >= 3)
    r.close()
    r.close()
    print(r.handle)
    try:
        _ = r.read()
    except e:
        print(e)
    try:
        _ = r.seek(0)
    except e:
        print(e)
    try:
        _ = open("/nope/x", "r")
    except e:
        print(e)
    try:
        _ = open(p, "x")
    except e:
        print(e)
    try:
        _ = open(p + "/q/r", "w")
    except e:
        print(
            String(e)
            .replace(d, "D")
            .startswith("unable to create directories 'D/new/dir/x.txt/q': ")
        )
    var h = FileHandle()
    print(h.handle)
    var bad = open(d + "/bad", "w")
    var bb: List[Byte] = [255, 254]
    bad.write_bytes(bb)
    bad.close()
    try:
        _ = open(d + "/bad", "r").read()
    except e:
        print("utf8")
    var fh = FileHandle(p, "r")
    print(fh.read(3))


def main() raises:
    check_file()

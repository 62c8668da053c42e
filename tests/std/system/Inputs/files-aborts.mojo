from std.sys import argv


def check_file_e() raises:
    var h = FileHandle()
    h.write_bytes("x".as_bytes())


def main() raises:
    var which = argv()[1]
    if which == "file-e":
        check_file_e()

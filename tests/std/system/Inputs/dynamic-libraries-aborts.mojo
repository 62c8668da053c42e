from std.sys import argv
from std.ffi import OwnedDLHandle, c_double


def check_dl_e1() raises:
    var h = OwnedDLHandle("libm.so.6")
    print(h.call["nosuchsym", c_double](c_double(2.5)))


def main() raises:
    var which = argv()[1]
    if which == "dl-e1":
        check_dl_e1()

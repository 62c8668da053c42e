from std.sys import argv


def check_ptr_e4b() raises:
    var p = Pointer[Int, MutUntrackedOrigin](unsafe_from_address=16)
    var q = Pointer[Int, MutUntrackedOrigin](unsafe_from_address=20)
    print(p.offset_from(q))


def main() raises:
    var which = argv()[1]
    if which == "ptr-e4b":
        check_ptr_e4b()

# rule: 10/IO-1, 10/IO-3, 10/IO-2
# expect: run
from std.sys import stderr, stdout


def check_io() raises:
    print()
    print(1, "a", sep="-", end="!\n")
    print("x", flush=True)
    print("y", file=stdout)
    print("e", file=stderr)
    print("e", file=FileDescriptor(2))
    var f = FileDescriptor()
    f.write_string("w\n")
    f.write("q", 1, "\n")
    f.write_bytes("b\n".as_bytes())
    print(f.value, FileDescriptor(value=2).value, f.isatty())
    var big = String("z") * 5000
    print(big.byte_length(), 1)


def main() raises:
    check_io()

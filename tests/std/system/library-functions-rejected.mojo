# rule: 13/FFI-11
# expect: reject
from std.ffi import OwnedDLHandle, c_int


def main() raises:
    var library = OwnedDLHandle()
    _ = library.get_function[def(c_int) thin abi("C") -> c_int]("abs")

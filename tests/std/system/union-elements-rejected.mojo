# rule: 13/UNI-1
# expect: reject
from std.ffi import UnsafeUnion


def check_uni_e3() raises:
    var u = UnsafeUnion[Int32, Float32](Int32(1))
    print(u.unsafe_get[Int8]())


def main() raises:
    check_uni_e3()

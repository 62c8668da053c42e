# rule: 13/UNI-2
# expect: run
from std.ffi import UnsafeUnion


def check_uni() raises:
    var u = UnsafeUnion[Int32, Float32](Float32(1.0))
    print(u.unsafe_get[Int32](), u, repr(u))
    u.unsafe_set(Int32(0))
    print(
        u.unsafe_get[Float32](),
        u.unsafe_take[Int32](),
        u.unsafe_ptr[Float32]()[],
    )
    var v = UnsafeUnion[Int8, Int64](unsafe_uninitialized=())
    v.unsafe_get[Int64]() = 258
    var w = v
    print(w.unsafe_get[Int8]())


def main() raises:
    check_uni()

# rule: 13/FFI-2, 13/FFI-4
# expect: run
from std.ffi import (
    external_call,
    c_int,
    c_size_t,
    c_double,
    get_errno,
    set_errno,
    ErrNo,
)


def check_ffi() raises:
    print(
        external_call["abs", c_int](c_int(-5)),
        external_call["strlen", c_size_t]("hello".as_c_string_slice()),
        external_call["sqrt", c_double](c_double(9)),
    )
    var b = List[Byte](length=32, fill=0)
    var n = external_call["snprintf", c_int, num_fixed_args=3](
        b.unsafe_ptr(),
        c_size_t(32),
        "%d-%s-%.1f".as_c_string_slice(),
        c_int(7),
        "z".as_c_string_slice(),
        c_double(1.5),
    )
    print(n, String(from_utf8=Span(b)[:Int(n)]))
    set_errno(ErrNo.ENOENT)
    print(
        get_errno(),
        get_errno() == ErrNo.ENOENT,
        get_errno().value,
        ErrNo.EAGAIN.value,
        ErrNo.EDEADLK.value,
        ErrNo.EHWPOISON.value,
        ErrNo.SUCCESS.value,
        ErrNo(2) != ErrNo.EPERM,
        ErrNo.EPERM,
        ErrNo.EWOULDBLOCK == ErrNo.EAGAIN,
        ErrNo.EOPNOTSUPP.value,
    )


def main() raises:
    check_ffi()

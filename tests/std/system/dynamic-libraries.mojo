# rule: 13/FFI-12, 13/FFI-13, 13/FFI-14
# expect: run
from std.ffi import OwnedDLHandle, _DLHandle, RTLD, c_int, c_double


def check_dl() raises:
    var h = OwnedDLHandle("libm.so.6")
    print(
        h.check_symbol("cos"),
        h.check_symbol("nosuchsym"),
        h.call["floor", c_double](c_double(2.5)),
    )
    var f = h.get_function[c_double]("ceil")
    print(f(c_double(2.2)))
    try:
        _ = h.get_function[c_double]("nosuchsym")
    except e:
        print(e)
    print(
        h.get_symbol[Int]("nosuchsym").__bool__(),
        h.get_symbol[Int](cstr_name="cos".as_c_string_slice()).__bool__(),
    )
    if h:
        print("open")
    var b = h.borrow()
    print(b.check_symbol("cos"))
    try:
        _ = OwnedDLHandle("/no/lib.so")
    except e:
        print(e)
    var self_ = OwnedDLHandle(flags=RTLD.NOW)
    print(self_.check_symbol("malloc"))


def main() raises:
    check_dl()

# rule: 02/D-080, 02/D-081, 02/D-083, 02/D-084, 02/D-086, 02/D-087, 02/D-088, 02/D-089, 02/D-090, 02/D-092, 02/D-093, 02/D-094, 02/D-095, 02/D-096, 02/D-097, 02/D-098
# expect: reject
def out_and_result(out r: Int) -> None:
    r = 1

def two_outs(out a: Int, out b: Int):
    a = 1

def variadic_out(out *a: Int):
    pass

def order(a: Int = 1, b: Int):
    pass

def parameter_order[a: Int = 1, b: Int]():
    pass

def untyped(a):
    pass

def untyped_parameter[a]():
    pass

def no_name(1: Int):
    pass

def no_parameter_name[1: Int]():
    pass

def two_conventions(mut var a: Int):
    pass

def two_stars(*, a: Int, *, b: Int):
    pass

def two_variadics(*a: Int, *b: Int):
    pass

def two_slashes(a: Int, /, b: Int, /):
    pass

def two_infer_only[a: Int, //, b: Int, //]():
    pass

def slash_after_star(*, a: Int, /):
    pass

def infer_only_after_slash[a: Int, /, b: Int, //]():
    pass

def infer_only_after_star[*, a: Int, //]():
    pass

def slash_first(/, a: Int):
    pass

def infer_only_first[//, a: Int]():
    pass

def star_last(a: Int, *):
    pass

def keywords_last(**a: Int, b: Int):
    pass

def infer_only_argument(a: Int, //, b: Int):
    pass

def mut_default(mut a: Int = 1):
    pass

def out_default(out a: Int = 1):
    pass

def variadic_default(*a: Int = 1):
    pass

def where_inside[n: Int where n > 0]():
    pass

def where_argument(a: Int where a > 0):
    pass

def where_condition[n: Int]() where (n > 0, "a", "b"):
    pass

def where_message[n: Int]() where (n > 0, n):
    pass

comptime F = def[n: Int]() -> Int where n > 0

from std.math import sqrt as root
from std.os import abort as root

import .sibling

from nothing import thing

from std.math

from std.math import

from std.math import (sqrt

def same(a: Int):
    pass

def same(b: Int):
    pass

def result(a: Int) -> Int:
    return 1

def result(a: Int) -> Bool:
    return True

def convention(mut a: Int):
    pass

def convention(ref a: Int):
    pass

def unknown():
    print(missing)

def attribute():
    var x = 1
    print(x.missing)

def mlir(x: __mlir_type.index):
    print(x.missing)

def trait_member():
    comptime T = Iterator.Element

def named(out r: Int):
    r = 1
    return r

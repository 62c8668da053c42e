# rule: 02/D-160, 02/D-161, 02/D-162, 02/D-163, 02/D-164, 02/D-165, 02/D-166, 02/D-167, 02/D-168, 02/D-169, 02/D-170, 02/D-171, 02/D-172, 02/D-173, 02/D-174, 02/D-175, 02/D-176, 02/D-177, 02/D-179, 02/D-180, 02/D-181, 02/D-182, 02/D-183
# expect: reject
def conversion():
    var x: Int = "a"

def conversion_of_result() -> Int:
    return "a"

def one(x: Int, y: Int):
    pass

def cannot_convert():
    one("a", 1)

def missing_argument():
    one(1)

def unexpected_argument():
    one(1, 2, 3)

def unexpected_keyword():
    one(1, 2, z=3)

def both():
    one(1, x=2)

def keywords(*, a: Int, b: Int):
    pass

def missing_keywords():
    keywords()

def positional_only(x: Int, /):
    pass

def positional_as_keyword():
    positional_only(x=1)

def infer[T: Copyable]():
    pass

def cannot_infer():
    infer()

def writable[T: Writable](x: T):
    pass

struct Silent:
    def __init__(out self):
        pass

def not_writable():
    writable(Silent())

def pack[*Ts: Writable](*args: *Ts):
    pass

def pack_element():
    pack(1, Silent())

def parameters[n: Int]():
    pass

def too_many_parameters():
    parameters[1, 2, 3]()

def parameter_type():
    parameters["a"]()

def overloaded(x: Int):
    pass

def overloaded(x: String):
    pass

def none_matches():
    overloaded(Silent())

def initialization():
    var x = String(Silent(), 2)

struct Text(ImplicitlyCopyable):
    def __lt__(self, other: Self) -> String:
        return ""

struct A:
    @implicit
    def __init__(out self, x: Int):
        pass

struct B:
    @implicit
    def __init__(out self, x: Int):
        pass

def ambiguous(x: A):
    pass

def ambiguous(x: B):
    pass

def ambiguous_call(n: Int):
    ambiguous(n)

def reference():
    var f = overloaded

def to_other(x: Int):
    pass

def function_as_int():
    to_other(cannot_infer)

def bound_method():
    var s = Silent()
    var w = "a".upper

def no_method():
    var a = Silent() + Silent()

def itself():
    var s = Silent(Silent())

def merge(c: Bool):
    var x = 1 if c else "a"

def unpack():
    var a, b = 1

def unpack_three():
    var a, b, c = (1, 2)

def dynamic(n: Int):
    parameters[n]()

def dynamic_condition(n: Int):
    comptime if n > 0:
        pass

def not_concrete():
    var x: List = List()

def not_subscriptable():
    var x: Int[3] = 1

def bound_trait():
    infer[Silent]()

def chained(a: Text, b: Text, c: Text):
    if a < b < c:
        pass

def constrained[n: Int]() where n > 3:
    pass

def violated():
    constrained[1]()

def evidence[n: Int]():
    constrained[n]()

def raising() raises:
    raise Error("a")

def raising_call():
    raising()

def raise_without():
    raise Error("a")

def bare_raise() raises:
    raise

def try_alone():
    try:
        pass

def iterate():
    for x in Silent():
        pass

def mut_parameter[mut x: Int]():
    pass

def unpack_other(x: Int):
    pack(*x)

def type_value():
    one(Int, 1)

def fill[n: Int](x: Int) -> Int:
    return x

def parametric_closure():
    var f = fill

def dictionary():
    var a: Dict[String, Int] = {"a": 1}
    var b: Dict[String, Int] = {**a, "b": 2}

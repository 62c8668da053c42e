# rule: 02/D-116, 02/D-118, 02/D-119, 02/D-120, 02/D-121, 02/D-122, 02/D-123, 02/D-124, 02/D-125, 02/D-126, 02/D-127, 02/D-129
# expect: reject
def escaping() escaping:
    pass

def unknown() fast:
    pass

def twice() raises raises:
    pass

def abi_twice() abi("C") abi("C"):
    pass

def convention():
    var x = 1
    def inner() {3 x}:
        pass

def expression():
    var x = 1
    def inner() {var 3}:
        pass

def capture_end():
    var x = 1
    def inner() {var x:
        pass

def duplicate():
    var x = 1
    def inner() {var x, imm x}:
        print(x)
    inner()

def transfer():
    var x = 1
    def inner() {imm x^}:
        print(x)
    inner()

def two_defaults():
    var x = 1
    def inner() {var, imm}:
        print(x)
    inner()

def not_listed():
    var x = 1
    def inner() {}:
        print(x)
    inner()

def thin() thin:
    pass

def c_raises() abi("C") raises:
    pass

def other_abi() abi("D"):
    pass

def no_parenthesis() abi:
    pass

def no_string() abi(1):
    pass

def no_origin(x: Int) -> ref Int:
    return x

def wrong_origin(ref a: String, ref b: String) -> ref[a] String:
    return b

def address_space(ref[_, AddressSpace.GENERIC, AddressSpace.GENERIC] x: Int):
    pass

def apply[F: def(x: Int) -> Int](f: F) -> Int:
    return f(1)

def capturing(n: Int):
    comptime f = lambda (x: Int) -> Int: x + n

def default(n: Int):
    def inner[f: def(Int) thin -> Int = lambda (x: Int) {var n} -> Int: x + n]() {}:
        pass
    inner()

def two(x: Int) -> Int:
    return x

def closure_trait():
    def bound[F: def(x: Int) -> Int]():
        pass
    bound[two]()

struct Moved:
    def __init__(out self, *, move: Self):
        pass

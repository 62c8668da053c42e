# rule: 02/D-151, 02/D-152, 02/D-153, 02/D-154, 02/D-155, 02/D-157, 02/D-158, 02/D-159, 02/D-057, 02/D-058
# expect: reject
def implicit_copy(xs: List[Int]):
    var ys = xs

def immutable_transfer(xs: List[Int]):
    var ys = xs^

def parameter_transfer[n: Int]():
    var y = n^

def element_transfer(mut xs: List[List[Int]]):
    var y = xs[0]^

struct Pinned(Movable where False):
    def __init__(out self):
        pass

def immovable():
    var a = Pinned()
    var b = a^

def assignment(x: Int):
    x = 1

def in_place(x: Int):
    x += 1

def rvalue_method():
    List[Int]().append(1)

def change(mut x: Int):
    pass

def mutable_argument():
    change(1)

def ref_binding():
    ref x = 1 + 2

def ref_result() -> ref[ImmStaticOrigin] Int:
    return 1 + 2

def origin_specifier(x: Int) -> ref[x] Int:
    return 1

def dynamic_type():
    var t = Int

def no_initializer():
    var x

def empty_list():
    var a = []

def initializer_list():
    var a = {a = 1}

comptime squares = [x * x for x in range(3)]

def discard():
    var a = _

struct Named[name: StaticString]:
    def __init__(out self):
        pass

def text_in_type():
    var a: Int = Named["ä\"b\n"]()

def template():
    var s: String = t"a{1}"

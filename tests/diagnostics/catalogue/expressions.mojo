# rule: 02/D-040, 02/D-041, 02/D-042, 02/D-043, 02/D-044, 02/D-045, 02/D-046, 02/D-047, 02/D-048, 02/D-049, 02/D-050, 02/D-051, 02/D-052, 02/D-053, 02/D-054, 02/D-055, 02/D-056, 02/D-059
# expect: reject
def after_keyword():
    f(a=1, 2)

def after_unpack():
    f(*xs, 2)

def two_unpacks():
    f(*xs, *ys)

def unpack_order():
    f(**xs, *ys)

def after_keywords():
    f(**xs, 1)

def parameter_after_keywords():
    f[**xs, 1]()

def twice():
    f(a=1, a=2)

def parameter_twice():
    f[a=1, a=2]()

def ternary():
    var a = 1 if True

def parenthesized():
    var a = (1 + 2

def call():
    f(1, 2

def list_display():
    var a = [1, 2

def subscript():
    a[1, 2

def dictionary():
    var a = {1: 2, 3: 4

def set_display():
    var a = {1, 2

def list_comprehension():
    var a = [x for x in range(3)

def set_comprehension():
    var a = {x for x in range(3)

def dict_comprehension():
    var a = {x: x for x in range(3)

def comptime_value():
    var a = comptime 1

def attribute():
    f.(1)

def single():
    var a = [x, y for x in range(3)]

def set_single():
    var a = {x, y for x in range(3)}

def dict_single():
    var a = {x: 1, y: 2 for x in range(3)}

def set_keyword():
    var a = {x=1 for x in range(3)}

def comprehension_target():
    var a = [x for x range(3)]

def loop_target():
    for x range(3):
        pass

def dict_entry():
    var a = {1: 2, 3}

def set_entry():
    var a = {1, 2: 3}

def slice_equals(a: List[Int]):
    a[1=2:3]

def lambda_arguments():
    var f = lambda x: x + 1

def lambda_colon():
    var f = lambda (x: Int)

def starred():
    var a = *b

def var_pattern():
    f(var a)

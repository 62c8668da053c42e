# rule: 10/NUM-1
# expect: reject
def f(x: Int64):
    pass


def g(x: Float64):
    pass


def h(x: UInt):
    pass


def check_num_e2() raises:
    var i = 3
    f(i)
    g(i)
    h(i)
    var x: Int32 = 3.5


def main() raises:
    check_num_e2()

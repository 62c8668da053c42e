# rule: 04/VPL-4
# expect: reject
def f[a: Int]():
    pass


def v[*vals: Int]():
    pass


def t[*Ts: Writable]():
    pass


struct NW:
    pass


def main():
    f[*ParameterList.of[1]()]()
    v[_]()
    v[1, "s"]()
    t[NW]()
    var x: Tuple[Int, *TypeList.of[Int]()] = (1, 2)

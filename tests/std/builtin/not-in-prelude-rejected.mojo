# rule: 10/PRE-1
# expect: reject


def check_pre_e() raises:
    var x = Set[Int]()
    var d = Deque[Int]()
    var v: Variant[Int, String] = 1
    print(sqrt(2.0))
    print(Float4_e2m1fn(1))
    var c = Counter[Int]()
    print(ContiguousSlice(1, 2, None))


def main() raises:
    check_pre_e()

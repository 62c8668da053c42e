# rule: 10/CMP-5
# expect: reject
struct Q:
    pass


struct P(Equatable):
    var q: Q

    def __init__(out self):
        self.q = Q()


def check_cmp_e1() raises:
    print(P() == P())


def main() raises:
    check_cmp_e1()

# rule: 13/FMTS-1
# expect: reject
struct Q:
    def __init__(out self):
        pass


struct P(Writable):
    var q: Q

    def __init__(out self):
        self.q = Q()


def check_fmts1() raises:
    print(P())


def main() raises:
    check_fmts1()

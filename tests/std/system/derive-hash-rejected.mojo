# rule: 13/HSH-1
# expect: reject
struct Q:
    pass


struct P(Hashable):
    var q: Q

    def __init__(out self):
        self.q = Q()


def check_hsh1() raises:
    print(hash(P()))


def main() raises:
    check_hsh1()

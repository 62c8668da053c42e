# rule: 10/CMP-5, 10/LEN-1
# expect: run
@fieldwise_init
struct P(Comparable, Copyable):
    var x: Int

    def __lt__(self, rhs: Self) -> Bool:
        return self.x < rhs.x


@fieldwise_init
struct I(Identifiable):
    var x: Int

    def __is__(self, rhs: Self) -> Bool:
        return self.x == rhs.x


struct R(SizedRaising):
    def __init__(out self):
        pass

    def __len__(self) raises -> Int:
        raise Error("nolen")


def check_cmp() raises:
    print(
        P(1) == P(1),
        P(1) != P(1),
        P(1) > P(0),
        P(1) <= P(1),
        P(1) >= P(2),
        I(1) is I(1),
        I(1) is not I(1),
    )
    try:
        print(len(R()))
    except e:
        print(e)
    print(len("aé"), max(P(1), P(3)).x, min(P(2), P(1)).x)


def main() raises:
    check_cmp()

# rule: 13/TEST-4
# expect: run
from std.testing.prop import PropTest, PropTestConfig, Strategy, Rng


@fieldwise_init
struct Even(Movable, Strategy):
    comptime Value = Int

    def value(mut self, mut rng: Rng) raises -> Int:
        return rng.rand_int(min=0, max=10) * 2


def check_prop() raises:
    @parameter
    def p(var x: Int) raises:
        if x % 2 != 0:
            raise Error("odd")

    PropTest().test[p](Even())

    @parameter
    def q(var x: List[Int8]) raises:
        if len(x) > 5:
            raise Error("long")

    PropTest(config=PropTestConfig(runs=10, seed=1)).test[q](
        List.strategy(Int8.strategy(min=1, max=3), min_len=0, max_len=5)
    )

    @parameter
    def bad(var x: String) raises:
        raise Error("boom")

    try:
        PropTest(config=PropTestConfig(runs=10, seed=3)).test[bad](
            String.ascii_strategy(min_len=1, max_len=3)
        )
    except e:
        print(e)
    try:
        _ = String.strategy(min_len=5, max_len=2)
    except e:
        print(e)
    try:
        _ = List.strategy(Int8.strategy(), min_len=5, max_len=2)
    except e:
        print(e)
    _ = String.utf8_strategy(max_len=4)
    _ = Codepoint.strategy(unicode=True)
    _ = String.strategy(unicode=True, only_printable=True)

    @parameter
    def r(var x: Codepoint) raises:
        pass

    PropTest().test[r](Codepoint.strategy())


def main() raises:
    check_prop()

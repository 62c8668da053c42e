# rule: 13/PRP-1, 13/PRP-2
# expect: run
from std.testing.prop import PropTest, PropTestConfig


def main() raises:
    @__parameter
    def is_short(var x: List[Int]) raises:
        if len(x) > 4 or len(x) < 1:
            raise "length"

    PropTest().test[is_short](
        List.strategy(Int.strategy(min=0, max=5), min_len=1, max_len=4)
    )

    @__parameter
    def is_empty(var x: String) raises:
        if x:
            raise "not empty"

    try:
        PropTest(config=PropTestConfig(runs=50, seed=3)).test[is_empty](
            String.ascii_strategy(min_len=3, max_len=5)
        )
    except e:
        print(e)
    try:
        _ = String.strategy(min_len=5, max_len=1)
    except e:
        print(e)

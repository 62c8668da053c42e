# rule: 04/BND-3
# expect: run
# `...` leaves a variadic parameter open, too.
def length(x: Tuple[...]) -> Int:
    return len(x)


@fieldwise_init
struct Wrap[Ts: TypeList[Trait=Movable & Copyable, ...]](Copyable):
    var items: Tuple[*Self.Ts]


def main():
    print(length((1, 2)), length((1, "a", 2.5)))
    print(Wrap((1, "b")).items[1])

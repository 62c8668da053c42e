# rule: 03/MRG-1, 06/FTY-4
# expect: run
@fieldwise_init
struct Small(ImplicitlyCopyable):
    var v: Int

    def __merge_with__[other_type: type_of(Large)](self) -> Large:
        return Large(self.v + 100)


@fieldwise_init
struct Large(ImplicitlyCopyable):
    var v: Int


def twice(x: Int) -> Int:
    return 2 * x


def square(x: Int) -> Int:
    return x * x


def main():
    var a = Small(1)
    var b = Large(2)
    for c in [True, False]:
        var m = a if c else b
        var n = b if c else a
        print(m.v, n.v)
    var list = [a, b, a]
    print(list[0].v, list[1].v, list[2].v)
    var functions = [twice, square]
    print(functions[0](5), functions[1](5))
    var pair = (square, 1)
    print(pair[0](8) + pair[1])

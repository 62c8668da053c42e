# rule: 07/CT-9, 07/INT-1
# expect: run
@fieldwise_init
struct Op(Copyable):
    comptime arity = 1
    var f: def(Int) thin -> Int
    var name: StaticString


def increment(x: Int) -> Int:
    return x + 1


def double(x: Int) -> Int:
    return x * 2


def table() -> List[Op]:
    return [Op(increment, "increment"), Op(double, "double")]


def digits(first: Int, var **rest: Int) -> Int:
    var result = first
    for entry in rest.items():
        result = result * 10 + entry.value + entry.key.byte_length()
    return result


def first() -> Op:
    print("made")
    return table()[0].copy()


def main():
    # Keyword arguments, and functions found in a table.
    comptime number = digits(1, b=2, ccc=3)
    print(number, number == digits(1, b=2, ccc=3))
    comptime ops = table()
    comptime for i in range(2):
        comptime f = ops[i].f
        comptime name = ops[i].name
        print(name, f(20), comptime(f(21)))
    # A member that depends on the type only: the call is made at run time alone.
    var xs = Array[Int, first().arity](fill=0)
    print(len(xs), first().arity)

# rule: 07/MAT-5, 06/FTY-2
# expect: run
comptime Binary = def(Int, Int) thin -> Int


def add(a: Int, b: Int) -> Int:
    return a + b


def multiply(a: Int, b: Int) -> Int:
    return a * b


@fieldwise_init
struct Operator(ImplicitlyCopyable):
    var name: StaticString
    var run: Binary


comptime plus = Operator("+", add)
comptime table: Array[Binary, 2] = [add, multiply]


def made() -> List[Binary]:
    var list = List[Binary]()
    list.append(multiply)
    list.append(add)
    return list^


comptime listed = made()


def fold[f: Binary](values: List[Int], start: Int) -> Int:
    var result = start
    for value in values:
        result = f(result, value)
    return result


def main():
    print(plus.name, plus.run(1, 2))
    comptime run = plus.run
    comptime early = run(20, 22)
    print(early)
    comptime for i in range(2):
        comptime f = table[i]
        print(f(3, 4), fold[f]([1, 2, 3], i))
    var list = materialize[listed]()
    print(list[0](5, 6), list[1](5, 6))

# rule: 06/RET-12, 06/LAM-2, 05/CAP-5
# expect: reject
@fieldwise_init
struct Item(Movable):
    var id: Int


def generic[n: Int]():
    def inner() -> Int:
        return nowhere


def main():
    var k = 1
    var item = Item(1)

    def unused() -> Int:
        return "text"

    def uncaptured() -> Int:
        return k

    def parametric[T: AnyType](x: T):
        x.missing()

    def consume() {mut item}:
        var taken = item^

    var none = lambda (x: Int): x + 1

    def factorial(n: Int) -> Int:
        return n * factorial(n - 1) if n > 1 else 1

    print(factorial(k), item.id)

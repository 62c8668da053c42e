# rule: 06/OVL-3, 06/CALL-2
# expect: run
# The second call like one before is resolved by memory; it must mean what the first one did, and no more than that.
def kind(x: Int) -> String:
    return "Int"


def kind(x: UInt8) -> String:
    return "UInt8"


def kind(x: Float64) -> String:
    return "Float64"


def is_five(x: Int) -> Bool:
    return False


def is_five(x: IntLiteral[5]) -> Bool:
    return True


def half(x: Int) -> Int:
    return x // 2


def half(x: Float64) -> Float64:
    return x / 2


def checked(x: Int) raises -> Int:
    if x > 2:
        raise Error("too big: ", x)
    return x * 10


@fieldwise_init
struct Counter(Copyable):
    var count: Int

    def next(mut self) -> Int:
        self.count += 1
        return self.count

    def add(mut self, x: Int):
        self.count += x

    def add(mut self, x: Float64):
        self.count += 1000


def bump(mut x: Int) -> Int:
    x += 1
    return x * 100


def main():
    for _ in range(2):
        print(kind(1), kind(UInt8(1)), kind(1.5), kind(300))
        print(half(7), half(7.0), half(1000), half(2.5))
    var total = 0
    for i in range(2, 5):
        try:
            total += checked(i)
            total += checked(i - 2)
        except e:
            print(e)
    print(total)
    var counter = Counter(0)
    for _ in range(2):
        counter.add(2)
        counter.add(2.5)
        counter.add(200)
    print(counter.next(), counter.next() + counter.next() * 10, counter.count)
    counter.count = counter.next()
    print(counter.count)
    var x = 1
    x = bump(x)
    x = bump(x) + x
    print(x)
    print(is_five(6), is_five(5), is_five(6), is_five(5))

# rule: 06/LGC-1, 06/LGC-2, 06/LGC-3
# expect: run


def run[body: def(Int) capturing[_] -> None](n: Int):
    for i in range(n):
        body(i)


def nested[body: def(Int) capturing[_] -> None](n: Int):
    @parameter
    def twice(i: Int):
        body(i)
        body(i + 100)

    def once() -> None:
        body(1000)

    run[twice](n)
    once()


def named[
    origins: OriginSet, //, body: def(Int) raises capturing[origins] -> Int
](n: Int) raises -> Int:
    return body(n) + body(n)


def wide[
    dtype: DType, //, func: def[w: Int](Scalar[dtype]) capturing[_] -> None
](x: Scalar[dtype]):
    func[4](x)
    func[1](x)


struct Sum:
    var total: Int

    def __init__(out self):
        self.total = 0

    def add_all(mut self, n: Int):
        @parameter
        def add(i: Int):
            self.total += i

        run[add](n)


def main() raises:
    var total = 0

    @parameter
    def add(i: Int):
        total += i

    run[add](4)
    nested[add](2)
    print(total)

    @parameter
    def checked(i: Int) raises -> Int:
        if i > total:
            raise "too big"
        return i + total

    print(named[checked](1))

    var widths = List[Int]()

    @parameter
    def note[w: Int](x: Float32):
        widths.append(w)
        total += Int(x)

    wide[note](Float32(2.5))
    print(widths, total)

    var k = 5

    @__copy_capture(k)
    @parameter
    def copied(i: Int):
        print(k + i)

    k = 7
    run[copied](2)
    var sum = Sum()
    sum.add_all(5)
    print(sum.total, k)

# rule: 12/ITR-7
# expect: run
@fieldwise_init
struct Count(Copyable, ImplicitlyCopyable, Iterable, Iterator):
    comptime Element = Int
    comptime IteratorType[m: Bool, //, o: Origin[mut=m]]: Iterator = Self
    var n: Int

    def __iter__(ref self) -> Self.IteratorType[origin_of(self)]:
        return self.copy()

    def __next__(mut self) raises StopIteration -> Int:
        if self.n == 0:
            raise StopIteration()
        self.n -= 1
        return self.n


def check_itr_user() raises:
    for x in Count(3):
        print(x, end=" ")
    var c = Count(3)
    for x in enumerate(c):
        print(x[0], x[1], end=";")
    for x in zip(c, c):
        print(x[0], x[1], end=";")
    print(c.bounds()[0], c.bounds()[1], c.nth(1))
    print(List(c), [x * 2 for x in c])


def main() raises:
    check_itr_user()

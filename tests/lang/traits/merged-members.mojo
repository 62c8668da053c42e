# rule: 03/TRT-7
# expect: run
trait Source:
    comptime Item: Copyable & Deinitable

    def get(self) -> Self.Item:
        ...


trait Shown:
    comptime Item: Writable

    def show(self) -> Self.Item:
        ...


@fieldwise_init
struct Both(Shown, Source):
    comptime Item = Int

    def get(self) -> Int:
        return 1

    def show(self) -> Int:
        return 2


def use[T: Source & Shown](value: T):
    var item = value.get()
    var copy = item.copy()
    print(item, copy, value.show())


def main():
    use(Both())

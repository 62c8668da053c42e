# rule: 12/CO-1, 12/ART-1
# comptime: no (coroutines)
from std.runtime.asyncrt import TaskGroup, create_raising_task, create_task


async def add(a: Int, b: Int) -> Int:
    return a + b


async def pair[T: Copyable & Deinitable](x: T) -> List[T]:
    return [x.copy(), x.copy()]


async def climb[n: Int](x: Int) -> Int:
    comptime if n == 0:
        return x
    else:
        return await climb[n - 1](x + 1)


async def checked(text: String) raises -> String:
    if not text:
        raise "empty"
    return text


struct Service:
    var base: Int

    def __init__(out self, base: Int):
        self.base = base

    async def get(self, n: Int) -> Int:
        return self.base + n

    def total[k: Int](self) -> Int:
        var sum = 0
        comptime for i in range(k):
            sum += create_task(self.get(i)).wait()
        return sum


def gather[T: Copyable & Deinitable & Writable](x: T) raises -> String:
    var task = create_task(pair(x))
    return String(task.wait(), create_raising_task(checked("!")).wait())


def main() raises:
    def nested() -> Int:
        return create_task(add(5, 6)).wait()

    print(gather(3), gather(String("s")), nested(), Service(10).total[3]())
    print(create_task(climb[3](1)).wait())
    comptime for i in range(2):
        print(create_task(add(3, i)).wait())

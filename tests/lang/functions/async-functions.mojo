# rule: 06/ASY-1, 06/ASY-4, 06/ASY-5, 06/ASY-7, 12/CO-2, 12/ART-1, 12/ART-2, 12/ART-3, 12/ART-4
# expect: run
from std.runtime.asyncrt import TaskGroup, create_raising_task, create_task


async def add(a: Int, b: Int = 2) -> Int:
    return a + b


async def both(n: Int) -> Int:
    var t = create_task(add(n, 2))
    return await t + await add(3, 4)


async def exclaim(var text: String, times: Int) -> String:
    for _ in range(times):
        text += "!"
    return text^


async def length(text: String) -> Int:
    return text.byte_length()


async def checked(n: Int) raises -> Int:
    if n < 0:
        raise Error("negative ", n)
    return n * 2


async def store(p: Pointer[Int, MutUntrackedOrigin], i: Int):
    p[unsafe_offset=i] = i * 10


async def largest[T: Comparable & Copyable & Movable & Deinitable](a: T, b: T) -> T:
    return a.copy() if b < a else b.copy()


struct Counter(Movable):
    var n: Int

    def __init__(out self):
        self.n = 0

    async def grow(mut self, by: Int) -> Int:
        self.n += by
        return self.n


def main() raises:
    print(await add(1, 2), await add(b=10, a=20) + 1, await add(5))
    var c = add(4)
    print(await c^)
    print(await exclaim("hey", 3))
    var text = String("four")
    print(await length(text), await length(text + "!"))
    print(await largest(3, 4), await largest(String("b"), String("a")))
    var counter = Counter()
    print(await counter.grow(5), await counter.grow(1), counter.n)
    try:
        print(await checked(4))
        print(await checked(-1))
    except e:
        print(e)
    var t = create_task(both(1))
    print(t.wait(), t.get())
    print(create_raising_task(checked(6)).wait())
    try:
        print(create_raising_task(checked(-6)).wait())
    except e:
        print(e)
    var cells = alloc[Int](4)
    var group = TaskGroup()
    for i in range(4):
        group.create_task(store(cells, i))
    group.wait()
    for i in range(4):
        print(cells[unsafe_offset=i], end=" ")
    print()
    cells.unsafe_free()
    var log = List[String]()
    var name = String("n")

    async def note(text: String) {mut log, var name} -> Int:
        log.append(name + ":" + text)
        return len(log)

    print(await note("a"), await note("b"))
    print(log)

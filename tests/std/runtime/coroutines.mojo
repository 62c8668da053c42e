# rule: 12/CO-3, 12/ART-5
# expect: run
from std.runtime.asyncrt import (
    TaskGroup,
    create_task,
    create_raising_task,
    parallelism_level,
    initialize_runtime,
    task_id_for_device,
)
from std.runtime import initialize_runtime as ir2


async def add(a: Int, b: Int) -> Int:
    return a + b


async def both() -> Int:
    var t = create_task(add(1, 2))
    return await t + await add(3, 4)


async def fail() raises -> Int:
    raise Error("boom")


async def say(mut l: List[Int], i: Int):
    l[i] = i * 2


def check_co() raises:
    print(create_task(both()).wait())
    try:
        print(create_raising_task(fail()).wait())
    except e:
        print(e)
    var l: List[Int] = [0, 0, 0]
    var g = TaskGroup()
    for i in range(3):
        g.create_task(say(l, i))
    g.wait()
    print(l, parallelism_level() > 0)
    initialize_runtime()
    print(task_id_for_device(-1) == -1 or True)


def main() raises:
    check_co()

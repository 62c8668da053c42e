# rule: 12/LCK-1
# expect: run
from std.utils import BlockingScopedLock, BlockingSpinLock, SpinWaiter
from std.memory import Pointer


def check_lck() raises:
    var l = BlockingSpinLock()
    print(l.counter.load(), BlockingSpinLock.UNLOCKED)
    l.lock(5)
    print(l.counter.load(), l.unlock(4), l.unlock(5), l.counter.load())
    with BlockingScopedLock(l):
        print(l.counter.load() != -1)
    print(l.counter.load())
    with BlockingScopedLock(Pointer(to=l)):
        print(l.counter.load() != -1)
    var w = SpinWaiter()
    w.wait()
    comptime LT = BlockingScopedLock.LockType
    var q = LT()
    print(q.counter.load())


def main() raises:
    check_lck()

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Locks that spin."""

from std.atomic import Atomic
from std.builtin._intrinsics import external_call


struct SpinWaiter(Defaultable):
    """Backs off while waiting."""

    var _spins: Int

    def __init__(out self):
        """Starts with short waits."""
        self._spins = 0

    def wait(mut self):
        """Waits once, longer each time."""
        self._spins += 1
        if self._spins > 16:
            _ = external_call["sched_yield", Int32]()


struct BlockingSpinLock(Defaultable):
    """A lock that one owner holds; others spin. It is not re-entrant."""

    comptime UNLOCKED = -1
    """Nobody holds the lock."""

    var counter: Atomic[DType.int64]
    """The owner."""

    def __init__(out self):
        """Builds a lock that nobody holds."""
        self.counter = Atomic[DType.int64](Int64(-1))

    def lock(mut self, owner: Int):
        """Waits until nobody holds the lock, then takes it.

        Args:
            owner: Who takes it.
        """
        var expected = Int64(-1)
        var waiter = SpinWaiter()
        while not self.counter.compare_exchange(expected, Int64(owner)):
            waiter.wait()
            expected = Int64(-1)

    def unlock(mut self, owner: Int) -> Bool:
        """Lets the lock go.

        Args:
            owner: Who holds it.

        Returns:
            False when somebody else holds it.
        """
        var expected = Int64(owner)
        while self.counter.load() == Int64(owner):
            if self.counter.compare_exchange(expected, Int64(-1)):
                return True
            expected = Int64(owner)
        return False


struct BlockingScopedLock[origin: MutOrigin, //]:
    """A context that holds a lock.

    Parameters:
        origin: The origin of the lock.
    """

    comptime LockType = BlockingSpinLock
    """The type of the lock."""

    var lock: Pointer[BlockingSpinLock, Self.origin]
    """The lock."""

    def __init__(out self, lock: Pointer[BlockingSpinLock, Self.origin]):
        """Prepares to hold a lock.

        Args:
            lock: The lock.
        """
        self.lock = lock

    def __init__(out self, ref[Self.origin] lock: BlockingSpinLock):
        """Prepares to hold a lock.

        Args:
            lock: The lock.
        """
        self.lock = Pointer(to=lock)

    def __enter__(mut self):
        """Takes the lock."""
        self.lock[].lock(Int(Pointer(to=self)))

    def __exit__(mut self):
        """Lets the lock go."""
        _ = self.lock[].unlock(Int(Pointer(to=self)))

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The threads of the runtime, and tasks that run on them."""

from std.builtin._intrinsics import (
    __destroy_value_at,
    __function_address,
    __ref_at,
    external_call,
)
from std.builtin.coroutine import (
    AnyCoroutine,
    _at,
    _free_block,
    _result_at,
    _run_block,
    _take_checked,
)


def parallelism_level() -> Int:
    """The number of threads that work by default.

    Returns:
        The number.
    """
    return Int(external_call["kiln_parallelism", Int64]())


def initialize_runtime():
    """Makes the runtime ready in a process that isn't a Mojo program; there is
    nothing to do, since the threads are started when they are first needed."""
    pass


def task_id_for_device(device_id: Int) -> Int:
    """The thread that works for a device.

    Args:
        device_id: The device.

    Returns:
        -1: any.
    """
    return -1


def _work(handle: AnyCoroutine):
    """Runs a coroutine; the threads of the runtime call this."""
    _run_block(handle)


def _start(handle: AnyCoroutine) -> AnyCoroutine:
    """Starts a coroutine on some thread; `_wait` must follow."""
    return external_call["kiln_task_start", AnyCoroutine](
        __function_address[_work](), handle
    )


def _wait(task: AnyCoroutine):
    """Waits until a task is complete."""
    external_call["kiln_task_wait", NoneType](task)


def _release(task: AnyCoroutine):
    """Frees what the runtime knows of a task that is complete."""
    external_call["kiln_task_release", NoneType](task)


struct Task[type: Deinitable, origins: OriginSet]:
    """A coroutine that runs on a thread of the runtime. It must be waited for.

    Parameters:
        type: The type of the result.
        origins: What the coroutine borrows.
    """

    var _handle: AnyCoroutine
    var _task: AnyCoroutine

    def __init__(out self, var handle: Coroutine[Self.type, Self.origins]):
        """Starts a coroutine.

        Args:
            handle: The coroutine.
        """
        self._handle = handle^._take()
        self._task = _start(self._handle)

    def get(self) -> ref[origin_of(self)] Self.type:
        """The result of a task that is complete.

        Returns:
            A reference to the result.
        """
        return __ref_at[Self.type, origin_of(self)](
            _at(self._handle, _result_at[Self.type]())
        )

    def wait(self) -> ref[origin_of(self)] Self.type:
        """Blocks until the task is complete.

        Returns:
            A reference to the result.
        """
        _wait(self._task)
        return self.get()

    def __await__(self) -> ref[origin_of(self)] Self.type:
        """Blocks until the task is complete.

        Returns:
            A reference to the result.
        """
        return self.wait()

    def __deinit__(deinit self):
        """Destroys the result."""
        _wait(self._task)
        _release(self._task)
        __destroy_value_at[Self.type](
            _at(self._handle, _result_at[Self.type]())
        )
        _free_block(self._handle)


@explicit_destroy("a 'RaisingTask' must be consumed by 'wait' or 'await'")
struct RaisingTask[type: Movable, origins: OriginSet](Deinitable where False):
    """A coroutine that may raise and runs on a thread of the runtime.

    Parameters:
        type: The type of the result.
        origins: What the coroutine borrows.
    """

    var _handle: AnyCoroutine
    var _task: AnyCoroutine

    def __init__(
        out self, var handle: RaisingCoroutine[Self.type, Self.origins]
    ):
        """Starts a coroutine.

        Args:
            handle: The coroutine.
        """
        self._handle = handle^._take()
        self._task = _start(self._handle)

    def wait(deinit self, out result: Self.type) raises:
        """Blocks until the task is complete.

        Returns:
            The result.

        Raises:
            What the coroutine raised.
        """
        _wait(self._task)
        _release(self._task)
        result = _take_checked[Self.type](self._handle)

    def __await__(deinit self, out result: Self.type) raises:
        """Blocks until the task is complete.

        Returns:
            The result.

        Raises:
            What the coroutine raised.
        """
        _wait(self._task)
        _release(self._task)
        result = _take_checked[Self.type](self._handle)


def create_task(
    var handle: Coroutine[...],
) -> Task[handle.type, handle.origins]:
    """Starts a coroutine on a thread of the runtime.

    Args:
        handle: The coroutine.

    Returns:
        The task.
    """
    return Task(handle^)


def create_raising_task[
    type: Movable, origins: OriginSet
](var handle: RaisingCoroutine[type, origins]) -> RaisingTask[type, origins]:
    """Starts a coroutine that may raise on a thread of the runtime.

    Parameters:
        type: The type of the result.
        origins: What the coroutine borrows.

    Args:
        handle: The coroutine.

    Returns:
        The task.
    """
    return RaisingTask[type, origins](handle^)


struct TaskGroup(Defaultable):
    """Coroutines without results that run on threads of the runtime and are
    waited for together."""

    var tasks: List[Pointer[UInt8, MutUntrackedOrigin]]
    """The handle and the task of each coroutine that was not waited for."""

    def __init__(out self):
        """Makes a group without tasks."""
        self.tasks = []

    def create_task(mut self, var task: Coroutine[NoneType, ...]):
        """Starts a coroutine.

        Args:
            task: The coroutine.
        """
        var handle = task^._take()
        self.tasks.append(Pointer[UInt8, MutUntrackedOrigin](mlir_value=handle))
        self.tasks.append(
            Pointer[UInt8, MutUntrackedOrigin](mlir_value=_start(handle))
        )

    def _wait_for_all(mut self):
        """Blocks until all tasks are complete."""
        for i in range(0, len(self.tasks), 2):
            var task = self.tasks[i + 1]._mlir_value
            _wait(task)
            _release(task)
            _free_block(self.tasks[i]._mlir_value)
        self.tasks.clear()

    def wait[origins: OriginSet = origin_of()](mut self):
        """Blocks until all tasks created so far are complete.

        Parameters:
            origins: What stays alive until then.
        """
        self._wait_for_all()

    def __await__(mut self):
        """Blocks until all tasks created so far are complete."""
        self._wait_for_all()

    def __deinit__(deinit self):
        """Waits for what nobody waited for."""
        for i in range(0, len(self.tasks), 2):
            _wait(self.tasks[i + 1]._mlir_value)
            _release(self.tasks[i + 1]._mlir_value)
            _free_block(self.tasks[i]._mlir_value)


@fieldwise_init
struct TaskGroupContext(TrivialRegisterPassable):
    """What a task of a group calls when it is complete."""

    comptime tg_callback_fn_type = def(mut TaskGroup) thin -> None
    """The type of the function."""

    var callback: Self.tg_callback_fn_type
    """The function."""

    var task_group: Pointer[TaskGroup, MutUntrackedOrigin]
    """The group that owns the task."""

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Functions that call functions on several threads."""

from std.builtin._intrinsics import (
    __address_of,
    __function_address,
    __ref_at,
    external_call,
)
from std.utils.index import IndexList


def _parallelism() -> Int:
    """The number of threads that work by default."""
    return Int(external_call["kiln_parallelism", Int64]())


def _work[F: def(Int) -> None](index: Int64, context: __mlir_type.`!mojo.ptr`):
    """Calls the closure at `context`; C code calls this."""
    __ref_at[F, MutUntrackedOrigin](context)(Int(index))


def _run[F: def(Int) -> None](func: F, count: Int, workers: Int):
    """Calls a closure for each number below `count`, on several threads."""
    if count <= 0:
        return
    if count == 1 or workers == 1:
        for i in range(count):
            func(i)
        return
    external_call["kiln_parallel_for", NoneType](
        __function_address[_work[F]](),
        __address_of(func),
        Int64(count),
        Int64(workers),
    )


def sync_parallelize[
    FuncType: def(Int) -> None
](func: FuncType, num_work_items: Int):
    """Calls a function for each work item, on several threads.

    Parameters:
        FuncType: The type of the function.

    Args:
        func: The function.
        num_work_items: How many work items.
    """
    _run(func, num_work_items, 0)


def parallelize[
    FuncType: def(Int) -> None
](func: FuncType, num_work_items: Int):
    """Calls a function for each work item; each thread takes a contiguous part.

    Parameters:
        FuncType: The type of the function.

    Args:
        func: The function.
        num_work_items: How many work items.
    """
    parallelize(func, num_work_items, _parallelism())


def parallelize[
    FuncType: def(Int) -> None
](func: FuncType, num_work_items: Int, num_workers: Int):
    """Calls a function for each work item; each thread takes a contiguous part.

    Parameters:
        FuncType: The type of the function.

    Args:
        func: The function.
        num_work_items: How many work items.
        num_workers: How many parts.
    """
    debug_assert(num_workers > 0, "Number of workers must be positive")
    if num_work_items <= 0:
        return
    var parts = min(num_workers, num_work_items)
    var each = num_work_items // parts
    var longer = num_work_items % parts

    def run_part(part: Int) {ref}:
        var start = part * each + min(part, longer)
        var end = start + each + (1 if part < longer else 0)
        for i in range(start, end):
            func(i)

    _run(run_part, parts, parts)


def parallelize_over_rows[
    FuncType: def(Int, Int) -> None
](func: FuncType, shape: IndexList, axis: Int, grain_size: Int):
    """Calls a function for ranges of rows along an axis, on several threads.

    Parameters:
        FuncType: The type of the function.

    Args:
        func: The function; it gets the first row and the row after the last.
        shape: The extents.
        axis: The axis along which a row lies.
        grain_size: How many elements are worth a thread.
    """
    var total = shape.flattened_length()
    if total == 0:
        return
    var rows = total // shape[axis]
    var workers = min(
        rows, max(1, min(_parallelism(), total.__ceildiv__(grain_size)))
    )
    var each = rows.__ceildiv__(workers)

    def run_part(part: Int) {ref}:
        var start = part * each
        var end = min(start + each, rows)
        if start < end:
            func(start, end)

    _run(run_part, workers, workers)


@always_inline
def sync_parallelize[
    origins: OriginSet, //, func: def(Int) capturing[origins] -> None
](num_work_items: Int):
    """Calls a function for each work item, on several threads.

    Parameters:
        origins: What the function captures.
        func: The function.

    Args:
        num_work_items: How many work items.
    """

    def call(i: Int) {ref}:
        func(i)

    _run(call, num_work_items, 0)


@always_inline
def parallelize[
    origins: OriginSet, //, func: def(Int) capturing[origins] -> None
](num_work_items: Int):
    """Calls a function for each work item; each thread takes a contiguous part.

    Parameters:
        origins: What the function captures.
        func: The function.

    Args:
        num_work_items: How many work items.
    """

    def call(i: Int) {ref}:
        func(i)

    parallelize(call, num_work_items)


@always_inline
def parallelize[
    origins: OriginSet, //, func: def(Int) capturing[origins] -> None
](num_work_items: Int, num_workers: Int):
    """Calls a function for each work item; each thread takes a contiguous part.

    Parameters:
        origins: What the function captures.
        func: The function.

    Args:
        num_work_items: How many work items.
        num_workers: How many parts.
    """

    def call(i: Int) {ref}:
        func(i)

    parallelize(call, num_work_items, num_workers)

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Copying memory on several threads."""

from max.algorithm.functional import _parallelism, _run
from std.memory import unsafe_memcpy


def parallel_memcpy[
    dtype: DType
](
    *,
    dest: Pointer[mut=True, Scalar[dtype], _],
    src: Pointer[Scalar[dtype], _],
    count: Int,
    count_per_task: Int,
    num_tasks: Int,
):
    """Copies elements, a part on each thread.

    Parameters:
        dtype: The type of the elements.

    Args:
        dest: Where to write.
        src: Where to read.
        count: How many elements.
        count_per_task: How many elements each part has.
        num_tasks: How many parts.
    """
    var to = dest.unsafe_origin_cast[MutUntrackedOrigin]()
    var from_ = src.as_imm().unsafe_origin_cast[ImmUntrackedOrigin]()

    def copy_part(part: Int) {ref}:
        var start = part * count_per_task
        var n = min(count_per_task, count - start)
        if n > 0:
            unsafe_memcpy(
                dest=to.unsafe_offset(start),
                src=from_.unsafe_offset(start),
                count=n,
            )

    _run(copy_part, num_tasks, 0)


def parallel_memcpy[
    dtype: DType
](
    *,
    dest: Pointer[mut=True, Scalar[dtype], _],
    src: Pointer[Scalar[dtype], _],
    count: Int,
):
    """Copies elements, on several threads if they are many.

    Parameters:
        dtype: The type of the elements.

    Args:
        dest: Where to write.
        src: Where to read.
        count: How many elements.
    """
    if count < 4096:
        unsafe_memcpy(
            dest=dest.unsafe_origin_cast[MutUntrackedOrigin](),
            src=src.as_imm().unsafe_origin_cast[ImmUntrackedOrigin](),
            count=count,
        )
        return
    var each = count.__ceildiv__(_parallelism()).__ceildiv__(1024) * 1024
    parallel_memcpy(
        dest=dest,
        src=src,
        count=count,
        count_per_task=each,
        num_tasks=count.__ceildiv__(each),
    )

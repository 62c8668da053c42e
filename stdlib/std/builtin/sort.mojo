# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Sorting in place."""

from std.builtin._intrinsics import (
    __init_value_at,
    __size_of,
    __take_value_at,
)
from std.memory.memory import unsafe_uninit_move_n

comptime _SMALL = 32
"""Up to this length insertion sort is used."""


@always_inline
def _insert_sorted[
    T: Copyable, //, cmp_fn: def(T, T) capturing[_] -> Bool
](base: Pointer[mut=True, T, _], start: Int, end: Int):
    """Sorts the elements from `start` to `end` by insertion; stable."""
    for i in range(start + 1, end):
        if not cmp_fn(base[unsafe_offset=i], base[unsafe_offset=i - 1]):
            continue
        var value = base.unsafe_offset(i).unsafe_take_pointee()
        var k = i
        while k > start and cmp_fn(value, base[unsafe_offset=k - 1]):
            __init_value_at[T](
                base.unsafe_offset(k)._mlir_value,
                __take_value_at[T](base.unsafe_offset(k - 1)._mlir_value),
            )
            k -= 1
        base.unsafe_offset(k).unsafe_write(value^)


@always_inline
def _exchange[T: Movable, //](base: Pointer[mut=True, T, _], i: Int, j: Int):
    """Exchanges two elements, which may be the same."""
    if i != j:
        var a = base.unsafe_offset(i)._mlir_value
        var b = base.unsafe_offset(j)._mlir_value
        var first = __take_value_at[T](a)
        __init_value_at[T](a, __take_value_at[T](b))
        __init_value_at[T](b, first^)


def _median_to_front[
    T: Copyable, //, cmp_fn: def(T, T) capturing[_] -> Bool
](base: Pointer[mut=True, T, _], start: Int, end: Int):
    """Moves the median of the first, middle and last element to `start`."""
    var middle = start + (end - start) // 2
    var last = end - 1
    if cmp_fn(base[unsafe_offset=middle], base[unsafe_offset=start]):
        _exchange(base, middle, start)
    if cmp_fn(base[unsafe_offset=last], base[unsafe_offset=middle]):
        _exchange(base, last, middle)
        if cmp_fn(base[unsafe_offset=middle], base[unsafe_offset=start]):
            _exchange(base, middle, start)
    _exchange(base, start, middle)


def _partition_around[
    T: Copyable, //, cmp_fn: def(T, T) capturing[_] -> Bool
](base: Pointer[mut=True, T, _], start: Int, end: Int) -> Int:
    """Hoare's partition around the element at `start`; returns its place."""
    var i = start + 1
    var j = end - 1
    while True:
        while i <= j and cmp_fn(
            base[unsafe_offset=i], base[unsafe_offset=start]
        ):
            i += 1
        while i <= j and cmp_fn(
            base[unsafe_offset=start], base[unsafe_offset=j]
        ):
            j -= 1
        if i >= j:
            break
        _exchange(base, i, j)
        i += 1
        j -= 1
    _exchange(base, start, j)
    return j


def _quicksort[
    T: Copyable, //, cmp_fn: def(T, T) capturing[_] -> Bool
](base: Pointer[mut=True, T, _], first: Int, last: Int):
    """Sorts the elements from `first` to `last`. Recurs into the smaller
    part, so that the depth stays logarithmic."""
    var start = first
    var end = last
    while end - start > _SMALL:
        _median_to_front[cmp_fn](base, start, end)
        var pivot = _partition_around[cmp_fn](base, start, end)
        if pivot - start < end - pivot - 1:
            _quicksort[cmp_fn](base, start, pivot)
            start = pivot + 1
        else:
            _quicksort[cmp_fn](base, pivot + 1, end)
            end = pivot
    _insert_sorted[cmp_fn](base, start, end)


def _merge[
    T: Copyable, //, cmp_fn: def(T, T) capturing[_] -> Bool
](
    src: Pointer[mut=True, T, _],
    dest: Pointer[mut=True, T, _],
    start: Int,
    middle: Int,
    end: Int,
):
    """Moves two sorted runs of `src` into one of `dest`."""
    var i = start
    var j = middle
    var k = start
    while i < middle and j < end:
        if cmp_fn(src[unsafe_offset=j], src[unsafe_offset=i]):
            __init_value_at[T](
                dest.unsafe_offset(k)._mlir_value,
                __take_value_at[T](src.unsafe_offset(j)._mlir_value),
            )
            j += 1
        else:
            __init_value_at[T](
                dest.unsafe_offset(k)._mlir_value,
                __take_value_at[T](src.unsafe_offset(i)._mlir_value),
            )
            i += 1
        k += 1
    while i < middle:
        __init_value_at[T](
            dest.unsafe_offset(k)._mlir_value,
            __take_value_at[T](src.unsafe_offset(i)._mlir_value),
        )
        i += 1
        k += 1
    while j < end:
        __init_value_at[T](
            dest.unsafe_offset(k)._mlir_value,
            __take_value_at[T](src.unsafe_offset(j)._mlir_value),
        )
        j += 1
        k += 1


def _merge_sort[
    T: Copyable, //, cmp_fn: def(T, T) capturing[_] -> Bool
](base: Pointer[mut=True, T, _], n: Int):
    """Sorts runs by insertion and merges them bottom-up; stable."""
    var start = 0
    while start < n:
        var end = start + _SMALL
        if end > n:
            end = n
        _insert_sorted[cmp_fn](base, start, end)
        start = end
    if n <= _SMALL:
        return
    var spare = List[T](unsafe_uninit_length=n)
    spare._len = 0
    var here = base.unsafe_origin_cast[MutUntrackedOrigin]()
    var there = spare._data
    var width = _SMALL
    while width < n:
        var at = 0
        while at < n:
            var middle = at + width
            if middle > n:
                middle = n
            var end = at + 2 * width
            if end > n:
                end = n
            _merge[cmp_fn](here, there, at, middle, end)
            at = end
        var former = here
        here = there
        there = former
        width *= 2
    if Int(here) != Int(base):
        unsafe_uninit_move_n[overlapping=False](dest=there, src=here, count=n)
    # The block is used through raw pointers up to here.
    _ = spare^


def sort[
    T: Copyable,
    origin: MutOrigin,
    //,
    cmp_fn: def(T, T) capturing[_] -> Bool,
    *,
    stable: Bool = False,
](span: Span[T, origin]):
    """Sorts in place by an order.

    Parameters:
        T: The type of the elements.
        origin: The origin of the elements.
        cmp_fn: Whether the first comes before the second.
        stable: Whether equal elements keep their order.

    Args:
        span: The elements.
    """
    comptime if stable:
        _merge_sort[cmp_fn](span.unsafe_ptr(), len(span))
    else:
        _quicksort[cmp_fn](span.unsafe_ptr(), 0, len(span))


def sort[
    T: Copyable & Comparable,
    origin: MutOrigin,
    //,
    *,
    stable: Bool = False,
](span: Span[T, origin]):
    """Sorts in place in ascending order.

    Parameters:
        T: The type of the elements.
        origin: The origin of the elements.
        stable: Whether equal elements keep their order.

    Args:
        span: The elements.
    """

    @__parameter
    def less(a: T, b: T) -> Bool:
        return a < b

    sort[less, stable=stable](span)


def partition[
    T: Copyable,
    origin: MutOrigin,
    //,
    cmp_fn: def(T, T) capturing[_] -> Bool,
](span: Span[T, origin], k: Int):
    """Moves the first `k` elements of an order to the front, in any order.

    Parameters:
        T: The type of the elements.
        origin: The origin of the elements.
        cmp_fn: Whether the first comes before the second.

    Args:
        span: The elements.
        k: How many elements.
    """
    var base = span.unsafe_ptr()
    var start = 0
    var end = len(span)
    while end - start > _SMALL:
        _median_to_front[cmp_fn](base, start, end)
        var pivot = _partition_around[cmp_fn](base, start, end)
        if pivot == k:
            return
        if pivot < k:
            start = pivot + 1
        else:
            end = pivot
    _insert_sorted[cmp_fn](base, start, end)

# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Operations on raw memory."""

from std.bit import byte_swap
from std.builtin._intrinsics import (
    __copy_is_trivial,
    __destroy_is_trivial,
    __destroy_value_at,
    __forget,
    __init_copy_at,
    __init_value_at,
    __move_is_trivial,
    __size_of,
    __take_value_at,
)
from std.sys.info import is_little_endian


@always_inline("nodebug")
def _element_at[
    T: AnyType
](base: __mlir_type.`!mojo.ptr`, i: Int) -> __mlir_type.`!mojo.ptr`:
    """The address of element `i` after `base`."""
    return __mlir_op.`mojo.ptr.offset`[elem=T](base, i.__mlir_index__())


def unsafe_memcmp[
    type: AnyType, address_space: AddressSpace
](
    s1: Pointer[mut=False, type, _, address_space=address_space],
    s2: Pointer[mut=False, type, _, address_space=address_space],
    count: Int,
) -> Int:
    """Compares memory: by signed words if the element size allows, else bytes.

    Parameters:
        type: The type of the elements.
        address_space: The address space of the memory.

    Args:
        s1: One memory.
        s2: The other memory.
        count: The number of elements.

    Returns:
        -1, 0 or 1.
    """
    comptime if __size_of[type]() % 4 == 0 and __size_of[type]() > 0:
        var a = s1.unsafe_bitcast[Int32]()
        var b = s2.unsafe_bitcast[Int32]()
        for i in range(count * (__size_of[type]() // 4)):
            var x = a[unsafe_offset=i]
            var y = b[unsafe_offset=i]
            if x != y:
                return 1 if x > y else -1
        return 0
    else:
        return _compare_bytes(
            s1.unsafe_bitcast[UInt8]()._mlir_value,
            s2.unsafe_bitcast[UInt8]()._mlir_value,
            count * __size_of[type](),
        )


@always_inline("nodebug")
def _word[dtype: DType](base: __mlir_type.`!mojo.ptr`, at: Int) -> UInt64:
    """The integer at an offset in bytes, with the first byte lowest."""
    var word = Pointer[Scalar[dtype], ImmUntrackedOrigin](
        mlir_value=_element_at[UInt8](base, at)
    ).unsafe_load[alignment=1]()
    comptime if is_little_endian():
        return UInt64(word)
    else:
        return UInt64(byte_swap(word))


@always_inline("nodebug")
def _order(x: UInt64, y: UInt64) -> Int:
    """Orders words by their bytes, the lowest byte first."""
    if x == y:
        return 0
    return 1 if byte_swap(x) > byte_swap(y) else -1


def _compare_bytes(
    a: __mlir_type.`!mojo.ptr`, b: __mlir_type.`!mojo.ptr`, n: Int
) -> Int:
    """Compares bytes, eight at a time; returns -1, 0 or 1."""
    if n >= 8:
        var at = 0
        while at < n - 8:
            var x = _word[DType.uint64](a, at)
            var y = _word[DType.uint64](b, at)
            if x != y:
                return _order(x, y)
            at += 8
        # The last word may repeat bytes, which are equal.
        return _order(
            _word[DType.uint64](a, n - 8), _word[DType.uint64](b, n - 8)
        )
    if n >= 4:
        return _order(
            _word[DType.uint32](a, 0) | _word[DType.uint32](a, n - 4) << 32,
            _word[DType.uint32](b, 0) | _word[DType.uint32](b, n - 4) << 32,
        )
    if n <= 0:
        return 0
    return _order(
        _word[DType.uint8](a, 0)
        | _word[DType.uint8](a, n // 2) << 8
        | _word[DType.uint8](a, n - 1) << 16,
        _word[DType.uint8](b, 0)
        | _word[DType.uint8](b, n // 2) << 8
        | _word[DType.uint8](b, n - 1) << 16,
    )


@always_inline
def unsafe_memcpy[
    T: AnyType
](*, dest: Pointer[mut=True, T, _], src: Pointer[T, _], count: Int):
    """Copies memory that doesn't overlap.

    Parameters:
        T: The type of the elements.

    Args:
        dest: Where to write.
        src: Where to read.
        count: The number of elements.
    """
    __mlir_op.`mojo.memcpy`[_type=None](
        dest._mlir_value,
        src._mlir_value,
        (count * __size_of[T]()).__mlir_index__(),
    )


@always_inline
def unsafe_memmove[
    T: AnyType
](
    *,
    dest: Pointer[mut=True, T, _],
    src: Pointer[mut=False, T, _],
    count: Int,
):
    """Copies memory that may overlap.

    Parameters:
        T: The type of the elements.

    Args:
        dest: Where to write.
        src: Where to read.
        count: The number of elements.
    """
    __mlir_op.`mojo.memmove`[_type=None](
        dest._mlir_value,
        src._mlir_value,
        (count * __size_of[T]()).__mlir_index__(),
    )


@always_inline
def unsafe_memset(ptr: Pointer[mut=True, ...], value: Byte, count: Int):
    """Fills memory with a byte.

    Args:
        ptr: Where to write.
        value: The byte.
        count: The number of elements.
    """
    __mlir_op.`mojo.memset`[_type=None](
        ptr._mlir_value,
        __mlir_op.`mojo.to_builtin`[_type=__mlir_type.i8](value._mlir_value),
        (count * __size_of[ptr.T]()).__mlir_index__(),
    )


@always_inline
def unsafe_memset_zero(ptr: Pointer[mut=True, ...], count: Int):
    """Fills memory with zero bytes.

    Args:
        ptr: Where to write.
        count: The number of elements.
    """
    unsafe_memset(ptr, Byte(0), count)


@always_inline
def unsafe_memset_zero[
    dtype: DType, //, *, count: Int
](ptr: Pointer[mut=True, Scalar[dtype], ...]):
    """Fills memory with zero bytes.

    Parameters:
        dtype: The type of the elements.
        count: The number of elements.

    Args:
        ptr: Where to write.
    """
    unsafe_memset(ptr, Byte(0), count)


@always_inline
def unsafe_uninit_move_n[
    T: Movable, //, *, overlapping: Bool
](
    *,
    dest: Pointer[mut=True, T, _],
    src: Pointer[mut=True, T, _],
    count: Int,
):
    """Moves values to uninitialized memory, in ascending order.

    Parameters:
        T: The type of the values.
        overlapping: Whether the memories may overlap.

    Args:
        dest: Where to move to.
        src: Where to move from; uninitialized afterwards.
        count: The number of values.
    """
    comptime if __move_is_trivial[T]():
        comptime if overlapping:
            __mlir_op.`mojo.memmove`[_type=None](
                dest._mlir_value,
                src._mlir_value,
                (count * __size_of[T]()).__mlir_index__(),
            )
        else:
            __mlir_op.`mojo.memcpy`[_type=None](
                dest._mlir_value,
                src._mlir_value,
                (count * __size_of[T]()).__mlir_index__(),
            )
    else:
        for i in range(count):
            __init_value_at[T](
                _element_at[T](dest._mlir_value, i),
                __take_value_at[T](_element_at[T](src._mlir_value, i)),
            )


@always_inline
def unsafe_uninit_copy_n[
    T: Copyable, //, *, overlapping: Bool
](
    *,
    dest: Pointer[mut=True, T, _],
    src: Pointer[T, _],
    count: Int,
):
    """Copies values to uninitialized memory, in ascending order.

    Parameters:
        T: The type of the values.
        overlapping: Whether the memories may overlap.

    Args:
        dest: Where to copy to.
        src: Where to copy from.
        count: The number of values.
    """
    comptime if __copy_is_trivial[T]():
        comptime if overlapping:
            __mlir_op.`mojo.memmove`[_type=None](
                dest._mlir_value,
                src._mlir_value,
                (count * __size_of[T]()).__mlir_index__(),
            )
        else:
            __mlir_op.`mojo.memcpy`[_type=None](
                dest._mlir_value,
                src._mlir_value,
                (count * __size_of[T]()).__mlir_index__(),
            )
    else:
        for i in range(count):
            __init_copy_at[T](
                _element_at[T](dest._mlir_value, i), src[unsafe_offset=i]
            )


@always_inline
def unsafe_destroy_n[
    T: Deinitable
](pointer: Pointer[mut=True, T, _], count: Int):
    """Destroys values in ascending order.

    Parameters:
        T: The type of the values.

    Args:
        pointer: Where the first value is.
        count: The number of values.
    """
    comptime if not __destroy_is_trivial[T]():
        for i in range(count):
            __destroy_value_at[T](_element_at[T](pointer._mlir_value, i))


# ===--- triviality -------------------------------------------------------------===#


@always_inline("nodebug")
def is_trivially_movable[T: AnyType]() -> Bool:
    """Whether moving a value only copies its bytes.

    Parameters:
        T: The type.

    Returns:
        The answer.
    """
    return __move_is_trivial[T]()


@always_inline("nodebug")
def is_trivially_copyable[T: AnyType]() -> Bool:
    """Whether copying a value only copies its bytes.

    Parameters:
        T: The type.

    Returns:
        The answer.
    """
    return __copy_is_trivial[T]()


@always_inline("nodebug")
def is_trivially_deletable[T: AnyType]() -> Bool:
    """Whether destroying a value does nothing.

    Parameters:
        T: The type.

    Returns:
        The answer.
    """
    return __destroy_is_trivial[T]()


@deprecated("use `is_trivially_deletable`")
@always_inline("nodebug")
def is_trivially_destructible[T: AnyType]() -> Bool:
    """Deprecated: use `is_trivially_deletable`.

    Parameters:
        T: The type.

    Returns:
        The answer.
    """
    return __destroy_is_trivial[T]()


@always_inline
def forget_deinit[T: AnyType](var value: T):
    """Ends the life of a value without running its destructor.

    Parameters:
        T: The type of the value.

    Args:
        value: The value.
    """
    __forget(value^)


# ===--- deprecated spellings ------------------------------------------------------===#


@deprecated("use `unsafe_memcmp`")
@always_inline
def memcmp[
    type: AnyType
](s1: Pointer[type, _], s2: Pointer[type, _], count: Int) -> Int:
    """Deprecated: use `unsafe_memcmp`."""
    return unsafe_memcmp(s1.as_imm(), s2.as_imm(), count)


@deprecated("use `unsafe_memcpy`")
@always_inline
def memcpy[
    T: AnyType
](*, dest: Pointer[mut=True, T, _], src: Pointer[T, _], count: Int):
    """Deprecated: use `unsafe_memcpy`."""
    unsafe_memcpy(dest=dest, src=src, count=count)


@deprecated("use `unsafe_memcpy`")
@always_inline
def memcpy[
    T: AnyType
](
    *,
    dest: OptionalPointer[mut=True, T, _],
    src: OptionalPointer[T, _],
    count: Int,
):
    """Deprecated: use `unsafe_memcpy`."""
    if count != 0:
        unsafe_memcpy(dest=dest.value(), src=src.value(), count=count)


@deprecated("use `unsafe_memcpy` with keywords")
@always_inline
def memcpy[
    T: AnyType
](dest: Pointer[mut=True, T, _], src: Pointer[T, _], count: Int, /):
    """Deprecated: use `unsafe_memcpy`."""
    unsafe_memcpy(dest=dest, src=src, count=count)


@deprecated("use `unsafe_memmove`")
@always_inline
def memmove[
    T: AnyType
](*, dest: Pointer[mut=True, T, _], src: Pointer[T, _], count: Int):
    """Deprecated: use `unsafe_memmove`."""
    unsafe_memmove(dest=dest, src=src.as_imm(), count=count)


@deprecated("use `unsafe_memset`")
@always_inline
def memset(ptr: Pointer[mut=True, ...], value: Byte, count: Int):
    """Deprecated: use `unsafe_memset`."""
    unsafe_memset(ptr, value, count)


@deprecated("use `unsafe_memset_zero`")
@always_inline
def memset_zero(ptr: Pointer[mut=True, ...], count: Int):
    """Deprecated: use `unsafe_memset_zero`."""
    unsafe_memset(ptr, Byte(0), count)


@deprecated("use `unsafe_uninit_move_n`")
@always_inline
def uninit_move_n[
    T: Movable, //, *, overlapping: Bool
](
    *,
    dest: Pointer[mut=True, T, _],
    src: Pointer[mut=True, T, _],
    count: Int,
):
    """Deprecated: use `unsafe_uninit_move_n`."""
    unsafe_uninit_move_n[overlapping=overlapping](
        dest=dest, src=src, count=count
    )


@deprecated("use `unsafe_uninit_copy_n`")
@always_inline
def uninit_copy_n[
    T: Copyable, //, *, overlapping: Bool
](*, dest: Pointer[mut=True, T, _], src: Pointer[T, _], count: Int):
    """Deprecated: use `unsafe_uninit_copy_n`."""
    unsafe_uninit_copy_n[overlapping=overlapping](
        dest=dest, src=src, count=count
    )


@deprecated("use `unsafe_destroy_n`")
@always_inline
def destroy_n[T: Deinitable](pointer: Pointer[mut=True, T, _], count: Int):
    """Deprecated: use `unsafe_destroy_n`."""
    unsafe_destroy_n(pointer, count)

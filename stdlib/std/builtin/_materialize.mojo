# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Run-time copies of compile-time values that own memory."""


@always_inline("nodebug")
def _word(table: __mlir_type.`!mojo.ptr`, index: Int) -> Int:
    """Word `index` of a table."""
    return Int(
        mlir_value=__mlir_op.`mojo.ptr.load`[_type=__mlir_type.index](
            __mlir_op.`mojo.ptr.offset`[elem=__mlir_type.index](
                table, index.__mlir_index__()
            )
        )
    )


@always_inline("nodebug")
def _slot(
    table: __mlir_type.`!mojo.ptr`, index: Int
) -> __mlir_type.`!mojo.ptr`:
    """The address of word `index` of a table."""
    return __mlir_op.`mojo.ptr.offset`[elem=__mlir_type.`!mojo.ptr`](
        table, index.__mlir_index__()
    )


@always_inline("nodebug")
def _address(
    table: __mlir_type.`!mojo.ptr`, index: Int
) -> __mlir_type.`!mojo.ptr`:
    """Word `index` of a table, which is an address."""
    return __mlir_op.`mojo.ptr.load`[_type=__mlir_type.`!mojo.ptr`](
        _slot(table, index)
    )


@no_inline
def _rebuild(
    destination: __mlir_type.`!mojo.ptr`, table: __mlir_type.`!mojo.ptr`
):
    """Copies a value and the blocks of memory that it owns; the compiler calls
    this where a compile-time value becomes a run-time one.

    The table starts with the numbers of blocks and of pointers. A block, the
    value itself first, is its bytes, size and alignment; a pointer is the
    block and the offset where it stands, and those which it points to.
    """
    var blocks = _word(table, 0)
    var copies = __mlir_op.`mojo.alloc`(
        (blocks * 8).__mlir_index__(), Int(8).__mlir_index__()
    )
    for i in range(blocks):
        var entry = 2 + 3 * i
        var size = _word(table, entry + 1)
        var copy = destination
        if i > 0:
            copy = __mlir_op.`mojo.alloc`(
                size.__mlir_index__(),
                _word(table, entry + 2).__mlir_index__(),
            )
        __mlir_op.`mojo.memcpy`[_type=None](
            copy, _address(table, entry), size.__mlir_index__()
        )
        __mlir_op.`mojo.ptr.store`[_type=None](copy, _slot(copies, i))
    for i in range(_word(table, 1)):
        var entry = 2 + 3 * blocks + 4 * i
        __mlir_op.`mojo.ptr.store`[_type=None](
            __mlir_op.`mojo.ptr.offset`[elem=__mlir_type.i8](
                _address(copies, _word(table, entry + 2)),
                _word(table, entry + 3).__mlir_index__(),
            ),
            __mlir_op.`mojo.ptr.offset`[elem=__mlir_type.i8](
                _address(copies, _word(table, entry)),
                _word(table, entry + 1).__mlir_index__(),
            ),
        )
    __mlir_op.`mojo.free`[_type=None](copies)

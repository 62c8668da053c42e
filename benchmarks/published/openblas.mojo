# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""The products of `examples/blocked_matmul.mojo` as C functions, for `openblas.py`."""

from blocked_matmul import Elements, matmul


@export
def kiln_sgemm(
    c: Elements[DType.float32, MutUntrackedOrigin],
    a: Elements[DType.float32, MutUntrackedOrigin],
    b: Elements[DType.float32, MutUntrackedOrigin],
    rows: Int,
    depth: Int,
    columns: Int,
) abi("C"):
    matmul(c, a, b, rows, depth, columns)


@export
def kiln_dgemm(
    c: Elements[DType.float64, MutUntrackedOrigin],
    a: Elements[DType.float64, MutUntrackedOrigin],
    b: Elements[DType.float64, MutUntrackedOrigin],
    rows: Int,
    depth: Int,
    columns: Int,
) abi("C"):
    matmul(c, a, b, rows, depth, columns)

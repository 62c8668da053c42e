#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Compares the products of examples/blocked_matmul.mojo with those of OpenBLAS, both on one core of this machine.

usage: openblas.py [--bin FOLDER] [--blas LIBRARY] [--seconds SECONDS] [SIZE ...]

Both multiply the same square matrices in this process, in turns; times are processor times of the thread, the
first quartile of them. The results have to
agree. OpenBLAS is looked for among the system's libraries, then inside NumPy. Exit status: 77 when there is none.
"""
import argparse
import array
import ctypes
import ctypes.util
import glob
import importlib.util
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def open_blas(path):
    """The library and the form of its names, or None."""
    candidates = [path] if path else [ctypes.util.find_library("openblas")]
    if not path and (numpy := importlib.util.find_spec("numpy")):
        candidates += glob.glob(str(Path(numpy.origin).parent.parent / "numpy.libs" / "*openblas*"))
    for candidate in filter(None, candidates):
        try:
            library = ctypes.CDLL(candidate)
        except OSError:
            continue
        for form, integer in (("cblas_{}", ctypes.c_int), ("scipy_cblas_{}64_", ctypes.c_int64), ("cblas_{}64_", ctypes.c_int64)):
            if hasattr(library, form.format("sgemm")):
                return library, form, integer
    return None


def gemm_of(blas, name, scalar):
    """A function that adds the product of two square matrices to a third."""
    library, form, integer = blas
    function = getattr(library, form.format(name))
    function.restype = None
    function.argtypes = [ctypes.c_int] * 3 + [integer] * 3 + [scalar, ctypes.c_void_p, integer, ctypes.c_void_p, integer, scalar,
                                                             ctypes.c_void_p, integer]
    row_major, as_it_is = 101, 111
    return lambda c, a, b, n: function(row_major, as_it_is, as_it_is, n, n, n, 1.0, a, n, b, n, 1.0, c, n)


def kiln_gemm(library, name):
    function = getattr(library, f"kiln_{name}")
    function.restype = None
    function.argtypes = [ctypes.c_void_p] * 3 + [ctypes.c_int64] * 3
    return lambda c, a, b, n: function(c, a, b, n, n, n)


def aligned(values, code):
    """The address of a copy of `values` at a multiple of 64, and what keeps it alive."""
    data = array.array(code, values)
    room = ctypes.create_string_buffer(len(data) * data.itemsize + 64)
    address = (ctypes.addressof(room) + 63) & ~63
    ctypes.memmove(address, data.buffer_info()[0], len(data) * data.itemsize)
    return address, room


def compare(ours, theirs, code, scalar, n, seconds):
    """How long both take, in nanoseconds."""
    random.seed(n)
    a, keep_a = aligned([random.random() for _ in range(n * n)], code)
    b, keep_b = aligned([random.random() for _ in range(n * n)], code)
    c, keep_c = aligned([0.0] * (n * n), code)
    d, keep_d = aligned([0.0] * (n * n), code)
    ours(c, a, b, n)
    theirs(d, a, b, n)
    left, right = (scalar * (n * n)).from_address(c), (scalar * (n * n)).from_address(d)
    tolerance = (1e-4 if code == "f" else 1e-12) * n
    if any(abs(left[i] - right[i]) > tolerance for i in range(0, n * n, 7)):
        raise SystemExit(f"size {n}: the products differ")
    times = ([], [])
    end = time.monotonic() + seconds
    rounds = 0
    while rounds < 3 or time.monotonic() < end:
        rounds += 1
        for i, (gemm, result) in enumerate(((ours, c), (theirs, d))):
            start = time.thread_time_ns()
            gemm(result, a, b, n)
            times[i].append(time.thread_time_ns() - start)
    return [statistics.quantiles(some, n=4)[0] for some in times]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[64, 96, 100, 128, 192, 256, 384, 500, 512, 1000, 1024, 2048])
    parser.add_argument("--bin", default=str(HERE.parent.parent / "build" / "bin"))
    parser.add_argument("--blas")
    parser.add_argument("--seconds", type=float, default=1.0)
    options = parser.parse_args()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    blas = open_blas(options.blas)
    if not blas:
        print("skipped: OpenBLAS is not installed")
        return 77
    with tempfile.TemporaryDirectory() as tmp:
        subprocess.run([f"{options.bin}/mojo", "build", "-I", str(HERE.parent.parent / "examples"), "--emit", "shared-lib", "-o", f"{tmp}/gemm.so",
                        str(HERE / "openblas.mojo")], check=True)
        library = ctypes.CDLL(f"{tmp}/gemm.so")
    print(f"{'size':>6}" + "".join(f"{dtype + ' ' + what:>20}" for dtype in ("float32", "float64") for what in ("Kiln", "OpenBLAS", "ratio")))
    for n in options.sizes:
        line = f"{n:>6}"
        for name, code, scalar in (("sgemm", "f", ctypes.c_float), ("dgemm", "d", ctypes.c_double)):
            ours, theirs = compare(kiln_gemm(library, name), gemm_of(blas, name, scalar), code, scalar, n, options.seconds)
            line += f"{2 * n ** 3 / ours:>20.1f}{2 * n ** 3 / theirs:>20.1f}{theirs / ours:>20.2f}"
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

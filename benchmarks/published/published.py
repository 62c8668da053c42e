#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Reproduces the published comparisons with CPython: the matrix product of the notebook and the Mandelbrot set of the articles.

usage: published.py [--bin FOLDER] [--size SIZE]

As in the notebook CPython multiplies smaller matrices (128 rows), and speeds are compared, not times. CPython's times are processor times, and
it does a part of the rows of the Mandelbrot set.
"""
import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(HERE.parent.parent / "build" / "bin"))
    parser.add_argument("--size", default="512", help="rows of the matrices")
    options = parser.parse_args()

    def python(name):
        return subprocess.run([sys.executable, HERE / f"{name}.py"], capture_output=True, text=True, check=True).stdout.strip()

    with tempfile.TemporaryDirectory() as tmp:
        def mojo(name, *arguments):
            subprocess.run([f"{options.bin}/mojo", "build", "-o", f"{tmp}/{name}", HERE / f"{name}.mojo"], check=True)
            subprocess.run([f"{tmp}/{name}", *arguments], check=True)

        speed = python("matmul")
        print(f"matrix product, {options.size} rows\n", flush=True)
        print("| step | GFLOP/s | GFLOP for each second of a core | times CPython, per core |\n|---|---|---|---|", flush=True)
        print(f"| CPython {sys.version.split()[0]}, 128 rows | {float(speed):.4f} | {float(speed):.4f} | 1 |", flush=True)
        mojo("matmul", options.size, speed)
        speed = python("mandelbrot")
        print("\nMandelbrot set\n", flush=True)
        print("| program | sum | ms | steps, in 10^9 a second | times CPython |\n|---|---|---|---|---|", flush=True)
        print(f"| CPython {sys.version.split()[0]}, every 32nd row | | | {float(speed):.5f} | 1 |", flush=True)
        mojo("mandelbrot", speed)


if __name__ == "__main__":
    main()

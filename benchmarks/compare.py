#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Compiles each benchmark and its C++ twin, runs them in turns, checks that both computed the same, prints times and ratios.

usage: compare.py [--mojo CMD] [--cxx CMD] [--rounds N] [NAME ...]

Both sides are optimized for this machine (-O3, -march=native) and may fuse multiply-adds. A ratio below 1 means that the Mojo
program was faster. Checksums agree when they differ by less than a millionth: the compilers fuse different additions.
"""
import argparse
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median


def run(program):
    """The checksum and the nanoseconds that `program` prints."""
    out = subprocess.run([program], capture_output=True, text=True, check=True).stdout
    facts = dict(line.split() for line in out.splitlines())
    return float(facts["checksum"]), int(facts["nanoseconds"])


def main():
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=sorted(p.stem for p in here.glob("*.mojo")))
    parser.add_argument("--mojo", default=str(here.parent / "mojo"), help="the command, in shell words")
    parser.add_argument("--cxx", default=os.environ.get("CXX", "clang++-22"))
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as tmp:
        print(f"{'benchmark':<14}{'Mojo ms':>10}{'C++ ms':>10}{'ratio':>8}  (median of {options.rounds}; best ratio)")
        for name in options.names:
            mojo, cxx = f"{tmp}/{name}-mojo", f"{tmp}/{name}-cxx"
            subprocess.run([*shlex.split(options.mojo), "build", "-O3", "-o", mojo, here / f"{name}.mojo"], check=True)
            subprocess.run([*shlex.split(options.cxx), "-std=c++20", "-O3", "-march=native", "-ffp-contract=fast", "-o", cxx,
                            here / f"{name}.cpp"], check=True)
            times = {mojo: [], cxx: []}
            sums = {}
            for _ in range(options.rounds):
                for program in (mojo, cxx):
                    sums[program], spent = run(program)
                    times[program].append(spent / 1e6)
            a, b = median(times[mojo]), median(times[cxx])
            print(f"{name:<14}{a:>10.2f}{b:>10.2f}{a / b:>8.2f}  {min(times[mojo]) / min(times[cxx]):.2f}")
            scale = max(abs(sums[mojo]), abs(sums[cxx]), 1e-300)
            if abs(sums[mojo] - sums[cxx]) / scale > 1e-6:
                wrong += 1
                print(f"  different results: {sums[mojo]!r} and {sums[cxx]!r}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

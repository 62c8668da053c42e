#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Counts the instructions of small programs, and of the compiler on two of them, and compares with the recorded counts.

usage: instructions.py [--bin FOLDER] [--record] [--tolerance PERCENT]

Programs are compiled for one fixed processor and counted by valgrind, so that counts are the same on every machine with the same
libraries. `instructions.json` keeps them for each set of versions that they depend on. Exit status: 0 when every count is within
the tolerance or less, 1 when one is more, 77 when nothing can be compared: valgrind is missing, or nothing was recorded with these
versions. A change that is meant to cost more records the new counts.
"""
import argparse
import json
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
RECORD = HERE / "instructions.json"


def output_of(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def environment(binary):
    """What counts depend on besides the source."""
    cache = binary.parent.parent / "CMakeCache.txt"
    settings = {}
    if cache.exists():
        for line in cache.read_text().splitlines():
            if match := re.match(r"(CMAKE_BUILD_TYPE|KILN_DEV|LLVM_DIR):\w+=(.*)", line):
                settings[match[1]] = match[2]
    return {
        "machine": platform.machine(),
        "libc": " ".join(platform.libc_ver()),
        "valgrind": output_of("valgrind", "--version"),
        "clang": output_of("clang++-22", "--version").splitlines()[:1],
        "build": settings,
    }


def count(*command):
    """The number of instructions that `command` takes."""
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], capture_output=True, text=True)
    match = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not match:
        raise SystemExit(f"failed under valgrind: {command}\n{done.stderr[-2000:]}")
    return int(match[1])


def measure(mojo):
    counts = {}
    with tempfile.TemporaryDirectory() as tmp:
        build = [mojo, "build", "-O3", "--disable-cache", "-j1", "--target-cpu", "x86-64-v2"]
        for path in sorted((HERE / "small").glob("*.mojo")):
            subprocess.run([*build, "-o", f"{tmp}/program", path], check=True)
            counts[path.stem] = count(f"{tmp}/program")
        for name in ("recursion", "words"):
            counts[f"compiling {name}"] = count(*build, "--emit", "llvm", "-o", f"{tmp}/ir", str(HERE / "small" / f"{name}.mojo"))
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(HERE.parent / "build" / "bin"))
    parser.add_argument("--record", action="store_true", help="writes the counts")
    parser.add_argument("--tolerance", type=float, default=2.0)
    options = parser.parse_args()
    here = environment(Path(options.bin) / "mojo")
    if not here["valgrind"]:
        print("skipped: valgrind is missing")
        return 77
    records = json.loads(RECORD.read_text()) if RECORD.exists() else []
    recorded = next((record["counts"] for record in records if record["environment"] == here), {})
    if not options.record and not recorded:
        print(f"skipped: nothing was recorded with {here}")
        return 77
    counts = measure(str(Path(options.bin) / "mojo"))
    if options.record:
        records = [record for record in records if record["environment"] != here] + [{"environment": here, "counts": counts}]
        RECORD.write_text(json.dumps(records, indent=2) + "\n")
    worse = 0
    for name, now in counts.items():
        before = recorded.get(name)
        change = 100.0 * (now - before) / before if before else 0.0
        worse += change > options.tolerance
        note = "  MORE" if change > options.tolerance else "  less: record it" if change < -options.tolerance else ""
        print(f"{name:<24}{now:>14,}{change:>+8.2f} %{note}")
    return 1 if worse and not options.record else 0


if __name__ == "__main__":
    sys.exit(main())

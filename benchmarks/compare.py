#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Compiles each benchmark and its C++ twin, runs them in turns, checks that both computed the same, prints times and ratios.

usage: compare.py [--mojo CMD] [--cxx CMD] [--rounds N] [--svg FILE] [--markdown FILE] [--python] [--unchecked] [NAME ...]

Both sides are optimized for this machine (-O3, -march=native) and may fuse multiply-adds. A ratio below 1 means that the Mojo
program was faster. Checksums of integers must be equal; those of floats agree when they differ by less than a millionth: the
compilers fuse different additions. A program measures its own work; start, input and output are not part of it.
Columns: medians and their ratio; ratio of the shortest runs; ratio of the shortest processor times of the whole processes; processor
time and memory of the compilers (Mojo first, without its cache); memory of the programs; size of the stripped executables.
"""
import argparse
import math
import os
import shlex
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent


@dataclass
class Side:
    """What was measured of one program in one language."""

    program: str
    compile_seconds: float = math.inf
    compile_megabytes: float = 0.0
    times: list = field(default_factory=list)
    processor_seconds: float = math.inf
    checksum: str = ""
    megabytes: float = 0.0
    kilobytes: float = 0.0

    @property
    def milliseconds(self):
        return median(self.times)


@dataclass
class Means:
    """Geometric means of Mojo's measures divided by those of C++."""

    wall: float
    processor: float
    compiling: float


def measured(command, **options):
    """Runs a command; returns what it printed, the processor time it took and the most memory it had in MB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    if status:
        raise SystemExit(f"failed: {shlex.join(map(str, command))}")
    return out, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compile_with(command, side, rounds):
    """Runs the compiler `rounds` times; keeps the shortest processor time and the most memory."""
    for _ in range(rounds):
        _, seconds, megabytes = measured(command)
        side.compile_seconds = min(side.compile_seconds, seconds)
        side.compile_megabytes = max(side.compile_megabytes, megabytes)
    stripped = side.program + ".stripped"
    subprocess.run(["strip", "-o", stripped, side.program], check=True)
    side.kilobytes = os.path.getsize(stripped) / 1024


def run(side):
    """Adds the time that a run of the program prints."""
    out, seconds, _ = measured([side.program])
    facts = dict(line.split() for line in out.splitlines())
    side.checksum = facts["checksum"]
    side.times.append(int(facts["nanoseconds"]) / 1e6)
    side.processor_seconds = min(side.processor_seconds, seconds)


def watch_memory(side):
    """Runs the program once more and keeps the most memory it had. (The kernel's own count would include this process's.)"""
    process = subprocess.Popen([side.program], stdout=subprocess.DEVNULL)
    while process.poll() is None:
        try:
            for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
                if line.startswith("VmHWM:"):
                    side.megabytes = int(line.split()[1]) / 1024
        except OSError:
            pass
        time.sleep(0.005)


def agree(a, b, tolerance=1e-6):
    if "." not in a + b and "e" not in a + b and tolerance <= 1e-6:
        return int(a) == int(b)
    return abs(float(a) - float(b)) <= tolerance * max(abs(float(a)), abs(float(b)))


def geometric_mean(values):
    return math.exp(sum(map(math.log, values)) / len(values))


def chart(rows):
    """An SVG with a bar for each benchmark's ratio and a line where both sides are equal."""
    rows = sorted(rows, key=lambda row: row[1])
    left, width, height, scale = 170, 720, 17, 1.6
    unit = (width - left - 50) / scale
    bottom = 34 + height * len(rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{bottom + 12}" '
        f'viewBox="0 0 {width} {bottom + 12}" font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{bottom + 12}" fill="#ffffff"/>',
        f'<text x="{left}" y="16" fill="#333333">processor time of Mojo / of C++ (shorter is faster)</text>',
    ]
    for i, (name, ratio) in enumerate(rows):
        y = 26 + height * i
        colour = "#2e8b57" if ratio <= 1.0 else "#d9a441" if ratio <= 1.1 else "#c0504d"
        parts.append(f'<text x="{left - 6}" y="{y + 12}" text-anchor="end" fill="#333333">{name}</text>')
        parts.append(f'<rect x="{left}" y="{y + 2}" width="{unit * min(ratio, scale):.1f}" height="{height - 4}" fill="{colour}"/>')
        parts.append(f'<text x="{left + unit * min(ratio, scale) + 5:.1f}" y="{y + 12}" fill="#333333">{ratio:.2f}</text>')
    parts.append(f'<line x1="{left + unit:.1f}" y1="24" x2="{left + unit:.1f}" y2="{bottom}" stroke="#333333" stroke-dasharray="3 2"/>')
    return "\n".join(parts + ["</svg>", ""])


def markdown(results, means):
    lines = [
        "| benchmark | Mojo ms | C++ ms | Mojo / C++ | processor time | compiling: Mojo s | C++ s | memory: Mojo MB | C++ MB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, (mojo, cxx) in results.items():
        lines.append(f"| {name} | {mojo.milliseconds:.0f} | {cxx.milliseconds:.0f} | {mojo.milliseconds / cxx.milliseconds:.2f} "
                     f"| {mojo.processor_seconds / cxx.processor_seconds:.2f} | {mojo.compile_seconds:.2f} | {cxx.compile_seconds:.2f} "
                     f"| {mojo.megabytes:.1f} | {cxx.megabytes:.1f} |")
    lines.append(f"| geometric mean | | | {means.wall:.2f} | {means.processor:.2f} | {means.compiling:.2f} of C++ | | | |")
    return "\n".join(lines) + "\n"


def compare_with_python(results, python):
    """Times the CPython twins once; they take a minute or two. CPython fuses no additions, so more points may differ."""
    for path in sorted(HERE.glob("*.py")):
        if path.stem not in results:
            continue
        side = Side("")
        out = subprocess.run([*shlex.split(python), path], capture_output=True, text=True, check=True).stdout
        facts = dict(line.split() for line in out.splitlines())
        mojo = results[path.stem][0]
        if not agree(facts["checksum"], mojo.checksum, 1e-5):
            raise SystemExit(f"{path.stem}: different results: {facts['checksum']} and {mojo.checksum}")
        print(f"{path.stem}: CPython needs {int(facts['nanoseconds']) / 1e6:.0f} ms, "
              f"{int(facts['nanoseconds']) / 1e6 / mojo.milliseconds:.0f} times as long as Mojo")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=sorted(p.stem for p in HERE.glob("*.mojo")))
    parser.add_argument("--mojo", default=str(HERE.parent / "mojo"), help="the command, in shell words")
    parser.add_argument("--cxx", default=os.environ.get("CXX", "clang++-22"))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--svg", help="writes a chart")
    parser.add_argument("--markdown", help="writes a table")
    parser.add_argument("--python", nargs="?", const="python3", help="runs the CPython twins, too, with this command")
    parser.add_argument("--define", action="append", default=[], help="a define for Mojo, e.g. ASSERT=none")
    parser.add_argument("--unchecked", action="store_true", help="compares with the same Mojo programs without checks (-D ASSERT=none), not with C++")
    options = parser.parse_args()
    results, wrong = {}, 0
    defines = [part for define in options.define for part in ("-D", define)]
    with tempfile.TemporaryDirectory() as tmp:
        print(f"{'benchmark':<20}{'Mojo ms':>9}{'without' if options.unchecked else 'C++ ms':>9}{'ratio':>7}{'best':>7}{'cpu':>7}"
              f"{'compile s':>15}{'compiler MB':>13}{'memory MB':>14}{'size KB':>12}")
        for name in options.names:
            mojo, cxx = results[name] = Side(f"{tmp}/{name}-mojo"), Side(f"{tmp}/{name}-cxx")
            build = [*shlex.split(options.mojo), "build", "-O3", "--disable-cache", *defines, HERE / f"{name}.mojo"]
            other = [*build, "-D", "ASSERT=none"] if options.unchecked else [
                *shlex.split(options.cxx), "-std=c++20", "-O3", "-march=native", "-ffp-contract=fast", HERE / f"{name}.cpp"]
            compile_with([*build, "-o", mojo.program], mojo, min(options.rounds, 3))
            compile_with([*other, "-o", cxx.program], cxx, min(options.rounds, 3))
            for _ in range(options.rounds):
                run(mojo)
                run(cxx)
            for side in (mojo, cxx):
                watch_memory(side)
            print(f"{name:<20}{mojo.milliseconds:>9.1f}{cxx.milliseconds:>9.1f}{mojo.milliseconds / cxx.milliseconds:>7.2f}"
                  f"{min(mojo.times) / min(cxx.times):>7.2f}"
                  f"{mojo.processor_seconds / cxx.processor_seconds:>7.2f}{mojo.compile_seconds:>8.2f}{cxx.compile_seconds:>7.2f}"
                  f"{mojo.compile_megabytes:>7.0f}{cxx.compile_megabytes:>6.0f}{mojo.megabytes:>8.1f}{cxx.megabytes:>6.1f}"
                  f"{mojo.kilobytes:>7.0f}{cxx.kilobytes:>5.0f}", flush=True)
            if not agree(mojo.checksum, cxx.checksum):
                wrong += 1
                print(f"  different results: {mojo.checksum} and {cxx.checksum}")
    ratios = {name: mojo.milliseconds / cxx.milliseconds for name, (mojo, cxx) in results.items()}
    processor = {name: mojo.processor_seconds / cxx.processor_seconds for name, (mojo, cxx) in results.items()}
    means = Means(geometric_mean(ratios.values()), geometric_mean(processor.values()),
                  geometric_mean([mojo.compile_seconds / cxx.compile_seconds for mojo, cxx in results.values()]))
    print(f"geometric means: time {means.wall:.3f} of {'unchecked programs' if options.unchecked else 'C++'}, processor time {means.processor:.3f}, compiling {means.compiling:.3f}")
    for what, values in (("time", ratios), ("processor time", processor)):
        print(f"{what}: {sum(r > 1.1 for r in values.values())} of {len(values)} above 1.10, "
              f"{sum(r > 1.05 for r in values.values())} above 1.05")
    if options.svg:
        Path(options.svg).write_text(chart(list(processor.items())))
    if options.markdown:
        Path(options.markdown).write_text(markdown(results, means))
    if options.python:
        compare_with_python(results, options.python)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

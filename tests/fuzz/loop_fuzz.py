#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Compares optimized loops with unoptimized and interpreted ones, on random loops over lists whose indices often leave them.

usage: loop_fuzz.py [--bin FOLDER] [--count N] [--kernels N] [--calls N] [--seed N] [--level -O3] [--keep FOLDER]

A program has some functions with loops: upwards, downwards, with steps, nested, with `break` and `continue`, over counters of narrow
types that wrap around; their indices are affine, choices, remainders, or data. The program calls the function that its arguments name.
Built with -O0 and with --level, each call must print the same and end with the same status, also when an index is out of bounds. Calls
that end well are then evaluated while compiling, and must give the same.
Exit status: 0 when nothing differs, 1 otherwise.
"""
import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

NARROW = ["UInt8", "Int8", "UInt16", "Int16", "UInt32", "Int32"]


class Kernel:
    """One function; `p`, `q` and `r` are its small arguments, `n` and `m` the lengths of its lists."""

    def __init__(self, rng):
        self.random = rng
        self.lines = []
        self.counters = []
        self.narrow = {}

    def pick(self, *choices):
        return self.random.choice(choices)

    def constant(self):
        return str(self.random.randint(0, 3))

    def counter(self):
        name = self.random.choice(self.counters)
        return f"Int({name})" if name in self.narrow else name

    def index(self, deep=True):
        i = self.counter()
        kind = self.random.randrange(self.pick(4, 4, 7, 10, 16) if deep else 8)
        if kind < 4:
            return i
        if kind < 6:
            return f"{i} + {self.pick(self.constant(), 'p')}"
        if kind == 6:
            return f"{i} - {self.constant()}"
        if kind == 7:
            return f"{self.pick('n', 'm', 'q')} - {i} - {self.constant()}"
        if kind == 8:
            return f"{i} * {self.pick('2', '3', 'r')} + {self.constant()}"
        if kind == 9:
            return f"{i} + {self.counter()}"
        if kind == 10:
            return f"({self.index(False)} if {i} {self.pick('<', '==', '>')} {self.pick('p', 'q', 'n - 1', '2')} else {self.index(False)})"
        if kind == 11:
            return f"({self.index(False)}) % {self.pick('5', 'n', 'm + 1')}" if self.random.random() < 0.5 else f"({self.index(False)}) & 3"
        if kind == 12 and self.random.random() < 0.5:
            n = self.pick("n", "m", "len(b)", "p")
            return f"({self.pick(f'{i} + 1', f'{i} - 1', f'{i} - 1 + {n}', f'{i} + {n} - {self.constant()}', f'{i} + {i} + {n}')}) % {n}"
        if kind == 12:
            return f"a[{self.index(False)}]"
        if kind == 13:
            return f"Int({self.random.choice(NARROW)}({self.index(False)}))"
        if kind == 14:
            return f"({self.index(False)}) // {self.pick('2', '3', '7')}"
        return self.pick("p", "r", "n - 1", "0")

    def element(self):
        return self.pick(f"a[{self.index()}]", f"b[{self.index()}]", f"g[{self.index()}][{self.index()}]", f"Int(c[{self.index()}])", "sum", "sum", self.counter())

    def statement(self, depth, indent):
        pad = "    " * indent
        kind = self.random.randrange(13)
        if kind == 12:
            # Both ways begin with the same check, but not always.
            first, second = (f"{self.pick('a', 'b')}[{self.index()}]" for _ in range(2))
            second = self.pick(first, first, first, second)
            self.lines.append(f"{pad}if {self.element()} {self.pick('<', '!=', '>=')} {self.element()}:")
            self.lines.append(f"{pad}    {first} {self.pick('=', '+=')} {self.element()}")
            self.lines.append(f"{pad}    sum += {self.counter()}")
            self.lines.append(f"{pad}else:\n{pad}    {second} {self.pick('=', '=', '+=')} {self.element()}")
        elif kind < 3:
            self.lines.append(f"{pad}sum += {self.element()} * {self.constant()} + {self.element()}")
        elif kind < 6:
            self.lines.append(f"{pad}{self.pick('a', 'b', 'a')}[{self.index()}] {self.pick('=', '+=', '^=')} {self.element()}")
        elif kind < 8:
            self.lines.append(f"{pad}g[{self.index()}][{self.index()}] {self.pick('=', '+=')} {self.element()}")
        elif kind == 8:
            self.lines.append(f"{pad}c[{self.index()}] = UInt8({self.element()} & 127)")
        elif kind == 9 and depth < 3:
            self.loop(depth, indent)
        elif kind == 10:
            self.lines.append(f"{pad}if {self.element()} % 5 == {self.constant()}:")
            self.lines.append(f"{pad}    {self.pick('continue', 'break', 'sum += 7', f'b[{self.index()}] = 1')}")
        else:
            self.lines.append(f"{pad}if {self.counter()} {self.pick('<', '>', '==')} {self.pick('q', 'p', '3')}:")
            self.statement(3, indent + 1)

    def body(self, depth, indent):
        for _ in range(self.random.randint(1, 4)):
            self.statement(depth + 1, indent)
        if depth == 0 and self.random.random() < 0.2:
            self.lines.append(f"{'    ' * indent}print(sum)")

    def loop(self, depth, indent):
        pad, name = "    " * indent, f"i{len(self.counters)}_{len(self.lines)}"
        bound = lambda: self.pick("p", "q", "n", "m", "n - 1", "m + 1", "len(a)", "len(b) - r", "len(g)", "0", "1", "len(g[r])")
        kind = self.random.randrange(10)
        if kind >= 8:
            # A step that isn't constant, and sometimes sums that overflow.
            far = self.random.random() < 0.3
            step, end = ("r * (Int.MAX // 4)", "Int.MAX - q") if far else (self.pick("r", "p", "r * 2", "n // 7"), bound())
            self.lines.append(f"{pad}if {step} <= 0:\n{pad}    return -2")
            self.lines.append(f"{pad}var {name} = {self.pick('p', 'r', '0', 'q')}")
            if far:
                self.lines.append(f"{pad}var left{name} = 9")
            self.lines.append(f"{pad}while {name} {self.pick('<', '<=')} {end}:")
            if far:
                self.lines.append(f"{pad}    left{name} -= 1\n{pad}    if left{name} < 0:\n{pad}        break")
            self.counters.append(name)
            for _ in range(self.random.randint(1, 3)):
                self.lines.append(f"{pad}    {self.pick('a', 'b')}[{self.index()}] {self.pick('=', '+=')} {self.element()}")
            self.lines.append(f"{pad}    {name} += {step}")
        elif kind < 5:
            step = self.pick("", "", ", 2", ", -1", ", -2", ", 3", ", r")
            if step == ", r":
                self.lines.append(f"{pad}if r == 0:\n{pad}    return -1")
            if kind == 0:
                self.lines.append(f"{pad}for {name} in range({bound()}):")
            elif kind == 1:
                self.lines.append(f"{pad}for {name} in reversed(range({bound()})):")
            else:
                self.lines.append(f"{pad}for {name} in range({bound()}, {bound()}{step}):")
            self.counters.append(name)
            self.body(depth, indent + 1)
        else:
            # The counter moves first, so `continue` can't loop forever; `left` bounds those that wrap around.
            type = self.random.choice(["Int"] + NARROW)
            if type != "Int":
                self.narrow[name] = type
            start = self.pick("0", "250", "120", "3") if type in ("UInt8", "Int8") else "p"
            step = self.pick("+= 1", "-= 1", "+= 2")
            self.lines.append(f"{pad}var {name} = {type}({start})")
            self.lines.append(f"{pad}var left{name} = {self.pick('n', 'm', 'q', '9')}")
            self.lines.append(f"{pad}while left{name} > 0:")
            self.lines.append(f"{pad}    left{name} -= 1")
            self.lines.append(f"{pad}    {name} {step}")
            self.counters.append(name)
            self.body(depth, indent + 1)
        self.counters.pop()

    def text(self, name):
        for _ in range(self.random.randint(1, 2)):
            self.loop(0, 1)
        return "\n".join([f"def {name}(n: Int, m: Int, p: Int, q: Int, r: Int) -> Int:",
                          "    var a = List[Int](length=n, fill=0)",
                          "    var b = List[Int](length=m, fill=3)",
                          "    var c = List[UInt8](length=n + m, fill=1)",
                          "    var g = List[List[Int]]()",
                          "    for i in range(n):",
                          "        a[i] = i * 7 % 11",
                          "        g.append(List[Int](length=m + i % 2, fill=i))",
                          "    var sum = 0", *self.lines,
                          "    for i in range(n):",
                          "        sum = sum * 31 + a[i] + Int(c[i])",
                          "        for j in range(len(g[i])):",
                          "            sum += g[i][j] * j",
                          "    for i in range(m):",
                          "        sum = sum * 31 + b[i]",
                          "    return sum", ""])


def program(kernels):
    dispatch = "".join(f"    if which == {k}:\n        print(kernel{k}(n, m, p, q, r))\n" for k in range(len(kernels)))
    return ("from std.sys import argv\n\n" + "\n".join(kernels) +
            "\ndef main() raises:\n    var arguments = argv()\n    var which = Int(arguments[1])\n" +
            "".join(f"    var {x} = Int(arguments[{i}])\n" for i, x in enumerate("nmpqr", 2)) + dispatch)


def run(command, limit=20):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return "timeout"
    return f"status {done.returncode}\n{done.stdout}{done.stderr.partition('Stack trace')[0]}"


def check(seed, options, folder):
    """Returns what differs in the program of `seed`, and how many calls were made and how many of them failed."""
    rng = random.Random(seed)
    kernels = [Kernel(rng).text(f"kernel{k}") for k in range(options.kernels)]
    source = folder / f"loops{seed}.mojo"
    source.write_text(program(kernels))
    mojo = f"{options.bin}/mojo"
    for level in ("-O0", options.level):
        built = run([mojo, "build", level, "-o", folder / f"loops{level}", source], 300)
        if not built.startswith("status 0"):
            return f"{source} {level}: {built}", 0, 0
    calls = failed = 0
    good = []
    for k in range(options.kernels):
        for _ in range(options.calls):
            long = rng.random() < 0.3
            least = rng.choice([0, 12, 30])
            args = [rng.randint(least, 50), rng.randint(least, 50), rng.randint(0, 4), rng.randint(0, 30 if long else 9), rng.randint(0, 3)]
            texts = [str(x) for x in [k, *args]]
            plain, optimized = (run([folder / f"loops{level}", *texts]) for level in ("-O0", options.level))
            calls += 1
            failed += not plain.startswith("status 0")
            if plain != optimized:
                return f"{source} {' '.join(texts)}\n-O0: {plain}{options.level}: {optimized}", calls, failed
            if plain.startswith("status 0") and plain.count("\n") == 2 and len(good) < 12:
                good.append((k, args, plain.split("\n")[1]))
    comptime = folder / f"comptime{seed}.mojo"
    comptime.write_text("\n".join(kernels) + "\ndef main():\n" + "".join(
        f"    comptime x{i} = kernel{k}({', '.join(map(str, args))})\n    print(x{i})\n" for i, (k, args, _) in enumerate(good)) + "    pass\n")
    expected = "status 0\n" + "".join(f"{value}\n" for _, _, value in good)
    got = run([mojo, "run", "-O0", comptime], 300)
    return None if got == expected else f"{comptime}: expected\n{expected}got\n{got}", calls, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=Path(__file__).resolve().parents[2] / "build" / "bin")
    parser.add_argument("--count", type=int, default=20, help="programs")
    parser.add_argument("--kernels", type=int, default=8, help="functions in a program")
    parser.add_argument("--calls", type=int, default=12, help="calls of each function")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--level", default="-O3")
    parser.add_argument("--keep", type=Path, help="keep the programs in this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        calls = failed = 0
        for seed in range(options.seed, options.seed + options.count):
            problem, made, out = check(seed, options, folder)
            calls += made
            failed += out
            if problem:
                print(problem)
                return 1
        print(f"{options.count} programs, {calls} calls, {failed} of them out of bounds: nothing differs")
    return 0


if __name__ == "__main__":
    sys.exit(main())

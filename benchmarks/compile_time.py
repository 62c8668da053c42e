#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Times the compiler on programs whose constructs must not be super-linear (16/PERF-56).

usage: compile_time.py [--bin FOLDER] [--limit SECONDS] [CASE ...]

Each case is generated, compiled at the default level without the cache, and run; what it prints is checked. The time is that of the
compiler's process (user and system). A second column has the same case at half the size: the quotient of a linear construct is 2 at most.
Exit status: 0 when every case is within the limit, 1 otherwise.
"""
import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def list_literal(n):
    return f"def main():\n    var xs: List[Int] = [{', '.join(map(str, range(n)))}]\n    print(xs[{n - 1}])\n", str(n - 1)


def list_of_strings(n):
    items = ", ".join(f'"s{i}"' for i in range(n))
    return f"def main():\n    var xs: List[String] = [{items}]\n    print(xs[{n - 1}])\n", f"s{n - 1}"


def comptime_list(n):
    return (f"comptime xs: List[Int] = [{', '.join(map(str, range(n)))}]\n\ndef main():\n    print(comptime(xs[{n - 1}]))\n",
            str(n - 1))


def array_literal(n):
    return f"def main():\n    var xs = [{', '.join(map(str, range(n)))}]\n    print(xs[{n - 1}])\n", str(n - 1)


def array_filled(n):
    return f"""def table() -> Array[UInt8, {n}]:
    var t = Array[UInt8, {n}](fill=0)
    for i in range({n}):
        t[i] = UInt8(i & 255)
    return t^


def main():
    comptime t = table()
    var x = materialize[t]()
    print(x[{n - 1}])
""", str((n - 1) & 255)


def array_moved(n):
    return f"""@fieldwise_init
struct Holder(Movable):
    var xs: Array[Int, {n}]


def main():
    var h = Holder(Array[Int, {n}](fill=3))
    var k = h^
    print(k.xs[{n - 1}])
""", "3"


def table_in_recursion(n):
    return f"""def weights() -> Array[Int, {n}]:
    var t = Array[Int, {n}](fill=0)
    for i in range({n}):
        t[i] = i % 7
    return t^


comptime TABLE = weights()


def walk(depth: Int, at: Int) -> Int:
    if depth == 0:
        return materialize[TABLE]()[at % {n}]
    return walk(depth - 1, at + 1) + walk(depth - 1, at + 2) + walk(depth - 1, at + 3)


def main():
    print(walk(3, 0) > 0)
""", "True"


def tuple_display(n):
    return f"def main():\n    var xs = ({', '.join(map(str, range(n)))})\n    print(xs[{n - 1}])\n", str(n - 1)


def nested_generics(n):
    nested = value = ""
    nested, value = "Int", "1"
    for _ in range(n):
        nested, value = f"Wrap[{nested}]", f"Wrap({value})"
    return f"""@fieldwise_init
struct Wrap[T: Copyable & Deinitable](Copyable):
    var value: Self.T


def main():
    var xs = List[{nested}]()
    xs.append({value})
    print(len(xs))
""", "1"


def unrolled_loop(n):
    return f"""def main():
    var s = 0
    comptime for i in range({n}):
        s += i
    print(s)
""", str(n * (n - 1) // 2)


def many_functions(n):
    lines = [f"def f{i}(x: Int) -> Int:\n    return x * {i} + 1\n" for i in range(n)]
    calls = "\n".join(f"    s += f{i}(s & 7)" for i in range(n))
    return "\n".join(lines) + f"\ndef main():\n    var s = 0\n{calls}\n    print(s > 0)\n", "True"


def records(n):
    units = [f'''@fieldwise_init
struct Record{i}(Copyable, Movable):
    var name: String
    var values: List[Int]
    var weight: Float64

    def total(self) -> Int:
        var sum = 0
        for value in self.values:
            sum += value * {i % 7 + 1}
        return sum

    def label(self) raises -> String:
        if self.weight < 0.0:
            raise Error("record {i}: ", self.name)
        return self.name + "-" + String(self.total())


def run{i}(n: Int) raises -> Int:
    var record = Record{i}("r{i}", [n, n + 1], Float64(n))
    record.values.append({i})
    return record.total() + record.label().byte_length()

''' for i in range(n)]
    calls = "\n".join(f"    sum += run{i}(sum & 7)" for i in range(n))
    return "\n".join(units) + f"\ndef main() raises:\n    var sum = 0\n{calls}\n    print(sum > 0)\n", "True"


CASES = {
    "list literal": (list_literal, 100_000),
    "list literal of strings": (list_of_strings, 5_000),
    "list literal in comptime": (comptime_list, 100_000),
    "array literal": (array_literal, 50_000),
    "array filled at compile time": (array_filled, 65_536),
    "array of words moved": (array_moved, 512_000),
    "compile-time table in a recursive function": (table_in_recursion, 4_096),
    "tuple": (tuple_display, 1_000),
    "nested generics": (nested_generics, 30),
    "comptime for": (unrolled_loop, 10_000),
    "functions": (many_functions, 1_000),
    "structs with lists, strings and errors": (records, 40),
}


def measure(options, make, n):
    """Seconds of processor time that compiling took; fails when the program is wrong."""
    text, expected = make(n)
    with tempfile.TemporaryDirectory() as tmp:
        path = Path(tmp) / "case.mojo"
        path.write_text(text)
        before = os.times()
        built = subprocess.run([str(Path(options.bin) / "mojo"), "build", "-o", f"{tmp}/case", str(path)], capture_output=True, text=True,
                               timeout=60 * options.limit)
        after = os.times()
        if built.returncode:
            raise SystemExit(f"{make.__name__}({n}) doesn't compile:\n{built.stderr[-2000:]}")
        done = subprocess.run(["bash", "-c", f"ulimit -s unlimited; {tmp}/case"], capture_output=True, text=True)
        if done.stdout.strip() != expected:
            raise SystemExit(f"{make.__name__}({n}) prints {done.stdout!r} instead of {expected!r}")
    return after.children_user + after.children_system - before.children_user - before.children_system


def main():
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", help="only those whose name contains this")
    parser.add_argument("--bin", default=str(root / "build" / "bin"))
    parser.add_argument("--limit", type=float, default=2.0)
    options = parser.parse_args()
    slow = 0
    print(f"{'case':<46}{'size':>9}{'seconds':>9}{'half':>9}{'ratio':>8}")
    for name, (make, n) in CASES.items():
        if options.cases and not any(case in name for case in options.cases):
            continue
        try:
            half, whole = measure(options, make, n // 2), measure(options, make, n)
        except (SystemExit, subprocess.TimeoutExpired) as problem:
            slow += 1
            print(f"{name:<46}{n:>9}  {problem}")
            continue
        slow += whole > options.limit
        print(f"{name:<46}{n:>9}{whole:>9.2f}{half:>9.2f}{whole / max(half, 0.01):>8.2f}{'  over the limit' if whole > options.limit else ''}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())

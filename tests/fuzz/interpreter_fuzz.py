#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Compares the interpreter with compiled code on random expressions.

usage: interpreter_fuzz.py [--bin FOLDER] [--count N] [--batch N] [--values N] [--seed N] [--jobs N] [--level -O0] [--keep FOLDER]

A batch is one program. Each of its functions computes an expression over its arguments (integers of all widths, floats, vectors,
strings, lists) and gives the result as text; the program evaluates all of them, with several sets of arguments, once while compiling and
once at run time, and prints where the two differ. A batch fails when something differs, when it doesn't compile, or when it crashes.

Shifts are kept below the width and divisors of `/` away from zero, where the two differ on purpose (07/INT-8).
Exit status: 0 when nothing differs, 1 otherwise.
"""
import argparse
import concurrent.futures
import random
import subprocess
import sys
import tempfile
from pathlib import Path

INTEGERS = ["Int", "UInt"] + [f"{u}Int{n}" for u in ("", "U") for n in (8, 16, 32, 64, 128)]
FLOATS = ["Float16", "BFloat16", "Float32", "Float64"]
SMALL = ["Float8_e4m3fn", "Float8_e4m3fnuz", "Float8_e5m2", "Float8_e5m2fnuz"]
DTYPES = {name: name.lower() for name in INTEGERS + FLOATS + SMALL}
WIDTHS = {"Int": 64, "UInt": 64, "Float16": 16, "BFloat16": 16, "Float32": 32, "Float64": 64,
          **{f"{u}Int{n}": n for u in ("", "U") for n in (8, 16, 32, 64, 128)}}
WORDS = ["", "a", "abc", "Hello, World", "  pad ", "x=1;y=22;z", "AbCdEf", "10", "-42", "\\n\\t", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         "na\u00efve \u00e9t\u00e9", "\u65e5\u672c"]


class Generator:
    """Expressions of a wanted type; `args` collects the types of the values that the function that is being written works on."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.args = []

    def pick(self, *choices):
        return self.random.choice(choices)

    @staticmethod
    def vector(scalar, lanes):
        return f"SIMD[DType.{DTYPES[scalar]}, {lanes}]"

    @staticmethod
    def parts(vector):
        dtype, lanes = vector[len("SIMD[DType."):-1].split(", ")
        return next(name for name, d in DTYPES.items() if d == dtype), int(lanes)

    def leaf(self, type):
        known = [f"x{i}" for i, t in enumerate(self.args) if t == type]
        if known and self.random.random() < 0.4:
            name = self.random.choice(known)
        else:
            name = f"x{len(self.args)}"
            self.args.append(type)
        return name if type not in ("String", "List[Int]") else f"{name}.copy()"

    # ---- expressions

    def any_type(self):
        scalar = self.pick(*INTEGERS, *FLOATS)
        if self.random.random() < 0.15:
            return self.pick(*SMALL)
        return self.pick(scalar, scalar, scalar, self.vector(scalar, self.pick(2, 4, 8)), "Bool", "String", "List[Int]")

    def expr(self, type, depth):
        if depth <= 0 or self.random.random() < 0.1:
            return self.leaf(type)
        if self.random.random() < 0.06:
            return f"({self.expr(type, depth - 1)} if {self.expr('Bool', depth - 1)} else {self.expr(type, depth - 1)})"
        if type in INTEGERS:
            return self.integer(type, depth - 1)
        if type in FLOATS:
            return self.floating(type, depth - 1)
        if type in SMALL:
            return self.small(type, depth - 1)
        if type == "Bool":
            return self.boolean(depth - 1)
        if type == "String":
            return self.string(depth - 1)
        if type == "List[Int]":
            return self.list(depth - 1)
        return self.simd(type, depth - 1)

    def integer(self, type, depth):
        e = lambda t=type: self.expr(t, depth)
        match self.random.randrange(12):
            case 0 | 1 | 2:
                return f"({e()} {self.pick('+', '-', '*', '&', '|', '^')} {e()})"
            case 3:
                return f"({e()} {self.pick('//', '%')} {e()})"
            case 4:
                return f"({e()} {self.pick('<<', '>>')} ({e()} & {WIDTHS[type] - 1}))"
            case 5:
                return self.pick(f"(-{e()})", f"(~{e()})", f"abs({e()})")
            case 6:
                return f"{self.pick('min', 'max')}({e()}, {e()})"
            case 7:
                return f"{type}({e(self.pick(*INTEGERS))})"
            case 8:
                source = self.pick(*FLOATS)
                return f"{type}(within({e(source)}, {'0.0' if type.startswith('U') else '-100.0'}))"
            case 9:
                return f"({e()} ** {self.random.randint(0, 5)})"
            case 10 if type == "Int":
                return self.pick(f"len({e('String')}.as_bytes())", f"len({e('List[Int]')})", f"sum_of({e('List[Int]')})",
                                 f"{e('String')}.count(\"a\")", f"position({e('String')}, {e('String')})")
            case _:
                vector = self.vector(type, self.pick(2, 4, 8))
                return f"{e(vector)}.{self.pick('reduce_add', 'reduce_max', 'reduce_min', 'reduce_mul', 'reduce_and', 'reduce_or')}()"

    def floating(self, type, depth):
        e = lambda t=type: self.expr(t, depth)
        match self.random.randrange(10):
            case 9:
                through = self.pick(*SMALL, *FLOATS)
                exotic = self.pick("float8_e3m4", "float8_e8m0fnu", DTYPES[through])
                return self.pick(f"{type}({e(self.pick(*SMALL))})", f"{e()}.cast[DType.{exotic}]().cast[DType.{DTYPES[type]}]()")
            case 0 | 1 | 2:
                return f"({e()} {self.pick('+', '-', '*', '/')} {e()})"
            case 3:
                return f"({e()} {self.pick('//', '%')} {e()})"
            case 4:
                return f"{self.pick('floor', 'ceil', 'trunc', 'sqrt', 'abs', 'round')}({e()})"
            case 5:
                return self.pick(f"(-{e()})", f"min({e()}, {e()})", f"max({e()}, {e()})")
            case 6:
                return f"{type}({e(self.pick(*INTEGERS, *FLOATS))})"
            case 7:
                if type in ("Float32", "Float64"):
                    return f"{self.pick('exp', 'sin', 'cos', 'tanh', 'log1p')}({e()})"
                return f"({e()} * {e()} + {e()})"
            case _:
                return f"{e(self.vector(type, self.pick(2, 4)))}.{self.pick('reduce_add', 'reduce_max', 'reduce_min', 'reduce_mul')}()"

    def small(self, type, depth):
        e = lambda t=type: self.expr(t, depth)
        match self.random.randrange(5):
            case 0:
                return f"({e()} {self.pick('+', '-', '*', '/')} {e()})"
            case 1:
                return self.pick(f"(-{e()})", f"abs({e()})", f"min({e()}, {e()})", f"max({e()}, {e()})")
            case _:
                return f"{e(self.pick(*FLOATS))}.cast[DType.{DTYPES[type]}]()"

    def simd(self, type, depth):
        scalar, lanes = self.parts(type)
        e = lambda t=type: self.expr(t, depth)
        match self.random.randrange(6):
            case 0 | 1:
                ops = ["+", "-", "*"] + (["&", "|", "^", "//", "%"] if scalar in INTEGERS else ["/"])
                return f"({e()} {self.pick(*ops)} {e()})"
            case 2:
                return f"{type}({e(scalar)})"
            case 3:
                return f"{e()}.{self.pick('lt', 'le', 'gt', 'ge', 'eq', 'ne')}({e()}).select({e()}, {e()})"
            case 4:
                other = self.pick(*(INTEGERS if scalar in INTEGERS else FLOATS))
                return f"{e(self.vector(other, lanes))}.cast[DType.{DTYPES[scalar]}]()"
            case _:
                return self.pick(f"(-{e()})", f"abs({e()})", f"min({e()}, {e()})", f"max({e()}, {e()})", f"{e()}.rotate_left[1]()")

    def boolean(self, depth):
        e = lambda t: self.expr(t, depth)
        match self.random.randrange(6):
            case 0 | 1:
                type = self.pick(*INTEGERS, *FLOATS, *SMALL, "String")
                return f"({e(type)} {self.pick('<', '<=', '>', '>=', '==', '!=')} {e(type)})"
            case 2:
                return f"({e('Bool')} {self.pick('and', 'or', '^')} {e('Bool')})"
            case 3:
                return f"(not {e('Bool')})"
            case 4:
                return self.pick(f"({e('String')} in {e('String')})", f"{e('String')}.startswith({e('String')})")
            case _:
                return self.pick(f"({e('Int')} in {e('List[Int]')})", f"({e('List[Int]')} == {e('List[Int]')})")

    def string(self, depth):
        e = lambda t="String": self.expr(t, depth)
        match self.random.randrange(8):
            case 0:
                return f"({e()} + {e()})"
            case 1:
                return f"({e()} * {self.random.randint(0, 3)})"
            case 2:
                return f"String({e(self.any_type())})"
            case 3:
                return f"repr({e(self.any_type())})"
            case 4:
                return f"String({e()}.{self.pick('upper', 'lower', 'strip', 'lstrip', 'rstrip')}())"
            case 5:
                return f"{e()}.replace({e()}, {e()})"
            case 6:
                return f"hex({e(self.pick(*INTEGERS))})"
            case _:
                return f"String({e()}.split(\"{self.pick(',', ';', 'a', '=')}\"))"

    def list(self, depth):
        e = lambda t="List[Int]": self.expr(t, depth)
        return self.pick(f"joined({e()}, {e()})", f"with_item({e()}, {e('Int')})", f"in_order({e()})", f"backwards({e()})",
                         f"mapped({e()}, {e('Int')})")

    def maker(self, type):
        """A call that gives the value of `type` for the round `k`."""
        salt = self.random.randrange(10**6)
        if type in INTEGERS:
            return f"integer[DType.{DTYPES[type]}](k, {salt})"
        if type in FLOATS or type in SMALL:
            return f"floating[DType.{DTYPES[type]}](k, {salt})"
        if type in ("Bool", "String", "List[Int]"):
            return f"{ {'Bool': 'truth', 'String': 'text', 'List[Int]': 'numbers'}[type]}(k, {salt})"
        scalar, lanes = self.parts(type)
        kind = "integers" if scalar in INTEGERS else "floatings"
        return f"{kind}[DType.{DTYPES[scalar]}, {lanes}](k, {salt})"

    def function(self, name):
        self.args = []
        body = self.expr(self.any_type(), self.random.randint(1, 4))
        values = "".join(f"    var x{i} = {self.maker(type)}\n" for i, type in enumerate(self.args))
        return f"@no_inline\ndef {name}(k: Int) -> String:\n{values}    return String({body})\n"


PRELUDE = '''from std.sys import bit_width_of
from std.math import ceil, cos, exp, floor, log1p, sin, sqrt, tanh, trunc


def bits(k: Int, salt: Int) -> UInt64:
    var x = UInt64(k) * 0x9E3779B97F4A7C15 + UInt64(salt) * 0xBF58476D1CE4E5B9
    x = (x ^ (x >> 29)) * 0x94D049BB133111EB
    return x ^ (x >> 32)


def integer[dt: DType](k: Int, salt: Int) -> Scalar[dt]:
    var b = bits(k, salt)
    var kind = b % 8
    if kind < 2:
        return kind.cast[dt]()
    if kind == 2:
        return Scalar[dt].MAX
    if kind == 3:
        return Scalar[dt].MIN
    if kind == 4:
        return (Int64((b >> 8) % 41) - 20).cast[dt]()
    return (b >> 3).cast[dt]()


def floating[dt: DType](k: Int, salt: Int) -> Scalar[dt]:
    var b = bits(k, salt)
    var kind = b % 8
    if kind < 2:
        return kind.cast[dt]()
    if kind == 2:
        return -1.5
    if kind == 3:
        return 0.001
    if kind == 4:
        return corner[dt](b >> 8)
    if kind < 6:
        return ((Int64((b >> 8) % 2001) - 1000).cast[DType.float64]() / 100.0).cast[dt]()
    return ((b >> 11).cast[DType.float64]() * 1e-15 - 4.0).cast[dt]()


def corner[dt: DType](b: UInt64) -> Scalar[dt]:
    # Any bits at all, and those at the ends: zeros, the smallest and largest numbers, infinities, NaN.
    comptime width = bit_width_of[dt]()
    var x = b
    if b % 2 == 0:
        var ends: List[UInt64] = [0, 1, 2, 3, 7, 8, 0xFFFF_FFFF_FFFF_FFFF]
        x = (b >> 3).cast[DType.uint64]() % 5
        x = (x << UInt64(width - 3)) - ends[Int((b >> 8) % UInt64(len(ends)))] + ((b >> 16) % 2) * (1 << UInt64(width - 1))
    comptime if width == 8:
        return Scalar[dt](from_bits=x.cast[DType.uint8]())
    elif width == 16:
        return Scalar[dt](from_bits=x.cast[DType.uint16]())
    elif width == 32:
        return Scalar[dt](from_bits=x.cast[DType.uint32]())
    else:
        return Scalar[dt](from_bits=x)


def within[dt: DType](x: Scalar[dt], low: Scalar[dt]) -> Scalar[dt]:
    if x != x:
        return 0
    return max(min(x, 100), low)


def integers[dt: DType, n: SIMDLength](k: Int, salt: Int) -> SIMD[dt, n]:
    var result = SIMD[dt, n](0)
    for i in range(Int(n)):
        result[i] = integer[dt](k + 1000 * i, salt)
    return result


def floatings[dt: DType, n: SIMDLength](k: Int, salt: Int) -> SIMD[dt, n]:
    var result = SIMD[dt, n](0)
    for i in range(Int(n)):
        result[i] = floating[dt](k + 1000 * i, salt)
    return result


def truth(k: Int, salt: Int) -> Bool:
    return bits(k, salt) % 2 == 0


def text(k: Int, salt: Int) -> String:
    var words: List[String] = [WORDS]
    return words[Int(bits(k, salt) % UInt64(len(words)))].copy()


def numbers(k: Int, salt: Int) -> List[Int]:
    var result = List[Int]()
    for i in range(Int(bits(k, salt) % 7)):
        result.append(Int(bits(k, salt + i + 1) % 109) - 9)
    return result^


def sum_of(xs: List[Int]) -> Int:
    var total = 0
    for x in xs:
        total += x
    return total


def position(text: String, part: String) -> Int:
    var found = text.find(part)
    return found.value() if found else -1


def joined(xs: List[Int], ys: List[Int]) -> List[Int]:
    return xs + ys.copy()


def with_item(var xs: List[Int], x: Int) -> List[Int]:
    xs.append(x)
    return xs^


def in_order(var xs: List[Int]) -> List[Int]:
    sort(xs)
    return xs^


def backwards(var xs: List[Int]) -> List[Int]:
    xs.reverse()
    return xs^


def mapped(xs: List[Int], by: Int) -> List[Int]:
    return [x * by for x in xs if x != 3]

'''


def program(seed, count, values):
    """A program that makes at least `count` comparisons, and how many it makes."""
    generator = Generator(seed)
    functions = (count + values - 1) // values
    words = ", ".join(f'"{word}"' for word in WORDS)
    parts = [PRELUDE.replace("[WORDS]", f"[{words}]")]
    parts += [generator.function(f"e{i}") for i in range(functions)]
    parts.append("def all_of_them() -> List[String]:\n    var out = List[String]()")
    parts.append(f"    for k in range({values}):")
    parts += [f"        out.append(e{i}(k))" for i in range(functions)]
    parts.append("    return out^\n")
    parts.append("""def main():
    comptime early = all_of_them()
    var now = all_of_them()
    var then: List[String] = materialize[early]()
    for i in range(len(now)):
        if now[i] != then[i]:
            print("DIFFERENCE in e", i % FUNCTIONS, " of round ", i // FUNCTIONS, ": compiled ", now[i], ", interpreted ", then[i], sep="")
    print("compared", len(now))""".replace("FUNCTIONS", str(functions)))
    return "\n".join(parts), functions * values


def run(options, seed):
    text, count = program(seed, options.batch, options.values)
    with tempfile.TemporaryDirectory() as tmp:
        path = Path(options.keep or tmp) / f"batch{seed}.mojo"
        path.write_text(text)
        try:
            done = subprocess.run([str(Path(options.bin) / "mojo"), "run", options.level, "--disable-cache", "--disable-warnings", str(path)], capture_output=True,
                                  timeout=600, text=True, errors="replace")
        except subprocess.TimeoutExpired:
            return seed, 0, "timeout"
    lines = done.stdout.splitlines()
    good = done.returncode == 0 and lines and lines[-1] == f"compared {count}" and len(lines) == 1
    return seed, count if good else 0, "" if good else (done.stdout[-3000:] + done.stderr[-3000:])


def main():
    root = Path(__file__).resolve().parent.parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(root / "build" / "bin"), help="folder of the built tools")
    parser.add_argument("--count", type=int, default=10_000, help="evaluations in all")
    parser.add_argument("--batch", type=int, default=2000, help="evaluations in one program")
    parser.add_argument("--values", type=int, default=10, help="sets of arguments for each expression")
    parser.add_argument("--seed", type=int, default=1, help="of the first program; each has the next")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--level", default="-O0", help="level of optimization; the higher ones take much longer to compile")
    parser.add_argument("--keep", help="folder for the programs")
    options = parser.parse_args()
    seeds = range(options.seed, options.seed + (options.count + options.batch - 1) // options.batch)
    compared = failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for seed, count, problem in pool.map(lambda seed: run(options, seed), seeds):
            compared += count
            if problem:
                failed += 1
                print(f"seed {seed}:\n{problem}")
    print(f"{compared} evaluations without a difference, {failed} of {len(seeds)} programs failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Writes a program for every kind of operand in every place of a statement or expression (`X`), whether that makes sense or not.
No compiler may crash on any of them: `mutilate --as-is` tries them all.

usage: combinations.py FOLDER"""
import sys
from pathlib import Path

DECLARATIONS = """\
import std
from std.collections import List, Dict
from std.utils import Variant
struct S[n: Int](Copyable):
    var x: Int
    comptime A = 3
    comptime P[k: Int] = Array[Int, k]
    @staticmethod
    def make(x: Int) -> Int:
        return x
    @staticmethod
    def make2[T: AnyType](x: Int) -> Int:
        return x
    def get[T: AnyType](self, x: Int) -> Int:
        return x
    def sum(self) -> Int:
        return self.x
    def __init__(out self):
        self.x = 0
struct NoMove:
    var x: Int
    def __init__(out self):
        self.x = 0
trait Tr:
    comptime A: Int
    def m(self) -> Int: ...
def g(): pass
def g(x: Int): pass
def r() raises -> Int: return 1
def never() -> Never:
    while True: pass
def nothing(): pass
def p[T: AnyType](x: Int) -> Int: return x
def pl(x: Int) -> Int: return x
def ref_of(ref x: List[Int]) -> ref[x] List[Int]: return x
async def co() -> Int: return 1
comptime CI = 3
comptime CL: List[Int] = [1, 2]
comptime CT = List[Int]
comptime CU = List
comptime CF[k: Int] = k + 1
"""

LOCALS = """\
    var l: List[Int] = [1, 2]
    var s = S[1]()
    var d = {1: 2}
    var nm = NoMove()
    var x = 1
    def cl() {var x} -> Int: return x
"""

# The function is called where that can't be known, so that all of it is compiled.
MAIN = """\
def main() raises:
    var a: List[Int] = []
    var b: List[Int] = []
    if len(a) == 1:
        test(False, 1, a, b)
"""

OPERANDS = [
    "g", "p", "pl", "p[Int]", "s.sum", "s.get", "s.get[Int]", "s.make", "s.make2", "s.make2[Int]", "S", "S[1]",
    "S[1].make2", "S[1].P", "S.make", "S[1].sum", "S[1].x", "s.x", "std", "std.math", "std.nope", "Tr", "Tr.A",
    "Tr.m", "Int", "Int()", "List", "List[Int]()", "l", "l^", "nm", "nm^", "Int.MAX", "CI", "CL", "CT", "CU", "CF",
    "CF[2]", "[]", "{}", "()", "[1]", "(1, \"a\")", "{1: 2}", "{1}", "[i for i in l]", "lambda: 1", "lambda x: x",
    "lambda(x: Int): x", "None", "True", "1", "1.5", "\"a\"", "t\"{l}\"", "...", "*l", "**d", "l[0]", "l[0:1]",
    "l[:]", "d[1]", "d", "never()", "nothing()", "r()", "co()", "await co()", "Self", "self", "__type_of(l)",
    "type_of(l)", "origin_of(l)", "undefined_name", "l if True else l", "l if c else l", "(x := 3)", "c and l",
    "c or 1", "not c", "1 < 2 < 3", "l is None", "ref_of(l)", "ref_of(l)^", "comptime(3)", "Pointer(to=l)",
    "Pointer(to=l)[]", "Variant[Int, String](1)", "__mlir_attr.`1 : index`", "__mlir_type.index",
    "__mlir_op.`index.constant`[value=__mlir_attr.`1 : index`]()", "main", "test", "e", "v", "rf", "cl", "cl()",
    "Error(\"x\")", "StaticString", "Optional[Int]", "Optional(1).value", "Tuple", "Tuple[Int]",
    "Tuple[Int, String].__len__", "DType.int32", "SIMD", "SIMD[DType.int32, 4](0)", "SIMD[DType.int32, 4].length",
    "Scalar", "Origin", "ImmOrigin", "AnyType", "Some[Writer]", "reflect[Int]", "_", "1 +", "-\"a\"", "~None",
    "a.b.c", "l.append", "l.append(1)", "print", "print()", "String", "String.join", "abs", "len", "range(3)",
    "range", "__get_mvalue_as_litref(l)", "@x",
]

PLACES = [
    "X", "_ = X", "var z = X", "var z: Int = X", "var z: List[Int] = X", "ref z = X", "X = 1", "X += 1",
    "X, z = 1, 2", "(X) = 1", "X: Int = 3", "comptime z = X", "comptime z: Int = X", "comptime assert X", "assert X",
    "if X: pass", "while X: break", "for z in X: pass", "comptime for z in X: pass", "comptime if X: pass",
    "with X: pass", "with X as z: pass", "raise X", "try:\n    X\nexcept X:\n    pass", "print(X)", "pl(X)",
    "p[X](1)", "l[X] = 1", "var z = l[X]", "var z = X[0]", "X[0] = 1", "var z = X[X]", "X()", "X(1)", "X(X)",
    "X[Int](1)", "X.copy()", "X.y = 1", "X.x", "var z = [X]", "var z = [X, X]", "var z = {X: X}", "var z = {X}",
    "var z = (X, X)", "var z = [X for q in l]", "var z = [q for q in X]", "var z = [q for q in l if X]",
    "var z = X + X", "var z = X == X", "var z = X < 1 < X", "var z = -X", "var z = not X", "var z = X and X",
    "var z = X or 1", "var z = 1 if X else 2", "var z = X if c else X", "var z = X in l", "var z = l in X",
    "var z = X is None", "var z = X^", "var z = lambda: X", "def inner() {var}: X", "def inner(z: Int = X): pass",
    "def inner(z: X): pass", "def inner() -> X: pass", "def inner[z: X](): pass", "def inner[z: Int = X](): pass",
    "var z: X", "var z: X = X", "var z: List[X] = []", "var z = type_of(X)", "var z: type_of(X) = X",
    "var z = origin_of(X)", "var z = t\"{X}\"", "return X", "del X", "await X", "yield X", "pass; X; X",
    "Pointer(to=X)", "var z = Pointer(to=X)[]", "swap(X, X)", "var z = materialize[X]()", "var z: Some[X] = X",
    "__mlir_op.`index.add`(X, X)", "var z = l[X:X]", "var z = S[X]()", "var z = S[n=X]()", "pl(x=X)", "pl(*X)",
    "pl(**X)", "pl(X^)", "var (a1, b1) = X", "a2, b2 = X", "var z = [*X]", "var z = String(X)", "var z = Int(X)",
    "var z = len(X)", "var z = X.x.x", "X.append(X)", "X.x += X", "X[0] += X", "X[0].x = X",
    "var z = __get_mvalue_as_litref(X)", "print(X, X, sep=X)", "var z = rebind[X](X)", "var z = conforms_to(X, X)",
    "var z = (X := X)", "global X", "import X", "from X import y", "var z = X.`x`", "@X\ndef inner(): pass",
    "def inner() raises X: pass", "def inner(ref[X] z: Int): pass", "def inner(z: Int) {X}: pass",
    "def inner(z: Int) {var X}: pass", "def inner() where X: pass",
]


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    head = "def test(c: Bool, v: Int, mut l2: List[Int], ref rf: List[Int]) raises:\n"
    for i, operand in enumerate(OPERANDS):
        for j, place in enumerate(PLACES):
            lines = "".join(f"    {line}\n" for line in place.replace("X", operand).split("\n"))
            Path(folder, f"{i:03}-{j:03}.mojo").write_text(DECLARATIONS + head + LOCALS + lines + MAIN)


if __name__ == "__main__":
    main()

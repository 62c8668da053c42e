#!/usr/bin/env python3
# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
"""Compiles inputs of 100 kB that are made to be slow, deep or big, and checks that the compiler stays within 10 s and 1 GiB for each.

usage: nasty_inputs.py [--bin FOLDER] [--size BYTES] [--seconds S] [--megabytes M] [--keep FOLDER] [--command COMMAND] [--list] [CASE ...]

A case fails when the compiler crashes, when it takes longer (user and system time of the process and its children), when it takes more
memory, or when it prints more than 64 MiB. Whether the input is right doesn't matter. Exit status: 0 when every case is within the limits.
"""
import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CASES = {}


def case(make):
    """Registers a function from a size in bytes to the text of a program, or to texts by file name, with `main.mojo` among them."""
    CASES[make.__name__] = make
    return make


def cases(**makers):
    for name, make in makers.items():
        make.__name__ = name
        case(make)


def repeat(piece, size):
    """Copies of `piece` that fill `size` bytes; `%d` in it becomes the number of the copy."""
    if "%d" not in piece:
        return piece * (size // len(piece))
    parts, length, i = [], 0, 0
    while length < size:
        parts.append(piece.replace("%d", str(i)))
        length += len(parts[-1])
        i += 1
    return "".join(parts)


def main_of(statements):
    return "def main():\n" + "".join(f"    {line}\n" for line in statements.rstrip("\n").split("\n"))


def nest(opening, inner, closing):
    """An expression that is nested as deep as the size allows."""
    return lambda size: main_of("var a = 1\nvar x = " + opening * (size // len(opening + closing)) + inner
                                + closing * (size // len(opening + closing)))


def declarations(piece, main="pass"):
    return lambda size: repeat(piece, size) + main_of(main)


def statements(piece, before="", after=""):
    """A main function of equal statements."""
    return lambda size: main_of(before + repeat(piece, size) + after)


def indented(header, inner="pass", before=""):
    """Blocks in blocks, one space further each; `%d` is the depth."""
    def make(size):
        lines, length, depth = [before] if before else [], 0, 0
        while length < size:
            lines.append(" " * depth + header.replace("%d", str(depth)))
            length += len(lines[-1]) + 1
            depth += 1
        return "\n".join(lines) + "\n" + " " * depth + inner + "\n"
    return make


def indented_in_main(header, inner="a += 1"):
    return lambda size: "def main():\n var a = 1\n" + "".join(f" {line}\n" for line in indented(header, inner)(size).splitlines())


def chain(first, link, last, size, main="pass", backwards=False):
    """Declarations of which each names the next (`%n`) or the one before (`%p`)."""
    count = size // (len(link) + 6)
    lines = [first] + [link.replace("%d", str(i)).replace("%n", str(i + 1)).replace("%p", str(i - 1)) for i in range(1, count)]
    lines.append(last.replace("%d", str(count)).replace("%p", str(count - 1)))
    return "\n".join(lines[::-1] if backwards else lines) + "\n" + main_of(main.replace("%d", str(count)))


# ---- brackets, operators, and other expressions in each other

cases(
    parentheses=nest("(", "1", ")"), lists=nest("[", "1", "]"), dicts=nest("{1:", "1", "}"), sets=nest("{", "1", "}"),
    tuples=nest("(1,", "1", ")"), calls=nest("f(", "1", ")"), subscripts=nest("a[", "1", "]"), unary=nest("-", "1", ""),
    nots=nest("not ", "True", ""), tildes=nest("~", "1", ""), powers=nest("1**", "1", ""), sums=nest("1+", "1", ""),
    sums_in_parentheses=nest("(1+", "1", ")"), names_sum=nest("a+", "a", ""), floats_sum=nest("1.5*", "2.5", ""),
    comparisons=nest("a<", "a", ""), ands=nest("a and ", "a", ""), ors=nest("True or ", "True", ""),
    conditionals=nest("1 if a else ", "1", ""), conditionals_left=nest("(", "1", " if a else 1)"),
    members=nest("", "a", ".b"), method_calls=nest("", "a", ".f()"), call_results=nest("", "a", "()"), indexes=nest("", "a", "[0]"),
    transfers=nest("", "a", "^"), comprehensions=nest("[a for a in ", "[1]", "]"), clauses=nest("", "[a ", " for a in [1]") ,
    conditions=lambda size: main_of("var x = [a for a in [1] " + repeat("if a ", size) + "]"),
    walruses=nest("(a := ", "1", ")"), keyword_calls=nest("f(x=", "1", ")"), stars=nest("f(*", "a", ")"), slices=nest("a[1:", "2", "]"),
    t_strings=nest('t"{', "1", '}"'), t_string_quotes=nest("t'''{", "1", "}'''"), types=nest("List[", "Int", "]()"),
    nested_constructors=nest("Optional(", "1", ")"), strings_sum=nest('"a"+', '"a"', ""), joined_strings=nest('"a" ', '"a"', ""),
    function_types=lambda size: "def f(x: " + "def(" * (size // 12) + "Int" + ") -> Int" * (size // 12) + "):\n    pass\n" + main_of("pass"),
    parameter_lists=lambda size: "def f[x: " + "A[" * (size // 3) + "1" + "]" * (size // 3) + "]():\n    pass\n" + main_of("pass"),
    pointer_types=lambda size: "def f(x: " + "Optional[" * (size // 10) + "Int" + "]" * (size // 10) + "):\n    pass\n" + main_of("pass"),
    awaits=nest("await ", "a", ""), comptimes=nest("comptime(", "1", ")"), materialized=nest("materialize[", "1", "]()"),
    origins=nest("origin_of(", "a", ")"), type_ofs=nest("type_of(", "a", ")"), lambdas=nest("lambda: ", "1", ""),
    mlir_types=lambda size: main_of("comptime T = __mlir_type.`" + "tuple<" * (size // 7) + "i1" + ">" * (size // 7) + "`\nvar x: T"),
    mlir_attributes=lambda size: main_of("comptime T = __mlir_attr.`" + "[" * (size // 2) + "]" * (size // 2) + "`\nprint(T)"),
    mlir_pieces=lambda size: main_of("comptime T = __mlir_attr[" + repeat("`1`, ", size) + "]\nprint(T)"),
    mlir_calls=nest("__mlir_op.`a`(", "1", ")"), in_chain=nest("a in ", "a", ""), is_chain=nest("a is not ", "a", ""),
)

# ---- what isn't closed, and what closes nothing

for name, piece in {"open_parentheses": "(", "open_brackets": "[", "open_braces": "{", "open_calls": "f(", "open_t_strings": 't"{', "closing": ")",
                    "closing_brackets": "]", "open_defs": "def f(", "open_structs": "struct S[", "open_quotes": '"', "triple_quotes": '"""',
                    "backslashes": "\\\n", "semicolons": ";", "colons": ":", "commas": ",", "ats": "@", "ats_lines": "@\n", "stars_only": "*",
                    "dots": ".", "arrows": "->", "question_marks": "?", "dollars": "$", "nul_bytes": "\0", "tabs": "\t", "returns": "\r",
                    "backticks": "`", "bad_utf8": "\udcff", "combining": "e\u0301", "wide": "\U0001f600", "empty_lines": "\n", "comments": "#\n",
                    "spaces": " ", "defs_only": "def ", "ifs_only": "if ", "vars_only": "var ", "dedents": "  a\n a\n", "equals": "=", "ellipses": "... ",
                    "indents": " a\n   b\n", "else_lines": "else:\n", "imports_only": "import ", "from_only": "from ", "lambda_only": "lambda ",
                    "comptime_only": "comptime ", "not_only": "not ", "minus_only": "-", "trues": "True ", "numbers_only": "1 ", "dot_numbers": "1.",
                    "unknown_names": "a\n", "one_line_names": "a;", "struct_lines": "struct S:\n", "trait_lines": "trait T:\n", "def_lines": "def f():\n",
                    "try_lines": "try:\n", "case_lines": "case 1:\n", "match_lines": "match a:\n"}.items():
    case_ = lambda size, piece=piece: repeat(piece, size)
    inside = lambda size, piece=piece: "def main():\n    var x = " + repeat(piece, size)
    case_.__name__, inside.__name__ = name, name + "_in_main"
    case(case_)
    case(inside)

# ---- blocks in blocks

cases(
    ifs=indented("if True:"), whiles=indented("while True:"), fors=indented("for i%d in range(2):"), tries=indented("try:"), withs=indented("with a:"),
    functions_in_functions=indented("def f%d():"), closures=indented("def f%d() capturing:"), structs_in_structs=indented("struct S%d:"),
    main_ifs=indented_in_main("if a < %d:"), main_fors=indented_in_main("for i%d in range(2):"), main_whiles=indented_in_main("while a < %d:"),
    main_closures=indented_in_main("def f%d():", "print(a)"), main_comptime_ifs=indented_in_main("comptime if True:"),
    # Deep enough to double more often than anyone can wait, but not too deep for the parser.
    main_comptime_fors=lambda size: indented_in_main("comptime for i%d in range(2):")(min(size, 1500)),
)


@case
def tries_with_finally(size):
    """Finally blocks in finally blocks, each of which may be left in several ways."""
    lines, depth = ["def main() raises:", " var a = 1"], 1
    while sum(map(len, lines[-2:])) * depth < size and depth < 300:
        indent = " " * depth
        lines += [f"{indent}try:", f"{indent} if a > {depth}: raise Error('x')", f"{indent} if a > 1{depth}: return", f"{indent}finally:"]
        depth += 1
    return "\n".join(lines) + "\n" + " " * depth + "print(a)\n"


@case
def tries_in_tries(size):
    """Bodies of tries in each other with a finally each, and a return in the innermost."""
    depth = 200
    lines = ["def main() raises:"] + [" " * (i + 1) + "try:" for i in range(depth)] + [" " * (depth + 1) + "return"]
    for i in reversed(range(depth)):
        lines += [" " * (i + 1) + "finally:", " " * (i + 2) + f"print({i})"]
    return "\n".join(lines) + "\n"


@case
def tries_in_loops(size):
    depth = 150
    lines = ["def main() raises:"]
    for i in range(depth):
        lines += [" " * (2 * i + 1) + f"for i{i} in range(2):", " " * (2 * i + 2) + "try:"]
    lines.append(" " * (2 * depth + 1) + "raise Error('x')")
    for i in reversed(range(depth)):
        lines += [" " * (2 * i + 2) + "except:", " " * (2 * i + 3) + "continue"]
    return "\n".join(lines) + "\n"


# ---- many of a kind

STRUCT = "@fieldwise_init\nstruct S(Copyable):\n    var x: Int\n\n"
LIVELY = "struct S(Movable):\n    var x: Int\n    def __init__(out self) raises:\n        self.x = 1\n    def __deinit__(deinit self):\n        print(self.x)\n\n"
cases(
    functions=declarations("def f%d(): pass\n"), functions_called=lambda size: repeat("def f%d():\n    f(1)\n", size) + main_of("f1()"),
    overloads=declarations("def f(x: Int%d): pass\n", "f(1)"), same_functions=declarations("def f(): pass\n", "f()"),
    generic_overloads=lambda size: "".join(f"def f[n: Int](x: SIMD[DType.int8, {i}], y: Int): pass\n" for i in range(size // 52)) + main_of("f(1, 2)"),
    overloads_many_calls=lambda size: "".join(f"def f(x: Array[Int, {i}]): pass\n" for i in range(size // 80)) + main_of("f(1)\n" * (size // 20)),
    structs=declarations("struct S%d: pass\n"), traits=declarations("trait T%d: pass\n"), aliases=declarations("comptime a%d = %d\n"),
    imports=declarations("import std.math\n"), from_imports=declarations("from std.math import sqrt\n"), star_imports=declarations("from std.math import *\n"),
    missing_imports=declarations("import a%d\n"), missing_items=declarations("from std.math import a%d\n"), relative=declarations("from .a%d import b\n"),
    deep_import=lambda size: "import " + "a." * (size // 2) + "b\n" + main_of("pass"),
    dots_import=lambda size: "from " + "." * size + " import b\n" + main_of("pass"),
    import_list=lambda size: "from std.math import " + repeat("a%d, ", size) + "b\n" + main_of("pass"),
    fields=lambda size: "@fieldwise_init\nstruct S(Copyable):\n" + repeat("    var x%d: Int\n", size) + main_of("pass"),
    fields_used=lambda size: "@fieldwise_init\nstruct S(Copyable):\n" + repeat("    var x%d: Int\n", size // 2) + "\ndef f(s: S) -> S:\n    return s.copy()\n" + main_of("pass"),
    string_fields=lambda size: "struct S(Copyable, Writable, Equatable, Hashable):\n" + repeat("    var x%d: String\n", size // 2) + "\ndef f(s: S) raises -> S:\n    print(s, s == s, hash(s))\n    return s.copy()\n" + main_of("pass"),
    methods=lambda size: "struct S:\n" + repeat("    def f%d(self): pass\n", size) + main_of("pass"),
    initializers=lambda size: "struct S:\n" + repeat("    @implicit\n    def __init__(out self, x: Int%d): pass\n", size) + main_of("var s: S = 1"),
    arguments=lambda size: "def f(" + repeat("a%d: Int, ", size) + "): pass\n" + main_of("f(1)"),
    arguments_given=lambda size: "def f(" + repeat("a%d: Int, ", size // 2) + "): pass\n" + main_of("f(" + "1, " * repeat("a%d: Int, ", size // 2).count(",") + ")"),
    default_arguments=lambda size: "def f(" + repeat("a%d: Int = 1, ", size) + "): pass\n" + main_of("f()"),
    keyword_arguments=lambda size: "def f(**kw: Int): pass\n" + main_of("f(" + repeat("a%d=1, ", size) + ")"),
    variadic=lambda size: "def f(*a: Int): pass\n" + main_of("f(" + "1, " * (size // 3) + ")"),
    variadic_generic=lambda size: main_of("print(" + "1, " * (size // 3) + ")"),
    variadic_types=lambda size: main_of("print(" + "1, True, 1.5, 'a', " * (size // 19) + ")"),
    too_many_arguments=lambda size: "def f(): pass\n" + main_of("f(" + "1, " * (size // 3) + ")"),
    parameters=lambda size: "def f[" + repeat("a%d: Int, ", size) + "](): pass\n" + main_of("f[1]()"),
    parameters_given=lambda size: "def f[" + repeat("a%d: Int, ", size // 2) + "](): pass\n" + main_of("f[" + "1, " * repeat("a%d: Int, ", size // 2).count(",") + "]()"),
    inferred_parameters=lambda size: "def f[" + repeat("a%d: Int, ", size // 2) + "//, b: Int](): pass\n" + main_of("f[1]()"),
    type_parameters=lambda size: "def f[" + repeat("T%d: AnyType, ", size // 2) + "](" + repeat("a%d: T%d, ", size // 2) + "): pass\n" + main_of("f(1)"),
    auto_parameters=lambda size: "def f(" + repeat("a%d: List, ", size) + "): pass\n" + main_of("pass"),
    decorators=lambda size: repeat("@always_inline\n", size) + main_of("pass"), unknown_decorators=lambda size: repeat("@a%d\n", size) + main_of("pass"),
    long_decorator=lambda size: "@" + "a." * (size // 2) + "b\n" + main_of("pass"),
    conformances=lambda size: repeat("trait T%d: pass\n", size * 2 // 3) + "struct S(" + repeat("T%d, ", size // 4) + "): pass\n" + main_of("pass"),
    trait_composition=lambda size: repeat("trait T%d: pass\n", size // 2) + "def f[T: " + repeat("T%d & ", size // 3) + "AnyType](x: T): pass\n" + main_of("f(1)"),
    same_composition=lambda size: "def f[T: " + "Copyable & " * (size // 11) + "Movable](x: T): pass\n" + main_of("f(1)"),
    requirements=lambda size: "trait T:\n" + repeat("    def f%d(self): ...\n", size) + "struct S(T): pass\n" + main_of("pass"),
    wheres=lambda size: "def f[n: Int]() where " + "n > 0 and " * (size // 10) + "True: pass\n" + main_of("f[1]()"),
    where_clauses=lambda size: "def f[n: Int]()" + " where n > 0" * (size // 12) + ": pass\n" + main_of("f[1]()"),
    where_ors=lambda size: "def f[n: Int]() where " + "(n > 0 or n < 9) and " * (size // 21) + "True: pass\n\ndef g[n: Int](): f[n]()\n" + main_of("g[1]()"),
    variables=statements("var a%d = %d\n"), strings_alive=statements('var a%d = String("a")\n', after="print(a0)\n"),
    assignments=statements("a = a + 1\n", "var a = 1\n"), prints=statements("print(%d)\n"), augmented=statements("a += %d\n", "var a = 1\n"),
    undefined=statements("a%d = b%d + 1\n"), wrong_types=statements("var a%d: String = 1\n"), wrong_calls=statements("f(%d)\n"), no_effect=statements("1 == a%d\n"),
    undefined_used_again=statements("print(x)\n"), misspelt=lambda size: main_of(repeat("var name_of_%d = 1\n", size // 2) + repeat("print(nome_of_%d)\n", size // 2)),
    misspelt_members=lambda size: "struct S:\n" + repeat("    def name_of_%d(self): pass\n", size // 2) + "\ndef f(s: S):\n" + repeat("    s.nome_of_%d()\n", size // 2) + main_of("pass"),
    sequential_ifs=statements("if a > %d: a = %d\n", "var a = 1\n"), elifs=lambda size: main_of("var a = 1\nif a == -1: pass\n" + repeat("elif a == %d: a = 2\n", size)),
    sequential_fors=statements("for i in range(3): a += i\n", "var a = 1\n"), sequential_whiles=statements("while a < %d: a += 1\n", "var a = 1\n"),
    sequential_tries=statements("try: f()\nexcept: pass\n"), sequential_withs=statements("with a: pass\n"), sequential_defs=statements("def f%d(): pass\n"),
    breaks=lambda size: main_of("var a = 1\nwhile True:\n    a += 1\n" + repeat("    if a > %d: break\n", size)),
    returns_many=statements("if a > %d: return\n", "var a = 1\n"), matches=lambda size: main_of("var a = 1\nmatch a:\n" + repeat("    case %d: print(%d)\n", size)),
    match_ors=lambda size: main_of("var a = 1\nmatch a:\n    case " + repeat("%d | ", size) + "1: pass\n"),
    maybe_initialized=lambda size: main_of("var c = len(String())\n" + repeat("var a%d: String\n", size // 4) + repeat("if c > 1: a%d = 'x'\n", size // 3)),
    conditional_moves=lambda size: main_of("var c = len(String())\n" + repeat("var a%d = String(c)\n", size // 3) + repeat("if c > 1: _ = a%d^\n", size // 3)),
    raising_values=lambda size: LIVELY + "def main() raises:\n" + repeat("    var a%d = S()\n", size),
    raising_values_used=lambda size: LIVELY + "def main() raises:\n" + repeat("    var a%d = S()\n", size // 2) + repeat("    print(a%d.x)\n", size // 2),
    raising_statements=lambda size: "def f() raises: pass\n\ndef main() raises:\n" + repeat("    f()\n", size),
    raising_in_tries=lambda size: LIVELY + "def main():\n" + repeat("    try:\n        var a%d = S()\n    except e: print(e)\n", size),
    raising_sum=lambda size: "def f() raises -> Int: return 1\n\ndef main() raises:\n    print(" + "f() + " * (size // 6) + "1)\n",
    temporaries=lambda size: main_of("print(" + "String('a') + " * (size // 14) + "'a')"), borrowed=lambda size: main_of("var a = String('a')\nf(" + "a, " * (size // 3) + ")"),
    exclusivity=lambda size: "def f(" + repeat("mut a%d: Int, ", size // 2) + "): pass\n" + main_of(repeat("var a%d = 1\n", size // 4) + "f(" + repeat("a%d, ", size // 4) + ")"),
    references=lambda size: main_of("var a = 1\nref r0 = a\n" + "".join(f"ref r{i} = r{i - 1}\n" for i in range(1, size // 18))),
    origin_union=lambda size: "def f(" + repeat("ref a%d: Int, ", size // 3) + ") -> ref[" + repeat("a%d, ", size // 3) + "a0] Int: return a0\n" + main_of("pass"),
    captured=lambda size: main_of(repeat("var a%d = 1\n", size // 2) + "def f():\n" + repeat("    print(a%d)\n", size // 2) + "f()"),
    globals=declarations("var a%d = 1\n"), extensions=declarations("__extension Int:\n    def f%d(self): pass\n", "1.f()"),
    same_structs=declarations("struct S: pass\n"), unpacked=lambda size: main_of("var " + repeat("a%d, ", size // 2) + "b = " + "1, " * (size // 8) + "1"),
    doc_strings=declarations('def f%d():\n    """Text."""\n'), doc_string=lambda size: '"""' + "word " * (size // 5) + '"""\n' + main_of("pass"),
    doc_sections=lambda size: 'def f():\n    """Text.\n\n    Args:\n' + repeat("        a%d: Text.\n", size) + '    """\n' + main_of("pass"),
)

# ---- literals

cases(
    list_literal=lambda size: main_of("var x = [" + repeat("%d, ", size) + "]\nprint(len(x))"), strings_list=lambda size: main_of("var x = [" + repeat('"%d", ', size) + "]"),
    list_typed=lambda size: main_of("var x: List[String] = [" + repeat('"%d", ', size) + "]\nprint(len(x))"),
    list_of_calls=lambda size: main_of("var x = [" + repeat("Int(%d), ", size) + "]"), lists_of_lists=lambda size: main_of("var x = [" + repeat("[%d, 1], ", size) + "]"),
    tuple_literal=lambda size: main_of("var x = (" + repeat("%d, ", size) + ")\nprint(x[0])"), dict_literal=lambda size: main_of("var x = {" + repeat("%d: %d, ", size) + "}\nprint(len(x))"),
    set_literal=lambda size: main_of("var x = {" + repeat("%d, ", size) + "}"), mixed_list=lambda size: main_of("var x = [" + repeat("%d, 'a', ", size) + "]"),
    tuple_type=lambda size: "def f(x: Tuple[" + "Int, " * (size // 5) + "Int]): pass\n" + main_of("pass"),
    tuple_compared=lambda size: main_of("var x = (" + "1, " * (size // 3) + ")\nprint(x == x, x < x, hash(x), String(x))"),
    comptime_list=lambda size: "comptime x: List[Int] = [" + repeat("%d, ", size) + "]\n" + main_of("print(len(materialize[x]()))"),
    comptime_strings=lambda size: "comptime x: List[String] = [" + repeat("'%d', ", size) + "]\n" + main_of("print(len(materialize[x]()))"),
    comptime_dict=lambda size: "comptime x: Dict[Int, Int] = {" + repeat("%d: 1, ", size) + "}\n" + main_of("print(len(materialize[x]()))"),
    comptime_tuple=lambda size: "comptime x = (" + repeat("%d, ", size) + ")\n" + main_of("print(x[0])"),
    digits=lambda size: main_of("var x = " + "9" * size), comptime_digits=lambda size: "comptime x = " + "9" * (size // 2) + " * " + "7" * (size // 2) + "\n" + main_of("print(x % 7)"),
    hex_digits=lambda size: main_of("var x = 0x" + "f" * size), binary_digits=lambda size: main_of("var x = 0b" + "1" * size), float_digits=lambda size: main_of("var x = 1." + "3" * size),
    comptime_float=lambda size: "comptime x = 1." + "3" * (size // 2) + " * 1." + "7" * (size // 2) + "\n" + main_of("print(x)"),
    big_exponent=lambda size: main_of("var x = 1e999999999\nvar y = 1e-999999999\nvar z = 1" + "0" * 1000 + "e" + "9" * 1000),
    big_power=lambda size: "comptime x = 2 ** 100000000\n" + main_of("print(x % 7)"), big_shift=lambda size: "comptime x = 1 << 10000000000\n" + main_of("print(x % 7)"),
    power_of_power=lambda size: "comptime x = 9 ** 9 ** 9 ** 9\n" + main_of("print(x % 7)"), big_float_power=lambda size: "comptime x = 1.5 ** 100000000\n" + main_of("print(x)"),
    doubled_numbers=lambda size: "comptime a0 = 3\n" + "".join(f"comptime a{i} = a{i - 1} * a{i - 1}\n" for i in range(1, 60)) + main_of("print(a59 % 7)"),
    divided_numbers=lambda size: "comptime a = " + "9" * (size // 2) + "\ncomptime b = " + "7" * (size // 4) + "\n" + main_of("print(a // b % 5, a % b % 7)"),
    doubled_floats=lambda size: "comptime a0 = 1.1\n" + "".join(f"comptime a{i} = a{i - 1} * a{i - 1}\n" for i in range(1, 60)) + main_of("print(a59)"),
    doubled_strings=lambda size: "comptime a0 = 'abc'\n" + "".join(f"comptime a{i} = a{i - 1} + a{i - 1}\n" for i in range(1, 60)) + main_of("print(a59)"),
    doubled_types=lambda size: "comptime T0 = Int\n" + "".join(f"comptime T{i} = Tuple[T{i - 1}, T{i - 1}]\n" for i in range(1, 60)) + "def f(x: T59): pass\n" + main_of("pass"),
    doubled_fields=lambda size: "comptime S0 = Int\n" + "".join(f"struct S{i}(Copyable):\n    var a: S{i - 1}\n    var b: S{i - 1}\n" for i in range(1, 60)) + "def f(x: S59): pass\n" + main_of("pass"),
    doubled_lists=lambda size: main_of("comptime a0 = [1]\n" + "".join(f"comptime a{i} = [a{i - 1}, a{i - 1}]\n" for i in range(1, 40)) + "print(len(a39))"),
    string=lambda size: main_of('print("' + "a" * size + '")'), escapes=lambda size: main_of('print("' + "\\n" * (size // 2) + '")'), bad_escapes=lambda size: main_of('print("' + "\\q" * (size // 2) + '")'),
    unicode_escapes=lambda size: main_of('print("' + "\\U0001F600" * (size // 10) + '")'), t_string_parts=lambda size: main_of("var a = 1\nprint(t'" + "{a}" * (size // 3) + "')"),
    t_string_bad_parts=lambda size: main_of("print(t'" + "{a b}" * (size // 5) + "')"), t_string_braces=lambda size: main_of("print(t'" + "}" * size + "')"),
    identifier=lambda size: main_of("var " + "a" * (size // 2) + " = 1\nprint(" + "a" * (size // 2 - 1) + ")"), backtick_name=lambda size: main_of("var `" + "a b" * (size // 3) + "` = 1"),
    long_names=lambda size: "def " + "a" * (size // 3) + "(): pass\nstruct " + "B" * (size // 3) + ": pass\n" + main_of("a" * (size // 3) + "(1)"),
    long_line_errors=lambda size: "def main(): " + repeat("a%d; ", size) + "\n", long_line_wrong=lambda size: "def main(): " + repeat("var a%d: Int = 'a'; ", size) + "\n",
    long_line_unused=lambda size: "def main(): " + repeat("var a%d = 1; ", size) + "\n", format_string=lambda size: main_of("print('" + "{}" * (size // 2) + "'.format(1))"),
)

# ---- chains, recursion, growth

cases(
    comptime_chain=lambda size: chain("comptime a0 = 1", "comptime a%d = a%p + 1", "comptime b = 1", size, "print(a1)"),
    comptime_chain_back=lambda size: chain("comptime a0 = a1 + 1", "comptime a%d = a%n + 1", "comptime a%d = 1", size, "print(a0)"),
    type_chain=lambda size: chain("comptime T0 = T1", "comptime T%d = T%n", "comptime T%d = Int", size, "var x: T0 = 1"),
    list_type_chain=lambda size: chain("comptime T0 = List[T1]", "comptime T%d = List[T%n]", "comptime T%d = Int", size, "var x = T0()"),
    function_chain=lambda size: chain("def f0(): f1()", "def f%d(): f%n()", "def f%d(): pass", size, "f0()"),
    result_chain=lambda size: chain("def f0() -> Int: return f1()", "def f%d() -> Int: return f%n()", "def f%d() -> Int: return 1", size, "comptime x = f0()\nprint(x)"),
    default_chain=lambda size: chain("def f0(x: Int = f1()) -> Int: return x", "def f%d(x: Int = f%n()) -> Int: return x", "def f%d() -> Int: return 1", size, "print(f0())"),
    generic_chain=lambda size: chain("def f0[T: AnyType](x: T): f1(x)", "def f%d[T: AnyType](x: T): f%n(x)", "def f%d[T: AnyType](x: T): pass", size, "f0(1)"),
    struct_chain=lambda size: chain("struct S0: var x: S1", "struct S%d(Copyable): var x: S%n", "struct S%d(Copyable): var x: Int", size, "var x: S0"),
    trait_chain=lambda size: chain("trait T0(T1): pass", "trait T%d(T%n): pass", "trait T%d: pass", size, "pass") + "struct S(T0): pass\n",
    trait_diamond=lambda size: "trait A0: pass\ntrait B0: pass\n" + "".join(f"trait A{i}(A{i - 1}, B{i - 1}): pass\ntrait B{i}(A{i - 1}, B{i - 1}): pass\n" for i in range(1, size // 55))
    + f"struct S(A{size // 55 - 1}): pass\n" + main_of("pass"),
    trait_defaults=lambda size: "trait T0:\n    def f(self): pass\n" + "".join(f"trait T{i}(T{i - 1}):\n    def f(self): pass\n" for i in range(1, size // 45)) + f"struct S(T{size // 45 - 1}): pass\n\ndef g(s: S): s.f()\n" + main_of("pass"),
    cyclic_aliases=lambda size: chain("comptime a0 = a1", "comptime a%d = a%n", "comptime a%d = a0", size, "print(a0)"),
    cyclic_structs=lambda size: chain("struct S0: var x: S1", "struct S%d: var x: S%n", "struct S%d: var x: S0", size),
    cyclic_traits=lambda size: chain("trait T0(T1): pass", "trait T%d(T%n): pass", "trait T%d(T0): pass", size),
    cyclic_defaults=lambda size: chain("def f0(x: Int = f1()) -> Int: return x", "def f%d(x: Int = f%n()) -> Int: return x", "def f%d(x: Int = f0()) -> Int: return x", size),
    endless_function=lambda size: "def f[n: Int](): f[n + 1]()\n" + main_of("f[0]()"), endless_types=lambda size: "def f[T: Copyable & Deinitable](x: T): f([x.copy()])\n" + main_of("f(1)"),
    endless_struct=lambda size: "struct S[n: Int]: var x: S[Self.n + 1]\n" + main_of("var x: S[0]"), endless_alias=lambda size: "comptime F[n: Int]: Int = F[n + 1]\n" + main_of("print(F[0])"),
    endless_two=lambda size: "def f[n: Int]():\n    f[2 * n]()\n    f[2 * n + 1]()\n" + main_of("f[1]()"), endless_member=lambda size: "struct S[n: Int]:\n    comptime T = S[Self.n + 1].T\n" + main_of("var x: S[0].T"),
    endless_conformance=lambda size: "struct S[T: Copyable](Copyable where conforms_to(S[S[T]], Copyable)): pass\n" + main_of("var x = S[Int]().copy()"),
    endless_where=lambda size: "def f[n: Int]() -> Bool where f[n + 1](): return True\n" + main_of("print(f[0]())"), endless_tuple=lambda size: "def f[T: Copyable](x: T): f((x.copy(), x.copy()))\n" + main_of("f(1)"),
    deep_instances=lambda size: "def f[n: Int]() -> Int:\n    comptime if n == 0: return 0\n    else: return f[n - 1]() + 1\n" + main_of("print(f[900]())"),
    many_instances=lambda size: "def f[n: Int]() -> Int: return n\n" + main_of(repeat("_ = f[%d]()\n", size)), many_types=lambda size: "struct S[n: Int]: pass\n" + main_of(repeat("var a%d: S[%d]\n", size)),
    comptime_fibonacci=lambda size: "def f(n: Int) -> Int: return n if n < 2 else f(n - 1) + f(n - 2)\n" + main_of("comptime x = f(60)\nprint(x)"),
    comptime_loop=lambda size: "def f() -> Int:\n    var a = 0\n    while True: a += 1\n" + main_of("comptime x = f()\nprint(x)"),
    comptime_recursion=lambda size: "def f(n: Int) -> Int: return f(n + 1) + 1\n" + main_of("comptime x = f(0)\nprint(x)"),
    comptime_memory=lambda size: "def f() -> Int:\n    var a = List[Int]()\n    while True: a.append(1)\n" + main_of("comptime x = f()\nprint(x)"),
    comptime_big_list=lambda size: main_of("comptime x = List[Int](length=1000000000, fill=0)\nprint(len(x))"), comptime_big_string=lambda size: main_of("comptime x = String('a') * 10000000000\nprint(len(x))"),
    comptime_big_result=lambda size: "def f() -> List[List[Int]]:\n    var a = List[List[Int]]()\n    for i in range(1000000): a.append([i])\n    return a^\n" + main_of("var x = materialize[f()]()\nprint(len(x))"),
    comptime_for=lambda size: main_of("comptime for i in range(1000000000): print(i)"), comptime_for_while=lambda size: main_of("comptime for i in range(100000): print(i)"),
    comptime_for_nested=lambda size: main_of("comptime for i in range(1000):\n    comptime for j in range(1000):\n        print(i, j)"),
    comptime_prints=lambda size: "def f() -> Int:\n    while True: print('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')\n" + main_of("comptime x = f()"),
    big_array=lambda size: main_of("var x = Array[Int, 1000000000000](fill=0)\nprint(x[0])"), big_array_comptime=lambda size: main_of("comptime x = Array[Int, 100000000](fill=0)\nprint(x[0])"),
    big_simd=lambda size: main_of("var x = SIMD[DType.int8, 1 << 30](0)\nprint(x[0])"), wide_simd=lambda size: main_of("var x = SIMD[DType.float64, 32768](0)\nprint(x * x + x)"), negative_array=lambda size: main_of("var x = Array[Int, -1](fill=0)"),
    overload_growth=lambda size: "def f(x: Int) -> Int: return x\ndef f(x: Float64) -> Float64: return x\ndef f(x: String) -> Int: return 1\n" + main_of("var x = " + "f(" * 200 + "1" + ")" * 200),
    overload_growth_wrong=lambda size: "def f(x: Int) -> Int: return x\ndef f(x: Float64) -> Float64: return x\n" + main_of("var x = " + "f(" * 200 + "[]" + ")" * 200),
    literal_growth=lambda size: main_of("var x: List[List[List[Float64]]] = " + "[" + "[[1, 2], [3, 4]], " * (size // 18) + "]"),
    conditional_literals=lambda size: main_of("var x = " + "[1 if True else " * 200 + "[]" + "]" * 200), sort_of_closure=lambda size: "def f[g: def() -> Int]() -> Int: return f[f[g]]()\n" + main_of("pass"),
    comptime_ifs=lambda size: main_of("var a = 1\n" + repeat("comptime if %d > 1: a += 1\n", size)), asserts=lambda size: main_of(repeat("comptime assert %d >= 0, 'x'\n", size)),
    failing_asserts=lambda size: main_of(repeat("comptime assert %d < 0, 'x'\n", size)), failing_instances=lambda size: "def f[n: Int]():\n    comptime assert n < 0, 'x'\n" + main_of(repeat("f[%d]()\n", size)),
    printed_type=lambda size: main_of("var x = " + "Optional(" * 60 + "1" + ")" * 60 + "\nx = 1"), printed_wide_type=lambda size: main_of("var x = (" + "1, " * (size // 3) + ")\nx = 1"),
    legacy=lambda size: repeat("fn f%d(inout x: Int, owned y: Int):\n    let z = 1\n", size) + main_of("pass"), legacy_aliases=declarations("alias a%d = %d\n"),
)


@case
def cyclic_imports(size):
    count = 200
    files = {f"m{i}.mojo": f"from m{(i + 1) % count} import x{(i + 1) % count}\nfrom m{(i + 7) % count} import *\ncomptime x{i} = x{(i + 1) % count}\n" for i in range(count)}
    files["main.mojo"] = "from m0 import x0\nfrom main import *\n\ndef main():\n    print(x0)\n"
    return files


@case
def star_import_web(size):
    count = 60
    files = {f"m{i}.mojo": "".join(f"from m{j} import *\n" for j in range(count) if j != i) + f"comptime x{i} = {i}\n" for i in range(count)}
    files["main.mojo"] = "".join(f"from m{i} import *\n" for i in range(count)) + "\ndef main():\n    print(x59, missing)\n"
    return files


# ---- library types, strings of every kind, and what surrounds a program

def growing(first, link, last="pass", depth=60):
    """Declarations in `main` of which each is made from the one before (`%p`)."""
    return lambda size: main_of(first + "\n" + "\n".join(link.replace("%d", str(i)).replace("%p", str(i - 1)) for i in range(1, depth)) + "\n" + last)


def layered(first, link, size):
    """Types at module level of which each is made from the one before."""
    return first + "\n" + "".join(link.replace("%d", str(i)).replace("%p", str(i - 1)) + "\n" for i in range(1, size // (len(link) + 6)))


cases(
    tuple_values_doubled=growing("var a0 = (1, 2)", "var a%d = (a%p, a%p)", "print(a59[0][0])"), optional_values=growing("var a0 = Optional(1)", "var a%d = Optional(a%p)", "print(Bool(a399))", 400),
    list_values=growing("var a0 = [1]", "var a%d = [a%p.copy()]", "print(len(a199))", 200), dict_types=lambda size: layered("comptime T0 = Int", "comptime T%d = Dict[String, T%p]", size) + main_of("var x: T99"),
    variant_types=lambda size: "from std.utils import Variant\n" + layered("comptime T0 = Int", "comptime T%d = Variant[T%p, List[T%p]]", 3000) + main_of("var x: T30"),
    variant_wide=lambda size: "from std.utils import Variant\n" + "".join(f"struct S{i}(Copyable, Movable): pass\n" for i in range(size // 60)) + "def f(x: Variant[" + ", ".join(f"S{i}" for i in range(size // 60)) + "]): pass\n" + main_of("pass"),
    pointer_types_used=lambda size: "from std.memory import OwnedPointer\n" + layered("comptime T0 = Int", "comptime T%d = OwnedPointer[T%p]", size) + main_of("var x: T99"),
    simd_sums=lambda size: main_of("var a = SIMD[DType.float32, 8](1)\nvar b = " + "a * " * (size // 4) + "a\nprint(b)"), simd_wide_literal=lambda size: main_of("var a = SIMD[DType.int8, 32768](" + "1, " * 32000 + "1)\nprint(a)"),
    comprehension_chain=lambda size: main_of("var a = [1]\nvar b = [x" + repeat(" for x%d in a if x%d > %d", min(size, 20000)) + "]\nprint(len(b))"),
    comprehensions_many=statements("var a%d = [i * i for i in range(10) if i % 2 == 0]\n"), dict_comprehensions=statements("var a%d = {i: i * i for i in range(10)}\n"),
    slices_many=statements("_ = a[1:2]\n", "var a = [1, 2, 3]\n"), subscripts_many=statements("a[%d] = a[1]\n", "var a = [1, 2, 3]\n"), chained_methods=lambda size: main_of("var a = String('a')\nprint(a" + ".upper()" * min(size // 8, 12000) + ")"),
    t_strings_many=statements("var a%d = String(t'{i} and {i + 1}')\n", "var i = 1\n"), t_string_long=lambda size: main_of("var i = 1\nprint(t'" + "text {i + 1} " * (size // 13) + "')"),
    formats=statements("print('{} {}'.format(%d, i))\n", "var i = 1\n"), joined=lambda size: main_of("print(" + "'a' " * (size // 4) + ")"), doc_huge=lambda size: "def f():\n    \"\"\"Text.\n\n" + "    word word word.\n" * (size // 20) + "    \"\"\"\n" + main_of("f()"),
    doc_every=lambda size: repeat('def f%d(x: Int) -> Int:\n    """Text.\n\n    Args:\n        x: Text.\n\n    Returns:\n        Text.\n    """\n    return x\n', size) + main_of("pass"),
    unicode_names=declarations("def `f\u00fc\u4e2d%d`(): pass\n"), unicode_strings=statements("print('\U0001f525\u4e2d%d')\n"), bare_unicode=declarations("def \u00fc%d(): pass\n"),
    crlf=lambda size: repeat("def f%d():\r\n    pass\r\n", size) + main_of("pass"), bom=lambda size: "\ufeff" + repeat("def f%d(): pass\n", size) + main_of("pass"), boms=lambda size: "\ufeff" * (size // 3),
    nul_in_strings=lambda size: main_of('print("' + "\0" * size + '")'), nul_in_comments=lambda size: "#" + "\0" * size + "\n" + main_of("pass"), form_feeds=lambda size: "\f" * size, line_separators=lambda size: "\u2028" * (size // 3),
    mixed_indents=lambda size: "def main():\n" + "\tpass\n        pass\n" * (size // 20), deep_comments=lambda size: "".join(" " * (i % 200) + "# x\n" for i in range(size // 105)) + main_of("pass"),
    trailing_backslash=lambda size: main_of("var a = 1 + \\\n" + "1 + \\\n" * (size // 6) + "1"), long_name_errors=lambda size: main_of(("a" * 5000 + "()\n") * (size // 5004)),
    overload_conversions=lambda size: "".join(f"struct S{i}(Copyable, Movable):\n    @implicit\n    def __init__(out self, x: S{i - 1}): pass\n" if i else "struct S0(Copyable, Movable): pass\n" for i in range(size // 160)) + "".join(f"def f(x: S{i}): pass\n" for i in range(size // 160)) + "def g(s: S0):\n" + "    f(s)\n" * (size // 40) + main_of("pass"),
    overloads_valid=lambda size: "".join(f"struct S{i}(Copyable, Movable): pass\n" for i in range(300)) + "".join(f"def f(x: S{i}): pass\n" for i in range(300)) + "def g(s: S299):\n" + "    f(s)\n" * (size // 10) + main_of("pass"),
    implicit_chain=lambda size: "".join(f"struct S{i}(Copyable, Movable):\n    @implicit\n    def __init__(out self, x: S{i + 1}): pass\n" for i in range(size // 80)) + main_of("pass"),
    decorated=declarations("@always_inline\n@no_inline\ndef f%d(): pass\n"), own_decorators=declarations("@f\ndef g%d(): pass\n"), deprecated_calls=lambda size: "@deprecated('x')\ndef f(): pass\n" + main_of("f()\n" * (size // 4)),
    inlined_chain=lambda size: chain("@always_inline\ndef f0() -> Int: return f1() + f1()", "@always_inline\ndef f%d() -> Int: return f%n() + f%n()", "def f%d() -> Int: return 1", 1400, "print(f0())"),
    inlined_many=lambda size: "@always_inline\ndef f(x: Int) -> Int:\n    var a = [x, x, x]\n    return a[0] + a[1]\n" + main_of("var s = 0\n" + repeat("s += f(%d)\n", size) + "print(s)"),
    where_many=lambda size: repeat("def f%d[n: Int]() where n > %d: pass\n", size) + main_of("f1[5]()"), where_or_chain=lambda size: "def f[n: Int]() where " + "n > 0 or " * (size // 10) + "True: pass\n\ndef g[n: Int](): f[n]()\n" + main_of("g[1]()"),
    where_overloads=lambda size: "".join(f"def f[n: Int]() where n == {i}: pass\n" for i in range(size // 80)) + main_of("".join(f"f[{i}]()\n" for i in range(200))),
    comptime_recursion_deep=lambda size: "def f(n: Int) -> Int: return 0 if n == 0 else f(n - 1) + 1\n" + main_of("comptime x = f(9000)\nprint(x)"), comptime_lists=lambda size: repeat("comptime a%d = [1, 2, %d]\n", size) + main_of("pass"),
    comptime_calls=lambda size: "def f(n: Int) -> Int: return n + 1\n" + repeat("comptime a%d = f(%d)\n", size) + main_of("print(a7)"), comptime_strings_many=declarations("comptime a%d = String('x') * %d\n"),
    comptime_dict_build=lambda size: "def f() -> Dict[String, Int]:\n    var d = Dict[String, Int]()\n    for i in range(20000): d[String(i)] = i\n    return d^\n" + main_of("comptime d = f()\nprint(len(materialize[d]()))"),
    parameter_growth=lambda size: "def f[*n: Int]():\n    f[*n, 1]()\n" + main_of("f[1]()"), struct_growth=lambda size: "struct S[T: AnyType]: pass\ndef f[T: AnyType](): f[S[T]]()\n" + main_of("f[Int]()"),
    struct_growth_two=lambda size: "struct S[T: AnyType, U: AnyType]: pass\ndef f[T: AnyType](): f[S[T, T]]()\n" + main_of("f[Int]()"), alias_growth=lambda size: layered("comptime F0[T: AnyType] = T", "comptime F%d[T: AnyType] = F%p[F%p[T]]", 2000) + main_of("var x: F30[Int]"),
    closures_many=lambda size: main_of("var a = 1\n" + repeat("def f%d() {read a} -> Int: return a\nprint(f%d())\n", size)), lambdas_many=statements("var f%d = lambda (x: Int) -> Int: x + %d\n"),
    struct_methods_called=lambda size: "struct S:\n    def __init__(out self): pass\n" + repeat("    def f%d(self) -> Int: return %d\n", size // 2) + main_of("var s = S()\nvar t = 0\n" + repeat("t += s.f%d()\n", size // 2) + "print(t)"),
    struct_instances=lambda size: "struct S[n: Int](Copyable, Writable):\n    var x: List[Int]\n    def __init__(out self): self.x = [Self.n]\n" + main_of(repeat("print(S[%d]())\n", size)),
    raising_handlers=lambda size: "def f(x: Int) raises -> Int: return x\n" + main_of(repeat("try: print(f(%d))\nexcept e: print(e)\n", size)), withs_many=lambda size: "struct C:\n    def __init__(out self): pass\n    def __enter__(self) -> Int: return 1\n    def __exit__(self): pass\n" + main_of(repeat("with C() as a%d: print(a%d)\n", size)),
    match_strings=lambda size: main_of("var a = String('x')\nif a == '': pass\n" + repeat("elif a == 'case %d': print(%d)\n", size)), table=lambda size: "comptime T = [\n" + repeat("    (%d, '%d', 1.5),\n", size) + "]\n" + main_of("print(T[1][0])"),
    string_table=lambda size: "def table() -> List[String]:\n    return [\n" + repeat('        "word%d",\n', size) + "    ]\n" + main_of("print(len(table()))"), dict_table=lambda size: "def table() -> Dict[String, Int]:\n    return {\n" + repeat('        "word%d": %d,\n', size) + "    }\n" + main_of("print(len(table()))"),
    struct_table=lambda size: "@fieldwise_init\nstruct P(Copyable):\n    var name: String\n    var x: Int\n\ndef table() -> List[P]:\n    return [\n" + repeat('        P("word%d", %d),\n', size) + "    ]\n" + main_of("print(len(table()))"),
    appends=lambda size: main_of("var a = List[String]()\n" + repeat("a.append('word %d')\n", size) + "print(len(a))"), settings=lambda size: main_of("var d = Dict[String, Int]()\n" + repeat("d['key %d'] = %d\n", size) + "print(len(d))"),
)


# ---- products: what is small by itself, many times

@case
def modules(size):
    files = {f"m{i}.mojo": f"comptime x{i} = {i}\n" for i in range(1500)}
    files["main.mojo"] = "".join(f"from m{i} import x{i}\n" for i in range(1500)) + main_of("print(x7)")
    return files


@case
def package(size):
    files = {f"p/m{i}.mojo": f"from .m{(i + 1) % 800} import x{(i + 1) % 800}\ncomptime x{i} = {i}\ndef f{i}() -> Int: return x{(i + 1) % 800}\n" for i in range(800)}
    files["p/__init__.mojo"] = "".join(f"from .m{i} import f{i}\n" for i in range(800))
    files["main.mojo"] = "from p import f7\n" + main_of("print(f7())")
    return files


@case
def packages_in_packages(size):
    path, files = "", {}
    for i in range(100):
        path += f"p{i}/"
        files[path + "__init__.mojo"] = f"from .p{i + 1} import x\n" if i < 99 else "comptime x = 1\n"
    files["main.mojo"] = "from p0 import x\n" + main_of("print(x)")
    return files


cases(
    divisions=lambda size: "def f(b: Int, c: Int) -> Int:\n    var a = b\n" + repeat("    a += (a + %d) % c\n", size) + "    return a\n" + main_of("print(f(3, len([1, 2])))"),
    instances_of_big=lambda size: "def f[n: Int]() -> Int:\n    var a = n\n" + repeat("    a += %d\n", size // 2) + "    return a\n" + main_of("var s = 0\n" + repeat("s += f[%d]()\n", size // 2) + "print(s)"),
    instances_of_ifs=lambda size: "def f[n: Int]() -> Int:\n    var a = n\n" + repeat("    comptime if n == %d: a += 1\n", size // 2) + "    return a\n" + main_of("var s = 0\n" + repeat("s += f[%d]()\n", size // 2) + "print(s)"),
    inlined_big=lambda size: "@always_inline\ndef f(x: Int) -> Int:\n    var a = x\n" + repeat("    if a > %d: a += x\n", size // 2) + "    return a\n" + main_of("var s = 0\n" + repeat("s += f(%d)\n", size // 2) + "print(s)"),
    inner_inlined=lambda size: "def f(x: Int) -> Int:\n    var a = x\n" + repeat("    if a > %d: a += x\n", size // 2) + "    return a\n" + main_of("var s = 0\n" + repeat("s += f(%d)\n", size // 2) + "print(s)"),
    big_struct_instances=lambda size: "struct S[n: Int](Copyable):\n    def __init__(out self): pass\n" + repeat("    def f%d(self) -> Int: return Self.n\n", size // 2) + main_of(repeat("print(S[%d]().f7())\n", size // 2)),
    wide_struct_instances=lambda size: "@fieldwise_init\nstruct S[n: Int](Copyable):\n" + repeat("    var f%d: String\n", size // 2) + "def g[n: Int](x: S[n]) -> S[n]: return x.copy()\n" + "".join(f"def h{i}(x: S[{i}]): _ = g(x)\n" for i in range(size // 80)) + main_of("pass"),
    default_methods=lambda size: "trait T:\n" + repeat("    def f%d(self) -> Int: return %d\n", size // 2) + repeat("struct S%d(T):\n    def __init__(out self): pass\n", size // 2) + main_of("print(S7().f7())"),
    required_methods=lambda size: "trait T:\n" + repeat("    def f%d(self): ...\n", size // 2) + repeat("struct S%d(T):\n    def __init__(out self): pass\n", size // 2) + main_of("pass"),
    conformances_product=lambda size: repeat("trait T%d: pass\n", size // 3) + "struct S(" + repeat("T%d, ", size // 6)[:-2] + "): pass\n" + repeat("def f%d[T: T%d](x: T): pass\n", size // 3) + "def g(s: S):\n" + repeat("    f%d(s)\n", size // 6) + main_of("pass"),
    compositions_grow=lambda size: repeat("trait T%d: pass\n", size // 3) + "comptime C0 = T0 & T1\n" + "".join(f"comptime C{i} = C{i - 1} & T{i}\n" for i in range(1, size // 60)) + f"def f[T: C{size // 60 - 1}](x: T): pass\n" + main_of("pass"),
    comptime_steps=lambda size: "def f(n: Int) -> Int:\n    var s = 0\n    for i in range(n): s += i\n    return s\n" + repeat("comptime a%d = f(1000000 + %d)\n", size // 2) + main_of(repeat("print(a%d)\n", size // 3)),
    comptime_results=lambda size: "def f(n: Int) -> List[Int]:\n    var s = List[Int]()\n    for i in range(n): s.append(i)\n    return s^\n" + repeat("comptime a%d = f(100000 + %d)\n", size // 2) + main_of(repeat("print(len(a%d))\n", size // 3)),
    comptime_materialized=lambda size: "def f(n: Int) -> List[Int]:\n    var s = List[Int]()\n    for i in range(n): s.append(i)\n    return s^\n" + main_of(repeat("print(len(materialize[f(10000 + %d)]()))\n", size)),
    comptime_texts=lambda size: "comptime a0 = 'abcdefgh'\n" + "".join(f"comptime a{i} = a{i - 1} + a{i - 1}\n" for i in range(1, 16)) + repeat("comptime b%d = a15 + '%d'\n", size) + main_of(repeat("print(b%d)\n", size // 4)),
    printed_wide_types=lambda size: main_of("var x = (" + "1, " * (size // 6) + ")\n" + "x = 1\n" * (size // 20)), wide_copies=lambda size: main_of("var x = (" + "'a', " * 1500 + ")\n" + repeat("var a%d = x.copy()\n", size // 2)),
    variants_used=lambda size: "from std.utils import Variant\n" + main_of("".join(f"var a{i} = Variant[Int, String, SIMD[DType.int8, {1 << i % 8}], List[Int]]({i})\nprint(a{i}.isa[Int]())\n" for i in range(size // 130))),
    closures_given=lambda size: "def g[f: def() -> Int](): print(f())\n" + main_of(repeat("def f%d() -> Int: return %d\ng[f%d]()\n", size)), lambdas_given=lambda size: "def g[F: def() -> Int](f: F): print(f())\n" + main_of(repeat("g(lambda () -> Int: %d)\n", size)),
    prints_of_many=lambda size: main_of(("print(" + "1, 'a', 1.5, " * 30 + ")\n") * (size // 420)), prints_of_instances=lambda size: main_of("".join("print(" + "1, 'a', " * (i % 60 + 1) + f"{i}.5)\n" for i in range(size // 260))),
    generic_structs=lambda size: "struct S0[T: Copyable & Deinitable](Copyable): pass\n" + "".join(f"struct S{i}[T: Copyable & Deinitable](Copyable):\n    var x: S{i - 1}[List[Self.T]]\n" for i in range(1, size // 80)) + f"def f(x: S{size // 80 - 1}[Int]): _ = x.copy()\n" + main_of("pass"),
    constructors=lambda size: repeat("struct S%d(Copyable): pass\n", size // 4) + "struct R:\n" + repeat("    def __init__(out self, x: S%d): pass\n", size // 2) + "def f(s: S7):\n" + "    _ = R(s)\n" * (size // 80) + main_of("pass"),
    own_operators=lambda size: "@fieldwise_init\nstruct S(Copyable):\n    var x: Int\n    def __add__(self, other: Self) -> Self: return Self(self.x + other.x)\n\ndef f(s: S) -> S: return " + "s + " * (size // 4) + "s.copy()\n" + main_of("pass"),
    with_items=lambda size: "struct C:\n    def __init__(out self): pass\n    def __enter__(self) -> Int: return 1\n    def __exit__(self): pass\n" + main_of("with " + repeat("C() as a%d, ", size) + "C() as b: pass"),
    nested_patterns=lambda size: main_of("var " + "(a, " * min(size // 8, 5000) + "b" + ")" * min(size // 8, 5000) + " = 1"), pattern_loop=lambda size: main_of("for " + "(a, " * min(size // 8, 5000) + "b" + ")" * min(size // 8, 5000) + " in [1]: pass"),
    closure_chain=lambda size: main_of("def f0() -> Int: return 1\n" + "".join(f"def f{i}() {{read f{i - 1}}} -> Int: return f{i - 1}()\n" for i in range(1, size // 50)) + "print(f7())"),
    reference_choice=lambda size: main_of("var c = len([1])\nvar a = 1\nvar b = 2\nref r0 = a\n" + "".join(f"ref r{i} = r{i - 1} if c > {i} else b\n" for i in range(1, size // 40)) + "print(r7)"),
    moves_in_loop=lambda size: main_of("var c = len([1])\n" + repeat("var a%d = String('x')\n", size // 3) + "while c < 9:\n    c += 1\n" + repeat("    if c == %d: a%d = String('y')\n", size // 2)),
    init_branches=lambda size: "struct S:\n" + repeat("    var f%d: String\n", size // 4) + "    def __init__(out self, c: Bool):\n        if c:\n" + repeat("            self.f%d = 'x'\n", size // 3) + "        else:\n" + repeat("            self.f%d = 'x'\n", size // 3) + main_of("pass"),
    init_misses=lambda size: "struct S:\n" + repeat("    var f%d: String\n", size) + "    def __init__(out self): pass\n" + main_of("pass"), walrus_many=statements("if (a%d := 1) > 0: pass\n"),
    ternaries=lambda size: main_of("var c = len([1])\nprint(" + "'a' if c > 1 else " * 390 + "'b')"), whiles_else=statements("while a < 1: break\nelse: a += 1\n", "var a = 1\n"),
    parametric_aliases=lambda size: "comptime F[n: Int]: Int = n * n + 1\n" + main_of(repeat("print(F[%d])\n", size)), parametric_types=lambda size: "comptime V[T: Copyable & Deinitable, n: Int] = List[InlineArray[T, n]]\n" + main_of(repeat("var a%d: V[Int, %d]\n", size)),
    conditional_conformances=lambda size: repeat("trait T%d: pass\n", size // 3) + "struct S[T: AnyType](" + repeat("T%d where conforms_to(T, T%d), ", size // 2)[:-2] + "): pass\n" + main_of("var x: S[Int]"),
    many_errors=lambda size: main_of(repeat("a%d\n", size)), error_in_each=declarations("def f%d() -> Int: return 'a'\n"), unknown_types=declarations("def f%d(a: B%d): pass\n"), missing_returns=declarations("def f%d() -> Int: pass\n"),
    raises_missing=lambda size: "def f() raises: pass\n" + repeat("def g%d(): f()\n", size) + main_of("pass"), used_moved=lambda size: main_of("var a = String('x')\nvar b = a^\n" + "print(a)\n" * (size // 10)), not_mutable=lambda size: "def f(a: Int):\n" + "    a = 1\n" * (size // 10) + main_of("pass"),
    ambiguous=lambda size: "struct A:\n    @implicit\n    def __init__(out self, x: Int): pass\nstruct B:\n    @implicit\n    def __init__(out self, x: Int): pass\ndef f(a: A): pass\ndef f(a: B): pass\n" + main_of("var x = 1\n" + "f(x)\n" * (size // 8)),
    long_comment=lambda size: "#" + " word" * (size // 5) + "\n" + main_of("pass"), words_string=lambda size: main_of('print("' + "word " * (size // 5) + '")'), names_string=lambda size: main_of('print("' + "\\N{BULLET} " * (size // 11) + '")'),
    t_string_words=lambda size: main_of("var a = 1\nprint(t'" + "{a} word " * (size // 9) + "')"), dicts_of_dicts=lambda size: main_of("var x = {" + repeat("%d: {1: %d}, ", size) + "}\nprint(len(x))"), tuples_list=lambda size: main_of("var x = [" + repeat("(%d, 'a', 1.5), ", size) + "]\nprint(len(x))"),
    nested_calls=lambda size: "def f(a: String, b: String) -> String: return a\n" + main_of("var x = String('x')\nprint(" + "f(x, " * 390 + "x" + ")" * 390 + ")"), strings_repeated=lambda size: "comptime x = String('abc') * 1000000000\n" + main_of("print(len(x))"),
    sized_arrays=lambda size: main_of(repeat("var a%d = InlineArray[Int, %d + 1](fill=0)\nprint(a%d[0])\n", size // 2)), simd_sizes=statements("print(SIMD[DType.int32, 2](%d))\n"), docs_code=lambda size: 'def f():\n    """Text.\n\n    ```mojo\n' + "    var a = 1\n" * (size // 14) + '    ```\n    """\n' + main_of("pass"),
)


# ---- more of what multiplies

cases(
    constructors_valid=lambda size: repeat("struct S%d(Copyable): pass\n", size // 3) + "struct R:\n" + repeat("    def __init__(out self, x: S%d): pass\n", size // 4) + "def f(s: S7):\n" + "    _ = R(s)\n" * (size // 40) + main_of("pass"),
    comptime_long_body=lambda size: "def f() -> Int:\n    var a = 1\n    for i in range(1000000000):\n" + "        a = a * 3 + i\n" * (size // 24) + "    return a\ncomptime x = f()\n" + main_of("print(x)"),
    comptime_long_calls=lambda size: "def g(b: Int) -> Int:\n    var a = b\n" + "    a = a * 3 + b\n" * (size // 20) + "    return a\n\ndef f() -> Int:\n    var a = 1\n    for i in range(1000000000): a += g(i)\n    return a\ncomptime x = f()\n" + main_of("print(x)"),
    comptime_wide=lambda size: "def f() -> Int32:\n    var a = SIMD[DType.int32, 4096](1)\n    for i in range(1000000000): a = a * a + 1\n    return a[0]\ncomptime x = f()\n" + main_of("print(x)"),
    comptime_copies=lambda size: "def f() -> Int:\n    var a = List[Int](length=1000000, fill=1)\n    var n = 0\n    for i in range(1000000000): n += len(a.copy())\n    return n\ncomptime x = f()\n" + main_of("print(x)"),
    comptime_sort=lambda size: "def f() -> Int:\n    var a = List[Int]()\n    for i in range(10000000): a.append(-i)\n    sort(a)\n    return a[0]\ncomptime x = f()\n" + main_of("print(x)"),
    comptime_text=lambda size: "def f() -> Int:\n    var a = String()\n    for i in range(1000000000): a = a + 'x'\n    return a.byte_length()\ncomptime x = f()\n" + main_of("print(x)"),
    comptime_dict_filled=lambda size: "def f() -> Int:\n    var a = Dict[Int, Int]()\n    for i in range(1000000000): a[i] = i\n    return len(a)\ncomptime x = f()\n" + main_of("print(x)"),
    wheres_nested=lambda size: "def f0[n: Int]() where n > 0: pass\n" + "".join(f"def f{i}[n: Int]() where n > 0 and n < 100: f{i - 1}[n]()\n" for i in range(1, size // 60)) + main_of("f99[5]()"),
    where_conforms=lambda size: repeat("trait T%d: pass\n", size // 4) + "def f[T: AnyType](x: T) where " + repeat("conforms_to(T, T%d) and ", size // 2) + "True: pass\n" + main_of("f(1)"),
    trait_grid=lambda size: "".join(f"trait T{i}_{j}" + (f"(T{i - 1}_{j}, T{i - 1}_{(j + 1) % 20})" if i else "") + ": pass\n" for i in range(size // 900) for j in range(20)) + f"struct S(T{size // 900 - 1}_0): pass\n" + main_of("pass"),
    trait_aliases=lambda size: repeat("trait T%d:\n    comptime X: AnyType\n    def f(self) -> Self.X: ...\n", size) + main_of("pass"),
    extensions_own=lambda size: "struct S:\n    def __init__(out self): pass\n" + repeat("__extension S:\n    def f%d(self): pass\n", size // 2) + main_of("var s = S()\n" + repeat("s.f%d()\n", size // 4)),
    extensions_generic=lambda size: repeat("__extension List:\n    def f%d(self): pass\n", size // 2) + main_of("var s = [1]\n" + repeat("s.f%d()\n", size // 4)),
    closures_nested=lambda size: "def main():\n var a = 1\n" + "".join(" " * (i + 1) + f"def f{i}() {{mut a}}:\n" for i in range(100)) + " " * 101 + "a += 1\n" + "".join(" " * (i + 1) + f"f{i}()\n" for i in reversed(range(100))),
    captures_many=lambda size: main_of(repeat("var a%d = String('x')\n", size // 3) + "def f() {read}:\n" + repeat("    print(a%d)\n", size // 3) + "f()"),
    captures_each=lambda size: main_of("".join(f"var a{i} = {i}\ndef f{i}() {{read}}:\n    print(" + ", ".join(f"a{j}" for j in range(max(0, i - 20), i + 1)) + ")\n" for i in range(size // 170))),
    comprehensions_nested=lambda size: main_of("var a = [1]\nprint(len(" + "[len(" * 60 + "a" + ") for x in a]" * 60 + "))"),
    comprehensions_dict=statements("var d%d = {String(i): [j for j in range(i)] for i in range(3)}\n"),
    t_strings_nested=lambda size: main_of("var a = 1\nprint(" + "t'{" * 60 + "a" + "}'" * 60 + ")"), t_strings_calls=lambda size: main_of("var a = 1\nprint(t'" + "{String(a) + String(a)} " * (size // 24) + "')"),
    decorator_fieldwise=declarations("@fieldwise_init\nstruct S%d(Copyable, Equatable, Hashable, Writable):\n    var x: Int\n    var y: String\n"),
    decorated_structs=lambda size: "@fieldwise_init\n" * (size // 16) + "struct S(Copyable):\n    var x: Int\n" + main_of("pass"),
    overloads_variadic=lambda size: "".join(f"struct S{i}(Copyable): pass\n" for i in range(300)) + "".join(f"def f(*x: S{i}): pass\n" for i in range(300)) + "def g(s: S299):\n" + "    f(s, s, s, s)\n" * (size // 20) + main_of("pass"),
    overloads_keywords=lambda size: "".join(f"def f(*, k{i}: Int): pass\n" for i in range(size // 60)) + main_of("".join(f"f(k{i}=1)\n" for i in range(size // 60))),
    overloads_generic=lambda size: "".join(f"trait T{i}: pass\ndef f[T: T{i}](x: T): pass\n" for i in range(300)) + "struct S(T299): pass\ndef g(s: S):\n" + "    f(s)\n" * (size // 12) + main_of("pass"),
    overloads_where=lambda size: "".join(f"def f[n: Int](x: SIMD[DType.int8, n]) where n == {i}: pass\n" for i in range(300)) + main_of("var x = SIMD[DType.int8, 8](1)\n" + "f(x)\n" * (size // 30)),
    keywords_many=lambda size: "def f(*, " + repeat("k%d: Int = 1, ", size // 2) + "): pass\n" + main_of("f(" + repeat("k%d=2, ", size // 4) + ")"),
    keywords_wrong=lambda size: "def f(*, " + repeat("k%d: Int = 1, ", size // 2) + "): pass\n" + main_of("f(" + repeat("l%d=2, ", size // 4) + ")"),
    packs=lambda size: "def f[*Ts: Writable](*a: *Ts):\n    comptime for i in range(len(a)):\n        print(a[i])\n" + main_of(repeat("f(%d, 'a', 1.5, True)\n", size)),
    packs_growing=lambda size: "def f[*Ts: Writable](*a: *Ts): print(*a)\n" + main_of("".join("f(" + "1, 'a', " * (i % 80 + 1) + ")\n" for i in range(size // 340))),
    packs_forwarded=lambda size: "def f0[*Ts: Writable](*a: *Ts): print(*a)\n" + "".join(f"def f{i}[*Ts: Writable](*a: *Ts): f{i - 1}(*a)\n" for i in range(1, size // 60)) + main_of(f"f{min(900, size // 60 - 1)}(1, 'a')"),
    comptime_nests=lambda size: main_of("comptime for i in range(30):\n    comptime for j in range(30):\n        comptime for k in range(30):\n            comptime if i == j and j == k: print(i, j, k)"),
    comptime_if_nests=lambda size: indented_in_main("comptime if 1 < %d + 2:")(min(size, 60000)),
    match_chain=lambda size: main_of("var a = len([1])\nvar b = a\nif a == -1: pass\n" + repeat("elif a == %d and b < %d: print(a)\n", size)),
    nested_conditions=lambda size: main_of("var a = len([1])\n" + "".join("if a > %d:\n    if a < %d:\n        if a != %d: a += 1\n        else: a -= 1\n    else: a += 2\n" % (i, i + 9, i + 3) for i in range(size // 120)) + "print(a)"),
    recursive_types=lambda size: "from std.memory import OwnedPointer\n" + "".join(f"struct S{i}(Movable):\n    var a: Optional[OwnedPointer[S{(i * 7 + 1) % (size // 120)}]]\n    var b: List[OwnedPointer[S{(i + 1) % (size // 120)}]]\n" for i in range(size // 120)) + main_of("pass"),
    recursive_generics=lambda size: "from std.memory import OwnedPointer\nstruct N[T: Movable & Deinitable](Movable):\n    var x: Self.T\n    var next: Optional[OwnedPointer[N[Self.T]]]\n    def __init__(out self, var x: Self.T):\n        self.x = x^\n        self.next = None\n" + main_of(repeat("var a%d = N(%d)\n", size // 2) + repeat("var b%d = N(String('%d'))\n", size // 2)),
    deep_generics=lambda size: main_of("".join(f"var a{i}: " + "List[" * (i % 100) + "Int" + "]" * (i % 100) + " = []\n" for i in range(size // 330))),
    origins_union=lambda size: "def f(" + repeat("ref a%d: String, ", size // 3) + ") -> ref[origin_of(" + repeat("a%d, ", size // 3)[:-2] + ")] String: return a0\n" + main_of("pass"),
    origins_chain=lambda size: "def f(ref a: String, ref b: String) -> ref[a, b] String: return a\n" + main_of(repeat("var a%d = String('x')\n", size // 3) + "ref r0 = a0\n" + "".join(f"ref r{i} = f(r{i - 1}, a{i})\n" for i in range(1, size // 60)) + "print(r9)"),
    raises_nests=lambda size: "def g() raises: pass\ndef main():\n" + "".join(" " * (i + 1) + "try:\n" + " " * (i + 2) + "g()\n" for i in range(150)) + "".join(" " * (i + 1) + "except e: print(e)\n" for i in reversed(range(150))),
    with_nests=lambda size: "struct C:\n    def __init__(out self): pass\n    def __enter__(self) raises -> Int: return 1\n    def __exit__(self): pass\n    def __exit__(self, e: Error) raises -> Bool: return False\n\ndef main() raises:\n" + "".join(" " * (i + 1) + f"with C() as a{i}:\n" for i in range(120)) + " " * 121 + "print(a7)\n",
    typed_raises=lambda size: "".join(f"@fieldwise_init\nstruct E{i}(Movable, Writable):\n    var x: Int\ndef f{i}() raises E{i}: raise E{i}({i})\n" for i in range(size // 200)) + main_of("".join(f"try: f{i}()\nexcept e: print(e)\n" for i in range(size // 200))),
    dict_strings=lambda size: main_of("var x = {" + repeat('"k%d": ["a", "b"], ', size) + "}\nprint(len(x))"), set_strings=lambda size: main_of("var x = {" + repeat('"k%d", ', size) + "}\nprint(len(x))"), tuples_nested=lambda size: main_of("var x = (" + "(1, ('a', 2.5)), " * 400 + ")\nprint(x[0][0])"),
    docs_nested=lambda size: 'def f():\n    """Text.\n\n' + "".join("    " + " " * (i % 60) + "- item\n" for i in range(size // 40)) + '    """\n' + main_of("pass"),
    docs_backticks=lambda size: 'def f():\n    """Text ' + "`" * size + '"""\n' + main_of("pass"), docs_arguments=lambda size: "def f(" + repeat("a%d: Int, ", size // 3) + '):\n    """Text.\n\n    Args:\n' + repeat("        b%d: Text.\n", size // 3) + '    """\n' + main_of("pass"),
    mutable_aliases=lambda size: "def f(mut a: String, b: String): pass\n" + main_of("var a = String('x')\n" + "f(a, a)\n" * (size // 14)), shadowed=lambda size: indented_in_main("if True: var a = %d")(200) + main_of(repeat("var b = %d\n", size)),
    enum_like=lambda size: "struct C:\n" + repeat("    comptime A%d = %d\n", size // 2) + main_of(repeat("print(C.A%d)\n", size // 3)), global_tables=lambda size: repeat("comptime T%d: List[Int] = [1, 2, 3, %d]\n", size // 2) + main_of(repeat("print(materialize[T%d]()[0])\n", size // 2)),
)


# ---- what is computed with parameters, and more of the library

DTYPES = "int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64".split()
BOX = "@fieldwise_init\nstruct Box[T: Copyable & Deinitable](Copyable, Equatable where conforms_to(T, Equatable), Writable where conforms_to(T, Writable)):\n    var x: Self.T\n\n"
cases(
    symbolic_terms=lambda size: "def f[n: Int](x: Array[Int, " + "n + 1 + " * (size // 8) + "n]): pass\n" + main_of("pass"),
    symbolic_factors=lambda size: "def f[n: Int](x: Array[Int, " + "(n + 1) * " * 400 + "n]): pass\n" + main_of("pass"),
    symbolic_binomials=lambda size: "def f[" + ", ".join(f"a{i}: Int, b{i}: Int" for i in range(40)) + "](x: Array[Int, " + " * ".join(f"(a{i} + b{i})" for i in range(40)) + "]): pass\n" + main_of("pass"),
    symbolic_squares=lambda size: "comptime F0[n: Int]: Int = n + 1\n" + "".join(f"comptime F{i}[n: Int]: Int = F{i - 1}[n] * F{i - 1}[n] + n\n" for i in range(1, 40)) + "def f[n: Int](x: Array[Int, F39[n]]): pass\n" + main_of("pass"),
    symbolic_equal=lambda size: "def f[n: Int, m: Int](x: Array[Int, n + m * 2 + 1]): pass\n\ndef g[n: Int, m: Int](x: Array[Int, 1 + m + n + m]):\n" + "    f(x)\n" * (size // 10) + main_of("pass"),
    symbolic_calls=lambda size: "def h(n: Int) -> Int: return n + 1\n\ndef f[n: Int](x: Array[Int, " + "h(" * 390 + "n" + ")" * 390 + "]): pass\n" + main_of("pass"),
    associated_chain=lambda size: "trait T:\n    comptime X: T\n\nstruct S(T):\n    comptime X = S\n\n" + main_of("var x: S" + ".X" * (size // 2)),
    associated_symbolic=lambda size: "trait T:\n    comptime X: T\n\ndef f[A: T](x: A" + ".X" * (size // 2) + "): pass\n" + main_of("pass"),
    associated_types=lambda size: "trait T:\n    comptime X: AnyType\n\n" + repeat("struct S%d(T):\n    comptime X = S%d\n", size // 2) + "def f[A: T, B: T](x: A.X, y: B.X): pass\n" + main_of("pass"),
    comptime_reads=lambda size: "comptime a: List[Int] = [" + repeat("%d, ", size // 2) + "]\n" + repeat("comptime b%d = a[%d]\n", size // 2) + main_of("print(b7)"),
    comptime_dict_reads=lambda size: "def f() -> Dict[Int, String]:\n    var d = Dict[Int, String]()\n    for i in range(3000): d[i] = String(i)\n    return d^\n\ncomptime a = f()\n\ndef g(d: Dict[Int, String], i: Int) -> Int: return d.get(i, '').byte_length()\n"
    + repeat("comptime b%d = g(a, %d)\n", size) + main_of("print(b7)"),
    comptime_text_chain=lambda size: chain("comptime a0 = String('x')", "comptime a%d = a%p + 'x'", "comptime b = a%p", size, "print(len(materialize[b]().as_bytes()))"),
    comptime_list_chain=lambda size: "def more(a: List[Int]) -> List[Int]:\n    var b = a.copy()\n    b.append(len(a))\n    return b^\n\n" + chain("comptime a0: List[Int] = [1]", "comptime a%d = more(a%p)", "comptime b = a%p", size, "print(len(materialize[b]()))"),
    comptime_parameters=lambda size: "def more(a: List[Int]) -> List[Int]:\n    var b = a.copy()\n    b.append(len(a))\n    return b^\n\ndef f[a: List[Int]]() -> Int:\n    comptime if len(a) > 700: return 1\n    else: return f[more(a)]() + 1\n" + main_of("print(f[[1]]())"),
    comptime_types_list=lambda size: "def f[n: Int](): print(n)\n" + main_of("comptime for i in range(2000):\n    comptime for j in range(i % 3): f[i * j]()"),
    comptime_globals_many=lambda size: repeat("comptime a%d: Dict[String, List[Int]] = {'k': [%d]}\n", size // 2) + main_of(repeat("print(len(materialize[a%d]()))\n", size // 2)),
    conditional_boxes=lambda size: BOX + main_of("var x = " + "Box(" * 60 + "1" + ")" * 60 + "\nprint(x == x, x != x.copy())\nprint(x)"),
    conditional_boxes_many=lambda size: BOX + main_of(repeat("print(Box(Box(%d)) == Box(Box(2)), Box(Box('%d')))\n", size)),
    pack_recursion=lambda size: "def f(): pass\n\ndef f[T: Writable, *Ts: Writable](x: T, *a: *Ts):\n    print(x)\n    comptime for i in range(len(a)): f(a[i])\n" + main_of(repeat("f(%d, 'a', 1.5, %d)\n", size)),
    pack_indexes=lambda size: "def f[*Ts: Writable](*a: *Ts):\n" + "    print(a[0], a[1], a[2])\n" * (size // 30) + main_of("f(1, 'a', 1.5)"), pack_sizes=lambda size: "def f[*n: Int]() -> Int: return len(n)\n" + main_of("".join("print(f[" + "1, " * (i % 150 + 1) + f"{i}]())\n" for i in range(size // 260))),
    simd_dtypes=lambda size: main_of("".join(f"print(SIMD[DType.{a}, {w}](1).cast[DType.{b}]())\n" for w in (1, 2, 4, 8, 16, 32, 64) for a in DTYPES for b in DTYPES)), simd_functions=lambda size: repeat("def f%d(a: SIMD[DType.float64, 1024]) -> SIMD[DType.float64, 1024]: return a * a + %d\n", size)
    + main_of("print(f7(1)[0])"), simd_wide_sums=lambda size: main_of("var a = SIMD[DType.int16, 4096](1)\n" + "a = a * a + 3\n" * (size // 18) + "print(a[0])"), simd_casts_wide=lambda size: main_of("var a = SIMD[DType.int8, 2048](1)\nvar s = Float64()\n" + "s += a.cast[DType.float64]().reduce_add()\n" * (size // 50) + "print(s)"),
    simd_shuffles=lambda size: main_of("var a = SIMD[DType.int8, 256](1)\n" + ("a = a.shuffle[" + ", ".join(str(i * 7 % 256) for i in range(256)) + "]()\n") * (size // 1300) + "print(a)"), simd_selects=statements("a = (a.lt(b)).select(a + %d, b)\n", "var a = SIMD[DType.float32, 64](1)\nvar b = a\n", "print(a[0])\n"),
    vectorize_many=lambda size: "from std.algorithm import vectorize\n" + main_of("var s = 0\n" + repeat("def f%d[w: Int](i: Int) {mut s}: s += i * w + %d\nvectorize[4](1000, f%d)\n", size) + "print(s)"),
    parallelize_many=lambda size: "from max.algorithm import parallelize\n" + main_of(repeat("def f%d(i: Int): print(i + %d)\nparallelize(f%d, 4)\n", size)),
    layouts=lambda size: "from layout import Layout\n" + main_of(repeat("comptime l%d = Layout.row_major(%d, 4, 8)\nprint(l%d)\n", size // 2)),
    python_calls=lambda size: "from std.python import Python\n\ndef main() raises:\n    var m = Python.import_module('math')\n    var d = Python.dict()\n" + repeat("    d['k%d'] = m.sqrt(%d) + d.get('a', 1)\n", size),
    python_lists=lambda size: "from std.python import Python, PythonObject\n\ndef main() raises:\n    var a = Python.list(" + repeat("%d, ", size // 2)[:-2] + ")\n    var s = PythonObject(0)\n" + repeat("    s += a[%d]\n", size // 2) + "    print(s)\n",
    async_functions=lambda size: repeat("async def f%d(x: Int) -> Int: return x + %d\n", size // 2) + "async def all() -> Int:\n    var s = 0\n" + repeat("    s += await f%d(%d)\n", size // 2) + "    return s\n" + main_of("pass"),
    mlir_operations=lambda size: "def f(x: Int) -> Int:\n    var a = x._mlir_value\n" + "    a = __mlir_op.`index.add`(a, a)\n" * (size // 36) + "    return Int(mlir_value=a)\n" + main_of("print(f(1))"),
    iterators_chained=lambda size: "from std.itertools import product\n" + main_of("var a = [1, 2]\n" + repeat("for x, y in zip(a, enumerate(a)): print(x, y[0] + %d)\n", size)), sorts=lambda size: main_of("var a = [3, 1, 2]\n" + repeat("sort(a)\na.append(%d)\n", size)),
)

# ---- ownership, more errors, more old spellings

MANY_FIELDS = "struct S(Movable):\n" + "".join(f"    var f{i}: String\n" for i in range(500)) + "    def __init__(out self):\n" + "".join(f"        self.f{i} = 'x'\n" for i in range(500))
cases(
    moved_fields=lambda size: MANY_FIELDS + "def f(var s: S):\n" + "".join(f"    _ = s.f{i % 500}^\n    s.f{i % 500} = 'y'\n" for i in range(size // 60)) + main_of("f(S())"), moved_fields_branches=lambda size: MANY_FIELDS + "def f(var s: S, c: Int):\n" + "".join(f"    if c > {i}:\n        _ = s.f{i}^\n        s.f{i} = 'y'\n" for i in range(500)) + main_of("f(S(), 1)"),
    moved_fields_loops=lambda size: MANY_FIELDS + "def f(var s: S, c: Int):\n" + "".join(" " * (4 + i) + f"for i{i} in range(c):\n" for i in range(60)) + "".join(" " * 70 + f"_ = s.f{i}^\n" + " " * 70 + f"s.f{i} = 'y'\n" for i in range(400)) + main_of("f(S(), 1)"),
    origin_structs=lambda size: "struct S0[o: Origin](Copyable):\n    var p: Pointer[String, Self.o]\n" + "".join(f"struct S{i}[o: Origin](Copyable):\n    var p: S{i - 1}[Self.o]\n" for i in range(1, size // 65)) + main_of("pass"),
    origin_lists=lambda size: main_of(repeat("var a%d = String('x')\n", size // 3) + "var p = [" + repeat("Pointer(to=a%d), ", size // 3) + "]\nprint(len(p))"), references_list=lambda size: main_of("var a = [String('x')]\n" + repeat("ref r%d = a[0]\nprint(r%d)\n", size)),
    linear_dropped=lambda size: "@explicit_destroy('call close')\nstruct L:\n    def __init__(out self): pass\n    def close(deinit self): pass\n\n" + main_of(repeat("var a%d = L()\n", size)), linear_closed=lambda size: "@explicit_destroy('call close')\nstruct L:\n    def __init__(out self): pass\n    def close(deinit self): pass\n\n" + main_of(repeat("var a%d = L()\n", size // 2) + repeat("a%d^.close()\n", size // 2)),
    use_after_branches=lambda size: main_of("var c = len([1])\nvar a = String('x')\n" + repeat("if c == %d: _ = a^\nprint(a)\n", size)), closure_captures_all=lambda size: main_of(repeat("var a%d = String('x')\n", size // 4) + repeat("def f%d() {read}: print(a1, a%d)\nf%d()\n", size // 2)),
    closures_stored=lambda size: "def apply[F: def(Int) -> Int](f: F, x: Int) -> Int: return f(x)\n" + main_of("var s = 0\n" + repeat("def f%d(x: Int) {var s} -> Int: return x + s + %d\ns += apply(f%d, %d)\n", size) + "print(s)"),
    errors_with_candidates=lambda size: "".join(f"def f(x: Array[Int, {i}], y: Dict[String, List[Int]]) -> Int: return 1\n" for i in range(40)) + main_of("f(1, 2)\n" * (size // 8)), errors_in_instances=lambda size: "def f[T: AnyType](x: T): x.missing()\n" + main_of(repeat("f(%d)\n", size // 2) + repeat("f('%d')\n", size // 3)),
    errors_of_traits=lambda size: "trait T:\n" + "".join(f"    def f{i}(self, x: Int) -> Int: ...\n" for i in range(40)) + repeat("struct S%d(T):\n    def f1(self): pass\n", size), errors_of_where=lambda size: "def f[n: Int]() where n > 100000: pass\n" + main_of(repeat("f[%d]()\n", size)),
    errors_long_types=lambda size: main_of("var x: Dict[" + "List[" * 200 + "Int" + "]" * 200 + ", " + "Optional[" * 200 + "Int" + "]" * 200 + "] = 1\n" + "x = 1\n" * (size // 6)), errors_of_arguments=lambda size: "def f(" + repeat("a%d: Int, ", size // 4) + "): pass\n" + main_of("f(a7='x')\n" * (size // 14)),
    errors_of_exclusivity=lambda size: "def f(mut a: List[Int], mut b: List[Int]): pass\n" + main_of("var a = [1]\n" + "f(a, a)\n" * (size // 8)), errors_of_raises=lambda size: "def f() raises -> Int: return 1\n" + repeat("def g%d() -> Int: return f() + f()\n", size) + main_of("pass"),
    warnings_many=lambda size: main_of(repeat("var a%d = String(%d)\na%d = 'x'\n", size)), misspelt_imports=lambda size: repeat("from std.collections import Dic%d, Lis%d\n", size) + main_of("pass"), misspelt_arguments=lambda size: "def f(*, " + ", ".join(f"some_name_{i}: Int = 1" for i in range(300)) + "): pass\n" + main_of(repeat("f(sme_name_%d=1)\n", size)),
    legacy_structs=declarations("@value\nstruct S%d:\n    var x: Int\n    fn __copyinit__(inout self, other: Self): self.x = other.x\n    fn get(borrowed self) -> Int: return self.x\n"), legacy_lets=lambda size: "fn main():\n" + repeat("    let a%d: Int = %d\n", size), legacy_calls=lambda size: "fn f(owned x: Int) raises -> Int: return x\nfn main() raises:\n" + repeat("    let a%d = f(%d)\n", size),
    legacy_parameters=lambda size: repeat("fn f%d[T: AnyRegType, n: Int](inout x: T, borrowed y: StringRef) raises -> Int: return n\n", size) + main_of("pass"), extensions_conforming=lambda size: repeat("trait T%d:\n    def g%d(self): ...\n__extension Int(T%d):\n    def g%d(self): pass\n", size) + main_of("1.g7()"),
    static_methods=lambda size: "struct S:\n" + repeat("    @staticmethod\n    def f%d(x: Int) -> Int: return x + %d\n", size // 2) + main_of("var s = 0\n" + repeat("s += S.f%d(s)\n", size // 2) + "print(s)"), own_subscripts=lambda size: "@fieldwise_init\nstruct S(Copyable):\n    var x: Int\n    def __getitem__(self, i: Int) -> S: return S(self.x + i)\n" + main_of("print(S(1)" + "[1]" * min(size // 3, 15000) + ".x)"),
    own_attributes=lambda size: "@fieldwise_init\nstruct S(Copyable):\n    var x: Int\n    def __getattr__[name: StaticString](self) -> Int: return self.x\n" + main_of("var s = S(1)\n" + repeat("print(s.a%d)\n", size)), own_iterators=lambda size: "@fieldwise_init\nstruct R(Copyable):\n    var n: Int\n    def __iter__(self) -> Self: return self.copy()\n    def __next__(mut self) raises StopIteration -> Int:\n        if self.n == 0: raise StopIteration()\n        self.n -= 1\n        return self.n\n" + main_of("var s = 0\n" + repeat("for i in R(%d): s += i\n", size) + "print(s)"),
    defaults_of_arguments=lambda size: "def f(a0: Int, " + ", ".join(f"a{i}: List[Int] = [a0, {i}]" for i in range(1, 400)) + "): pass\n" + main_of("f(1)\n" * (size // 5)), t_string_conversions=statements("print(t'{a!r} {a}')\n", "var a = 'x'\n"), string_methods=statements("s = s.replace('a%d', 'b').strip().upper()\n", "var s = String('x')\n", "print(s)\n"),
    floats_long=lambda size: main_of("var x = [" + ("1." + "3" * 1000 + ", ") * (size // 1004) + "]\nprint(x[0])"), integers_long=lambda size: "comptime x = " + " + ".join(["9" * 200] * (size // 203)) + "\n" + main_of("print(x % 7)"), bidi=lambda size: main_of("var a = '" + "\u202e\u2066a\u2069" * (size // 11) + "'\nprint(a)"), surrogates=lambda size: main_of('print("' + "\\ud800" * (size // 6) + '")'),
)


@case
def star_chain(size):
    """Each module has all names of those behind it."""
    count = 250
    files = {f"m{i}.mojo": (f"from m{i + 1} import *\n" if i + 1 < count else "") + "".join(f"comptime x{i}_{j} = {j}\n" for j in range(10)) for i in range(count)}
    files["main.mojo"] = "from m0 import *\n" + main_of("print(x249_7, missing)")
    return files


@case
def extended_everywhere(size):
    """Modules that all extend one type."""
    count = 400
    files = {f"m{i}.mojo": f"__extension Int:\n    def g{i}(self) -> Int: return self + {i}\n" for i in range(count)}
    files["main.mojo"] = "".join(f"import m{i}\n" for i in range(count)) + main_of("".join(f"print(1.g{i}())\n" for i in range(count)))
    return files


@case
def generic_modules(size):
    """Instances in each module of a function of the one before."""
    count = 300
    files = {f"m{i}.mojo": (f"from m{i + 1} import f{i + 1}\n\ndef f{i}[T: Copyable & Writable](x: T): f{i + 1}(x)\n" if i + 1 < count else f"def f{i}[T: Writable](x: T): print(x)\n") for i in range(count)}
    files["main.mojo"] = "from m0 import f0\n" + main_of("f0(1)\nf0('a')\nf0(1.5)\nf0([1])")
    return files


# ---- running

COMMANDS = {"build": ["build", "--disable-cache", "main.mojo", "-o", "program"], "doc": ["doc", "main.mojo", "-o", "main.json"],
            "debug": ["build", "-g", "--disable-cache", "main.mojo", "-o", "program"], "test": ["test", "main.mojo"],
            "format": ["format", "main.mojo"], "repl": ["repl"], "run": ["run", "--disable-cache", "main.mojo"],
            "package": ["precompile", "p", "-o", "p.mojoc"]}


def run(name, options, folder):
    """Compiles a case; returns the problem or None, seconds, MiB, and what was printed."""
    made = CASES[name](options.size)
    files = made if isinstance(made, dict) else {"main.mojo": made}
    if options.command == "package":
        files = {"p/" + file.replace("main.mojo", "__init__.mojo"): text.replace("def main(", "def start(") for file, text in files.items()}
    target = Path(options.keep) / name if options.keep else Path(folder) / name
    target.mkdir(parents=True, exist_ok=True)
    for file, text in files.items():
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        (target / file).write_bytes(text.encode("utf-8", "surrogateescape"))
    output = target / "output.txt"

    def limits():
        resource.setrlimit(resource.RLIMIT_CPU, (options.seconds * 2, options.seconds * 2))
        resource.setrlimit(resource.RLIMIT_AS, (options.megabytes * 4 << 20,) * 2)
        resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    with open(output, "wb") as out, open(target / "main.mojo" if options.command == "repl" else os.devnull, "rb") as source:
        child = subprocess.Popen([str(Path(options.bin).resolve() / "mojo"), *COMMANDS[options.command]], cwd=target, stdout=out,
                                 stderr=subprocess.STDOUT, stdin=source, preexec_fn=limits)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = 0
    seconds, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    text = output.read_bytes()[:1 << 20].decode(errors="replace")
    code = os.waitstatus_to_exitcode(status)
    problem = None
    if code not in ((0, 1, 123) if options.command == "format" else (0, 1)):
        problem = f"exit status {code}"
    elif seconds > options.seconds:
        problem = "too slow"
    elif megabytes > options.megabytes:
        problem = "too much memory"
    elif output.stat().st_size > 60 << 20:
        problem = "too much output"
    return problem, seconds, megabytes, text, code


def main():
    root = Path(__file__).resolve().parent.parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(root / "build" / "bin"), help="folder of the built tools")
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--megabytes", type=int, default=1024)
    parser.add_argument("--keep", help="folder for the inputs and what the compiler printed")
    parser.add_argument("--command", choices=COMMANDS, default="build", help="what to do with the inputs")
    parser.add_argument("--list", action="store_true", help="print the names of the cases")
    parser.add_argument("names", nargs="*", metavar="CASE")
    options = parser.parse_args()
    if options.list:
        print("\n".join(CASES))
        return 0
    failed = 0
    slowest = biggest = ("", 0)
    for name in options.names or CASES:
        with tempfile.TemporaryDirectory() as folder:
            problem, seconds, megabytes, text, code = run(name, options, folder)
        first = next((line for line in text.splitlines() if "error" in line or "warning" in line), "")[:90]
        print(f"{'FAIL' if problem else 'ok  '} {name:28} {seconds:6.2f} s {megabytes:6.0f} MiB  {code}  {problem or first}", flush=True)
        failed += problem is not None
        slowest, biggest = max(slowest, (seconds, name)) if slowest[1] else (seconds, name), max(biggest, (megabytes, name)) if biggest[1] else (megabytes, name)
    print(f"{len(options.names or CASES)} cases, {failed} outside of the limits; slowest {slowest[1]} {slowest[0]:.1f} s, biggest {biggest[1]} {biggest[0]:.0f} MiB")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

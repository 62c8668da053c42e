// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The formatter. Each test names the rule that it shows.

#include "format/Format.h"
#include "gtest/gtest.h"

using namespace kiln;

namespace {

/// Returns `text` formatted; checks that formatting again changes nothing (FMT-22).
std::string formatted(llvm::StringRef text, unsigned lineLength = 80) {
  auto result = formatSource(text, {lineLength});
  if (!result)
    return "error: " + llvm::toString(result.takeError());
  auto again = formatSource(*result, {lineLength});
  EXPECT_TRUE(bool(again));
  if (again)
    EXPECT_EQ(*result, *again);
  return *result;
}

/// Formats a function body.
std::string body(llvm::StringRef text, unsigned lineLength = 80) {
  std::string result = formatted(("def f():\n    " + text + "\n").str(), lineLength);
  llvm::StringRef rest = result;
  return rest.consume_front("def f():\n    ") ? rest.rtrim('\n').str() : result;
}

// rule: 08/FMT-5
TEST(Format, Whitespace) {
  EXPECT_EQ(formatted("def f():\n\tx = 1  \n\n\n\n\tg()\n\n\n"), "def f():\n    x = 1\n\n    g()\n");
  EXPECT_EQ(formatted("def f():\r\n  pass\r\n"), "def f():\r\n    pass\r\n");
}

// rule: 08/FMT-6
TEST(Format, BlankLines) {
  EXPECT_EQ(formatted("\"\"\"M.\"\"\"\nimport a\ncomptime x = 1\ndef f():\n\n    pass\n@d\nstruct S:\n    var x: Int\n    "
                      "def g(self): pass\n    def h(self): pass\n"),
            "\"\"\"M.\"\"\"\n\nimport a\n\ncomptime x = 1\n\n\ndef f():\n    pass\n\n\n@d\nstruct S:\n    var x: Int\n\n    "
            "def g(self):\n        pass\n\n    def h(self):\n        pass\n");
}

// rule: 08/FMT-7
TEST(Format, Literals) {
  EXPECT_EQ(body("x = 'a' + 'say \"hi\"' + R'b' + T'c'"), "x = \"a\" + 'say \"hi\"' + r\"b\" + t\"c\"");
  EXPECT_EQ(body("x = 0XffA + 1E5 + 0B1"), "x = 0xFFA + 1e5 + 0b1");
}

// rule: 08/FMT-7, 08/FMT-16
TEST(Format, LongLiteralsAndDocstrings) {
  EXPECT_EQ(body("x = 'one two three four five'", 26), "x = (\n        \"one two three\"\n        \" four five\"\n    )");
  EXPECT_EQ(body("f(t'number {a + b} of {c}', k='one two three four', m=1)", 28),
            "f(\n        (\n            t\"number\"\n            t\" {a + b}\"\n            t\" of {c}\"\n        ),\n"
            "        k=(\n            \"one two\"\n            \" three four\"\n        ),\n        m=1,\n    )");
  EXPECT_EQ(body("x = 'https://one.two/three/four'", 26), "x = \"https://one.two/three/four\"");
  EXPECT_EQ(body("x = t'{a}' + t'{b['k']}'"), "x = t\"{a}\" + t'{b['k']}'");
  EXPECT_EQ(formatted("'''   Text.\n\n  More.'''\n"), "\"\"\"Text.\n\nMore.\"\"\"\n");
  EXPECT_EQ(formatted("\"\"\" 'a' \"b\" c\"\"\"\n"), "\"\"\"'a' \"b\" c\"\"\"\n");
  EXPECT_EQ(formatted("\"\"\" \"b\" c\"\"\"\n"), "\"\"\" \"b\" c\"\"\"\n");
}

// rule: 08/FMT-8
TEST(Format, Operators) {
  EXPECT_EQ(body("x=a+b*-c"), "x = a + b * -c");
  EXPECT_EQ(body("x = a ** 2 + -5 ** f.a + f(x) ** g(y)"), "x = a**2 + -5**f.a + f(x) ** g(y)");
  EXPECT_EQ(body("f(a = 1, b=x ^, *c, **d ^)"), "f(a=1, b=x^, *c, **d^)");
  EXPECT_EQ(body("x = g[w = 4](a^b)"), "x = g[w=4](a ^ b)");
}

// rule: 08/FMT-9
TEST(Format, Slices) {
  EXPECT_EQ(body("x = a[1 :] + a[i : j] + a[i+1:] + a[::2]"), "x = a[1:] + a[i:j] + a[i + 1 :] + a[::2]");
  EXPECT_EQ(body("x = s[byte = 1 : 3] + s[byte=i+1:j]"), "x = s[byte=1:3] + s[byte = i + 1 : j]");
}

// rule: 08/FMT-10
TEST(Format, Headers) {
  EXPECT_EQ(formatted("def convolve_rows[dtype: DType, //, taps: Int, *, unroll: Int = 4](src: Span[Scalar[dtype], _], "
                      "mut dst: List[Scalar[dtype]]) raises -> Int:\n    pass\n"),
            "def convolve_rows[\n    dtype: DType, //, taps: Int, *, unroll: Int = 4\n](src: Span[Scalar[dtype], _], mut "
            "dst: List[Scalar[dtype]]) raises -> Int:\n    pass\n");
}

// rule: 08/FMT-10
TEST(Format, CallsAndDisplays) {
  EXPECT_EQ(body("result = some_function(argument_one, argument_two)", 40),
            "result = some_function(\n        argument_one, argument_two\n    )");
  EXPECT_EQ(body("var d = {\"aaaaaaa\": 1, \"bbbbbbbbb\": 2}", 30),
            "var d = {\n        \"aaaaaaa\": 1,\n        \"bbbbbbbbb\": 2,\n    }");
}

// rule: 08/FMT-12
TEST(Format, Effects) {
  EXPECT_EQ(formatted("comptime F = def[width: Int](Int, Int) capturing[_] -> None\n", 40),
            "comptime F = def[width: Int](\n    Int, Int\n) capturing[_] -> None\n");
  EXPECT_EQ(formatted("def fit() -> ATypeThatIsTooLong: pass\n", 30), "def fit() -> (\n    ATypeThatIsTooLong\n):\n    pass\n");
  EXPECT_EQ(formatted("def f(a: Int) -> ATypeThatIsLong:\n    pass\n", 30), "def f(\n    a: Int\n) -> ATypeThatIsLong:\n    pass\n");
  // A condition stays behind the list, in parentheses where it is too long.
  EXPECT_EQ(formatted("def f(a: Int) -> T where (is_it(T)): pass\n"), "def f(a: Int) -> T where is_it(T):\n    pass\n");
  EXPECT_EQ(formatted("def f(a: Int, b: Int) -> T where is_it(T): pass\n", 40),
            "def f(\n    a: Int, b: Int\n) -> T where is_it(T):\n    pass\n");
  EXPECT_EQ(formatted("def f(a: Int) -> T where is_first(T) and is_second(T): pass\n", 40),
            "def f(\n    a: Int\n) -> T where (\n    is_first(T) and is_second(T)\n):\n    pass\n");
}

// rule: 08/FMT-11
TEST(Format, MagicTrailingComma) {
  EXPECT_EQ(body("f(a, b,)"), "f(\n        a,\n        b,\n    )");
  EXPECT_EQ(body("x = Tuple[Int,]"), "x = Tuple[Int,]");
  // One inside of the last brackets splits these, and none before.
  EXPECT_EQ(body("f[w](a, g[w](b, c,))"),
            "f[w](\n        a,\n        g[w](\n            b,\n            c,\n        ),\n    )");
}

// rule: 08/FMT-13
TEST(Format, Statements) {
  EXPECT_EQ(body("if (a): return (b)"), "if a:\n        return b");
  EXPECT_EQ(body("x = 1; y = 2"), "x = 1\n    y = 2");
  EXPECT_EQ(body("x = aaaaaaaaaaaa + bbbbbbbbbbbbb + ccccccccccc", 40),
            "x = (\n        aaaaaaaaaaaa\n        + bbbbbbbbbbbbb\n        + ccccccccccc\n    )");
}

// rule: 08/FMT-14
TEST(Format, Conformances) {
  EXPECT_EQ(formatted("struct S[T: B](Movable, Copyable where a(T), A & B,): pass\n"),
            "struct S[\n    T: B\n](\n    A & B,\n    Copyable where a(T),\n    Movable,\n):\n    pass\n");
  EXPECT_EQ(formatted("trait T(B, A): pass\n"), "trait T(A, B):\n    pass\n");
}

// rule: 08/FMT-15
TEST(Format, Conventions) {
  EXPECT_EQ(formatted("def f(mut  x:Int, ref [o]y: Int, /, *args:Int, z: Int=3) raises{mut x, var y^}->Int: ...\n"),
            "def f(\n    mut x: Int, ref[o] y: Int, /, *args: Int, z: Int = 3\n) raises {mut x, var y^} -> Int:\n    ...\n");
}

// rule: 08/FMT-17
TEST(Format, Comments) {
  EXPECT_EQ(body("x = [1, #one\n  2]"), "x = [\n        1,  # one\n        2,\n    ]");
  EXPECT_EQ(formatted("#!first\n#:x\n#c\ncomptime a = 1 #d\n"), "#!first\n#:x\n# c\ncomptime a = 1  # d\n");
}

// rule: 08/FMT-18
TEST(Format, Imports) {
  EXPECT_EQ(formatted("from a import (b,c)\nfrom .x import (d,)\n"), "from a import b, c\nfrom .x import (\n    d,\n)\n");
}

// rule: 08/FMT-20
TEST(Format, ControlComments) {
  EXPECT_EQ(body("# fmt: off\n    x  =  1\n    # fmt: on\n    y  =  2"), "# fmt: off\n    x  =  1\n    # fmt: on\n    y = 2");
  EXPECT_EQ(body("x  =  1  # fmt: skip\n    y  =  2"), "x  =  1  # fmt: skip\n    y = 2");
  // A line with several statements stays as a whole; blocks move with what is around them.
  EXPECT_EQ(formatted("def f():\n  x=1; y=2  # fmt: skip\n  if a: b=1 # fmt: skip\n  # fmt: off\n  if a:\n    c=1\n  # fmt: on\n  d=1\n"),
            "def f():\n    x=1; y=2  # fmt: skip\n    if a: b=1 # fmt: skip\n    # fmt: off\n    if a:\n      c=1\n    # fmt: on\n    d = 1\n");
  EXPECT_EQ(body("for (i) in (x): pass"), "for i in x:\n        pass");
}

// rule: 08/FMT-21
TEST(Format, SyntaxErrors) { EXPECT_EQ(formatted("def f(:\n"), "error: 1:7: expected argument name"); }

} // namespace

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Rules about the shape of declarations. Each test names the rule that it shows.

#include "../front/Support.h"
#include "rules/DeclRules.h"

using namespace kiln;
using namespace kiln::test;

namespace {

/// Returns what is wrong with the declarations of `text`.
std::string problems(llvm::StringRef text) {
  Source source(text);
  rules::checkDeclarations(source.parse(), source.diags);
  return source.messages();
}

/// Returns what is wrong with `member` in a struct with the conformances `traits`.
std::string inStruct(llvm::StringRef member, llvm::StringRef traits = "") {
  return problems(("struct S" + traits + ":\n    " + member + "\n").str());
}

// rule: 01/DEC-30
TEST(Rules, Receivers) {
  EXPECT_EQ(inStruct("def f(): pass"), "2:9: self argument must be present in instance method\n");
  EXPECT_EQ(inStruct("def __init__(self): pass"), "2:9: __init__ method must return Self type with 'out' argument\n");
  EXPECT_EQ(inStruct("def f(self): pass"), "");
}

// rule: 03/SYN-6
TEST(Rules, Destructors) {
  EXPECT_EQ(inStruct("def __deinit__(deinit self) raises: pass"),
            "2:9: destructor must not declare 'raises'; remove the 'raises' keyword\n");
  EXPECT_EQ(inStruct("def __deinit__(mut self): pass"), "2:24: 'self' argument must be passed as 'deinit'\n");
  EXPECT_EQ(problems("def __deinit__(x: Int): pass\n"),
            "1:5: '__deinit__' must be a method, not a global function\n");
  EXPECT_EQ(inStruct("def __deinit__(deinit self): pass", "(TrivialRegisterPassable)"),
            "2:9: trivial types must not declare '__deinit__' methods; they are trivially destroyable\n");
}

// rule: 01/EXP-15
TEST(Rules, Operands) {
  EXPECT_EQ(inStruct("def __add__(self) -> Int: ..."), "2:9: '__add__' requires 2 operands\n");
  EXPECT_EQ(inStruct("def __pow__(self, a: Int, b: Int, c: Int) -> Int: ..."),
            "2:9: '__pow__' requires at most 3 operands\n");
  EXPECT_EQ(inStruct("def __iadd__(mut self, o: Int) -> Int: ..."),
            "2:9: '__iadd__' result type must be elided (or None)\n");
}

// rule: 02/D-084
TEST(Rules, Overloads) {
  EXPECT_EQ(problems("def f(x: Int) -> Int: ...\ndef f(x: Int) -> Bool: ...\n"),
            "2:5: redefinition of function 'f', cannot overload on return type\n");
  EXPECT_EQ(problems("def f(x: Int): pass\ndef f(mut x: Int): pass\n"),
            "2:5: redefinition of function 'f', cannot overload on argument conventions\n");
  EXPECT_EQ(problems("def f(x: Int): pass\ndef f(x: Int): pass\n"),
            "2:5: redefinition of function 'f' with identical signature\n");
  EXPECT_EQ(problems("def f(x: Int): pass\ndef f(var x: Int): pass\ndef f(x: Bool): pass\n"), "");
}

// rule: 01/DCR-4
TEST(Rules, Decorators) {
  EXPECT_EQ(problems("@align(12)\nstruct S:\n    var x: Int\n"), "1:1: @align value must be a positive power of 2\n");
  EXPECT_EQ(problems("@staticmethod\ndef f(): pass\n"), "1:1: only methods on structs may be declared static\n");
  EXPECT_EQ(problems("@always_inline(\"x\")\ndef f(): pass\n"),
            "1:16: '@always_inline' operand must be \"nodebug\" or \"builtin\"\n");
  EXPECT_EQ(problems("@stable\nfrom a import b\n"), "1:1: @stable on import requires 'recursive=True' argument\n");
  EXPECT_EQ(inStruct("@implicit\n    def __init__(out self, x: Int): pass"), "");
}

} // namespace

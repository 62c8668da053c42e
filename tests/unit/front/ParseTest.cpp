// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The parser. Each test names the rule that it shows.

#include "Support.h"

using namespace kiln;
using namespace kiln::ast;
using namespace kiln::test;
using llvm::cast;
using llvm::dyn_cast;

namespace {

/// Prints operators with parentheses around every operation.
std::string grouped(const Expr *expr) {
  if (auto *binary = dyn_cast<BinaryExpr>(expr))
    return "(" + grouped(binary->lhs) + spelling(binary->op).str() + grouped(binary->rhs) + ")";
  if (auto *unary = dyn_cast<UnaryExpr>(expr))
    return "(" + spelling(unary->op).str() + grouped(unary->operand) + ")";
  if (auto *negation = dyn_cast<NotExpr>(expr))
    return "(not " + grouped(negation->operand) + ")";
  if (auto *conjunction = dyn_cast<AndExpr>(expr))
    return "(" + grouped(conjunction->lhs) + " and " + grouped(conjunction->rhs) + ")";
  if (auto *disjunction = dyn_cast<OrExpr>(expr))
    return "(" + grouped(disjunction->lhs) + " or " + grouped(disjunction->rhs) + ")";
  if (auto *await = dyn_cast<AwaitExpr>(expr))
    return "(await " + grouped(await->operand) + ")";
  if (auto *transfer = dyn_cast<TransferExpr>(expr))
    return "(" + grouped(transfer->operand) + "^)";
  if (auto *chain = dyn_cast<CompareChainExpr>(expr)) {
    std::string result = "(" + grouped(chain->operands[0]);
    for (size_t i = 0; i < chain->links.size(); ++i)
      result += " " + spelling(chain->links[i].op).str() + " " + grouped(chain->operands[i + 1]);
    return result + ")";
  }
  if (auto *ternary = dyn_cast<ConditionalExpr>(expr))
    return "(" + grouped(ternary->thenExpr) + " if " + grouped(ternary->condition) + " else " +
           grouped(ternary->elseExpr) + ")";
  return toString(expr);
}

/// Returns how the expression `text` groups.
std::string group(llvm::StringRef text) {
  Source source(("comptime x = " + text + "\n").str());
  Module &module = source.parse();
  EXPECT_EQ(source.messages(), "") << text.str();
  auto *decl = module.decls.empty() ? nullptr : dyn_cast<ComptimeDecl>(module.decls[0]);
  return decl && decl->value ? grouped(decl->value) : "";
}

/// Returns the statements of the function body `text` (indented by four) as kinds.
std::string statements(llvm::StringRef text) {
  Source source(("def f():\n" + text).str());
  Module &module = source.parse();
  EXPECT_EQ(source.messages(), "") << text.str();
  std::string result;
  for (const Stmt *stmt : cast<FunctionDecl>(module.decls[0])->body())
    result += (result.empty() ? "" : " ") + stmt->kindName().str();
  return result;
}

std::string bodyMessages(llvm::StringRef text) { return parseMessages(("def f():\n" + text).str()); }

// rule: 01/EXP-1
TEST(Parse, Precedence) {
  EXPECT_EQ(group("a + b * c - d"), "((a+(b*c))-d)");
  EXPECT_EQ(group("a | b ^ c & d << e"), "(a|(b^(c&(d<<e))))");
  EXPECT_EQ(group("a or b and not c == d"), "(a or (b and (not (c == d))))");
  EXPECT_EQ(group("2 ** 3 ** 2"), "(2**(3**2))");
  EXPECT_EQ(group("a if b else c if d else e"), "(a if b else (c if d else e))");
}

// rule: 01/EXP-3
TEST(Parse, PrefixOperators) {
  EXPECT_EQ(group("2 ** -x"), "(2**(-x))");
  EXPECT_EQ(group("-x ** 2"), "(-(x**2))");
  EXPECT_EQ(group("a + not b"), "(a+(not b))");
  EXPECT_EQ(group("await f(x) ** 2"), "((await f(x))**2)");
}

// rule: 01/EXP-21
TEST(Parse, Chains) {
  EXPECT_EQ(group("a < b <= c not in d is not e"), "(a < b <= c not in d is not e)");
  EXPECT_EQ(group("a == b | c"), "(a == (b|c))");
}

// rule: 01/EXP-51
TEST(Parse, TransferOrXor) {
  EXPECT_EQ(group("x ^ y"), "(x^y)");
  EXPECT_EQ(group("x^[0]"), "(x^[0])");
  EXPECT_EQ(group("x^ + y"), "(x^(+y))");
  EXPECT_EQ(group("x^ ** 2"), "((x^)**2)");
  EXPECT_EQ(group("x^ if c else y"), "((x^) if c else y)");
  EXPECT_EQ(group("x^^"), "((x^)^)");
  EXPECT_EQ(group("x^.m()"), "x^.m()");
}

// rule: 01/LEX-12
TEST(Parse, Continuation) {
  EXPECT_EQ(statements("    var total = 1\n        + 2\n    print(total)\n"), "AssignStmt ExprStmt");
  EXPECT_EQ(statements("    foo\n    (bar)\n"), "ExprStmt ExprStmt");
  EXPECT_EQ(statements("    print(1,\n 2)\n    var b = a if a > 3\n        else 0\n"), "ExprStmt AssignStmt");
}

// rule: 01/LEX-17
TEST(Parse, Suites) {
  EXPECT_EQ(statements("    if a: x = 1; y = 2\n    else: pass\n"), "IfStmt");
  EXPECT_EQ(bodyMessages("    if a: while b: pass\n"), "2:11: 'while' statement must be on its own line\n");
  EXPECT_EQ(bodyMessages("    if a:\n    pass\n"),
            "2:10: body must not be empty; use 'pass' or check that the lines below are indented\n");
  EXPECT_EQ(bodyMessages("    a()\n      b()\n    c()\n"),
            "3:7: statement indentation must match the rest of the block; adjust to align\n");
}

// rule: 01/LEX-18
TEST(Parse, BadDedent) {
  EXPECT_EQ(bodyMessages("    if a:\n        pass\n   else:\n        pass\ndef g(): pass\n"),
            "4:4: unknown tokens at the end of a declaration\n");
}

// rule: 01/LEX-19
TEST(Parse, ElseBindsByIndentation) {
  Source source("def f():\n    if a:\n        if b:\n            c()\n    else:\n        d()\n");
  Module &module = source.parse();
  EXPECT_EQ(source.messages(), "");
  auto *outer = cast<IfStmt>(cast<FunctionDecl>(module.decls[0])->body()[0]);
  EXPECT_TRUE(outer->hasElse());
  EXPECT_FALSE(cast<IfStmt>(outer->branches[0].body[0])->hasElse());
}

// rule: 01/LEX-20
TEST(Parse, SameLine) {
  EXPECT_EQ(parseMessages("def\n  f(): pass\n"), "2:3: identifier may not appear at the start of the line\n");
  EXPECT_EQ(parseMessages("from a import\n  b\n"),
            "2:3: construct name to import may not appear at the start of the line\n");
}

// rule: 01/LEX-21
TEST(Parse, ErrorsStayInTheirFunction) {
  EXPECT_EQ(parseMessages("def f():\n    x = (1\n\ndef g():\n    y = 2 +\n"),
            "2:11: expected ')' in parenthesized expression\n5:12: unexpected token in expression\n");
}

// rule: 01/STM-10
TEST(Parse, Assignments) {
  EXPECT_EQ(statements("    var a, b = 1, 2\n    a, b = b, a\n    var c = var d = a + b\n    x: Int\n    x += 1\n"),
            "AssignStmt AssignStmt AssignStmt AssignStmt AugAssignStmt");
  Source source("def f():\n    var a, b = t\n    (var a), b = t\n");
  Module &module = source.parse();
  Block body = cast<FunctionDecl>(module.decls[0])->body();
  EXPECT_EQ(toString(cast<AssignStmt>(body[0])->targets[0].target), "var a, b");
  EXPECT_TRUE(llvm::isa<VarPattern>(cast<AssignStmt>(body[0])->targets[0].target));
  EXPECT_EQ(toString(cast<AssignStmt>(body[1])->targets[0].target), "(var a), b");
}

// rule: 01/EXP-40
TEST(Parse, PatternsOutsideTargets) {
  EXPECT_EQ(bodyMessages("    g(var a)\n"),
            "2:7: 'var' patterns are only valid on the left side of an assignment\n");
  EXPECT_EQ(bodyMessages("    x = var a\n"),
            "2:9: 'var' patterns are only valid on the left side of an assignment\n");
  EXPECT_EQ(bodyMessages("    var a, = t\n"), "2:12: unexpected token in expression\n");
  EXPECT_EQ(bodyMessages("    for x, in t: pass\n"), "2:12: unexpected token in expression\n");
}

// rule: 01/STM-11
TEST(Parse, AssignmentNeedsItsValue) {
  EXPECT_EQ(bodyMessages("    x =\n    3\n"), "2:8: '=' must be followed by an expression on the same line\n");
}

// rule: 01/EXP-69
TEST(Parse, ArgumentOrder) {
  EXPECT_EQ(bodyMessages("    g(a=1, 2)\n"),
            "2:12: positional argument must not follow a keyword argument; move it before or convert to a keyword "
            "argument\n");
  EXPECT_EQ(bodyMessages("    g(a=1, a=2)\n"), "2:12: keyword argument 'a' was already used; remove the duplicate\n");
  EXPECT_EQ(bodyMessages("    g(*a, name=1, **kw^)\n"), "");
}

// rule: 01/EXP-62
TEST(Parse, Braces) {
  EXPECT_EQ(bodyMessages("    x = {1: 2, 3}\n"), "2:16: expected 'key: value' in dictionary expression\n");
  EXPECT_EQ(bodyMessages("    x = {1, 2: 3}\n"), "2:13: cannot have a 'key: value' pair in set initializer\n");
  EXPECT_EQ(bodyMessages("    x = {1, a=2}\n    y = {}\n    z = {k: v for k, v in d if k}\n"), "");
}

// rule: 01/EXP-68
TEST(Parse, Slices) {
  EXPECT_EQ(group("a[1:2, ::3, :, s=1:]"), "a[1:2, ::3, :, s=1:]");
  EXPECT_EQ(bodyMessages("    x = a[1 = 2]\n"), "2:13: expected ':' in subscript slice, not '='\n");
}

// rule: 01/LEX-82
TEST(Parse, TStrings) {
  EXPECT_EQ(group("t\"{n} + {n + 1}; {{n}}\" t'x'"), "t\"{n} + {n + 1}; {{n}}x\"");
  EXPECT_EQ(bodyMessages("    x = t\"{}\"\n"),
            "2:12: t-string expression must not be empty; add an expression or remove these braces\n");
  EXPECT_EQ(bodyMessages("    x = t\"{x:>8}\"\n"), "2:13: format specifiers are not supported in t-strings; format "
                                                 "the value manually before interpolating\n");
  EXPECT_EQ(bodyMessages("    x = t\"{x y}\"\n"), "2:14: expected '}' to close t-string expression\n");
}

// rule: 01/DEC-5
TEST(Parse, Markers) {
  Source source("def f[T: A, //, n: B](a: T, /, b: T, *, c: T): pass\n");
  auto *function = cast<FunctionDecl>(source.parse().decls[0]);
  EXPECT_EQ(source.messages(), "");
  auto params = function->signature.params.params;
  auto args = function->signature.args.args;
  EXPECT_EQ(params[0]->section, Section::InferOnly);
  EXPECT_EQ(params[1]->section, Section::PositionalOrKeyword);
  EXPECT_EQ(args[0]->section, Section::PositionalOnly);
  EXPECT_EQ(args[1]->section, Section::PositionalOrKeyword);
  EXPECT_EQ(args[2]->section, Section::KeywordOnly);
  EXPECT_EQ(parseMessages("def f(/, a: T): pass\n"),
            "1:7: '/' marker cannot be used at the start of the argument list\n");
  EXPECT_EQ(parseMessages("def f(a: T, *): pass\n"), "1:13: '*' marker is not allowed at end of argument list\n");
}

// rule: 01/DEC-9
TEST(Parse, Effects) {
  Source source("def f() raises pkg.Err abi(\"Mojo\") -> Int: pass\n");
  auto &signature = cast<FunctionDecl>(source.parse().decls[0])->signature;
  EXPECT_EQ(source.messages(), "");
  EXPECT_EQ(toString(signature.effects.raisesType), "pkg.Err");
  EXPECT_EQ(signature.effects.abi->value, "Mojo");
  EXPECT_EQ(parseMessages("def f() throws: pass\n"),
            "1:9: unknown function effect 'throws', expected 'raises', 'capturing', or 'thin'\n");
  EXPECT_EQ(parseMessages("def f()\n    print(1)\n"), "1:8: missing ':' at end of function signature\n");
}

// rule: 01/DEC-26
TEST(Parse, Captures) {
  Source source("def f():\n    def g() {mut, x, imm y, z^, var w^}: pass\n");
  auto *outer = cast<FunctionDecl>(source.parse().decls[0]);
  EXPECT_EQ(source.messages(), "");
  auto *inner = cast<FunctionDecl>(cast<DeclStmt>(outer->body()[0])->decl);
  auto captures = inner->signature.captures.entries;
  ASSERT_EQ(captures.size(), 5u);
  EXPECT_TRUE(captures[0].isDefault());
  EXPECT_EQ(captures[0].kind, Capture::Mut);
  EXPECT_EQ(captures[1].kind, Capture::Imm);
  EXPECT_EQ(captures[3].kind, Capture::Move);
  EXPECT_EQ(captures[4].kind, Capture::Move);
}

// rule: 01/DEC-11
TEST(Parse, Where) {
  Source source("def f[T: A](x: T) -> Int where (c(T), \"msg\") where d: pass\n");
  auto &signature = cast<FunctionDecl>(source.parse().decls[0])->signature;
  EXPECT_EQ(source.messages(), "");
  ASSERT_EQ(signature.wheres.size(), 2u);
  EXPECT_EQ(signature.wheres[0].message->value, "msg");
  EXPECT_EQ(signature.wheres[1].message, nullptr);
}

// rule: 01/STM-1
TEST(Parse, Placement) {
  EXPECT_EQ(parseMessages("print(1)\n"),
            "1:1: expressions must not appear at file scope; move this into a function body\n");
  EXPECT_EQ(parseMessages("var x = 1\n"), "1:1: global variables are not supported; move this into a function body or "
                                          "use 'comptime' to declare a constant\n");
  EXPECT_EQ(parseMessages("struct S:\n    x: Int\n    var y: Int\n"),
            "2:5: bare expressions must not appear within structs; use 'var' for a field or move this into a method "
            "body\n");
  EXPECT_EQ(parseMessages("while True:\n    pass\ndef f(): pass\n"), "1:1: 'while' must be contained in a function\n");
  EXPECT_EQ(parseMessages("class C:\n    pass\n"), "1:1: classes are not supported yet\n");
}

// rule: 01/STM-70
TEST(Parse, Imports) {
  EXPECT_EQ(parseMessages("import a.b as c, d\nfrom ..p import (x as y, z,)\nfrom . import q\nfrom m import *\n"), "");
  EXPECT_EQ(parseMessages("import .m\n"),
            "1:8: relative imports must use 'from'; did you mean 'from . import m'?\n");
}

// rule: 01/DOC-1
TEST(Parse, Docstrings) {
  Source source("\"\"\"Module.\"\"\"\nstruct S:\n    \"\"\"S.\"\"\"\n    var x: Int\n    \"\"\"X.\"\"\"\n    def m(self):\n"
                "        \"\"\"M.\"\"\"\n        pass\n");
  Module &module = source.parse();
  EXPECT_EQ(source.messages(), "");
  EXPECT_EQ(module.docstring->value, "Module.");
  auto *decl = cast<StructDecl>(module.decls[0]);
  EXPECT_EQ(decl->docstring->value, "S.");
  EXPECT_EQ(decl->members[0]->docstring->value, "X.");
  EXPECT_EQ(cast<FunctionDecl>(decl->members[1])->doc()->value, "M.");
}

// rule: 02/LEG-3
TEST(Parse, LegacySpellings) {
  Source source("alias N = 4\nfn twice(owned x: Int, inout y: Int) -> Int:\n    @parameter\n    if N > 2:\n        let n = x\n    "
                "return x\n");
  Module &module = source.parse();
  EXPECT_EQ(source.messages(), "1:1: 'alias' is deprecated; use 'comptime'\n"
                               "2:1: 'fn' is deprecated; use 'def'\n"
                               "2:10: 'owned' is deprecated; use 'var'\n"
                               "2:24: 'inout' is deprecated; use 'mut'\n"
                               "3:5: '@parameter if' is deprecated; use 'comptime if'\n"
                               "5:9: 'let' is being removed, please use 'var' instead\n");
  auto *function = cast<FunctionDecl>(module.decls[1]);
  EXPECT_EQ(function->signature.args.args[0]->convention, Convention::Var);
  EXPECT_TRUE(cast<IfStmt>(function->body()[0])->isComptime);
}

// rule: 02/LEG-3
TEST(Parse, LegacyWordsAreNotReserved) {
  EXPECT_EQ(bodyMessages("    var fn = 1\n    var let = fn\n    alias = let\n    let(alias)\n    fn(1)\n"), "");
}

// rule: 02/LEG-10
TEST(Parse, LegacyFunctionTypesAreThin) {
  Source source("def f(g: fn(Int) -> Int): pass\n");
  auto *arg = cast<FunctionDecl>(source.parse().decls[0])->signature.args.args[0];
  EXPECT_TRUE(cast<FunctionTypeExpr>(arg->type)->signature->effects.thin());
}

// rule: 01/LEX-16
TEST(Parse, LoneSemicolons) {
  EXPECT_EQ(statements("    a()\n    ;\n    b();\n"), "ExprStmt PassStmt ExprStmt");
}

TEST(Parse, DeepNestingIsAnError) {
  std::string text = "comptime x = " + std::string(100000, '(') + "\n";
  EXPECT_NE(parseMessages(text).find("nested too deeply"), std::string::npos);
}

TEST(Parse, BodiesAreParsedOnDemand) {
  Source source("def f():\n    x = )\n");
  source.module = parseModule(source.file, source.names, source.diags);
  EXPECT_EQ(source.messages(), "");
  EXPECT_TRUE(cast<FunctionDecl>(source.module->decls[0])->hasErrors());
  EXPECT_EQ(source.messages(), "2:9: unexpected token in expression\n");
}

} // namespace

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Small questions about declared signatures that several files of call checking ask.
#ifndef KILN_CHECK_SIGNATUREFACTS_H
#define KILN_CHECK_SIGNATUREFACTS_H

#include "check/Checker.h"

namespace kiln {

/// The declared signature of a function or lambda; null when it has none.
const ast::FunctionSignature *syntaxOf(FunctionInfo *function);
/// The convention of a declared argument (`ref[..]` included).
Convention conventionOf(const ast::ArgDecl &arg);
/// Whether an argument's type is written as a type parameter, so that values are passed in memory whatever it is (05/PASS-13).
bool isDeclaredByTypeParameter(Program &program, const ast::Expr &type, Scope *scope);
/// The scope around the members of the struct `self` that `function` is one of: an extension sees the names of its own module.
Scope *memberScope(Program &program, FunctionInfo *function, Type self);
/// Checks an argument or an element of a display, whose declared type isn't known yet. A tuple display waits for it (LTC-9), but has the type
/// already that it takes where nothing asks for another one.
Operand checkArgument(Checker &checker, const ast::Expr &expr);
/// Checks `where` clauses in the scope of a match; false, with the reason in the match, when one is violated.
/// Checks the `where` clauses of a `comptime` declaration whose parameters `scope` binds; false after a diagnostic.
bool checkAliasConstraints(Checker &checker, const ast::ComptimeDecl &alias, Scope *scope, SourceLoc loc);
bool checkConstraints(Checker &checker, Match &match, llvm::ArrayRef<ast::WhereClause> wheres);

} // namespace kiln

#endif // KILN_CHECK_SIGNATUREFACTS_H

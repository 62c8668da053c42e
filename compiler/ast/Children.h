// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The expressions directly inside of an expression, for walks that treat most classes alike.

#ifndef KILN_AST_CHILDREN_H
#define KILN_AST_CHILDREN_H

#include "ast/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace kiln::ast {

/// Calls `fn` with every direct subexpression of `expr` until it returns true; returns whether it did. The expressions in the types of a
/// function type count, the body of a lambda and the targets of a comprehension don't.
bool anyChild(const Expr &expr, llvm::function_ref<bool(const Expr &)> fn);

} // namespace kiln::ast

#endif // KILN_AST_CHILDREN_H

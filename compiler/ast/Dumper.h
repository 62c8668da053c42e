// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Prints a tree for people and tests (`--emit ast`).

#ifndef KILN_AST_DUMPER_H
#define KILN_AST_DUMPER_H

#include "ast/Module.h"

namespace kiln::ast {

/// Prints the whole tree, one node a line, children indented. Parses all bodies.
void dump(llvm::raw_ostream &os, const Module &module);
void dump(llvm::raw_ostream &os, const Decl *decl);
void dump(llvm::raw_ostream &os, const Stmt *stmt);
void dump(llvm::raw_ostream &os, const Expr *expr);

/// Prints an expression as source text in normal form (one line), as diagnostics quote it.
void print(llvm::raw_ostream &os, const Expr *expr);
std::string toString(const Expr *expr);

} // namespace kiln::ast

#endif // KILN_AST_DUMPER_H

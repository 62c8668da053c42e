// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Which functions are tests (08/TST-2).
#ifndef KILN_AST_TESTFUNCTIONS_H
#define KILN_AST_TESTFUNCTIONS_H

#include "ast/Decl.h"

namespace kiln {

/// Whether the name of `function` says that it is a test.
inline bool hasTestName(const ast::FunctionDecl &function) { return function.name && function.name.str().starts_with("test_"); }

/// Whether `function` is a test that can be called: it takes nothing.
inline bool isTestFunction(const ast::FunctionDecl &function) {
  return hasTestName(function) && function.signature.args.args.empty() && function.signature.params.params.empty();
}

} // namespace kiln

#endif // KILN_AST_TESTFUNCTIONS_H

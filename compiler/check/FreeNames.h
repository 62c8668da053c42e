// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The free names of a function, the names in a block.
#ifndef KILN_CHECK_FREENAMES_H
#define KILN_CHECK_FREENAMES_H

#include "ast/Decl.h"
#include "ast/Stmt.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallVector.h"

namespace kiln {

/// Names that the body of `function` (nested functions included) uses without declaring them, in the order of first use.
llvm::SmallVector<Identifier, 8> freeNames(const ast::FunctionDecl &function);

/// Whether `block` writes `name` somewhere, as that of a variable.
bool mentions(ast::Block block, Identifier name);

} // namespace kiln

#endif // KILN_CHECK_FREENAMES_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The free names of a function.
#ifndef KILN_CHECK_FREENAMES_H
#define KILN_CHECK_FREENAMES_H

#include "ast/Decl.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallVector.h"

namespace kiln {

/// Names that the body of `function` (nested functions included) uses without declaring them, in the order of first use.
llvm::SmallVector<Identifier, 8> freeNames(const ast::FunctionDecl &function);

} // namespace kiln

#endif // KILN_CHECK_FREENAMES_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// A bound for what the inliner does to one function.
#ifndef KILN_CODEGEN_INLINELIMIT_H
#define KILN_CODEGEN_INLINELIMIT_H

#include "llvm/IR/PassManager.h"

namespace kiln {

/// Makes the inliner of the pipeline that uses `analyses` stop at functions that have become big. LLVM inlines a function that is called
/// once whatever its size: a program of a thousand functions would end up in `main`, whose loops then take time with their square.
void limitInlining(llvm::ModuleAnalysisManager &analyses);

} // namespace kiln

#endif // KILN_CODEGEN_INLINELIMIT_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// LLVM passes of our own, for code that LLVM's pipeline doesn't expect.
#ifndef KILN_CODEGEN_PASSES_H
#define KILN_CODEGEN_PASSES_H

#include "llvm/IR/PassManager.h"

namespace kiln {

/// Splits phis of structs into phis of their fields. What a function that raises returns is a pair
/// of its result and a flag; once the function is inlined, LLVM sees that the flag is known on each
/// edge only when it has a phi of its own.
struct SplitStructPhis : llvm::PassInfoMixin<SplitStructPhis> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Keeps values that are only moved in registers. Two values are exchanged by way of a place that is
/// copied to and from as a whole; LLVM leaves that place in memory because nothing says what it holds.
struct MoveThroughRegisters : llvm::PassInfoMixin<MoveThroughRegisters> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

/// Frees innermost loops of checks whose outcome is known before the loop starts. A check is a
/// branch to a block that ends the program. When its condition doesn't depend on the iteration, or
/// compares an index that grows or shrinks by the same distance each time with a length that stays
/// the same, a test in front of the loop decides between the loop without such checks and a copy as
/// it was. A program that fails a check runs the copy: it does what it would have done up to the
/// check, and fails there.
struct VersionCheckedLoops : llvm::PassInfoMixin<VersionCheckedLoops> {
  llvm::PreservedAnalyses run(llvm::Function &function, llvm::FunctionAnalysisManager &analyses);
};

} // namespace kiln

#endif // KILN_CODEGEN_PASSES_H

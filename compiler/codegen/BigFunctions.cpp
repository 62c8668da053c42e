// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Functions that LLVM's pipeline would spend minutes on.
#include "codegen/Passes.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Scalar/EarlyCSE.h"
#include "llvm/Transforms/Scalar/SROA.h"
#include "llvm/Transforms/Scalar/SimplifyCFG.h"

using namespace llvm;

namespace kiln {

/// Whether `function` has more than so many instructions or blocks.
static bool exceeds(const Function &function, unsigned instructions, unsigned blocks) {
  return function.size() > blocks || function.getInstructionCount() > instructions;
}

void exemptHugeFunctions(Module &module) {
  for (Function &function : module)
    if (exceeds(function, 150'000, 40'000)) {
      function.removeFnAttr(Attribute::AlwaysInline);
      function.addFnAttr(Attribute::NoInline);
      function.addFnAttr(Attribute::OptimizeNone);
    }
}

PreservedAnalyses TameBigFunctions::run(Function &function, FunctionAnalysisManager &analyses) {
  constexpr unsigned mostInstructions = 60'000, mostBlocks = 8'000;
  if (function.hasOptNone() || !exceeds(function, mostInstructions / 2, mostBlocks))
    return PreservedAnalyses::all();
  // What was inlined everywhere becomes a fraction of its size, in time that grows with the size only (InstCombine's doesn't).
  FunctionPassManager passes;
  passes.addPass(SROAPass(SROAOptions::ModifyCFG));
  passes.addPass(SimplifyCFGPass()); // before EarlyCSE, which removes dead stores within a block
  passes.addPass(EarlyCSEPass());
  passes.addPass(SimplifyCFGPass());
  passes.run(function, analyses);
  if (exceeds(function, mostInstructions, mostBlocks)) {
    function.removeFnAttr(Attribute::AlwaysInline);
    function.addFnAttr(Attribute::NoInline);
    function.addFnAttr(Attribute::OptimizeNone);
  }
  return PreservedAnalyses::none();
}

} // namespace kiln

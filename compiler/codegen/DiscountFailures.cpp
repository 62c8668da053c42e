// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace kiln {

PreservedAnalyses DiscountFailures::run(Function &function, FunctionAnalysisManager &) {
  for (BasicBlock &block : function) {
    if (!isa<UnreachableInst>(block.getTerminator()))
      continue;
    for (Instruction &instruction : block)
      if (auto *call = dyn_cast<CallBase>(&instruction); call && !isa<IntrinsicInst>(call))
        call->addFnAttr(Attribute::get(function.getContext(), "call-inline-cost", "-10"));
  }
  return PreservedAnalyses::all();
}

} // namespace kiln

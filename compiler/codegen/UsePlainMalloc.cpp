// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/PatternMatch.h"
#include "llvm/Transforms/Utils/BuildLibCalls.h"

using namespace llvm;
using namespace llvm::PatternMatch;

namespace kiln {

PreservedAnalyses UsePlainMalloc::run(Function &function,
                                      FunctionAnalysisManager &analyses) {
  Module &module = *function.getParent();
  const Triple &target = module.getTargetTriple();
  if (!target.isArch64Bit() || target.isOSWindows())
    return PreservedAnalyses::all();
  Function *aligned = module.getFunction("aligned_alloc");
  Function *zeroed = module.getFunction("calloc");
  if (!aligned && !zeroed)
    return PreservedAnalyses::all();
  const auto &library = analyses.getResult<TargetLibraryAnalysis>(function);
  Attribute align = Attribute::getWithAlignment(module.getContext(), Align(16));
  bool changed = false;
  for (BasicBlock &block : function)
    for (Instruction &instruction : make_early_inc_range(block)) {
      auto *call = dyn_cast<CallInst>(&instruction);
      Function *callee = call ? call->getCalledFunction() : nullptr;
      // LLVM makes `calloc` of `malloc` and forgets the alignment.
      if (callee && callee == zeroed && call->getType()->isPointerTy() && !call->getRetAlign()) {
        call->addRetAttr(align);
        changed = true;
      }
      if (!callee || callee != aligned || call->arg_size() != 2 || !call->getType()->isPointerTy())
        continue;
      auto *wanted = dyn_cast<ConstantInt>(call->getArgOperand(0));
      if (!wanted || wanted->getValue().ugt(16))
        continue;
      Value *size = call->getArgOperand(1), *exact;
      // `aligned_alloc` wanted a multiple of the alignment.
      if (match(size, m_And(m_Add(m_Value(exact), m_SpecificInt(15)), m_SpecificInt(-16))))
        size = exact;
      FunctionCallee plain = getOrInsertLibFunc(&module, library, LibFunc_malloc, call->getType(),
                                                size->getType());
      inferNonMandatoryLibFuncAttrs(&module, "malloc", library);
      CallInst *better = IRBuilder<>(call).CreateCall(plain, size);
      better->addRetAttr(align);
      better->setTailCallKind(call->getTailCallKind());
      call->replaceAllUsesWith(better);
      call->eraseFromParent();
      changed = true;
    }
  if (!changed)
    return PreservedAnalyses::all();
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace kiln

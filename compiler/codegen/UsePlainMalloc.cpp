// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/PatternMatch.h"

using namespace llvm;
using namespace llvm::PatternMatch;

namespace kiln {

PreservedAnalyses UsePlainMalloc::run(Function &function, FunctionAnalysisManager &) {
  Module &module = *function.getParent();
  Function *aligned = module.getFunction("aligned_alloc");
  const Triple &target = module.getTargetTriple();
  if (!aligned || aligned->arg_size() != 2 || !target.isArch64Bit() || target.isOSWindows())
    return PreservedAnalyses::all();
  SmallVector<CallInst *> calls;
  for (User *user : aligned->users())
    if (auto *call = dyn_cast<CallInst>(user);
        call && call->getFunction() == &function && call->getCalledFunction() == aligned)
      if (auto *align = dyn_cast<ConstantInt>(call->getArgOperand(0));
          align && align->getZExtValue() <= 16)
        calls.push_back(call);
  for (CallInst *call : calls) {
    Value *size = call->getArgOperand(1), *exact;
    // `aligned_alloc` wanted a multiple of the alignment.
    if (match(size, m_And(m_Add(m_Value(exact), m_SpecificInt(15)), m_SpecificInt(-16))))
      size = exact;
    FunctionCallee plain = module.getOrInsertFunction("malloc", call->getType(), size->getType());
    CallInst *better = IRBuilder<>(call).CreateCall(plain, size);
    better->addRetAttr(Attribute::getWithAlignment(module.getContext(), Align(16)));
    better->setTailCallKind(call->getTailCallKind());
    call->replaceAllUsesWith(better);
    call->eraseFromParent();
  }
  if (calls.empty())
    return PreservedAnalyses::all();
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/Analysis/LazyValueInfo.h"
#include "llvm/IR/ConstantRange.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/PatternMatch.h"

using namespace llvm;
using namespace llvm::PatternMatch;

namespace kiln {
namespace {

/// Returns the bits of `value` that are left when `taken` is subtracted, or 0 if the subtraction changes other bits than those of `taken`.
APInt bitsLeft(const ConstantRange &value, const APInt &taken) {
  APInt none(taken.getBitWidth(), 0);
  if (value.isEmptySet() || value.getUnsignedMin().ult(taken))
    return none;
  unsigned bits = (value.getUnsignedMax() - taken).getActiveBits();
  return bits > 0 && bits <= taken.countr_zero() ? APInt::getLowBitsSet(taken.getBitWidth(), bits) : none;
}

} // namespace

PreservedAnalyses MaskDigits::run(Function &function, FunctionAnalysisManager &analyses) {
  LazyValueInfo *ranges = nullptr; // asked for where it is needed, which is seldom
  SmallVector<std::pair<Instruction *, APInt>> found;
  for (BasicBlock &block : function)
    for (Instruction &instruction : block) {
      Value *value;
      const APInt *added;
      if (!instruction.getType()->isIntegerTy() || instruction.getType()->getIntegerBitWidth() > 16 ||
          !match(&instruction, m_Add(m_Value(value), m_APInt(added))) || added->isZero())
        continue;
      if (!ranges)
        ranges = &analyses.getResult<LazyValueAnalysis>(function);
      APInt mask = bitsLeft(ranges->getConstantRange(value, &instruction, /*UndefAllowed=*/false), -*added);
      if (!mask.isZero())
        found.push_back({&instruction, mask});
    }
  for (auto &[sum, mask] : found) {
    IRBuilder<> builder(sum);
    Value *bits = builder.CreateAnd(sum->getOperand(0), ConstantInt::get(sum->getType(), mask));
    bits->takeName(sum);
    sum->replaceAllUsesWith(bits);
    sum->eraseFromParent();
  }
  if (found.empty())
    return PreservedAnalyses::all();
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace kiln

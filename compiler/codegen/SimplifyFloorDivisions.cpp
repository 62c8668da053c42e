// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/PatternMatch.h"

using namespace llvm;
using namespace llvm::PatternMatch;

namespace kiln {

PreservedAnalyses SimplifyFloorDivisions::run(Function &function, FunctionAnalysisManager &) {
  bool changed = false;
  for (BasicBlock &block : function)
    for (Instruction &instruction : make_early_inc_range(block)) {
      // quotient + (rest < 0 ? -1 : 0), with rest = dividend - quotient * divisor
      Value *quotient, *rest, *dividend;
      const APInt *divisor, *shift, *places;
      if (!match(&instruction,
                 m_c_Add(m_AShr(m_Value(rest), m_APInt(shift)),
                         m_CombineAnd(m_SDiv(m_Value(dividend), m_APInt(divisor)),
                                      m_Value(quotient)))) ||
          *shift != divisor->getBitWidth() - 1 || !divisor->isPowerOf2() || divisor->isOne() ||
          divisor->isNegative())
        continue;
      bool isRest = match(rest, m_SRem(m_Specific(dividend), m_SpecificInt(*divisor))) ||
                    (match(rest, m_Sub(m_Specific(dividend),
                                       m_Shl(m_Specific(quotient), m_APInt(places)))) &&
                     *places == divisor->logBase2());
      if (!isRest)
        continue;
      instruction.replaceAllUsesWith(
          IRBuilder<>(&instruction).CreateAShr(dividend, divisor->logBase2()));
      instruction.eraseFromParent();
      changed = true;
    }
  if (!changed)
    return PreservedAnalyses::all();
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace kiln

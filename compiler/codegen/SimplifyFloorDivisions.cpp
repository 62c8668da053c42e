// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/PatternMatch.h"

using namespace llvm;
using namespace llvm::PatternMatch;

namespace kiln {

/// Whether `value` is `dividend - quotient * divisor`, as written or in the forms that LLVM gives it.
static bool isRest(Value *value, Value *dividend, Value *quotient, const APInt &divisor) {
  const APInt *places;
  return match(value, m_SRem(m_Specific(dividend), m_SpecificInt(divisor))) ||
         match(value, m_Sub(m_Specific(dividend),
                            m_c_Mul(m_Specific(quotient), m_SpecificInt(divisor)))) ||
         match(value, m_c_Add(m_Specific(dividend),
                              m_c_Mul(m_Specific(quotient), m_SpecificInt(-divisor)))) ||
         (match(value, m_Sub(m_Specific(dividend), m_Shl(m_Specific(quotient), m_APInt(places)))) &&
          divisor.isPowerOf2() && *places == divisor.logBase2());
}

/// Matches `value` with the quotient of a division of unsigned integers that are not negative as signed ones either, maybe done with
/// fewer bits.
static bool isUnsignedQuotient(Value *value, Value *&dividend, APInt &divisor) {
  const APInt *constant;
  if (match(value, m_UDiv(m_Value(dividend), m_APInt(constant)))) {
    divisor = *constant;
    return true;
  }
  Instruction *narrow;
  if (!match(value, m_ZExt(m_UDiv(m_Instruction(narrow), m_APInt(constant)))))
    return false;
  auto *trunc = dyn_cast<TruncInst>(narrow);
  if (!trunc || !trunc->hasNoUnsignedWrap() || trunc->getSrcTy() != value->getType())
    return false;
  dividend = trunc->getOperand(0);
  divisor = constant->zext(value->getType()->getScalarSizeInBits());
  return true;
}

/// Returns what the sum of `quotient` and `sign`, the sign bits of a rest, is when the division needs no correction (the operands were
/// found not to be negative) or is a shift; null for other sums.
static Value *withoutCorrection(Value *quotient, Value *sign, IRBuilder<> &builder) {
  Value *rest, *dividend;
  const APInt *shift;
  if (!match(sign, m_AShr(m_Value(rest), m_APInt(shift))) || *shift != shift->getBitWidth() - 1)
    return nullptr;
  APInt divisor;
  if (isUnsignedQuotient(quotient, dividend, divisor))
    return divisor.isStrictlyPositive() && !match(rest, m_SRem(m_Value(), m_Value())) && isRest(rest, dividend, quotient, divisor)
               ? quotient
               : nullptr;
  const APInt *constant;
  if (match(quotient, m_SDiv(m_Value(dividend), m_APInt(constant))) && constant->isStrictlyPositive() &&
      constant->isPowerOf2() && !constant->isOne() && isRest(rest, dividend, quotient, *constant))
    return builder.CreateAShr(dividend, constant->logBase2());
  return nullptr;
}

PreservedAnalyses SimplifyFloorDivisions::run(Function &function, FunctionAnalysisManager &) {
  bool changed = false;
  for (BasicBlock &block : function)
    for (Instruction &instruction : make_early_inc_range(block)) {
      // quotient + (rest < 0 ? -1 : 0), with rest = dividend - quotient * divisor
      Value *first, *second;
      if (!match(&instruction, m_Add(m_Value(first), m_Value(second))))
        continue;
      IRBuilder<> builder(&instruction);
      Value *simple = withoutCorrection(first, second, builder);
      if (!simple)
        simple = withoutCorrection(second, first, builder);
      if (!simple)
        continue;
      instruction.replaceAllUsesWith(simple);
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

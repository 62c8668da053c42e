// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Analysis/AssumptionCache.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/PatternMatch.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;
using namespace llvm::PatternMatch;

namespace kiln {
namespace {

/// A division of integers that rounds down, with all that corrects it.
struct FloorDivision {
  Instruction *result; ///< the last instruction
  Value *dividend, *divisor;
  bool isRest;
};

/// Returns what `divisor` is when it is above 0: the library replaces 0 and -1 by 1 before it divides.
Value *beforeReplacement(Value *divisor) {
  Value *condition, *given;
  if (!match(divisor, m_Select(m_Value(condition), m_One(), m_Value(given))))
    return divisor;
  Value *shifted;
  if (match(condition, m_SpecificICmp(ICmpInst::ICMP_EQ, m_Specific(given), m_AllOnes())) ||
      match(condition, m_SpecificICmp(ICmpInst::ICMP_EQ, m_Specific(given), m_Zero())) ||
      (match(condition, m_SpecificICmp(ICmpInst::ICMP_ULT, m_Value(shifted), m_SpecificInt(2))) &&
       match(shifted, m_Add(m_Specific(given), m_One()))))
    return given;
  return divisor;
}

/// Whether `condition` says that `rest` is not zero and has another sign than `divisor`. That it isn't zero is left out where LLVM knows
/// that the divisor isn't negative.
bool needsCorrection(Value *condition, Value *rest, Value *dividend, Value *divisor) {
  Value *a, *b;
  auto isNonzero = [&](Value *value) {
    CmpPredicate predicate;
    Value *left, *right;
    if (!match(value, m_ICmp(predicate, m_Value(left), m_Value(right))) || predicate != ICmpInst::ICMP_NE)
      return false;
    // The rest and zero, or the dividend and what the rest was taken from it.
    if (left == rest && match(right, m_Zero()))
      return true;
    Value *whole = left == dividend ? right : right == dividend ? left : nullptr;
    return whole && match(rest, m_Sub(m_Specific(dividend), m_Specific(whole)));
  };
  auto differs = [&](Value *value) {
    Value *both;
    return match(value, m_SpecificICmp(ICmpInst::ICMP_SLT, m_Value(both), m_Zero())) &&
           match(both, m_c_Xor(m_Specific(rest), m_Specific(divisor)));
  };
  if (!match(condition, m_LogicalAnd(m_Value(a), m_Value(b))))
    return differs(condition);
  return (isNonzero(a) && differs(b)) || (isNonzero(b) && differs(a));
}

/// Matches the sum that ends the correction of a rest or quotient.
bool matchSum(Instruction &sum, FloorDivision &found, Value *&used) {
  Value *condition, *division, *whole;
  if (match(&sum, m_c_Add(m_Select(m_Value(condition), m_Value(used), m_Zero()), m_Value(division))) &&
      match(division, m_SRem(m_Value(found.dividend), m_Specific(used)))) {
    found.isRest = true;
    return needsCorrection(condition, division, found.dividend, used);
  }
  if (!match(&sum, m_c_Add(m_SExt(m_Value(condition)), m_Value(division))) ||
      !match(division, m_SDiv(m_Value(found.dividend), m_Value(used))))
    return false;
  found.isRest = false;
  if (isa<Constant>(found.dividend))
    return false; // nobody knows who uses a constant
  for (User *user : found.dividend->users())
    if (match(user, m_Sub(m_Specific(found.dividend), m_Value(whole))) &&
        match(whole, m_c_Mul(m_Specific(division), m_Specific(used))) &&
        needsCorrection(condition, user, found.dividend, used))
      return true;
  return false;
}

/// Finds a division whose correction ends with `sum` or with choices behind it for divisors that aren't above 0.
bool matchDivision(Instruction &sum, FloorDivision &found) {
  Value *used;
  if (!sum.getType()->isIntegerTy() || !matchSum(sum, found, used) || isa<Constant>(used))
    return false;
  found.divisor = beforeReplacement(used);
  found.result = &sum;
  while (found.result->hasOneUse()) {
    auto *choice = dyn_cast<SelectInst>(found.result->user_back());
    if (!choice || choice->getParent() != sum.getParent() || choice->getFalseValue() != found.result ||
        !(match(choice->getCondition(), m_SpecificICmp(ICmpInst::ICMP_EQ, m_Specific(found.divisor), m_Zero())) ||
          match(choice->getCondition(), m_SpecificICmp(ICmpInst::ICMP_EQ, m_Specific(found.divisor), m_AllOnes()))))
      break;
    found.result = choice;
  }
  return true;
}

/// Returns the instructions of the block that are computed only for the result of `division`, in their order.
SmallVector<Instruction *, 16> computedFor(const FloorDivision &division) {
  Instruction *result = division.result;
  SmallSetVector<Instruction *, 16> set;
  set.insert(result);
  for (auto it = result->getReverseIterator(), end = result->getParent()->rend(); it != end; ++it)
    if (&*it != result && &*it != division.dividend && &*it != division.divisor && !it->mayHaveSideEffects() && !it->mayReadFromMemory() && !isa<PHINode>(&*it) && !it->use_empty() &&
        all_of(it->users(), [&](User *user) { return set.contains(cast<Instruction>(user)); }))
      set.insert(&*it);
  SmallVector<Instruction *, 16> list(set.begin(), set.end());
  std::reverse(list.begin(), list.end());
  return list;
}

/// Adds the terms of the sum `value` to `terms` and its constant ones to `constant`.
void addTerms(Value *value, SmallVectorImpl<Value *> &terms, APInt &constant, unsigned depth = 0) {
  Value *left, *right;
  const APInt *number;
  if (match(value, m_APInt(number))) {
    constant += *number;
  } else if (depth < 4 && match(value, m_Add(m_Value(left), m_Value(right)))) {
    addTerms(left, terms, constant, depth + 1);
    addTerms(right, terms, constant, depth + 1);
  } else {
    terms.push_back(value);
  }
}

/// Whether the dividend is probably less than the divisor away from the range of the rest: a sum with the divisor, or of an index and
/// little else.
bool isNearby(const FloorDivision &division) {
  SmallVector<Value *, 4> terms;
  APInt constant(division.result->getType()->getIntegerBitWidth(), 0);
  addTerms(division.dividend, terms, constant);
  if (terms.size() > 1 && is_contained(terms, division.divisor))
    return true;
  return terms.size() == 1 && !constant.isZero() && constant.abs().ule(16) && isa<PHINode, LoadInst, Argument>(terms.front());
}

/// Matches a rest of unsigned integers that is worth an attempt without division.
bool matchNearbyRest(Instruction &instruction, FloorDivision &found) {
  if (!match(&instruction, m_URem(m_Value(found.dividend), m_Value(found.divisor))) || !instruction.getType()->isIntegerTy() ||
      isa<Constant>(found.divisor))
    return false;
  found.result = &instruction;
  found.isRest = true;
  return isNearby(found);
}

/// Splits the block at `result`: its value is `fast` if `condition` holds, else what the instructions `general`, which move, say.
void choose(Instruction *result, ArrayRef<Instruction *> general, Value *condition, function_ref<Value *(IRBuilder<> &)> fast) {
  Instruction *thenEnd, *elseEnd;
  SplitBlockAndInsertIfThenElse(condition, result->getIterator(), &thenEnd, &elseEnd,
                                MDBuilder(result->getContext()).createBranchWeights(2000, 1));
  IRBuilder<> builder(thenEnd);
  Value *value = fast(builder);
  BasicBlock *rest = result->getParent();
  for (Instruction *instruction : general)
    instruction->moveBefore(elseEnd->getIterator());
  PHINode *phi = PHINode::Create(result->getType(), 2, "", rest->begin());
  result->replaceAllUsesWith(phi);
  phi->addIncoming(value, thenEnd->getParent());
  phi->addIncoming(result, elseEnd->getParent());
}

/// Returns `value`, or the same without poison for a branch in front of `place`.
Value *frozen(Value *value, Instruction *place, AssumptionCache &assumptions, DominatorTree &dominators, IRBuilder<> &builder) {
  return isGuaranteedNotToBeUndefOrPoison(value, &assumptions, place, &dominators) ? value : builder.CreateFreeze(value);
}

/// Takes the rest by one sum where that is all it takes.
void addOrDivide(const FloorDivision &division, ArrayRef<Instruction *> general, bool isSigned, AssumptionCache &assumptions, DominatorTree &dominators) {
  Instruction *result = division.result;
  IRBuilder<> builder(result);
  Value *dividend = frozen(division.dividend, result, assumptions, dominators, builder);
  Value *divisor = frozen(division.divisor, result, assumptions, dominators, builder);
  Value *zero = ConstantInt::get(result->getType(), 0), *way = builder.CreateNeg(divisor);
  if (isSigned && !isKnownNonNegative(dividend, SimplifyQuery(result->getDataLayout(), &dominators, &assumptions, result)))
    way = builder.CreateSelect(builder.CreateICmpSLT(dividend, zero), divisor, way);
  // Of the dividend and the sum, the one in the range is the smaller unsigned number; neither is if the rest is still another.
  Value *rest = builder.CreateBinaryIntrinsic(Intrinsic::umin, dividend, builder.CreateAdd(dividend, way));
  Value *end = isSigned ? builder.CreateBinaryIntrinsic(Intrinsic::smax, divisor, zero) : divisor;
  choose(result, general, builder.CreateICmpULT(rest, end), [&](IRBuilder<> &) { return rest; });
}

/// Puts the division of operands that aren't negative on a way of its own.
void branchPast(const FloorDivision &division, AssumptionCache &assumptions, DominatorTree &dominators) {
  Instruction *result = division.result;
  SmallVector<Instruction *, 16> general = computedFor(division);
  IRBuilder<> builder(result);
  Value *dividend = frozen(division.dividend, result, assumptions, dominators, builder);
  Value *divisor = frozen(division.divisor, result, assumptions, dominators, builder);
  Type *type = result->getType();
  Value *plain = builder.CreateICmpSGT(divisor, ConstantInt::get(type, 0));
  if (!isKnownNonNegative(dividend, SimplifyQuery(result->getDataLayout(), &dominators, &assumptions, result)))
    plain = builder.CreateAnd(plain, builder.CreateICmpSGT(dividend, ConstantInt::getAllOnesValue(type)));
  choose(result, general, plain, [&](IRBuilder<> &fast) {
    return division.isRest ? fast.CreateURem(dividend, divisor) : fast.CreateUDiv(dividend, divisor);
  });
}

} // namespace

PreservedAnalyses BranchPastCorrections::run(Function &function, FunctionAnalysisManager &analyses) {
  if (function.hasOptSize() || function.hasMinSize())
    return PreservedAnalyses::all();
  auto &assumptions = analyses.getResult<AssumptionAnalysis>(function);
  bool changed = false;
  unsigned left = 256; // each looks at the whole function
  for (BasicBlock &block : make_early_inc_range(function)) {
    SmallVector<FloorDivision> found;
    for (Instruction &instruction : block) {
      FloorDivision division;
      if ((instruction.getOpcode() == Instruction::Add && matchDivision(instruction, division)) || matchNearbyRest(instruction, division))
        found.push_back(division);
    }
    // From the last to the first: the front keeps its block.
    for (const FloorDivision &division : reverse(found)) {
      if (!left--)
        return PreservedAnalyses::none();
      bool isSigned = division.result->getOpcode() != Instruction::URem;
      if (division.isRest && isNearby(division)) {
        DominatorTree dominators(function);
        SmallVector<Instruction *, 16> general;
        if (isSigned)
          general = computedFor(division);
        else
          general = {division.result};
        addOrDivide(division, general, isSigned, assumptions, dominators);
      }
      if (isSigned) {
        DominatorTree dominators(function);
        branchPast(division, assumptions, dominators);
      }
      changed = true;
    }
  }
  return changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/Analysis/AssumptionCache.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/LoopIterator.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/PatternMatch.h"

using namespace llvm;
using namespace llvm::PatternMatch;

namespace kiln {
namespace {

class Hoister {
public:
  Hoister(Function &function, FunctionAnalysisManager &analyses)
      : loops(analyses.getResult<LoopAnalysis>(function)), dominators(analyses.getResult<DominatorTreeAnalysis>(function)),
        evolution(analyses.getResult<ScalarEvolutionAnalysis>(function)), assumptions(analyses.getResult<AssumptionAnalysis>(function)) {}

  bool run();

private:
  bool hoist(Loop *loop);
  bool cannotTrap(BinaryOperator *division, Loop *loop);

  LoopInfo &loops;
  DominatorTree &dominators;
  ScalarEvolution &evolution;
  AssumptionCache &assumptions;
};

bool isDivision(const Instruction &instruction) {
  unsigned opcode = instruction.getOpcode();
  return opcode == Instruction::SRem || opcode == Instruction::URem || opcode == Instruction::SDiv || opcode == Instruction::UDiv;
}

/// Whether `division`, of operands that don't change in `loop`, may as well be done in front of it.
bool Hoister::cannotTrap(BinaryOperator *division, Loop *loop) {
  Value *divisor = division->getOperand(1);
  if (!divisor->getType()->isIntegerTy())
    return false;
  Instruction *end = loop->getLoopPreheader()->getTerminator();
  if (isSafeToSpeculativelyExecute(division, end, &assumptions, &dominators))
    return true;
  // The library divides by 1 in the place of 0 and -1; LLVM may have left out one of the two where it can't be.
  bool isSigned = division->getOpcode() == Instruction::SRem || division->getOpcode() == Instruction::SDiv;
  bool excludesZero = false, excludesMinusOne = !isSigned;
  Value *condition, *given, *sum;
  if (match(divisor, m_Select(m_Value(condition), m_One(), m_Value(given)))) {
    bool excludesBoth = match(condition, m_SpecificICmp(ICmpInst::ICMP_ULT, m_Value(sum), m_SpecificInt(2))) &&
                        match(sum, m_Add(m_Specific(given), m_One()));
    excludesZero = excludesBoth || match(condition, m_SpecificICmp(ICmpInst::ICMP_EQ, m_Specific(given), m_Zero()));
    excludesMinusOne |= excludesBoth || match(condition, m_SpecificICmp(ICmpInst::ICMP_EQ, m_Specific(given), m_AllOnes()));
    divisor = given;
  }
  if (!isGuaranteedNotToBePoison(divisor, &assumptions, end, &dominators))
    return false;
  const SCEV *value = evolution.getSCEV(divisor), *zero = evolution.getZero(divisor->getType());
  auto holds = [&](CmpInst::Predicate predicate) {
    return evolution.isKnownPredicate(predicate, value, zero) || evolution.isLoopEntryGuardedByCond(loop, predicate, value, zero);
  };
  return (excludesZero || holds(CmpInst::ICMP_SGT) || holds(CmpInst::ICMP_NE)) && (excludesMinusOne || holds(CmpInst::ICMP_SGE));
}

bool Hoister::hoist(Loop *loop) {
  if (!loop->getLoopPreheader())
    return false;
  bool changed = false;
  LoopBlocksRPO order(loop);
  order.perform(&loops);
  Instruction *end = loop->getLoopPreheader()->getTerminator();
  for (BasicBlock *block : order)
    for (Instruction &instruction : make_early_inc_range(*block)) {
      // What is computed from a quotient goes with it.
      bool isPlain = changed && !isa<PHINode>(instruction) && !instruction.mayReadOrWriteMemory() && !instruction.isTerminator() &&
                     !isa<CallBase>(instruction);
      if ((!isDivision(instruction) && !isPlain) || !loop->hasLoopInvariantOperands(&instruction))
        continue;
      if (isDivision(instruction) ? !cannotTrap(cast<BinaryOperator>(&instruction), loop)
                                  : !isSafeToSpeculativelyExecute(&instruction, end, &assumptions, &dominators))
        continue;
      instruction.moveBefore(end->getIterator());
      instruction.dropUBImplyingAttrsAndMetadata();
      changed |= isDivision(instruction);
    }
  if (changed)
    evolution.forgetLoop(loop);
  return changed;
}

bool Hoister::run() {
  bool changed = false;
  SmallVector<Loop *, 4> preorder = loops.getLoopsInPreorder();
  for (Loop *loop : reverse(preorder))
    changed |= hoist(loop);
  return changed;
}

} // namespace

PreservedAnalyses HoistDivisions::run(Function &function, FunctionAnalysisManager &analyses) {
  if (none_of(instructions(function), isDivision) || !Hoister(function, analyses).run())
    return PreservedAnalyses::all();
  PreservedAnalyses preserved;
  preserved.preserveSet<CFGAnalyses>();
  return preserved;
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace kiln {
namespace {

/// A choice between a value that is loaded only for it and another.
struct Choice {
  SelectInst *select = nullptr;
  LoadInst *load;
  bool loadsIfTrue;

  Value *other() const { return loadsIfTrue ? select->getFalseValue() : select->getTrueValue(); }
};

/// Returns `value` if it is a load in the block of `user`, which alone uses it.
LoadInst *loadFor(Value *value, Instruction *user) {
  auto *load = dyn_cast<LoadInst>(value);
  return load && load->isSimple() && load->hasOneUse() && load->getParent() == user->getParent() ? load : nullptr;
}

Choice choiceOf(Instruction &instruction) {
  auto *select = dyn_cast<SelectInst>(&instruction);
  if (!select || !isa<ICmpInst>(select->getCondition()) || select->getType()->isVectorTy())
    return {};
  LoadInst *onTrue = loadFor(select->getTrueValue(), select), *onFalse = loadFor(select->getFalseValue(), select);
  if (bool(onTrue) == bool(onFalse))
    return {};
  return {select, onTrue ? onTrue : onFalse, onTrue != nullptr};
}

/// Whether memory is the same at `from` and at the end of its block.
bool isUnchangedBehind(const Instruction *from) {
  for (const Instruction *next = from; next; next = next->getNextNode())
    if (next->mayWriteToMemory())
      return false;
  return true;
}

/// Whether memory is the same at the beginning of the block of `to` and there.
bool isUnchangedBefore(const Instruction *to) {
  for (const Instruction &instruction : *to->getParent())
    if (&instruction == to)
      return true;
    else if (instruction.mayWriteToMemory())
      return false;
  return false;
}

/// Whether what `load` reads is there when `select` is reached: something behind it in the same object is read in front of that.
bool isThere(const LoadInst *load, const SelectInst *select) {
  const DataLayout &layout = load->getDataLayout();
  for (const Instruction &instruction : *select->getParent()) {
    if (&instruction == select)
      return false;
    auto *known = dyn_cast<LoadInst>(&instruction);
    auto *address = known ? dyn_cast<GetElementPtrInst>(known->getPointerOperand()) : nullptr;
    if (!address || address->getPointerOperand() != load->getPointerOperand() || !address->isInBounds())
      continue;
    APInt offset(layout.getIndexTypeSizeInBits(address->getType()), 0);
    if (address->accumulateConstantOffset(layout, offset) && offset.sge(layout.getTypeStoreSize(load->getType()).getFixedValue()) &&
        known->getAlign() >= load->getAlign() && offset.urem(load->getAlign().value()) == 0)
      return true;
  }
  return false;
}

/// Finds a second choice on the condition of `first` in a block that only its block leads to.
Choice secondChoice(const Choice &first, const DominatorTree &dominators) {
  BasicBlock *block = first.select->getParent();
  for (BasicBlock *next : successors(block)) {
    if (next->getSinglePredecessor() != block)
      continue;
    for (Instruction &instruction : *next) {
      Choice second = choiceOf(instruction);
      if (!second.select || second.select->getCondition() != first.select->getCondition() || second.loadsIfTrue != first.loadsIfTrue)
        continue;
      auto *address = dyn_cast<Instruction>(second.load->getPointerOperand());
      auto *other = dyn_cast<Instruction>(second.other());
      if ((!address || dominators.dominates(address, first.select)) && (!other || dominators.dominates(other, first.select)) &&
          isThere(second.load, first.select) && isUnchangedBefore(second.load))
        return second;
    }
  }
  return {};
}

/// Makes a branch of both choices, with the loads on its way.
void branch(const Choice &first, const Choice &second) {
  SelectInst *select = first.select;
  Instruction *thenEnd, *elseEnd;
  SplitBlockAndInsertIfThenElse(select->getCondition(), select->getIterator(), &thenEnd, &elseEnd, select->getMetadata(LLVMContext::MD_prof));
  Instruction *loading = first.loadsIfTrue ? thenEnd : elseEnd, *other = first.loadsIfTrue ? elseEnd : thenEnd;
  BasicBlock *rest = select->getParent();
  second.load->dropUBImplyingAttrsAndMetadata();
  second.load->dropPoisonGeneratingMetadata();
  for (const Choice &choice : {first, second}) {
    choice.load->moveBefore(loading->getIterator());
    PHINode *phi = PHINode::Create(choice.select->getType(), 2, "", rest->begin());
    phi->addIncoming(choice.load, loading->getParent());
    phi->addIncoming(choice.other(), other->getParent());
    phi->setDebugLoc(choice.select->getDebugLoc());
    choice.select->replaceAllUsesWith(phi);
    choice.select->eraseFromParent();
  }
}

} // namespace

PreservedAnalyses BranchOnce::run(Function &function, FunctionAnalysisManager &analyses) {
  if (function.hasOptSize() || function.hasMinSize())
    return PreservedAnalyses::all();
  SmallVector<std::pair<Choice, Choice>> found;
  SmallPtrSet<BasicBlock *, 8> blocks; // each takes part in one change
  for (BasicBlock &block : function)
    for (Instruction &instruction : block) {
      Choice first = choiceOf(instruction);
      if (!first.select || !isUnchangedBehind(first.load) || blocks.contains(&block) ||
          !analyses.getResult<LoopAnalysis>(function).getLoopFor(&block))
        continue;
      Choice second = secondChoice(first, analyses.getResult<DominatorTreeAnalysis>(function));
      if (second.select && blocks.insert(&block).second && blocks.insert(second.select->getParent()).second)
        found.push_back({first, second});
    }
  for (auto &[first, second] : found)
    branch(first, second);
  return found.empty() ? PreservedAnalyses::all() : PreservedAnalyses::none();
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;

namespace kiln {
namespace {

/// A check at the end of a block: the program ends unless `left` and `right` compare as `predicate` says.
struct Check {
  BranchInst *branch = nullptr;
  unsigned inside; ///< the successor that goes on
  CmpInst::Predicate predicate;
  Value *left, *right;

  BasicBlock *failure() const { return branch->getSuccessor(1 - inside); }
};

/// Whether `value` is used where control goes from `failure`, which ends the program.
bool isUsedFrom(BasicBlock *failure, const Instruction &value) {
  SmallPtrSet<const BasicBlock *, 4> blocks;
  while (failure && blocks.insert(failure).second)
    failure = failure->getSingleSuccessor();
  return any_of(value.users(), [&](const User *user) { return blocks.contains(cast<Instruction>(user)->getParent()); });
}

/// Returns the check at the end of `block`, if what stands before it can't be noticed.
Check checkAtEnd(BasicBlock *block) {
  Check check;
  auto *branch = dyn_cast<BranchInst>(block->getTerminator());
  auto *compare = branch && branch->isConditional() ? dyn_cast<ICmpInst>(branch->getCondition()) : nullptr;
  if (!compare)
    return check;
  unsigned failing = endsProgram(branch->getSuccessor(0)) ? 0 : 1;
  BasicBlock *failure = branch->getSuccessor(failing);
  if (!endsProgram(failure) || endsProgram(branch->getSuccessor(1 - failing)))
    return check;
  for (Instruction &instruction : *block)
    if (&instruction != branch && (isa<PHINode>(&instruction) || instruction.mayHaveSideEffects() ||
                                   !isGuaranteedToTransferExecutionToSuccessor(&instruction)))
      return check;
  check.inside = 1 - failing;
  check.predicate = failing == 1 ? compare->getPredicate() : compare->getInversePredicate();
  check.left = compare->getOperand(0);
  check.right = compare->getOperand(1);
  check.branch = branch;
  return check;
}

/// The two ways behind a branch, each with a check at the end of its block.
class Ways {
public:
  Ways(BranchInst *branch, const Check &first, const Check &second)
      : branch(branch), first(first), second(second), a(first.branch->getParent()), b(second.branch->getParent()) {}

  bool merge();

private:
  bool isSame(Value *x, Value *y, unsigned depth = 0);
  bool leavesUsed(const Check &check) const;
  void moveUp(Value *x, Value *y);

  BranchInst *branch;
  Check first, second;
  BasicBlock *a, *b;
  SmallPtrSet<Instruction *, 8> shared; ///< what both ways compute
};

/// Whether `x` on the first way is what `y` is on the second.
bool Ways::isSame(Value *x, Value *y, unsigned depth) {
  if (x == y)
    return true;
  auto *one = dyn_cast<Instruction>(x), *other = dyn_cast<Instruction>(y);
  if (!one || !other || one->getParent() != a || other->getParent() != b || depth == 4 || !one->isSameOperationAs(other))
    return false;
  if (auto *load = dyn_cast<LoadInst>(one); load ? !load->isSimple() : one->mayReadFromMemory())
    return false;
  for (unsigned i = 0; i < one->getNumOperands(); ++i)
    if (!isSame(one->getOperand(i), other->getOperand(i), depth + 1))
      return false;
  shared.insert(one);
  shared.insert(other);
  return true;
}

/// Whether something that stays on the way of `check` is used where the program ends.
bool Ways::leavesUsed(const Check &check) const {
  return any_of(*check.branch->getParent(),
                [&](Instruction &instruction) { return !shared.contains(&instruction) && isUsedFrom(check.failure(), instruction); });
}

/// Computes what `x` and `y` both are in front of the branch.
void Ways::moveUp(Value *x, Value *y) {
  if (x == y)
    return;
  auto *one = cast<Instruction>(x), *other = cast<Instruction>(y);
  if (one->getParent() != a)
    return; // the same as what was moved before
  for (unsigned i = 0; i < one->getNumOperands(); ++i)
    moveUp(one->getOperand(i), other->getOperand(i));
  one->moveBefore(branch->getIterator());
  combineMetadataForCSE(one, other, true);
  one->andIRFlags(other);
  other->replaceAllUsesWith(one);
}

/// Makes `check` always go on, and the failure start from `cold` in its stead.
void moveFailure(const Check &check, BasicBlock *cold) {
  BasicBlock *failure = check.failure();
  failure->replacePhiUsesWith(check.branch->getParent(), cold);
  BranchInst::Create(failure, cold);
  BranchInst::Create(check.branch->getSuccessor(check.inside), check.branch->getIterator());
  check.branch->eraseFromParent();
}

/// If both checks are the same, puts it in front of the branch.
bool Ways::merge() {
  if (isSame(first.left, second.right) && isSame(first.right, second.left)) {
    std::swap(second.left, second.right);
    second.predicate = CmpInst::getSwappedPredicate(second.predicate);
  }
  shared.clear();
  if (first.predicate != second.predicate || !isSame(first.left, second.left) || !isSame(first.right, second.right) ||
      leavesUsed(first) || leavesUsed(second))
    return false;
  moveUp(first.left, second.left);
  moveUp(first.right, second.right);
  BasicBlock *front = branch->getParent();
  Function *function = front->getParent();
  LLVMContext &context = function->getContext();
  BasicBlock *rest = front->splitBasicBlock(branch->getIterator(), front->getName() + ".checked");
  BasicBlock *cold[3];
  for (BasicBlock *&block : cold)
    block = BasicBlock::Create(context, "", function, rest);
  // The failing successor stays where it was: the weights say so.
  bool swaps = first.inside == 1;
  Instruction *end = front->getTerminator();
  auto *test = new ICmpInst(end->getIterator(), swaps ? CmpInst::getInversePredicate(first.predicate) : first.predicate, first.left, first.right);
  auto *decision = BranchInst::Create(swaps ? cold[0] : rest, swaps ? rest : cold[0], test, end->getIterator());
  decision->setMetadata(LLVMContext::MD_prof, first.branch->getMetadata(LLVMContext::MD_prof));
  decision->setDebugLoc(branch->getDebugLoc());
  end->eraseFromParent();
  BranchInst::Create(cold[1], cold[2], branch->getCondition(), cold[0]);
  moveFailure(first, cold[1]);
  moveFailure(second, cold[2]);
  return true;
}

bool mergeChecks(BasicBlock *front) {
  auto *branch = dyn_cast<BranchInst>(front->getTerminator());
  if (!branch || !branch->isConditional())
    return false;
  BasicBlock *a = branch->getSuccessor(0), *b = branch->getSuccessor(1);
  if (a == b || a->getSinglePredecessor() != front || b->getSinglePredecessor() != front)
    return false;
  Check first = checkAtEnd(a), second = first.branch ? checkAtEnd(b) : Check();
  return second.branch && Ways(branch, first, second).merge();
}

/// Moves the last store of a block to its end if it is on one of two ways that meet there: LLVM makes one of the last stores of both.
bool moveStoreToEnd(BasicBlock *block) {
  auto *branch = dyn_cast<BranchInst>(block->getTerminator());
  BasicBlock *meeting = block->getSingleSuccessor();
  if (!branch || !meeting || !meeting->hasNPredecessors(2) || !block->getSinglePredecessor())
    return false;
  for (Instruction &instruction : drop_begin(reverse(*block))) {
    if (auto *store = dyn_cast<StoreInst>(&instruction)) {
      if (!store->isSimple() || store->getNextNode() == branch)
        return false;
      store->moveBefore(branch->getIterator());
      return true;
    }
    if (instruction.mayReadOrWriteMemory() || instruction.mayHaveSideEffects())
      return false;
  }
  return false;
}

} // namespace

PreservedAnalyses MergeChecks::run(Function &function, FunctionAnalysisManager &) {
  // From the last block to the first: a merged check may be merged again with one on another way.
  SmallVector<BasicBlock *> blocks;
  for (BasicBlock &block : function)
    blocks.push_back(&block);
  bool changed = false;
  for (BasicBlock *block : reverse(blocks))
    changed |= mergeChecks(block);
  for (BasicBlock *block : blocks)
    changed |= moveStoreToEnd(block);
  return changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/Analysis/AssumptionCache.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/Analysis/ScalarEvolutionExpressions.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/Cloning.h"
#include "llvm/Transforms/Utils/LoopSimplify.h"
#include "llvm/Transforms/Utils/LoopUtils.h"
#include "llvm/Transforms/Utils/ScalarEvolutionExpander.h"

using namespace llvm;

namespace kiln {
namespace {

/// Loops with more instructions are left alone: they gain little and would be copied.
constexpr unsigned mostInstructions = 400;

/// The most ranges that one check may turn into.
constexpr unsigned mostRanges = 4;

/// A branch that leaves the loop for a block that ends the program.
struct Check {
  BranchInst *branch;
  unsigned inside; ///< the successor that goes on
};

/// An index that starts at `start` and moves by `step` (or doesn't, when that is zero), always below
/// `length`.
struct Range {
  const SCEV *start, *step, *length;
  bool down;
};

class Versioner {
public:
  Versioner(Function &function, FunctionAnalysisManager &analyses)
      : loops(analyses.getResult<LoopAnalysis>(function)),
        dominators(analyses.getResult<DominatorTreeAnalysis>(function)),
        evolution(analyses.getResult<ScalarEvolutionAnalysis>(function)),
        assumptions(analyses.getResult<AssumptionAnalysis>(function)), function(function) {}

  bool run();

private:
  bool version(Loop *loop);
  const SCEV *mostIterations(Loop *loop);
  bool addRanges(Loop *loop, const SCEV *index, const SCEV *length, SmallVectorImpl<Range> &ranges);
  bool addRanges(Loop *loop, const Check &check, SmallVectorImpl<Range> &ranges);
  Value *holds(const Range &range, Value *last, SCEVExpander &expander, Instruction *at);
  void copyBehind(Loop *loop, Value *condition);

  LoopInfo &loops;
  DominatorTree &dominators;
  ScalarEvolution &evolution;
  AssumptionCache &assumptions;
  Function &function;
};

/// Returns whether control that enters `block` ends the program there.
static bool endsProgram(const BasicBlock *block) {
  for (unsigned hops = 0; block && hops < 4; ++hops) {
    if (isa<UnreachableInst>(block->getTerminator()))
      return true;
    block = block->getSingleSuccessor();
  }
  return false;
}

/// Returns the checks of `loop`.
static SmallVector<Check> checksOf(Loop *loop) {
  SmallVector<Check> checks;
  for (BasicBlock *block : loop->blocks()) {
    auto *branch = dyn_cast<BranchInst>(block->getTerminator());
    if (!branch || !branch->isConditional())
      continue;
    for (unsigned i : {0u, 1u})
      if (!loop->contains(branch->getSuccessor(i)) && endsProgram(branch->getSuccessor(i)) &&
          loop->contains(branch->getSuccessor(1 - i)))
        checks.push_back({branch, 1 - i});
  }
  return checks;
}

/// Returns the number of the last iteration that `loop` can start, counted from 0, or null. Checks
/// don't count as exits.
const SCEV *Versioner::mostIterations(Loop *loop) {
  SmallVector<BasicBlock *> exiting;
  loop->getExitingBlocks(exiting);
  SmallVector<const SCEV *> counts;
  for (BasicBlock *block : exiting) {
    auto *branch = dyn_cast<BranchInst>(block->getTerminator());
    if (branch && any_of(branch->successors(), [&](BasicBlock *successor) {
          return !loop->contains(successor) && endsProgram(successor);
        }))
      continue;
    const SCEV *count = evolution.getExitCount(loop, block);
    if (!isa<SCEVCouldNotCompute>(count) && count->getType()->isIntegerTy())
      counts.push_back(count);
  }
  if (counts.empty())
    return nullptr;
  return evolution.getUMinFromMismatchedTypes(counts, /*Sequential=*/true);
}

/// Returns a choice of `loop` that `index` depends on, or null.
static SelectInst *choiceIn(const SCEV *index, Loop *loop) {
  SelectInst *found = nullptr;
  SCEVExprContains(index, [&](const SCEV *part) {
    auto *unknown = dyn_cast<SCEVUnknown>(part);
    auto *choice = unknown ? dyn_cast<SelectInst>(unknown->getValue()) : nullptr;
    if (choice && loop->contains(choice))
      found = choice;
    return found != nullptr;
  });
  return found;
}

/// Adds the ranges that `index` must keep to be below `length`: more than one where the index is a
/// choice. Fails when it moves in another way.
bool Versioner::addRanges(Loop *loop, const SCEV *index, const SCEV *length,
                          SmallVectorImpl<Range> &ranges) {
  if (evolution.isLoopInvariant(index, loop)) {
    ranges.push_back({index, evolution.getZero(index->getType()), length, false});
    return true;
  }
  if (auto *moving = dyn_cast<SCEVAddRecExpr>(index)) {
    if (moving->getLoop() != loop || !moving->isAffine())
      return false;
    const SCEV *step = moving->getStepRecurrence(evolution);
    bool down = evolution.isKnownNegative(step);
    ranges.push_back(
        {moving->getStart(), down ? evolution.getNegativeSCEV(step) : step, length, down});
    return true;
  }
  SelectInst *choice = choiceIn(index, loop);
  if (!choice || ranges.size() >= mostRanges)
    return false;
  for (Value *arm : {choice->getTrueValue(), choice->getFalseValue()}) {
    ValueToSCEVMapTy map;
    map[choice] = evolution.getSCEV(arm);
    if (!addRanges(loop, SCEVParameterRewriter::rewrite(index, evolution, map), length, ranges))
      return false;
  }
  return true;
}

/// Adds what `check` demands when it compares an index of a loop with a length.
bool Versioner::addRanges(Loop *loop, const Check &check, SmallVectorImpl<Range> &ranges) {
  auto *compare = dyn_cast<ICmpInst>(check.branch->getCondition());
  if (!compare || !compare->getOperand(0)->getType()->isIntegerTy())
    return false;
  // The branch goes on when `index < length`, unsigned.
  CmpInst::Predicate predicate =
      check.inside == 0 ? compare->getPredicate() : compare->getInversePredicate();
  const SCEV *index = evolution.getSCEV(compare->getOperand(0));
  const SCEV *length = evolution.getSCEV(compare->getOperand(1));
  if (predicate == CmpInst::ICMP_UGT) {
    std::swap(index, length);
    predicate = CmpInst::ICMP_ULT;
  }
  return predicate == CmpInst::ICMP_ULT && evolution.isLoopInvariant(length, loop) &&
         addRanges(loop, index, length, ranges);
}

/// Builds the test whether `range` holds in the iterations from 0 to `last`.
Value *Versioner::holds(const Range &range, Value *last, SCEVExpander &expander, Instruction *at) {
  IRBuilder<> builder(at);
  Type *type = range.start->getType();
  Value *start = expander.expandCodeFor(range.start, type, at);
  Value *length = expander.expandCodeFor(range.length, type, at);
  Value *fits = builder.CreateICmpULT(start, length);
  if (range.step->isZero())
    return fits;
  // How far the index may move before it leaves the range; meaningless when the start doesn't fit.
  Value *room = range.down ? start
                           : builder.CreateSub(builder.CreateSub(length, start),
                                               ConstantInt::get(type, 1));
  Value *way = builder.CreateZExt(last, type);
  if (!range.step->isOne()) {
    Value *step = expander.expandCodeFor(range.step, type, at);
    Value *product = builder.CreateBinaryIntrinsic(Intrinsic::umul_with_overflow, way, step);
    way = builder.CreateExtractValue(product, 0);
    fits = builder.CreateAnd(fits, builder.CreateNot(builder.CreateExtractValue(product, 1)));
  }
  return builder.CreateAnd(fits, builder.CreateICmpULE(way, room));
}

/// Puts a copy of `loop` beside it that runs when `condition`, which is known before the loop, is
/// false.
void Versioner::copyBehind(Loop *loop, Value *condition) {
  BasicBlock *decision = loop->getLoopPreheader();
  BasicBlock *preheader = SplitBlock(decision, decision->getTerminator(), &dominators, &loops);
  ValueToValueMapTy copies;
  SmallVector<BasicBlock *, 16> blocks;
  Loop *slow = cloneLoopWithPreheader(preheader, decision, loop, copies, ".checked", &loops,
                                      &dominators, blocks);
  remapInstructionsInBlocks(blocks, copies);
  Instruction *old = decision->getTerminator();
  BranchInst *branch =
      BranchInst::Create(preheader, slow->getLoopPreheader(), condition, old->getIterator());
  branch->setMetadata(LLVMContext::MD_prof,
                      MDBuilder(function.getContext()).createBranchWeights(2000, 1));
  old->eraseFromParent();
  SmallVector<BasicBlock *> exits;
  loop->getUniqueExitBlocks(exits);
  for (BasicBlock *exit : exits)
    for (PHINode &phi : exit->phis())
      for (unsigned i = 0, n = phi.getNumIncomingValues(); i < n; ++i)
        if (loop->contains(phi.getIncomingBlock(i))) {
          Value *value = phi.getIncomingValue(i);
          auto copy = copies.find(value);
          phi.addIncoming(copy == copies.end() ? value : (llvm::Value *)copy->second,
                          cast<BasicBlock>(copies[phi.getIncomingBlock(i)]));
        }
  // The copy runs when the program is about to fail: it isn't worth more work.
  LLVMContext &context = function.getContext();
  MDNode *disable = MDNode::get(context, MDString::get(context, "llvm.loop.disable_nonforced"));
  slow->setLoopID(makePostTransformationMetadata(context, slow->getLoopID(), {}, {disable}));
}

bool Versioner::version(Loop *loop) {
  if (!loop->isLoopSimplifyForm() || !loop->isSafeToClone())
    return false;
  SmallVector<Check> checks = checksOf(loop);
  if (checks.empty())
    return false;
  unsigned instructions = 0;
  for (BasicBlock *block : loop->blocks())
    instructions += block->size();
  if (instructions > mostInstructions)
    return false;
  const SCEV *last = mostIterations(loop);
  if (!last)
    return false;
  Instruction *at = loop->getLoopPreheader()->getTerminator();
  SCEVExpander expander(evolution, "kiln");
  if (!expander.isSafeToExpandAt(last, at))
    return false;

  SmallVector<Range> ranges;
  SmallVector<Check> fixed, ranged;
  for (const Check &check : checks) {
    if (loop->isLoopInvariant(check.branch->getCondition())) {
      if (!isa<Constant>(check.branch->getCondition()))
        fixed.push_back(check);
      continue;
    }
    SmallVector<Range> needed;
    if (addRanges(loop, check, needed) && all_of(needed, [&](const Range &range) {
          return last->getType()->getIntegerBitWidth() <=
                     range.start->getType()->getIntegerBitWidth() &&
                 expander.isSafeToExpandAt(range.start, at) &&
                 expander.isSafeToExpandAt(range.length, at) &&
                 expander.isSafeToExpandAt(range.step, at);
        })) {
      ranged.push_back(check);
      ranges.append(needed);
    }
  }
  if (ranges.empty())
    return false;

  formLCSSA(*loop, dominators, &loops, &evolution);
  at = loop->getLoopPreheader()->getTerminator();
  Value *lastValue = expander.expandCodeFor(last, last->getType(), at);
  IRBuilder<> builder(at);
  Value *condition = builder.getTrue();
  // A test for a check that is never reached may be poison: it must not spoil the others.
  for (const Range &range : ranges)
    condition = builder.CreateAnd(
        condition, builder.CreateFreeze(holds(range, lastValue, expander, at)));
  for (const Check &check : fixed) {
    Value *fine = check.branch->getCondition();
    fine = builder.CreateFreeze(fine);
    condition = builder.CreateAnd(condition, check.inside == 0 ? fine : builder.CreateNot(fine));
  }
  copyBehind(loop, condition);

  auto release = [&](const Check &check) {
    BasicBlock *outside = check.branch->getSuccessor(1 - check.inside);
    outside->removePredecessor(check.branch->getParent());
    BranchInst::Create(check.branch->getSuccessor(check.inside), check.branch->getIterator());
    check.branch->eraseFromParent();
  };
  for (const Check &check : ranged)
    release(check);
  for (const Check &check : fixed)
    release(check);
  dominators.recalculate(function);
  evolution.forgetTopmostLoop(loop);
  return true;
}

bool Versioner::run() {
  SmallVector<Loop *> innermost;
  for (Loop *loop : loops.getLoopsInPreorder())
    if (loop->isInnermost())
      innermost.push_back(loop);
  bool changed = false;
  for (Loop *loop : innermost) {
    changed |= simplifyLoop(loop, &dominators, &loops, &evolution, &assumptions, nullptr, false);
    changed |= version(loop);
  }
  return changed;
}

} // namespace

PreservedAnalyses VersionCheckedLoops::run(Function &function, FunctionAnalysisManager &analyses) {
  if (!Versioner(function, analyses).run())
    return PreservedAnalyses::all();
  PreservedAnalyses preserved;
  preserved.preserve<DominatorTreeAnalysis>();
  preserved.preserve<LoopAnalysis>();
  return preserved;
}

} // namespace kiln

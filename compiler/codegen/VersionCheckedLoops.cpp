// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Analysis/AliasAnalysis.h"
#include "llvm/Analysis/AssumptionCache.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/LoopIterator.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/Analysis/ScalarEvolutionExpressions.h"
#include "llvm/Analysis/ValueTracking.h"
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

/// The most tests of stores against loads in front of one loop.
constexpr unsigned mostAliasTests = 16;

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

/// Bytes that loads of a loop read: `bytes` of them from `start` on.
struct Area {
  const SCEV *start;
  uint64_t bytes;
};

/// A store of a loop that might change what `area` holds; its address starts at `start` and moves by
/// `step`.
struct Suspect {
  Range address; ///< without a length
  uint64_t bytes;
  unsigned area;
};

/// What the last exit of a loop says: no iteration starts after something that moves by `step` has gone farther than `way`, if what is
/// `demanded` holds in front of the loop. With a step that isn't constant, that is cheaper than the number of iterations, which takes a
/// division and is known only where nothing can overflow.
struct Pace {
  struct Comparison {
    CmpInst::Predicate predicate;
    const SCEV *left, *right;
  };
  const SCEV *step = nullptr, *way;
  SmallVector<Comparison, 3> demanded;
};

class Versioner {
public:
  Versioner(Function &function, FunctionAnalysisManager &analyses)
      : loops(analyses.getResult<LoopAnalysis>(function)),
        dominators(analyses.getResult<DominatorTreeAnalysis>(function)),
        evolution(analyses.getResult<ScalarEvolutionAnalysis>(function)),
        assumptions(analyses.getResult<AssumptionAnalysis>(function)),
        aliases(analyses.getResult<AAManager>(function)), function(function) {}

  bool run();

private:
  bool version(Loop *loop);
  const SCEV *mostIterations(Loop *loop);
  bool endsSoon(Loop *loop);
  void findPace(Loop *loop);
  const SCEV *paces(const SCEV *step);
  void findSteadyLoads(Loop *loop, ArrayRef<Check> checks);
  bool findSuspects(Loop *loop);
  void forgetSteadyLoads();
  void solve(Loop *loop, ArrayRef<Check> checks, function_ref<bool(const Range &)> isSafe);
  bool comeInTime(Loop *loop, ArrayRef<Check> checks);
  const SCEV *scev(Value *value);
  bool addRanges(Loop *loop, const SCEV *index, const SCEV *length, SmallVectorImpl<Range> &ranges);
  bool addRanges(Loop *loop, const Check &check, SmallVectorImpl<Range> &ranges);
  Value *farthest(const Range &range, Value *&fits, IRBuilder<> &builder);
  Value *endsBelow(Loop *loop, const Range &range, IRBuilder<> &builder);
  Value *holds(Loop *loop, const Range &range);
  Value *harmless(const Suspect &suspect);
  void require(Value *condition);
  void decideSoFar();
  void demandPace(Loop *loop);
  void emitDecision(Loop *loop);
  void copyBehind(Loop *loop);

  LoopInfo &loops;
  DominatorTree &dominators;
  ScalarEvolution &evolution;
  AssumptionCache &assumptions;
  AAResults &aliases;
  Function &function;

  // What is known about the loop at hand:
  const SCEV *last = nullptr; ///< the number of the last iteration, counted from 0; null if unknown
  Pace pace;
  /// Loads from addresses that stay the same, and the loads in front of the loop that stand for them.
  MapVector<LoadInst *, LoadInst *> steady;
  SmallVector<std::pair<PHINode *, LoadInst *>> steadyPhis; ///< phis that are such a load
  ValueToSCEVMapTy steadySCEVs;
  SmallVector<Area> areas;
  SmallVector<Suspect> suspects;
  DenseMap<BranchInst *, SmallVector<Range, 1>> ranged;
  SmallVector<Check> fixed;

  // The decision in front of it: blocks that each test a condition; the last one is still open.
  SCEVExpander *expander = nullptr;
  SmallVector<BranchInst *> decisions;
  Instruction *at = nullptr;
  Value *condition = nullptr;
};

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

/// Whether data may end `loop` in any iteration. Such a search is often short and never vectorized, so tests in front of it cost more
/// than the checks.
bool Versioner::endsSoon(Loop *loop) {
  SmallVector<BasicBlock *> exiting;
  loop->getExitingBlocks(exiting);
  return any_of(exiting, [&](BasicBlock *block) {
    auto *branch = dyn_cast<BranchInst>(block->getTerminator());
    bool isCheck = branch && any_of(branch->successors(), [&](BasicBlock *successor) {
                     return !loop->contains(successor) && endsProgram(successor);
                   });
    return !isCheck && isa<SCEVCouldNotCompute>(evolution.getExitCount(loop, block)) &&
           !(pace.step && block == loop->getLoopLatch());
  });
}

/// Sets `pace` if `loop` goes on as long as something that moves up by a step that is not constant is below a bound.
void Versioner::findPace(Loop *loop) {
  pace = Pace();
  auto *branch = dyn_cast<BranchInst>(loop->getLoopLatch()->getTerminator());
  if (!branch || !branch->isConditional() || (loop->contains(branch->getSuccessor(0)) && loop->contains(branch->getSuccessor(1))))
    return;
  auto *compare = dyn_cast<ICmpInst>(branch->getCondition());
  if (!compare || !compare->getOperand(0)->getType()->isIntegerTy())
    return;
  CmpInst::Predicate predicate = branch->getSuccessor(0) == loop->getHeader() ? compare->getPredicate() : compare->getInversePredicate();
  const SCEV *next = evolution.getSCEV(compare->getOperand(0));
  const SCEV *bound = evolution.getSCEV(compare->getOperand(1));
  if (predicate == CmpInst::ICMP_SGT || predicate == CmpInst::ICMP_SGE) {
    std::swap(next, bound);
    predicate = CmpInst::getSwappedPredicate(predicate);
  }
  auto *moving = dyn_cast<SCEVAddRecExpr>(next);
  if ((predicate != CmpInst::ICMP_SLT && predicate != CmpInst::ICMP_SLE) || !moving || moving->getLoop() != loop || !moving->isAffine() ||
      !evolution.isLoopInvariant(bound, loop) || isa<SCEVConstant>(moving->getStepRecurrence(evolution)))
    return;
  Type *type = next->getType();
  pace.step = moving->getStepRecurrence(evolution);
  const SCEV *start = evolution.getMinusSCEV(moving->getStart(), pace.step);
  const SCEV *highest = predicate == CmpInst::ICMP_SLE ? bound : evolution.getMinusSCEV(bound, evolution.getOne(type));
  const SCEV *top = evolution.getConstant(APInt::getSignedMaxValue(type->getIntegerBitWidth()));
  pace.way = evolution.getMinusSCEV(highest, start);
  // It moves up from below the bound, and what comes after the last value below the bound can be represented.
  pace.demanded = {{CmpInst::ICMP_SGT, pace.step, evolution.getZero(type)},
                   {predicate, start, bound},
                   {CmpInst::ICMP_SLE, bound, evolution.getMinusSCEV(top, pace.step)}};
}

/// If what moves by `step` keeps the pace of `loop`, maybe multiplied, returns the factor, else null.
const SCEV *Versioner::paces(const SCEV *step) {
  if (!pace.step || step->getType() != pace.step->getType())
    return nullptr;
  if (step == pace.step)
    return evolution.getOne(step->getType());
  auto *product = dyn_cast<SCEVMulExpr>(step);
  auto *factor = product ? dyn_cast<SCEVConstant>(product->getOperand(0)) : nullptr;
  if (!factor || !factor->getAPInt().isStrictlyPositive() || evolution.getMulExpr(factor, pace.step) != step)
    return nullptr;
  return factor;
}

/// Finds loads of `loop` from addresses that stay the same, from which a check takes its length or
/// another access its address. They are the fields of a list that is an element of another one; LLVM
/// keeps them in the loop when a store in it might change them.
void Versioner::findSteadyLoads(Loop *loop, ArrayRef<Check> checks) {
  SmallVector<BasicBlock *> ends;
  loop->getExitingBlocks(ends);
  erase_if(ends, [&](BasicBlock *block) {
    return any_of(checks, [&](const Check &check) { return check.branch->getParent() == block; });
  });
  ends.push_back(loop->getLoopLatch());
  SmallVector<LoadInst *> found;
  SmallVector<StoreInst *> stores;
  for (BasicBlock *block : loop->blocks())
    for (Instruction &instruction : *block) {
      if (auto *store = dyn_cast<StoreInst>(&instruction); store && store->isSimple()) {
        stores.push_back(store);
        continue;
      }
      if (auto *load = dyn_cast<LoadInst>(&instruction); load && load->isSimple()) {
        bool leads = load->getType()->isPointerTy() || any_of(load->users(), [&](User *user) {
                       return isa<PHINode>(user) || any_of(checks, [&](const Check &check) {
                                return check.branch->getCondition() == user;
                              });
                     });
        // It must be reached in the first iteration unless a check fails before.
        if (leads && loop->isLoopInvariant(load->getPointerOperand()) &&
            all_of(ends, [&](BasicBlock *end) { return dominators.dominates(block, end); }))
          found.push_back(load);
        continue;
      }
      auto *call = dyn_cast<CallBase>(&instruction);
      if ((instruction.mayWriteToMemory() && !(call && call->onlyAccessesInaccessibleMemory())) ||
          !isGuaranteedToTransferExecutionToSuccessor(&instruction))
        return;
    }
  Instruction *end = loop->getLoopPreheader()->getTerminator();
  for (LoadInst *load : found) {
    if (any_of(stores, [&](StoreInst *store) {
          AliasResult result =
              aliases.alias(MemoryLocation::get(store), MemoryLocation::get(load));
          return result == AliasResult::MustAlias || result == AliasResult::PartialAlias;
        }))
      continue;
    auto same = find_if(steady, [&](auto &known) {
      return known.first->getPointerOperand() == load->getPointerOperand() &&
             known.first->getType() == load->getType();
    });
    LoadInst *early = same == steady.end() ? cast<LoadInst>(load->clone()) : same->second;
    if (same == steady.end()) {
      early->setAAMetadata(AAMDNodes());
      early->insertBefore(end->getIterator());
    }
    steady[load] = early;
    steadySCEVs[load] = evolution.getSCEV(early);
  }
  // Where LLVM has loaded the first value before the loop and the next at the end of each iteration:
  for (PHINode &phi : loop->getHeader()->phis())
    if (auto *load = dyn_cast<LoadInst>(phi.getIncomingValueForBlock(loop->getLoopLatch())))
      if (auto it = steady.find(load); it != steady.end()) {
        steadyPhis.push_back({&phi, it->second});
        steadySCEVs[&phi] =
            evolution.getSCEV(phi.getIncomingValueForBlock(loop->getLoopPreheader()));
      }
}

/// Undoes `findSteadyLoads`.
void Versioner::forgetSteadyLoads() {
  SmallPtrSet<LoadInst *, 8> gone;
  for (auto [load, early] : steady)
    if (gone.insert(early).second) {
      evolution.forgetValue(early);
      early->eraseFromParent();
    }
  steady.clear();
  steadyPhis.clear();
  steadySCEVs.clear();
  areas.clear();
  suspects.clear();
}

/// Finds the stores that might change what the steady loads read. Fails when one of them moves in
/// another way than by the same distance each time.
bool Versioner::findSuspects(Loop *loop) {
  const DataLayout &layout = function.getDataLayout();
  DenseMap<LoadInst *, unsigned> areaOf;
  for (auto [load, early] : steady) {
    const SCEV *address = evolution.getSCEV(load->getPointerOperand());
    uint64_t bytes = layout.getTypeStoreSize(load->getType());
    unsigned i = 0;
    for (; i < areas.size(); ++i) {
      // Fields of the same value are looked at together.
      auto *distance =
          dyn_cast<SCEVConstant>(evolution.getMinusSCEV(address, areas[i].start));
      if (!distance || distance->getAPInt().abs().ugt(64))
        continue;
      int64_t offset = distance->getAPInt().getSExtValue();
      if (offset < 0) {
        areas[i].start = address;
        areas[i].bytes -= offset;
        offset = 0;
      }
      areas[i].bytes = std::max<uint64_t>(areas[i].bytes, offset + bytes);
      break;
    }
    if (i == areas.size())
      areas.push_back({address, bytes});
    areaOf[load] = i;
  }
  for (BasicBlock *block : loop->blocks())
    for (Instruction &instruction : *block) {
      auto *store = dyn_cast<StoreInst>(&instruction);
      if (!store)
        continue;
      SmallVector<bool> touched(areas.size(), false);
      for (auto [load, early] : steady)
        if (!aliases.isNoAlias(MemoryLocation::get(store), MemoryLocation::get(load)))
          touched[areaOf[load]] = true;
      if (!is_contained(touched, true))
        continue;
      SmallVector<Range> ways;
      const SCEV *address = scev(store->getPointerOperand());
      if (!addRanges(loop, address, nullptr, ways))
        return false;
      uint64_t bytes = layout.getTypeStoreSize(store->getValueOperand()->getType());
      for (unsigned area = 0; area < areas.size(); ++area)
        for (const Range &way : ways)
          if (touched[area])
            suspects.push_back({way, bytes, area});
    }
  return suspects.size() <= mostAliasTests;
}

/// Returns what `value` is, with steady loads taken in front of the loop.
const SCEV *Versioner::scev(Value *value) {
  const SCEV *result = evolution.getSCEV(value);
  return steadySCEVs.empty() ? result
                             : SCEVParameterRewriter::rewrite(result, evolution, steadySCEVs);
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
    map[choice] = scev(arm);
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
  CmpInst::Predicate predicate =
      check.inside == 0 ? compare->getPredicate() : compare->getInversePredicate();
  const SCEV *index = scev(compare->getOperand(0));
  const SCEV *length = scev(compare->getOperand(1));
  if (predicate == CmpInst::ICMP_UGT || predicate == CmpInst::ICMP_UGE ||
      (predicate == CmpInst::ICMP_NE && evolution.isLoopInvariant(index, loop))) {
    std::swap(index, length);
    predicate = CmpInst::getSwappedPredicate(predicate);
  }
  if (!evolution.isLoopInvariant(length, loop))
    return false;
  if (predicate == CmpInst::ICMP_NE) {
    // The check fails in the iteration whose number is the distance.
    auto *moving = dyn_cast<SCEVAddRecExpr>(index);
    if (!moving || moving->getLoop() != loop || !moving->isAffine())
      return false;
    const SCEV *step = moving->getStepRecurrence(evolution);
    const SCEV *distance = evolution.getMinusSCEV(length, moving->getStart());
    if (step->isAllOnesValue())
      distance = evolution.getNegativeSCEV(distance);
    else if (!step->isOne())
      return false;
    ranges.push_back({evolution.getZero(index->getType()), evolution.getOne(index->getType()),
                      distance, false});
    return true;
  }
  if (predicate == CmpInst::ICMP_ULE && !evolution.getUnsignedRangeMax(length).isMaxValue()) {
    length = evolution.getAddExpr(length, evolution.getOne(length->getType()));
    predicate = CmpInst::ICMP_ULT;
  }
  return predicate == CmpInst::ICMP_ULT && addRanges(loop, index, length, ranges);
}

/// Returns how far `range` moves at most; adds to `fits` that this is no more than an integer can hold.
Value *Versioner::farthest(const Range &range, Value *&fits, IRBuilder<> &builder) {
  Type *type = range.step->getType();
  const SCEV *factor = paces(range.step);
  if (!factor && range.step->isOne())
    return builder.CreateZExt(expander->expandCodeFor(last, last->getType(), at), type);
  Value *way = factor ? expander->expandCodeFor(pace.way, type, at)
                      : builder.CreateZExt(expander->expandCodeFor(last, last->getType(), at), type);
  if (factor && factor->isOne())
    return way;
  Value *step = expander->expandCodeFor(factor ? factor : range.step, type, at);
  Value *product = builder.CreateBinaryIntrinsic(Intrinsic::umul_with_overflow, way, step);
  fits = builder.CreateAnd(fits, builder.CreateNot(builder.CreateExtractValue(product, 1)));
  return builder.CreateExtractValue(product, 0);
}

/// Builds the test whether the last index of `range` is below its length, if that is all there is to test: it starts from 0 or above
/// and moves up by one each time or at the loop's pace, so no sum overflows. Most of it doesn't depend on the length and leaves outer
/// loops. Returns null otherwise.
Value *Versioner::endsBelow(Loop *loop, const Range &range, IRBuilder<> &builder) {
  const SCEV *factor = paces(range.step);
  if (range.down || !(factor ? factor->isOne() : range.step->isOne()))
    return nullptr;
  Type *type = range.start->getType();
  const SCEV *way = factor ? pace.way : evolution.getNoopOrZeroExtend(last, type);
  for (const SCEV *part : {range.start, way})
    if (!evolution.isKnownNonNegative(evolution.applyLoopGuards(part, loop)))
      return nullptr;
  Value *end = expander->expandCodeFor(evolution.getAddExpr(range.start, way), type, at);
  return builder.CreateICmpULT(end, expander->expandCodeFor(range.length, type, at));
}

/// Builds the test whether `range` holds in all iterations.
Value *Versioner::holds(Loop *loop, const Range &range) {
  IRBuilder<> builder(at);
  if (Value *test = endsBelow(loop, range, builder))
    return test;
  Type *type = range.start->getType();
  Value *start = expander->expandCodeFor(range.start, type, at);
  Value *length = expander->expandCodeFor(range.length, type, at);
  Value *fits = builder.CreateICmpULT(start, length);
  if (range.step->isZero())
    return fits;
  // How far the index may move before it leaves the range; meaningless when the start doesn't fit.
  Value *room = range.down ? start
                           : builder.CreateSub(builder.CreateSub(length, start),
                                               ConstantInt::get(type, 1));
  Value *way = farthest(range, fits, builder);
  return builder.CreateAnd(fits, builder.CreateICmpULE(way, room));
}

/// Builds the test whether a store leaves an area alone in all iterations.
Value *Versioner::harmless(const Suspect &suspect) {
  IRBuilder<> builder(at);
  const Range &address = suspect.address;
  Type *type = evolution.getEffectiveSCEVType(address.start->getType());
  auto expand = [&](const SCEV *pointer) {
    Value *value = expander->expandCodeFor(pointer, pointer->getType(), at);
    return value->getType()->isPointerTy() ? builder.CreatePtrToInt(value, type) : value;
  };
  Value *fine = builder.getTrue();
  Value *from = expand(address.start);
  Value *bytes = ConstantInt::get(type, suspect.bytes);
  if (!address.step->isZero()) {
    Value *way = farthest(address, fine, builder);
    if (address.down)
      from = builder.CreateSub(from, way);
    // The sum can't overflow: the distance is far from the end of the address space, or the first
    // test below fails.
    fine = builder.CreateAnd(
        fine, builder.CreateICmpULT(way, ConstantInt::get(type, uint64_t(1) << 62)));
    bytes = builder.CreateAdd(way, bytes);
  }
  // Neither begins inside the other.
  Value *area = expand(areas[suspect.area].start);
  Value *size = ConstantInt::get(type, areas[suspect.area].bytes);
  fine = builder.CreateAnd(fine, builder.CreateICmpUGE(builder.CreateSub(area, from), bytes));
  return builder.CreateAnd(fine, builder.CreateICmpUGE(builder.CreateSub(from, area), size));
}

/// Adds `fine` to what must hold. A test for a check that is never reached may be poison: it must
/// not spoil the others.
void Versioner::require(Value *fine) {
  IRBuilder<> builder(at);
  fine = builder.CreateFreeze(fine);
  condition = condition ? builder.CreateAnd(condition, fine) : fine;
}

/// Ends the open block of the decision: what follows runs only if all holds that was required so far.
void Versioner::decideSoFar() {
  if (!condition)
    return;
  BasicBlock *block = at->getParent();
  SplitBlock(block, at, &dominators, &loops);
  Instruction *old = block->getTerminator();
  // `copyBehind` makes the other way.
  auto *branch = BranchInst::Create(old->getSuccessor(0), old->getSuccessor(0), condition,
                                    old->getIterator());
  branch->setMetadata(LLVMContext::MD_prof,
                      MDBuilder(function.getContext()).createBranchWeights(2000, 1));
  old->eraseFromParent();
  decisions.push_back(branch);
  condition = nullptr;
}

/// Requires what `pace` demands, if something relies on it.
void Versioner::demandPace(Loop *loop) {
  auto relies = [&](const Range &range) { return paces(range.step) != nullptr; };
  if (none_of(ranged, [&](auto &ranges) { return any_of(ranges.second, relies); }) &&
      none_of(suspects, [&](const Suspect &suspect) { return relies(suspect.address); }))
    return;
  for (const Pace::Comparison &demand : pace.demanded) {
    if (evolution.isKnownPredicate(demand.predicate, demand.left, demand.right) ||
        evolution.isLoopEntryGuardedByCond(loop, demand.predicate, demand.left, demand.right))
      continue;
    Type *type = demand.left->getType();
    Value *left = expander->expandCodeFor(demand.left, type, at);
    require(IRBuilder<>(at).CreateICmp(demand.predicate, left, expander->expandCodeFor(demand.right, type, at)));
  }
}

/// Builds in front of `loop` the tests whether no check fails and no store changes what a steady load
/// reads. The steady loads go there, too, each behind the tests for the checks that stand before it.
void Versioner::emitDecision(Loop *loop) {
  at = loop->getLoopPreheader()->getTerminator();
  condition = nullptr;
  decisions.clear();
  demandPace(loop);
  SmallPtrSet<LoadInst *, 8> placed;
  LoopBlocksRPO order(loop);
  order.perform(&loops);
  for (BasicBlock *block : order) {
    for (Instruction &instruction : *block)
      if (auto *load = dyn_cast<LoadInst>(&instruction))
        if (auto it = steady.find(load);
            it != steady.end() && placed.insert(it->second).second) {
          decideSoFar();
          it->second->moveBefore(at->getIterator());
        }
    auto *branch = dyn_cast<BranchInst>(block->getTerminator());
    for (const Check &check : fixed)
      if (check.branch == branch) {
        Value *fine = branch->getCondition();
        require(check.inside == 0 ? fine : IRBuilder<>(at).CreateNot(fine));
      }
    if (auto it = ranged.find(branch); it != ranged.end())
      for (const Range &range : it->second)
        require(holds(loop, range));
  }
  for (const Suspect &suspect : suspects)
    require(harmless(suspect));
  for (auto [phi, early] : steadyPhis)
    require(IRBuilder<>(at).CreateICmpEQ(
        phi->getIncomingValueForBlock(loop->getLoopPreheader()), early));
  decideSoFar();
}

/// Puts a copy of `loop` beside it that runs when a test before the loop fails.
void Versioner::copyBehind(Loop *loop) {
  BasicBlock *preheader = loop->getLoopPreheader();
  ValueToValueMapTy copies;
  SmallVector<BasicBlock *, 16> blocks;
  Loop *slow = cloneLoopWithPreheader(preheader, decisions.front()->getParent(), loop, copies,
                                      ".checked", &loops, &dominators, blocks);
  remapInstructionsInBlocks(blocks, copies);
  for (BranchInst *branch : decisions)
    branch->setSuccessor(1, slow->getLoopPreheader());
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

/// Finds out which of `checks` can be decided in front of `loop`.
void Versioner::solve(Loop *loop, ArrayRef<Check> checks,
                      function_ref<bool(const Range &)> isSafe) {
  fixed.clear();
  ranged.clear();
  for (const Check &check : checks) {
    Value *condition = check.branch->getCondition();
    SmallVector<Range, 1> needed;
    if (loop->isLoopInvariant(condition)) {
      if (!isa<Constant>(condition))
        fixed.push_back(check);
    } else if (addRanges(loop, check, needed) && all_of(needed, isSafe)) {
      ranged[check.branch] = needed;
    }
  }
}

/// Returns whether all checks before the last steady load are decided in front of `loop`: the load
/// may rely on any of them.
bool Versioner::comeInTime(Loop *loop, ArrayRef<Check> checks) {
  LoopBlocksRPO order(loop);
  order.perform(&loops);
  unsigned left = steady.size();
  for (BasicBlock *block : order) {
    left -= count_if(*block, [&](Instruction &instruction) {
      auto *load = dyn_cast<LoadInst>(&instruction);
      return load && steady.contains(load);
    });
    if (left == 0)
      return true;
    for (const Check &check : checks)
      if (check.branch == block->getTerminator() && !ranged.contains(check.branch) &&
          !loop->isLoopInvariant(check.branch->getCondition()))
        return false;
  }
  return true;
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
  Instruction *end = loop->getLoopPreheader()->getTerminator();
  SCEVExpander theExpander(evolution, "kiln");
  expander = &theExpander;
  auto expandable = [&](const SCEV *value) { return expander->isSafeToExpandAt(value, end); };
  last = mostIterations(loop);
  if (last && !expandable(last))
    last = nullptr;
  findPace(loop);
  if (pace.step && !all_of(pace.demanded, [&](const Pace::Comparison &demand) {
        return expandable(demand.left) && expandable(demand.right);
      }))
    pace.step = nullptr;
  if ((!last && !pace.step) || endsSoon(loop))
    return false;
  auto isSafe = [&](const Range &range) {
    return (range.step->isZero() || paces(range.step) ||
            (last && last->getType()->getIntegerBitWidth() <=
                         range.step->getType()->getIntegerBitWidth())) &&
           expander->isSafeToExpandAt(range.start, end) &&
           expander->isSafeToExpandAt(range.step, end) &&
           (!range.length || expander->isSafeToExpandAt(range.length, end));
  };

  areas.clear();
  suspects.clear();
  findSteadyLoads(loop, checks);
  if (!steady.empty() &&
      (!findSuspects(loop) ||
       !all_of(suspects, [&](const Suspect &suspect) { return isSafe(suspect.address); })))
    forgetSteadyLoads();

  solve(loop, checks, isSafe);
  if (!steady.empty() && !comeInTime(loop, checks)) {
    forgetSteadyLoads();
    solve(loop, checks, isSafe);
  }
  if (ranged.empty()) {
    forgetSteadyLoads();
    return false;
  }

  formLCSSA(*loop, dominators, &loops, &evolution);
  emitDecision(loop);
  copyBehind(loop);
  for (auto [phi, early] : steadyPhis) {
    phi->replaceAllUsesWith(early);
    phi->eraseFromParent();
  }
  for (auto [load, early] : steady) {
    load->replaceAllUsesWith(early);
    load->eraseFromParent();
  }
  for (const Check &check : checks) {
    if (!ranged.contains(check.branch) &&
        none_of(fixed, [&](const Check &other) { return other.branch == check.branch; }))
      continue;
    BasicBlock *outside = check.branch->getSuccessor(1 - check.inside);
    outside->removePredecessor(check.branch->getParent());
    BranchInst::Create(check.branch->getSuccessor(check.inside), check.branch->getIterator());
    check.branch->eraseFromParent();
  }
  steady.clear();
  steadyPhis.clear();
  steadySCEVs.clear();
  dominators.recalculate(function);
  evolution.forgetTopmostLoop(loop);
  return true;
}

/// Whether `loop` is what `copyBehind` made before.
static bool isCopy(Loop *loop) { return getBooleanLoopAttribute(loop, "llvm.loop.disable_nonforced"); }

bool Versioner::run() {
  SmallVector<Loop *> innermost;
  for (Loop *loop : loops.getLoopsInPreorder())
    if (loop->isInnermost() && !isCopy(loop))
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
  analyses.getResult<ChecksLeftLoops>(function);
  PreservedAnalyses preserved;
  preserved.preserve<DominatorTreeAnalysis>();
  preserved.preserve<LoopAnalysis>();
  preserved.preserve<ChecksLeftLoops>();
  return preserved;
}

} // namespace kiln

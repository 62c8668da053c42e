// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Functions that LLVM's pipeline would spend minutes on.
#include "codegen/Passes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/PassInstrumentation.h"
#include "llvm/Transforms/Scalar/EarlyCSE.h"
#include "llvm/Transforms/Scalar/SROA.h"
#include "llvm/Transforms/Scalar/SimplifyCFG.h"

using namespace llvm;

namespace kiln {

/// Whether `function` has more than so many instructions or blocks.
static bool exceeds(const Function &function, unsigned instructions, unsigned blocks) {
  return hasNItemsOrMore(function.begin(), function.end(), blocks + 1) || function.getInstructionCount() > instructions;
}

/// Leaves `function` as it is from here on.
static void exempt(Function &function) {
  function.removeFnAttr(Attribute::AlwaysInline);
  function.addFnAttr(Attribute::NoInline);
  function.addFnAttr(Attribute::OptimizeNone);
}

void exemptHugeFunctions(Module &module) {
  for (Function &function : module)
    if (exceeds(function, 150'000, 40'000))
      exempt(function);
}

bool exemptBigModule(Module &module, size_t sourceBytes) {
  // Ordinary programs have half an instruction for each byte of source; what has far more consists of instances of generic functions.
  constexpr size_t mostInstructions = 150'000;
  if (module.getInstructionCount() <= std::max(mostInstructions, sourceBytes * 3 / 2))
    return false;
  for (Function &function : module)
    if (!function.isDeclaration())
      exempt(function);
  return true;
}

bool isExempt(const Module &module) {
  return all_of(module, [](const Function &function) { return function.isDeclaration() || function.hasOptNone(); });
}

/// Whether SROA would walk over most of `function` for each of many variables.
static bool hasManyWideVariables(const Function &function) {
  constexpr size_t mostVisits = 25'000'000; // 1 s
  size_t blocks = function.size();
  if (blocks < 5000)
    return false;
  size_t wide = count_if(function.getEntryBlock(), [](const Instruction &each) {
    return isa<AllocaInst>(each) && any_of(each.users(), [&](const User *user) {
             return cast<Instruction>(user)->getParent() != cast<Instruction>(*each.user_begin())->getParent();
           });
  });
  return blocks * wide > mostVisits;
}

PreservedAnalyses TameBigFunctions::run(Function &function, FunctionAnalysisManager &analyses) {
  constexpr unsigned mostInstructions = 60'000, mostBlocks = 6'000;
  // EarlyCSE asks of values whether any block above them knows something of them.
  constexpr unsigned mostBlocksForCse = 10'000;
  if (function.hasOptNone() || !exceeds(function, mostInstructions / 2, mostBlocks))
    return PreservedAnalyses::all();
  // What was inlined everywhere becomes a fraction of its size, in time that grows with the size only (InstCombine's doesn't).
  FunctionPassManager passes;
  if (!hasManyWideVariables(function))
    passes.addPass(SROAPass(SROAOptions::ModifyCFG));
  passes.addPass(SimplifyCFGPass()); // before EarlyCSE, which removes dead stores within a block
  if (!hasNItemsOrMore(function.begin(), function.end(), mostBlocksForCse + 1))
    passes.addPass(EarlyCSEPass());
  passes.addPass(SimplifyCFGPass());
  passes.run(function, analyses);
  if (exceeds(function, mostInstructions, mostBlocks))
    exempt(function);
  return PreservedAnalyses::none();
}

/// Returns how many blocks a function may have for pass `name`.
static unsigned mostBlocksFor(StringRef name) {
  // Time and blocks, for a function of conditions and loops one after the other: 0.04 s at 340, 2.7 s at 1340, 5.3 s at 1670.
  if (name == "ConstraintEliminationPass")
    return 500;
  if (name == "JumpThreadingPass")
    return 4000;
  // Up to 1 s each at 1670, and four times that at twice the size.
  if (name == "IndVarSimplifyPass" || name == "GVNPass" || name == "LoopIdiomRecognizePass" || name == "LoopRotatePass" ||
      name == "LoopDeletionPass")
    return 1500;
  // 3 to 5 s for 1600 loops, of about 5000 blocks: each loop asks what holds at its start of all blocks above.
  if (name == "LoopUnrollPass" || name == "LoopVectorizePass")
    return 2500;
  return UINT_MAX;
}

static bool hasBlockLongerThan(const Function &function, unsigned length) {
  return any_of(function, [&](const BasicBlock &block) { return hasNItemsOrMore(block.begin(), block.end(), length + 1); });
}

/// Whether SROA would number the instructions of a long block anew for each of many variables.
static bool isSlowForSroa(const Function &function) {
  constexpr unsigned longBlock = 8000, manyVariables = 500;
  return count_if(function.getEntryBlock(), [](const Instruction &each) { return isa<AllocaInst>(each); }) > manyVariables &&
         hasBlockLongerThan(function, longBlock);
}

void skipSlowPasses(PassInstrumentationCallbacks &callbacks) {
  callbacks.registerShouldRunOptionalPassCallback([](StringRef name, Any unit) {
    if (name == "SROAPass")
      if (auto *function = any_cast<const Function *>(&unit))
        return !isSlowForSroa(**function);
    // It numbers the instructions of a block anew for each group of stores: 10 s for 3000 groups in one block.
    if (name == "SLPVectorizerPass")
      if (auto *function = any_cast<const Function *>(&unit))
        return !hasBlockLongerThan(**function, 4000);
    unsigned most = mostBlocksFor(name);
    if (most == UINT_MAX)
      return true;
    const Function *function = nullptr;
    if (auto *known = any_cast<const Function *>(&unit))
      function = *known;
    else if (auto *loop = any_cast<const Loop *>(&unit))
      function = (*loop)->getHeader()->getParent();
    // Counted no further than needed: a function has as many loops as blocks, and each asks.
    return !function || !hasNItemsOrMore(function->begin(), function->end(), most + 1);
  });
}

/// Splits the blocks of `function` with more than `most` instructions into parts of `longest`; returns whether there were any. `forGood`: nothing
/// shall merge them again.
static bool splitLongBlocks(Function &function, unsigned most, unsigned longest, bool forGood = false) {
  bool changed = false;
  for (BasicBlock &block : make_early_inc_range(function)) {
    if (!hasNItemsOrMore(block.begin(), block.end(), most + 1))
      continue;
    SmallVector<Instruction *, 64> starts;
    unsigned length = 0;
    for (Instruction &instruction : block)
      if (++length % longest == 0 && !isa<PHINode, AllocaInst>(instruction) && !instruction.isTerminator() && !instruction.isEHPad())
        starts.push_back(&instruction);
    // From the end, so that each part is moved once.
    for (Instruction *start : reverse(starts)) {
      BasicBlock *part = block.splitBasicBlock(start->getIterator());
      if (forGood)
        BlockAddress::get(&function, part);
      changed = true;
    }
  }
  return changed;
}

PreservedAnalyses SplitLongBlocks::run(Function &function, FunctionAnalysisManager &) {
  return splitLongBlocks(function, 1024, 512) ? PreservedAnalyses::none() : PreservedAnalyses::all();
}

void splitForEmission(Module &module) {
  for (Function &function : module)
    if (function.hasOptNone())
      splitLongBlocks(function, 1024, 512);
    else
      // Loops that were unrolled leave blocks in which a value has thousands of uses; chains of choices, blocks whose length squared the
      // machine combiner takes.
      splitLongBlocks(function, 3000, 1000, /*forGood=*/true);
}

} // namespace kiln

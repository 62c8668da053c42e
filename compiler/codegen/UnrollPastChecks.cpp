// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "codegen/Passes.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Transforms/Utils/LoopUtils.h"

using namespace llvm;

namespace kiln {

bool endsProgram(const BasicBlock *block) {
  for (unsigned hops = 0; block && hops < 4; ++hops) {
    if (isa<UnreachableInst>(block->getTerminator()))
      return true;
    block = block->getSingleSuccessor();
  }
  return false;
}

/// Tells LLVM's unroller that loops may have an exit besides the last one: it takes that to be never taken. The loops where it is
/// are exempted by the pass.
static bool allowOtherExits() {
  auto &options = cl::getRegisteredOptions();
  auto option = options.find("unroll-runtime-other-exit-predictable");
  if (option == options.end())
    return false;
  static_cast<cl::opt<bool> *>(option->second)->setValue(true);
  return true;
}

/// Whether `loop` has an exit, not at its end, to code that goes on.
static bool endsEarly(const Loop &loop) {
  SmallVector<Loop::Edge, 4> exits;
  loop.getExitEdges(exits);
  return any_of(exits, [&](const Loop::Edge &exit) {
    return exit.first != loop.getLoopLatch() && !endsProgram(exit.second);
  });
}

PreservedAnalyses UnrollPastChecks::run(Function &function, FunctionAnalysisManager &analyses) {
  static bool allowed = allowOtherExits();
  if (allowed)
    for (Loop *loop : analyses.getResult<LoopAnalysis>(function).getLoopsInPreorder())
      if (loop->isInnermost() && endsEarly(*loop))
        addStringMetadataToLoop(loop, "llvm.loop.unroll.runtime.disable", 1);
  return PreservedAnalyses::all();
}

} // namespace kiln

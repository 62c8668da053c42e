// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// What the library marks for inlining is small before it is copied.
#include "codegen/Passes.h"
#include "llvm/Analysis/AliasAnalysis.h"
#include "llvm/Analysis/AssumptionCache.h"
#include "llvm/Analysis/InlineCost.h"
#include "llvm/Analysis/ProfileSummaryInfo.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Scalar/EarlyCSE.h"
#include "llvm/Transforms/Scalar/LowerExpectIntrinsic.h"
#include "llvm/Transforms/Scalar/SROA.h"
#include "llvm/Transforms/Scalar/SimplifyCFG.h"
#include "llvm/Transforms/Utils/Cloning.h"

using namespace llvm;

namespace kiln {

static bool isMarked(const Function *function) {
  return function && !function->isDeclaration() && function->hasFnAttribute(Attribute::AlwaysInline) && !function->hasOptNone();
}

/// The calls in `function` of marked functions.
static SmallVector<CallBase *> markedCalls(Function &function) {
  SmallVector<CallBase *> calls;
  for (Instruction &instruction : instructions(function))
    if (auto *call = dyn_cast<CallBase>(&instruction); call && isMarked(call->getCalledFunction()))
      calls.push_back(call);
  return calls;
}

/// The marked functions of `module`, callees before their callers where they don't call each other in a circle.
static std::vector<Function *> calleesFirst(Module &module) {
  std::vector<Function *> order;
  DenseSet<Function *> seen;
  struct Step {
    Function *function;
    SmallVector<CallBase *> calls;
  };
  std::vector<Step> path;
  auto enter = [&](Function &function) {
    if (seen.insert(&function).second)
      path.push_back({&function, markedCalls(function)});
  };
  for (Function &function : module) {
    if (isMarked(&function))
      enter(function);
    while (!path.empty()) {
      if (path.back().calls.empty()) {
        order.push_back(path.back().function);
        path.pop_back();
        continue;
      }
      CallBase *call = path.back().calls.pop_back_val();
      enter(*call->getCalledFunction());
    }
  }
  return order;
}

PreservedAnalyses SimplifyMarked::run(Module &module, ModuleAnalysisManager &moduleAnalyses) {
  auto &analyses = moduleAnalyses.getResult<FunctionAnalysisManagerModuleProxy>(module).getManager();
  auto assumptions = [&](Function &function) -> AssumptionCache & { return analyses.getResult<AssumptionAnalysis>(function); };
  ProfileSummaryInfo &profile = moduleAnalyses.getResult<ProfileSummaryAnalysis>(module);
  FunctionPassManager passes;
  passes.addPass(LowerExpectIntrinsicPass());
  passes.addPass(SimplifyCFGPass());
  passes.addPass(SROAPass(SROAOptions::ModifyCFG));
  passes.addPass(EarlyCSEPass());
  DenseSet<Function *> done;
  for (Function *function : calleesFirst(module)) {
    bool changed = false;
    for (CallBase *call : markedCalls(*function)) {
      Function *callee = call->getCalledFunction();
      if (!done.contains(callee) || !isInlineViable(*callee).isSuccess())
        continue; // a circle: the inliner behind this pass knows what to do
      InlineFunctionInfo info(assumptions, &profile);
      changed |= InlineFunction(*call, info, /*MergeAttributes=*/true, &analyses.getResult<AAManager>(*callee), /*InsertLifetime=*/false)
                     .isSuccess();
    }
    if (changed)
      analyses.invalidate(*function, PreservedAnalyses::none());
    analyses.invalidate(*function, passes.run(*function, analyses));
    done.insert(function);
  }
  return PreservedAnalyses::none();
}

} // namespace kiln

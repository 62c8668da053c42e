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

/// Instructions that a function may have when what is marked has been inlined into it: one that is marked itself, and another one, which
/// becomes a fraction of that when it is simplified.
static constexpr unsigned mostInMarked = 20'000, mostInOthers = 250'000;
/// What inlining may add to a module.
static constexpr unsigned mostInModule = 1'000'000;
/// Behind so many inlined instructions of a function, or of all, nobody looks at frames and variables of what is inlined.
static constexpr unsigned mostFramesInFunction = 20'000, mostFramesInModule = 150'000;
/// Callees that are hardly more than a call are always inlined.
static constexpr unsigned smallCallee = 16;

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

static bool holdsPointer(Type *type) {
  return type->isPtrOrPtrVectorTy() || any_of(type->subtypes(), [](Type *each) { return holdsPointer(each); });
}

/// Whether a pointer that `function` returns may be to something on its stack, which lives as long as the caller once it is inlined.
static bool givesOutItsStack(Function &function) {
  return holdsPointer(function.getReturnType()) && any_of(instructions(function), [](Instruction &each) { return isa<AllocaInst>(each); });
}

namespace {
/// Keeps marked functions from multiplying: a chain of ten that call each other twice is a thousand copies of the last one.
class Growth {
public:
  /// Returns the calls of marked functions in `function` that are to be inlined. The others stay calls when those would make it bigger than
  /// `most`.
  SmallVector<CallBase *> admit(Function &function, unsigned most);

  /// Notes how big `function` is from now on.
  void measure(Function &function) { sizes[&function] = function.getInstructionCount(); }

private:
  unsigned sizeOf(Function *function) {
    auto [entry, isNew] = sizes.try_emplace(function, 0);
    if (isNew)
      entry->second = function->getInstructionCount();
    return entry->second;
  }

  DenseMap<Function *, unsigned> sizes;
  size_t added = 0; ///< in the module so far
};
} // namespace

SmallVector<CallBase *> Growth::admit(Function &function, unsigned most) {
  SmallVector<CallBase *> calls = markedCalls(function);
  size_t planned = 0;
  for (CallBase *call : calls)
    planned += sizeOf(call->getCalledFunction());
  if (planned + function.getInstructionCount() > most || added + planned > mostInModule) {
    erase_if(calls, [&](CallBase *call) {
      unsigned size = sizeOf(call->getCalledFunction());
      if (size <= smallCallee || givesOutItsStack(*call->getCalledFunction()))
        return false;
      planned -= size;
      call->setIsNoInline();
      return true;
    });
  }
  added += planned;
  if (planned > mostFramesInFunction || added > mostFramesInModule)
    forgetInlinedFrames(function);
  return calls;
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
  Growth growth;
  for (Function *function : calleesFirst(module)) {
    bool changed = false;
    for (CallBase *call : growth.admit(*function, mostInMarked)) {
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
    growth.measure(*function);
  }
  for (Function &function : module)
    if (!function.isDeclaration() && !isMarked(&function))
      growth.admit(function, mostInOthers);
  return PreservedAnalyses::none();
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Keeps the inliner from making functions so big that the passes behind it take forever.
#include "codegen/InlineLimit.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Analysis/InlineAdvisor.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace kiln {

namespace {
/// LLVM's advice, except that a function of `callerLimit` instructions takes in only what is as small as a call.
class LimitedAdvisor final : public InlineAdvisor {
public:
  LimitedAdvisor(Module &module, FunctionAnalysisManager &analyses, InlineParams params, InlineContext context)
      : InlineAdvisor(module, analyses, context), usual(module, analyses, params, context) {}

  void onPassEntry(LazyCallGraph::SCC *component) override {
    // Passes that ran in between have changed the functions.
    sizes.clear();
    usual.onPassEntry(component);
  }
  void onPassExit(LazyCallGraph::SCC *component) override { usual.onPassExit(component); }

private:
  static constexpr unsigned callerLimit = 6000;
  static constexpr unsigned smallCallee = 12;

  /// Instructions of `function`; for a caller, with what was inlined into it since the pass started.
  unsigned &sizeOf(Function *function) {
    auto [entry, isNew] = sizes.try_emplace(function, 0);
    if (isNew)
      entry->second = function->getInstructionCount();
    return entry->second;
  }

  std::unique_ptr<InlineAdvice> getAdviceImpl(CallBase &call) override {
    Function *callee = call.getCalledFunction();
    bool isFree = !callee || callee->isDeclaration() || call.hasFnAttr(Attribute::AlwaysInline);
    unsigned added = isFree ? 0 : sizeOf(callee);
    unsigned &size = sizeOf(call.getCaller());
    if (size + added > callerLimit && added > smallCallee)
      return std::make_unique<InlineAdvice>(this, call, getCallerORE(call), /*IsInliningRecommended=*/false);
    std::unique_ptr<InlineAdvice> advice = usual.getAdvice(call);
    if (advice && advice->isInliningRecommended())
      size += added;
    return advice;
  }

  DefaultInlineAdvisor usual;
  DenseMap<Function *, unsigned> sizes;
};
} // namespace

static InlineAdvisor *makeAdvisor(Module &module, FunctionAnalysisManager &analyses, InlineParams params, InlineContext context) {
  return new LimitedAdvisor(module, analyses, params, context);
}

void limitInlining(ModuleAnalysisManager &analyses) {
  analyses.registerPass([] { return PluginInlineAdvisorAnalysis(makeAdvisor); });
}

} // namespace kiln

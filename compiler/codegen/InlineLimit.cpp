// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Keeps the inliner from making functions so big that the passes behind it take forever.
#include "codegen/InlineLimit.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Analysis/InlineAdvisor.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace kiln {

namespace {
/// LLVM's advice, except that a function of `callerLimit` instructions takes in only what is as small as a call, and so do all when
/// inlining has made the module half as big again. Of ordinary programs it makes little more: what is inlined everywhere is dropped.
class LimitedAdvisor final : public InlineAdvisor {
public:
  LimitedAdvisor(Module &module, FunctionAnalysisManager &analyses, InlineParams params, InlineContext context)
      : InlineAdvisor(module, analyses, context), module(module), usual(module, analyses, params, context),
        moduleSize(module.getInstructionCount()), moduleLimit(std::max(moduleSize / 2 * 3, 60'000u)) {}

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

  /// Whether the module has become too big. Counts anew, now and then, what was simplified and dropped.
  bool isFull() {
    constexpr unsigned mostRefused = 256;
    if (moduleSize > moduleLimit && (added > moduleLimit / 64 || ++refused == mostRefused)) {
      moduleSize = module.getInstructionCount();
      added = refused = 0;
    }
    return moduleSize > moduleLimit;
  }

  std::unique_ptr<InlineAdvice> getAdviceImpl(CallBase &call) override {
    Function *callee = call.getCalledFunction();
    bool isFree = !callee || callee->isDeclaration() || call.hasFnAttr(Attribute::AlwaysInline);
    unsigned calleeSize = isFree ? 0 : sizeOf(callee);
    unsigned &size = sizeOf(call.getCaller());
    if (calleeSize > smallCallee && (size + calleeSize > callerLimit || isFull()))
      return std::make_unique<InlineAdvice>(this, call, getCallerORE(call), /*IsInliningRecommended=*/false);
    std::unique_ptr<InlineAdvice> advice = usual.getAdvice(call);
    if (advice && advice->isInliningRecommended()) {
      size += calleeSize;
      moduleSize += calleeSize;
      added += calleeSize;
    }
    return advice;
  }

  Module &module;
  DefaultInlineAdvisor usual;
  unsigned moduleSize, moduleLimit;
  unsigned added = 0, refused = 0; ///< since the module was measured
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

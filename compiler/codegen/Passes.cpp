// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Where our passes stand in LLVM's pipeline.
#include "codegen/Passes.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Transforms/IPO/AlwaysInliner.h"
#include "llvm/Transforms/InstCombine/InstCombine.h"
#include "llvm/Transforms/Scalar/EarlyCSE.h"
#include "llvm/Transforms/Scalar/IndVarSimplify.h"
#include "llvm/Transforms/Scalar/LICM.h"
#include "llvm/Transforms/Scalar/LoopPassManager.h"
#include "llvm/Transforms/Scalar/SimpleLoopUnswitch.h"
#include "llvm/Transforms/Scalar/LoopUnrollPass.h"
#include "llvm/Transforms/Scalar/SimplifyCFG.h"
#include "llvm/Transforms/Utils/ExtraPassManager.h"

using namespace llvm;

namespace kiln {

void addPasses(PassBuilder &builder, unsigned optLevel) {
  builder.registerAnalysisRegistrationCallback([](FunctionAnalysisManager &analyses) {
    analyses.registerPass([] { return ChecksLeftLoops(); });
  });
  // What the library marks is inlined before anything is simplified.
  builder.registerPipelineStartEPCallback([](ModulePassManager &passes, OptimizationLevel level) {
    passes.addPass(createModuleToFunctionPassAdaptor(SplitLongBlocks()));
    if (level == OptimizationLevel::O0)
      return;
    passes.addPass(SimplifyMarked());
    passes.addPass(AlwaysInlinerPass(/*InsertLifetimeIntrinsics=*/false));
    passes.addPass(createModuleToFunctionPassAdaptor(TameBigFunctions()));
    passes.addPass(createModuleToFunctionPassAdaptor(SplitStructPhis()));
  });
  builder.registerPeepholeEPCallback([](FunctionPassManager &passes, OptimizationLevel level) {
    if (level == OptimizationLevel::O0)
      return;
    passes.addPass(SplitStructPhis());
    passes.addPass(MoveThroughRegisters());
    passes.addPass(SimplifyFloorDivisions());
    passes.addPass(UsePlainMalloc());
  });
  builder.registerScalarOptimizerLateEPCallback(
      [](FunctionPassManager &passes, OptimizationLevel) {
        passes.addPass(DiscountFailures());
        passes.addPass(MergeChecks());
        passes.addPass(MaskDigits());
      });
  builder.registerOptimizerLastEPCallback([](ModulePassManager &passes, OptimizationLevel level, ThinOrFullLTOPhase) {
    if (level.getSpeedupLevel() < 2)
      return;
    passes.addPass(createModuleToFunctionPassAdaptor(BranchPastCorrections()));
    passes.addPass(createModuleToFunctionPassAdaptor(BranchOnce()));
  });
  if (optLevel >= 2)
    builder.registerVectorizerStartEPCallback(
        [](FunctionPassManager &passes, OptimizationLevel level) {
          passes.addPass(HoistDivisions());
          passes.addPass(VersionCheckedLoops());
          // Loops that lost their checks are simplified once more: now that they have one exit,
          // their first and last iterations can be peeled off.
          ExtraFunctionPassManager<ChecksLeftLoops> again;
          again.addPass(SimplifyCFGPass());
          again.addPass(EarlyCSEPass());
          again.addPass(InstCombinePass());
          // A test in front that is the same each time leaves the loop around, too; where a short loop
          // without checks is unrolled, that one is innermost and loses its own checks.
          LoopPassManager outerLoops;
          outerLoops.addPass(LICMPass(LICMOptions()));
          outerLoops.addPass(SimpleLoopUnswitchPass(/*NonTrivial=*/true));
          again.addPass(createFunctionToLoopPassAdaptor(std::move(outerLoops), /*UseMemorySSA=*/true));
          LoopPassManager loopPasses;
          loopPasses.addPass(IndVarSimplifyPass());
          loopPasses.addPass(LoopFullUnrollPass(level.getSpeedupLevel()));
          again.addPass(createFunctionToLoopPassAdaptor(std::move(loopPasses)));
          again.addPass(VersionCheckedLoops());
          again.addPass(SimplifyCFGPass());
          again.addPass(EarlyCSEPass());
          passes.addPass(std::move(again));
          passes.addPass(UnrollPastChecks());
        });
}

AnalysisKey ChecksLeftLoops::Key;

void registerPassNames(PassBuilder &builder) {
  builder.registerPipelineParsingCallback([](StringRef name, ModulePassManager &passes, ArrayRef<PassBuilder::PipelineElement>) {
    if (name != "simplify-marked")
      return false;
    passes.addPass(SimplifyMarked());
    return true;
  });
  builder.registerPipelineParsingCallback(
      [](StringRef name, FunctionPassManager &passes, ArrayRef<PassBuilder::PipelineElement>) {
        if (name == "split-struct-phis")
          passes.addPass(SplitStructPhis());
        else if (name == "move-through-registers")
          passes.addPass(MoveThroughRegisters());
        else if (name == "simplify-floor-divisions")
          passes.addPass(SimplifyFloorDivisions());
        else if (name == "branch-past-corrections")
          passes.addPass(BranchPastCorrections());
        else if (name == "branch-once")
          passes.addPass(BranchOnce());
        else if (name == "mask-digits")
          passes.addPass(MaskDigits());
        else if (name == "use-plain-malloc")
          passes.addPass(UsePlainMalloc());
        else if (name == "hoist-divisions")
          passes.addPass(HoistDivisions());
        else if (name == "merge-checks")
          passes.addPass(MergeChecks());
        else if (name == "discount-failures")
          passes.addPass(DiscountFailures());
        else if (name == "tame-big-functions")
          passes.addPass(TameBigFunctions());
        else if (name == "unroll-past-checks")
          passes.addPass(UnrollPastChecks());
        else if (name == "version-checked-loops")
          passes.addPass(VersionCheckedLoops());
        else
          return false;
        return true;
      });
}

} // namespace kiln

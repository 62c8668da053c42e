// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Builds and runs the LLVM pass pipeline.
#include "codegen/Optimize.h"
#include "codegen/InlineLimit.h"
#include "codegen/Passes.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Module.h"
#include "llvm/IRReader/IRReader.h"
#include "llvm/Linker/Linker.h"
#include "llvm/IR/PassTimingInfo.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Passes/StandardInstrumentations.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/Transforms/IPO/GlobalDCE.h"
#include "llvm/Transforms/IPO/MergeFunctions.h"
#include "llvm/Transforms/Instrumentation/AddressSanitizer.h"
#include "llvm/Transforms/Instrumentation/ThreadSanitizer.h"

using namespace llvm;

namespace kiln {

Error linkBitcodeLibs(Module &module, const CodegenOptions &options) {
  for (const std::string &path : options.bitcodeLibs) {
    SMDiagnostic problem;
    std::unique_ptr<Module> library = parseIRFile(path, problem, module.getContext());
    if (!library)
      return createStringError(inconvertibleErrorCode(), "cannot read bitcode library '" + path +
                                                             "': " + problem.getMessage());
    library->setDataLayout(module.getDataLayout());
    library->setTargetTriple(module.getTargetTriple());
    if (Linker::linkModules(module, std::move(library), Linker::LinkOnlyNeeded))
      return createStringError(inconvertibleErrorCode(),
                               "cannot link bitcode library '" + path + "'");
  }
  return Error::success();
}

/// Returns LLVM's name for optimization level `level`.
static OptimizationLevel llvmLevel(unsigned level) {
  switch (level) {
  case 0:
    return OptimizationLevel::O0;
  case 1:
    return OptimizationLevel::O1;
  case 2:
    return OptimizationLevel::O2;
  default:
    return OptimizationLevel::O3;
  }
}

/// Adds the instrumentation of the sanitizer that `options` name at the end of the pipeline.
static void addSanitizer(PassBuilder &builder, const CodegenOptions &options) {
  if (options.sanitizer == SanitizerKind::None)
    return;
  bool address = options.sanitizer == SanitizerKind::Address;
  builder.registerOptimizerLastEPCallback(
      [address](ModulePassManager &passes, OptimizationLevel, ThinOrFullLTOPhase) {
        if (address) {
          passes.addPass(AddressSanitizerPass(AddressSanitizerOptions()));
          return;
        }
        passes.addPass(ModuleThreadSanitizerPass());
        passes.addPass(createModuleToFunctionPassAdaptor(ThreadSanitizerPass()));
      });
}

namespace {
/// What a pipeline needs, for one run over one module.
class Pipeline {
public:
  Pipeline(TargetMachine &machine, const CodegenOptions &options, const PipelineHook &hook);

  void run(ModulePassManager passes, Module &module) { passes.run(module, moduleAnalyses); }

  OptimizationLevel level;
  std::optional<PassBuilder> builder;

private:
  LoopAnalysisManager loopAnalyses;
  FunctionAnalysisManager functionAnalyses;
  CGSCCAnalysisManager callGraphAnalyses;
  ModuleAnalysisManager moduleAnalyses;
  PassInstrumentationCallbacks callbacks;
  TimePassesHandler timer; // reports when it dies
  OptNoneInstrumentation exemptions;
};
} // namespace

Pipeline::Pipeline(TargetMachine &machine, const CodegenOptions &options, const PipelineHook &hook)
    : level(llvmLevel(options.optLevel)), timer(options.timePasses), exemptions(/*DebugLogging=*/false) {
  PipelineTuningOptions tuning;
  tuning.LoopVectorization = tuning.SLPVectorization = options.optLevel >= 2;
  tuning.LoopInterleaving = options.optLevel >= 2;
  tuning.LoopUnrolling = options.optLevel >= 1;
  tuning.MergeFunctions = false;
  timer.registerCallbacks(callbacks);
  exemptions.registerCallbacks(callbacks);
  skipSlowPasses(callbacks);
  builder.emplace(&machine, tuning, std::nullopt, &callbacks);
  addPasses(*builder, options.optLevel);
  functionAnalyses.registerPass(
      [&] { return TargetLibraryAnalysis(TargetLibraryInfoImpl(machine.getTargetTriple())); });
  limitInlining(moduleAnalyses);
  builder->registerModuleAnalyses(moduleAnalyses);
  builder->registerCGSCCAnalyses(callGraphAnalyses);
  builder->registerFunctionAnalyses(functionAnalyses);
  builder->registerLoopAnalyses(loopAnalyses);
  builder->crossRegisterProxies(loopAnalyses, functionAnalyses, callGraphAnalyses, moduleAnalyses);
  addSanitizer(*builder, options);
  if (hook)
    hook(*builder);
}

void simplify(Module &module, TargetMachine &machine, const CodegenOptions &options, const PipelineHook &hook) {
  Pipeline pipeline(machine, options, hook);
  limitVariables(module);
  if (options.optLevel == 0)
    return pipeline.run(pipeline.builder->buildO0DefaultPipeline(pipeline.level), module);
  exemptHugeFunctions(module);
  ModulePassManager passes;
  pipeline.builder->invokePipelineStartEPCallbacks(passes, pipeline.level);
  pipeline.run(std::move(passes), module);
  passes = ModulePassManager();
  if (exemptBigModule(module, options.sourceBytes)) {
    // Instances whose code doesn't depend on the parameters are one function.
    passes.addPass(GlobalDCEPass());
    passes.addPass(MergeFunctionsPass());
    pipeline.run(std::move(passes), module);
    return limitInlinedVariables(module);
  }
  // What specializing a function for a constant argument saves is estimated along all ways from the argument: their number doubles with
  // each condition of a chain.
  constexpr unsigned mostSpecialized = 2000;
  for (Function &function : module)
    if (function.getInstructionCount() > mostSpecialized)
      function.addFnAttr(Attribute::NoDuplicate);
  passes.addPass(pipeline.builder->buildModuleSimplificationPipeline(pipeline.level, ThinOrFullLTOPhase::None));
  pipeline.run(std::move(passes), module);
  limitInlinedVariables(module);
}

void finishOptimizing(Module &module, TargetMachine &machine, const CodegenOptions &options, const PipelineHook &hook) {
  if (options.optLevel == 0)
    return;
  Pipeline pipeline(machine, options, hook);
  pipeline.run(pipeline.builder->buildModuleOptimizationPipeline(pipeline.level, ThinOrFullLTOPhase::None), module);
}

void optimize(Module &module, TargetMachine &machine, const CodegenOptions &options, const PipelineHook &hook) {
  simplify(module, machine, options, hook);
  finishOptimizing(module, machine, options, hook);
}

} // namespace kiln

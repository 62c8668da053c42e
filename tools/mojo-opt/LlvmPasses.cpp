// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// --llvm-passes=PIPELINE: reads LLVM IR instead of MLIR, runs passes of LLVM and of our own on it, and
// prints the result. `default<O3>` is the pipeline that the compiler runs.
#include "Steps.h"
#include "codegen/Passes.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Verifier.h"
#include "llvm/IRReader/IRReader.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

bool kiln::opt::runLlvmPasses(StringRef file, StringRef pipeline) {
  LLVMContext context;
  SMDiagnostic problem;
  std::unique_ptr<Module> module = parseIRFile(file, problem, context);
  if (!module) {
    problem.print("mojo-opt", errs());
    return false;
  }
  LoopAnalysisManager loopAnalyses;
  FunctionAnalysisManager functionAnalyses;
  CGSCCAnalysisManager callGraphAnalyses;
  ModuleAnalysisManager moduleAnalyses;
  PassBuilder builder;
  addPasses(builder, /*optLevel=*/3);
  registerPassNames(builder);
  builder.registerModuleAnalyses(moduleAnalyses);
  builder.registerCGSCCAnalyses(callGraphAnalyses);
  builder.registerFunctionAnalyses(functionAnalyses);
  builder.registerLoopAnalyses(loopAnalyses);
  builder.crossRegisterProxies(loopAnalyses, functionAnalyses, callGraphAnalyses, moduleAnalyses);
  ModulePassManager passes;
  if (Error error = builder.parsePassPipeline(passes, pipeline)) {
    logAllUnhandledErrors(std::move(error), errs(), "mojo-opt: ");
    return false;
  }
  passes.run(*module, moduleAnalyses);
  if (verifyModule(*module, &errs()))
    return false;
  module->print(outs(), nullptr);
  return true;
}

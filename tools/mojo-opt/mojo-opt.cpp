// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// mojo-opt: reads a module of the `mojo` dialect, runs the steps that its flags name on it, and
// prints the result. A tool for tests.
//   mojo-opt [--STEP[=ARG]]... [--verify-diagnostics] [--split-input-file] [--quiet] [FILE]
//   mojo-opt --llvm-passes=PIPELINE [FILE]
#include "Steps.h"
#include "dialect/Dialect.h"
#include "mlir/IR/Verifier.h"
#include "mlir/InitAllDialects.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Support/ToolUtilities.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/ToolOutputFile.h"

using namespace kiln::opt;
using namespace mlir;

LogicalResult kiln::opt::stepVerify(StepInput input) { return verify(input.module); }

namespace {
struct Step {
  StepFn run;
  llvm::StringRef argument;
};

struct Options {
  llvm::SmallVector<Step> steps;
  std::string file = "-";
  std::string llvmPasses;
  bool verifyDiagnostics = false;
  bool split = false;
  bool quiet = false;
  bool generic = false;
  bool locations = false;
};
} // namespace

/// Returns the step that `flag` names, or null.
static StepFn findStep(llvm::StringRef flag) {
#define KILN_OPT_STEP(name, function, help)                                                        \
  if (flag == name)                                                                                \
    return function;
#include "Steps.def"
  return nullptr;
}

/// Prints how to call the tool.
static void printUsage() {
  llvm::errs() << "usage: mojo-opt [--STEP[=ARG]]... [--verify-diagnostics] [--split-input-file] "
                  "[--generic] [--locations] [--quiet] [FILE]\n"
                  "       mojo-opt --llvm-passes=PIPELINE [FILE]\nsteps:\n";
#define KILN_OPT_STEP(name, function, help) llvm::errs() << "  --" name "  " help "\n";
#include "Steps.def"
}

/// Parses, runs all steps and prints one piece of the input.
static LogicalResult processBuffer(std::unique_ptr<llvm::MemoryBuffer> buffer,
                                   const Options &options, MLIRContext &context, raw_ostream &os) {
  auto sources = std::make_shared<llvm::SourceMgr>();
  sources->AddNewSourceBuffer(std::move(buffer), SMLoc());
  auto run = [&]() -> LogicalResult {
    OwningOpRef<ModuleOp> module = parseSourceFile<ModuleOp>(sources, ParserConfig(&context));
    if (!module)
      return failure();
    for (const Step &step : options.steps)
      if (failed(step.run({*module, step.argument})) || failed(verify(*module)))
        return failure();
    if (options.quiet)
      return success();
    OpPrintingFlags flags;
    if (options.generic)
      flags.printGenericOpForm();
    if (options.locations)
      flags.enableDebugInfo(true);
    module->print(os, flags);
    os << '\n';
    return success();
  };
  if (options.verifyDiagnostics) {
    SourceMgrDiagnosticVerifierHandler handler(*sources, &context);
    (void)run();
    return handler.verify();
  }
  SourceMgrDiagnosticHandler handler(*sources, &context);
  return run();
}

int main(int argc, char **argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    llvm::StringRef arg = argv[i];
    if (arg == "-" || !arg.consume_front("-")) {
      options.file = arg.str();
      continue;
    }
    arg.consume_front("-");
    auto [flag, argument] = arg.split('=');
    if (flag == "verify-diagnostics")
      options.verifyDiagnostics = true;
    else if (flag == "split-input-file")
      options.split = true;
    else if (flag == "quiet")
      options.quiet = true;
    else if (flag == "generic")
      options.generic = true;
    else if (flag == "locations")
      options.locations = true;
    else if (flag == "llvm-passes")
      options.llvmPasses = argument.str();
    else if (StepFn step = findStep(flag))
      options.steps.push_back({step, argument});
    else
      return printUsage(), 2;
  }

  if (!options.llvmPasses.empty())
    return !runLlvmPasses(options.file, options.llvmPasses);

  DialectRegistry registry;
  registerAllDialects(registry);
  registry.insert<kiln::mojo::MojoDialect>();
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  context.printOpOnDiagnostic(false);
  std::string message;
  auto input = openInputFile(options.file, &message);
  if (!input) {
    llvm::errs() << message << '\n';
    return 1;
  }
  auto process = [&](std::unique_ptr<llvm::MemoryBuffer> chunk, raw_ostream &os) {
    return processBuffer(std::move(chunk), options, context, os);
  };
  LogicalResult result = options.split
                             ? splitAndProcessBuffer(std::move(input), process, llvm::outs())
                             : process(std::move(input), llvm::outs());
  return failed(result);
}

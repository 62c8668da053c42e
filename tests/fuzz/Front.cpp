// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "Front.h"
#include "check/IrBridge.h"
#include "diagnostics/Consumers.h"
#include "doc/Validate.h"
#include "parse/Parser.h"
#include "rules/DeclRules.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlow.h"
#include "mlir/Dialect/Index/IR/IndexDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/LLVMIR/ROCDLDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "llvm/Support/FileSystem.h"
#include <unistd.h>

namespace kiln::fuzz {

namespace {
/// What every run of the front end starts from; diagnostics are printed to nowhere.
struct Inputs {
  SourceManager sources;
  DiagnosticEngine diags{sources};
  std::string out;
  llvm::raw_string_ostream os{out};
  TextConsumer consumer{os, false, 10};
  StringInterner names;
  Inputs() { diags.addConsumer(consumer); }
  ~Inputs() { diags.removeConsumer(consumer); }
};
} // namespace

static unsigned parse(llvm::StringRef text) {
  Inputs inputs;
  auto &[sources, diags, out, os, consumer, names] = inputs;
  auto module = parseModule(sources.addBuffer("fuzz.mojo", text), names, diags);
  module->parseAllBodies();
  rules::checkDeclarations(*module, diags);
  return diags.errorCount();
}

unsigned compile(llvm::StringRef text, const std::string &library, Level level) {
  if (level == Level::Parse)
    return parse(text);
  // The program reads its main module from a file.
  static const std::string path = "/tmp/kiln-fuzz-" + std::to_string(getpid()) + ".mojo";
  std::error_code code;
  {
    llvm::raw_fd_ostream file(path, code);
    file << text;
  }
  Inputs inputs;
  auto &[sources, diags, out, os, consumer, names] = inputs;
  mlir::DialectRegistry registry;
  registry.insert<mlir::arith::ArithDialect, mlir::cf::ControlFlowDialect, mlir::index::IndexDialect, mlir::LLVM::LLVMDialect,
                  mlir::math::MathDialect, mlir::NVVM::NVVMDialect, mlir::ROCDL::ROCDLDialect, mlir::vector::VectorDialect>();
  mlir::MLIRContext context(registry, mlir::MLIRContext::Threading::DISABLED);
  ProgramOptions options;
  options.libraryPaths.push_back(library);
  options.triple = "x86_64-unknown-linux-gnu";
  options.cpu = "x86-64-v3";
  // Whatever a text asks for at compile time is cut short.
  options.comptimeSteps = 200'000;
  options.comptimeMemory = 64u << 20;
  options.instantiationDepth = 60;
  {
    Program program(sources, diags, names, &context, options);
    if (ModuleInfo *main = program.loadMain(path)) {
      main->syntax->parseAllBodies();
      rules::checkDeclarations(*main->syntax, diags);
      program.resolveAllImports(main);
      program.checkUnreached(main);
      (void)program.finishAll();
      doc::validateDocstrings(*main->syntax, main->lastName.str(), diags, true);
    }
  }
  llvm::sys::fs::remove(path);
  return diags.errorCount();
}

} // namespace kiln::fuzz

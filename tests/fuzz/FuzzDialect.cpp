// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Fuzz target: the reader of the dialect's text, its verifier, and the interpreter on each function without arguments.
#include "comptime/Interpreter.h"
#include "dialect/Dialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"

using namespace kiln;

namespace {
struct ModuleHost final : InterpreterHost {
  explicit ModuleHost(mlir::ModuleOp module) : module(module) {}
  mojo::FuncOp resolve(llvm::StringRef symbol) override { return module.lookupSymbol<mojo::FuncOp>(symbol); }
  mojo::FuncOp resolveIfReady(llvm::StringRef symbol) override { return resolve(symbol); }
  mojo::GlobalOp resolveGlobal(llvm::StringRef symbol) override { return module.lookupSymbol<mojo::GlobalOp>(symbol); }
  void write(int, llvm::StringRef) override {}
  void error(const InterpreterError &) override {}
  mlir::ModuleOp module;
};
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  mlir::DialectRegistry registry;
  mlir::MLIRContext context(registry, mlir::MLIRContext::Threading::DISABLED);
  context.loadDialect<mojo::MojoDialect>();
  mlir::ScopedDiagnosticHandler quiet(&context, [](mlir::Diagnostic &) { return mlir::success(); });
  llvm::StringRef text(reinterpret_cast<const char *>(data), size);
  mlir::OwningOpRef<mlir::ModuleOp> module = mlir::parseSourceString<mlir::ModuleOp>(text, &context);
  if (!module || mlir::failed(mlir::verify(*module)))
    return 0;
  ModuleHost host(*module);
  Interpreter interpreter(context, host, {.steps = 20000, .depth = 200, .memoryBytes = 16u << 20});
  for (auto function : module->getOps<mojo::FuncOp>())
    if (!function.getBody().empty() && function.getBody().front().getNumArguments() == 0)
      (void)interpreter.call(function, {});
  return 0;
}

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// A function with everything that it reaches as a program of its own, for `std.compile` (07/CMP-4).
#include "check/CompileFunction.h"
#include "check/IrBridge.h"
#include "llvm/ADT/SetVector.h"

namespace kiln {

namespace {

/// Collects what a function reaches and copies it into a module.
class Extractor {
public:
  explicit Extractor(Program &program) : program(program), ir(*program.impl->ir) {}

  /// Finishes `root` and its callees. False after diagnostics.
  bool reach(FunctionInstance &root) {
    functions.insert(&root);
    for (size_t i = 0; i < functions.size(); ++i) {
      FunctionInstance *instance = functions[i];
      if (instance->isExternal)
        continue;
      if (llvm::failed(program.finish(*instance)) || !instance->op)
        return false;
      for (FunctionInstance *callee : instance->callees)
        functions.insert(callee);
      instance->op->walk([&](mojo::GlobalAddressOp address) { reachGlobal(address.getGlobalAttr().getAttr().getValue()); });
    }
    return true;
  }

  mlir::OwningOpRef<mlir::ModuleOp> copy(FunctionInstance &root) {
    mlir::OwningOpRef<mlir::ModuleOp> module = mlir::ModuleOp::create(mlir::UnknownLoc::get(ir.context));
    mlir::OpBuilder builder(ir.context);
    builder.setInsertionPointToEnd(module->getBody());
    for (mlir::Operation *global : globals)
      builder.clone(*global);
    for (FunctionInstance *instance : functions)
      if (instance->op) {
        mlir::Operation *function = builder.clone(*instance->op);
        if (instance == &root)
          llvm::cast<mojo::FuncOp>(function).setLinkage(mojo::Linkage::Export);
      }
    return module;
  }

private:
  void reachGlobal(llvm::StringRef symbol) {
    auto found = ir.globalOps.find(symbol);
    if (found == ir.globalOps.end()) {
      if (FunctionInstance *instance = program.instanceBySymbol(symbol))
        functions.insert(instance);
      return;
    }
    auto global = llvm::cast<mojo::GlobalOp>(found->second);
    if (!globals.insert(global))
      return;
    if (mlir::ArrayAttr relocations = global.getRelocsAttr())
      for (mlir::Attribute relocation : relocations)
        reachGlobal(llvm::cast<mojo::RelocAttr>(relocation).getSymbol().getValue());
  }

  Program &program;
  Program::Impl::Ir &ir;
  llvm::SetVector<FunctionInstance *> functions;
  llvm::SetVector<mlir::Operation *> globals;
};

} // namespace

std::optional<std::string> compileFunction(Program &program, FunctionInstance &root, llvm::StringRef kind, std::string &error) {
  if (!program.options.compileModule) {
    error = "compiling a function as a text is not possible here";
    return std::nullopt;
  }
  Extractor extractor(program);
  if (!extractor.reach(root))
    return std::nullopt;
  mlir::OwningOpRef<mlir::ModuleOp> module = extractor.copy(root);
  std::string text = program.options.compileModule(module->getOperation(), kind, error);
  return error.empty() ? std::optional(std::move(text)) : std::nullopt;
}

} // namespace kiln

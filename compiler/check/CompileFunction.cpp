// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// A function with everything that it reaches as a program of its own, for `std.compile` (07/CMP-4).
#include "check/CompileFunction.h"
#include "check/IrBridge.h"

namespace kiln {

void Reached::addSymbol(llvm::StringRef symbol) {
  auto &known = program.impl->ir->globalOps;
  auto found = known.find(symbol);
  if (found == known.end()) {
    if (FunctionInstance *instance = program.instanceBySymbol(symbol))
      functions.insert(instance);
    else
      outside.insert(symbol);
    return;
  }
  auto global = llvm::cast<mojo::GlobalOp>(found->second);
  if (!globals.insert(global))
    return;
  if (mlir::ArrayAttr relocations = global.getRelocsAttr())
    for (mlir::Attribute relocation : relocations)
      addSymbol(llvm::cast<mojo::RelocAttr>(relocation).getSymbol().getValue());
}

void Reached::addUsesOf(FunctionInstance &instance) {
  functions.insert(instance.callees.begin(), instance.callees.end());
  instance.op->walk([&](mojo::GlobalAddressOp address) { addSymbol(address.getGlobalAttr().getAttr().getValue()); });
}

namespace {

/// Collects what a function reaches and copies it into a module.
class Extractor {
public:
  explicit Extractor(Program &program) : program(program), ir(*program.impl->ir), reached(program) {}

  /// Finishes `root` and its callees. False after diagnostics.
  bool reach(FunctionInstance &root) {
    reached.functions.insert(&root);
    for (size_t i = 0; i < reached.functions.size(); ++i) {
      FunctionInstance *instance = reached.functions[i];
      if (instance->isExternal)
        continue;
      if (llvm::failed(program.finish(*instance)) || !instance->op)
        return false;
      reached.addUsesOf(*instance);
    }
    return true;
  }

  mlir::OwningOpRef<mlir::ModuleOp> copy(FunctionInstance &root) {
    mlir::OwningOpRef<mlir::ModuleOp> module = mlir::ModuleOp::create(mlir::UnknownLoc::get(ir.context));
    mlir::OpBuilder builder(ir.context);
    builder.setInsertionPointToEnd(module->getBody());
    for (mlir::Operation *global : reached.globals)
      builder.clone(*global);
    for (FunctionInstance *instance : reached.functions)
      if (instance->op) {
        mlir::Operation *function = builder.clone(*instance->op);
        if (instance == &root)
          llvm::cast<mojo::FuncOp>(function).setLinkage(mojo::Linkage::Export);
      }
    return module;
  }

private:
  Program &program;
  Program::Impl::Ir &ir;
  Reached reached;
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

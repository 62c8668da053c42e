// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Translates bodies of functions from the LLVM dialect into LLVM IR: the same as MLIR's translation gives, in a third of its time, which
// that spends on generic questions about the attributes of each operation. It knows the operations that lowering makes most; a function
// with any other operation, or with attributes on one that it doesn't know, is left to MLIR.
#ifndef KILN_CODEGEN_TRANSLATEBODIES_H
#define KILN_CODEGEN_TRANSLATEBODIES_H

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/IR/Module.h"
#include <memory>
#include <vector>

namespace kiln {

class BodyTranslator {
public:
  /// Takes the bodies that it can translate out of the functions of `module`, which become declarations.
  explicit BodyTranslator(mlir::ModuleOp module);
  ~BodyTranslator();
  /// Gives the functions of `result`, which MLIR made of the rest of the module, their bodies.
  void translateInto(llvm::Module &result);

private:
  struct Body {
    mlir::LLVM::LLVMFuncOp function;
    std::unique_ptr<mlir::Region> region;
  };
  std::vector<Body> bodies;
};

} // namespace kiln

#endif // KILN_CODEGEN_TRANSLATEBODIES_H

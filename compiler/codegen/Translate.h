// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// From the LLVM dialect to LLVM IR.
#ifndef KILN_CODEGEN_TRANSLATE_H
#define KILN_CODEGEN_TRANSLATE_H

#include "codegen/Options.h"
#include "llvm/Support/Error.h"
#include <memory>

namespace llvm {
class LLVMContext;
class Module;
class TargetMachine;
} // namespace llvm
namespace mlir {
class ModuleOp;
class MLIRContext;
} // namespace mlir

namespace kiln {

/// Makes the translations to LLVM IR (builtin, LLVM, NVVM and ROCDL dialects) known to `context`.
void registerTranslations(mlir::MLIRContext &context);

/// Translates `module`, which must be in the LLVM dialect, into LLVM IR for `machine`. With debug
/// information asked for in `options`, functions without any get a scope so that operation
/// locations become lines. Fails when an operation has no translation; the details go to the
/// diagnostic engine of the MLIR context.
llvm::Expected<std::unique_ptr<llvm::Module>> translateToLlvm(mlir::ModuleOp module,
                                                              llvm::LLVMContext &context,
                                                              llvm::TargetMachine &machine,
                                                              const CodegenOptions &options);

} // namespace kiln

#endif // KILN_CODEGEN_TRANSLATE_H

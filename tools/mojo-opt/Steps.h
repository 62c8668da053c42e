// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The steps that mojo-opt can run on a module. A room adds its own in Steps.def.
#ifndef KILN_MOJO_OPT_STEPS_H
#define KILN_MOJO_OPT_STEPS_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/StringRef.h"

namespace kiln::opt {

/// What a step gets: the module, and the text after `=` of its flag.
struct StepInput {
  mlir::ModuleOp module;
  llvm::StringRef argument;
};

/// A step changes the module in place; it fails after it has emitted a diagnostic.
using StepFn = mlir::LogicalResult (*)(StepInput input);

#define KILN_OPT_STEP(flag, function, help) mlir::LogicalResult function(StepInput input);
#include "Steps.def"

/// Runs the passes that `pipeline` names on the LLVM IR in `file` and prints the result. Fails after
/// it has printed what is wrong.
bool runLlvmPasses(llvm::StringRef file, llvm::StringRef pipeline);

} // namespace kiln::opt

#endif

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The step that lowers to the LLVM dialect.
#include "Steps.h"
#include "lower/Lower.h"

mlir::LogicalResult kiln::opt::stepLower(StepInput input) {
  LowerOptions options;
  options.debug = input.argument == "debug";
  return lowerToLLVM(input.module, options);
}

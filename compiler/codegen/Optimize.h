// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The LLVM pass pipeline.
#ifndef KILN_CODEGEN_OPTIMIZE_H
#define KILN_CODEGEN_OPTIMIZE_H

#include "codegen/Options.h"
#include "llvm/Support/Error.h"
#include <functional>

namespace llvm {
class Module;
class PassBuilder;
class TargetMachine;
} // namespace llvm

namespace kiln {

/// Adds passes at extension points of LLVM's pipeline before it is built.
using PipelineHook = std::function<void(llvm::PassBuilder &)>;

/// Links the bitcode files that `options` name into `module`; what the module doesn't use is
/// dropped. Fails for a file that can't be read or doesn't fit.
llvm::Error linkBitcodeLibs(llvm::Module &module, const CodegenOptions &options);

/// The first half of LLVM's pipeline for the optimization level of `options`: what looks at calls, and so at the whole program.
void simplify(llvm::Module &module, llvm::TargetMachine &machine, const CodegenOptions &options, const PipelineHook &hook = {});

/// The second half, with the sanitizer's instrumentation: what looks at one function at a time, mostly. Parts of a program can go through
/// it by themselves.
void finishOptimizing(llvm::Module &module, llvm::TargetMachine &machine, const CodegenOptions &options, const PipelineHook &hook = {});

/// Both.
void optimize(llvm::Module &module, llvm::TargetMachine &machine, const CodegenOptions &options,
              const PipelineHook &hook = {});

} // namespace kiln

#endif // KILN_CODEGEN_OPTIMIZE_H

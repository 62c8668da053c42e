// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// From optimized LLVM IR to text, bitcode, assembly and objects.
#ifndef KILN_CODEGEN_EMIT_H
#define KILN_CODEGEN_EMIT_H

#include "codegen/Options.h"
#include "codegen/Target.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>

namespace llvm {
class Module;
class raw_pwrite_stream;
class TargetMachine;
} // namespace llvm

namespace kiln {

using ObjectList = llvm::SmallVector<std::unique_ptr<llvm::MemoryBuffer>>;

/// Writes `module` as one assembly file or object. Fails when the target can't.
llvm::Error emitMachineCode(llvm::Module &module, llvm::TargetMachine &machine, bool assembly,
                            llvm::raw_pwrite_stream &os);

/// Writes `module` as LLVM IR text or bitcode.
void emitIr(llvm::Module &module, bool bitcode, llvm::raw_pwrite_stream &os);

/// Finishes the optimization of the simplified `module` and compiles it into objects in memory: one for a small module, several made side
/// by side on the threads of `options` for a big one. The split depends on the module alone, so the result
/// doesn't change with the number of threads.
llvm::Expected<ObjectList> emitObjects(std::unique_ptr<llvm::Module> module,
                                       const ResolvedTarget &target, CodegenOptions options, bool forJit);

} // namespace kiln

#endif // KILN_CODEGEN_EMIT_H

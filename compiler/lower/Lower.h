// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// From the `mojo` dialect, and whatever upstream dialects inline MLIR brought in, to the LLVM
// dialect.
#ifndef KILN_LOWER_LOWER_H
#define KILN_LOWER_LOWER_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Support/LogicalResult.h"
#include "llvm/ADT/STLExtras.h"
#include <string>
#include <vector>

namespace kiln {

/// What lowering is asked for.
struct LowerOptions {
  bool debug = false;          ///< tell debuggers about functions and lines
  bool debugVariables = false; ///< and about variables and types
  bool isOptimized = true;
  bool isArm64 = false; ///< C passes structs by AAPCS64
  std::string mainFile;
  std::vector<std::string> libraryPaths; ///< folders of the library; in a program that is big for its source, debuggers aren't told about it
  size_t sourceBytes = 0;                ///< size of the user's sources
  bool debugLanguageIsC = false; ///< for debuggers that don't know Mojo

  bool isLibraryFile(llvm::StringRef path) const {
    return llvm::any_of(libraryPaths, [&](const std::string &folder) { return path.starts_with(folder); });
  }
};

/// Lowers `module` in place: afterwards it holds operations of the LLVM dialect only. Functions
/// must be finished (ownership has run, special members are calls); copies and moves that still
/// stand become copies of bytes, destroys vanish. Fails after a diagnostic at each operation that
/// has no lowering.
mlir::LogicalResult lowerToLLVM(mlir::ModuleOp module, const LowerOptions &options = {});

/// Loads the dialects that lowering makes use of into `context`; call it before lowering when a
/// dialect may be missing.
void loadLoweringDialects(mlir::MLIRContext &context);

} // namespace kiln

#endif

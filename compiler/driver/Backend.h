// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// What happens to a program once it is in the LLVM dialect: it is run, or written in one of the
// output kinds.
#ifndef KILN_DRIVER_BACKEND_H
#define KILN_DRIVER_BACKEND_H

#include "cache/ArtifactCache.h"
#include "codegen/Target.h"
#include "driver/Installation.h"
#include "driver/Options.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>
#include <string>

namespace mlir {
class ModuleOp;
} // namespace mlir

namespace kiln {

/// Runs and builds programs for one set of options.
class Backend {
public:
  /// `options`, `target` and `installation` must outlive the backend.
  Backend(const DriverOptions &options, const ResolvedTarget &target,
          const Installation &installation);

  /// Runs what an earlier process compiled from the same, unchanged inputs with the same options,
  /// if the cache has it. When the program returns, the process ends; a status comes back only when
  /// it could not be started.
  std::optional<int> runFromCache();

  /// Compiles `module` in memory and calls its `main` (RUN-6). `inputs` are the files that the
  /// program was made from: with them, and without diagnostics to repeat, the result is kept for
  /// `runFromCache`. When the program returns, the process ends; a status comes back only when it
  /// could not be started.
  int run(mlir::ModuleOp module, llvm::ArrayRef<std::string> inputs, bool hadDiagnostics);

  /// Writes the output that the options ask for; returns the exit status.
  int build(mlir::ModuleOp module, llvm::ArrayRef<std::string> inputs);

  /// Returns `module` as output of `kind`: "asm", "llvm" (before optimization), "llvm-opt", "llvm-bitcode", "llvm-opt-bitcode" or
  /// "object" (CMP-2).
  llvm::Expected<std::string> compileToText(mlir::ModuleOp module, llvm::StringRef kind);

  /// Returns the path that `build` writes (BLD-1).
  static std::string outputPath(const DriverOptions &options);

private:
  std::string optionsKey() const;
  void reportCache(bool wholeProgram) const;

  const DriverOptions &options;
  const ResolvedTarget &target;
  const Installation &installation;
  ArtifactCache cache;
};

} // namespace kiln

#endif // KILN_DRIVER_BACKEND_H

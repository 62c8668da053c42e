// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The options that `run` and `build` share (08, section 4).
#ifndef KILN_TOOLS_MOJO_COMPILEOPTIONS_H
#define KILN_TOOLS_MOJO_COMPILEOPTIONS_H

#include "OptionTable.h"
#include "driver/Options.h"

namespace kiln {

/// Adds compilation, target, diagnostic and linking options to `table`; they fill `options`, which
/// must outlive the table.
void addCompileOptions(OptionTable &table, DriverOptions &options);

/// Adds the same options to `table` except the named ones; they are checked, and `words` receives them for another process.
void addPassedOptions(OptionTable &table, DriverOptions &options, std::vector<std::string> &words,
                      llvm::ArrayRef<llvm::StringRef> except);

/// Adds `-I` and the diagnostic options alone.
void addCheckOptions(OptionTable &table, DriverOptions &options);

/// Fails when fix-its are to be applied and exported, too.
llvm::Error checkFixItOptions(const DriverOptions &options);

/// Adds what `mojo test --coverage` passes.
void addCoverageOption(OptionTable &table, DriverOptions &options);

/// Fails unless `path` looks like something that `mojo` can compile (RUN-3).
llvm::Error checkInputPath(llvm::StringRef path);

} // namespace kiln

#endif // KILN_TOOLS_MOJO_COMPILEOPTIONS_H

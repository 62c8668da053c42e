// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Makes precompiled packages.
#ifndef KILN_DRIVER_PRECOMPILE_H
#define KILN_DRIVER_PRECOMPILE_H

#include "check/Program.h"
#include "driver/Options.h"
#include "llvm/Support/Error.h"

namespace kiln {

/// Checks everything in the package at `options.input` and returns the bytes of its `.mojoc`. Fails after diagnostics, and for a path
/// that is no package.
llvm::Expected<std::string> checkPackage(Program &program, const DriverOptions &options);

/// Returns the path of the file to write (PKG-2). Fails for one that can't be written.
llvm::Expected<std::string> packageOutput(const DriverOptions &options);

} // namespace kiln

#endif // KILN_DRIVER_PRECOMPILE_H

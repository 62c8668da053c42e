// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// From a command line's intent to an exit status.
#ifndef KILN_DRIVER_DRIVER_H
#define KILN_DRIVER_DRIVER_H

#include "driver/Options.h"
#include "llvm/ADT/Twine.h"

namespace kiln {

/// Compiles and runs or builds as `options` say; returns the exit status (CLI-7). Everything that went wrong has been printed.
int runDriver(const DriverOptions &options);

/// Prints `mojo: error: MESSAGE` and returns 1.
int driverError(const llvm::Twine &message);

/// Prints `mojo: warning: MESSAGE`.
void driverWarning(const llvm::Twine &message);

} // namespace kiln

#endif // KILN_DRIVER_DRIVER_H

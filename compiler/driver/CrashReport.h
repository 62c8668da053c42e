// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// What happens when the compiler itself crashes.
#ifndef KILN_DRIVER_CRASHREPORT_H
#define KILN_DRIVER_CRASHREPORT_H

#include "llvm/ADT/StringRef.h"

namespace kiln {

/// The exit status of a compiler that crashed (EX_SOFTWARE of sysexits.h).
constexpr int crashStatus = 70;

/// From now on a fatal signal prints what was being compiled, writes a folder with what is needed to repeat the crash, and ends the
/// process with `crashStatus`. Nothing is sent anywhere.
void installCrashReport(int argc, char **argv);

/// Names a source file that belongs to the compilation; its text goes into the folder.
void addToCrashReport(llvm::StringRef path);

} // namespace kiln

#endif // KILN_DRIVER_CRASHREPORT_H

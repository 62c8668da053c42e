// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The crash handler of programs.
#ifndef KILN_RUNTIME_CRASH_H
#define KILN_RUNTIME_CRASH_H

/// From here on a fatal signal flushes output and prints a native stack trace before it ends the
/// process (EXE-3).
void installCrashHandler();

#endif // KILN_RUNTIME_CRASH_H

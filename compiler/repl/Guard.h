// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Running code that may trap or never end without losing the process.
#ifndef KILN_REPL_GUARD_H
#define KILN_REPL_GUARD_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>

namespace kiln {

/// How guarded code ended.
enum class GuardedEnd { Returned, Trapped, Interrupted };

/// Runs `work` on this thread. A fatal signal in it, or in a thread that it started, ends it where it is: its frames are left without
/// being unwound. So does Ctrl-C, when `interruptible` is set; otherwise that is only told when the work has ended. `cause` says what a
/// trap was. Not reentrant.
GuardedEnd runGuarded(llvm::function_ref<void()> work, bool interruptible, std::string &cause);

} // namespace kiln

#endif // KILN_REPL_GUARD_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What leaving statements must run on their way out: `finally` suites and `__exit__` calls.
#ifndef KILN_CHECK_CLEANUP_H
#define KILN_CHECK_CLEANUP_H

#include "check/Checker.h"
#include <functional>

namespace kiln {

struct Cleanup {
  /// Emits the suite at the current position.
  std::function<void()> run;
  /// How many raise contexts and loops enclose the statement itself.
  size_t raiseDepth = 0, loopDepth = 0;
  Scope *scope = nullptr;
};

} // namespace kiln

#endif // KILN_CHECK_CLEANUP_H

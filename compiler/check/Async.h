// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Calls of async functions (spec 06 section 13).
#ifndef KILN_CHECK_ASYNC_H
#define KILN_CHECK_ASYNC_H

#include "check/Checker.h"

namespace kiln {

/// The coroutine that a call of an async function gives: nothing runs yet, the arguments are stored.
Operand emitAsyncCall(Checker &checker, Match &match, SourceLoc loc);

} // namespace kiln

#endif // KILN_CHECK_ASYNC_H

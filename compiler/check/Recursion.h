// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#ifndef KILN_CHECK_RECURSION_H
#define KILN_CHECK_RECURSION_H

#include "check/Program.h"

namespace kiln {

/// Warns when the body of `instance` calls itself whatever happens (02/D-144).
void warnEndlessRecursion(Program &program, FunctionInstance &instance);

} // namespace kiln

#endif // KILN_CHECK_RECURSION_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Generic definitions, checked once and uninstantiated (02/NAM-11).
#ifndef KILN_CHECK_DEFINITIONS_H
#define KILN_CHECK_DEFINITIONS_H

#include "check/Program.h"

namespace kiln {

/// Checks the definitions in imported modules of the user that the program has instances of.
void checkReachedDefinitions(Program &program);

} // namespace kiln

#endif // KILN_CHECK_DEFINITIONS_H

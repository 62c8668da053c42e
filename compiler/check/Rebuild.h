// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Compile-time values that own memory as run-time values.
#ifndef KILN_CHECK_REBUILD_H
#define KILN_CHECK_REBUILD_H

#include "check/Checker.h"

namespace kiln {

/// Makes the value of an image in the storage `slot`, which holds nothing: its bytes, and for each block of heap memory a block of its
/// own (07/MAT-5). Members that copy or move are not asked. False after a diagnostic.
bool rebuildValue(Checker &checker, Const value, IRValue slot, SourceLoc loc);

} // namespace kiln

#endif // KILN_CHECK_REBUILD_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// How much of the stack is left: what recurses on the program's structure asks before it goes deeper.
#ifndef KILN_SOURCE_STACKGUARD_H
#define KILN_SOURCE_STACKGUARD_H

namespace kiln {

/// Whether less than an eighth of this thread's stack is left.
bool stackIsNearlyFull();

} // namespace kiln

#endif // KILN_SOURCE_STACKGUARD_H

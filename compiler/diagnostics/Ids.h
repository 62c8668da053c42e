// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Where the numbers of each room's messages begin.

#ifndef KILN_DIAGNOSTICS_IDS_H
#define KILN_DIAGNOSTICS_IDS_H

#include "diagnostics/Diagnostics.h"

namespace kiln::diag {
#define ROOM(NAME, BASE) inline constexpr uint16_t NAME##Base = BASE;
#include "diagnostics/Rooms.def"
#undef ROOM
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_IDS_H

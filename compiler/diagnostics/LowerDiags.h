// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ids of the messages of Lower.def.

#ifndef KILN_DIAGNOSTICS_LOWERDIAGS_H
#define KILN_DIAGNOSTICS_LOWERDIAGS_H

#include "diagnostics/Ids.h"

namespace kiln::diag {
enum class LowerIndex : uint16_t {
#define DIAG(ID, SEVERITY, TEXT) ID,
#include "diagnostics/Lower.def"
#undef DIAG
};
#define DIAG(ID, SEVERITY, TEXT) inline constexpr Id ID = Id(LowerBase + uint16_t(LowerIndex::ID));
#include "diagnostics/Lower.def"
#undef DIAG
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_LOWERDIAGS_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ids of the messages of CheckCall.def.

#ifndef KILN_DIAGNOSTICS_CHECKCALLDIAGS_H
#define KILN_DIAGNOSTICS_CHECKCALLDIAGS_H

#include "diagnostics/Ids.h"

namespace kiln::diag {
enum class CheckCallIndex : uint16_t {
#define DIAG(ID, SEVERITY, TEXT) ID,
#include "diagnostics/CheckCall.def"
#undef DIAG
};
#define DIAG(ID, SEVERITY, TEXT) inline constexpr Id ID = Id(CheckCallBase + uint16_t(CheckCallIndex::ID));
#include "diagnostics/CheckCall.def"
#undef DIAG
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_CHECKCALLDIAGS_H

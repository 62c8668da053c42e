// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ids of the messages of Comptime.def.

#ifndef KILN_DIAGNOSTICS_COMPTIMEDIAGS_H
#define KILN_DIAGNOSTICS_COMPTIMEDIAGS_H

#include "diagnostics/Ids.h"

namespace kiln::diag {
enum class ComptimeIndex : uint16_t {
#define DIAG(ID, SEVERITY, TEXT) ID,
#include "diagnostics/Comptime.def"
#undef DIAG
};
#define DIAG(ID, SEVERITY, TEXT) inline constexpr Id ID = Id(ComptimeBase + uint16_t(ComptimeIndex::ID));
#include "diagnostics/Comptime.def"
#undef DIAG
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_COMPTIMEDIAGS_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ids of the messages of Check.def.

#ifndef KILN_DIAGNOSTICS_CHECKDIAGS_H
#define KILN_DIAGNOSTICS_CHECKDIAGS_H

#include "diagnostics/Ids.h"

namespace kiln::diag {
enum class CheckIndex : uint16_t {
#define DIAG(ID, SEVERITY, TEXT) ID,
#include "diagnostics/Check.def"
#undef DIAG
};
#define DIAG(ID, SEVERITY, TEXT) inline constexpr Id ID = Id(CheckBase + uint16_t(CheckIndex::ID));
#include "diagnostics/Check.def"
#undef DIAG
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_CHECKDIAGS_H

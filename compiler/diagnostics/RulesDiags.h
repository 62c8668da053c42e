// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ids of the messages of Rules.def.

#ifndef KILN_DIAGNOSTICS_RULESDIAGS_H
#define KILN_DIAGNOSTICS_RULESDIAGS_H

#include "diagnostics/Ids.h"

namespace kiln::diag {
enum class RulesIndex : uint16_t {
#define DIAG(ID, SEVERITY, TEXT) ID,
#include "diagnostics/Rules.def"
#undef DIAG
};
#define DIAG(ID, SEVERITY, TEXT) inline constexpr Id ID = Id(RulesBase + uint16_t(RulesIndex::ID));
#include "diagnostics/Rules.def"
#undef DIAG
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_RULESDIAGS_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ids of the messages of Parse.def.

#ifndef KILN_DIAGNOSTICS_PARSEDIAGS_H
#define KILN_DIAGNOSTICS_PARSEDIAGS_H

#include "diagnostics/Ids.h"

namespace kiln::diag {
enum class ParseIndex : uint16_t {
#define DIAG(ID, SEVERITY, TEXT) ID,
#include "diagnostics/Parse.def"
#undef DIAG
};
#define DIAG(ID, SEVERITY, TEXT) inline constexpr Id ID = Id(ParseBase + uint16_t(ParseIndex::ID));
#include "diagnostics/Parse.def"
#undef DIAG
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_PARSEDIAGS_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ids of the messages of Ownership.def.

#ifndef KILN_DIAGNOSTICS_OWNERSHIPDIAGS_H
#define KILN_DIAGNOSTICS_OWNERSHIPDIAGS_H

#include "diagnostics/Ids.h"

namespace kiln::diag {
enum class OwnershipIndex : uint16_t {
#define DIAG(ID, SEVERITY, TEXT) ID,
#include "diagnostics/Ownership.def"
#undef DIAG
};
#define DIAG(ID, SEVERITY, TEXT) inline constexpr Id ID = Id(OwnershipBase + uint16_t(OwnershipIndex::ID));
#include "diagnostics/Ownership.def"
#undef DIAG
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_OWNERSHIPDIAGS_H

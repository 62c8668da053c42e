// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ids of the messages of Package.def.

#ifndef KILN_DIAGNOSTICS_PACKAGEDIAGS_H
#define KILN_DIAGNOSTICS_PACKAGEDIAGS_H

#include "diagnostics/Ids.h"

namespace kiln::diag {
enum class PackageIndex : uint16_t {
#define DIAG(ID, SEVERITY, TEXT) ID,
#include "diagnostics/Package.def"
#undef DIAG
};
#define DIAG(ID, SEVERITY, TEXT) inline constexpr Id ID = Id(PackageBase + uint16_t(PackageIndex::ID));
#include "diagnostics/Package.def"
#undef DIAG
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_PACKAGEDIAGS_H

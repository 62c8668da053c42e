// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ids of the messages of Driver.def.

#ifndef KILN_DIAGNOSTICS_DRIVERDIAGS_H
#define KILN_DIAGNOSTICS_DRIVERDIAGS_H

#include "diagnostics/Ids.h"

namespace kiln::diag {
enum class DriverIndex : uint16_t {
#define DIAG(ID, SEVERITY, TEXT) ID,
#include "diagnostics/Driver.def"
#undef DIAG
};
#define DIAG(ID, SEVERITY, TEXT) inline constexpr Id ID = Id(DriverBase + uint16_t(DriverIndex::ID));
#include "diagnostics/Driver.def"
#undef DIAG
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_DRIVERDIAGS_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ids of the messages of CheckDecl.def.

#ifndef KILN_DIAGNOSTICS_CHECKDECLDIAGS_H
#define KILN_DIAGNOSTICS_CHECKDECLDIAGS_H

#include "diagnostics/Ids.h"

namespace kiln::diag {
enum class CheckDeclIndex : uint16_t {
#define DIAG(ID, SEVERITY, TEXT) ID,
#include "diagnostics/CheckDecl.def"
#undef DIAG
};
#define DIAG(ID, SEVERITY, TEXT) inline constexpr Id ID = Id(CheckDeclBase + uint16_t(CheckDeclIndex::ID));
#include "diagnostics/CheckDecl.def"
#undef DIAG
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_CHECKDECLDIAGS_H

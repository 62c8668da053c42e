// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ids of the messages of Doc.def.

#ifndef KILN_DIAGNOSTICS_DOCDIAGS_H
#define KILN_DIAGNOSTICS_DOCDIAGS_H

#include "diagnostics/Ids.h"

namespace kiln::diag {
enum class DocIndex : uint16_t {
#define DIAG(ID, SEVERITY, TEXT) ID,
#include "diagnostics/Doc.def"
#undef DIAG
};
#define DIAG(ID, SEVERITY, TEXT) inline constexpr Id ID = Id(DocBase + uint16_t(DocIndex::ID));
#include "diagnostics/Doc.def"
#undef DIAG
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_DOCDIAGS_H

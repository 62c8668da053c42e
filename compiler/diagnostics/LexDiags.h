// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ids of the messages of Lex.def.

#ifndef KILN_DIAGNOSTICS_LEXDIAGS_H
#define KILN_DIAGNOSTICS_LEXDIAGS_H

#include "diagnostics/Ids.h"

namespace kiln::diag {
enum class LexIndex : uint16_t {
#define DIAG(ID, SEVERITY, TEXT) ID,
#include "diagnostics/Lex.def"
#undef DIAG
};
#define DIAG(ID, SEVERITY, TEXT) inline constexpr Id ID = Id(LexBase + uint16_t(LexIndex::ID));
#include "diagnostics/Lex.def"
#undef DIAG
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_LEXDIAGS_H

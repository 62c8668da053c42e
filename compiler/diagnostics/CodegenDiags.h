// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The ids of the messages of Codegen.def.

#ifndef KILN_DIAGNOSTICS_CODEGENDIAGS_H
#define KILN_DIAGNOSTICS_CODEGENDIAGS_H

#include "diagnostics/Ids.h"

namespace kiln::diag {
enum class CodegenIndex : uint16_t {
#define DIAG(ID, SEVERITY, TEXT) ID,
#include "diagnostics/Codegen.def"
#undef DIAG
};
#define DIAG(ID, SEVERITY, TEXT) inline constexpr Id ID = Id(CodegenBase + uint16_t(CodegenIndex::ID));
#include "diagnostics/Codegen.def"
#undef DIAG
} // namespace kiln::diag

#endif // KILN_DIAGNOSTICS_CODEGENDIAGS_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Warnings about docstrings (08, section 9.4).

#ifndef KILN_DOC_VALIDATE_H
#define KILN_DOC_VALIDATE_H

#include "ast/Module.h"
#include "diagnostics/Diagnostics.h"

namespace kiln::doc {

/// Checks the docstrings of `module` and of everything in it. With `diagnoseMissing`, public declarations must have one.
/// `moduleName` is what messages call the module.
void validateDocstrings(const ast::Module &module, llvm::StringRef moduleName, DiagnosticEngine &diags,
                        bool diagnoseMissing);

} // namespace kiln::doc

#endif // KILN_DOC_VALIDATE_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Documentation of a module as JSON (08, section 9.2).

#ifndef KILN_DOC_JSON_H
#define KILN_DOC_JSON_H

#include "ast/Module.h"
#include "llvm/Support/JSON.h"

namespace kiln::doc {

/// Returns the object that describes the public declarations of `module`; `withLines`: each with the line where it stands, as `line`, which
/// is not part of the specified form.
llvm::json::Object describeModule(const ast::Module &module, llvm::StringRef name, bool withLines = false);

} // namespace kiln::doc

#endif // KILN_DOC_JSON_H

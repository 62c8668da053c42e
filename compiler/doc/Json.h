// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Documentation of a module as JSON (08, section 9.2).

#ifndef KILN_DOC_JSON_H
#define KILN_DOC_JSON_H

#include "ast/Module.h"
#include "llvm/Support/JSON.h"

namespace kiln::doc {

class NameTable;

struct JsonOptions {
  /// Each declaration with the line where it stands, as `line`, which is not part of the specified form.
  bool withLines = false;
  /// Where the names in it are looked up; null: nothing has a `path`, and only written traits are listed.
  NameTable *names = nullptr;
};

/// Returns the object that describes the public declarations of `module`.
llvm::json::Object describeModule(const ast::Module &module, llvm::StringRef name, const JsonOptions &options = {});

} // namespace kiln::doc

#endif // KILN_DOC_JSON_H

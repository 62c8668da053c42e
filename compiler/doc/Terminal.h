// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Documentation of one name as text for a terminal.

#ifndef KILN_DOC_TERMINAL_H
#define KILN_DOC_TERMINAL_H

#include "llvm/Support/JSON.h"
#include <string>
#include <vector>

namespace kiln::doc {

/// A declaration that a name may mean.
struct NamedDecl {
  std::string path; ///< "std.collections.list.List.append"
  const llvm::json::Object *object = nullptr;
  bool isMember = false;
};

/// Returns what `name`, such as `List.append` or `std.math`, may mean in the described package or module `root`: what is declared at
/// module level if there is any such declaration, else members of types.
std::vector<NamedDecl> findNames(const llvm::json::Object &root, llvm::StringRef name);

/// Returns the text that describes a declaration: signatures, texts, and for modules and types a list of what they hold.
std::string textPage(const NamedDecl &decl, bool colors);

/// Prints the words of `line` in lines of at most `width` columns, each indented by `indent`.
void wrapLine(llvm::StringRef line, unsigned indent, unsigned width, llvm::raw_ostream &os);

} // namespace kiln::doc

#endif // KILN_DOC_TERMINAL_H

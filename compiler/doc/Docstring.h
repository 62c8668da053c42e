// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The structure of docstrings (08, section 9.3).

#ifndef KILN_DOC_DOCSTRING_H
#define KILN_DOC_DOCSTRING_H

#include "ast/Decl.h"
#include "source/SourceFile.h"
#include <string>
#include <vector>

namespace kiln::doc {

/// A piece of a docstring and where its first character stands.
struct Text {
  std::string text;
  SourceLoc loc;
  bool empty() const { return text.empty(); }
};

/// `name: text` in a section.
struct Entry {
  Text name;
  Text description;
};

/// One of the structured sections.
struct DocSection {
  Text label;
  bool isOverindented = false;
  std::vector<Entry> entries; ///< of Args and Parameters
  Text body;                  ///< of the others; lines keep their ends
};

struct Docstring {
  Text summary;            ///< the first paragraph, its lines joined by blanks
  std::string description; ///< everything else but the sections
  std::vector<DocSection> sections;

  /// Returns the first section with this label, or null.
  const DocSection *find(llvm::StringRef label) const;
};

/// Returns the structure of `literal`; an empty one for null.
Docstring parseDocstring(const ast::StringLiteral *literal);

/// Returns whether a declaration of this name is public: no leading underscore, or a special method.
bool isPublicName(llvm::StringRef name);

/// Returns whether `decl` and everything around it is public (DOC-22).
bool isPublic(const ast::Decl &decl);

/// Returns whether a result has to be described: there is one and it is not `None`.
bool hasResult(const ast::FunctionSignature &signature);

} // namespace kiln::doc

#endif // KILN_DOC_DOCSTRING_H

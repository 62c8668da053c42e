// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Where the body of a function ends, without making its tokens.

#ifndef KILN_LEX_BODYSCAN_H
#define KILN_LEX_BODYSCAN_H

#include "llvm/ADT/StringRef.h"
#include <optional>

namespace kiln {

struct BodyExtent {
  size_t begin; ///< of the first statement
  size_t end;   ///< behind the last byte that is no blank or comment
  size_t next;  ///< where the first line behind the body begins
  int indent;   ///< of the first statement
};

/// The body behind the colon that ends just before `pos`: the lines that are deeper than `headerIndent`. None if it begins on the same line
/// or with `...`, which says something about the declaration, and if it isn't plain to see where it ends.
std::optional<BodyExtent> scanBody(llvm::StringRef text, size_t pos, int headerIndent);

} // namespace kiln

#endif // KILN_LEX_BODYSCAN_H

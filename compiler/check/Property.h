// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// A place behind accessors, with its operands evaluated: `x[i]` by __getitem__/__setitem__, `x.name` by __getattr__/__setattr__.
#ifndef KILN_CHECK_PROPERTY_H
#define KILN_CHECK_PROPERTY_H

#include "check/Match.h"
#include <vector>

namespace kiln {

struct PropertyAccess {
  bool isAttribute = false;
  Identifier name;               ///< of the attribute
  std::vector<Argument> operands; ///< indices, or the attribute's name
  unsigned mutations = 0;         ///< of a place that a getter gave: Checker::mutations at that time
};

/// A temporary that holds what a getter gave.
struct Writeback {
  Operand property, temporary;
};

/// Whether a slice display can build `type` by itself.
bool takesSliceLiteral(Checker &checker, Type type);

} // namespace kiln

#endif // KILN_CHECK_PROPERTY_H

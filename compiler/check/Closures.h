// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Closures: a nested function that captures is the `__call__` of an anonymous struct whose fields are the captures.
#ifndef KILN_CHECK_CLOSURES_H
#define KILN_CHECK_CLOSURES_H

#include "check/Checker.h"

namespace kiln {

/// One captured variable: field number i of the closure's struct.
struct CapturedVariable {
  Identifier name;
  SourceLoc loc;
  ast::Capture::Kind kind = ast::Capture::Imm;
  Type type;
  bool isOwned = false;   ///< the field is the value itself, else it is its address
  bool isMutable = false; ///< what may be done through the reference
};

struct ClosureData {
  std::vector<CapturedVariable> captures;
  FunctionInfo *call = nullptr;
  std::string display;    ///< how diagnostics print the type
};

} // namespace kiln

#endif // KILN_CHECK_CLOSURES_H

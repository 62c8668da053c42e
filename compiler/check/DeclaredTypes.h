// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#ifndef KILN_CHECK_DECLAREDTYPES_H
#define KILN_CHECK_DECLAREDTYPES_H

#include "check/Checker.h"

namespace kiln {

/// The declared type of an argument as messages show it.
struct DeclaredType {
  std::string text;
  std::string open; ///< the first parameter that has no value, or empty
};
/// Describes `type`, declared for `argument`, in the scope of a call's candidate.
DeclaredType describeDeclared(Program &program, Scope *scope, Identifier argument, const ast::Expr &type);

} // namespace kiln

#endif // KILN_CHECK_DECLAREDTYPES_H

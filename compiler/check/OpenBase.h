// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#ifndef KILN_CHECK_OPENBASE_H
#define KILN_CHECK_OPENBASE_H

#include "check/Checker.h"

namespace kiln {

/// The type that `expr`, `S[1]` with parameters missing, names before the comptime member `name`, which may not need them (04/BND-8). None
/// for all else; null after a diagnostic.
std::optional<Type> openBase(Checker &checker, const ast::Expr &expr, Identifier name);

} // namespace kiln

#endif // KILN_CHECK_OPENBASE_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#ifndef KILN_CHECK_ALIASBOUNDS_H
#define KILN_CHECK_ALIASBOUNDS_H

#include "check/Checker.h"

namespace kiln {

/// Whether the type `value` may stand for a compile-time declaration whose declared type is the trait `bound`; reports it at `expr` if not.
bool checkAliasBound(Checker &checker, const ast::Expr &expr, Const value, Type bound);

} // namespace kiln

#endif // KILN_CHECK_ALIASBOUNDS_H

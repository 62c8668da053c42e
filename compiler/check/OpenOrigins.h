// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Origins whose mutability is a parameter of the declaration: nothing may be written through them (05/PASS-11).
#ifndef KILN_CHECK_OPENORIGINS_H
#define KILN_CHECK_OPENORIGINS_H

#include "check/Program.h"

namespace kiln {

/// Whether an origin in the brackets of a type or of `ref[...]` leaves the mutability to whoever uses the declaration: `_`, or a parameter
/// of `function` (may be null) or of the struct `parent` around (may be null) that is an `Origin` of any mutability.
bool hasOpenMutability(const FunctionInfo *function, const StructInfo *parent, const ast::Expr &spec);

/// Whether values of the declared `type` (`Pointer[Int, _]`, `Span[T, Self.o]`) refer only to storage of open mutability. `scope` is where
/// the type stands.
bool refersToOpen(Program &program, Scope *scope, const FunctionInfo *function, const StructInfo *parent, const ast::Expr &type);

} // namespace kiln

#endif // KILN_CHECK_OPENORIGINS_H

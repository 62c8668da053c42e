// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Checks of declared conformances (spec 03 section 19.2).
#ifndef KILN_CHECK_CONFORMANCE_H
#define KILN_CHECK_CONFORMANCE_H

#include "check/Program.h"

namespace kiln {

class Checker;

/// Whether a role is one of the traits for which the compiler answers itself. Raw MLIR types, pointers to code and the like have them all
/// (MLIR-5). In Traits.cpp.
bool isLifecycleTrait(Role role);

/// Warns about a part of a trait composition that another part implies (03/TRT-7).
void warnIfRedundant(Checker &checker, llvm::ArrayRef<TraitAtom> lhs, llvm::ArrayRef<TraitAtom> rhs, SourceLoc loc);

/// The struct that an extension of `name` extends; null when the name denotes something else. In StructTypes.cpp.
StructInfo *extendedStruct(Program &program, Scope *scope, Identifier name);

/// The scope in which a declaration of the struct `self`, or an extension of it, names traits. In StructTypes.cpp.
Scope *declarationScope(Program &program, const ast::TypeDecl &decl, Type self);

/// Reports what `type`, a struct applied to stand-ins of its parameters, lacks of what `decl` (the struct or an extension of it) lists.
void checkConformances(Program &program, Type type, const ast::TypeDecl &decl);

/// Reports fields for whose sake the destructor of `type` cannot be synthesized. The conformances of the struct itself are not assumed
/// (03/SDC-12a).
void checkDestructor(Program &program, Type type);
/// Reports fields for whose sake a copy, move or fieldwise constructor of `type` cannot be synthesized (03/SYN-15). In Lifecycle.cpp.
void checkSynthesis(Program &program, Type type);

} // namespace kiln

#endif // KILN_CHECK_CONFORMANCE_H

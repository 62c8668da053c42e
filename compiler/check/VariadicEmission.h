// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Arrays of addresses behind VariadicList and VariadicPack.
#ifndef KILN_CHECK_VARIADICEMISSION_H
#define KILN_CHECK_VARIADICEMISSION_H

#include "check/Checker.h"

namespace kiln {

/// A pointer to an array on the stack that holds the addresses of `places`; null when one of them isn't known.
IRValue emitAddressArray(Emitter &emitter, llvm::ArrayRef<IRValue> places);
/// The same for many constants of one type whose values may be copied as bytes, without code for each: they stand side by side in a global (or, when the callee
/// owns them, in a copy on the stack), and the library fills in the addresses. Null when an element is none such.
IRValue emitConstantArray(Checker &checker, llvm::ArrayRef<Operand> elements, Type type, bool isOwned, SourceLoc loc);
/// The list or pack `operand` as a value of `type`, which may differ in trait, origin and mutability; null when it isn't one.
IRValue forwardVariadic(Checker &checker, Operand operand, Type type);
/// The constant of the variadic `type` over constant elements; null when one has no bytes.
Const variadicImage(Program &program, llvm::ArrayRef<Const> elements, Type type, bool withLength);

} // namespace kiln

#endif // KILN_CHECK_VARIADICEMISSION_H

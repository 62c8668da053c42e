// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Arrays of addresses behind VariadicList and VariadicPack.
#ifndef KILN_CHECK_VARIADICEMISSION_H
#define KILN_CHECK_VARIADICEMISSION_H

#include "check/Checker.h"

namespace kiln {

/// A pointer to an array on the stack that holds the addresses of `places`.
IRValue emitAddressArray(Emitter &emitter, llvm::ArrayRef<IRValue> places);
/// The list or pack `operand` as a value of `type`, which may differ in trait, origin and mutability; null when it isn't one.
IRValue forwardVariadic(Checker &checker, Operand operand, Type type);
/// The constant of the variadic `type` over constant elements; null when one has no bytes.
Const variadicImage(Program &program, llvm::ArrayRef<Const> elements, Type type, bool withLength);

} // namespace kiln

#endif // KILN_CHECK_VARIADICEMISSION_H

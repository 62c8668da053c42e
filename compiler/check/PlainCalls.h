// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Calls that need no resolution: the only candidate has no parameters, its arguments are values or plain places, and the operands have
// just the declared types. Operators on numbers and calls of small functions are such calls; after the first one, which goes the whole
// way, they take a tenth of its time.
#ifndef KILN_CHECK_PLAINCALLS_H
#define KILN_CHECK_PLAINCALLS_H

#include "check/Checker.h"

namespace kiln {

/// Returns the scope on which alone the declared types of `function`, tried in `match`, depend; null if they depend on more.
Scope *closedScopeOf(Program &program, const Match &match);
/// Remembers whether calls of the function of `match`, which is about to be called as `instance`, are plain.
void notePlainFunction(Checker &checker, const Match &match, FunctionInstance &instance);
/// Emits a call of the only candidate `function` if it is plain: `self` as in `Match`, `receiver` null if there is none. Otherwise it
/// emits and reports nothing, and returns a None operand.
Operand callPlain(Checker &checker, FunctionInfo *function, Type self, const Operand *receiver, llvm::ArrayRef<Argument> args, SourceLoc loc);
/// The same for the method `name` of `receiver`, if it has just one, with one operand.
Operand callPlainMethod(Checker &checker, const Operand &receiver, llvm::StringRef name, const Operand &operand, SourceLoc loc);

} // namespace kiln

#endif // KILN_CHECK_PLAINCALLS_H

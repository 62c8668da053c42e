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
/// emits and reports nothing, and returns a None operand. `replaces` says that the result goes to a place that has a value.
Operand callPlain(Checker &checker, FunctionInfo *function, Type self, const Operand *receiver, llvm::ArrayRef<Argument> args, SourceLoc loc,
                  bool replaces = false);
/// What the choice between overloads depends on, where it depends on nothing but the kinds and types of the operands.
struct OverloadQuery {
  llvm::ArrayRef<FunctionInfo *> candidates;
  Type self;
  llvm::SmallVector<std::pair<const void *, unsigned>, 4> operands;
  size_t hash = 0; ///< 0 where it depends on more
};
OverloadQuery overloadQuery(Checker &checker, const Operand &callee, llvm::ArrayRef<Argument> args);
/// Returns the function that was chosen for such operands before, or null.
FunctionInfo *chosenBefore(Program &program, const OverloadQuery &query);
void noteChoice(Program &program, const OverloadQuery &query, FunctionInfo *chosen);
/// The same for the method `name` of `receiver`, if it has just one, with one operand.
Operand callPlainMethod(Checker &checker, const Operand &receiver, llvm::StringRef name, const Operand &operand, SourceLoc loc);

} // namespace kiln

#endif // KILN_CHECK_PLAINCALLS_H

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
  std::string display;    ///< how diagnostics print the type, up to its origins
  bool isLegacy = false;  ///< may be passed for a compile-time parameter
  StructInfo *called = nullptr; ///< the stored call of an async closure: the closure, which is its first argument
};

// A legacy closure (06 section 8.6) is passed for a parameter `body: def(...) capturing [_]` as the value of its zero-size
// representation, which says which code runs; the captures travel in one more run-time argument of the instance. In its body the
// parameter's name denotes that argument. See LegacyClosures.cpp.

/// The legacy closure that `expr` names in `scope`, as the value of a parameter; null when it names none.
Const legacyClosure(Program &program, const ast::Expr &expr, Scope *scope);
/// The closure type of a parameter value; null when the value is no closure.
Type closureOfValue(Const value);
/// The variable visible from `scope` that holds the closure of type `closure`; null when there is none.
Variable *closureVariable(Scope *scope, Type closure);
/// Whether a value is a function without captures that wasn't declared as a legacy closure.
bool isPlainFunction(Const value);
/// Whether `value`, a function or a legacy closure, may be bound to a parameter of the legacy closure type `declared`.
bool fitsClosureParameter(Program &program, Const value, const FunctionTypeData &declared);
/// The signature of a legacy closure parameter's type; null for other types.
const FunctionTypeData *closureParameterType(Type type);

/// Checks the body of a nested function where it is declared, whether it is used or not (06/RET-12); `self`: the type of its closure.
void checkNestedDefinition(Checker &outer, FunctionInfo *info, Type self);
/// Whether the code being checked is an instance of something generic: its definition is checked by itself.
bool isInstance(Checker &checker);

/// Checks the captures of one closure for aliasing as if they were arguments of a call (06/CLO-22). False after a diagnostic.
bool checkCaptureExclusivity(Checker &checker, llvm::ArrayRef<CapturedVariable> captures, llvm::ArrayRef<Operand> places);

/// A copy of the declaration of a function, whose body it shares, with a receiver in front of its arguments.
ast::FunctionDecl *withReceiver(Program &program, const ast::FunctionDecl &decl, llvm::StringRef receiver,
                                ast::Convention convention = ast::Convention::Default);

} // namespace kiln

#endif // KILN_CHECK_CLOSURES_H

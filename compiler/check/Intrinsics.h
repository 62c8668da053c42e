// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// A call of a function that the compiler implements: its parameters and arguments, for the handlers.
#ifndef KILN_CHECK_INTRINSICS_H
#define KILN_CHECK_INTRINSICS_H

#include "check/Checker.h"

namespace kiln {

struct IntrinsicCall {
  Checker &checker;
  Program &program;
  Match &match;
  SourceLoc loc;
  const Expected &expected;

  Const param(llvm::StringRef name);
  Type typeParam(llvm::StringRef name);
  std::optional<int64_t> intParam(llvm::StringRef name);
  std::optional<std::string> textParam(llvm::StringRef name);
  std::optional<llvm::ArrayRef<Const>> listParam(llvm::StringRef name);
  /// Argument `index`, converted to its declared type.
  Operand arg(unsigned index);
  /// Its SSA value; null after a diagnostic.
  IRValue value(unsigned index);
  Operand place(IRValue pointer, Type type);
  Operand fail(llvm::StringRef what);
  /// Results.
  Operand payload(llvm::StringRef text);
  Operand integer(int64_t number);
  Operand boolean(bool truth);
};

/// Facts about types, lists, the target, the build and source places (Reflection.cpp); none when `name` isn't one of them.
std::optional<Operand> reflectionIntrinsic(IntrinsicCall &call, llvm::StringRef name);

} // namespace kiln

#endif // KILN_CHECK_INTRINSICS_H

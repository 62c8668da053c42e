// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What checking an expression yields.
#ifndef KILN_CHECK_OPERAND_H
#define KILN_CHECK_OPERAND_H

#include "check/Value.h"

namespace mlir {
class Block;
class Operation;
} // namespace mlir

namespace kiln {

/// An SSA value of the emitted IR, opaque here (mlir::Value::getAsOpaquePointer), so that the checker's files don't need MLIR.
struct IRValue {
  void *impl = nullptr;
  explicit operator bool() const { return impl; }
};
using IRBlock = mlir::Block *;

/// A value, place or name denoted by an expression.
struct Operand {
  enum Kind : uint8_t {
    None,
    Error,      ///< already diagnosed; every use of it stays silent
    Constant,   ///< a compile-time value (also types, functions, modules): `constant`
    Value,      ///< an SSA value of a value type (trivial, register passable): `ir`
    Place,      ///< storage with an address that somebody else owns: `ir` is a !mojo.ref<type>
    Temporary,  ///< an owned rvalue in memory: `ir` is the !mojo.ref of the temporary that the user of it must consume
    Overloads,  ///< functions to choose from by a call; `base` for methods, `constant`s for bound parameters
    Deferred,   ///< an expression whose checking needs the expected type (displays, `{}`, lambdas, overloaded names ...)
    Property    ///< a place behind accessors: x[i] or x.name with __getitem__/__setitem__ or __getattr__/__setattr__
  };
  Kind kind = None;
  Type type;
  IRValue ir;
  Const constant;
  SourceLoc loc;
  SourceRange range;

  /// Place: what may be pointed to and whether it may be written. Value/Temporary: what it refers to beyond the origins in its type.
  Origin origin;
  bool isMutable = false;
  /// Place: reads and writes through it are tracked by ownership (a variable, argument, or a field path of one). False for
  /// dereferences, element references and `ref` bindings.
  bool tracked = false;
  /// Place: result of a transfer `x^`: the user of the operand consumes it.
  bool transferred = false;
  /// Place: a trivial `imm`/`var` argument or other storage whose origin cannot be named.
  bool noOrigin = false;
  /// Place: a `ref` argument whose mutability is a parameter of the function; it must not be written (05/PASS-11).
  bool parametric = false;
  /// Place: what its value points to is of parametric mutability.
  bool refersToOpen = false;
  /// Place: a variable that a closure captured by reference.
  bool isCapture = false;
  /// Place: a field of the closure whose body this is, which is borrowed meanwhile (05/CAP-5).
  bool ownedCapture = false;
  /// Place: the variable of a closure, which cannot be assigned.
  bool isClosure = false;

  /// Overloads: candidates and what is known of the call already.
  llvm::ArrayRef<FunctionInfo *> functions;
  Scope *functionScope = nullptr;
  std::shared_ptr<Operand> base;         ///< receiver (methods), container (Property)
  Type baseType;                         ///< type prefix: `S.make`, or receiver's type
  llvm::ArrayRef<Const> boundParams;     ///< reserved
  std::shared_ptr<struct BoundParameters> explicitParams; ///< `f[...]` operands, unevaluated
  /// Deferred: the expression (checked in the current scope).
  const ast::Expr *expr = nullptr;
  /// Property: the subscript's or attribute's evaluated operands.
  std::shared_ptr<struct PropertyAccess> property;
  /// Place: part of what a getter gave; after it has changed, the setter receives the whole.
  std::shared_ptr<struct Writeback> writeback;

  bool isError() const { return kind == Error; }
  bool isConstant() const { return kind == Constant; }
  bool isPlace() const { return kind == Place; }
  bool isType() const { return kind == Constant && constant.isType(); }
  explicit operator bool() const { return kind != None && kind != Error; }

  static Operand error(SourceLoc loc = {}) {
    Operand operand;
    operand.kind = Error;
    operand.loc = loc;
    return operand;
  }
  static Operand ofConstant(Const value, SourceLoc loc) {
    Operand operand;
    operand.kind = Constant;
    operand.constant = value;
    operand.type = value.type();
    operand.loc = loc;
    return operand;
  }
  static Operand ofValue(IRValue value, Type type, SourceLoc loc) {
    Operand operand;
    operand.kind = Value;
    operand.ir = value;
    operand.type = type;
    operand.loc = loc;
    return operand;
  }
  static Operand ofPlace(IRValue address, Type type, Origin origin, bool isMutable, bool tracked, SourceLoc loc) {
    Operand operand;
    operand.kind = Place;
    operand.ir = address;
    operand.type = type;
    operand.origin = origin;
    operand.isMutable = isMutable;
    operand.tracked = tracked;
    operand.loc = loc;
    return operand;
  }
  static Operand ofTemporary(IRValue address, Type type, SourceLoc loc) {
    Operand operand;
    operand.kind = Temporary;
    operand.ir = address;
    operand.type = type;
    operand.loc = loc;
    return operand;
  }
};

} // namespace kiln

#endif // KILN_CHECK_OPERAND_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Default arguments: evaluated at compile time and materialized at every call that omits the argument (06/ARGL-4).
#include "check/Checker.h"
#include "check/Program.h"
#include "check/Rebuild.h"
#include "diagnostics/Diagnostics.h"

namespace kiln {

/// Whether evaluating `expr` for `type` shows nothing to the outside world, so that it may as well be done by the call: a literal or a
/// name, converted at most by a constructor of the library.
static bool isSilent(const ast::Expr &expr, Type type) {
  using Kind = ast::Expr::Kind;
  if (type && type.isStruct() && !llvm::StringRef(type.structInfo()->module->name).starts_with("std."))
    return false;
  switch (expr.kind()) {
  case Kind::NameExpr:
  case Kind::IntegerLiteral:
  case Kind::FloatLiteral:
  case Kind::StringLiteral:
  case Kind::BoolLiteral:
  case Kind::NoneLiteral:
    return true;
  case Kind::MemberExpr:
    return isSilent(*llvm::cast<ast::MemberExpr>(expr).base, Type());
  case Kind::UnaryExpr:
    return isSilent(*llvm::cast<ast::UnaryExpr>(expr).operand, Type());
  default:
    return false;
  }
}

/// The value of a default at compile time; null when there is none that a call could materialize.
static Const evaluateDefault(Program &program, const ast::Expr &expr, Scope *scope, Type type) {
  DiagnosticCapture capture(program.diags);
  Checker sub(program, scope, Checker::Mode::Comptime);
  Const value = sub.evaluate(expr, type);
  if (!value || capture.hasErrors() || !value.isImage() || value.type() != type || value->image->hasDangling())
    return Const();
  return value;
}

Operand Checker::defaultArgument(const ast::Expr &expr, Scope *declared, Type type, bool mayRemember) {
  if (!archetypes && type && !isComptime() && !isSilent(expr, type)) {
    Const value;
    auto known = mayRemember ? program.defaultValues.find({&expr, type}) : program.defaultValues.end();
    if (known != program.defaultValues.end()) {
      value = known->second;
    } else {
      value = evaluateDefault(program, expr, declared, type);
      if (mayRemember)
        program.defaultValues[{&expr, type}] = value;
    }
    if (value && program.isValueType(type))
      return Operand::ofConstant(value, expr.loc());
    if (value && value.isImage() && !value->image->hasDangling()) {
      if (!emitter)
        return Operand::ofTemporary({}, type, expr.loc());
      IRValue slot = emitter->local("", type, LocalKind::Temporary);
      return rebuildValue(*this, value, slot, expr.loc()) ? Operand::ofTemporary(slot, type, expr.loc()) : Operand::error(expr.loc());
    }
  }
  Scope *saved = scope;
  scope = declared;
  Operand value = checkAs(expr, type);
  scope = saved;
  return value;
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Default arguments: evaluated at compile time and materialized at every call that omits the argument (06/ARGL-4).
#include "ast/Children.h"
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

/// Whether an expression could mean something else in each call: it names what the signature or the type around it, in `scope`, binds, or is
/// more than names and calls.
static bool dependsOnCall(Scope *scope, const ast::Expr &expr) {
  using namespace ast;
  if (auto *name = llvm::dyn_cast<NameExpr>(&expr)) {
    for (Scope *inner = scope; inner && inner->kind != Scope::Module; inner = inner->parent)
      if (inner->find(name->name))
        return true;
    return false;
  }
  if (auto *dict = llvm::dyn_cast<DictExpr>(&expr); dict && llvm::any_of(dict->entries, [](const DictExpr::Entry &entry) { return !entry.key; }))
    return true;
  if (!llvm::isa<IntegerLiteral, FloatLiteral, StringLiteral, BoolLiteral, NoneLiteral, ParenExpr, MemberExpr, UnaryExpr, BinaryExpr, SubscriptExpr,
                 CallExpr, SetExpr, ListExpr, TupleExpr, DictExpr>(&expr))
    return true;
  return anyChild(expr, [&](const Expr &child) { return dependsOnCall(scope, child); });
}

/// Whether the origins in `type` mean the same everywhere.
static bool hasOnlyStaticOrigins(ValueContext &values, Type type) {
  llvm::SmallVector<Origin, 4> origins;
  values.collectOrigins(type, origins);
  return llvm::all_of(origins, [](Origin origin) { return ValueContext::isStatic(origin); });
}

Type Checker::typeOfDefault(const ast::Expr &expr, Scope *declared) {
  if (auto known = program.defaultTypes.find(&expr); known != program.defaultTypes.end())
    return known->second;
  DiagnosticCapture capture(diags);
  Checker inner(program, declared, Mode::Comptime);
  Type type = inner.typeOf(expr);
  if (type && !type.isError() && !type.isUnknown() && hasOnlyStaticOrigins(program.values, type) && !dependsOnCall(declared, expr))
    program.defaultTypes[&expr] = type;
  return type;
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

Operand Checker::defaultArgument(const ast::Expr &expr, Scope *declared, Type type) {
  if (!archetypes && type && !isComptime() && !isSilent(expr, type)) {
    Const value;
    auto known = program.defaultValues.find({&expr, type});
    if (known != program.defaultValues.end()) {
      value = known->second;
    } else {
      value = evaluateDefault(program, expr, declared, type);
      if (hasOnlyStaticOrigins(program.values, type) && !dependsOnCall(declared, expr))
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

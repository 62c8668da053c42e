// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Origins of expressions (spec 05 section 12): origin specifiers, origin_of, members of origin values. Nothing here emits code.
#include "check/Parameters.h"
#include "diagnostics/CheckCallDiags.h"

namespace kiln {

Type Checker::originType(Origin origin) {
  return program.roleType(Role::Origin, {program.boolConst(origin->isMutable)});
}

/// The operand of a variable without IR: its type and origin.
static Operand variableOperand(const Variable &variable) {
  Operand operand = variable.operand;
  operand.ir = {};
  return operand;
}

Operand dryOperand(Checker &checker, const ast::Expr &outer) {
  Program &program = checker.program;
  const ast::Expr &expr = *outer.ignoreParens();
  switch (expr.kind()) {
  case ast::Expr::Kind::NameExpr: {
    auto &name = llvm::cast<ast::NameExpr>(expr);
    Entity entity = program.lookup(checker.scope, name.name);
    if (entity.kind == Entity::Variable && entity.variable->operand)
      return variableOperand(*entity.variable);
    return {};
  }
  case ast::Expr::Kind::TransferExpr: {
    Operand operand = dryOperand(checker, *llvm::cast<ast::TransferExpr>(expr).operand);
    if (operand)
      operand.transferred = true;
    return operand;
  }
  case ast::Expr::Kind::MemberExpr: {
    auto &member = llvm::cast<ast::MemberExpr>(expr);
    Operand base = dryOperand(checker, *member.base);
    if (!base || !base.type.isStruct())
      return {};
    const Member *found = program.memberOf(base.type, member.name.id);
    if (!found || found->kind != Member::Field)
      return {};
    llvm::ArrayRef<Type> fields = program.fieldTypes(base.type);
    if (found->field >= fields.size())
      return {};
    Operand result = base;
    result.type = fields[found->field];
    if (base.origin)
      result.origin = program.values.extend(base.origin, {member.name.id, false});
    return result;
  }
  default:
    return {};
  }
}

Origin originOfExpr(Checker &checker, const ast::Expr &expr) {
  Operand operand = dryOperand(checker, expr);
  return operand ? operand.origin : Origin();
}

/// The origin value that `expr` denotes, if it denotes one.
static Const originConstant(Checker &checker, const ast::Expr &expr) {
  auto value = evaluateQuick(checker, expr, Type(), true);
  return value && *value && value->isOrigin() ? *value : Const();
}

std::optional<Const> originMember(Checker &checker, const ast::Expr &expr) {
  Program &program = checker.program;
  const ast::MemberExpr *member = nullptr;
  llvm::ArrayRef<ast::Argument> brackets;
  if (auto *call = llvm::dyn_cast<ast::CallExpr>(&expr)) {
    const ast::Expr *callee = call->callee->ignoreParens();
    // `ImmOrigin(o)`: the same storage, immutable.
    if (call->args.size() == 1 && call->args[0].kind == ast::Argument::Positional && !llvm::isa<ast::MemberExpr>(callee)) {
      auto *name = llvm::dyn_cast<ast::NameExpr>(callee);
      if (!name || !name->name.str().ends_with("Origin"))
        return std::nullopt;
      Const origin = originConstant(checker, *call->args[0].value);
      if (!origin)
        return std::nullopt;
      auto type = evaluateQuick(checker, *callee, Type(), true);
      if (!type || !*type || !type->isType() || !program.isRole(type->asType(), Role::Origin))
        return std::nullopt;
      auto isMutable = type->asType().args()[0].asBool();
      Origin result = isMutable ? program.values.withMutability(origin->origin, *isMutable) : origin->origin;
      return program.values.origin(result, checker.originType(result));
    }
    auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(callee);
    member = subscript ? llvm::dyn_cast<ast::MemberExpr>(subscript->base) : nullptr;
    if (!member || member->name.str() != "unsafe_mut_cast")
      return std::nullopt;
    brackets = subscript->args;
  } else if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(&expr)) {
    member = llvm::dyn_cast<ast::MemberExpr>(subscript->base);
    if (!member || (member->name.str() != "_get_owned_interior" && member->name.str() != "contains" && member->name.str() != "equals"))
      return std::nullopt;
    brackets = subscript->args;
  } else {
    return std::nullopt;
  }
  if (brackets.size() != 1)
    return std::nullopt;
  Const base = originConstant(checker, *member->base);
  if (!base)
    return std::nullopt;
  const ast::Expr &operand = *brackets[0].value;
  if (member->name.str() == "_get_owned_interior") {
    auto *tag = llvm::dyn_cast<ast::StringLiteral>(operand.ignoreParens());
    Identifier name;
    if (tag)
      name = program.names.get(tag->value);
    else if (Const value = checker.evaluate(operand); value && value.asString())
      name = program.names.get(*value.asString());
    if (!name)
      return std::nullopt;
    Origin origin = program.values.extend(base->origin, {name, true});
    return program.values.origin(origin, checker.originType(origin));
  }
  if (member->name.str() == "unsafe_mut_cast") {
    Const value = checker.evaluate(operand, program.boolType());
    if (!value)
      return Const();
    auto isMutable = value.asBool();
    if (!isMutable && !checker.archetypes)
      return std::nullopt;
    Origin origin = program.values.withMutability(base->origin, isMutable.value_or(true));
    return program.values.origin(origin, checker.originType(origin));
  }
  Const other = originConstant(checker, operand);
  if (!other)
    return std::nullopt;
  Origin a = base->origin, b = other->origin;
  bool answer;
  if (member->name.str() == "equals") {
    answer = a == b;
  } else {
    // Every atom of the other is one of ours; an erased or universal origin contains everything.
    Origin merged = program.values.unionOf({a, b});
    answer = a->atoms.empty() || program.values.withMutability(merged, a->isMutable) == a;
  }
  return program.boolConst(answer);
}

Origin Checker::evaluateOrigin(llvm::ArrayRef<const ast::Expr *> specifiers, std::optional<bool> mutability) {
  llvm::SmallVector<Origin, 2> parts;
  bool any = false;
  for (const ast::Expr *specifier : specifiers) {
    const ast::Expr &expr = *specifier->ignoreParens();
    if (llvm::isa<ast::DiscardExpr>(expr))
      continue;
    if (auto *form = llvm::dyn_cast<ast::SpecialFormExpr>(&expr); form && form->form == ast::SpecialFormExpr::Form::OriginOf) {
      Origin origin = evaluateOrigin(form->operands);
      if (!origin)
        return Origin();
      parts.push_back(origin);
      any = true;
      continue;
    }
    Operand dry = dryOperand(*this, expr);
    if (dry && dry.type && program.isRole(dry.type, Role::Origin))
      dry = {};
    if (dry && dry.origin && !dry.noOrigin) {
      parts.push_back(dry.origin);
      any = true;
      continue;
    }
    if (dry && (dry.noOrigin || !dry.origin) && dry.kind != Operand::None) {
      if (dry.kind == Operand::Place && dry.noOrigin) {
        error(expr.loc(), diag::NoMemoryOrigin, print(dry.type));
        return Origin();
      }
      // A value in registers: its own storage can't be named; it lives in a temporary.
      parts.push_back(values.emptyOrigin(false));
      any = true;
      continue;
    }
    if (auto value = evaluateQuick(*this, expr, Type(), true)) {
      if (!*value)
        return Origin();
      if (value->isOrigin()) {
        parts.push_back((*value)->origin);
        any = true;
        continue;
      }
      if (value->type() && program.isRole(value->type(), Role::AddressSpace))
        continue;
      if (value->isUnbound())
        continue;
    }
    // Anything else: checked in earnest, without emitting anything.
    Operand operand = checkUnevaluated(expr);
    if (operand.isError())
      return Origin();
    if (operand.isConstant() && operand.constant.isOrigin()) {
      parts.push_back(operand.constant->origin);
      any = true;
      continue;
    }
    if (operand.isConstant() && operand.type && program.isRole(operand.type, Role::AddressSpace))
      continue;
    parts.push_back(operand.origin ? operand.origin : values.emptyOrigin(true));
    any = true;
  }
  if (!any && !specifiers.empty())
    return values.emptyOrigin(mutability.value_or(true));
  Origin result = parts.size() == 1 ? parts.front() : values.unionOf(parts);
  if (mutability)
    result = values.withMutability(result, *mutability);
  return result;
}

} // namespace kiln

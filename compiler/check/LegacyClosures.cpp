// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Legacy closures as compile-time arguments (spec 06 section 8.6): which parameters take them, and how their captures travel.
#include "check/Closures.h"
#include "check/FunctionTypes.h"
#include "check/Parameters.h"

namespace kiln {

Type closureOfValue(Const value) {
  if (!value || value.kind() != ConstKind::Struct || !value.type().isStruct() || !value.type().structInfo()->closure)
    return Type();
  return value.type();
}

/// The closure type of a variable's value; null when it holds something else.
static Type closureIn(const Entity &entity) {
  if (entity.kind != Entity::Variable)
    return Type();
  Type type = entity.variable->operand.type;
  return type && type.isStruct() && type.structInfo()->closure ? type : Type();
}

Const legacyClosure(Program &program, const ast::Expr &expr, Scope *scope) {
  auto *name = llvm::dyn_cast<ast::NameExpr>(expr.ignoreParens());
  for (; name && scope && scope->kind != Scope::Module; scope = scope->parent)
    if (const Entity *entity = scope->find(name->name)) {
      Type type = closureIn(*entity);
      if (!type || !type.structInfo()->closure->isLegacy)
        return Const();
      entity->variable->used = true;
      return program.values.structValue(type);
    }
  return Const();
}

Variable *closureVariable(Scope *scope, Type closure) {
  for (; scope && scope->kind != Scope::Module; scope = scope->parent)
    for (auto &[name, entity] : scope->names)
      if (Type type = closureIn(entity); type && type.structInfo() == closure.structInfo())
        return entity.variable;
  return nullptr;
}

const FunctionTypeData *closureParameterType(Type type) {
  if (!type || type.kind() != TypeKind::Trait || type->traits.size() != 1)
    return nullptr;
  const FunctionTypeData *closure = type->traits.front().closure;
  return closure && closure->capturing ? closure : nullptr;
}

bool isPlainFunction(Const value) {
  if (value.kind() != ConstKind::Function)
    return false;
  FunctionInfo *function = value->function;
  return !function->legacyParameter && !(function->syntax && function->syntax->signature.effects.capturing());
}

bool fitsClosureParameter(Program &program, Const value, const FunctionTypeData &declared) {
  if (value.kind() == ConstKind::Function) {
    // Plain functions are no legacy closures (LGC-2).
    return !isPlainFunction(value) && conformsToClosure(program, functionLiteralOf(program, value), declared);
  }
  Type closure = closureOfValue(value);
  return closure && conformsToClosure(program, closure, declared);
}

void Checker::declareClosureParameters(unsigned first) {
  const FunctionTypeData &signature = *function->signature;
  for (unsigned index = first; index < signature.args.size(); ++index) {
    const FunctionTypeArg &arg = signature.args[index];
    if (arg.star != FunctionTypeArg::None || !arg.type.isStruct() || !arg.type.structInfo()->closure)
      continue;
    declareArgument(nullptr, arg, index);
    if (const Entity *entity = scope->find(arg.name); entity && entity->kind == Entity::Variable)
      entity->variable->isClosureParameter = true;
  }
}

} // namespace kiln

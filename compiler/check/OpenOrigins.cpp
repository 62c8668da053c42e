// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
#include "check/OpenOrigins.h"
#include "ast/Expr.h"
#include "check/Scope.h"

namespace kiln {

/// Whether `type` is one of the origins that are known to be mutable.
static bool isMutableOriginType(const ast::Expr *type) {
  type = type ? type->ignoreParens() : nullptr;
  auto *bound = llvm::dyn_cast_if_present<ast::SubscriptExpr>(type);
  auto *kind = llvm::dyn_cast_if_present<ast::NameExpr>(bound ? bound->base : type);
  if (kind && kind->name.str() == "MutOrigin")
    return true;
  auto *flag = bound && bound->args.size() == 1 ? llvm::dyn_cast<ast::BoolLiteral>(bound->args.front().value) : nullptr;
  return kind && kind->name.str() == "Origin" && flag && flag->value;
}

/// Whether `type` is written `Origin`, `Origin[_]` or `Origin[mut=m]` for an `m` that is no literal.
static bool isOpenOriginType(const ast::Expr *type) {
  type = type ? type->ignoreParens() : nullptr;
  auto *bound = llvm::dyn_cast_if_present<ast::SubscriptExpr>(type);
  auto *kind = llvm::dyn_cast_if_present<ast::NameExpr>(bound ? bound->base : type);
  return kind && kind->name.str() == "Origin" && (!bound || bound->args.empty() || !llvm::isa<ast::BoolLiteral>(bound->args.front().value));
}

static bool isOpenParameter(llvm::ArrayRef<const ast::ParamDecl *> params, Identifier name) {
  return llvm::any_of(params, [&](const ast::ParamDecl *param) { return param->name.id == name && isOpenOriginType(param->type); });
}

bool hasOpenMutability(const FunctionInfo *function, const StructInfo *parent, const ast::Expr &spec) {
  const ast::Expr *expr = spec.ignoreParens();
  if (llvm::isa<ast::DiscardExpr>(expr))
    return true;
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(expr))
    return function && function->syntax && isOpenParameter(function->syntax->signature.params.params, name->name);
  auto *member = llvm::dyn_cast<ast::MemberExpr>(expr);
  return member && llvm::isa<ast::SelfTypeExpr>(member->base) && parent && isOpenParameter(parent->params, member->name.id);
}

bool refersToOpen(Program &program, Scope *scope, const FunctionInfo *function, const StructInfo *parent, const ast::Expr &type) {
  // A constraint may say what the mutability is.
  if (function && function->syntax && !function->syntax->signature.wheres.empty())
    return false;
  auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(type.ignoreParens());
  auto *name = subscript ? llvm::dyn_cast<ast::NameExpr>(subscript->base->ignoreParens()) : nullptr;
  Entity entity = name ? program.lookup(scope, name->name) : Entity();
  if (entity.kind != Entity::Struct)
    return false;
  // `Pointer[mut=True, ...]` says it although no origin does.
  if (llvm::any_of(subscript->args, [](const ast::Argument &arg) { return arg.kind == ast::Argument::Keyword && arg.name.str() == "mut"; }))
    return false;
  // What is reached through one of several origins can't be told apart, as those of parameters are erased.
  if (llvm::any_of(entity.structInfo->params, [](const ast::ParamDecl *param) { return isMutableOriginType(param->type); }))
    return false;
  unsigned position = 0;
  bool found = false;
  for (const ast::ParamDecl *param : entity.structInfo->params) {
    if (param->section == ast::Section::InferOnly)
      continue;
    unsigned index = position++;
    if (!isOpenOriginType(param->type))
      continue;
    bool isOpen = false;
    for (auto [i, arg] : llvm::enumerate(subscript->args)) {
      bool isMeant = arg.kind == ast::Argument::Keyword ? arg.name.id == param->name.id : arg.kind == ast::Argument::Positional && i == index;
      isOpen |= isMeant && arg.value && hasOpenMutability(function, parent, *arg.value);
    }
    if (!isOpen)
      return false;
    found = true;
  }
  return found;
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What the syntax of a signature says by itself.
#include "check/SignatureFacts.h"
#include "check/Parameters.h"

namespace kiln {

const ast::FunctionSignature *syntaxOf(FunctionInfo *function) {
  if (function->syntax)
    return &function->syntax->signature;
  if (function->lambda)
    return &function->lambda->function->signature;
  return nullptr;
}

Convention conventionOf(const ast::ArgDecl &arg) {
  switch (arg.convention) {
  case ast::Convention::Mut:
    return Convention::Mut;
  case ast::Convention::Ref:
    return Convention::Ref;
  case ast::Convention::Var:
    return Convention::Var;
  case ast::Convention::Out:
    return Convention::Out;
  case ast::Convention::Deinit:
    return Convention::Deinit;
  default:
    return arg.ref.isValid() ? Convention::Ref : Convention::Imm;
  }
}

bool isDeclaredByTypeParameter(Program &program, const ast::Expr &outer, Scope *scope) {
  const ast::Expr *expr = outer.ignoreParens();
  if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(expr)) {
    auto *name = llvm::dyn_cast<ast::NameExpr>(subscript->base);
    return name && name->name.str() == "Some";
  }
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(expr)) {
    for (Scope *s = scope; s && s->kind != Scope::Module; s = s->parent)
      if (const Entity *entity = s->find(name->name))
        return entity->param != nullptr;
    return false;
  }
  if (auto *member = llvm::dyn_cast<ast::MemberExpr>(expr))
    if (llvm::isa<ast::SelfTypeExpr>(member->base))
      if (Scope *self = selfScope(scope))
        return self->find(member->name.id) != nullptr;
  return false;
}

} // namespace kiln

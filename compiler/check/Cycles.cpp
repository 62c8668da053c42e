// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Declarations of a module that are defined through themselves (02/NAM-10, 07/CT-6), whether anybody uses them or not. What names what is
// a matter of syntax here, whatever the conditions on the way; cycles through several modules are found where a value is asked for.
#include "check/Cycles.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "diagnostics/CheckDeclDiags.h"

namespace kiln {

namespace {
class CycleSearch {
public:
  CycleSearch(Program &program, ModuleInfo *module) : program(program), module(module) {}
  /// Follows what `decl` is defined through; reports the first cycle on each way.
  void visit(const ast::Decl *decl, SourceLoc use);

private:
  struct Step {
    const ast::Decl *decl;
    SourceLoc use; ///< where the step before names it
  };
  void follow(const ast::Decl *decl, const ast::Expr *expr);
  void follow(const ast::Decl *decl, const ast::FunctionSignature &signature);
  void report(SourceLoc use, const ast::Decl *decl);
  void exclude(const ast::Decl *decl);
  std::string nameOf(const ast::Decl *decl);

  Program &program;
  ModuleInfo *module;
  llvm::SmallVector<Step, 8> path;
  llvm::DenseSet<const ast::Decl *> done;
};
} // namespace

/// The one declaration that `name` denotes in the scope of the module, or null.
static const ast::Decl *declarationOf(ModuleInfo *module, Identifier name) {
  const Entity *entity = module->scope->find(name);
  if (!entity)
    return nullptr;
  switch (entity->kind) {
  case Entity::Alias:
    return entity->alias->module == module ? entity->alias->syntax : nullptr;
  case Entity::Struct:
    return entity->structInfo->module == module ? entity->structInfo->syntax : nullptr;
  case Entity::Trait:
    return entity->traitInfo->module == module ? entity->traitInfo->syntax : nullptr;
  case Entity::Functions:
    return entity->functions.size() == 1 && entity->functions.front()->module == module ? entity->functions.front()->syntax : nullptr;
  default:
    return nullptr;
  }
}

/// Members of generic structs may end a recursion by a condition on a parameter.
static bool isPlainMember(const ast::ComptimeDecl &decl) {
  auto *owner = llvm::dyn_cast_or_null<ast::StructDecl>(decl.parent);
  return owner && owner->params.params.empty() && !decl.params.isWritten();
}

std::string CycleSearch::nameOf(const ast::Decl *decl) {
  auto *owner = llvm::dyn_cast_or_null<ast::StructDecl>(decl->parent);
  return (owner ? owner->nameStr().str() + "." : std::string()) + decl->nameStr().str();
}

void CycleSearch::visit(const ast::Decl *decl, SourceLoc use) {
  if (llvm::any_of(path, [&](const Step &step) { return step.decl == decl; }))
    return report(use, decl);
  if (!done.insert(decl).second)
    return;
  path.push_back({decl, use});
  if (auto *alias = llvm::dyn_cast<ast::ComptimeDecl>(decl)) {
    follow(decl, alias->type);
    follow(decl, alias->value);
  } else if (auto *structDecl = llvm::dyn_cast<ast::StructDecl>(decl)) {
    for (const ast::ParamDecl *param : structDecl->params.params)
      follow(decl, param->type);
  } else if (auto *trait = llvm::dyn_cast<ast::TraitDecl>(decl)) {
    for (const ast::Conformance &parent : trait->conformances)
      follow(decl, parent.trait);
  } else if (auto *function = llvm::dyn_cast<ast::FunctionDecl>(decl)) {
    follow(decl, function->signature);
  }
  path.pop_back();
}

void CycleSearch::follow(const ast::Decl *decl, const ast::FunctionSignature &signature) {
  for (const ast::ParamDecl *param : signature.params.params)
    follow(decl, param->type);
  for (const ast::ArgDecl *arg : signature.args.args)
    follow(decl, arg->type);
  follow(decl, signature.result);
}

void CycleSearch::follow(const ast::Decl *decl, const ast::Expr *expr) {
  if (!expr)
    return;
  visitNames(*expr, [&](const ast::Expr &leaf) {
    const ast::Decl *next = nullptr;
    if (auto *name = llvm::dyn_cast<ast::NameExpr>(&leaf)) {
      next = declarationOf(module, name->name);
      // A function or struct that is only used is not defined by that; a value is.
      if (next && llvm::isa<ast::FunctionDecl, ast::StructDecl>(next) && next != decl)
        next = nullptr;
    } else if (auto *member = llvm::dyn_cast<ast::MemberExpr>(&leaf)) {
      auto *owner = llvm::dyn_cast_or_null<ast::StructDecl>(decl->parent);
      for (const ast::Decl *other : owner ? owner->members : ast::List<const ast::Decl *>())
        if (auto *alias = llvm::dyn_cast<ast::ComptimeDecl>(other); alias && alias->name.id == member->name.id && isPlainMember(*alias))
          next = alias;
    }
    if (next)
      visit(next, leaf.loc());
    return false;
  });
}

void CycleSearch::report(SourceLoc use, const ast::Decl *decl) {
  auto first = llvm::find_if(path, [&](const Step &step) { return step.decl == decl; });
  auto builder = program.diags.report(decl->loc(), diag::RecursiveReference, nameOf(decl));
  exclude(decl);
  for (const Step &step : llvm::make_range(std::next(first), path.end())) {
    builder.note(step.use, diag::ReferencedThroughUse);
    builder.note(step.decl->loc(), diag::ByDeclaration, nameOf(step.decl));
    exclude(step.decl);
  }
  builder.note(use, diag::ReferencedFromHere);
}

/// Uses of what has no value stay silent.
void CycleSearch::exclude(const ast::Decl *decl) {
  if (auto *alias = llvm::dyn_cast<ast::ComptimeDecl>(decl))
    program.impl->cyclicAliases.insert(alias);
}

void checkCycles(Program &program, ModuleInfo *module) {
  CycleSearch search(program, module);
  for (const ast::Decl *decl : module->syntax->decls) {
    if (declarationOf(module, decl->name.id) == decl)
      search.visit(decl, decl->loc());
    if (auto *owner = llvm::dyn_cast<ast::StructDecl>(decl))
      for (const ast::Decl *member : owner->members)
        if (auto *alias = llvm::dyn_cast<ast::ComptimeDecl>(member); alias && isPlainMember(*alias))
          search.visit(alias, alias->loc());
  }
}

} // namespace kiln

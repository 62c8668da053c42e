// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What decorators demand of names and values (07 section 19): replacements that exist, alignments, bodies that fold, symbols of their own.
#include "ast/Children.h"
#include "check/DecoratorChecks.h"
#include "check/Checker.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckDiags.h"
#include "diagnostics/RulesDiags.h"

namespace kiln {

/// `@deprecated(use=name)` names something that exists (DEC-18, DEC-19).
static void checkReplacement(Program &program, Scope *scope, const ast::Decl &decl) {
  for (const ast::Decorator &decorator : decl.decorators) {
    std::string name = decorator.name();
    const ast::CallExpr *call = name == "deprecated" || name == "unavailable" ? decorator.call() : nullptr;
    if (!call)
      continue;
    for (const ast::Argument &argument : call->args) {
      auto *use = llvm::dyn_cast<ast::NameExpr>(argument.value->ignoreParens());
      if (!use || !argument.name || argument.name.str() != "use" || program.lookup(scope, use->name))
        continue;
      auto *owner = llvm::dyn_cast_or_null<ast::TypeDecl>(decl.parent);
      bool isMember = owner && llvm::any_of(owner->members, [&](const ast::Decl *member) { return member->name.id == use->name; });
      if (!isMember)
        program.diags.report(use->loc(), diag::UnknownDeclaration, use->name);
    }
  }
}

/// `@align(N)` of a struct without parameters, whose alignment is known here; literals are a matter of syntax (DEC-17).
static void checkAlignment(Program &program, ModuleInfo *module, const ast::StructDecl &decl) {
  const ast::Decorator *decorator = decl.findDecorator("align");
  const ast::CallExpr *call = decorator ? decorator->call() : nullptr;
  if (!call || call->args.size() != 1 || llvm::isa<ast::IntegerLiteral>(call->args.front().value) || !decl.params.params.empty())
    return;
  Checker checker(program, module->scope, Checker::Mode::Comptime);
  Const value = checker.evaluate(*call->args.front().value, program.intType());
  auto number = value ? value.asInt64() : std::nullopt;
  if (number && (*number <= 0 || !llvm::isPowerOf2_64(uint64_t(*number)) || *number > (int64_t(1) << 29)))
    program.diags.report(decorator->at, diag::RuleAlign);
}

/// Whether a call of this function by name folds.
static bool folds(Program &program, Scope *scope, const ast::Expr &outer) {
  const ast::Expr *callee = outer.ignoreParens();
  if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(callee))
    callee = subscript->base->ignoreParens();
  auto *name = llvm::dyn_cast<ast::NameExpr>(callee);
  Entity entity = name ? program.lookup(scope, name->name) : Entity();
  return entity.kind != Entity::Functions ||
         llvm::any_of(entity.functions, [](FunctionInfo *info) { return info->builtinInline || !info->intrinsic.empty(); });
}

/// The first call by name of a function that doesn't fold, or null.
static const ast::Expr *unfoldedCall(Program &program, Scope *scope, const ast::Expr &expr) {
  if (auto *call = llvm::dyn_cast<ast::CallExpr>(&expr); call && !folds(program, scope, *call->callee))
    return call;
  const ast::Expr *found = nullptr;
  ast::anyChild(expr, [&](const ast::Expr &child) { return (found = unfoldedCall(program, scope, child)) != nullptr; });
  return found;
}

/// The body of a function that is `@always_inline("builtin")` calls only its like (DEC-5).
static void checkBuiltinCalls(Program &program, Scope *scope, const ast::FunctionDecl &function) {
  const ast::Decorator *decorator = function.findDecorator("always_inline");
  const ast::CallExpr *operands = decorator ? decorator->call() : nullptr;
  auto *kind = operands && operands->args.size() == 1 ? llvm::dyn_cast<ast::StringLiteral>(operands->args.front().value) : nullptr;
  if (!kind || kind->value != "builtin" || function.hasErrors())
    return;
  for (const ast::Stmt *stmt : function.body()) {
    const ast::Expr *part = nullptr;
    if (auto *result = llvm::dyn_cast<ast::ReturnStmt>(stmt))
      part = result->value;
    else if (auto *statement = llvm::dyn_cast<ast::ExprStmt>(stmt))
      part = statement->expr;
    else if (auto *assignment = llvm::dyn_cast<ast::AssignStmt>(stmt))
      part = assignment->value;
    if (const ast::Expr *call = part ? unfoldedCall(program, scope, *part) : nullptr) {
      program.diags.report(call->loc(), diag::RuleBuiltinInline, "lit.call");
      return;
    }
  }
}

void checkNestedDecorators(Program &program, Scope *scope, const ast::FunctionDecl &function) {
  for (const ast::Decorator &decorator : function.decorators) {
    std::string name = decorator.name();
    const ast::CallExpr *call = decorator.call();
    // Names of captures and arguments are no operands; what else inlines is said by the rules of syntax.
    if (!call || llvm::is_contained({"__copy_capture", "__move_capture", "__llvm_arg_metadata", "always_inline"}, llvm::StringRef(name)))
      continue;
    for (const ast::Argument &argument : call->args)
      if (argument.value)
        visitNames(*argument.value, [&](const ast::Expr &leaf) {
          auto *operand = llvm::dyn_cast<ast::NameExpr>(&leaf);
          bool isDynamic = operand && program.lookup(scope, operand->name).kind == Entity::Variable;
          if (isDynamic)
            program.diags.report(leaf.loc(), diag::DynamicValue, "decorator").range(leaf.range());
          return isDynamic;
        });
  }
}

void checkDecorated(Program &program, ModuleInfo *module, const ast::Decl &decl) {
  checkReplacement(program, module->scope, decl);
  if (auto *function = llvm::dyn_cast<ast::FunctionDecl>(&decl))
    checkBuiltinCalls(program, module->scope, *function);
  if (auto *structDecl = llvm::dyn_cast<ast::StructDecl>(&decl))
    checkAlignment(program, module, *structDecl);
  if (auto *type = llvm::dyn_cast<ast::TypeDecl>(&decl))
    for (const ast::Decl *member : type->members)
      checkDecorated(program, module, *member);
}

} // namespace kiln

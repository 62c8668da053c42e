// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Types of arguments as a failed call names them while some of their parameters have no value (04/OVR-14): what `_` or a missing bracket
// leaves open is a parameter of its own, `xs.T`.
#include "check/DeclaredTypes.h"
#include "check/Archetypes.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"

namespace kiln {

namespace {
class Describer {
public:
  Describer(Program &program, Scope *scope, Identifier argument) : program(program), scope(scope), argument(argument) {}
  std::string describe(const ast::Expr &outer);
  std::string open; ///< the first parameter without a value

private:
  std::string structText(StructInfo *info, llvm::ArrayRef<ast::Argument> given, bool hasBrackets);
  std::string implicitParameter(const ast::ParamDecl *param);
  std::string valueText(const ast::Expr &expr);
  std::string written(const ast::Expr &expr) { return program.sources.text(expr.range()).str(); }

  Program &program;
  Scope *scope;
  Identifier argument;
};
} // namespace

std::string Describer::describe(const ast::Expr &outer) {
  const ast::Expr *expr = outer.ignoreParens();
  llvm::ArrayRef<ast::Argument> given;
  const ast::Expr *base = expr;
  auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(expr);
  if (subscript) {
    base = subscript->base->ignoreParens();
    given = subscript->args;
  }
  auto *name = llvm::dyn_cast<ast::NameExpr>(base);
  Entity entity = name ? program.lookup(scope, name->name) : Entity();
  if (entity.kind == Entity::Struct && !entity.structInfo->params.empty())
    return structText(entity.structInfo, given, subscript != nullptr);
  return valueText(*expr);
}

std::string Describer::structText(StructInfo *info, llvm::ArrayRef<ast::Argument> given, bool hasBrackets) {
  std::string text = info->name.str().str() + "[";
  bool isFirst = true;
  auto add = [&](const std::string &part) {
    text += (isFirst ? "" : ", ") + part;
    isFirst = false;
  };
  auto positional = llvm::make_filter_range(given, [](const ast::Argument &arg) { return arg.kind == ast::Argument::Positional; });
  auto next = positional.begin();
  bool rest = !hasBrackets;
  for (const ast::ParamDecl *param : info->params) {
    if (param->section == ast::Section::InferOnly)
      continue;
    if (param->stars == ast::Stars::One) {
      for (; next != positional.end(); ++next)
        add(describe(*next->value));
      continue;
    }
    const ast::Expr *value = nullptr;
    for (const ast::Argument &arg : given)
      if (arg.kind == ast::Argument::Keyword && arg.name.id == param->name.id)
        value = arg.value;
    bool byKeyword = value != nullptr;
    if (!value && param->section != ast::Section::KeywordOnly && next != positional.end() && !rest) {
      rest = llvm::isa<ast::EllipsisExpr>(next->value->ignoreParens());
      value = rest ? nullptr : next->value;
      ++next;
    }
    if (value && llvm::isa<ast::DiscardExpr>(value->ignoreParens()))
      add(implicitParameter(param));
    else if (value)
      add((byKeyword ? param->name.str().str() + "=" : std::string()) + describe(*value));
    else if (!param->defaultValue)
      add(implicitParameter(param));
  }
  return text + "]";
}

std::string Describer::implicitParameter(const ast::ParamDecl *param) {
  std::string text = argument.str().str() + "." + param->name.str().str();
  const ast::Expr *type = param->type ? param->type->ignoreParens() : nullptr;
  if (auto *subscript = llvm::dyn_cast_if_present<ast::SubscriptExpr>(type))
    type = subscript->base;
  auto *name = llvm::dyn_cast_if_present<ast::NameExpr>(type);
  if (open.empty())
    open = name && name->name.str().ends_with("Origin") ? "origin_of(" + text + ")" : text;
  return text;
}

std::string Describer::valueText(const ast::Expr &expr) {
  Identifier which;
  if (!mentionsUnresolved(program, expr, scope, &which)) {
    DiagnosticCapture capture(program.diags);
    Const value = Checker(program, scope, Checker::Mode::Comptime).evaluate(expr);
    return value && !capture.hasErrors() ? program.print(value) : written(expr);
  }
  if (open.empty())
    open = which.str().str();
  if (llvm::isa<ast::NameExpr>(expr.ignoreParens()))
    return written(expr);
  // An expression over parameters is shown in its canonical form.
  ArchetypeWalk walk(program);
  DiagnosticCapture capture(program.diags);
  Scope *bindings = program.newScope(Scope::Bindings, scope);
  while (which && !bindings->find(which)) {
    Entity entity = program.lookup(scope, which);
    if (entity.kind != Entity::Unresolved || !entity.param)
      return written(expr);
    entity.value = archetypeOf(program, scope, entity.param);
    entity.kind = Entity::Value;
    bindings->names[which] = entity;
    which = Identifier();
    (void)mentionsUnresolved(program, expr, bindings, &which);
  }
  Const value = Checker(program, bindings, Checker::Mode::Comptime).evaluate(expr);
  return value && !capture.hasErrors() ? program.print(value) : written(expr);
}

DeclaredType describeDeclared(Program &program, Scope *scope, Identifier argument, const ast::Expr &type) {
  Describer describer(program, scope, argument);
  DeclaredType described;
  described.text = describer.describe(type);
  described.open = describer.open;
  return described;
}

} // namespace kiln

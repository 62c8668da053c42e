// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Special methods and receivers (EXP-15, DEC-30, DEC-31).

#include "rules/DeclRules.h"
#include "ast/Dumper.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/PackageDiags.h"
#include "diagnostics/RulesDiags.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace kiln;
using namespace kiln::ast;
using llvm::dyn_cast;
using llvm::isa;

namespace {

/// How many operands, with self, a special method takes.
struct Operands {
  unsigned least = 0; ///< 0: any number
  unsigned most = 0;
  bool isInPlace = false;
};

class Rules {
public:
  explicit Rules(DiagnosticEngine &diags) : diags(diags) {}
  void decls(List<const Decl *> list);

private:
  void function(const FunctionDecl &function);
  void method(const FunctionDecl &method, const TypeDecl &type);
  void initializer(const FunctionDecl &init, const TypeDecl &type);
  void destructor(const FunctionDecl &destructor, const TypeDecl &type);
  void operands(const FunctionDecl &method);
  void parameters(const ParamList &list, const StructDecl *owner);
  void arguments(const FunctionSignature &signature, const StructDecl *owner);
  void hidden(const FunctionDecl &method, const StructDecl &owner);
  void traitMethod(const FunctionDecl &method);

  DiagnosticEngine &diags;
};

} // namespace

static Operands operandsOf(llvm::StringRef name) {
#define BINARY(NAME, SPELLING, STEM)                                                                 \
  if (name == "__" STEM "__" || name == "__r" STEM "__" || name == "__i" STEM "__")                  \
    return {2, BinaryOp::NAME == BinaryOp::Pow ? 3u : 2u, name == "__i" STEM "__"};
#define UNARY(NAME, SPELLING, METHOD)                                                                \
  if (name == METHOD)                                                                                \
    return {1, 1, false};
#define COMPARE(NAME, SPELLING, METHOD)                                                              \
  if (name == METHOD)                                                                                \
    return {2, 2, false};
#include "ast/Operators.def"
  if (name == "__deinit__" || name == "__del__")
    return {1, 1, false};
  return {};
}

/// Returns whether `type` lists `trait` by name, without a condition.
static bool conforms(const TypeDecl &type, llvm::StringRef trait) {
  for (const Conformance &conformance : type.conformances) {
    auto *name = dyn_cast<NameExpr>(conformance.trait);
    if (name && name->name == trait && conformance.wheres.empty())
      return true;
  }
  return false;
}

/// Returns whether `expr` names `Self` or `type` (with any parameters).
static bool namesSelf(const Expr *expr, const TypeDecl &type) {
  if (!expr || isa<SelfTypeExpr>(expr->ignoreParens()))
    return true;
  if (auto *subscript = dyn_cast<SubscriptExpr>(expr))
    return namesSelf(subscript->base, type);
  auto *name = dyn_cast<NameExpr>(expr);
  return name && name->name == type.name.id;
}

/// Returns whether `expr` names `Self`, or `type` without parameters or with its own: another one is for a `where` clause to ask for.
static bool isOwnType(const Expr *expr, const TypeDecl &type) {
  auto *subscript = expr ? dyn_cast<SubscriptExpr>(expr->ignoreParens()) : nullptr;
  if (!subscript)
    return namesSelf(expr, type);
  auto *owner = dyn_cast<StructDecl>(&type);
  if (!owner || !namesSelf(subscript->base, type))
    return false;
  // Every argument must be the parameter itself, by its name or as a member of Self.
  for (const Argument &argument : subscript->args) {
    const Expr *value = argument.value ? argument.value->ignoreParens() : nullptr;
    if (auto *member = llvm::dyn_cast_or_null<MemberExpr>(value); member && isa<SelfTypeExpr>(member->base))
      continue;
    auto *name = llvm::dyn_cast_or_null<NameExpr>(value);
    if (!name || !llvm::any_of(owner->params.params, [&](const ParamDecl *param) { return param->name.id == name->name; }))
      return false;
  }
  return true;
}

/// Returns the type as it is named with its own parameters.
static std::string fullName(const TypeDecl &type) {
  std::string name = type.nameStr().str();
  auto *owner = dyn_cast<StructDecl>(&type);
  if (!owner || owner->params.params.empty())
    return name;
  llvm::SmallVector<std::string, 4> params;
  for (const ParamDecl *param : owner->params.params)
    params.push_back(param->nameStr().str());
  return name + "[" + llvm::join(params, ", ") + "]";
}

/// Returns the argument behind `*` that makes `init` a copy or move constructor, or null.
static const ArgDecl *specialArg(const FunctionDecl &init, llvm::StringRef name) {
  auto args = init.signature.args.args;
  if (args.size() == 2 && args[1]->section == Section::KeywordOnly && args[1]->nameStr() == name)
    return args[1];
  return nullptr;
}

/// Checks the number of operands and the result of an operator method.
void Rules::operands(const FunctionDecl &method) {
  Operands expected = operandsOf(method.nameStr());
  if (!expected.least || method.findDecorator("staticmethod"))
    return;
  unsigned count = 0;
  for (const ArgDecl *arg : method.signature.args.args) {
    if (arg->stars != Stars::None)
      return;
    count += arg->convention != Convention::Out;
  }
  llvm::StringRef name = method.nameStr();
  if (expected.least == expected.most && count != expected.least)
    diags.report(method.loc(), diag::RuleOperands, name, expected.least);
  else if (count < expected.least)
    diags.report(method.loc(), diag::RuleOperandsAtLeast, name, expected.least);
  else if (count > expected.most)
    diags.report(method.loc(), diag::RuleOperandsAtMost, name, expected.most);
  const Expr *result = method.signature.result;
  if (expected.isInPlace && result && !isa<NoneLiteral>(result->ignoreParens()))
    diags.report(method.loc(), diag::RuleInPlaceResult, name);
}

void Rules::initializer(const FunctionDecl &init, const TypeDecl &type) {
  const ArgDecl *out = init.signature.outArg();
  if (!out || !namesSelf(out->type, type)) {
    if (!out)
      diags.report(init.loc(), diag::RuleInitOut);
    return;
  }
  const ArgDecl *copy = specialArg(init, "copy"), *move = specialArg(init, "move");
  if (init.signature.effects.raises() && (copy || move))
    diags.report(init.loc(), diag::RuleMustNotRaise, copy ? "copy constructor" : "move constructor");
  if (move && move->convention != Convention::Deinit && move->convention != Convention::Var)
    diags.report(move->loc(), diag::RuleMoveDeinit);
  bool isTrivial = conforms(type, "TrivialRegisterPassable");
  if (move && (isTrivial || conforms(type, "RegisterPassable")))
    diags.report(init.loc(), diag::RuleMoveOfRegister);
  if (copy && isTrivial)
    diags.report(init.loc(), diag::RuleTrivialCopy);
}

void Rules::destructor(const FunctionDecl &destructor, const TypeDecl &type) {
  if (destructor.signature.effects.raises())
    diags.report(destructor.loc(), diag::RuleMustNotRaise, "destructor");
  auto args = destructor.signature.args.args;
  if (!args.empty() && args[0]->convention != Convention::Deinit && !isa<TraitDecl>(type))
    diags.report(args[0]->loc(), diag::RuleSelfDeinit);
  if (conforms(type, "TrivialRegisterPassable"))
    diags.report(destructor.loc(), diag::RuleTrivialDeinit).note(destructor.loc(), diag::RuleTrivialNote);
}

/// Methods of traits have no constraints, and a default implementation `pass` gives no result (TRT-1, TRT-2).
void Rules::traitMethod(const FunctionDecl &method) {
  if (!method.signature.wheres.empty())
    diags.report(method.signature.wheres.front().loc, diag::RuleTraitWhere);
  const Expr *result = method.signature.result;
  if (!result || isa<NoneLiteral>(result->ignoreParens()))
    return;
  Block body = method.body();
  if (body.size() == 1 && isa<PassStmt>(body[0]))
    diags.report(body[0]->loc(), diag::RuleTraitPass);
}

void Rules::method(const FunctionDecl &method, const TypeDecl &type) {
  llvm::StringRef name = method.nameStr();
  bool isStatic = method.findDecorator("staticmethod");
  auto args = method.signature.args.args;
  if (name == "__new__" && isa<StructDecl>(type)) {
    diags.report(method.loc(), diag::RuleNew);
    return;
  }
  if (name == "__init__") {
    initializer(method, type);
  } else if (!isStatic && !method.findDecorator("extern") && (args.empty() || args[0]->section == Section::KeywordOnly)) {
    diags.report(method.loc(), diag::RuleSelfMissing);
    return;
  } else if (isStatic || args.empty()) {
    // There is no `self`.
  } else if (args[0]->stars != Stars::None && args[0]->nameStr() == "self") {
    diags.report(args[0]->loc(), diag::RuleSelfVariadic);
  } else if (!isOwnType(args[0]->type, type) && (args[0]->nameStr() == "self" || isa<StructDecl>(type))) {
    if (namesSelf(args[0]->type, type))
      diags.report(args[0]->loc(), diag::RuleSelfType);
    else
      diags.report(args[0]->loc(), diag::RuleSelfOtherType, fullName(type), diags.sources.text(args[0]->type->range()));
  }
  if (name == "__deinit__" || name == "__del__")
    destructor(method, type);
  if (name == "copy" && !isStatic && args.size() == 1 && isa<StructDecl>(type) && (conforms(type, "Copyable") || conforms(type, "ImplicitlyCopyable")))
    diags.report(method.loc(), diag::RuleCopyMethod);
  operands(method);
  for (size_t i = 1; i < args.size(); ++i)
    if (args[i]->convention == Convention::Deinit && !namesSelf(args[i]->type, type))
      diags.report(args[i]->loc(), diag::RuleDeinitSelfType);
  if (isa<TraitDecl>(type))
    traitMethod(method);
}

/// Names of parameters differ from each other and from those of the enclosing struct (PRM-6).
void Rules::parameters(const ParamList &list, const StructDecl *owner) {
  llvm::SmallDenseMap<Identifier, const ParamDecl *> seen;
  if (owner)
    for (const ParamDecl *param : owner->params.params)
      seen.try_emplace(param->name.id, param);
  for (const ParamDecl *param : list.params) {
    if (!param->name || param->nameStr() == "_")
      continue;
    if (auto [it, isNew] = seen.try_emplace(param->name.id, param); !isNew)
      diags.report(param->loc(), diag::InvalidRedefinition, param->name.id).note(it->second->loc(), diag::PreviousDefinition);
  }
}

/// Arguments have other names than the parameters of their function and its struct (02/NAM-14).
void Rules::arguments(const FunctionSignature &signature, const StructDecl *owner) {
  for (const ArgDecl *arg : signature.args.args) {
    auto isNamed = [&](const ParamDecl *param) { return arg->name && arg->nameStr() != "_" && param->name.id == arg->name.id; };
    auto report = [&](llvm::ArrayRef<const ParamDecl *> params) {
      if (auto found = llvm::find_if(params, isNamed); found != params.end())
        diags.report(arg->loc(), diag::InvalidRedefinition, arg->name.id).note((*found)->loc(), diag::PreviousDefinition);
    };
    report(signature.params.params);
    if (owner)
      report(owner->params.params);
  }
}

/// Returns the names that a target declares.
static void namesIn(const Expr *target, llvm::SmallVectorImpl<const NameExpr *> &names) {
  target = target->ignoreParens();
  if (auto *name = dyn_cast<NameExpr>(target))
    names.push_back(name);
  else if (auto *var = dyn_cast<VarPattern>(target))
    namesIn(var->target, names);
  else if (auto *ref = dyn_cast<RefPattern>(target))
    namesIn(ref->target, names);
  else if (auto *tuple = dyn_cast<TupleExpr>(target))
    for (const Expr *element : tuple->elements)
      namesIn(element, names);
}

/// The variables of the outermost block of a method may not have the name of a parameter of the struct (NAM-14).
void Rules::hidden(const FunctionDecl &method, const StructDecl &owner) {
  auto check = [&](Identifier name, SourceLoc loc) {
    for (const ParamDecl *param : owner.params.params)
      if (name && param->name.id == name)
        diags.report(loc, diag::InvalidRedefinition, name).note(param->loc(), diag::PreviousDefinition);
  };
  for (const Stmt *stmt : method.body())
    if (auto *assign = dyn_cast<AssignStmt>(stmt))
      for (const AssignTarget &target : assign->targets)
        if (isa<VarPattern, RefPattern>(target.target->ignoreParens())) {
          llvm::SmallVector<const NameExpr *, 2> names;
          namesIn(target.target, names);
          for (const NameExpr *name : names)
            check(name->name, name->loc());
        }
}

void Rules::function(const FunctionDecl &function) {
  if (operandsOf(function.nameStr()).least)
    diags.report(function.loc(), diag::RuleMustBeMethod, function.nameStr());
}

/// What can't be a coroutine (06/ASY-6).
static void asynchronous(const FunctionDecl &function, DiagnosticEngine &diags) {
  if (!function.signature.isAsync())
    return;
  llvm::StringRef name = function.nameStr();
  bool isMethod = llvm::isa_and_present<TypeDecl>(function.parent);
  if (isMethod && name == "__init__")
    diags.report(function.loc(), diag::RuleAsync, "constructors");
  else if (isMethod && name == "__deinit__")
    diags.report(function.loc(), diag::RuleAsync, "destructors");
  else if (!function.parent && name == "main")
    diags.report(function.loc(), diag::RuleAsync, "'main'");
  else if (function.signature.resultRef.isValid())
    diags.report(function.loc(), diag::RuleAsync, "functions that return references");
}

/// A trait is listed once, with or without a condition (03/CCF-6).
static void conformances(const TypeDecl &type, DiagnosticEngine &diags) {
  auto conditionOf = [](const Conformance &conformance) {
    std::string text;
    for (const WhereClause &where : conformance.wheres)
      text += toString(where.condition) + ";";
    return text;
  };
  llvm::StringMap<std::string> seen;
  for (const Conformance &conformance : type.conformances) {
    std::string trait = toString(conformance.trait), condition = conditionOf(conformance);
    if (auto [it, isNew] = seen.try_emplace(trait, condition); !isNew && it->second != condition)
      diags.report(conformance.trait->loc(), diag::RuleConformanceTwice, trait);
  }
}

void Rules::decls(List<const Decl *> list) {
  for (const Decl *decl : list) {
    rules::checkDecorators(*decl, diags);
    auto *owner = llvm::dyn_cast_or_null<StructDecl>(decl->parent);
    if (auto *type = dyn_cast<TypeDecl>(decl)) {
      if (auto *structDecl = dyn_cast<StructDecl>(decl))
        parameters(structDecl->params, nullptr);
      conformances(*type, diags);
      decls(type->members);
      continue;
    }
    if (auto *alias = dyn_cast<ComptimeDecl>(decl))
      parameters(alias->params, owner);
    auto *f = dyn_cast<FunctionDecl>(decl);
    if (!f)
      continue;
    parameters(f->signature.params, owner);
    arguments(f->signature, owner);
    if (!f->hasErrors())
      rules::checkBody(*f, diags);
    asynchronous(*f, diags);
    if (owner && !owner->params.params.empty())
      hidden(*f, *owner);
    if (auto *type = llvm::dyn_cast_or_null<TypeDecl>(f->parent))
      method(*f, *type);
    else
      function(*f);
  }
  rules::checkOverloads(list, diags);
}

/// Checks the operands of `@stable` on an import (D-036).
static void checkStableImport(const Decorator &decorator, const FromImportStmt &import, DiagnosticEngine &diags) {
  const CallExpr *call = decorator.call();
  const Argument *recursive = nullptr;
  if (call)
    for (const Argument &arg : call->args)
      if (arg.kind == Argument::Keyword && arg.name.str() == "recursive")
        recursive = &arg;
  auto *value = recursive ? dyn_cast<BoolLiteral>(recursive->value) : nullptr;
  if (!recursive)
    diags.report(decorator.at, diag::RuleStableRecursive);
  else if (!value || !value->value)
    diags.report(recursive->value->loc(), diag::RuleStableTrue);
  else if (import.isWildcard())
    diags.report(decorator.at, diag::RuleStableWildcard);
}

void rules::checkDeclarations(const Module &module, DiagnosticEngine &diags) {
  for (const Stmt *stmt : module.statements)
    if (auto *import = dyn_cast<FromImportStmt>(stmt))
      for (const Decorator &decorator : import->decorators)
        if (decorator.name() == "stable")
          checkStableImport(decorator, *import, diags);
  Rules(diags).decls(module.decls);
}

void rules::checkNoMain(const Module &module, DiagnosticEngine &diags) {
  for (const Decl *decl : module.decls)
    if (auto *function = dyn_cast<FunctionDecl>(decl); function && function->name.str() == "main")
      diags.report(function->name.loc(), diag::MainInModuleOfPackage).range(function->name.range);
}

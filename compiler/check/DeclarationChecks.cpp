// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Checks of declarations that nobody needs to use: structs, traits and extensions of the user's modules.
#include "ast/Children.h"
#include "check/Archetypes.h"
#include "check/Checker.h"
#include "check/Conformance.h"
#include "check/Cycles.h"
#include "check/DecoratorChecks.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckDiags.h"
#include "diagnostics/ParseDiags.h"

namespace kiln {

/// Whether the struct lists `role`, or a trait that refines it, without a condition.
static bool listsAlways(Program &program, Type type, Role role) {
  TraitInfo *wanted = program.roleTrait(role);
  for (const ast::Conformance &conformance : type.structInfo()->syntax->conformances) {
    if (!conformance.wheres.empty())
      continue;
    DiagnosticCapture capture(program.diags);
    Checker checker(program, program.facts(type).scope, Checker::Mode::Comptime);
    Type listed = checker.evaluateType(*conformance.trait, /*allowUnbound=*/true);
    if (listed && listed.kind() == TypeKind::Trait)
      for (const TraitAtom &atom : listed->traits)
        if (atom.trait && llvm::is_contained(program.closureOf(atom.trait), wanted))
          return true;
  }
  return false;
}

/// Every field of a register-passable struct is register passable (03/RPT-2, RPT-4).
static void checkRegisterFields(Program &program, Type type) {
  StructInfo *info = type.structInfo();
  Role role = listsAlways(program, type, Role::TrivialRegisterPassable) ? Role::TrivialRegisterPassable : Role::RegisterPassable;
  if (role == Role::RegisterPassable && !listsAlways(program, type, role))
    return;
  for (auto [field, fieldType] : llvm::zip(info->fields, program.fieldTypes(type))) {
    if (!field.syntax || fieldType.isError() || fieldType.isUnknown() || program.conformsTo(fieldType, role))
      continue;
    llvm::StringRef name = role == Role::RegisterPassable ? "RegisterPassable" : "TrivialRegisterPassable";
    program.diags.report(info->loc, diag::RegisterPassableField, name)
        .note(field.syntax->loc(), diag::FieldDeclaredHere, field.name, program.print(fieldType));
    return;
  }
}

void Program::checkStructDeclaration(StructInfo *info) {
  if (info->checkedDeclaration || !info->syntax)
    return;
  info->checkedDeclaration = true;
  ArchetypeWalk walk(*this, !info->params.empty());
  std::optional<CertainDiagnostics> report;
  if (archetypeWalk)
    report.emplace(*this);
  Type type = openStruct(*this, info);
  Assumptions assumptions(*this);
  assumptions.assume(facts(type).scope, info->syntax->wheres);
  checkDestructor(*this, type);
  (void)fieldTypes(type);
  if (!impl->reportedRecursive.contains(info)) {
    checkSynthesis(*this, type);
    checkRegisterFields(*this, type);
  }
  checkConformances(*this, type, *info->syntax);
}

llvm::SmallVector<ModuleInfo *, 0> Program::loadedModules() {
  llvm::SmallVector<ModuleInfo *, 0> modules;
  for (ModuleInfo &module : impl->modules)
    modules.push_back(&module);
  return modules;
}

/// The type and the default of a parameter mention only parameters to the left (04/PRM-3).
static void checkParameterOrder(Program &program, ModuleInfo *module, llvm::ArrayRef<const ast::ParamDecl *> params) {
  for (size_t i = 0; i < params.size(); ++i)
    for (const ast::ParamDecl *later : params.drop_front(i + 1)) {
      for (const ast::Expr *part : {params[i]->type, params[i]->defaultValue})
        if (part && later->name && mentionsName(*part, later->name.id) && !program.lookup(module->scope, later->name.id))
          program.diags.report(part->loc(), diag::UnknownDeclaration, later->name.id);
    }
}

/// Whether a condition or default reads an argument of the function itself, rather than its type.
static bool readsArgument(const ast::Expr &expr, llvm::ArrayRef<Identifier> arguments) {
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(&expr))
    return llvm::is_contained(arguments, name->name);
  // A member may be a parameter of the type, and so may what a special form is about.
  if (llvm::isa<ast::MemberExpr, ast::SubscriptExpr, ast::SpecialFormExpr>(&expr))
    return false;
  auto *call = llvm::dyn_cast<ast::CallExpr>(&expr);
  return ast::anyChild(expr, [&](const ast::Expr &child) { return !(call && &child == call->callee) && readsArgument(child, arguments); });
}

/// Conditions of functions are about parameters (06/FUN-9).
static void checkConditions(Program &program, const ast::FunctionDecl &function) {
  llvm::SmallVector<Identifier, 8> arguments;
  for (const ast::ArgDecl *arg : function.signature.args.args)
    arguments.push_back(arg->name.id);
  for (const ast::WhereClause &where : function.signature.wheres)
    if (readsArgument(conditionOf(where), arguments))
      program.diags.report(where.condition->loc(), diag::DynamicValue, "'requires' clause");
}

/// `*args: *Ts` names a list of types.
static void checkPacks(Program &program, Scope *scope, const ast::FunctionDecl &function) {
  for (const ast::ArgDecl *arg : function.signature.args.args) {
    auto *name = arg->typeIsUnpacked && arg->stars == ast::Stars::One ? llvm::dyn_cast_if_present<ast::NameExpr>(arg->type) : nullptr;
    bool isParameter = name && llvm::any_of(function.signature.params.params, [&](const ast::ParamDecl *param) { return param->name.id == name->name; });
    if (!name || isParameter)
      continue;
    DiagnosticCapture capture(program.diags);
    Type type = Checker(program, scope, Checker::Mode::Comptime).evaluateType(*name, /*allowUnbound=*/true);
    capture.stop();
    if (type && type.isStruct() && !program.isRole(type, Role::TypeList))
      program.diags.report(name->loc(), diag::PackOfOneType).range(name->range());
  }
}

/// A `ref` names one address space.
static void checkAddressSpaces(Program &program, Scope *scope, const ast::RefSpec &spec) {
  bool hasSpace = false;
  for (const ast::Expr *part : spec.origins) {
    auto *member = llvm::dyn_cast<ast::MemberExpr>(part->ignoreParens());
    if (member && program.isRole(Checker(program, scope, Checker::Mode::Comptime).typeOf(*member), Role::AddressSpace) && std::exchange(hasSpace, true))
      program.diags.report(part->loc(), diag::AddressSpaceTwice).range(part->range());
  }
}

/// The parameter lists and conditions of `decl` and of its members.
static void checkHead(Program &program, ModuleInfo *module, const ast::Decl &decl) {
  if (auto *function = llvm::dyn_cast<ast::FunctionDecl>(&decl)) {
    checkParameterOrder(program, module, function->signature.params.params);
    checkConditions(program, *function);
    checkPacks(program, module->scope, *function);
    for (const ast::ArgDecl *arg : function->signature.args.args)
      checkAddressSpaces(program, module->scope, arg->ref);
    checkAddressSpaces(program, module->scope, function->signature.resultRef);
  } else if (auto *alias = llvm::dyn_cast<ast::ComptimeDecl>(&decl))
    checkParameterOrder(program, module, alias->params.params);
  else if (auto *structDecl = llvm::dyn_cast<ast::StructDecl>(&decl))
    checkParameterOrder(program, module, structDecl->params.params);
  if (auto *type = llvm::dyn_cast<ast::TypeDecl>(&decl))
    for (const ast::Decl *member : type->members)
      checkHead(program, module, *member);
}

/// Defaults have the types of their arguments, if those don't depend on parameters (04/ARG-4). They are not evaluated.
static void checkDefaults(Program &program, Scope *scope, const ast::FunctionDecl &function) {
  if (function.hasErrors())
    return;
  llvm::SmallVector<Identifier, 8> names, arguments;
  for (const ast::ParamDecl *param : function.signature.params.params)
    names.push_back(param->name.id);
  for (const ast::ArgDecl *arg : function.signature.args.args) {
    names.push_back(arg->name.id);
    arguments.push_back(arg->name.id);
  }
  for (const ast::ArgDecl *arg : function.signature.args.args) {
    if (arg->defaultValue && readsArgument(*arg->defaultValue, arguments))
      program.diags.report(arg->defaultValue->loc(), diag::DynamicValue, "default argument");
    if (!arg->defaultValue || !arg->type || mentionsName(*arg->type, names) || mentionsName(*arg->defaultValue, names))
      continue;
    Checker checker(program, scope, Checker::Mode::Comptime);
    Type type;
    {
      DiagnosticCapture capture(program.diags);
      type = checker.evaluateType(*arg->type, /*allowUnbound=*/true);
    }
    if (!type || !type.isStruct() || !type.isConcrete())
      continue;
    checker.comptimeContext = "default argument";
    checker.unevaluated = true;
    Operand value = checker.check(*arg->defaultValue, Expected(type));
    if (!value.isError())
      (void)checker.convert(value, type, arg->defaultValue->loc());
  }
}

static void checkDefaults(Program &program, ModuleInfo *module, const ast::Decl &decl) {
  if (auto *function = llvm::dyn_cast<ast::FunctionDecl>(&decl))
    return checkDefaults(program, module->scope, *function);
  // In generic types `Self` is known to instances only.
  auto *structDecl = llvm::dyn_cast<ast::StructDecl>(&decl);
  const Entity *entity = structDecl ? module->scope->find(structDecl->name.id) : nullptr;
  if (!entity || entity->kind != Entity::Struct || entity->structInfo->syntax != structDecl || !entity->structInfo->params.empty())
    return;
  Scope *scope = program.facts(program.values.structType(entity->structInfo, {})).scope;
  for (const ast::Decl *member : structDecl->members)
    if (auto *method = llvm::dyn_cast<ast::FunctionDecl>(member))
      checkDefaults(program, scope, *method);
}

/// An extension makes its struct conform to a trait only in the file that declares one of them (03/EXT-2).
static void checkOrphans(Program &program, ModuleInfo *module, const ast::ExtensionDecl &extension, StructInfo *target) {
  if (target->module == module)
    return;
  for (const ast::Conformance &conformance : extension.conformances) {
    DiagnosticCapture capture(program.diags);
    Checker checker(program, module->scope, Checker::Mode::Comptime);
    Type listed = checker.evaluateType(*conformance.trait, /*allowUnbound=*/true);
    (void)capture.take();
    if (!listed || listed.kind() != TypeKind::Trait)
      continue;
    for (const TraitAtom &atom : listed->traits)
      if (atom.trait && atom.trait->module != module)
        program.diags.report(conformance.trait->loc(), diag::OrphanConformance, target->name, atom.trait->name);
  }
}

/// What is declared in the body of a struct names its parameters `Self.p` (03/SDC-8). Bodies of methods say so themselves.
static void checkBareParameters(Program &program, const ast::StructDecl &decl) {
  llvm::SmallVector<Identifier, 4> names;
  for (const ast::ParamDecl *param : decl.params.params)
    names.push_back(param->name.id);
  auto check = [&](const ast::Expr *expr) {
    if (const ast::NameExpr *bare = expr ? findName(*expr, names) : nullptr)
      program.diags.report(bare->loc(), diag::UnqualifiedParameter, bare->name).insertion(bare->loc(), "Self.");
  };
  auto params = [&](const ast::ParamList &list) {
    for (const ast::ParamDecl *param : list.params) {
      check(param->type);
      check(param->defaultValue);
    }
  };
  for (const ast::Decl *member : decl.members) {
    if (auto *field = llvm::dyn_cast<ast::FieldDecl>(member)) {
      check(field->type);
    } else if (auto *alias = llvm::dyn_cast<ast::ComptimeDecl>(member)) {
      params(alias->params);
      check(alias->type);
      check(alias->value);
    } else if (auto *method = llvm::dyn_cast<ast::FunctionDecl>(member)) {
      const ast::FunctionSignature &signature = method->signature;
      params(signature.params);
      for (const ast::ArgDecl *arg : signature.args.args) {
        check(arg->type);
        check(arg->defaultValue);
      }
      check(signature.result);
      check(signature.effects.raisesType);
      for (const ast::WhereClause &where : signature.wheres)
        check(where.condition);
    }
  }
}

void Program::checkDeclarations(ModuleInfo *module) {
  if (!module->syntax)
    return;
  checkCycles(*this, module);
  for (const ast::Decl *decl : module->syntax->decls) {
    checkHead(*this, module, *decl);
    checkDecorated(*this, module, *decl);
    const Entity *entity = decl->name ? module->scope->find(decl->name.id) : nullptr;
    if (auto *extension = llvm::dyn_cast<ast::ExtensionDecl>(decl)) {
      if (StructInfo *target = extendedStruct(*this, module->scope, extension->name.id)) {
        applyExtensions(target);
        checkOrphans(*this, module, *extension, target);
        CertainDiagnostics report(*this);
        checkConformances(*this, openStruct(*this, target), *extension);
      } else if (lookup(module->scope, extension->name.id)) {
        diags.report(extension->loc(), diag::ExtensionOfOther, extension->name.id);
      }
    } else if (entity && entity->kind == Entity::Struct && entity->structInfo->syntax == decl) {
      checkStructDeclaration(entity->structInfo);
      if (!module->syntax->usesOldSyntax)
        checkBareParameters(*this, llvm::cast<ast::StructDecl>(*decl));
    } else if (entity && entity->kind == Entity::Trait && entity->traitInfo->syntax == decl) {
      (void)closureOf(entity->traitInfo);
      if (impl->cyclicTraits.contains(entity->traitInfo))
        diags.report(decl->loc(), diag::RecursiveReference, decl->name.id);
    }
    checkDefaults(*this, module, *decl);
  }
}

} // namespace kiln

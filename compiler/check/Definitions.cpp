// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The archetype walk: functions whose instances don't show everything (generic ones, and those with branches that nothing takes) are
// checked by their definitions. It yields diagnostics only.
#include "check/AliasBounds.h"
#include "check/Archetypes.h"
#include "check/Closures.h"
#include "check/Definitions.h"
#include "check/FunctionTypes.h"
#include "check/IrBridge.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "check/SignatureFacts.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckDiags.h"
#include "diagnostics/RulesDiags.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

//===----------------------------------------------------------------------===//
// What is reported
//===----------------------------------------------------------------------===//

/// Whether a finding holds for every instance: what evaluation and instantiation say belongs to instances, and errors inside of library
/// code come from what the walk doesn't know.
static bool isCertain(Program &program, const Diagnostic &diagnostic) {
  if (diagnostic.severity != Severity::Error) {
    // Warnings about what is written, whatever the parameters are.
    static constexpr diag::Id written[] = {diag::RedundantComposition, diag::ConstantLeft,      diag::UnreachableRight,
                                           diag::AlwaysTrue,           diag::AlwaysFalse,       diag::DeadLeftOfTernary,
                                           diag::DeadRightOfTernary,   diag::DeprecatedUse,     diag::DeprecatedSpelling};
    if (!llvm::is_contained(written, diagnostic.id))
      return false;
  }
  switch (diagnostic.id) {
  case diag::NotSupportedYet:
  case diag::ComptimeFailure:
  case diag::ComptimeRaise:
  case diag::ConstraintFailed:
  case diag::InstantiationTooDeep:
  case diag::RecursiveReference:
  case diag::RecursiveAlias:
  case diag::MlirText:
    return false;
  default:
    break;
  }
  const SourceFile *file = program.sources.fileOf(diagnostic.loc);
  if (!file)
    return false;
  if (program.options.checkLibraryDefinitions)
    return true;
  return llvm::any_of(program.userModules, [&](ModuleInfo *module) { return module->path == file->path(); });
}

CertainDiagnostics::~CertainDiagnostics() {
  for (Diagnostic &diagnostic : take())
    program.diags.emit(std::move(diagnostic));
}

std::vector<Diagnostic> CertainDiagnostics::take() {
  std::vector<Diagnostic> found = capture.take();
  llvm::erase_if(found, [&](const Diagnostic &diagnostic) { return !isCertain(program, diagnostic); });
  return found;
}

//===----------------------------------------------------------------------===//
// Signatures over stand-ins
//===----------------------------------------------------------------------===//

namespace {

class OpenSignature {
public:
  OpenSignature(Program &program, FunctionInfo *info, Scope *scope, Type self)
      : program(program), values(program.values), info(info), scope(scope), self(self), checker(program, scope, Checker::Mode::Comptime) {}
  /// Fills `data`. Types with errors, which are reported, become unknown.
  void fill(FunctionTypeData &data);

private:
  Type argumentType(const ast::Expr &expr);
  Type close(Const generator);
  Type close(Type open);
  void argument(const ast::ArgDecl &decl, bool isReceiver);
  Type unknownIfError(Type type);
  void nameArgument(const ast::ArgDecl &decl, const FunctionTypeArg &arg);

  Program &program;
  ValueContext &values;
  FunctionInfo *info;
  Scope *scope;
  Type self;
  Checker checker;
  llvm::SmallVector<FunctionTypeArg, 8> args;
};

} // namespace

/// A stand-in for a parameter that each occurrence of an open type has for itself.
static Const freshArchetype(Program &program, Scope *scope, const ast::ParamDecl *param) {
  auto *copy = new (program.values.allocator().Allocate<ast::ParamDecl>()) ast::ParamDecl(*param);
  return archetypeOf(program, scope, copy);
}

/// An alias with parameters left (`Some[Writable]`): stand-ins take their places.
Type OpenSignature::close(Const generator) {
  AliasInfo *alias = generator->alias;
  if (!alias->syntax->value)
    return values.unknownType();
  Scope *bindings = program.newScope(Scope::Bindings, generator->scope ? generator->scope : alias->scope);
  llvm::ArrayRef<const ast::ParamDecl *> params = alias->syntax->params.params;
  declareUnresolved(bindings, params);
  for (auto [index, param] : llvm::enumerate(params)) {
    Const given = index < generator->elements.size() ? generator->elements[index] : Const();
    Entity &entity = bindings->names[param->name.id];
    entity.value = given && !given.isUnbound() ? given : freshArchetype(program, bindings, param);
    entity.kind = Entity::Value;
  }
  DiagnosticCapture capture(program.diags);
  Checker inner(program, bindings, Checker::Mode::Comptime);
  Type type = inner.evaluateType(*alias->syntax->value, /*allowUnbound=*/true);
  return type && !type.isError() ? close(type) : values.unknownType();
}

/// A struct type with unbound arguments (`List`, `SIMD[_, 4]`): stand-ins take their places.
Type OpenSignature::close(Type open) {
  if (!open.isStruct() || !open.hasUnbound())
    return open;
  StructInfo *structInfo = open.structInfo();
  Scope *bindings = program.newScope(Scope::Bindings, structInfo->scope);
  declareUnresolved(bindings, structInfo->params);
  llvm::SmallVector<Const, 4> bound;
  DiagnosticCapture capture(program.diags);
  for (auto [param, arg] : llvm::zip(structInfo->params, open.args())) {
    Entity &entity = bindings->names[param->name.id];
    Const value = arg;
    if (arg.isUnbound())
      value = freshArchetype(program, bindings, param);
    else if (arg.isType())
      value = values.typeConst(close(arg.asType()));
    entity.kind = Entity::Value;
    entity.value = value;
    bound.push_back(value);
  }
  return values.structType(structInfo, bound);
}

/// Whether an alias with open parameters is an entry of a type (`List[Some[Writable]]`): what it asks of the entry is not known any more.
static bool hasOpenAlias(Checker &checker, const ast::Expr &outer) {
  auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(outer.ignoreParens());
  return subscript && llvm::any_of(subscript->args, [&](const ast::Argument &arg) {
    if (!arg.value || !llvm::isa<ast::SubscriptExpr>(arg.value->ignoreParens()))
      return false;
    auto value = evaluateQuick(checker, *arg.value, Type(), /*allowUnbound=*/true);
    return (value && *value && value->kind() == ConstKind::Generator) || hasOpenAlias(checker, *arg.value);
  });
}

Type OpenSignature::argumentType(const ast::Expr &expr) {
  Type type = checker.evaluateType(expr, /*allowUnbound=*/true);
  if (!type || type.isError())
    return Type();
  if (type.hasUnbound() && hasOpenAlias(checker, expr))
    return values.unknownType();
  if (type.isUnknown()) {
    DiagnosticCapture capture(program.diags);
    Const value = checker.evaluate(expr);
    return value && value.kind() == ConstKind::Generator ? close(value) : type;
  }
  if (type.kind() == TypeKind::Trait)
    return type->traits.size() == 1 && type->traits.front().closure ? values.functionType(*type->traits.front().closure) : values.unknownType();
  return close(type);
}

/// Later types may name the argument: `type_of(a)`, `ref[a]`.
void OpenSignature::nameArgument(const ast::ArgDecl &decl, const FunctionTypeArg &arg) {
  if (!decl.name || scope->find(decl.name.id))
    return;
  auto *variable = new (values.allocator().Allocate<Variable>()) Variable();
  variable->name = decl.name.id;
  variable->loc = decl.loc();
  variable->kind = Variable::Argument;
  variable->operand.kind = Operand::Place;
  variable->operand.type = arg.type;
  variable->operand.isMutable = arg.convention != Convention::Imm;
  variable->operand.origin = values.emptyOrigin(variable->operand.isMutable);
  Entity entity;
  entity.kind = Entity::Variable;
  entity.variable = variable;
  scope->names[decl.name.id] = entity;
}

Type OpenSignature::unknownIfError(Type type) {
  if (type && !type.isError())
    return type;
  program.impl->walkIncomplete = true;
  return values.unknownType();
}

void OpenSignature::argument(const ast::ArgDecl &decl, bool isReceiver) {
  FunctionTypeArg arg;
  arg.name = decl.name.id;
  arg.convention = conventionOf(decl);
  arg.keywordOnly = decl.section == ast::Section::KeywordOnly;
  arg.positionalOnly = decl.section == ast::Section::PositionalOnly;
  if (decl.stars == ast::Stars::One && decl.typeIsUnpacked)
    arg.type = values.unknownType();
  else
    arg.type = !decl.type ? (isReceiver && self ? self : values.unknownType()) : argumentType(*decl.type);
  arg.type = unknownIfError(arg.type);
  bool isMutable = arg.convention != Convention::Imm;
  if (decl.stars == ast::Stars::One) {
    arg.star = decl.typeIsUnpacked ? FunctionTypeArg::Pack : FunctionTypeArg::Variadic;
    Origin origin = values.emptyOrigin(isMutable);
    if (!arg.type.isUnknown())
      arg.type = program.roleType(Role::VariadicList,
                                  {program.boolConst(isMutable), values.origin(origin, checker.originType(origin)), values.typeConst(arg.type),
                                   program.boolConst(arg.convention == Convention::Var)});
  } else if (decl.stars == ast::Stars::Two) {
    arg.star = FunctionTypeArg::Keywords;
    arg.convention = Convention::Var;
    if (!arg.type.isUnknown())
      arg.type = program.roleType(Role::StringDict, {values.typeConst(arg.type)});
  }
  if (arg.convention == Convention::Ref)
    arg.origin = values.emptyOrigin(true);
  if (decl.type && decl.stars == ast::Stars::None && arg.convention != Convention::Mut && arg.convention != Convention::Ref)
    arg.inMemory = isDeclaredByTypeParameter(program, *decl.type, scope) && program.isValueType(arg.type);
  args.push_back(arg);
  nameArgument(decl, arg);
}

void OpenSignature::fill(FunctionTypeData &data) {
  const ast::FunctionSignature &syntax = *syntaxOf(info);
  bool isInit = info->name == "__init__" && info->isMethod(), isFirst = true;
  const ast::ArgDecl *out = nullptr;
  for (const ast::ArgDecl *decl : syntax.args.args) {
    if (decl->convention == ast::Convention::Out) {
      out = decl;
      continue;
    }
    argument(*decl, isFirst && info->isMethod() && !info->isStatic);
    isFirst = false;
  }
  if (out && out->type)
    data.result = close(checker.evaluateType(*out->type, isInit));
  else if (out || isInit)
    data.result = self;
  else
    data.result = syntax.result ? checker.evaluateType(*syntax.result) : program.noneType();
  data.result = unknownIfError(data.result);
  data.resultIsRef = syntax.resultRef.isValid();
  if (data.resultIsRef) {
    DiagnosticCapture capture(program.diags);
    data.resultOrigin = checker.evaluateOrigin(syntax.resultRef.origins);
  }
  if (syntax.effects.raises()) {
    data.raises = syntax.effects.raisesType ? checker.evaluateType(*syntax.effects.raisesType) : program.errorStructType();
    data.raises = unknownIfError(data.raises);
    if (data.raises.isNever())
      data.raises = Type();
  }
  data.isAsync = syntax.isAsync();
  data.args = values.copyArray<FunctionTypeArg>(args);
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

/// Reports names of `wheres` that nobody knows.
static void checkNames(Program &program, Scope *scope, llvm::ArrayRef<ast::WhereClause> wheres) {
  DiagnosticCapture capture(program.diags);
  for (const ast::WhereClause &where : wheres)
    (void)Checker(program, scope, Checker::Mode::Comptime).checkUnevaluated(conditionOf(where));
  for (Diagnostic &diagnostic : capture.take())
    if (diagnostic.id == diag::UnknownDeclaration || diagnostic.id == diag::UnknownNotImported)
      program.diags.emit(std::move(diagnostic));
}

/// Checks the body of `info`, a member of `self` if that is set; of a requirement, the signature.
static void walkDefinition(Program &program, FunctionInfo *info, Type self, llvm::ArrayRef<ast::WhereClause> outerWheres) {
  if (!info->syntax)
    return;
  ArchetypeWalk walk(program);
  llvm::SaveAndRestore mute(program.impl->mutesOutput, true);
  CertainDiagnostics report(program);
  Assumptions assumptions(program);
  auto owned = std::make_unique<FunctionInstance>();
  FunctionInstance &instance = *owned;
  program.instances.push_back(std::move(owned));
  instance.info = info;
  instance.self = self;
  instance.requestedAt = info->syntax->loc();
  instance.isOpen = true;
  Scope *parent = info->scope;
  if (info->traitInfo)
    parent = program.traitScope(info->traitInfo, self);
  else if (self)
    parent = memberScope(program, info, self);
  assumptions.assume(parent, outerWheres);
  // The library's witnesses rely on the conditions of the conformances that they serve.
  if (program.options.checkLibraryDefinitions && info->structInfo && info->structInfo->syntax && !info->isUserCode())
    for (const ast::Conformance &conformance : info->structInfo->syntax->conformances)
      assumptions.assume(parent, conformance.wheres);
  instance.scope = program.newScope(Scope::Function, parent);
  instance.scope->function = &instance;
  bindArchetypes(program, instance.scope, info->syntax->signature.params.params);
  // Signatures may name arguments; the body declares them anew.
  Scope *signatureScope = program.newScope(Scope::Bindings, instance.scope);
  assumptions.assume(instance.scope, info->syntax->signature.wheres);
  program.impl->walkIncomplete = false;
  auto *data = new (program.values.allocator().Allocate<FunctionTypeData>()) FunctionTypeData();
  OpenSignature(program, info, signatureScope, self).fill(*data);
  if (data->isAsync || info->isRequirement)
    return;
  // Conditions may be about the types of arguments (`xs.T`), which the signature has made known.
  assumptions.assume(signatureScope, info->syntax->signature.wheres);
  checkNames(program, signatureScope, info->syntax->signature.wheres);
  program.impl->walkAssumptions = program.impl->assumptions;
  instance.signature = data;
  program.declareInstance(instance, {});
  {
    Checker checker(program, instance.scope, Checker::Mode::Runtime);
    checker.function = &instance;
    instance.scope->checker = &checker;
    checker.emitter = std::make_unique<Emitter>(program, instance);
    checker.checkFunctionBody();
    instance.scope->checker = nullptr;
  }
  if (!report.hasErrors() && !info->syntax->hasErrors() && !program.impl->walkIncomplete) {
    program.removeDeadBlocks(instance);
    (void)program.own(instance);
  }
  instance.op->dropAllReferences();
  instance.op->erase();
  instance.op = nullptr;
}

void checkNestedDefinition(Checker &outer, FunctionInfo *info, Type self) {
  Program &program = outer.program;
  if (!outer.emitter || (!outer.archetypes && isInstance(outer)) || (!info->isUserCode() && !program.options.checkLibraryDefinitions))
    return;
  llvm::SaveAndRestore incomplete(program.impl->walkIncomplete);
  llvm::SaveAndRestore assumptions(program.impl->walkAssumptions);
  walkDefinition(program, info, self, {});
}

/// Whether instances of a function show less than its definition.
static bool needsWalk(Program &program, FunctionInfo *info, bool isOuterGeneric) {
  if (!info->syntax || !info->intrinsic.empty() || info->isRequirement || info->syntax->bodyStartsWithEllipsis)
    return false;
  const ast::FunctionSignature &signature = info->syntax->signature;
  if (isOuterGeneric || !signature.params.params.empty())
    return true;
  // Open argument types are parameters, too.
  Type self = info->structInfo ? program.values.structType(info->structInfo, {}) : Type();
  if (!signatureOf(program, program.values.function(info, info->scope, self, {}, Type())))
    return true;
  return info->syntax->hasComptimeBranches();
}

/// Reports functions that are always inlined into themselves (07/DEC-3).
static void checkInlineRecursion(Program &program, ModuleInfo *module) {
  llvm::DenseSet<FunctionInfo *> reported;
  for (const std::unique_ptr<FunctionInstance> &instance : program.instances) {
    FunctionInfo *info = instance->info;
    if (!info->alwaysInline || info->module != module || !info->syntax || !reported.insert(info).second)
      continue;
    llvm::SmallVector<FunctionInstance *, 8> pending(instance->callees.begin(), instance->callees.end());
    llvm::SmallPtrSet<FunctionInstance *, 8> seen;
    while (!pending.empty()) {
      FunctionInstance *callee = pending.pop_back_val();
      if (callee == instance.get()) {
        program.diags.report(info->syntax->loc(), diag::RecursiveInline);
        break;
      }
      if (callee->info->alwaysInline && seen.insert(callee).second)
        pending.append(callee->callees.begin(), callee->callees.end());
    }
  }
}

/// The declared function whose definition shows the body of `info`: itself, or the one around it. Null: none.
static FunctionInfo *outermost(FunctionInfo *info) {
  while (info && (info->isNested || info->lambda)) {
    Scope *scope = info->scope;
    while (scope && !scope->function)
      scope = scope->parent;
    info = scope ? scope->function->info : nullptr;
  }
  return info && info->syntax ? info : nullptr;
}

std::optional<Diagnostic> Program::definitionError(FunctionInstance &instance, const Diagnostic &found) {
  FunctionInfo *info = outermost(instance.info);
  if (archetypeWalk || !info || !info->isUserCode())
    return std::nullopt;
  StructInfo *owner = info->structInfo;
  if (info->traitInfo || (owner && info->syntax->parent != owner->syntax))
    return std::nullopt;
  auto [walked, isNew] = impl->definitionDiagnostics.try_emplace(info);
  if (isNew && needsWalk(*this, info, owner && !owner->params.empty())) {
    std::vector<Diagnostic> certain;
    {
      llvm::SaveAndRestore incomplete(impl->walkIncomplete);
      llvm::SaveAndRestore assumptions(impl->walkAssumptions);
      CertainDiagnostics report(*this);
      walkDefinition(*this, info, owner ? openStruct(*this, owner) : Type(), owner ? owner->syntax->wheres : llvm::ArrayRef<ast::WhereClause>());
      certain = report.take();
    }
    walked = impl->definitionDiagnostics.find(info);
    walked->second = std::move(certain);
  }
  for (const Diagnostic &certain : walked->second)
    if (certain.severity == Severity::Error && certain.loc == found.loc)
      return certain;
  return std::nullopt;
}

bool Program::isDefinitionError(const Diagnostic &found) const {
  return llvm::any_of(impl->definitionDiagnostics, [&](const auto &walked) {
    return llvm::any_of(walked.second, [&](const Diagnostic &certain) { return certain.loc == found.loc && certain.message == found.message; });
  });
}

/// Checks a compile-time declaration of a module or type. It is not evaluated (07/META-7).
static void walkComptime(Program &program, const ast::ComptimeDecl &decl, Scope *parent, llvm::ArrayRef<ast::WhereClause> outerWheres) {
  if (!decl.value || llvm::isa<ast::ErrorExpr>(decl.value) || program.impl->cyclicAliases.contains(&decl))
    return;
  ArchetypeWalk walk(program);
  CertainDiagnostics report(program);
  Assumptions assumptions(program);
  assumptions.assume(parent, outerWheres);
  Scope *scope = program.newScope(Scope::Bindings, parent);
  bindArchetypes(program, scope, decl.params.params);
  assumptions.assume(scope, decl.wheres);
  llvm::SaveAndRestore skip(program.impl->skipEvaluation, true);
  Checker checker(program, scope, Checker::Mode::Comptime);
  checker.archetypes = true;
  Type expected = decl.type && !decl.target ? checker.evaluateType(*decl.type, /*allowUnbound=*/true) : Type();
  Type bound = expected && expected.kind() == TypeKind::Trait ? expected : Type();
  if (expected && (expected.isError() || !(expected.isStruct() || expected.isFunction()) || !expected.isConcrete()))
    expected = Type();
  Const value = checker.evaluate(*decl.value, expected);
  if (bound)
    (void)checkAliasBound(checker, *decl.value, value, bound);
}

static void walkComptimeMembers(Program &program, const ast::TypeDecl &owner, Scope *scope, llvm::ArrayRef<ast::WhereClause> wheres) {
  for (const ast::Decl *member : owner.members)
    if (auto *alias = llvm::dyn_cast<ast::ComptimeDecl>(member))
      walkComptime(program, *alias, scope, wheres);
}

/// Overloads of which the types are spelled differently and are the same (04/OVD-4); equal spellings are found by the syntax alone.
static void checkOverloads(Program &program, llvm::ArrayRef<FunctionInfo *> functions, Type self) {
  auto isPlain = [](FunctionInfo *info) {
    return info->syntax && info->intrinsic.empty() && !info->isExtension && info->syntax->signature.params.params.empty() &&
           info->syntax->signature.wheres.empty();
  };
  auto signature = [&](FunctionInfo *info) { return signatureOf(program, program.values.function(info, info->scope, self, {}, Type())); };
  auto texts = [&](FunctionInfo *info) {
    std::string all;
    for (const ast::ArgDecl *arg : info->syntax->signature.args.args)
      all += (arg->type ? program.sources.text(arg->type->range()).str() : std::string()) + ",";
    return all;
  };
  auto isSame = [&](const FunctionTypeArg &a, const FunctionTypeArg &b) {
    bool owned = a.convention == Convention::Var, other = b.convention == Convention::Var;
    return a.star == b.star && a.keywordOnly == b.keywordOnly && (!a.keywordOnly || a.name == b.name) && owned == other &&
           a.type.isConcrete() && a.type == b.type;
  };
  if (functions.size() < 2)
    return;
  DiagnosticCapture capture(program.diags);
  struct Overload {
    FunctionInfo *function;
    std::string texts;
    const FunctionTypeData *signature;
  };
  std::vector<Overload> plain;
  for (FunctionInfo *function : functions)
    if (isPlain(function))
      plain.push_back({function, texts(function), signature(function)});
  std::vector<std::pair<FunctionInfo *, FunctionInfo *>> equal;
  for (size_t i = 1; i < plain.size(); ++i)
    for (size_t j = 0; j < i; ++j) {
      Overload &a = plain[j], &b = plain[i];
      const FunctionTypeData *x = a.signature, *y = b.signature;
      if (!x || !y || a.function->isStatic != b.function->isStatic || x->args.size() != y->args.size() || a.texts == b.texts)
        continue;
      if (llvm::all_of(llvm::zip(x->args, y->args), [&](auto pair) { return isSame(std::get<0>(pair), std::get<1>(pair)); }))
        equal.push_back({a.function, b.function});
    }
  (void)capture.take();
  for (auto [first, second] : equal)
    program.diags.report(second->syntax->loc(), diag::RuleIdenticalSignature, second->name)
        .note(first->syntax->loc(), diag::RulePreviousDefinition);
}

/// Walks the definition of `info` unless that has been done, and reports what it shows.
static void reportDefinition(Program &program, FunctionInfo *info, Type self, bool isOuterGeneric, llvm::ArrayRef<ast::WhereClause> wheres) {
  auto &known = program.impl->definitionDiagnostics;
  if (auto walked = known.find(info); walked != known.end()) {
    for (const Diagnostic &diagnostic : walked->second)
      program.diags.emit(diagnostic);
  } else if (info->isRequirement || needsWalk(program, info, isOuterGeneric)) {
    walkDefinition(program, info, self, wheres);
  }
}

void checkReachedDefinitions(Program &program) {
  llvm::SetVector<FunctionInfo *> reached;
  for (const std::unique_ptr<FunctionInstance> &instance : program.instances)
    if (FunctionInfo *info = instance->info; info->isUserCode() && info->module != program.mainModule && info->syntax && !info->synthesis && !info->isNested)
      reached.insert(info);
  for (FunctionInfo *info : reached) {
    StructInfo *owner = info->structInfo;
    if (TraitInfo *trait = info->traitInfo)
      reportDefinition(program, info, program.values.archetype(nullptr, program.names.get("Self"), program.values.traitType(TraitAtom{trait, nullptr})),
                       true, {});
    else if (!owner)
      reportDefinition(program, info, Type(), false, {});
    else if (owner->syntax && info->syntax->parent == owner->syntax)
      reportDefinition(program, info, openStruct(program, owner), !owner->params.empty(), owner->syntax->wheres);
  }
}

void Program::checkDefinitions(ModuleInfo *module) {
  if (!module->syntax)
    return;
  checkInlineRecursion(*this, module);
  auto walk = [&](FunctionInfo *info, Type self, bool isOuterGeneric, llvm::ArrayRef<ast::WhereClause> wheres) {
    reportDefinition(*this, info, self, isOuterGeneric, wheres);
  };
  bool walksAliases = module->isUserCode;
  auto methods = [&](auto &members, Type self, bool isGeneric, llvm::ArrayRef<ast::WhereClause> wheres, const ast::Decl *owner) {
    for (auto &[name, member] : members)
      if (member.kind == Member::Methods)
        for (FunctionInfo *method : member.methods)
          if (method->syntax && method->syntax->parent == owner)
            walk(method, self, isGeneric, wheres);
  };
  for (const ast::Decl *decl : module->syntax->decls) {
    const Entity *entity = decl->name ? module->scope->find(decl->name.id) : nullptr;
    auto *alias = llvm::dyn_cast<ast::ComptimeDecl>(decl);
    if (alias && walksAliases)
      walkComptime(*this, *alias, module->scope, {});
    if (!entity)
      continue;
    if (entity->kind == Entity::Functions) {
      if (entity->functions.front()->syntax == decl && module->isUserCode)
        checkOverloads(*this, entity->functions, Type());
      for (FunctionInfo *function : entity->functions)
        if (function->syntax == decl)
          walk(function, Type(), false, {});
    } else if (entity->kind == Entity::Struct && entity->structInfo->syntax == decl) {
      StructInfo *info = entity->structInfo;
      if (info->params.empty() && module->isUserCode)
        for (auto &[name, member] : info->members)
          if (member.kind == Member::Methods)
            checkOverloads(*this, member.methods, values.structType(info, {}));
      Type self = openStruct(*this, info);
      methods(info->members, self, !info->params.empty(), info->syntax->wheres, decl);
      if (walksAliases)
        walkComptimeMembers(*this, *info->syntax, facts(self).scope, info->syntax->wheres);
    } else if (entity->kind == Entity::Trait && entity->traitInfo->syntax == decl) {
      TraitInfo *info = entity->traitInfo;
      Type bound = values.traitType(TraitAtom{info, nullptr});
      Type self = values.archetype(nullptr, names.get("Self"), bound);
      methods(info->members, self, true, {}, decl);
      if (walksAliases)
        walkComptimeMembers(*this, *info->syntax, traitScope(info, self), {});
    }
  }
}

} // namespace kiln

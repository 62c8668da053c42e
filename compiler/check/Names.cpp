// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Names: lookup from the current scope, and the operand that each kind of entity gives (spec 02 section 1).
#include "check/AliasBounds.h"
#include "check/Archetypes.h"
#include "check/Checker.h"
#include "check/Literals.h"
#include "check/Modules.h"
#include "check/Suggestions.h"
#include "check/ProgramImpl.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

bool inUserCode(Scope *scope) {
  ModuleInfo *module = scope ? scope->enclosingModule() : nullptr;
  return module && module->isUserCode;
}

bool inOldCode(Scope *scope) {
  ModuleInfo *module = scope ? scope->enclosingModule() : nullptr;
  return module && module->isUserCode && module->syntax && module->syntax->usesOldSyntax;
}

/// Reports a name that nothing declares, with what was probably meant.
static void explainUnknown(Checker &checker, Identifier name, SourceLoc loc) {
  Program &program = checker.program;
  SourceRange range = nameRange(program, name, loc);
  if (!checker.inUserCode()) {
    checker.error(loc, diag::UnknownDeclaration, name).range(range);
    return;
  }
  ModuleInfo *module = checker.scope->enclosingModule();
  std::string home = libraryHome(program, name);
  if (!home.empty()) {
    auto report = checker.error(loc, diag::UnknownNotImported, name, home);
    report.range(range);
    if (module->syntax)
      report.insertion(importPlace(module), "from " + home + " import " + name.str().str() + "\n");
    return;
  }
  auto report = checker.error(loc, diag::UnknownDeclaration, name);
  report.range(range);
  // What other languages call it.
  static constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> habits[] = {
      {"true", "True"},    {"false", "False"},   {"null", "None"},      {"nil", "None"},     {"nullptr", "None"}, {"this", "self"},
      {"i8", "Int8"},      {"i16", "Int16"},     {"i32", "Int32"},      {"i64", "Int64"},    {"u8", "UInt8"},     {"u16", "UInt16"},
      {"u32", "UInt32"},   {"u64", "UInt64"},    {"f32", "Float32"},    {"f64", "Float64"},  {"usize", "UInt"},   {"isize", "Int"},
      {"double", "Float64"}, {"string", "String"}, {"boolean", "Bool"}, {"list", "List"},    {"dict", "Dict"},    {"tuple", "Tuple"},
      {"int", "Int"},       {"float", "Float64"},   {"str", "String"},     {"bool", "Bool"},
      {"vector", "List"},  {"Vec", "List"},      {"Boolean", "Bool"},   {"Integer", "Int"},  {"Float", "Float64"}, {"Double", "Float64"}};
  for (auto [written, modern] : habits)
    if (name.str() == written) {
      report.fixIt(range, modern);
      report.note(loc, diag::DidYouMean, modern);
      return;
    }
  static constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> removed[] = {
#define REMOVED_NAME(OLD, ADVICE) {OLD, ADVICE},
#include "check/OldModules.def"
  };
  for (auto [old, advice] : removed)
    if (name.str() == old) {
      report.note(loc, diag::MessageNote, advice);
      return;
    }
  // A method of the struct whose method this is.
  const FunctionInfo *info = checker.function ? checker.function->info : nullptr;
  if (info && info->structInfo && !info->isStatic && info->structInfo->members.count(name)) {
    report.insertion(range.begin, "self.");
    report.note(loc, diag::DidYouMean, "self." + name.str().str());
    return;
  }
  if (Identifier similar = similarName(checker, name)) {
    report.fixIt(range, similar.str());
    report.note(loc, diag::DidYouMean, similar);
  }
}

/// Does so without looking for what was meant again: the declared types of a function are asked about by every call.
void reportUnknown(Checker &checker, Identifier name, SourceLoc loc) {
  auto &known = checker.program.impl->unknownNames;
  std::pair key(loc.raw(), name);
  if (!known.contains(key)) {
    DiagnosticCapture capture(checker.diags);
    explainUnknown(checker, name, loc);
    known[key] = capture.take();
  }
  for (const Diagnostic &diagnostic : known[key])
    checker.diags.emit(diagnostic);
}

Operand Checker::checkName(Identifier name, SourceLoc loc) {
  // Struct parameters are visible unqualified in the header only; in bodies they are accepted with a warning (NAM-14).
  bool inBody = false;
  Entity entity;
  for (Scope *current = scope; current && !entity; current = current->parent) {
    if (current->kind == Scope::Module)
      break;
    if (const Entity *found = current->find(name)) {
      entity = *found;
      if (current->kind == Scope::Struct && inBody && entity.param && !unevaluated) {
        if (inUserCode())
          error(loc, inOldCode(scope) ? diag::UnqualifiedParameterOld : diag::UnqualifiedParameter, name)
              .insertion(loc, "Self.");
      }
    }
    inBody |= current->kind == Scope::Function && current->checker == this;
  }
  if (!entity)
    entity = program.lookup(scope, name);
  if (entity) {
    warnIfDeprecated(*this, entity, name, loc);
    return operandOf(entity, name, loc);
  }
  // A failed import was reported where it stands.
  if (ModuleInfo *module = scope->enclosingModule(); module && module->scope->names.contains(name))
    return Operand::error(loc);
  for (Scope *current = scope; current; current = current->parent)
    if (current->structInfo || current->traitInfo) {
      auto &members = current->structInfo ? current->structInfo->members : current->traitInfo->members;
      auto member = members.find(name);
      if (member == members.end())
        break;
      bool isStatic = function && function->info->isStatic && function->info->structInfo == current->structInfo;
      if (member->second.kind == Member::Field && isStatic)
        error(loc, diag::FieldWithoutInstance, name, current->structInfo->name);
      else if (member->second.kind == Member::Field)
        error(loc, diag::BareField, name).insertion(loc, "self.");
      else if (member->second.kind == Member::Alias)
        error(loc, diag::BareComptimeMember, name).insertion(loc, "Self.");
      else
        break;
      return Operand::error(loc);
    }
  if (ModuleInfo *module = scope->enclosingModule(); module && module->isUserCode && module->parent && module->parent->isPackage)
    if (ModuleInfo *sibling = siblingModule(program, module, name)) {
      error(loc, diag::SiblingWithoutImport, name);
      return Operand::ofConstant(values.moduleConst(sibling), loc);
    }
  reportUnknown(*this, name, loc);
  return Operand::error(loc);
}

/// Returns the struct type with every parameter unbound.
static Type unboundType(Program &program, StructInfo *info) {
  llvm::SmallVector<Const, 4> args(info->params.size(), program.values.unbound());
  return program.values.structType(info, args);
}

Operand Checker::operandOf(const Entity &entity, Identifier name, SourceLoc loc) {
  switch (entity.kind) {
  case Entity::None:
  case Entity::Unresolved:
    return Operand::error(loc);
  case Entity::Variable: {
    Variable &variable = *entity.variable;
    variable.used = true;
    if (variable.operand.isError())
      return Operand::error(loc);
    if (isComptime() && !unevaluated && !tolerateDynamic) {
      if (variable.operand.isConstant()) {
        Operand operand = variable.operand;
        operand.loc = loc;
        return operand;
      }
      if (archetypes && variable.operand.type && variable.operand.type.isUnknown())
        return Operand::ofConstant(unknownValue(program, variable.operand.type), loc);
      auto report = error(loc, diag::DynamicValue, comptimeContext);
      adviseConstant(variable, program.sources, report);
      return Operand::error(loc);
    }
    if (variable.session)
      return useSessionVariable(*variable.session, loc);
    if (variable.function && variable.function != function && emitter && !isComptime())
      return capture(variable, loc);
    Operand operand = variable.operand;
    operand.loc = loc;
    if (variable.isClosure && operand.isPlace() && !program.isValueType(operand.type))
      operand.isClosure = true;
    return operand;
  }
  case Entity::Value: {
    if (!entity.value || (entity.value.isType() && entity.value.asType().isError()))
      return Operand::error(loc);
    if (entity.value.isUnbound()) {
      error(loc, diag::UnboundParameterUse, name, "");
      return Operand::error(loc);
    }
    Operand operand = Operand::ofConstant(entity.value, loc);
    if (entity.value.kind() == ConstKind::Function)
      operand.type = values.functionLiteral(entity.value);
    else if (entity.value.kind() == ConstKind::Generator)
      operand.type = values.generatorType(entity.value);
    return operand;
  }
  case Entity::Functions: {
    Operand operand;
    operand.kind = Operand::Overloads;
    operand.functions = entity.functions;
    operand.functionScope = entity.functionScope;
    operand.loc = loc;
    if (entity.functions.size() == 1) {
      FunctionInfo *info = entity.functions.front();
      operand.type = values.functionLiteral(
          values.function(info, entity.functionScope ? entity.functionScope : info->scope, Type(), {}, Type()));
    }
    return operand;
  }
  case Entity::Struct:
    return Operand::ofConstant(values.typeConst(unboundType(program, entity.structInfo)), loc);
  case Entity::Trait: {
    TraitAtom atom;
    atom.trait = entity.traitInfo;
    return Operand::ofConstant(values.typeConst(values.traitType(atom)), loc);
  }
  case Entity::Alias: {
    AliasInfo *alias = entity.alias;
    Scope *aliasScope = entity.functionScope ? entity.functionScope : alias->scope;
    if (alias->syntax->params.isWritten()) {
      Const generator = values.generator(alias, aliasScope, {}, Type());
      Operand operand = Operand::ofConstant(generator, loc);
      operand.type = values.generatorType(generator);
      return operand;
    }
    Const value = valueOfAlias(alias, aliasScope, loc);
    if (!value)
      return Operand::error(loc);
    Entity known;
    known.kind = Entity::Value;
    known.value = value;
    return operandOf(known, name, loc);
  }
  case Entity::Module:
    return Operand::ofConstant(values.moduleConst(entity.module), loc);
  case Entity::Pattern: {
    Checker inner(program, entity.patternScope, Mode::Comptime);
    Const value = inner.evaluate(*entity.pattern);
    return value ? Operand::ofConstant(value, loc) : Operand::error(loc);
  }
  }
  llvm_unreachable("all kinds are handled");
}

bool checkAliasBound(Checker &checker, const ast::Expr &expr, Const value, Type bound) {
  if (!value || !value.isType() || !value.asType().isStruct() || !value.asType().isConcrete() || bound.kind() != TypeKind::Trait)
    return true;
  Program &program = checker.program;
  if (llvm::all_of(bound->traits, [&](const TraitAtom &atom) { return !atom.trait || program.conformsTo(value.asType(), atom.trait); }))
    return true;
  program.diags.report(expr.loc(), diag::CannotBindType, program.print(value.asType()), program.print(bound)).range(expr.range());
  return false;
}

Const Checker::valueOfAlias(AliasInfo *alias, Scope *aliasScope, SourceLoc loc) {
  if (program.impl->cyclicAliases.contains(alias->syntax))
    return {};
  auto key = std::make_pair(alias, aliasScope);
  auto [it, isNew] = program.aliasValues.try_emplace(key, Const());
  if (!isNew) {
    if (!it->second) {
      auto report = error(alias->syntax->name ? alias->syntax->loc() : loc, diag::RecursiveReference, alias->name);
      auto &path = program.impl->aliasPath;
      auto first = llvm::find_if(path, [&](auto &step) { return step.first == alias; });
      for (auto &[step, use] : llvm::make_range(first == path.end() ? first : std::next(first), path.end())) {
        report.note(use, diag::ReferencedThroughUse);
        report.note(step->syntax->loc(), diag::ByDeclaration, step->name);
      }
      report.note(loc, diag::ReferencedFromHere);
      return {};
    }
    if (it->second.isType() && it->second.asType().isError()) {
      // Whoever asked first may have thrown away what was wrong.
      if (auto wrong = program.impl->aliasErrors.find(key); wrong != program.impl->aliasErrors.end())
        program.diags.emit(wrong->second);
      return {};
    }
    return it->second;
  }
  DiagnosticCapture capture(program.diags);
  llvm::SaveAndRestore mute(program.impl->mutesOutput, program.impl->mutesOutput && aliasScope->kind != Scope::Module);
  program.impl->aliasPath.push_back({alias, loc});
  auto leave = llvm::make_scope_exit([&] { program.impl->aliasPath.pop_back(); });
  const ast::ComptimeDecl &decl = *alias->syntax;
  Const value;
  if (!decl.value) {
    error(decl.loc(), diag::ComptimeWithoutInitializer);
  } else {
    Checker inner(program, aliasScope, Mode::Comptime);
    inner.function = function;
    Type expected, bound;
    bool failed = false;
    if (decl.type) {
      expected = inner.evaluateType(*decl.type, /*allowUnbound=*/true);
      failed = !expected || expected.isError();
      if (!failed && expected.kind() == TypeKind::Trait) {
        bound = expected;
        expected = Type();
      }
    }
    const ast::Expr *expr = decl.value->ignoreParens();
    auto *tuple = llvm::dyn_cast<ast::TupleExpr>(expr);
    if (failed) {
    } else if (!decl.target) {
      value = inner.evaluate(*decl.value, expected);
      if (bound && !checkAliasBound(*this, *decl.value, value, bound))
        value = Const();
    } else if (tuple && alias->index < tuple->elements.size()) {
      value = inner.evaluate(*tuple->elements[alias->index]);
    } else if (Const whole = inner.evaluate(*decl.value)) {
      llvm::SmallVector<Operand, 4> elements;
      Operand operand = Operand::ofConstant(whole, loc);
      auto *target = llvm::dyn_cast<ast::TupleExpr>(decl.target->ignoreParens());
      unsigned count = target ? target->elements.size() : 1;
      if (inner.unpackTuple(operand, count, elements, decl.target->loc()) && elements[alias->index].isConstant())
        value = elements[alias->index].constant;
    }
  }
  if (program.impl->skipEvaluation && value && isOpenValue(value))
    program.aliasValues.erase(key);
  else
    program.aliasValues[key] = value ? value : values.typeConst(values.errorType());
  std::vector<Diagnostic> diagnostics = capture.take();
  for (const Diagnostic &diagnostic : diagnostics)
    program.diags.emit(diagnostic);
  auto isError = [](const Diagnostic &diagnostic) { return diagnostic.severity == Severity::Error; };
  if (auto wrong = llvm::find_if(diagnostics, isError); !value && wrong != diagnostics.end())
    program.impl->aliasErrors.try_emplace(key, std::move(*wrong));
  return value;
}

} // namespace kiln

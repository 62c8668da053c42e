// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Whether a struct has what the traits that it lists require (spec 03 section 19.2): checked once, at the declaration.
#include "check/Conformance.h"
#include "check/Archetypes.h"
#include "check/FunctionTypes.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "check/Suggestions.h"
#include "check/SignatureFacts.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

void warnIfRedundant(Checker &checker, llvm::ArrayRef<TraitAtom> lhs, llvm::ArrayRef<TraitAtom> rhs, SourceLoc loc) {
  if (!checker.inUserCode())
    return;
  // What a named composition holds twice is not written here.
  auto impliedBy = [&](llvm::ArrayRef<TraitAtom> one, llvm::ArrayRef<TraitAtom> others) {
    TraitInfo *implied = one.size() == 1 ? one.front().trait : nullptr;
    for (const TraitAtom &other : others)
      if (implied && other.trait && other.trait != implied && llvm::is_contained(checker.program.closureOf(other.trait), implied)) {
        checker.error(loc, diag::RedundantComposition, other.trait->name, implied->name);
        return true;
      }
    return false;
  };
  if (!impliedBy(rhs, lhs))
    impliedBy(lhs, rhs);
}

namespace {

/// Whether a witness has the type of a requirement. Unknown: it depends on something that is not known, or on a shape that is decided
/// at calls only (implicit parameters, packs).
enum class Fit : uint8_t { Yes, No, Unknown };

Fit worse(Fit a, Fit b) { return a == Fit::No || b == Fit::No ? Fit::No : a == Fit::Unknown || b == Fit::Unknown ? Fit::Unknown : Fit::Yes; }

/// A requirement or a witness with its parameters bound to stand-ins.
struct OpenFunction {
  FunctionInfo *info = nullptr;
  const ast::FunctionSignature *syntax = nullptr;
  Scope *scope = nullptr;
  llvm::SmallVector<const ast::ArgDecl *, 8> args; ///< without `out`
};

/// Compares one requirement of a trait with methods of a struct type.
class Requirement {
public:
  Requirement(Program &program, Type self, FunctionInfo *required) : program(program), self(self), required(open(required, {})) {}
  Fit metBy(FunctionInfo *witness);

private:
  OpenFunction open(FunctionInfo *info, llvm::ArrayRef<Const> params);
  Type typeOf(const OpenFunction &function, const ast::Expr *expr);
  Fit types(Type have, Type want);
  Fit conventions(const ast::ArgDecl &have, const ast::ArgDecl &want);
  Fit results(const OpenFunction &have);
  Fit effects(const OpenFunction &have);

  Program &program;
  Type self;
  llvm::SmallVector<Const, 4> params; ///< stand-ins of the requirement's own parameters
  OpenFunction required;
};

} // namespace

OpenFunction Requirement::open(FunctionInfo *info, llvm::ArrayRef<Const> given) {
  OpenFunction function;
  function.info = info;
  function.syntax = syntaxOf(info);
  if (!function.syntax)
    return function;
  Scope *parent = info->traitInfo && !info->structInfo ? program.traitScope(info->traitInfo, self)
                  : self.isStruct()                    ? memberScope(program, info, self)
                                                       : info->scope;
  function.scope = program.newScope(Scope::Function, parent);
  llvm::ArrayRef<const ast::ParamDecl *> decls = function.syntax->params.params;
  bindArchetypes(program, function.scope, decls);
  if (given.size() == decls.size())
    for (auto [param, value] : llvm::zip(decls, given))
      if (param->name && value)
        function.scope->names[param->name.id].value = value;
  for (const ast::ArgDecl *arg : function.syntax->args.args)
    if (arg->convention != ast::Convention::Out)
      function.args.push_back(arg);
  // Types may name arguments: `-> ref[a] T`, `-> type_of(a)`.
  for (const ast::ArgDecl *arg : function.args) {
    if (!arg->name || function.scope->find(arg->name.id))
      continue;
    auto *variable = new (program.values.allocator().Allocate<Variable>()) Variable();
    variable->name = arg->name.id;
    variable->operand.kind = Operand::Place;
    variable->operand.type = arg->type ? typeOf(function, arg->type) : self;
    variable->operand.isMutable = true;
    variable->operand.origin = program.values.emptyOrigin(true);
    Entity entity;
    entity.kind = Entity::Variable;
    entity.variable = variable;
    function.scope->names[arg->name.id] = entity;
  }
  return function;
}

/// The type that `expr` denotes; Unknown when only a call decides it.
Type Requirement::typeOf(const OpenFunction &function, const ast::Expr *expr) {
  Checker checker(program, function.scope, Checker::Mode::Comptime);
  DiagnosticCapture capture(program.diags);
  Type type = checker.evaluateType(*expr, /*allowUnbound=*/true);
  if (!type || type.isError() || type.hasUnbound())
    return program.values.unknownType();
  if (type.kind() == TypeKind::Trait)
    return type->traits.size() == 1 && type->traits.front().closure ? program.values.functionType(*type->traits.front().closure)
                                                                    : program.values.unknownType();
  return type;
}

Fit Requirement::types(Type have, Type want) {
  if (sameUpToOrigins(program, have, want))
    return Fit::Yes;
  return isOpen(have) || isOpen(want) ? Fit::Unknown : Fit::No;
}

/// FNT-5: an immutable argument does for any other convention; consuming ones are the same.
Fit Requirement::conventions(const ast::ArgDecl &have, const ast::ArgDecl &want) {
  auto plain = [](Convention convention) { return convention == Convention::Deinit ? Convention::Var : convention; };
  Convention a = plain(conventionOf(have)), b = plain(conventionOf(want));
  if (a == b || a == Convention::Imm)
    return Fit::Yes;
  // A reference of inferred mutability takes what the other conventions give.
  return a == Convention::Ref || b == Convention::Ref ? Fit::Unknown : Fit::No;
}

Fit Requirement::results(const OpenFunction &have) {
  if (have.info->name == "__init__")
    return Fit::Yes;
  auto resultOf = [&](const OpenFunction &function) {
    if (function.syntax->result)
      return typeOf(function, function.syntax->result);
    if (const ast::ArgDecl *out = function.syntax->outArg())
      return out->type ? typeOf(function, out->type) : self;
    return program.noneType();
  };
  Type result = resultOf(have), wanted = resultOf(required);
  bool isRef = have.syntax->resultRef.isValid(), wantsRef = required.syntax->resultRef.isValid();
  if (isRef != wantsRef)
    return wantsRef ? Fit::No : Fit::Unknown;
  Fit fit = types(result, wanted);
  if (fit != Fit::No || isRef || result.isNever())
    return result.isNever() ? Fit::Yes : fit;
  DiagnosticCapture capture(program.diags);
  Checker checker(program, have.scope, Checker::Mode::Comptime);
  return checker.conversionCost(Operand::ofValue({}, result, SourceLoc()), wanted) ? Fit::Yes : Fit::No;
}

Fit Requirement::effects(const OpenFunction &have) {
  if (have.syntax->isAsync() != required.syntax->isAsync())
    return Fit::No;
  auto errorOf = [&](const OpenFunction &function) {
    if (!function.syntax->effects.raises())
      return program.values.neverType();
    return function.syntax->effects.raisesType ? typeOf(function, function.syntax->effects.raisesType) : program.errorStructType();
  };
  Type error = errorOf(have), wanted = errorOf(required);
  return error.isNever() ? Fit::Yes : types(error, wanted);
}

Fit Requirement::metBy(FunctionInfo *info) {
  if (!required.syntax || !syntaxOf(info))
    return Fit::Unknown;
  if (info->isStatic != required.info->isStatic)
    return Fit::No;
  auto own = required.syntax->params.params;
  if (params.size() != own.size()) {
    params.clear();
    for (const ast::ParamDecl *param : own)
      params.push_back(param->name ? required.scope->names[param->name.id].value : Const());
  }
  OpenFunction have = open(info, params);
  if (have.args.size() != required.args.size())
    return Fit::No;
  Fit fit = Fit::Yes;
  bool isImplicit = false; // arguments of open types are parameters, too
  for (auto [index, pair] : llvm::enumerate(llvm::zip(have.args, required.args))) {
    auto [a, b] = pair;
    if (a->stars != b->stars || (a->section == ast::Section::KeywordOnly) != (b->section == ast::Section::KeywordOnly))
      return Fit::No;
    if (a->section == ast::Section::KeywordOnly && a->name.id != b->name.id)
      return Fit::No;
    // A fieldwise constructor takes trivial fields immutably (03/FWI-1).
    bool isImmutable = info->synthesis == FunctionInfo::FieldwiseInit && a->type &&
                       program.conformsTo(typeOf(have, a->type), Role::TrivialRegisterPassable);
    fit = worse(fit, isImmutable ? Fit::Yes : conventions(*a, *b));
    if (a->stars != ast::Stars::None) {
      fit = worse(fit, Fit::Unknown);
      isImplicit |= a->typeIsUnpacked || b->typeIsUnpacked;
      continue;
    }
    if (index == 0 && !info->isStatic)
      continue;
    Type type = a->type ? typeOf(have, a->type) : self, wanted = b->type ? typeOf(required, b->type) : self;
    isImplicit |= type.isUnknown() || wanted.isUnknown();
    fit = worse(fit, types(type, wanted));
  }
  if (have.syntax->params.params.size() != own.size()) {
    if (!isImplicit)
      return Fit::No;
    return worse(fit, Fit::Unknown);
  }
  return worse(worse(fit, results(have)), effects(have));
}

namespace {

/// Checks the conformances that one struct lists.
class Conformances {
public:
  Conformances(Program &program, Type type) : program(program), type(type) {}
  void check(const ast::TypeDecl &decl);

private:
  /// What is wrong with a conformance: notes of its diagnostic.
  using Notes = llvm::SmallVector<Diagnostic, 2>;
  void trait(TraitInfo *trait, TraitInfo *listed, bool isConditional, Notes &notes);
  void method(FunctionInfo *required, TraitInfo *trait, Notes &notes);
  void member(AliasInfo *required, TraitInfo *trait, bool isConditional, Notes &notes);
  void defaultedMember(AliasInfo *defaulted, Notes &notes);
  void closure(const FunctionTypeData &closure, Notes &notes);
  void conflicts();
  void memberConflicts();
  void parameterConflicts();
  /// Whether the constraints of a witness follow from those of the conformance (CCF-3).
  bool isProven(FunctionInfo *witness, Notes &notes);
  std::string signatureText(FunctionInfo *method);
  void report(llvm::StringRef trait, Notes notes);
  template <typename... Args> static void note(Notes &notes, SourceLoc loc, diag::Id id, const Args &...args) {
    notes.push_back(DiagnosticEngine::make(loc, id, {DiagArg(args)...}));
  }

  Program &program;
  Type type;
  llvm::SmallVector<TraitInfo *, 8> seen; ///< traits and their ancestors
};

} // namespace

bool Conformances::isProven(FunctionInfo *witness, Notes &notes) {
  if (!witness->syntax || !witness->isUserCode() || !witness->syntax->signature.params.params.empty())
    return true;
  for (const ast::WhereClause &where : witness->syntax->signature.wheres) {
    const ast::Expr &condition = conditionOf(where);
    Truth truth = decideCondition(program, program.facts(type).scope, condition);
    if (truth == Truth::True || truth == Truth::Unknown)
      continue;
    if (truth == Truth::False)
      note(notes, condition.loc(), diag::ConstraintFalse, program.sources.text(condition.range()).str());
    else
      note(notes, witness->syntax->loc(), diag::WitnessUnproven, witness->name);
    return false;
  }
  return true;
}

/// The type of a method of the struct or of its requirement, as far as it is the same for all parameters; else as it is written.
std::string Conformances::signatureText(FunctionInfo *method) {
  DiagnosticCapture capture(program.diags);
  if (const FunctionTypeData *signature = signatureOf(program, program.values.function(method, method->scope, type, {}, Type())))
    return program.printSignature(*signature, "");
  const ast::FunctionSignature &syntax = method->syntax->signature;
  SourceLoc end = syntax.result ? syntax.result->range().end : syntax.args.parens.end;
  SourceLoc begin = syntax.params.isWritten() ? syntax.params.brackets.begin : syntax.args.parens.begin;
  return "def" + program.sources.text({begin, end}).str();
}

void Conformances::method(FunctionInfo *required, TraitInfo *trait, Notes &notes) {
  llvm::SmallVector<FunctionInfo *, 4> candidates = program.methodsOf(type, required->name, type.structInfo()->module);
  if (candidates.empty()) {
    note(notes, required->syntax->loc(), diag::RequiredFunction, required->name);
    // A method that is called almost the same?
    auto &members = type.structInfo()->members;
    Closest closest(required->name.str());
    for (const auto &[name, member] : members)
      if (member.kind == Member::Methods && member.methods.front()->syntax && !name.str().starts_with("__") && !trait->members.count(name))
        closest.consider(name);
    if (closest.best)
      note(notes, members.find(closest.best)->second.methods.front()->syntax->loc(), diag::DidYouMeanName, required->name);
    return;
  }
  Requirement requirement(program, type, required);
  for (FunctionInfo *candidate : candidates)
    if (requirement.metBy(candidate) != Fit::No) {
      (void)isProven(candidate, notes);
      return;
    }
  note(notes, required->syntax->loc(), diag::NoCandidateOfType, required->name, signatureText(required));
  for (FunctionInfo *candidate : candidates)
    if (candidate->syntax && candidate->synthesis == FunctionInfo::None)
      note(notes, candidate->syntax->loc(), diag::CandidateHasType, signatureText(candidate));
}

/// The type of a member's value if that is no `wanted` and does not become one; null when it does, or when nothing certain is known. The
/// value is not computed.
static Type typeOfMember(Program &program, Type type, AliasInfo *alias, Type wanted) {
  if (!wanted.isStruct() || !wanted.isConcrete())
    return Type();
  ArchetypeWalk walk(program);
  llvm::SaveAndRestore skip(program.impl->skipEvaluation, true);
  Const value = program.aliasOf(type, alias, SourceLoc());
  if (!value || value.isType() || !value.type() || !value.type().isStruct() || !value.type().isConcrete() || value.type() == wanted)
    return Type();
  Checker checker(program, program.facts(type).scope, Checker::Mode::Comptime);
  return checker.convert(Operand::ofConstant(value, alias->syntax->loc()), wanted, alias->syntax->loc()).isError() ? value.type() : Type();
}

void Conformances::member(AliasInfo *required, TraitInfo *trait, bool isConditional, Notes &notes) {
  Identifier name = required->name;
  const Member *own = program.memberOf(type, name);
  AliasInfo *alias = own && own->kind == Member::Alias ? own->alias : nullptr;
  if (!alias)
    alias = program.traitAlias(type, name);
  SourceLoc loc = required->syntax->loc();
  if (!alias || !alias->syntax->value)
    return note(notes, loc, diag::RequiredMember, name);
  // Parametric members are compared where they are applied.
  if (!required->syntax->type || required->syntax->params.isWritten() || alias->syntax->params.isWritten() || isConditional)
    return;
  DiagnosticCapture capture(program.diags);
  Checker checker(program, program.traitScope(trait, type), Checker::Mode::Comptime);
  Type wanted = checker.evaluateType(*required->syntax->type, /*allowUnbound=*/true);
  if (!wanted || wanted.isError())
    return;
  if (wanted.kind() != TypeKind::Trait) {
    Type given = typeOfMember(program, type, alias, wanted);
    if (given)
      note(notes, alias->syntax->loc(), diag::MemberDoesNotConform, name, program.print(given), program.print(wanted));
    return;
  }
  Const value = program.aliasOf(type, alias, SourceLoc());
  if (!value || value.isSymbolic() || value.isUnbound() || value.kind() == ConstKind::Generator)
    return;
  if (!value.isType())
    return note(notes, loc, diag::MemberIsNoType, name, program.print(wanted));
  Type given = value.asType();
  if (given.isError() || given.isUnknown() || given.hasUnbound() || given.kind() == TypeKind::Trait)
    return;
  if (!program.conforms(given, wanted))
    note(notes, alias->syntax->loc(), diag::MemberDoesNotConform, name, program.print(given), program.print(wanted));
}

/// A default without a type fixes the type of the member, with its value when that is a literal (CNF-5).
void Conformances::defaultedMember(AliasInfo *defaulted, Notes &notes) {
  const Member *own = program.memberOf(type, defaulted->name);
  if (!own || own->kind != Member::Alias || !defaulted->isUserCode() || defaulted->syntax->type || defaulted->syntax->params.isWritten() ||
      own->alias->syntax->params.isWritten())
    return;
  DiagnosticCapture capture(program.diags);
  Const value = program.aliasOf(type, own->alias, SourceLoc()), fixed = program.aliasOf(type, defaulted, SourceLoc());
  auto isPlain = [](Const value) {
    return value && !value.isType() && !value.isSymbolic() && !value.isUnbound() && value.kind() != ConstKind::Generator && value.type() &&
           value.type().isStruct();
  };
  if (!isPlain(value) || !isPlain(fixed) || sameUpToOrigins(program, value.type(), fixed.type()))
    return;
  note(notes, own->alias->syntax->loc(), diag::MemberDoesNotConform, defaulted->name, program.print(value.type()), program.print(fixed.type()));
}

void Conformances::closure(const FunctionTypeData &wanted, Notes &notes) {
  Identifier name = program.names.get("__call__");
  llvm::SmallVector<FunctionInfo *, 4> candidates = program.methodsOf(type, name, type.structInfo()->module);
  if (candidates.empty())
    return note(notes, type.structInfo()->loc, diag::RequiredFunction, name);
  for (FunctionInfo *candidate : candidates) {
    const FunctionTypeData *signature = signatureOf(program, program.values.function(candidate, candidate->scope, type, {}, Type()));
    if (!signature || signature->args.empty())
      return; // parametric: calls decide
    FunctionTypeData call = *signature;
    call.args = call.args.drop_front();
    if (closureSatisfies(program, call, wanted))
      return;
  }
  note(notes, candidates.front()->syntax->loc(), diag::NoCandidateOfType, name, program.printSignature(wanted, ""));
  for (FunctionInfo *candidate : candidates)
    note(notes, candidate->syntax->loc(), diag::CandidateHasType, signatureText(candidate));
}

void Conformances::trait(TraitInfo *trait, TraitInfo *listed, bool isConditional, Notes &notes) {
  if (isLifecycleTrait(trait->role))
    return;
  size_t before = notes.size();
  for (auto &[name, required] : trait->members) {
    if (required.kind == Member::Methods) {
      for (FunctionInfo *function : required.methods)
        if (function->isRequirement)
          method(function, trait, notes);
    } else if (required.kind == Member::Alias && !required.alias->syntax->value) {
      member(required.alias, trait, isConditional, notes);
    } else if (required.kind == Member::Alias) {
      defaultedMember(required.alias, notes);
    }
  }
  if (notes.size() == before)
    return;
  note(notes, trait->loc, diag::TraitDeclaredHere, trait->name);
  if (trait != listed)
    note(notes, listed->loc, diag::InheritedThrough, listed->name);
}

void Conformances::report(llvm::StringRef trait, Notes notes) {
  auto builder = program.diags.report(type.structInfo()->loc, diag::RequirementsMissing, program.print(type), trait);
  for (Diagnostic &note : notes)
    builder.note(std::move(note));
}

/// Two defaults for one signature of which the struct chooses none (CNF-5).
void Conformances::conflicts() {
  llvm::MapVector<Identifier, llvm::SmallVector<FunctionInfo *, 2>> defaults;
  for (TraitInfo *trait : seen)
    for (auto &[name, member] : trait->members)
      if (member.kind == Member::Methods)
        for (FunctionInfo *method : member.methods)
          if (!method->isRequirement)
            defaults[name].push_back(method);
  for (auto &[name, methods] : defaults) {
    if (methods.size() < 2)
      continue;
    const Member *own = program.memberOf(type, name);
    for (size_t i = 1; i < methods.size(); ++i) {
      FunctionInfo *a = methods[0], *b = methods[i];
      if (a->traitInfo == b->traitInfo || (own && own->kind == Member::Methods && overridden(program, type, b, own->methods)))
        continue;
      if (!a->isUserCode() && !b->isUserCode())
        continue; // not the user's to resolve
      if (Requirement(program, type, a).metBy(b) != Fit::Yes || Requirement(program, type, b).metBy(a) != Fit::Yes)
        continue;
      program.diags.report(type.structInfo()->loc, diag::ConflictingDefaults, name, a->traitInfo->name, b->traitInfo->name);
      break;
    }
  }
}

/// The same of comptime members.
void Conformances::memberConflicts() {
  llvm::MapVector<Identifier, llvm::SmallVector<AliasInfo *, 2>> defaults;
  for (TraitInfo *trait : seen)
    for (auto &[name, member] : trait->members)
      if (member.kind == Member::Alias && member.alias->syntax->value && trait->isUserCode())
        defaults[name].push_back(member.alias);
  for (auto &[name, aliases] : defaults)
    if (aliases.size() > 1 && !program.memberOf(type, name))
      program.diags.report(type.structInfo()->loc, diag::ConflictingMembers, name, aliases[1]->traitInfo->name, aliases[0]->traitInfo->name);
}

/// Parameters of default methods that would hide those of the struct (CNF-8).
void Conformances::parameterConflicts() {
  for (TraitInfo *trait : seen) {
    if (!trait->isUserCode())
      continue;
    for (auto &[name, member] : trait->members) {
      const Member *own = member.kind == Member::Methods ? program.memberOf(type, name) : nullptr;
      if (member.kind != Member::Methods || (own && own->kind == Member::Methods))
        continue;
      for (FunctionInfo *method : member.methods)
        for (const ast::ParamDecl *param : method->syntax->signature.params.params)
          if (!method->isRequirement &&
              llvm::any_of(type.structInfo()->params, [&](const ast::ParamDecl *mine) { return mine->name.id == param->name.id; }))
            program.diags.report(type.structInfo()->loc, diag::DefaultParameterConflict, param->name.id)
                .note(param->loc(), diag::DeclaredHere, param->name.id);
    }
  }
}

void Conformances::check(const ast::TypeDecl &decl) {
  Scope *scope = declarationScope(program, decl, type);
  for (const ast::Conformance &conformance : decl.conformances) {
    Checker checker(program, scope, Checker::Mode::Comptime);
    Type listed = checker.evaluateType(*conformance.trait, /*allowUnbound=*/true);
    if (!listed || listed.isError() || listed.isUnknown())
      continue;
    if (listed.kind() != TypeKind::Trait) {
      auto report = program.diags.report(conformance.trait->range(), diag::NotATrait, program.print(listed));
      if (listed.isStruct())
        report.note(conformance.trait->loc(), diag::NoInheritance);
      continue;
    }
    Assumptions assumptions(program);
    assumptions.assume(scope, conformance.wheres);
    for (const TraitAtom &atom : listed->traits) {
      Notes notes;
      if (atom.closure) {
        closure(*atom.closure, notes);
        if (!notes.empty())
          report(program.printSignature(*atom.closure), std::move(notes));
        continue;
      }
      for (TraitInfo *ancestor : program.closureOf(atom.trait))
        if (!llvm::is_contained(seen, ancestor)) {
          seen.push_back(ancestor);
          trait(ancestor, atom.trait, !conformance.wheres.empty(), notes);
        }
      if (!notes.empty())
        report(atom.trait->name.str(), std::move(notes));
    }
  }
  conflicts();
  memberConflicts();
  parameterConflicts();
}

void checkConformances(Program &program, Type type, const ast::TypeDecl &decl) {
  ArchetypeWalk walk(program);
  Conformances(program, type).check(decl);
}

} // namespace kiln

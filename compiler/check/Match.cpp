// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// One candidate tried for one call: distribution of the operands, then inference, conversions and constraints (spec 04 sections 7, 8, 12).
#include "check/Matcher.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

bool Matcher::distribute() {
  llvm::ArrayRef<const ast::ArgDecl *> decls = signature->args.args;
  llvm::SmallVector<const ast::ArgDecl *, 8> slots;
  for (const ast::ArgDecl *decl : decls)
    if (decl->convention != ast::Convention::Out)
      slots.push_back(decl);
  match.args.resize(slots.size());
  unsigned next = 0;
  int variadic = -1, keywords = -1;
  for (auto [i, decl] : llvm::enumerate(slots)) {
    if (decl->stars == ast::Stars::One)
      variadic = i;
    else if (decl->stars == ast::Stars::Two)
      keywords = i;
  }
  // An argument that finds no place is reported only if nothing required is missing.
  const Argument *unexpected = nullptr;
  std::optional<Diagnostic> meant;
  for (auto [index, argument] : llvm::enumerate(arguments)) {
    if (argument.kind == Argument::Positional) {
      while (next < slots.size() && (slots[next]->stars != ast::Stars::None || slots[next]->section == ast::Section::KeywordOnly))
        ++next;
      // A variadic takes everything after the positionals before it.
      if (next < slots.size() && (variadic < 0 || next < unsigned(variadic)))
        match.args[next++].arguments.push_back(index);
      else if (variadic >= 0)
        match.args[variadic].arguments.push_back(index);
      else if (!unexpected)
        unexpected = &argument;
    } else if (argument.kind == Argument::Star) {
      while (next < slots.size() && slots[next]->stars == ast::Stars::None && slots[next]->section != ast::Section::KeywordOnly) {
        if (!slots[next]->defaultValue)
          return fail("unpack is only supported when the callee accepts a variadic; to forward a runtime pack to a fixed-arity callee, route "
                      "the call through a dispatcher whose argument is itself a variadic pack (e.g. `def shim[Ts: TypeList[Trait=AnyType, "
                      "...], //, callee: def(*args: *Ts) thin](...): callee(*pack)`)",
                      argument);
        ++next;
      }
      if (variadic < 0)
        return fail("unpacked positional arguments are only supported for callees that expect a variadic pack argument at this position",
                    argument);
      match.args[variadic].arguments.push_back(index);
    } else if (argument.kind == Argument::DoubleStar) {
      if (keywords < 0)
        return fail("unexpected keyword argument", argument);
      match.args[keywords].arguments.push_back(index);
    } else {
      bool found = false;
      for (auto [i, decl] : llvm::enumerate(slots)) {
        if (decl->name.id != argument.name || decl->stars != ast::Stars::None || decl->section == ast::Section::PositionalOnly)
          continue;
        if (!match.args[i].arguments.empty())
          break;
        // The marker of a display was once the empty tuple, which its default gives (01/EXP-63).
        auto *old = decl->defaultValue ? llvm::dyn_cast<ast::TupleExpr>(decl->defaultValue->ignoreParens()) : nullptr;
        if (!old || !old->elements.empty() || !argument.name.str().ends_with("_literal__"))
          match.args[i].arguments.push_back(index);
        found = true;
        break;
      }
      if (found)
        continue;
      if (keywords >= 0) {
        match.args[keywords].arguments.push_back(index);
        continue;
      }
      // A positional-only name given by keyword is reported as the missing argument.
      bool positionalOnly = llvm::any_of(slots, [&](const ast::ArgDecl *decl) {
        return decl->name.id == argument.name && decl->section == ast::Section::PositionalOnly && !decl->defaultValue;
      });
      if (positionalOnly)
        continue;
      if (!unexpected)
        unexpected = &argument;
      Closest closest(argument.name.str());
      for (auto [i, decl] : llvm::enumerate(slots))
        if (decl->section != ast::Section::PositionalOnly && decl->stars == ast::Stars::None && match.args[i].arguments.empty())
          closest.consider(decl->name.id);
      if (!meant && closest.best)
        meant = DiagnosticEngine::make(argument.loc, diag::DidYouMean, {DiagArg(closest.best)});
    }
  }
  for (auto [i, decl] : llvm::enumerate(slots)) {
    if (!match.args[i].arguments.empty() || decl->stars != ast::Stars::None)
      continue;
    if (!decl->defaultValue)
      return fail("missing required argument: '" + decl->name.str() + "'", SourceRange(), meant);
    match.args[i].defaultExpr = decl->defaultValue;
  }
  if (!unexpected)
    return true;
  return unexpected->kind == Argument::Positional
             ? fail("unexpected argument", unexpected->range, meant)
             : fail("unexpected keyword argument '" + unexpected->name.str() + "'", unexpected->range, meant);
}

void Matcher::makeScopes(Scope *functionScope) {
  Scope *parent = functionScope ? functionScope : function->scope;
  Type selfType = match.self;
  if (selfType && selfType.isStruct() && (function->structInfo || function->traitInfo)) {
    if (function->traitInfo && !function->structInfo) {
      parent = program.traitScope(function->traitInfo, selfType);
    } else if (!selfType.hasUnbound() && !function->isExtension) {
      parent = program.facts(selfType).scope;
    } else {
      self = program.newScope(Scope::Struct, function->scope);
      self->self = selfType;
      self->structInfo = selfType.structInfo();
      declareUnresolved(self, self->structInfo->params);
      for (auto [param, arg] : llvm::zip(self->structInfo->params, selfType.args()))
        if (!arg.isUnbound()) {
          Entity &entity = self->names[param->name.id];
          entity.kind = Entity::Value;
          entity.value = arg;
        }
      parent = self;
    }
  } else if (selfType && function->traitInfo) {
    parent = program.traitScope(function->traitInfo, selfType);
  }
  scope = program.newScope(Scope::Function, parent);
  match.scope = scope;
  declareUnresolved(scope, signature->params.params);
}

bool Matcher::bindExplicit(const BoundParameters *explicitParams) {
  llvm::ArrayRef<const ast::ParamDecl *> params = signature->params.params;
  match.parameterCount = params.size() + (self || (match.self && match.self.isStruct()) ? match.self.args().size() : 0);
  if (!explicitParams)
    return true;
  llvm::SmallVector<ParameterSlot, 4> slots;
  if (auto failure = assignParameters(params, *explicitParams, slots, [](unsigned) { return false; }))
    return fail(*failure);
  for (auto [param, slot] : llvm::zip(params, slots)) {
    if (!slot.given() || (slot.item && slot.item->isUnbound))
      continue;
    std::string why;
    if (!bindEntry(checker, scope, param, slot, explicitParams->scope, &why)) {
      if (llvm::StringRef(why).contains("depends on an unresolved parameter")) {
        deferred.push_back({param, slot}); // tried again when the arguments are matched (PIN-3)
        deferredScope = explicitParams->scope;
        continue;
      }
      std::optional<Diagnostic> advice;
      if (llvm::StringRef(why).starts_with("parameter '")) {
        why = "'" + function->name.str().str() + "' " + why;
        // The name of a function is a value; a closure trait bounds types (06/CLO-18).
        auto *name = slot.item && slot.item->expr ? llvm::dyn_cast<ast::NameExpr>(slot.item->expr->ignoreParens()) : nullptr;
        auto [declared, given] = llvm::StringRef(why).split("' type, but value has type '");
        if (name && given.contains(" thin") && !declared.contains(" thin"))
          advice = DiagnosticEngine::make(name->loc(), diag::ThinToClosure, {DiagArg(name->name)});
      }
      return fail(why.empty() ? "the value of parameter '" + param->name.str() + "' doesn't fit" : llvm::Twine(why), SourceRange(), std::move(advice));
    }
  }
  return true;
}

bool Matcher::bindDeferred() {
  for (auto &[param, slot] : deferred) {
    std::string why;
    if (!bindEntry(checker, scope, param, slot, deferredScope, &why))
      return fail(why.empty() ? "the value of parameter '" + param->name.str() + "' doesn't fit" : llvm::Twine(why));
  }
  return true;
}

/// Whether some type of the signature depends on the name of an argument; memoised with the declaration.
static bool signatureNamesArguments(FunctionInfo *function, const ast::FunctionSignature &signature) {
  if (function->namesArguments)
    return function->namesArguments == 2;
  llvm::SmallVector<Identifier, 8> names;
  for (const ast::ArgDecl *arg : signature.args.args)
    if (arg->name)
      names.push_back(arg->name.id);
  auto mentions = [&](const ast::Expr *expr) { return expr && mentionsName(*expr, names); };
  bool found = mentions(signature.result) || mentions(signature.effects.raisesType);
  for (const ast::Expr *origin : signature.resultRef.origins)
    found |= mentions(origin);
  for (const ast::ArgDecl *arg : signature.args.args) {
    found |= mentions(arg->type);
    for (const ast::Expr *origin : arg->ref.origins)
      found |= mentions(origin);
  }
  for (const ast::ParamDecl *param : signature.params.params)
    found |= mentions(param->type) || mentions(param->defaultValue);
  for (const ast::WhereClause &where : signature.wheres)
    found |= mentions(where.condition);
  function->namesArguments = found ? 2 : 1;
  return found;
}

Scope *closedScopeOf(Program &program, const Match &match) {
  const ast::FunctionSignature *signature = syntaxOf(match.function);
  Scope *around = match.scope->parent;
  bool isClosed = around && (around->kind == Scope::Module || (around->kind == Scope::Struct && around->self && around->self.isConcrete()));
  return isClosed && signature && signature->params.params.empty() && !match.function->isNested && !match.function->isExtension &&
                 !program.archetypeWalk && !signatureNamesArguments(match.function, *signature)
             ? around
             : nullptr;
}

Match matchCandidate(Checker &checker, FunctionInfo *function, Scope *functionScope, Type selfType, const BoundParameters *explicitParams,
                     llvm::MutableArrayRef<Argument> arguments, bool allowConversions) {
  Match match;
  match.function = function;
  match.self = selfType;
  match.operands = arguments;
  match.isStatic = function->isStatic;
  match.isImplicit = function->implicit;
  llvm::SaveAndRestore convert(checker.constructorsConvert, checker.constructorsConvert && allowConversions);
  Matcher matcher(checker, match, arguments, allowConversions);
  if (!matcher.signature) {
    match.failure.text = "no candidates found";
    return match;
  }
  if (!matcher.distribute())
    return match;
  matcher.makeScopes(functionScope);
  matcher.namesArguments = signatureNamesArguments(function, *matcher.signature);
  matcher.closedScope = closedScopeOf(checker.program, match);
  DiagnosticCapture capture(checker.diags);
  bool good = matcher.bindExplicit(explicitParams) && matcher.matchArguments() && matcher.bindDeferred() && matcher.finishParameters() && matcher.makeSignature();
  if (good)
    good = checkConstraints(checker, match, matcher.signature->wheres);
  std::vector<Diagnostic> captured = capture.take();
  if (!good) {
    if (!match.failure)
      match.failure.text = "its declaration has an error";
    for (Diagnostic &diagnostic : captured)
      if (diagnostic.severity == Severity::Error) {
        if (llvm::StringRef(match.failure.text).starts_with("its ") || match.failure.text == "the value has an error") {
          match.failure.hardError = true;
          match.failure.notes.push_back(diagnostic);
        }
      }
  }
  return match;
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Matching of one operand with one declared argument: types, conventions, origins, defaults (spec 04 section 8).
#include "check/DeclaredTypes.h"
#include "check/FunctionTypes.h"
#include "check/Matcher.h"
#include "check/ProgramImpl.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

/// Whether both are of one struct, whatever its parameters.
static bool sameFamily(Type a, Type b) { return a && b && a.isStruct() && b.isStruct() && a.structInfo() == b.structInfo(); }

Type Matcher::evaluate(const ast::Expr &expr, bool allowUnbound) {
  if (closedScope)
    if (Type known = program.impl->declaredTypes.lookup({&expr, closedScope}))
      return known;
  Checker inner(program, scope, Checker::Mode::Comptime);
  inner.function = checker.function;
  inner.archetypes = checker.archetypes;
  Type type = inner.evaluateType(expr, allowUnbound);
  if (closedScope && type.isStruct() && type.isConcrete())
    program.impl->declaredTypes[{&expr, closedScope}] = type;
  return type;
}

Origin Matcher::originOf(Argument &argument) {
  const Operand &operand = argument.operand;
  // A transferred value leaves its place for a temporary.
  if (operand.kind == Operand::Place && operand.origin && !operand.transferred)
    return operand.origin;
  if (!checker.emitter || (operand.kind == Operand::Place && !operand.transferred))
    return {};
  if (!argument.temporary)
    argument.temporary = program.values.freshOriginId();
  OriginAtom atom;
  atom.base = {OriginBase::Local, argument.temporary, Identifier()};
  return program.values.originOf(atom, true);
}

void Matcher::nameArgument(const ast::ArgDecl &decl, Type type, Argument *argument) {
  if (!namesArguments || !decl.name)
    return;
  auto *variable = new (program.values.allocator().Allocate<Variable>()) Variable();
  variable->name = decl.name.id;
  variable->loc = decl.loc();
  variable->kind = Variable::Argument;
  Operand known;
  known.kind = Operand::Place;
  known.type = type;
  known.loc = decl.loc();
  Convention convention = conventionOf(decl);
  known.isMutable = convention != Convention::Imm;
  bool inMemory = convention == Convention::Ref || convention == Convention::Mut || (type && type.isConcrete() && !program.isValueType(type));
  if (argument && argument->operand.kind == Operand::Place && !argument->operand.transferred) {
    known.origin = argument->operand.origin;
    known.isMutable = argument->operand.isMutable && convention != Convention::Imm;
  } else if (argument && inMemory) {
    known.origin = originOf(*argument);
  }
  if (!known.origin)
    known.origin = program.values.emptyOrigin(known.isMutable);
  else if (known.origin->isMutable != known.isMutable)
    known.origin = program.values.withMutability(known.origin, known.isMutable);
  variable->operand = known;
  Entity &entity = scope->names[decl.name.id];
  entity = Entity();
  entity.kind = Entity::Variable;
  entity.variable = variable;
}

bool Matcher::cannotConvert(const ast::ArgDecl &decl, Type from, Type to, const Argument &argument, const std::string &why) {
  bool explains = program.impl->explainsFailures;
  DeclaredType declared;
  if (!to && decl.type && explains)
    declared = describeDeclared(program, scope, decl.name.id, *decl.type);
  std::string target = to ? checker.print(to) : declared.text.empty() ? declaredText(decl) : declared.text;
  std::string reason = why;
  if (from && from.kind() == TypeKind::Metatype && to && from->inner == to)
    return fail("value passed to '" + decl.name.str() + "' cannot be converted from type value '" + target + "' to an instance of '" +
                    target + "'; did you mean to instantiate '" + target + "'?",
                argument);
  std::optional<Diagnostic> advice;
  auto *bound = llvm::dyn_cast_if_present<ast::NameExpr>(decl.type);
  if (bound && explains && llvm::StringRef(reason).starts_with("argument type"))
    for (const ast::ParamDecl *param : signature->params.params)
      if (param->name.id == bound->name && param->type) {
        DiagnosticCapture capture(program.diags);
        if (Type trait = Checker(program, scope, Checker::Mode::Comptime).evaluateType(*param->type, /*allowUnbound=*/true))
          advice = conformanceAdvice(program, from, trait);
      }
  // Nobody's values have a trait for their type: what was meant is a parameter (03/TYS-6).
  if (to && to.kind() == TypeKind::Trait && decl.type && explains && function->isUserCode()) {
    advice = DiagnosticEngine::make(decl.loc(), diag::TraitArgument, {DiagArg(program.print(to)), DiagArg(decl.name.id)});
    advice->fixIts.push_back({decl.type->range(), "Some[" + program.print(to) + "]"});
  }
  bool isExplained = llvm::StringRef(reason).starts_with("argument type") ||
                     (llvm::StringRef(reason).starts_with("it ") && llvm::StringRef(reason).contains("unresolved parameter"));
  std::string source = from                                         ? "'" + checker.print(from) + "'"
                       : argument.operand.kind == Operand::Deferred ? displayName(argument.expr)
                                                                    : "'function'";
  // A conversion to another type would need to know which one.
  bool isFamily = from && from.isStruct() && llvm::StringRef(target).starts_with((from.structInfo()->name.str() + "[").str());
  if (!isExplained && !declared.open.empty() && !isFamily && target.back() == ']') {
    reason = "it depends on an unresolved parameter '" + declared.open + "'";
    isExplained = true;
  }
  return fail("value passed to '" + decl.name.str() + "' cannot be converted from " + source + " to '" + target + "'" +
                  (isExplained ? ", " + reason : llvm::Twine()),
              argument, std::move(advice));
}

const char *Matcher::displayName(const ast::Expr *expr) {
  const ast::Expr *display = expr ? expr->ignoreParens() : nullptr;
  if (llvm::isa_and_nonnull<ast::ListExpr>(display))
    return "list literal";
  if (llvm::isa_and_nonnull<ast::DictExpr>(display))
    return "dictionary literal";
  return "initializer list";
}

std::string Matcher::declaredText(const ast::ArgDecl &decl) {
  if (!decl.type)
    return "Self";
  return program.sources.text(decl.type->range()).str();
}

bool Matcher::takesParametric(const ast::Expr *typeExpr) {
  const ast::Expr *type = typeExpr ? typeExpr->ignoreParens() : nullptr;
  auto *name = llvm::dyn_cast_or_null<ast::NameExpr>(type);
  if (const ast::FunctionSignature *signature = name && match.function ? syntaxOf(match.function) : nullptr)
    for (const ast::ParamDecl *param : signature->params.params)
      if (param->name.id == name->name)
        type = param->type ? param->type->ignoreParens() : nullptr;
  auto *function = llvm::dyn_cast_or_null<ast::FunctionTypeExpr>(type);
  return !function || function->signature->params.isWritten();
}

/// How many arguments of a struct type, and of those inside, are left open.
static unsigned countUnbound(Type type) {
  if (!type.isStruct())
    return 1;
  unsigned count = 0;
  for (Const arg : type.args())
    if (arg.isUnbound())
      ++count;
    else if (arg.isType() && arg.asType().hasUnbound())
      count += countUnbound(arg.asType());
  return count;
}

bool Matcher::matchOperand(const ast::ArgDecl &decl, const ast::Expr *typeExpr, Argument &argument, Convention convention, Type &type, bool isPackElement) {
  Operand &operand = argument.operand;
  if (operand.isError()) {
    type = program.values.errorType();
    return true;
  }
  if (operand.type && operand.type.isUnknown() && operand.kind != Operand::Overloads && operand.kind != Operand::Deferred)
    return matchUnknown(typeExpr, type);
  if (operand.kind == Operand::Overloads && operand.functions.size() == 1 && !operand.base && !operand.explicitParams &&
      !takesParametric(typeExpr))
    if (const ast::FunctionSignature *signature = syntaxOf(operand.functions.front());
        signature && llvm::any_of(signature->params.params, [&](const ast::ParamDecl *param) {
          return param->section != ast::Section::InferOnly && !param->defaultValue && param->stars == ast::Stars::None &&
                 !isOriginParameter(program, *param, operand.functions.front()->scope);
        }))
      return fail("parametric functions must not be used as arguments; pass as a parameter instead", argument);
  bool exact = convention == Convention::Mut || convention == Convention::Ref;
  std::string why;
  if (!typeExpr) {
    // `self`
    Type selfType = match.self;
    type = selfType;
    if (!selfType)
      return true;
    if (operand.type == selfType)
      return true;
    if (selfType.hasUnbound() || sameUpToOrigins(program, operand.type, selfType)) {
      if (self && operand.type && operand.type.isStruct() && operand.type.structInfo() == self->structInfo) {
        for (auto [param, arg] : llvm::zip(self->structInfo->params, operand.type.args()))
          bindParameter(checker, self, param, arg, &why);
        type = operand.type;
        return true;
      }
      // `Type.method(x)` with open parameters: `x` must be of that struct all the same.
      if (selfType.isStruct() && operand.type && operand.type.isStruct() && !sameFamily(operand.type, selfType) &&
          !sameFamily(checker.storageType(operand.type), selfType))
        return cannotConvert(decl, operand.type, selfType, argument, why);
      type = operand.type;
      return true;
    }
    auto cost = checker.conversionCost(operand, selfType);
    if (!cost)
      return cannotConvert(decl, operand.type, selfType, argument, why);
    return true;
  }
  Identifier which;
  if (!mentionsUnresolved(program, *typeExpr, scope, &which)) {
    Type declared = evaluate(*typeExpr);
    if (!declared || declared.isError())
      return fail("its declaration has an error");
    if (declared.isUnknown() && !operand.type.isUnknown()) {
      // An open alias (`Some[...]`): matched by syntax below.
      ++match.parameterCount;
      return unifyOperand(decl, *typeExpr, argument, type, exact);
    }
    if (declared.hasUnbound() || declared.kind() == TypeKind::Trait) {
      if (declared.kind() == TypeKind::Trait && declared->traits.size() == 1 && declared->traits.front().closure && !isPackElement) {
        // A function type where a value type is needed: a pointer (FTY-8).
        declared = program.values.functionType(*declared->traits.front().closure);
      } else if (declared.kind() == TypeKind::Trait && !isPackElement) {
        return cannotConvert(decl, operand.type, declared, argument, why); // no value has a trait for its type (03/TYS-6)
      } else {
        match.parameterCount += countUnbound(declared); // what is left open are parameters without names (04/APZ-6)
        return unifyOperand(decl, *typeExpr, argument, type, exact);
      }
    }
    type = declared;
    if (operand.type == declared)
      return true;
    if (exact && operand.kind != Operand::Deferred && operand.kind != Operand::Overloads) {
      if (sameUpToOrigins(program, operand.type, declared)) {
        type = operand.type;
        return true;
      }
      if (operand.kind == Operand::Place || convention == Convention::Mut) {
        if (operand.kind == Operand::Constant || operand.kind == Operand::Value || operand.kind == Operand::Temporary)
          if (convention == Convention::Mut)
            return fail("value passed to mutable argument '" + decl.name.str() + "' must be mutable", argument);
        return fail("l-value of type '" + program.print(operand.type) + "' cannot be converted to reference of type '" +
                        program.print(declared) + "'",
                    argument);
      }
    }
    auto cost = checker.conversionCost(operand, declared);
    if (!cost || (!allowConversions && *cost > 1 && operand.kind != Operand::Deferred))
      return cannotConvert(decl, operand.type, declared, argument, why);
    match.conversionPoints += *cost;
    return true;
  }
  return unifyOperand(decl, *typeExpr, argument, type, exact);
}

bool Matcher::matchUnknown(const ast::Expr *typeExpr, Type &type) {
  type = typeExpr ? program.values.unknownType() : match.self;
  if (!typeExpr || mentionsUnresolved(program, *typeExpr, scope))
    return true;
  Type declared = evaluate(*typeExpr);
  if (declared && !declared.isError() && !declared.hasUnbound() && declared.kind() != TypeKind::Trait)
    type = declared;
  return true;
}

/// The type of an argument that is declared with a function type and got a value of type `actual`: the pointer (06/FTY-8), not
/// the type that a function has for itself.
Type Matcher::pointerType(const Operand &operand, const ast::Expr &typeExpr, Type actual) {
  if (mentionsUnresolved(program, typeExpr, scope))
    return actual;
  DiagnosticCapture capture(checker.diags);
  Type declared = evaluate(typeExpr);
  if (declared && declared.kind() == TypeKind::Trait && declared->traits.size() == 1 && declared->traits.front().closure)
    declared = program.values.functionType(*declared->traits.front().closure);
  return declared && declared.isFunction() && checker.conversionCost(operand, declared) ? declared : actual;
}

bool Matcher::unifyOperand(const ast::ArgDecl &decl, const ast::Expr &typeExpr, Argument &argument, Type &type, bool exact) {
  Operand &operand = argument.operand;
  std::string why;
  Type actual = operand.type;
  if (operand.kind == Operand::Deferred) {
    // Tried against the family first, so that the display's own constructor decides (PIN-10).
    Operand resolved = resolveDisplay(operand, typeExpr, /*shallow=*/false);
    if (resolved.isError())
      resolved = resolveDisplay(operand, typeExpr, /*shallow=*/true);
    if (resolved.isError() || !resolved.type) {
      std::string target;
      if (program.impl->explainsFailures)
        target = describeDeclared(program, scope, decl.name.id, typeExpr).text;
      return fail("value passed to '" + decl.name.str() + "' cannot be converted from " + displayName(argument.expr) + " to '" +
                      (target.empty() ? declaredText(decl) : target) + "'",
                  argument);
    }
    actual = resolved.type;
  } else if (operand.kind == Operand::Overloads) {
    Const constant = checker.functionConstant(operand);
    if (!constant)
      return cannotConvert(decl, Type(), Type(), argument, why);
    actual = constant.type();
  } else if (operand.isConstant() && operand.constant.kind() == ConstKind::Function && !actual.isFunction()) {
    actual = functionLiteralOf(program, operand.constant);
  }
  if (!actual)
    return cannotConvert(decl, actual, Type(), argument, why);
  // Literals bind their run-time targets unless the declared type wants a literal type.
  Type stored = checker.storageType(actual);
  if (stored != actual) {
    if (wantsLiteral(typeExpr, actual) && unifyType(checker, typeExpr, scope, actual, &why)) {
      type = actual;
      return true;
    }
    why.clear();
    if (unifyType(checker, typeExpr, scope, stored, &why)) {
      type = stored;
      match.conversionPoints += 1;
      return true;
    }
    std::string second;
    if (isBareParameter(typeExpr) && unifyType(checker, typeExpr, scope, actual, &second)) {
      type = actual;
      return true;
    }
  } else if (unifyType(checker, typeExpr, scope, actual, &why)) {
    type = llvm::isa<ast::FunctionTypeExpr>(typeExpr.ignoreParens()) ? pointerType(operand, typeExpr, actual) : actual;
    return true;
  }
  // The type depends on a parameter that nothing determines but its default (PIN-5.5).
  if (mentionsUnresolved(program, typeExpr, scope)) {
    bindAllDefaults();
    if (!mentionsUnresolved(program, typeExpr, scope)) {
      DiagnosticCapture capture(checker.diags);
      Type declared = evaluate(typeExpr);
      if (declared && declared == actual) {
        type = actual;
        return true;
      }
    }
  }
  // What was inferred so far may leave a type to convert to.
  if (!exact && !mentionsUnresolved(program, typeExpr, scope)) {
    DiagnosticCapture capture(checker.diags);
    Type declared = evaluate(typeExpr);
    if (declared && !declared.isError() && !declared.hasUnbound() && declared.kind() != TypeKind::Trait && !declared.isUnknown()) {
      auto cost = checker.conversionCost(operand, declared);
      if (cost && (allowConversions || *cost <= 1)) {
        match.conversionPoints += *cost;
        type = declared;
        return true;
      }
      return cannotConvert(decl, actual, declared, argument, "");
    }
  }
  // PIN-5.4: a constructor of the family may accept the operand.
  if (!exact && allowConversions) {
    DiagnosticCapture capture(checker.diags);
    Type family = familyOf(typeExpr, /*shallow=*/true);
    if (family && family.isStruct() && family.hasUnbound() && operand.kind != Operand::Deferred) {
      llvm::SmallVector<Argument, 1> args;
      Match conversion = checker.implicitConversion(operand, family, args);
      if (conversion.viable() && conversion.signature) {
        Type converted = conversion.signature->result;
        if (unifyType(checker, typeExpr, scope, converted, nullptr)) {
          match.conversionPoints += 2;
          type = converted;
          return true;
        }
      }
    }
  }
  return cannotConvert(decl, actual, Type(), argument, why);
}

bool Matcher::wantsLiteral(const ast::Expr &expr, Type literal) {
  const ast::Expr *base = expr.ignoreParens();
  if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(base))
    base = subscript->base;
  auto *name = llvm::dyn_cast<ast::NameExpr>(base);
  if (!name)
    return false;
  Entity entity = program.lookup(scope, name->name);
  return entity.kind == Entity::Struct && entity.structInfo == literal.structInfo();
}

Operand Matcher::resolveDisplay(const Operand &operand, const ast::Expr &typeExpr, bool shallow) {
  DiagnosticCapture capture(checker.diags);
  Type family = familyOf(typeExpr, shallow);
  if (Type known = checker.knownComprehension(operand))
    if (!family || family == known || (family.hasUnbound() && family.isStruct() && family.structInfo() == known.structInfo()))
      return Operand::ofValue({}, known, operand.loc);
  std::optional<Emitter::Speculation> speculation;
  if (checker.emitter)
    speculation.emplace(*checker.emitter);
  Operand resolved = checker.resolveDeferred(operand, family);
  return family && capture.hasErrors() ? Operand::error() : resolved;
}

Type Matcher::familyIn(Scope *from, const ast::Expr &outer, bool shallow) {
  const ast::Expr *expr = outer.ignoreParens();
  Checker inner(program, from, Checker::Mode::Comptime);
  if (llvm::isa<ast::SelfTypeExpr>(expr))
    return selfType(program, from);
  auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(expr);
  // An alias stands for its value, with what is open there left open (04/PAL-1).
  auto aliasFamily = [&](Const generator, const ast::SubscriptExpr *entries) {
    if (generator->alias->depth > mostAliasPatterns)
      return Type();
    llvm::SaveAndRestore deeper(generator->alias->depth, generator->alias->depth + 1);
    Scope *bindings = bindAliasPattern(checker, from, generator, entries, nullptr);
    const ast::Expr *value = generator->alias->syntax->value;
    return bindings && value ? familyIn(bindings, *value, shallow) : Type();
  };
  if (!subscript) {
    if (auto *name = llvm::dyn_cast<ast::NameExpr>(expr)) {
      Entity entity = program.lookup(from, name->name);
      if (entity.kind == Entity::Pattern)
        return familyIn(entity.patternScope, *entity.pattern, shallow);
      if (entity.kind == Entity::Alias && entity.alias->syntax->params.isWritten())
        if (Const generator = evaluateAlias(program, entity.alias, entity.functionScope, expr->loc());
            generator && generator.kind() == ConstKind::Generator)
          return aliasFamily(generator, nullptr);
    }
    if (Const generator = openMemberAlias(program, *expr, from))
      return aliasFamily(generator, nullptr);
    if (mentionsUnresolved(program, *expr, from))
      return Type();
    Type type = inner.evaluateType(*expr, true);
    return type && type.isStruct() ? type : Type();
  }
  if (Const generator = openMemberAlias(program, *subscript->base, from))
    return aliasFamily(generator, subscript);
  if (mentionsUnresolved(program, *subscript->base, from))
    return Type();
  auto base = evaluateQuick(inner, *subscript->base, Type(), true);
  if (base && *base && base->kind() == ConstKind::Generator)
    return aliasFamily(*base, subscript);
  if (!base || !*base || !base->isType() || !base->asType().isStruct())
    return Type();
  auto items = collectParameters(subscript->args, from);
  for (BoundParameter &item : items->items) {
    if (!item.expr || item.isUnbound || item.isEllipsis)
      continue;
    if (!mentionsUnresolved(program, *item.expr, from)) {
      auto value = shallow && !item.isStar ? evaluateQuick(inner, *item.expr, Type(), true) : std::nullopt;
      item.isUnbound = value && *value && value->isType() && value->asType().hasUnbound();
      continue;
    }
    if (item.isStar) {
      item.isStar = false;
      item.isEllipsis = true;
      continue;
    }
    // Nested families keep their shape: `List[List[T]]`.
    if (Type nested = shallow ? Type() : familyIn(from, *item.expr, false))
      item.value = program.values.typeConst(nested);
    else
      item.isUnbound = true;
  }
  Type type = bindStruct(inner, base->asType(), *items, outer.loc(), /*inferRest=*/true);
  return type.isError() ? Type() : type;
}

bool Matcher::checkConvention(const ast::ArgDecl &decl, Argument &argument, Convention convention, Type type, bool isReceiver) {
  const Operand &operand = argument.operand;
  if (operand.isError() || (operand.type && operand.type.isUnknown()))
    return true;
  // A register-passable value that the callee wants in memory.
  if (operand.type == type && convention != Convention::Mut && program.isValueType(type) &&
      (convention == Convention::Ref || (decl.type && isDeclaredByTypeParameter(program, *decl.type, scope))))
    match.conventionMismatches += 1;
  switch (convention) {
  case Convention::Mut: {
    bool mutablePlace = (operand.kind == Operand::Place && operand.isMutable && !operand.parametric && !operand.transferred) || operand.kind == Operand::Property;
    if (mutablePlace)
      return true;
    if (isReceiver) {
      if (operand.kind == Operand::Temporary || operand.kind == Operand::Value || operand.transferred || operand.kind == Operand::Place ||
          operand.kind == Operand::Constant)
        return fail("invalid use of mutating method on rvalue of type '" + program.print(type) + "'", argument);
      return true;
    }
    return fail("value passed to mutable argument '" + decl.name.str() + "' must be mutable", argument);
  }
  case Convention::Var:
  case Convention::Deinit:
    if (operand.kind == Operand::Place && !operand.transferred && !program.isValueType(type)) {
      if (operand.type == type && !program.isImplicitlyCopyable(type)) {
        // Not viable only against other overloads that borrow; alone, the copy is diagnosed where it would happen.
        match.conventionMismatches += 2;
        match.implicitCopyMissing = true;
        return true;
      }
      match.conventionMismatches += 2;
    }
    return true;
  default:
    if (!program.isValueType(type) &&
        (operand.kind == Operand::Temporary || (operand.kind == Operand::Place && operand.transferred)) && operand.type == type)
      match.conventionMismatches += 1;
    return true;
  }
}

bool Matcher::matchArguments() {
  unsigned index = 0;
  for (const ast::ArgDecl *decl : signature->args.args) {
    if (decl->convention == ast::Convention::Out)
      continue;
    MatchedArgument &matched = match.args[index];
    Convention convention = conventionOf(*decl);
    FunctionTypeArg out;
    out.convention = convention;
    out.name = decl->name.id;
    out.keywordOnly = decl->section == ast::Section::KeywordOnly;
    out.positionalOnly = decl->section == ast::Section::PositionalOnly;
    bool isReceiver = index == 0 && function->isMethod() && !function->isStatic && !decl->type;
    if (decl->stars != ast::Stars::None) {
      if (!matchVariadic(*decl, matched, out))
        return false;
    } else if (matched.arguments.empty()) {
      if (!matchDefault(*decl, matched))
        return false;
      out.type = matched.type;
      nameArgument(*decl, matched.type, nullptr);
    } else {
      Argument &argument = arguments[matched.arguments[0]];
      if (decl->ref.isValid() && !decl->ref.origins.empty() && !matchOriginSpecifier(*decl, argument))
        return false;
      if (!matchOperand(*decl, decl->type, argument, convention, matched.type))
        return false;
      if (!checkConvention(*decl, argument, convention, matched.type, isReceiver))
        return false;
      out.type = matched.type;
      if (convention == Convention::Ref) {
        out.origin = argument.operand.kind == Operand::Place && argument.operand.origin && !argument.operand.transferred
                         ? program.values.withMutability(argument.operand.origin, argument.operand.isMutable)
                         : program.values.emptyOrigin(true);
        if (out.origin->isMutable && specifiesImmutable(*decl))
          out.origin = program.values.withMutability(out.origin, false);
      }
      nameArgument(*decl, matched.type, &argument);
    }
    if (decl->type && decl->stars == ast::Stars::None && convention != Convention::Mut && convention != Convention::Ref)
      out.inMemory = isDeclaredByTypeParameter(program, *decl->type, scope) && program.isValueType(out.type);
    matched.declared = out;
    signatureArgs.push_back(out);
    ++index;
  }
  return true;
}

void Matcher::bindAllDefaults() {
  std::string ignored;
  bindDefaults(checker, scope, signature->params.params, &ignored);
  if (Scope *self = selfScope(scope); self && self->structInfo)
    bindDefaults(checker, self, self->structInfo->params, &ignored);
}

bool Matcher::isAddressSpace(const ast::Expr &expr) {
  const Entity *entity = nullptr;
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(&expr))
    entity = scope->find(name->name);
  else if (auto *member = llvm::dyn_cast<ast::MemberExpr>(&expr); member && llvm::isa<ast::SelfTypeExpr>(member->base))
    if (Scope *self = selfScope(scope))
      entity = self->find(member->name.id);
  if (!entity || !entity->param || !entity->param->type || mentionsUnresolved(program, *entity->param->type, scope))
    return false;
  DiagnosticCapture capture(checker.diags);
  Type declared = evaluate(*entity->param->type);
  return declared && program.isRole(declared, Role::AddressSpace);
}

/// Whether `atom` is a part of what `declared` names, or the whole of it.
static bool isPartOf(const OriginAtom &atom, Origin declared) {
  if (atom.base.kind == OriginBase::Static || atom.base.kind == OriginBase::Any)
    return true;
  return llvm::any_of(declared->atoms, [&](const OriginAtom &other) {
    if (other.base.kind == OriginBase::Any)
      return true;
    size_t common = std::min(atom.path.size(), other.path.size());
    return atom.base == other.base && atom.path.take_front(common) == other.path.take_front(common);
  });
}

bool Matcher::fitsSpecifier(Origin declared, const Operand &operand) {
  if (!declared || declared->atoms.empty() || !checker.emitter)
    return true;
  // An origin that was invented for a temporary stands for the operand until that has storage.
  auto isOpen = [&](const OriginAtom &atom) {
    return atom.base.kind == OriginBase::Local ? !checker.originStorage.contains(atom.base.id) && !atom.base.name : atom.base.kind != OriginBase::Param;
  };
  if (llvm::any_of(declared->atoms, isOpen))
    return true;
  if (operand.kind == Operand::Place && !operand.transferred)
    return !operand.origin || llvm::all_of(operand.origin->atoms, [&](const OriginAtom &atom) { return isPartOf(atom, declared); });
  return operand.kind != Operand::Temporary && operand.kind != Operand::Value && !operand.transferred;
}

bool Matcher::matchOriginSpecifier(const ast::ArgDecl &decl, Argument &argument) {
  bool isResolved = llvm::none_of(decl.ref.origins, [&](const ast::Expr *specifier) {
    return llvm::isa<ast::DiscardExpr>(specifier->ignoreParens()) || mentionsUnresolved(program, *specifier, scope);
  });
  if (isResolved) {
    DiagnosticCapture capture(checker.diags);
    Checker inner(program, scope, Checker::Mode::Comptime);
    inner.function = checker.function;
    inner.archetypes = checker.archetypes;
    if (Origin declared = inner.evaluateOrigin(decl.ref.origins); !fitsSpecifier(declared, argument.operand)) {
      const Operand &operand = argument.operand;
      std::string actual = operand.kind == Operand::Place && operand.origin && !operand.transferred ? program.print(operand.origin) : "that of a temporary";
      return fail("value passed to '" + decl.name.str() + "' cannot be referred to with origin '" + program.print(declared) + "', its origin is " +
                      (actual.starts_with("that") ? actual : "'" + actual + "'"),
                  argument);
    }
  }
  for (const ast::Expr *specifier : decl.ref.origins) {
    const ast::Expr *expr = specifier->ignoreParens();
    if (llvm::isa<ast::DiscardExpr>(expr) || !mentionsUnresolved(program, *expr, scope) || isAddressSpace(*expr))
      continue;
    Origin origin = originOf(argument);
    // A trivial `imm` argument is a value, but one that nobody may change.
    bool isMutable = argument.operand.kind == Operand::Place ? argument.operand.isMutable : !argument.operand.noOrigin;
    origin = origin ? program.values.withMutability(origin, isMutable) : program.values.emptyOrigin(isMutable);
    // An immutable parameter sees the same storage immutably.
    if (auto *name = llvm::dyn_cast<ast::NameExpr>(expr))
      if (const Entity *entity = scope->find(name->name); entity && entity->kind == Entity::Unresolved && entity->param->type &&
                                                          !mentionsUnresolved(program, *entity->param->type, scope)) {
        Type declared = evaluate(*entity->param->type);
        if (program.isRole(declared, Role::Origin) && !declared.args().empty())
          if (auto wanted = declared.args()[0].asBool(); wanted && !*wanted)
            origin = program.values.withMutability(origin, false);
      }
    std::string why;
    if (!unifyConst(checker, *expr, scope, program.values.origin(origin, checker.originType(origin)), &why))
      return fail(why.empty() ? "value passed to '" + decl.name.str() + "' has another origin" : llvm::Twine(why), argument);
  }
  return true;
}

bool Matcher::specifiesImmutable(const ast::ArgDecl &decl) {
  if (decl.ref.origins.size() != 1 || llvm::isa<ast::DiscardExpr>(decl.ref.origins[0]->ignoreParens()) ||
      mentionsUnresolved(program, *decl.ref.origins[0], scope))
    return false;
  DiagnosticCapture capture(checker.diags);
  Checker inner(program, scope, Checker::Mode::Comptime);
  Origin origin = inner.evaluateOrigin(decl.ref.origins);
  return origin && !origin->isMutable && !origin->mutabilityUnknown;
}

bool Matcher::matchDefault(const ast::ArgDecl &decl, MatchedArgument &matched) {
  if (!decl.type)
    return true;
  if (!mentionsUnresolved(program, *decl.type, scope)) {
    Type declared = evaluate(*decl.type);
    if (declared && !declared.isError() && !declared.hasUnbound() && declared.kind() != TypeKind::Trait && !declared.isUnknown()) {
      matched.type = declared;
      return true;
    }
    if (declared && declared.kind() == TypeKind::Trait && declared->traits.size() == 1 && declared->traits.front().closure) {
      matched.type = program.values.functionType(*declared->traits.front().closure);
      return true;
    }
  }
  // What is open has a default, or the argument's default infers it. A literal converts to any number and infers nothing.
  Type type = checker.typeOfDefault(*decl.defaultValue, scope);
  Type stored = type && !type.isError() ? checker.storageType(type) : Type();
  auto useDefaults = [&] {
    bindAllDefaults();
    DiagnosticCapture capture(checker.diags);
    Type declared = mentionsUnresolved(program, *decl.type, scope) ? Type() : evaluate(*decl.type);
    if (!declared || !declared.isStruct() || declared.hasUnbound())
      return false;
    matched.type = declared;
    return true;
  };
  if (stored && stored != type && !isBareParameter(*decl.type) && useDefaults())
    return true;
  std::string why;
  if (stored && unifyType(checker, *decl.type, scope, stored, &why)) {
    matched.type = stored;
    return true;
  }
  if (stored && useDefaults())
    return true;
  return fail("missing required argument: '" + decl.name.str() + "'");
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Matching of variadic arguments and packs (spec 04 section 3, 06 section 3).
#include "check/Matcher.h"
#include "check/Suggestions.h"
#include "check/FunctionTypes.h"

namespace kiln {

bool Matcher::unpackedTypes(const Operand &operand, llvm::SmallVectorImpl<Type> &types, bool &isList, Type &element) {
  Type type = operand.type;
  if (!type || !type.isStruct())
    return false;
  if (type.structInfo()->role == Role::VariadicPack) {
    auto elements = listElements(type.args().back());
    if (!elements)
      return false;
    for (Const value : *elements)
      types.push_back(value.asType());
    return true;
  }
  if (type.structInfo()->role == Role::VariadicList) {
    isList = true;
    for (auto [param, arg] : llvm::zip(type.structInfo()->params, type.args()))
      if (param->name.str() == "element_type" && arg.isType())
        element = arg.asType();
    return bool(element);
  }
  return false;
}

bool Matcher::variadicFlag(Type type, llvm::StringRef name) {
  for (auto [param, arg] : llvm::zip(type.structInfo()->params, type.args()))
    if (param->name.str() == name)
      return arg.asBool().value_or(false);
  return false;
}

bool Matcher::canForward(const ast::ArgDecl &decl, Argument &argument, bool isList, bool isMutable, bool isOwned) {
  Type type = argument.operand.type;
  bool mut = variadicFlag(type, "mut"), owned = variadicFlag(type, "is_owned") && argument.operand.transferred;
  if (isList)
    return (mut == isMutable && owned == isOwned) || cannotConvert(decl, type, type, argument, "");
  if (owned != isOwned && isOwned)
    return fail("cannot unpack a variadic pack into a call that requires a different ownership", argument);
  return mut || !isMutable || fail("cannot unpack a variadic pack into a call that requires a stricter mutability", argument);
}

/// Each element of a pack has code of its own wherever the pack is used.
static constexpr size_t mostPackElements = 2000;

bool Matcher::matchVariadic(const ast::ArgDecl &decl, MatchedArgument &matched, FunctionTypeArg &out) {
  Convention convention = conventionOf(decl);
  if (matched.arguments.empty())
    match.conversionPoints += 1;
  else
    match.bindsVariadic = true;
  bool isOwned = convention == Convention::Var;
  bool isMutable = convention != Convention::Imm;
  Origin origin = elementOrigin(matched, isMutable);
  bool isForwarded = llvm::any_of(matched.arguments, [&](unsigned index) {
    return arguments[index].kind == Argument::Star && arguments[index].operand.type && arguments[index].operand.type.isUnknown();
  });
  if (isForwarded && decl.stars == ast::Stars::One) {
    // Nothing is known of the number or types of the elements.
    out.star = decl.typeIsUnpacked ? FunctionTypeArg::Pack : FunctionTypeArg::Variadic;
    out.type = matched.type = program.values.unknownType();
    nameArgument(decl, out.type, nullptr);
    return true;
  }
  if (decl.stars == ast::Stars::Two) {
    out.star = FunctionTypeArg::Keywords;
    Type element;
    for (unsigned index : matched.arguments) {
      Argument &argument = arguments[index];
      if (argument.kind == Argument::DoubleStar) {
        Type type = argument.operand.type;
        if (!program.isRole(type, Role::StringDict))
          return fail("cannot unpack value of type '" + program.print(type) + "' into keyword arguments", argument);
        if (type.args()[0].isType() && !unifyType(checker, *decl.type, scope, type.args()[0].asType(), nullptr))
          return cannotConvert(decl, type, Type(), argument, "");
        continue;
      }
      if (!matchOperand(decl, decl.type, argument, Convention::Var, element))
        return false;
    }
    if (!element && !mentionsUnresolved(program, *decl.type, scope))
      element = evaluate(*decl.type);
    if (!element)
      return fail("failed to infer the type of '" + decl.name.str() + "'");
    matched.type = element;
    out.type = program.roleType(Role::StringDict, {program.values.typeConst(element)});
    out.convention = Convention::Var;
    nameArgument(decl, out.type, nullptr);
    return true;
  }
  if (decl.typeIsUnpacked && matched.arguments.size() > mostPackElements)
    return fail("more than " + llvm::Twine(mostPackElements) + " values of types of their own; a list takes any number of values of one type",
                arguments[matched.arguments[mostPackElements]]);
  if (!decl.typeIsUnpacked) {
    out.star = FunctionTypeArg::Variadic;
    Type element;
    for (unsigned index : matched.arguments) {
      Argument &argument = arguments[index];
      if (argument.kind == Argument::Star) {
        llvm::SmallVector<Type, 4> types;
        bool isList = false;
        Type listElement;
        if (!unpackedTypes(argument.operand, types, isList, listElement))
          return fail("cannot unpack value of type '" + program.print(argument.operand.type) +
                          "' into a variadic pack argument; expected a VariadicPack",
                      argument);
        if (!canForward(decl, argument, isList, isMutable, isOwned))
          return false;
        if (isList) {
          if (Type list = argument.operand.type; convention == Convention::Mut && program.isRole(list, Role::VariadicList) &&
                                                 list.args()[0].asBool() == std::optional<bool>(false))
            return cannotConvert(decl, list, list, argument, "");
          if (!unifyType(checker, *decl.type, scope, listElement, nullptr))
            return cannotConvert(decl, argument.operand.type, Type(), argument, "");
          element = listElement;
        } else {
          for (Type type : types)
            if (!unifyType(checker, *decl.type, scope, type, nullptr))
              return cannotConvert(decl, type, Type(), argument, "");
          if (!types.empty())
            element = types.front();
        }
        continue;
      }
      Type type;
      if (!matchOperand(decl, decl.type, argument, convention, type))
        return false;
      if (!checkConvention(decl, argument, convention, type, false))
        return false;
      if (!element)
        element = type;
    }
    if (!element) {
      if (mentionsUnresolved(program, *decl.type, scope)) {
        // Nothing was given: defaults may say what the element type is.
        bindDefaults(checker, scope, signature->params.params, nullptr);
        Identifier which;
        if (mentionsUnresolved(program, *decl.type, scope, &which))
          return fail(which && self && self->find(which)
                          ? "failed to infer parameter '" + which.str() + "' of parent struct '" + self->structInfo->name.str() + "'"
                          : "failed to infer the type of '" + decl.name.str() + "'");
      }
      element = evaluate(*decl.type);
    }
    if (!element || element.isError())
      return fail("its declaration has an error");
    matched.type = element;
    out.type = variadicListType(element, origin, isMutable, isOwned);
    nameArgument(decl, out.type, nullptr);
    return true;
  }
  // A pack.
  out.star = FunctionTypeArg::Pack;
  llvm::SmallVector<Const, 8> given;
  const ast::Expr *listExpr = decl.type->ignoreParens();
  std::optional<llvm::ArrayRef<Const>> fixed;
  Const fixedValue;
  if (!mentionsUnresolved(program, *listExpr, scope)) {
    Checker inner(program, scope, Checker::Mode::Comptime);
    auto value = evaluateQuick(inner, *listExpr, Type(), true);
    if (value && *value) {
      fixedValue = *value;
      fixed = listElements(*value);
    }
  }
  Type bound = packBound(*listExpr);
  unsigned position = 0;
  for (unsigned index : matched.arguments) {
    Argument &argument = arguments[index];
    if (argument.kind == Argument::Star) {
      llvm::SmallVector<Type, 4> types;
      bool isList = false;
      Type element;
      if (!unpackedTypes(argument.operand, types, isList, element) || isList)
        return fail("cannot unpack value of type '" + program.print(argument.operand.type) +
                        "' into a variadic pack argument; expected a VariadicPack",
                    argument);
      if (!canForward(decl, argument, isList, isMutable, isOwned))
        return false;
      for (Type type : types) {
        given.push_back(program.values.typeConst(type));
        matched.packTypes.push_back(type);
      }
      continue;
    }
    if (argument.operand.isError())
      return true;
    Type type;
    if (fixed) {
      if (position >= fixed->size())
        break;
      type = (*fixed)[position++].asType();
      auto cost = type ? checker.conversionCost(argument.operand, type) : std::nullopt;
      if (!cost)
        return fail("could not convert element of '" + decl.name.str() + "' with type '" + program.print(argument.operand.type) +
                        "' to expected type '" + (type ? program.print(type) : std::string("?")) + "'",
                    argument);
      match.conversionPoints += *cost;
    } else {
      type = elementType(argument, bound);
      if (type && argument.operand.type && type != argument.operand.type && argument.operand.isConstant())
        match.conversionPoints += 1; // a literal taken at its own target
      if (!type)
        return fail("could not infer type of parameter pack '" + decl.name.str() + "' given value with unresolved type", argument);
      if (bound && !program.conforms(type, bound))
        return fail("an element of '" + decl.name.str() + "' with type '" + program.print(type) + "' does not conform to trait '" +
                        program.print(bound) + "'; either prove the conformance with 'conforms_to', or add conformance",
                    argument, conformanceAdvice(program, type, bound));
      if (!checkConvention(decl, argument, convention, type, false))
        return false;
    }
    if (!checkConvention(decl, argument, convention, type, false))
      return false;
    given.push_back(program.values.typeConst(type));
    matched.packTypes.push_back(type);
  }
  if (fixed && (fixed->size() != given.size() || matched.arguments.size() != given.size()) &&
      !(matched.arguments.size() == 1 && arguments[matched.arguments[0]].kind == Argument::Star && fixed->size() == given.size()))
    return fail("expected " + llvm::Twine(fixed->size()) + (fixed->size() == 1 ? " element" : " elements") + " in variadic pack, got " +
                llvm::Twine(matched.arguments.size()) + " argument value" + (matched.arguments.size() == 1 ? "" : "s"));
  if (!fixed) {
    Type trait = bound ? bound
                       : program.values.traitType(TraitAtom{program.roleTrait(Role::AnyType), nullptr});
    Const list = program.values.list(Type(), given);
    Type listType = program.roleType(Role::TypeList, {program.values.typeConst(trait), list});
    fixedValue = program.values.structValue(listType);
    std::string why;
    if (!bindPack(*listExpr, fixedValue, &why))
      return fail(why.empty() ? "could not infer the types of '" + decl.name.str() + "'" : llvm::Twine(why));
  }
  out.type = variadicPackType(fixedValue, origin, isMutable, isOwned);
  nameArgument(decl, out.type, nullptr);
  return true;
}

bool Matcher::bindPack(const ast::Expr &expr, Const list, std::string *why) {
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(&expr))
    for (Scope *s = scope; s && s->kind != Scope::Module; s = s->parent) {
      auto it = s->names.find(name->name);
      if (it == s->names.end())
        continue;
      if (it->second.kind != Entity::Unresolved)
        return true;
      const ast::ParamDecl *param = it->second.param;
      it->second.kind = Entity::Value;
      it->second.value = variadicValue(checker, s, param, *listElements(list));
      it->second.param = param;
      return true;
    }
  if (auto *member = llvm::dyn_cast<ast::MemberExpr>(&expr); member && llvm::isa<ast::SelfTypeExpr>(member->base))
    if (Scope *owner = selfScope(scope)) {
      auto it = owner->names.find(member->name.id);
      if (it != owner->names.end() && it->second.kind == Entity::Unresolved) {
        const ast::ParamDecl *param = it->second.param;
        it->second.kind = Entity::Value;
        it->second.value = variadicValue(checker, owner, param, *listElements(list));
        it->second.param = param;
      }
      return true;
    }
  (void)why;
  return true;
}

Type Matcher::packBound(const ast::Expr &expr) {
  const ast::Expr *traitExpr = nullptr;
  Scope *where = scope;
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(&expr)) {
    for (Scope *s = scope; s && s->kind != Scope::Module; s = s->parent)
      if (const Entity *entity = s->find(name->name)) {
        if (entity->param)
          traitExpr = entity->param->type;
        where = s;
        break;
      }
  } else if (auto *member = llvm::dyn_cast<ast::MemberExpr>(&expr); member && llvm::isa<ast::SelfTypeExpr>(member->base)) {
    if (Scope *owner = selfScope(scope))
      if (const Entity *entity = owner->find(member->name.id); entity && entity->param) {
        traitExpr = entity->param->type;
        where = owner;
      }
  } else if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(&expr); subscript && !subscript->args.empty()) {
    traitExpr = subscript->args[0].value;
  }
  if (!traitExpr || mentionsUnresolved(program, *traitExpr, where))
    return Type();
  Checker inner(program, where, Checker::Mode::Comptime);
  DiagnosticCapture capture(checker.diags);
  Type type = inner.evaluateType(*traitExpr, true);
  return type && type.kind() == TypeKind::Trait ? type : Type();
}

Type Matcher::elementType(Argument &argument, Type bound) {
  Operand &operand = argument.operand;
  if (operand.kind == Operand::Deferred) {
    if (Type known = checker.knownComprehension(operand))
      return known;
    DiagnosticCapture capture(checker.diags);
    std::optional<Emitter::Speculation> speculation;
    if (checker.emitter)
      speculation.emplace(*checker.emitter);
    Operand resolved = checker.resolveDeferred(operand, Type());
    return resolved.isError() ? Type() : checker.storageType(resolved.type);
  }
  if (operand.kind == Operand::Overloads || (operand.isConstant() && operand.constant.kind() == ConstKind::Function)) {
    Const constant = operand.kind == Operand::Overloads ? checker.functionConstant(operand) : operand.constant;
    // A closure trait is what the function itself conforms to; anything else takes a pointer.
    if (constant && bound && bound.kind() == TypeKind::Trait && llvm::any_of(bound->traits, [](const TraitAtom &atom) { return atom.closure; }))
      return functionLiteralOf(program, constant);
    const FunctionTypeData *data = constant ? pointerSignatureOf(program, constant) : nullptr;
    return data ? program.values.functionType(*data) : Type();
  }
  Type stored = checker.storageType(operand.type);
  if (stored != operand.type && bound && !program.conforms(stored, bound) && program.conforms(operand.type, bound))
    return operand.type;
  return stored;
}

Origin Matcher::elementOrigin(const MatchedArgument &matched, bool isMutable) {
  llvm::SmallVector<Origin, 4> origins;
  for (unsigned index : matched.arguments) {
    const Operand &operand = arguments[index].operand;
    if (operand.kind == Operand::Place && operand.origin && !operand.transferred)
      origins.push_back(operand.origin);
    else if (namesArguments && arguments[index].kind != Argument::Star)
      if (Origin temporary = originOf(arguments[index]))
        origins.push_back(temporary);
  }
  Origin all = origins.empty() ? program.values.emptyOrigin(isMutable) : program.values.unionOf(origins);
  return program.values.withMutability(all, isMutable);
}

Type Matcher::variadicListType(Type element, Origin origin, bool isMutable, bool isOwned) {
  return program.roleType(Role::VariadicList, {program.boolConst(isMutable), program.values.origin(origin, checker.originType(origin)),
                                               program.values.typeConst(element), program.boolConst(isOwned)});
}

Type Matcher::variadicPackType(Const list, Origin origin, bool isMutable, bool isOwned) {
  Type listType = list.isType() ? list.asType() : list.type();
  Const trait = listType.isStruct() ? listType.args()[0] : Const();
  if (!trait)
    trait = program.values.typeConst(program.values.traitType(TraitAtom{program.roleTrait(Role::AnyType), nullptr}));
  return program.roleType(Role::VariadicPack, {program.boolConst(isMutable), program.values.origin(origin, checker.originType(origin)), trait,
                                               program.boolConst(isOwned), list});
}

} // namespace kiln

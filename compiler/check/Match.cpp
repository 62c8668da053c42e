// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// One candidate tried for one call: distribution of the operands, inference, conversions, constraints (spec 04 sections 7, 8, 12).
#include "check/Closures.h"
#include "check/Archetypes.h"
#include "check/FunctionTypes.h"
#include "check/Parameters.h"
#include "check/SignatureFacts.h"
#include "diagnostics/CheckCallDiags.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

const ast::FunctionSignature *syntaxOf(FunctionInfo *function) {
  if (function->syntax)
    return &function->syntax->signature;
  if (function->lambda)
    return &function->lambda->function->signature;
  return nullptr;
}

Convention conventionOf(const ast::ArgDecl &arg) {
  switch (arg.convention) {
  case ast::Convention::Mut:
    return Convention::Mut;
  case ast::Convention::Ref:
    return Convention::Ref;
  case ast::Convention::Var:
    return Convention::Var;
  case ast::Convention::Out:
    return Convention::Out;
  case ast::Convention::Deinit:
    return Convention::Deinit;
  default:
    return arg.ref.isValid() ? Convention::Ref : Convention::Imm;
  }
}

bool isDeclaredByTypeParameter(Program &program, const ast::Expr &outer, Scope *scope) {
  const ast::Expr *expr = outer.ignoreParens();
  if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(expr)) {
    auto *name = llvm::dyn_cast<ast::NameExpr>(subscript->base);
    return name && name->name.str() == "Some";
  }
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(expr)) {
    for (Scope *s = scope; s && s->kind != Scope::Module; s = s->parent)
      if (const Entity *entity = s->find(name->name))
        return entity->param != nullptr;
    return false;
  }
  if (auto *member = llvm::dyn_cast<ast::MemberExpr>(expr))
    if (llvm::isa<ast::SelfTypeExpr>(member->base))
      if (Scope *self = selfScope(scope))
        return self->find(member->name.id) != nullptr;
  return false;
}

/// Whether both are of one struct, whatever its parameters.
static bool sameFamily(Type a, Type b) { return a && b && a.isStruct() && b.isStruct() && a.structInfo() == b.structInfo(); }

namespace {

struct Matcher {
  Checker &checker;
  Program &program;
  Match &match;
  FunctionInfo *function;
  const ast::FunctionSignature *signature;
  llvm::MutableArrayRef<Argument> arguments;
  bool allowConversions;
  Scope *scope = nullptr;
  Scope *self = nullptr;       ///< struct scope made for unbound receivers
  bool namesArguments = false; ///< some type depends on an argument's name
  llvm::SmallVector<FunctionTypeArg, 4> signatureArgs;
  llvm::SmallVector<std::pair<const ast::ParamDecl *, ParameterSlot>, 0> deferred; ///< explicit parameters
  Scope *deferredScope = nullptr;

  Matcher(Checker &checker, Match &match, llvm::MutableArrayRef<Argument> arguments, bool allowConversions)
      : checker(checker), program(checker.program), match(match), function(match.function), signature(syntaxOf(match.function)),
        arguments(arguments), allowConversions(allowConversions) {}

  bool fail(const llvm::Twine &text, SourceLoc loc = {}) {
    if (!match.failure) {
      match.failure.text = text.str();
      match.failure.loc = loc;
    }
    return false;
  }

  //===--- distribution (ARG-8) ---===//

  bool distribute() {
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
    std::string unexpected;
    SourceLoc unexpectedAt;
    auto noPlace = [&](const llvm::Twine &text, SourceLoc loc) {
      if (unexpected.empty()) {
        unexpected = text.str();
        unexpectedAt = loc;
      }
    };
    for (auto [index, argument] : llvm::enumerate(arguments)) {
      if (argument.kind == Argument::Positional) {
        while (next < slots.size() && (slots[next]->stars != ast::Stars::None || slots[next]->section == ast::Section::KeywordOnly))
          ++next;
        // A variadic takes everything after the positionals before it.
        if (next < slots.size() && (variadic < 0 || next < unsigned(variadic)))
          match.args[next++].arguments.push_back(index);
        else if (variadic >= 0)
          match.args[variadic].arguments.push_back(index);
        else
          noPlace("unexpected argument", argument.loc);
      } else if (argument.kind == Argument::Star) {
        while (next < slots.size() && slots[next]->stars == ast::Stars::None && slots[next]->section != ast::Section::KeywordOnly) {
          if (!slots[next]->defaultValue)
            return fail("unpack is only supported when the callee accepts a variadic; to forward a runtime pack to a fixed-arity callee, route "
                        "the call through a dispatcher whose argument is itself a variadic pack (e.g. `def shim[Ts: TypeList[Trait=AnyType, "
                        "...], //, callee: def(*args: *Ts) thin](...): callee(*pack)`)",
                        argument.loc);
          ++next;
        }
        if (variadic < 0)
          return fail("unpacked positional arguments are only supported for callees that expect a variadic pack argument at this position",
                      argument.loc);
        match.args[variadic].arguments.push_back(index);
      } else if (argument.kind == Argument::DoubleStar) {
        if (keywords < 0)
          return fail("unexpected keyword argument", argument.loc);
        match.args[keywords].arguments.push_back(index);
      } else {
        bool found = false;
        for (auto [i, decl] : llvm::enumerate(slots)) {
          if (decl->name.id != argument.name || decl->stars != ast::Stars::None || decl->section == ast::Section::PositionalOnly)
            continue;
          if (!match.args[i].arguments.empty())
            break;
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
        if (!positionalOnly)
          noPlace("unexpected keyword argument '" + argument.name.str() + "'", argument.loc);
      }
    }
    for (auto [i, decl] : llvm::enumerate(slots)) {
      if (!match.args[i].arguments.empty() || decl->stars != ast::Stars::None)
        continue;
      if (!decl->defaultValue)
        return fail("missing required argument: '" + decl->name.str() + "'");
      match.args[i].defaultExpr = decl->defaultValue;
    }
    return unexpected.empty() || fail(unexpected, unexpectedAt);
  }

  //===--- scopes ---===//

  void makeScopes(Scope *functionScope) {
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

  bool bindExplicit(const BoundParameters *explicitParams) {
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
        if (llvm::StringRef(why).starts_with("parameter '"))
          why = "'" + function->name.str().str() + "' " + why;
        return fail(why.empty() ? "the value of parameter '" + param->name.str() + "' doesn't fit" : llvm::Twine(why));
      }
    }
    return true;
  }

  /// Binds the entries whose types depended on parameters that the arguments have determined by now.
  bool bindDeferred() {
    for (auto &[param, slot] : deferred) {
      std::string why;
      if (!bindEntry(checker, scope, param, slot, deferredScope, &why))
        return fail(why.empty() ? "the value of parameter '" + param->name.str() + "' doesn't fit" : llvm::Twine(why));
    }
    return true;
  }

  //===--- arguments ---===//


  Type evaluate(const ast::Expr &expr) {
    Checker inner(program, scope, Checker::Mode::Comptime);
    inner.function = checker.function;
    inner.archetypes = checker.archetypes;
    return inner.evaluateType(expr, true);
  }

  /// The origin of an operand that is passed in memory: its place's, or that of the temporary it will be put in. Null: none that can be
  /// named.
  Origin originOf(Argument &argument) {
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

  /// Makes the argument's name known to later types (`type_of(a)`).
  void nameArgument(const ast::ArgDecl &decl, Type type, Argument *argument) {
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

  bool cannotConvert(const ast::ArgDecl &decl, Type from, Type to, SourceLoc loc, const std::string &why) {
    std::string target = to ? program.print(to) : declaredText(decl);
    llvm::StringRef reason = why;
    if (from && from.kind() == TypeKind::Metatype && to && from->inner == to)
      return fail("value passed to '" + decl.name.str() + "' cannot be converted from type value '" + target + "' to an instance of '" +
                      target + "'; did you mean to instantiate '" + target + "'?",
                  loc);
    bool explains = reason.starts_with("argument type") || (reason.starts_with("it ") && reason.contains("unresolved parameter"));
    return fail("value passed to '" + decl.name.str() + "' cannot be converted from '" + (from ? program.print(from) : std::string("function")) +
                    "' to '" + target + "'" + (explains ? ", " + reason : llvm::Twine()),
                loc);
  }

  /// What an operand without a type of its own is called.
  static const char *displayName(const ast::Expr *expr) {
    const ast::Expr *display = expr ? expr->ignoreParens() : nullptr;
    if (llvm::isa_and_nonnull<ast::ListExpr>(display))
      return "list literal";
    if (llvm::isa_and_nonnull<ast::DictExpr>(display))
      return "dictionary literal";
    return "initializer list";
  }

  /// The declared type as the source has it, for messages about types that still have open parameters.
  std::string declaredText(const ast::ArgDecl &decl) {
    if (!decl.type)
      return "Self";
    return program.sources.text(decl.type->range()).str();
  }

  /// Whether a declared type is that of functions with parameters of their own, or a parameter of such a type.
  bool takesParametric(const ast::Expr *typeExpr) {
    const ast::Expr *type = typeExpr ? typeExpr->ignoreParens() : nullptr;
    auto *name = llvm::dyn_cast_or_null<ast::NameExpr>(type);
    if (const ast::FunctionSignature *signature = name && match.function ? syntaxOf(match.function) : nullptr)
      for (const ast::ParamDecl *param : signature->params.params)
        if (param->name.id == name->name)
          type = param->type ? param->type->ignoreParens() : nullptr;
    auto *function = llvm::dyn_cast_or_null<ast::FunctionTypeExpr>(type);
    return !function || function->signature->params.isWritten();
  }

  /// Matches one operand with a declared type; sets `type` to the concrete type of the argument.
  bool matchOperand(const ast::ArgDecl &decl, const ast::Expr *typeExpr, Argument &argument, Convention convention, Type &type, bool isPackElement = false) {
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
          signature && llvm::any_of(signature->params.params, [](const ast::ParamDecl *param) {
            return param->section != ast::Section::InferOnly && !param->defaultValue && param->stars == ast::Stars::None;
          }))
        return fail("parametric functions must not be used as arguments; pass as a parameter instead", argument.loc);
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
          return cannotConvert(decl, operand.type, selfType, argument.loc, why);
        type = operand.type;
        return true;
      }
      auto cost = checker.conversionCost(operand, selfType);
      if (!cost)
        return cannotConvert(decl, operand.type, selfType, argument.loc, why);
      return true;
    }
    Identifier which;
    if (!mentionsUnresolved(program, *typeExpr, scope, &which)) {
      Type declared = evaluate(*typeExpr);
      if (!declared || declared.isError())
        return fail("its declaration has an error", decl.loc());
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
          return cannotConvert(decl, operand.type, declared, argument.loc, why); // no value has a trait for its type (03/TYS-6)
        } else {
          ++match.parameterCount; // what is left open is a parameter without a name
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
              return fail("value passed to mutable argument '" + decl.name.str() + "' must be mutable", argument.loc);
          return fail("l-value of type '" + program.print(operand.type) + "' cannot be converted to reference of type '" +
                          program.print(declared) + "'",
                      argument.loc);
        }
      }
      auto cost = checker.conversionCost(operand, declared);
      if (!cost || (!allowConversions && *cost > 1 && operand.kind != Operand::Deferred))
        return cannotConvert(decl, operand.type, declared, argument.loc, why);
      match.conversionPoints += *cost;
      return true;
    }
    return unifyOperand(decl, *typeExpr, argument, type, exact);
  }

  /// An operand of a type that the archetype walk doesn't know fits whatever is declared and determines nothing.
  bool matchUnknown(const ast::Expr *typeExpr, Type &type) {
    type = typeExpr ? program.values.unknownType() : match.self;
    if (!typeExpr || mentionsUnresolved(program, *typeExpr, scope))
      return true;
    Type declared = evaluate(*typeExpr);
    if (declared && !declared.isError() && !declared.hasUnbound() && declared.kind() != TypeKind::Trait)
      type = declared;
    return true;
  }

  /// Matches an operand with a declared type that has open parameters.
  bool unifyOperand(const ast::ArgDecl &decl, const ast::Expr &typeExpr, Argument &argument, Type &type, bool exact) {
    Operand &operand = argument.operand;
    std::string why;
    Type actual = operand.type;
    if (operand.kind == Operand::Deferred) {
      // Tried against the family first, so that the display's own constructor decides (PIN-10).
      Type family;
      {
        DiagnosticCapture capture(checker.diags);
        family = familyOf(typeExpr);
      }
      DiagnosticCapture capture(checker.diags);
      std::optional<Emitter::Speculation> speculation;
      if (checker.emitter)
        speculation.emplace(*checker.emitter);
      Operand resolved = checker.resolveDeferred(operand, family);
      if ((resolved.isError() || capture.hasErrors()) && family)
        resolved = Operand::error();
      if (resolved.isError() || !resolved.type)
        return fail("value passed to '" + decl.name.str() + "' cannot be converted from " + displayName(argument.expr) + " to '" +
                        declaredText(decl) + "'",
                    argument.loc);
      actual = resolved.type;
    } else if (operand.kind == Operand::Overloads) {
      Const constant = checker.functionConstant(operand);
      if (!constant)
        return cannotConvert(decl, Type(), Type(), argument.loc, why);
      actual = constant.type();
    } else if (operand.isConstant() && operand.constant.kind() == ConstKind::Function && !actual.isFunction()) {
      actual = functionLiteralOf(program, operand.constant);
    }
    if (!actual)
      return cannotConvert(decl, actual, Type(), argument.loc, why);
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
      type = actual;
      return true;
    }
    // The type depends on a parameter that nothing determines but its default (PIN-5.5).
    if (mentionsUnresolved(program, typeExpr, scope)) {
      std::string ignored;
      bindDefaults(checker, scope, signature->params.params, &ignored);
      if (Scope *self = selfScope(scope); self && self->structInfo)
        bindDefaults(checker, self, self->structInfo->params, &ignored);
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
        return cannotConvert(decl, actual, declared, argument.loc, "");
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
    return cannotConvert(decl, actual, Type(), argument.loc, why);
  }

  bool isBareParameter(const ast::Expr &expr) { return llvm::isa<ast::NameExpr>(expr.ignoreParens()); }

  /// Whether the declared type names the literal's own family.
  bool wantsLiteral(const ast::Expr &expr, Type literal) {
    const ast::Expr *base = expr.ignoreParens();
    if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(base))
      base = subscript->base;
    auto *name = llvm::dyn_cast<ast::NameExpr>(base);
    if (!name)
      return false;
    Entity entity = program.lookup(scope, name->name);
    return entity.kind == Entity::Struct && entity.structInfo == literal.structInfo();
  }

  /// The struct family of a declared type with everything open left unbound, or null. `shallow`: an entry that is open somewhere is open
  /// as a whole.
  Type familyOf(const ast::Expr &outer, bool shallow = false) {
    const ast::Expr *expr = outer.ignoreParens();
    Checker inner(program, scope, Checker::Mode::Comptime);
    if (llvm::isa<ast::SelfTypeExpr>(expr))
      return selfType(program, scope);
    auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(expr);
    if (!subscript) {
      if (mentionsUnresolved(program, *expr, scope))
        return Type();
      Type type = inner.evaluateType(*expr, true);
      return type && type.isStruct() ? type : Type();
    }
    if (mentionsUnresolved(program, *subscript->base, scope))
      return Type();
    auto base = evaluateQuick(inner, *subscript->base, Type(), true);
    if (!base || !*base || !base->isType() || !base->asType().isStruct())
      return Type();
    auto items = collectParameters(subscript->args, scope);
    for (BoundParameter &item : items->items) {
      if (!item.expr || item.isUnbound || item.isEllipsis || !mentionsUnresolved(program, *item.expr, scope))
        continue;
      if (item.isStar) {
        item.isStar = false;
        item.isEllipsis = true;
        continue;
      }
      // Nested families keep their shape: `List[List[T]]`.
      if (Type nested = shallow ? Type() : familyOf(*item.expr))
        item.value = program.values.typeConst(nested);
      else
        item.isUnbound = true;
    }
    Type type = bindStruct(inner, base->asType(), *items, outer.loc(), /*inferRest=*/true);
    return type.isError() ? Type() : type;
  }

  /// Checks what the convention asks of the operand and counts mismatches (OVR-6 step 3).
  bool checkConvention(const ast::ArgDecl &decl, Argument &argument, Convention convention, Type type, bool isReceiver) {
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
          return fail("invalid use of mutating method on rvalue of type '" + program.print(type) + "'", argument.loc);
        return true;
      }
      return fail("value passed to mutable argument '" + decl.name.str() + "' must be mutable", argument.loc);
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

  /// Element types of an unpacked variadic operand `*xs`.
  bool unpackedTypes(const Operand &operand, llvm::SmallVectorImpl<Type> &types, bool &isList, Type &element) {
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

  /// The value of the flag `name` among the parameters of a VariadicList or VariadicPack.
  static bool variadicFlag(Type type, llvm::StringRef name) {
    for (auto [param, arg] : llvm::zip(type.structInfo()->params, type.args()))
      if (param->name.str() == name)
        return arg.asBool().value_or(false);
    return false;
  }

  /// A list is handed on only to an argument of the same convention, a pack also to one that does less with it (VRD-12).
  bool canForward(const ast::ArgDecl &decl, Argument &argument, bool isList, bool isMutable, bool isOwned) {
    Type type = argument.operand.type;
    bool mut = variadicFlag(type, "mut"), owned = variadicFlag(type, "is_owned") && argument.operand.transferred;
    if (isList)
      return (mut == isMutable && owned == isOwned) || cannotConvert(decl, type, type, argument.loc, "");
    if (owned != isOwned && isOwned)
      return fail("cannot unpack a variadic pack into a call that requires a different ownership", argument.loc);
    return mut || !isMutable || fail("cannot unpack a variadic pack into a call that requires a stricter mutability", argument.loc);
  }

  bool matchArguments() {
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

  /// Whether a specifier names a parameter of type AddressSpace, which its default determines.
  bool isAddressSpace(const ast::Expr &expr) {
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

  /// `ref[o] x`: the origin parameter `o` is that of the operand.
  bool matchOriginSpecifier(const ast::ArgDecl &decl, Argument &argument) {
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
        return fail(why.empty() ? "value passed to '" + decl.name.str() + "' has another origin" : llvm::Twine(why), argument.loc);
    }
    return true;
  }

  /// Whether `ref[o] x` names an immutable origin.
  bool specifiesImmutable(const ast::ArgDecl &decl) {
    if (decl.ref.origins.size() != 1 || llvm::isa<ast::DiscardExpr>(decl.ref.origins[0]->ignoreParens()) ||
        mentionsUnresolved(program, *decl.ref.origins[0], scope))
      return false;
    DiagnosticCapture capture(checker.diags);
    Checker inner(program, scope, Checker::Mode::Comptime);
    Origin origin = inner.evaluateOrigin(decl.ref.origins);
    return origin && !origin->isMutable && !origin->mutabilityUnknown;
  }

  bool matchDefault(const ast::ArgDecl &decl, MatchedArgument &matched) {
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
    // The default's type infers what is open.
    Checker inner(program, scope, Checker::Mode::Comptime);
    Type type;
    {
      DiagnosticCapture capture(checker.diags);
      type = inner.typeOf(*decl.defaultValue);
    }
    if (type && !type.isError()) {
      Type stored = checker.storageType(type);
      std::string why;
      if (unifyType(checker, *decl.type, scope, stored, &why)) {
        matched.type = stored;
        return true;
      }
    }
    return fail("missing required argument: '" + decl.name.str() + "'");
  }

  bool matchVariadic(const ast::ArgDecl &decl, MatchedArgument &matched, FunctionTypeArg &out) {
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
            return fail("cannot unpack value of type '" + program.print(type) + "' into keyword arguments", argument.loc);
          if (type.args()[0].isType() && !unifyType(checker, *decl.type, scope, type.args()[0].asType(), nullptr))
            return cannotConvert(decl, type, Type(), argument.loc, "");
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
                        argument.loc);
          if (!canForward(decl, argument, isList, isMutable, isOwned))
            return false;
          if (isList) {
            if (Type list = argument.operand.type; convention == Convention::Mut && program.isRole(list, Role::VariadicList) &&
                                                   list.args()[0].asBool() == std::optional<bool>(false))
              return cannotConvert(decl, list, list, argument.loc, "");
            if (!unifyType(checker, *decl.type, scope, listElement, nullptr))
              return cannotConvert(decl, argument.operand.type, Type(), argument.loc, "");
            element = listElement;
          } else {
            for (Type type : types)
              if (!unifyType(checker, *decl.type, scope, type, nullptr))
                return cannotConvert(decl, type, Type(), argument.loc, "");
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
          if (mentionsUnresolved(program, *decl.type, scope))
            return fail("failed to infer the type of '" + decl.name.str() + "'");
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
                      argument.loc);
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
                      argument.loc);
        match.conversionPoints += *cost;
      } else {
        type = elementType(argument, bound);
        if (type && argument.operand.type && type != argument.operand.type && argument.operand.isConstant())
          match.conversionPoints += 1; // a literal taken at its own target
        if (!type)
          return fail("could not infer type of parameter pack '" + decl.name.str() + "' given value with unresolved type", argument.loc);
        if (bound && !program.conforms(type, bound))
          return fail("an element of '" + decl.name.str() + "' with type '" + program.print(type) + "' does not conform to trait '" +
                          program.print(bound) + "'; either prove the conformance with 'conforms_to', or add conformance",
                      argument.loc);
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

  /// Binds the list that a pack is declared by: `Ts`, `SomeTypeList[Trait]`, `Self.Ts` ...
  bool bindPack(const ast::Expr &expr, Const list, std::string *why) {
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

  /// The trait that the elements of a pack must conform to, or null.
  Type packBound(const ast::Expr &expr) {
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

  /// The type of one element of an inferred pack: literals take their run-time type unless the literal itself satisfies the bound better.
  Type elementType(Argument &argument, Type bound) {
    Operand &operand = argument.operand;
    if (operand.kind == Operand::Deferred) {
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
      const FunctionTypeData *data = constant ? signatureOf(program, constant) : nullptr;
      return data ? program.values.functionType(*data) : Type();
    }
    Type stored = checker.storageType(operand.type);
    if (stored != operand.type && bound && !program.conforms(stored, bound) && program.conforms(operand.type, bound))
      return operand.type;
    return stored;
  }

  Origin elementOrigin(const MatchedArgument &matched, bool isMutable) {
    llvm::SmallVector<Origin, 4> origins;
    for (unsigned index : matched.arguments) {
      const Operand &operand = arguments[index].operand;
      if (operand.kind == Operand::Place && operand.origin)
        origins.push_back(operand.origin);
      else if (namesArguments && arguments[index].kind != Argument::Star)
        if (Origin temporary = originOf(arguments[index]))
          origins.push_back(temporary);
    }
    Origin all = origins.empty() ? program.values.emptyOrigin(isMutable) : program.values.unionOf(origins);
    return program.values.withMutability(all, isMutable);
  }

  Type variadicListType(Type element, Origin origin, bool isMutable, bool isOwned) {
    return program.roleType(Role::VariadicList, {program.boolConst(isMutable), program.values.origin(origin, checker.originType(origin)),
                                                 program.values.typeConst(element), program.boolConst(isOwned)});
  }

  Type variadicPackType(Const list, Origin origin, bool isMutable, bool isOwned) {
    Type listType = list.isType() ? list.asType() : list.type();
    Const trait = listType.isStruct() ? listType.args()[0] : Const();
    if (!trait)
      trait = program.values.typeConst(program.values.traitType(TraitAtom{program.roleTrait(Role::AnyType), nullptr}));
    return program.roleType(Role::VariadicPack, {program.boolConst(isMutable), program.values.origin(origin, checker.originType(origin)), trait,
                                                 program.boolConst(isOwned), list});
  }

  //===--- results, defaults, constraints ---===//

  bool finishParameters() {
    std::string why;
    const ast::ArgDecl *out = signature->outArg();
    bool isInit = function->name == "__init__" && function->isMethod();
    if (isInit && out && out->type) {
      bindOpenOrigins();
      if (!mentionsUnresolved(program, *out->type, scope)) {
        Type declared = evaluate(*out->type);
        if (!declared || declared.isError())
          return fail("its declaration has an error");
        if (!bindSelf(declared))
          return false;
      } else if (!match.self.hasUnbound()) {
        if (!unifyType(checker, *out->type, scope, match.self, &why))
          return fail("cannot construct '" + program.print(match.self) + "'");
      } else {
        bindDefaults(checker, scope, signature->params.params, &why);
        if (!mentionsUnresolved(program, *out->type, scope)) {
          Type declared = evaluate(*out->type);
          if (!declared || declared.isError() || !bindSelf(declared))
            return fail("its declaration has an error");
        }
      }
    }
    why.clear();
    bindOpenOrigins();
    if (self) {
      // The defaults of the function may name the parameters of the struct.
      std::string ignored;
      bindDefaults(checker, self, self->structInfo->params, &ignored);
    }
    if (const ast::ParamDecl *missing = bindDefaults(checker, scope, signature->params.params, &why)) {
      bindOpenOrigins();
      if (const Entity *entity = scope->find(missing->name.id); entity && entity->kind == Entity::Unresolved)
        if (!bindUnknown(scope, signature->params.params)) {
          if (missing->section == ast::Section::KeywordOnly && why.empty() && !isInferable(missing))
            return fail("missing required keyword-only parameter: '" + missing->name.str() + "'");
          return fail("failed to infer parameter '" + missing->name.str() + "'" + (why.empty() ? llvm::Twine() : ", " + llvm::Twine(why)));
        }
    }
    if (self) {
      why.clear();
      if (function->isExtension && function->isStatic) {
        bindUnusedOrigins();
        bindUnusedTypes();
      }
      if (const ast::ParamDecl *missing = bindDefaults(checker, self, self->structInfo->params, &why);
          missing && !bindUnknown(self, self->structInfo->params))
        return fail("failed to infer parameter '" + missing->name.str() + "' of parent struct '" + self->structInfo->name.str() + "'" +
                    (why.empty() ? llvm::Twine() : ", " + llvm::Twine(why)));
      Type type = selfType(program, scope);
      if (type.hasUnbound())
        return fail("failed to infer the parameters of '" + self->structInfo->name.str() + "'");
      match.self = type;
      if (function->isExtension)
        self->self = type;
      else
        scope->parent = program.facts(type).scope;
    }
    return true;
  }

  /// Whether the types of arguments or of other parameters could give `param` a value.
  bool isInferable(const ast::ParamDecl *param) {
    llvm::ArrayRef<Identifier> name = param->name.id;
    return llvm::any_of(signature->args.args, [&](const ast::ArgDecl *arg) { return arg->type && mentionsName(*arg->type, name); }) ||
           llvm::any_of(signature->params.params, [&](const ast::ParamDecl *other) { return other->type && mentionsName(*other->type, name); });
  }

  /// Where an operand's type is not known, neither is what would be inferred from it.
  bool bindUnknown(Scope *scope, llvm::ArrayRef<const ast::ParamDecl *> params) {
    bool isUndetermined = llvm::any_of(arguments, [](const Argument &argument) {
      return argument.operand.isError() || isUnknown(argument.operand) || (argument.operand.type && isOpen(argument.operand.type));
    });
    for (const ast::ParamDecl *param : params)
      if (const Entity *entity = scope->find(param->name.id); entity && entity->kind == Entity::Value && isAnything(entity->value))
        isUndetermined = true;
    if (!checker.archetypes || !isUndetermined)
      return false;
    for (const ast::ParamDecl *param : params)
      if (Entity &entity = scope->names[param->name.id]; entity.kind == Entity::Unresolved) {
        entity.kind = Entity::Value;
        entity.value = program.values.symbolic(program.values.unknownType(), param->name.str());
      }
    return true;
  }

  /// A mutability parameter that nothing determined because its origin is erased.
  void bindOpenOrigins() {
    for (const ast::ParamDecl *param : signature->params.params) {
      const Entity *entity = scope->find(param->name.id);
      if (!entity || entity->kind != Entity::Unresolved || !param->type)
        continue;
      // `[mut: Bool, //, o: Origin[mut=mut]]` with `o` known: mut follows; handled when o was bound. Nothing to do otherwise.
    }
  }

  /// `List.strategy(...)`: a static method of an extension that nothing ties to the struct's parameters doesn't need their types.
  void bindUnusedTypes() {
    Const nothing = program.values.typeConst(program.noneType());
    for (const ast::ParamDecl *param : self->structInfo->params) {
      const Entity *entity = self->find(param->name.id);
      if (entity && entity->kind == Entity::Unresolved && !param->defaultValue)
        bindParameter(checker, self, param, nothing, nullptr);
    }
  }

  /// Origins of the struct that a static member of an extension does not ask for (`UnsafePointer[Int].alloc(2)`).
  void bindUnusedOrigins() {
    for (const ast::ParamDecl *param : self->structInfo->params) {
      Entity &entity = self->names[param->name.id];
      if (entity.kind != Entity::Unresolved || param->defaultValue || !param->type)
        continue;
      llvm::StringRef type = program.sources.text(param->type->range());
      Origin untracked = program.values.emptyOrigin(true);
      if (type == "Bool" && param->section == ast::Section::InferOnly)
        entity.value = program.boolConst(true);
      else if (type.starts_with("Origin"))
        entity.value = program.values.origin(untracked, checker.originType(untracked));
      else
        continue;
      entity.kind = Entity::Value;
    }
  }

  /// Takes struct parameters from the declared type of `out self`.
  bool bindSelf(Type declared) {
    if (!declared.isStruct() || !match.self.isStruct() || declared.structInfo() != match.self.structInfo())
      return fail("cannot construct '" + program.print(match.self) + "'");
    if (!match.self.hasUnbound()) {
      if (!sameUpToOrigins(program, declared, match.self))
        return fail("cannot convert result type '" + program.print(declared) + "' to '" + program.print(match.self) + "'");
      return true;
    }
    for (auto [param, arg] : llvm::zip(self->structInfo->params, declared.args())) {
      if (arg.isUnbound())
        continue;
      Entity &entity = self->names[param->name.id];
      if (entity.kind == Entity::Unresolved) {
        entity.kind = Entity::Value;
        entity.value = arg;
      } else if (!sameValue(program, entity.value, arg)) {
        return fail("cannot convert result type '" + program.print(declared) + "' to '" + program.print(match.self) + "'");
      }
    }
    return true;
  }

  /// One argument for each legacy closure bound to a parameter.
  bool addClosures() {
    for (const ast::ParamDecl *param : signature->params.params) {
      const Entity *entity = scope->find(param->name.id);
      Type closure = entity && entity->kind == Entity::Value ? closureOfValue(entity->value) : Type();
      if (!closure || !closure.structInfo()->closure->isLegacy)
        continue;
      Variable *variable = closureVariable(checker.scope, closure);
      if (!variable)
        return fail("the captures of '" + param->name.str() + "' are not known here");
      FunctionTypeArg arg;
      arg.name = param->name.id;
      arg.type = variable->operand.type;
      signatureArgs.push_back(arg);
      match.closures.push_back(variable);
    }
    return true;
  }

  bool makeSignature() {
    FunctionTypeData data;
    Checker inner(program, scope, Checker::Mode::Comptime);
    inner.function = checker.function;
    inner.archetypes = checker.archetypes;
    bool isInit = function->name == "__init__" && function->isMethod();
    const ast::ArgDecl *out = signature->outArg();
    if (isInit) {
      data.result = match.self ? match.self : program.values.errorType();
    } else if (out) {
      data.result = out->type ? inner.evaluateType(*out->type) : match.self;
    } else if (signature->result) {
      data.result = inner.evaluateType(*signature->result);
      data.resultIsRef = signature->resultRef.isValid();
      if (data.resultIsRef) {
        data.resultOrigin = inner.evaluateOrigin(signature->resultRef.origins);
        if (!data.resultOrigin)
          data.resultOrigin = program.values.emptyOrigin(true);
      }
    } else {
      data.result = program.noneType();
    }
    if (!data.result || data.result.isError())
      return fail("its result type has an error");
    if (signature->effects.raises()) {
      data.raises = signature->effects.raisesType ? inner.evaluateType(*signature->effects.raisesType) : program.errorStructType();
      if (data.raises && data.raises.isNever())
        data.raises = Type();
      if (data.raises && data.raises.isError())
        return fail("its error type has an error");
    }
    if (signature->effects.abi)
      data.cAbi = signature->effects.abi->value.equals_insensitive("c");
    data.isAsync = signature->isAsync();
    if (!addClosures())
      return false;
    data.args = program.values.copyArray<FunctionTypeArg>(signatureArgs);
    match.signature = new (program.values.allocator().Allocate<FunctionTypeData>()) FunctionTypeData(data);
    return true;
  }
};

} // namespace

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

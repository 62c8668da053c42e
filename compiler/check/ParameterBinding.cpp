// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Bracket lists and declared parameters: distribution, conversion, defaults.
#include "ast/Children.h"
#include "check/Closures.h"
#include "check/Literals.h"
#include "check/Archetypes.h"
#include "check/Parameters.h"
#include "diagnostics/CheckCallDiags.h"

namespace kiln {

std::shared_ptr<BoundParameters> collectParameters(llvm::ArrayRef<ast::Argument> args, Scope *scope) {
  auto items = std::make_shared<BoundParameters>();
  items->scope = scope;
  for (const ast::Argument &arg : args) {
    BoundParameter item;
    item.name = arg.name.id;
    item.expr = arg.value;
    item.loc = arg.range.begin;
    item.isStar = arg.kind == ast::Argument::Star || arg.kind == ast::Argument::DoubleStar;
    const ast::Expr *value = arg.value ? arg.value->ignoreParens() : nullptr;
    item.isUnbound = value && llvm::isa<ast::DiscardExpr>(value);
    item.isEllipsis = value && llvm::isa<ast::EllipsisExpr>(value);
    // `S[*_]` and `S[**_]` are older spellings of `S[...]`.
    if (item.isStar && item.isUnbound) {
      item.isStar = item.isUnbound = false;
      item.isEllipsis = true;
    }
    items->items.push_back(item);
  }
  return items;
}

std::optional<std::string> assignParameters(llvm::ArrayRef<const ast::ParamDecl *> params, const BoundParameters &items,
                                            llvm::SmallVectorImpl<ParameterSlot> &slots, llvm::function_ref<bool(unsigned)> isBound) {
  slots.clear();
  slots.resize(params.size());
  unsigned next = 0;
  for (const BoundParameter &item : items.items) {
    if (item.isEllipsis)
      continue;
    if (item.name) {
      bool found = false;
      for (auto [i, param] : llvm::enumerate(params)) {
        if (param->name.id != item.name || param->section == ast::Section::PositionalOnly || isBound(i))
          continue;
        if (slots[i].given())
          return "unexpected keyword parameter '" + item.name.str().str() + "'";
        if (param->stars != ast::Stars::None)
          slots[i].rest.push_back(&item);
        else
          slots[i].item = &item;
        found = true;
      }
      if (!found)
        return "unexpected keyword parameter '" + item.name.str().str() + "'";
      continue;
    }
    while (next < params.size() &&
           (params[next]->section == ast::Section::InferOnly || params[next]->section == ast::Section::KeywordOnly || isBound(next) ||
            (params[next]->stars == ast::Stars::None && slots[next].given())))
      ++next;
    if (next == params.size())
      return unexpectedParameter.str();
    if (params[next]->stars != ast::Stars::None) {
      slots[next].rest.push_back(&item);
      continue;
    }
    if (item.isStar)
      return std::string("invalid unpack in non-variadic parameter binding");
    slots[next].item = &item;
    ++next;
  }
  return std::nullopt;
}

void declareUnresolved(Scope *scope, llvm::ArrayRef<const ast::ParamDecl *> params) {
  for (const ast::ParamDecl *param : params) {
    if (!param->name)
      continue;
    Entity &entity = scope->names[param->name.id];
    entity = Entity();
    entity.kind = Entity::Unresolved;
    entity.param = param;
    entity.loc = param->loc();
  }
}

/// Sets the entity of `param` in `scope`.
static void setParameter(Scope *scope, const ast::ParamDecl *param, Const value) {
  Entity &entity = scope->names[param->name.id];
  entity.kind = Entity::Value;
  entity.value = value;
  entity.param = param;
  entity.loc = param->loc();
}

/// Whether `value` is a list whose entries depend on parameters without a value.
static bool isOpenList(Const value) {
  Type type = !value ? Type() : value.isType() ? value.asType() : value.type();
  return type && type.isStruct() && (type.structInfo()->role == Role::TypeList || type.structInfo()->role == Role::ParameterList) &&
         type.args().size() == 2 && type.args()[1].kind() != ConstKind::List;
}

std::optional<llvm::ArrayRef<Const>> listElements(Const value) {
  if (!value)
    return std::nullopt;
  if (value.kind() == ConstKind::List)
    return value->elements;
  Type type = value.isType() ? value.asType() : value.type();
  if (type && type.isStruct() && (type.structInfo()->role == Role::TypeList || type.structInfo()->role == Role::ParameterList) &&
      type.args().size() == 2 && type.args()[1].kind() == ConstKind::List)
    return type.args()[1]->elements;
  return std::nullopt;
}

bool isTypeParameter(Checker &checker, Scope *scope, const ast::ParamDecl *param) {
  if (!param->type)
    return false;
  const ast::Expr *type = param->type->ignoreParens();
  if (llvm::isa<ast::FunctionTypeExpr>(type))
    return !llvm::cast<ast::FunctionTypeExpr>(type)->signature->effects.thin();
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(type)) {
    Entity entity = checker.program.lookup(scope, name->name);
    if (entity.kind == Entity::Trait)
      return true;
    if (entity.kind == Entity::Struct)
      return false;
    if (entity.kind == Entity::Unresolved) {
      // `[Tr: type_of(AnyType), T: Tr]`
      return entity.param && entity.param->type && llvm::isa<ast::SpecialFormExpr>(entity.param->type->ignoreParens());
    }
  }
  if (mentionsUnresolved(checker.program, *type, scope))
    return false;
  Checker sub(checker.program, scope, Checker::Mode::Comptime);
  DiagnosticCapture capture(checker.diags);
  Type evaluated = sub.evaluateType(*type, true);
  return evaluated && evaluated.kind() == TypeKind::Trait;
}

Const variadicValue(Checker &checker, Scope *scope, const ast::ParamDecl *param, llvm::ArrayRef<Const> elements) {
  Program &program = checker.program;
  Checker sub(program, scope, Checker::Mode::Comptime);
  Type elementType;
  if (param->type && !mentionsUnresolved(program, *param->type, scope)) {
    DiagnosticCapture capture(program.diags);
    elementType = sub.evaluateType(*param->type, true);
  }
  bool types = elementType && (elementType.kind() == TypeKind::Trait || elementType.kind() == TypeKind::Metatype);
  if (!elementType || elementType.isError()) {
    if (!elements.empty() && elements.front().isType())
      types = true;
    else if (!elements.empty())
      elementType = elements.front().type();
  }
  if (types && (!elementType || elementType.isError()))
    elementType = program.roleTrait(Role::AnyType) ? program.values.traitType(TraitAtom{program.roleTrait(Role::AnyType), nullptr})
                                                    : program.values.unknownType();
  if (!elementType || elementType.isError())
    elementType = program.noneType();
  Const list = program.values.list(Type(), elements);
  Type listType = program.roleType(types ? Role::TypeList : Role::ParameterList, {program.values.typeConst(elementType), list});
  return program.values.structValue(listType);
}

/// `value` in the form that a parameter without a known type takes: literals by their run-time targets.
static Const defaultForm(Checker &checker, Const value) {
  if (!value || value.kind() != ConstKind::Struct)
    return value;
  Type target = checker.storageType(value.type());
  if (target == value.type())
    return value;
  if (auto converted = convertConstant(checker.program, value, target))
    return *converted;
  Checker sub(checker.program, checker.scope, Checker::Mode::Comptime);
  Operand converted = sub.convert(Operand::ofConstant(value, SourceLoc()), target, SourceLoc());
  return converted.isConstant() ? converted.constant : value;
}

/// Whether `expr` names a literal type, which takes literals as they are.
static bool namesLiteralType(Checker &checker, const ast::Expr &expr, Scope *scope) {
  const ast::Expr *base = expr.ignoreParens();
  if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(base))
    base = subscript->base->ignoreParens();
  auto *name = llvm::dyn_cast<ast::NameExpr>(base);
  Entity entity = name ? checker.program.lookup(scope, name->name) : Entity();
  if (entity.kind == Entity::Struct)
    return entity.structInfo->role == Role::IntLiteral || entity.structInfo->role == Role::FloatLiteral ||
           entity.structInfo->role == Role::StringLiteral;
  return entity.kind == Entity::Value && entity.value && entity.value.isType() && isLiteral(checker.program, entity.value.asType());
}

/// `value` as an implicit constructor of the struct that `type` names with open parameters takes it (PIN-5.4): 3 for `Optional[T]`. Null when
/// none does.
static Const convertToFamily(Checker &checker, Scope *scope, const ast::Expr &type, Const value) {
  auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(type.ignoreParens());
  if (!subscript || mentionsUnresolved(checker.program, *subscript->base, scope))
    return {};
  Checker sub(checker.program, scope, Checker::Mode::Comptime);
  DiagnosticCapture capture(checker.program.diags);
  Type family = sub.evaluateType(*subscript->base, /*allowUnbound=*/true);
  if (!family || !family.isStruct() || !family.hasUnbound() || (value.type().isStruct() && value.type().structInfo() == family.structInfo()))
    return {};
  Operand operand = Operand::ofConstant(value, type.loc());
  llvm::SmallVector<Argument, 1> args;
  Match conversion = sub.implicitConversion(operand, family, args);
  if (!conversion.viable() || !conversion.signature)
    return {};
  Operand converted = sub.convert(operand, conversion.signature->result, type.loc());
  return converted.isConstant() && !capture.hasErrors() ? converted.constant : Const();
}

/// Says that a value is no legacy closure of a type (LGC-2).
static std::string cannotPass(Program &program, const ast::ParamDecl *param, Const value, llvm::StringRef type) {
  return "value passed to '" + param->name.str().str() + "' cannot be converted from '" + program.print(value.type()) + "' to '" + type.str() + "'";
}

/// A closure type that depends on parameters without values, as it is printed: `def(T, T) capturing thin -> Bool`.
static std::string writtenClosureType(Program &program, const ast::Expr &type) {
  std::string text = program.sources.text(type.range()).str();
  size_t effect = text.find("capturing"), rest = effect + strlen("capturing");
  if (effect == std::string::npos)
    return text;
  if (size_t open = text.find_first_not_of(' ', rest); open != std::string::npos && text[open] == '[')
    rest = text.find(']', open) + 1;
  return text.substr(0, effect) + "capturing thin" + text.substr(rest);
}

/// The function type in a bound: the bound itself, what a name stands for (`Some[def(A) -> B]`), or a part of a composition. `scope` becomes
/// the one in which it is read. Null: there is none.
static const ast::FunctionTypeExpr *closureTraitIn(Program &program, const ast::Expr &outer, Scope *&scope) {
  const ast::Expr &expr = *outer.ignoreParens();
  if (auto *function = llvm::dyn_cast<ast::FunctionTypeExpr>(&expr))
    return function;
  if (auto *both = llvm::dyn_cast<ast::BinaryExpr>(&expr); both && both->op == ast::BinaryOp::BitAnd) {
    if (auto *function = closureTraitIn(program, *both->rhs, scope))
      return function;
    return closureTraitIn(program, *both->lhs, scope);
  }
  auto *name = llvm::dyn_cast<ast::NameExpr>(&expr);
  Entity entity = name ? program.lookup(scope, name->name) : Entity();
  if (entity.kind != Entity::Pattern)
    return nullptr;
  scope = entity.patternScope;
  return closureTraitIn(program, *entity.pattern, scope);
}

/// Whether a parametric alias stands for types, as far as its syntax tells: a subscript of a type, or one of its own type parameters.
static bool namesType(Const generator) {
  const ast::ComptimeDecl &alias = *generator->alias->syntax;
  const ast::Expr *value = alias.value ? alias.value->ignoreParens() : nullptr;
  if (auto *name = llvm::dyn_cast_or_null<ast::NameExpr>(value))
    return llvm::any_of(alias.params.params, [&](const ast::ParamDecl *param) { return param->name.id == name->name; });
  return llvm::isa_and_nonnull<ast::SubscriptExpr>(value);
}

bool bindParameter(Checker &checker, Scope *scope, const ast::ParamDecl *param, Const value, std::string *why) {
  Program &program = checker.program;
  auto fail = [&](const llvm::Twine &text) {
    if (why && why->empty())
      *why = text.str();
    return false;
  };
  if (!value)
    return fail("the value has an error");
  if (!param->type || (program.archetypeWalk && isAnything(value))) {
    setParameter(scope, param, value);
    return true;
  }
  if (param->stars != ast::Stars::None) {
    setParameter(scope, param, value);
    return true;
  }
  Identifier unresolved;
  if (mentionsUnresolved(program, *param->type, scope, &unresolved)) {
    if (!value.isType() && !value.isOrigin() && !namesLiteralType(checker, *param->type, scope))
      value = defaultForm(checker, value);
    Scope *boundScope = scope;
    if (const ast::FunctionTypeExpr *closure = closureTraitIn(program, *param->type, boundScope)) {
      if (isPlainFunction(value) && closure->signature->effects.capturing())
        return fail(cannotPass(program, param, value, writtenClosureType(program, *closure)));
      // The signature of a closure trait is matched with the closure's.
      Type actual = value.isType() ? value.asType() : value.type();
      std::string reason;
      if (actual && !unifyType(checker, *closure, boundScope, actual, &reason) && !value.isType())
        return fail(reason.empty() ? "parameter '" + param->name.str() + "' has another type" : llvm::Twine(reason));
      setParameter(scope, param, value);
      return true;
    }
    if (!value.isType() || value.type().kind() == TypeKind::Metatype) {
      std::string reason;
      Type actual = value.isType() ? Type() : value.type();
      if (actual && !unifyType(checker, *param->type, scope, actual, &reason)) {
        Const converted = convertToFamily(checker, scope, *param->type, value);
        if (!converted || !unifyType(checker, *param->type, scope, converted.type(), nullptr))
          return fail(reason.empty() ? "parameter '" + param->name.str() + "' has another type" : llvm::Twine(reason));
        value = converted;
      }
      if (!actual) {
        // A type for `T: Tr` with an inferable trait: the most general trait will do.
        if (auto *name = llvm::dyn_cast<ast::NameExpr>(param->type->ignoreParens())) {
          Entity entity = program.lookup(scope, name->name);
          if (entity.kind == Entity::Unresolved && entity.param) {
            Type any = program.roleTrait(Role::AnyType) ? program.values.traitType(TraitAtom{program.roleTrait(Role::AnyType), nullptr})
                                                        : program.values.unknownType();
            for (Scope *owner = scope; owner && owner->kind != Scope::Module; owner = owner->parent)
              if (const Entity *own = owner->find(name->name)) {
                if (own->kind == Entity::Unresolved)
                  setParameter(owner, entity.param, program.values.typeConst(any));
                break;
              }
          }
        }
      }
    }
    setParameter(scope, param, value);
    return true;
  }
  Checker sub(program, scope, Checker::Mode::Comptime);
  Type declared;
  {
    DiagnosticCapture capture(program.diags);
    declared = sub.evaluateType(*param->type, true);
  }
  if (!declared || declared.isError() || declared.isUnknown()) {
    setParameter(scope, param, value);
    return true;
  }
  if (const FunctionTypeData *closure = closureParameterType(declared); closure && !value.isType() && !value.isUnbound()) {
    if (!fitsClosureParameter(program, value, *closure))
      return fail(cannotPass(program, param, value, program.print(declared)));
    setParameter(scope, param, value);
    return true;
  }
  if (declared.kind() == TypeKind::Trait) {
    // `None` is also the name of its type.
    if (!value.isType() && value.kind() == ConstKind::Struct && program.isRole(value.type(), Role::NoneType))
      value = program.values.typeConst(value.type());
    if (value.kind() == ConstKind::Function)
      value = program.values.typeConst(functionLiteralOf(program, value));
    // An alias with open parameters (`List[Some[Writable]]`): the type with these unbound, or a type that is open as a whole.
    if (value.kind() == ConstKind::Generator && namesType(value)) {
      Type open = checker.openAliasType(value);
      value = open ? program.values.typeConst(open) : program.values.unbound();
    }
    if (!value.isType()) {
      if (value.kind() == ConstKind::Unbound) {
        setParameter(scope, param, value);
        return true;
      }
      Type given = value.kind() == ConstKind::Generator ? program.values.generatorType(value) : value.type();
      return fail("parameter '" + param->name.str() + "' has '" + program.print(declared) + "' type, but value has type '" +
                  program.print(given) + "'");
    }
    Type type = value.asType();
    if (type.kind() == TypeKind::Trait || type.hasUnbound() || program.conforms(type, declared)) {
      setParameter(scope, param, value);
      return true;
    }
    return fail("argument type '" + program.print(type) + "' does not conform to trait '" + program.print(declared) + "'");
  }
  if (declared.kind() == TypeKind::Metatype) {
    if (value.isUnbound() ||
        (value.isType() && (declared->inner.kind() == TypeKind::Trait || matchesUnbound(program, declared->inner, value.asType())))) {
      setParameter(scope, param, value);
      return true;
    }
    return fail("parameter '" + param->name.str() + "' has '" + program.print(declared) + "' type, but value has type '" +
                program.print(value.type()) + "'");
  }
  // `IntLiteral[3]`: a literal for the payload of one.
  if (declared.kind() == TypeKind::Mlir)
    if (Const payload = literalPayload(program, value); payload && payload.type() == declared)
      value = payload;
  if (value.isUnbound() || declared.kind() == TypeKind::Mlir || value.kind() == ConstKind::Generator || value.type() == declared ||
      !value.type()) {
    setParameter(scope, param, value);
    return true;
  }
  if (auto converted = convertConstant(program, value, declared)) {
    setParameter(scope, param, *converted);
    return true;
  }
  if (declared.hasUnbound()) {
    if (!value.isOrigin() && !namesLiteralType(checker, *param->type, scope))
      value = defaultForm(checker, value);
    if (matchesUnbound(program, declared, value.type())) {
      setParameter(scope, param, value);
      return true;
    }
  } else if (!value.isType() || declared.isStruct()) {
    DiagnosticCapture capture(program.diags);
    Operand converted = sub.convert(Operand::ofConstant(value, param->loc()), declared, param->loc());
    if (converted.isConstant()) {
      setParameter(scope, param, converted.constant);
      return true;
    }
  }
  return fail("parameter '" + param->name.str() + "' has '" + program.print(declared) + "' type, but value has type '" +
              program.print(value.type()) + "'");
}

/// The function of an overload set that a parameter of function type means (OVF-2): the one whose arguments fit. None: `expr` names no
/// overload set. A null Const: nothing fits, or, as `why` says, what the arguments are is not known yet.
static std::optional<Const> overloadedFunction(Checker &checker, Scope *scope, const ast::ParamDecl *param, const ast::Expr &expr,
                                               Scope *entryScope, std::string *why) {
  auto *name = llvm::dyn_cast<ast::NameExpr>(expr.ignoreParens());
  auto *type = param->type ? llvm::dyn_cast<ast::FunctionTypeExpr>(param->type->ignoreParens()) : nullptr;
  if (!name || !type)
    return std::nullopt;
  Program &program = checker.program;
  Entity entity = program.lookup(entryScope, name->name);
  if (entity.kind != Entity::Functions || entity.functions.size() < 2)
    return std::nullopt;
  for (const ast::ArgDecl *arg : type->signature->args.args) {
    Identifier which;
    if (!arg->type || !mentionsUnresolved(program, *arg->type, scope, &which))
      continue;
    if (why && why->empty())
      *why = "it depends on an unresolved parameter '" + which.str().str() + "'";
    return Const();
  }
  for (FunctionInfo *info : entity.functions) {
    Const function = functionValue(program, info, entity.functionScope ? entity.functionScope : info->scope, Type(), {});
    if (unifyType(checker, *type, scope, functionLiteralOf(program, function)))
      return function;
  }
  return Const();
}

/// Evaluates the expression of one entry for a parameter (of a known type, when it can be evaluated).
static Const evaluateEntry(Checker &checker, Scope *scope, const ast::ParamDecl *param, const BoundParameter &item, Scope *entryScope,
                           std::string *why) {
  if (item.value)
    return item.value;
  if (item.isUnbound || !item.expr)
    return checker.program.values.unbound();
  Program &program = checker.program;
  // `TypeList.splat[n, T]` without a trait: what depends on an open parameter is open, too.
  if (mentionsUnresolved(program, *item.expr, entryScope))
    return program.values.unbound();
  if (Const closure = legacyClosure(program, *item.expr, entryScope))
    return closure;
  if (auto function = overloadedFunction(checker, scope, param, *item.expr, entryScope, why))
    return *function;
  Checker sub(program, entryScope, Checker::Mode::Comptime);
  sub.comptimeContext = "a parameter list";
  sub.outer = checker.outer;
  sub.function = checker.function;
  sub.archetypes = checker.archetypes;
  sub.comptimeContext = item.context;
  Type expected;
  bool typeParameter = isTypeParameter(checker, scope, param);
  if (!typeParameter && param->type && !mentionsUnresolved(program, *param->type, scope)) {
    Checker typeChecker(program, scope, Checker::Mode::Comptime);
    DiagnosticCapture capture(program.diags);
    expected = typeChecker.evaluateType(*param->type, true);
    if (expected && (expected.isError() || expected.isUnknown() || expected.kind() == TypeKind::Mlir))
      expected = Type();
    if (expected && expected.kind() == TypeKind::Trait) {
      typeParameter = true;
      expected = Type();
    }
  }
  if (typeParameter) {
    // A value that is not a type (a variadic list ...) keeps its own kind.
    if (auto quick = evaluateQuick(sub, *item.expr, Type(), /*allowUnbound=*/true))
      return *quick;
    return sub.evaluate(*item.expr);
  }
  if (expected && (expected.hasUnbound() || expected.kind() == TypeKind::Metatype))
    expected = Type();
  if (!expected || !expected.isStruct())
    return sub.evaluate(*item.expr);
  // A value of another type is reported by the caller, with the parameter's name.
  DiagnosticCapture capture(program.diags);
  Const value = sub.evaluate(*item.expr, expected);
  bool isOther = !value && capture.diagnostics().size() == 1 && capture.diagnostics().front().id == diag::CannotConvert;
  if (isOther && why && why->empty()) {
    capture.stop();
    DiagnosticCapture again(program.diags);
    Const plain = sub.evaluate(*item.expr);
    if (plain && plain.isType() && plain.asType().isError())
      return plain;
    if (plain && plain.type()) {
      *why = "parameter '" + param->name.str().str() + "' has '" + program.print(expected) + "' type, but value has type '" + program.print(plain.type()) + "'";
      return value;
    }
  }
  for (const Diagnostic &diagnostic : capture.take())
    program.diags.emit(diagnostic);
  return value;
}

/// Binds a value that was written for `param`; a type that lacks a trait is worded as a value of a wrong type (OVR-14).
static bool bindWritten(Checker &checker, Scope *scope, const ast::ParamDecl *param, Const value, std::string *why) {
  std::string reason;
  // The name of a function is a value; a closure trait bounds types (06/CLO-18).
  auto *trait = param->type ? llvm::dyn_cast<ast::FunctionTypeExpr>(param->type->ignoreParens()) : nullptr;
  if (trait && inUserCode(scope) && value.kind() == ConstKind::Function && !trait->signature->effects.thin() &&
      !trait->signature->effects.capturing() && !trait->signature->params.isWritten()) {
    if (why && why->empty())
      *why = "parameter '" + param->name.str().str() + "' has '" + checker.program.sources.text(trait->range()).str() +
             "' type, but value has type '" + checker.program.print(functionLiteralOf(checker.program, value)) + "'";
    return false;
  }
  if (bindParameter(checker, scope, param, value, &reason))
    return true;
  if (llvm::StringRef(reason).starts_with("argument type '") && value.isType())
    reason = "parameter '" + param->name.str().str() + "' has '" + checker.program.sources.text(param->type->range()).str() +
             "' type, but value has type '" + checker.program.print(value.type()) + "'";
  if (why && why->empty())
    *why = reason;
  return false;
}

/// The trait that is all that is known of the type `expr` names: that of a `comptime` declaration with a trait for its type (07/CT-4).
static Type declaredBound(Program &program, Scope *scope, const ast::Expr *expr) {
  auto *name = expr ? llvm::dyn_cast<ast::NameExpr>(expr->ignoreParens()) : nullptr;
  Entity entity = name ? program.lookup(scope, name->name) : Entity();
  if (entity.kind != Entity::Alias || !entity.alias->isUserCode() || !entity.alias->syntax->type || entity.alias->syntax->params.isWritten())
    return Type();
  Checker checker(program, entity.functionScope ? entity.functionScope : entity.alias->scope, Checker::Mode::Comptime);
  DiagnosticCapture capture(program.diags);
  Type type = checker.evaluateType(*entity.alias->syntax->type, /*allowUnbound=*/true);
  return type && type.kind() == TypeKind::Trait ? type : Type();
}

/// Whether the trait `have` implies everything that `want` asks for.
static bool impliesAll(Program &program, Type have, Type want) {
  return llvm::all_of(want->traits, [&](const TraitAtom &wanted) {
    return !wanted.trait || wanted.trait->role == Role::AnyType || llvm::any_of(have->traits, [&](const TraitAtom &atom) {
             return atom.trait && llvm::is_contained(program.closureOf(atom.trait), wanted.trait);
           });
  });
}

bool bindEntry(Checker &checker, Scope *scope, const ast::ParamDecl *param, const ParameterSlot &slot, Scope *entryScope, std::string *why) {
  auto fail = [&](llvm::StringRef text) {
    if (why && why->empty())
      *why = text.str();
    return false;
  };
  if (param->stars == ast::Stars::None) {
    Const value = evaluateEntry(checker, scope, param, *slot.item, entryScope, why);
    // A name whose declaration has an error stands for the type of errors.
    if (!value || (value.isType() && value.asType().isError()))
      return fail("the value has an error");
    if (Type known = value.isType() ? declaredBound(checker.program, entryScope, slot.item->expr) : Type()) {
      Checker typeChecker(checker.program, scope, Checker::Mode::Comptime);
      DiagnosticCapture capture(checker.program.diags);
      Type bound = param->type ? typeChecker.evaluateType(*param->type, /*allowUnbound=*/true) : Type();
      if (bound && bound.kind() == TypeKind::Trait && !impliesAll(checker.program, known, bound))
        return fail("parameter '" + param->name.str().str() + "' has '" + checker.program.print(bound) + "' type, but value has type '" +
                    checker.program.print(known) + "'");
    }
    return bindWritten(checker, scope, param, value, why);
  }
  llvm::SmallVector<Const, 4> elements;
  if (slot.rest.size() == 1 && !slot.rest.front()->isStar) {
    // A raw list payload, or a list by name, is taken as the whole list.
    Const value = evaluateEntry(checker, scope, param, *slot.rest.front(), entryScope, why);
    if (!value)
      return fail("the value has an error");
    if (value.isUnbound())
      return fail("unbound syntax (i.e. '_') cannot be passed as a variadic parameter");
    if (slot.rest.front()->name && checker.archetypes && isAnything(value)) {
      setParameter(scope, param, value);
      return true;
    }
    if (slot.rest.front()->name || value.kind() == ConstKind::List) {
      if (auto list = listElements(value)) {
        setParameter(scope, param, variadicValue(checker, scope, param, *list));
        return true;
      }
    }
    elements.push_back(value);
  } else {
    for (const BoundParameter *item : slot.rest) {
      if (item->isStar && slot.rest.size() > 1 && checker.archetypes) {
        setParameter(scope, param, checker.values.symbolic(checker.values.unknownType(), param->name.str()));
        return true;
      }
      if (item->isStar && slot.rest.size() > 1)
        return fail("invalid unpack in non-variadic parameter binding");
      Const value;
      if (item->isStar) {
        Checker sub(checker.program, entryScope, Checker::Mode::Comptime);
        sub.function = checker.function;
        value = item->value ? item->value : sub.evaluate(*item->expr);
        auto list = listElements(value);
        if (!list && checker.archetypes && (isAnything(value) || isOpenList(value))) {
          setParameter(scope, param, isAnything(value) ? value : checker.values.symbolic(checker.values.unknownType(), param->name.str()));
          return true;
        }
        // The type of a list is no list yet (07/VAR-3, VAR-4).
        if (list && value.isType() && item->expr && inUserCode(entryScope))
          return fail("cannot unpack the type '" + checker.program.print(value.asType()) + "'; add '()' for a value of it");
        if (!list)
          return fail("invalid unpack in non-variadic parameter binding");
        elements.append(list->begin(), list->end());
        continue;
      }
      value = evaluateEntry(checker, scope, param, *item, entryScope, why);
      if (!value)
        return fail("the value has an error");
      if (value.isUnbound())
        return fail("unbound syntax (i.e. '_') cannot be passed as a variadic parameter");
      elements.push_back(value);
    }
  }
  // Elements are converted to the element type (or must conform to the trait).
  if (!elements.empty() && param->type && !(slot.rest.size() == 1 && slot.rest.front()->isStar)) {
    Scope *one = checker.program.newScope(Scope::Bindings, scope);
    Identifier element = param->name.id;
    for (Const &value : elements) {
      ast::ParamDecl *copy = new (checker.values.allocator().Allocate<ast::ParamDecl>()) ast::ParamDecl(*param);
      copy->stars = ast::Stars::None;
      if (!bindWritten(checker, one, copy, value, why))
        return false;
      value = one->names[element].value;
      // What the first element's type determined (`T` of `[T: AnyType, //, *vs: T]`) holds for the list.
      for (auto &[name, entity] : one->names)
        if (name != element && entity.kind == Entity::Value && scope->find(name) && scope->find(name)->kind == Entity::Unresolved)
          scope->names[name] = entity;
    }
  }
  setParameter(scope, param, variadicValue(checker, scope, param, elements));
  return true;
}

const ast::ParamDecl *bindDefaults(Checker &checker, Scope *scope, llvm::ArrayRef<const ast::ParamDecl *> params, std::string *why) {
  const ast::ParamDecl *missing = nullptr;
  for (const ast::ParamDecl *param : params) {
    const Entity *entity = scope->find(param->name.id);
    if (!entity || entity->kind != Entity::Unresolved)
      continue;
    if (param->defaultValue && !mentionsUnresolved(checker.program, *param->defaultValue, scope)) {
      ParameterSlot slot;
      BoundParameter item;
      item.expr = param->defaultValue;
      item.loc = param->defaultValue->loc();
      item.context = "default parameter";
      slot.item = &item;
      if (bindEntry(checker, scope, param, slot, scope, why))
        continue;
    } else if (param->stars != ast::Stars::None) {
      setParameter(scope, param, variadicValue(checker, scope, param, {}));
      continue;
    }
    if (!missing)
      missing = param;
  }
  return missing;
}

//===----------------------------------------------------------------------===//
// What an expression depends on
//===----------------------------------------------------------------------===//

/// Calls `leaf` for every name-like expression inside until it returns true.
static bool anyName(const ast::Expr &expr, llvm::function_ref<bool(const ast::Expr &)> leaf) {
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(&expr))
    return !name->isEscaped && leaf(expr);
  auto *member = llvm::dyn_cast<ast::MemberExpr>(&expr);
  if (llvm::isa<ast::SelfTypeExpr>(member ? member->base : &expr))
    return leaf(expr);
  return ast::anyChild(expr, [&](const ast::Expr &child) { return anyName(child, leaf); });
}

bool mentionsUnresolved(Program &program, const ast::Expr &expr, Scope *scope, Identifier *which) {
  auto visitLeaf = [&](const ast::Expr &leaf) {
    auto isUnresolved = [&](const Entity &entity) {
      if (entity.kind == Entity::Unresolved) {
        if (which && !*which && entity.param)
          *which = entity.param->name.id;
        return true;
      }
      return entity.kind == Entity::Pattern && mentionsUnresolved(program, *entity.pattern, entity.patternScope, which);
    };
    if (auto *name = llvm::dyn_cast<ast::NameExpr>(&leaf)) {
      // Only scopes inside a module can hold unresolved names: don't search modules and the prelude.
      for (Scope *s = scope; s && s->kind != Scope::Module; s = s->parent)
        if (const Entity *entity = s->find(name->name))
          return isUnresolved(*entity);
      return false;
    }
    Scope *self = selfScope(scope);
    if (!self)
      return false;
    if (auto *member = llvm::dyn_cast<ast::MemberExpr>(&leaf))
      if (const Entity *entity = self->find(member->name.id))
        return isUnresolved(*entity);
    if (!self->self || !self->self.hasUnbound())
      return false;
    for (auto &[name, entity] : self->names)
      if (isUnresolved(entity))
        return true;
    return false;
  };
  return anyName(expr, visitLeaf);
}

void visitNames(const ast::Expr &expr, llvm::function_ref<bool(const ast::Expr &)> leaf) { (void)anyName(expr, leaf); }

const ast::NameExpr *findName(const ast::Expr &expr, llvm::ArrayRef<Identifier> names) {
  const ast::NameExpr *found = nullptr;
  auto visitLeaf = [&](const ast::Expr &leaf) {
    auto *name = llvm::dyn_cast<ast::NameExpr>(&leaf);
    if (name && llvm::is_contained(names, name->name))
      found = name;
    return found != nullptr;
  };
  anyName(expr, visitLeaf);
  return found;
}

bool mentionsName(const ast::Expr &expr, llvm::ArrayRef<Identifier> names) { return findName(expr, names); }

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Inference: unification of the syntax of a declared type with an actual type (spec 04 section 7.3), and the comparisons it needs.
#include "check/Symbolic.h"
#include "check/FunctionTypes.h"
#include "check/Parameters.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

bool sameUpToOrigins(Program &program, Type from, Type to) {
  if (from == to)
    return true;
  if (!from || !to)
    return false;
  if (from.isUnknown() || to.isUnknown())
    return true;
  if (from.kind() != to.kind())
    return false;
  if (from.kind() == TypeKind::Struct) {
    if (from.structInfo() != to.structInfo())
      return false;
    for (auto [a, b] : llvm::zip(from.args(), to.args()))
      if (!sameValue(program, a, b))
        return false;
    return true;
  }
  if (from.kind() == TypeKind::Metatype)
    return sameUpToOrigins(program, from->inner, to->inner);
  return program.values.eraseOrigins(from) == program.values.eraseOrigins(to);
}

bool sameValue(Program &program, Const a, Const b) {
  if (a == b)
    return true;
  if (!a || !b)
    return false;
  if (a.isOrigin() && b.isOrigin()) {
    if (a->origin == b->origin)
      return true;
    // Inside instances origins of parameters are erased: they equal any other but the static one. Mutability is compared by the
    // parameter beside it.
    if (ValueContext::isStatic(a->origin) || ValueContext::isStatic(b->origin))
      return false;
    if (a->origin->atoms.empty() || b->origin->atoms.empty())
      return true;
    Origin x = program.values.withMutability(a->origin, false), y = program.values.withMutability(b->origin, false);
    return x == y;
  }
  if (a.isType() && b.isType())
    return sameUpToOrigins(program, a.asType(), b.asType());
  if (a.kind() == ConstKind::Struct && b.kind() == ConstKind::Struct)
    return sameUpToOrigins(program, a.type(), b.type());
  if (a.kind() == ConstKind::List && b.kind() == ConstKind::List) {
    if (a->elements.size() != b->elements.size())
      return false;
    for (auto [x, y] : llvm::zip(a->elements, b->elements))
      if (!sameValue(program, x, y))
        return false;
    return true;
  }
  if (a.kind() == ConstKind::Function && b.kind() == ConstKind::Function)
    return a->function == b->function && a->scope == b->scope && a->self == b->self && llvm::equal(a->elements, b->elements) &&
           sameUpToOrigins(program, a.type(), b.type());
  auto isStandIn = [](Const value) { return value.kind() == ConstKind::Param || value.kind() == ConstKind::Symbolic; };
  if (isStandIn(a) || isStandIn(b))
    return sameSymbolic(program, a, b).value_or(true); // what is not known may turn out to be the same
  if (a.kind() == ConstKind::IntLiteral && b.kind() == ConstKind::IntLiteral)
    return llvm::APSInt::compareValues(a->integer, b->integer) == 0;
  // The same number as Int and as SIMDLength.
  if (a.isImage() && b.isImage() && a.type() != b.type()) {
    if (auto converted = convertConstant(program, a, b.type()))
      return *converted == b;
    return false;
  }
  return false;
}

bool matchesUnbound(Program &program, Type pattern, Type actual) {
  if (!pattern || !actual)
    return false;
  if (pattern == actual || pattern.isUnknown() || actual.isUnknown() || actual.isError() || pattern.isError())
    return true;
  if (pattern.kind() == TypeKind::Trait)
    return actual.kind() == TypeKind::Trait || program.conforms(actual, pattern);
  if (pattern.kind() == TypeKind::Metatype && actual.kind() == TypeKind::Metatype)
    return matchesUnbound(program, pattern->inner, actual->inner);
  if (!pattern.isStruct() || !actual.isStruct() || pattern.structInfo() != actual.structInfo())
    return sameUpToOrigins(program, actual, pattern);
  for (auto [p, a] : llvm::zip(pattern.args(), actual.args())) {
    if (p.isUnbound())
      continue;
    if (p.isType() && a.isType() ? !matchesUnbound(program, p.asType(), a.asType()) : !sameValue(program, p, a)) {
      // A mutable origin does for an immutable one.
      if (auto want = p.asBool(), have = a.asBool(); want && have && !*want && *have && program.isRole(p.type(), Role::Bool))
        continue;
      return false;
    }
  }
  return true;
}

namespace {

/// Unification in one scope.
struct Unifier {
  Checker &checker;
  Program &program;
  Scope *scope;
  std::string *why;

  Unifier(Checker &checker, Scope *scope, std::string *why) : checker(checker), program(checker.program), scope(scope), why(why) {}

  bool fail(const llvm::Twine &text = "") {
    if (why && why->empty())
      *why = text.str();
    return false;
  }

  /// The scope entry that `name` denotes in a scope inside of modules, to be changed in place.
  Entity *local(Identifier name) {
    for (Scope *s = scope; s && s->kind != Scope::Module; s = s->parent) {
      auto it = s->names.find(name);
      if (it != s->names.end()) {
        owner = s;
        return &it->second;
      }
    }
    return nullptr;
  }
  Scope *owner = nullptr;

  Const evaluate(const ast::Expr &expr, Type expected = {}) {
    Checker sub(program, scope, Checker::Mode::Comptime);
    sub.function = checker.function;
    if (!expected)
      if (auto quick = evaluateQuick(sub, expr, expected, true))
        return *quick;
    return sub.evaluate(expr, expected);
  }

  bool bindEntity(Entity &entity, Const value) {
    if (entity.kind == Entity::Unresolved)
      return bindParameter(checker, owner, entity.param, value, why);
    if (entity.kind == Entity::Pattern) {
      Unifier inner(checker, entity.patternScope, why);
      return inner.constant(*entity.pattern, value);
    }
    if (entity.kind == Entity::Value) {
      Const known = entity.value;
      if (known.isType() && value.isType()) {
        if (matchesUnbound(program, known.asType(), value.asType()))
          return true;
      } else if (sameValue(program, known, value)) {
        return true;
      }
      if (entity.param)
        return fail("it inferred to two different values: '" + program.print(known) + "' and '" + program.print(value) + "'");
    }
    return fail();
  }

  /// Compares a type with what an evaluated type expression says.
  bool compare(Type pattern, Type actual) { return matchesUnbound(program, pattern, actual); }

  bool dependent(const ast::Expr &expr, Identifier *which = nullptr) { return mentionsUnresolved(program, expr, scope, which); }

  /// Matches entries of a bracket list with the argument values of a struct type or the parameters of an alias.
  bool entries(llvm::ArrayRef<const ast::ParamDecl *> params, llvm::ArrayRef<Const> bound, llvm::ArrayRef<Const> actual,
               const ast::SubscriptExpr &expr, StructInfo *info, Type actualType) {
    auto items = collectParameters(expr.args, scope);
    // Earlier versions took the mutability of `Origin[m]` by position; where it is bound, that warns.
    if (info && info->role == Role::Origin && items->items.size() == 1 && !items->items.front().name)
      items->items.front().name = params.front()->name.id;
    llvm::SmallVector<ParameterSlot, 4> slots;
    auto isBound = [&](unsigned i) { return i < bound.size() && !bound[i].isUnbound(); };
    if (auto failure = assignParameters(params, *items, slots, isBound))
      return fail(*failure);
    bool ellipsis = llvm::any_of(items->items, [](const BoundParameter &item) { return item.isEllipsis; });
    bool placeholder = ellipsis;
    for (const ParameterSlot &slot : slots)
      placeholder |= slot.item && slot.item->isUnbound;
    // SIMD matches its length before its dtype; others go in order.
    for (unsigned i = 0; i < params.size(); ++i) {
      if (isBound(i)) {
        if (bound[i].isType() && actual[i].isType() ? !matchesUnbound(program, bound[i].asType(), actual[i].asType())
                                                    : !sameValue(program, bound[i], actual[i]))
          return false;
        continue;
      }
      const ParameterSlot &slot = slots[i];
      if (params[i]->stars != ast::Stars::None) {
        if (slot.rest.empty() && ellipsis)
          continue;
        if (!variadic(slot, actual[i]))
          return false;
        continue;
      }
      if (!slot.item) {
        if (ellipsis || placeholder || params[i]->section == ast::Section::InferOnly || !params[i]->defaultValue || !info)
          continue;
        // Left out: the default, seen with the actual arguments.
        Scope *header = program.facts(actualType).scope;
        Checker sub(program, header, Checker::Mode::Comptime);
        Const value = sub.evaluate(*params[i]->defaultValue, actual[i].isType() ? Type() : actual[i].type());
        if (!value || !sameValue(program, value, actual[i]))
          return false;
        continue;
      }
      if (slot.item->isUnbound)
        continue;
      if (!constant(*slot.item->expr, actual[i]))
        return false;
    }
    return true;
  }

  bool variadic(const ParameterSlot &slot, Const actual) {
    auto elements = listElements(actual);
    if (!elements)
      return fail();
    if (slot.rest.size() == 1 && slot.rest.front()->isStar)
      return constant(*slot.rest.front()->expr, actual);
    if (slot.rest.size() == 1 && slot.rest.front()->name)
      return constant(*slot.rest.front()->expr, actual);
    if (slot.rest.size() != elements->size()) {
      // A raw list payload for the whole.
      if (slot.rest.size() == 1 && !dependent(*slot.rest.front()->expr)) {
        Const value = evaluate(*slot.rest.front()->expr);
        auto list = listElements(value);
        return list && sameValue(program, program.values.list(Type(), *list), program.values.list(Type(), *elements));
      }
      return fail();
    }
    for (auto [item, element] : llvm::zip(slot.rest, *elements))
      if (!item->isUnbound && !constant(*item->expr, element))
        return false;
    return true;
  }

  bool type(const ast::Expr &outer, Type actual) {
    const ast::Expr &expr = *outer.ignoreParens();
    if (actual.isError() || actual.isUnknown())
      return true;
    switch (expr.kind()) {
    case ast::Expr::Kind::DiscardExpr:
    case ast::Expr::Kind::EllipsisExpr:
      return true;
    case ast::Expr::Kind::NameExpr: {
      auto &name = llvm::cast<ast::NameExpr>(expr);
      if (Entity *entity = local(name.name))
        if (entity->kind != Entity::Struct && entity->kind != Entity::Alias && entity->kind != Entity::Trait)
          return bindEntity(*entity, program.values.typeConst(actual));
      Entity entity = program.lookup(scope, name.name);
      if (entity.kind == Entity::Struct)
        return actual.isStruct() && actual.structInfo() == entity.structInfo;
      if (entity.kind == Entity::Alias && entity.alias->syntax->params.isWritten())
        return alias(evaluateAlias(program, entity.alias, entity.functionScope, expr.loc()), nullptr, actual);
      break;
    }
    case ast::Expr::Kind::SelfTypeExpr:
      if (Scope *self = selfScope(scope)) {
        if (!self->self.hasUnbound())
          return compare(self->self, actual);
        if (!actual.isStruct() || actual.structInfo() != self->structInfo)
          return false;
        for (auto [param, arg] : llvm::zip(self->structInfo->params, actual.args())) {
          owner = self;
          auto it = self->names.find(param->name.id);
          if (it != self->names.end() && !bindEntity(it->second, arg))
            return false;
        }
        return true;
      }
      return false;
    case ast::Expr::Kind::MemberExpr: {
      auto &member = llvm::cast<ast::MemberExpr>(expr);
      if (llvm::isa<ast::SelfTypeExpr>(member.base))
        if (Scope *self = selfScope(scope)) {
          auto it = self->names.find(member.name.id);
          if (it != self->names.end()) {
            owner = self;
            return bindEntity(it->second, program.values.typeConst(actual));
          }
        }
      if (Const generator = openMemberAlias(program, expr, scope))
        return alias(generator, nullptr, actual);
      // `Lifetime[m].type`, of earlier versions (02 section 11.6).
      if (auto *base = llvm::dyn_cast<ast::SubscriptExpr>(member.base); base && member.name.str() == "type" && program.isRole(actual, Role::Origin))
        return type(*base, actual);
      break;
    }
    case ast::Expr::Kind::SubscriptExpr: {
      auto &subscript = llvm::cast<ast::SubscriptExpr>(expr);
      if (Const generator = openMemberAlias(program, *subscript.base, scope))
        return alias(generator, &subscript, actual);
      if (dependent(*subscript.base))
        break;
      Checker sub(program, scope, Checker::Mode::Comptime);
      auto base = evaluateQuick(sub, *subscript.base, Type(), true);
      if (!base || !*base)
        break;
      if (base->kind() == ConstKind::Generator)
        return alias(*base, &subscript, actual);
      if (base->isType() && base->asType().isStruct() && !listElements(*base)) {
        Type pattern = base->asType();
        if (!actual.isStruct() || actual.structInfo() != pattern.structInfo())
          return false;
        return entries(pattern.structInfo()->params, pattern.args(), actual.args(), subscript, pattern.structInfo(), actual);
      }
      break;
    }
    case ast::Expr::Kind::FunctionTypeExpr:
      return function(llvm::cast<ast::FunctionTypeExpr>(expr), actual);
    case ast::Expr::Kind::NoneLiteral:
      return program.isRole(actual, Role::NoneType);
    default:
      break;
    }
    Identifier which;
    if (dependent(expr, &which))
      return fail(which ? "it depends on an unresolved parameter '" + which.str() + "'" : llvm::Twine());
    Checker sub(program, scope, Checker::Mode::Comptime);
    sub.function = checker.function;
    Type pattern = sub.evaluateType(expr, true);
    return pattern && compare(pattern, actual);
  }

  /// An alias with entries (none: all parameters open): its value is matched with the parameters standing for the entries.
  bool alias(Const generator, const ast::SubscriptExpr *expr, Type actual) {
    if (!generator || generator.kind() != ConstKind::Generator || generator->alias->depth > mostAliasPatterns)
      return fail();
    llvm::SaveAndRestore deeper(generator->alias->depth, generator->alias->depth + 1);
    Scope *bindings = bindAliasPattern(checker, scope, generator, expr, why);
    if (!bindings || !generator->alias->syntax->value)
      return fail();
    Unifier inner(checker, bindings, why);
    return inner.type(*generator->alias->syntax->value, actual);
  }

  /// The origins that a closure captures, as an OriginSet.
  Const originsOf(Type closure) {
    llvm::SmallVector<Origin, 4> origins;
    program.values.collectOrigins(closure, origins);
    Origin all = origins.empty() ? program.values.emptyOrigin(true) : program.values.unionOf(origins);
    return program.values.origin(all, program.roleType(Role::OriginSet));
  }

  /// Whether `expr` fits `actual` as far as that can be said while parameters are open: one that nothing has determined yet fits anything.
  bool typeSoFar(const ast::Expr &expr, Type actual) {
    std::string reason;
    Unifier part(checker, scope, &reason);
    return part.type(expr, actual) || llvm::StringRef(reason).starts_with("it depends on an unresolved parameter") ||
           fail(reason.c_str());
  }

  /// A function type against a function value's type.
  bool function(const ast::FunctionTypeExpr &expr, Type actual) {
    const ast::FunctionSignature &signature = *expr.signature;
    if (auto *origins = llvm::dyn_cast_or_null<ast::NameExpr>(signature.effects.capturingOrigins))
      if (Entity *entity = local(origins->name); entity && entity->kind == Entity::Unresolved) {
        entity->kind = Entity::Value;
        entity->value = originsOf(actual);
      }
    // The instance of a parametric function is chosen by each call.
    if (signature.params.isWritten() && (actual.kind() == TypeKind::FunctionLiteral || (actual.isStruct() && actual.structInfo()->closure)))
      return true;
    const FunctionTypeData *data = nullptr;
    if (actual.isFunction())
      data = actual->function;
    else if (actual.kind() == TypeKind::FunctionLiteral)
      data = pointerSignatureOf(program, actual->value);
    else if (actual.kind() == TypeKind::Trait && actual->traits.size() == 1)
      data = actual->traits.front().closure;
    else if (actual.isStruct() && actual.structInfo()->closure)
      data = program.facts(actual).callSignature;
    if (!data)
      return fail();
    unsigned index = 0;
    for (const ast::ArgDecl *arg : signature.args.args) {
      if (arg->convention == ast::Convention::Out) {
        if (arg->type && !typeSoFar(*arg->type, data->result))
          return false;
        continue;
      }
      if (index == data->args.size())
        return fail();
      if (arg->type && !typeSoFar(*arg->type, data->args[index].type))
        return false;
      ++index;
    }
    if (index != data->args.size())
      return fail();
    if (signature.result && !typeSoFar(*signature.result, data->result))
      return false;
    if (signature.effects.raisesType) {
      Type raises = data->raises ? data->raises : program.values.neverType();
      if (!typeSoFar(*signature.effects.raisesType, raises))
        return data->raises == Type();
    }
    return true;
  }

  bool constant(const ast::Expr &outer, Const actual) {
    const ast::Expr &expr = *outer.ignoreParens();
    if (!actual)
      return false;
    if (actual.isUnbound())
      return true;
    switch (expr.kind()) {
    case ast::Expr::Kind::DiscardExpr:
    case ast::Expr::Kind::EllipsisExpr:
      return true;
    case ast::Expr::Kind::NameExpr:
      if (Entity *entity = local(llvm::cast<ast::NameExpr>(expr).name))
        if (entity->kind == Entity::Unresolved || entity->kind == Entity::Pattern || entity->kind == Entity::Value)
          return bindEntity(*entity, actual);
      break;
    case ast::Expr::Kind::MemberExpr: {
      auto &member = llvm::cast<ast::MemberExpr>(expr);
      if (llvm::isa<ast::SelfTypeExpr>(member.base))
        if (Scope *self = selfScope(scope)) {
          auto it = self->names.find(member.name.id);
          if (it != self->names.end()) {
            owner = self;
            return bindEntity(it->second, actual);
          }
        }
      // `Ts.values`: the payload of an inferred list.
      if (auto *base = llvm::dyn_cast<ast::NameExpr>(member.base); base && member.name.str() == "values" && actual.kind() == ConstKind::List)
        if (Entity *entity = local(base->name); entity && entity->kind == Entity::Unresolved && entity->param->stars != ast::Stars::None)
          return bindEntity(*entity, variadicValue(checker, owner, entity->param, actual->elements));
      break;
    }
    case ast::Expr::Kind::CallExpr: {
      // `ImmOrigin(o)`, `o.unsafe_mut_cast[..]()` around an origin that is still open.
      auto &call = llvm::cast<ast::CallExpr>(expr);
      if (actual.isOrigin() && call.args.size() == 1 && dependent(*call.args[0].value))
        return constant(*call.args[0].value, actual);
      break;
    }
    default:
      break;
    }
    if (actual.isType())
      return type(expr, actual.asType());
    Identifier which;
    if (dependent(expr, &which))
      return fail(which ? "it depends on an unresolved parameter '" + which.str() + "'" : llvm::Twine());
    if (actual.isOrigin()) {
      Checker sub(program, scope, Checker::Mode::Comptime);
      DiagnosticCapture capture(program.diags);
      const ast::Expr *one[] = {&expr};
      Origin origin = sub.evaluateOrigin(one);
      return origin && sameValue(program, program.values.origin(origin, actual.type()), actual);
    }
    DiagnosticCapture capture(program.diags);
    bool plain = actual.type() && actual.type().isStruct() && actual.type().isConcrete() && actual.kind() != ConstKind::Struct;
    Const value = evaluate(expr, plain ? actual.type() : Type());
    return value && sameValue(program, value, actual);
  }
};

} // namespace

Scope *bindAliasPattern(Checker &checker, Scope *scope, Const generator, const ast::SubscriptExpr *expr, std::string *why) {
  Program &program = checker.program;
  auto fail = [&](const std::string &text) -> Scope * {
    if (why && why->empty())
      *why = text;
    return nullptr;
  };
  AliasInfo *info = generator->alias;
  llvm::ArrayRef<const ast::ParamDecl *> params = info->syntax->params.params;
  Scope *bindings = program.newScope(Scope::Bindings, generator->scope ? generator->scope : info->scope);
  declareUnresolved(bindings, params);
  auto isBound = [&](unsigned i) { return i < generator->elements.size() && !generator->elements[i].isUnbound(); };
  for (auto [i, param] : llvm::enumerate(params))
    if (isBound(i)) {
      Entity &entity = bindings->names[param->name.id];
      entity.kind = Entity::Value;
      entity.value = generator->elements[i];
    }
  if (!expr)
    return bindings;
  auto items = collectParameters(expr->args, scope);
  llvm::SmallVector<ParameterSlot, 4> slots;
  if (auto failure = assignParameters(params, *items, slots, isBound))
    return fail(*failure);
  bool ellipsis = llvm::any_of(items->items, [](const BoundParameter &item) { return item.isEllipsis; });
  auto dependent = [&](const ast::Expr &entry) { return mentionsUnresolved(program, entry, scope); };
  for (auto [i, param] : llvm::enumerate(params)) {
    const ParameterSlot &slot = slots[i];
    if (isBound(i))
      continue;
    if (!slot.given()) {
      // A default counts unless the rest is open or other parameters stay open.
      if (!ellipsis && param->defaultValue && !mentionsUnresolved(program, *param->defaultValue, bindings)) {
        const ast::ParamDecl *one[] = {param};
        bindDefaults(checker, bindings, one, nullptr);
      }
      continue;
    }
    if (slot.item && slot.item->isUnbound)
      continue;
    if (!slot.item) {
      bool open = llvm::any_of(slot.rest, [&](const BoundParameter *item) { return item->expr && dependent(*item->expr); });
      if (!open && !bindEntry(checker, bindings, param, slot, scope, why))
        return nullptr;
      continue;
    }
    if (dependent(*slot.item->expr)) {
      Entity &entity = bindings->names[param->name.id];
      entity.kind = Entity::Pattern;
      entity.pattern = slot.item->expr;
      entity.patternScope = scope;
    } else if (!bindEntry(checker, bindings, param, slot, scope, why)) {
      return nullptr;
    }
  }
  return bindings;
}

Const openMemberAlias(Program &program, const ast::Expr &expr, Scope *scope) {
  auto *member = llvm::dyn_cast<ast::MemberExpr>(&expr);
  Scope *self = member && llvm::isa<ast::SelfTypeExpr>(member->base) ? selfScope(scope) : nullptr;
  if (!self || !self->structInfo || !self->self || !self->self.hasUnbound())
    return Const();
  auto it = self->structInfo->members.find(member->name.id);
  if (it == self->structInfo->members.end() || it->second.kind != Member::Alias || !it->second.alias->syntax || !it->second.alias->syntax->value ||
      !mentionsUnresolved(program, *it->second.alias->syntax->value, self))
    return Const();
  return program.values.generator(it->second.alias, self, {}, Type());
}

bool unifyType(Checker &checker, const ast::Expr &pattern, Scope *scope, Type actual, std::string *why) {
  return Unifier(checker, scope, why).type(pattern, actual);
}

bool unifyConst(Checker &checker, const ast::Expr &pattern, Scope *scope, Const actual, std::string *why) {
  return Unifier(checker, scope, why).constant(pattern, actual);
}

} // namespace kiln

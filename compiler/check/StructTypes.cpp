// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Facts about struct types: scope, fields, members, comptime members.
#include "ast/Children.h"
#include "check/Archetypes.h"
#include "check/Checker.h"
#include "check/Conformance.h"
#include "check/Indexing.h"
#include "check/ProgramImpl.h"
#include "check/SignatureFacts.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

StructFacts &Program::facts(Type type) {
  assert(type.isStruct());
  if (impl->lastFacts.first == type && (impl->lastFacts.second->assumptions == impl->assumptions || type.isConcrete()))
    return *impl->lastFacts.second;
  std::unique_ptr<StructFacts> &slot = impl->facts[type];
  if (slot) {
    if (slot->assumptions != impl->assumptions && !type.isConcrete()) {
      // Other conformances are known of the archetypes inside than when this was computed.
      slot->assumptions = impl->assumptions;
      slot->conformance.clear();
      slot->lifecycleKnown = slot->lifecycleInProgress = false;
      impl->listedTraits.erase(type);
    }
    impl->lastFacts = {type, slot.get()};
    return *slot;
  }
  slot = std::make_unique<StructFacts>();
  slot->assumptions = impl->assumptions;
  StructFacts &facts = *slot;
  impl->lastFacts = {type, &facts};
  facts.type = type;
  facts.canonical = values.eraseOrigins(type);
  StructInfo *info = type.structInfo();
  // In a closure `Self` means what it means around it.
  Scope *scope = newScope(info->closure ? Scope::Bindings : Scope::Struct, info->scope);
  if (!info->closure) {
    scope->self = type;
    scope->structInfo = info;
  }
  // Parameters are visible by their bare names only in the header; bodies write `Self.T` (SDC-8). Names.cpp tells them apart by the
  // kind of this scope.
  for (auto [param, arg] : llvm::zip(info->params, type.args())) {
    Entity entity;
    entity.kind = Entity::Value;
    entity.value = arg;
    entity.param = param;
    entity.loc = param->loc();
    scope->names[param->name.id] = entity;
  }
  facts.scope = scope;
  return facts;
}

llvm::ArrayRef<Type> Program::fieldTypes(Type type) {
  if (!type.isStruct())
    return {};
  StructFacts *known = &facts(type);
  if (known->fieldsKnown)
    return known->fieldTypes;
  StructInfo *info = type.structInfo();
  if (known->fieldsInProgress) {
    reportRecursive(type);
    return {};
  }
  known->fieldsInProgress = true;
  impl->fieldsUnderWay.push_back(info);
  Scope *scope = known->scope;
  llvm::SmallVector<Type, 4> types;
  for (const FieldInfo &field : info->fields) {
    Type fieldType = field.fixedType;
    if (!fieldType) {
      if (!field.syntax || !field.syntax->type) {
        types.push_back(values.errorType());
        continue;
      }
      Checker checker(*this, scope, Checker::Mode::Comptime);
      fieldType = checker.evaluateType(*field.syntax->type);
      if (fieldType && fieldType.kind() == TypeKind::Trait) {
        diags.report(field.syntax->type->range(), diag::TraitField, print(fieldType));
        fieldType = values.errorType();
      }
    }
    types.push_back(fieldType ? fieldType : values.errorType());
  }
  known = &facts(type);
  known->fieldTypes.assign(types.begin(), types.end());
  known->fieldsInProgress = false;
  impl->fieldsUnderWay.pop_back();
  known->fieldsKnown = true;
  checkFieldTypes(info, types);
  // A struct that holds itself inline has no layout.
  if (containsItself(type)) {
    reportRecursive(type);
    for (Type &fieldType : known->fieldTypes)
      if (fieldType.isStruct())
        fieldType = values.errorType();
  }
  return known->fieldTypes;
}

/// Whether `type` is, or `anywhere` holds, an owning pointer to `info` itself (not to something that holds it).
static bool ownsThroughPointer(Type type, StructInfo *info, bool anywhere) {
  if (!type.isStruct())
    return false;
  llvm::StringRef name = type.structInfo()->qualifiedName;
  if (name == "std.memory.owned_pointer.OwnedPointer" || name == "std.memory.arc_pointer.ArcPointer")
    if (Const pointee = type.args().empty() ? Const() : type.args().front();
        pointee && pointee.isType() && pointee.asType().isStruct() && pointee.asType().structInfo() == info)
      return true;
  return anywhere && llvm::any_of(type.args(), [&](Const arg) { return arg.isType() && ownsThroughPointer(arg.asType(), info, true); });
}

/// Whether the layout of a field asks for that of its own struct: an Optional of an owning pointer to it, a Variant with one (12/OWP-1b).
static bool layoutNeeds(Type field, StructInfo *info) {
  if (!field.isStruct())
    return false;
  llvm::StringRef name = field.structInfo()->qualifiedName;
  bool isVariant = name == "std.utils.variant.Variant";
  if (name != "std.collections.optional.Optional" && !isVariant)
    return false;
  auto holds = [&](auto &self, Const value) -> bool {
    if (value.isType())
      return ownsThroughPointer(value.asType(), info, isVariant);
    return value && (value.kind() == ConstKind::List || value.kind() == ConstKind::Tuple) &&
           llvm::any_of(value->elements, [&](Const element) { return self(self, element); });
  };
  for (Const arg : field.args()) {
    if (holds(holds, arg))
      return true;
    // A list of types is a value whose type has the types as an argument.
    if (arg && arg.type() && arg.type().isStruct() && llvm::any_of(arg.type().args(), [&](Const inner) { return holds(holds, inner); }))
      return true;
  }
  return false;
}

/// The first struct of the user that `value`, an argument of a type, names.
static StructInfo *usersStructIn(Const value) {
  auto firstOf = [](llvm::ArrayRef<Const> values) -> StructInfo * {
    for (Const inner : values)
      if (StructInfo *found = inner ? usersStructIn(inner) : nullptr)
        return found;
    return nullptr;
  };
  if (value.isType() && value.asType().isStruct())
    return value.asType().structInfo()->isUserCode() ? value.asType().structInfo() : firstOf(value.asType().args());
  if (value.kind() == ConstKind::List || value.kind() == ConstKind::Tuple)
    return firstOf(value->elements);
  // A list of types is a value whose type has the types as an argument.
  return value.type() && value.type().isStruct() ? firstOf(value.type().args()) : nullptr;
}

void Program::reportRecursive(Type type) {
  // The user's struct is to blame, not the container that it came through.
  StructInfo *blamed = type.structInfo();
  if (!blamed->isUserCode()) {
    auto outer = llvm::find_if(impl->fieldsUnderWay, [](StructInfo *info) { return info->isUserCode(); });
    if (StructInfo *users = outer != impl->fieldsUnderWay.end() ? *outer : usersStructIn(values.typeConst(type)))
      blamed = users;
  }
  if (impl->reportedRecursive.insert(blamed).second)
    diags.report(blamed->loc, diag::RecursiveStruct).note(blamed->loc, diag::RecursiveField, blamed->name);
}

void Program::checkFieldTypes(StructInfo *info, llvm::ArrayRef<Type> types) {
  if (!info->isUserCode() || !info->syntax)
    return;
  for (auto [field, type] : llvm::zip(info->fields, types)) {
    if (!field.syntax || type.isError())
      continue;
    if (layoutNeeds(type, info) && impl->reportedRecursive.insert(info).second)
      diags.report(info->loc, diag::RecursiveStruct).note(field.syntax->loc(), diag::RecursiveField, info->name);
    llvm::SmallVector<Origin, 4> origins;
    values.collectOrigins(type, origins);
    bool exposed = llvm::any_of(origins, [](Origin origin) { return origin->atoms.front().base.kind == OriginBase::Any; });
    if (exposed && !info->allowAnyOriginFields && impl->reportedFields.insert(field.syntax).second)
      diags.report(field.syntax->loc(), diag::AnyOriginField, field.name, print(type))
          .note(field.syntax->loc(), diag::AnyOriginParameterize)
          .note(field.syntax->loc(), diag::AnyOriginUntracked);
  }
}

bool Program::containsItself(Type type) {
  llvm::SmallVector<Type, 8> pending{type};
  llvm::DenseSet<Type> seen;
  while (!pending.empty()) {
    StructFacts &known = facts(pending.pop_back_val());
    if (!known.fieldsKnown)
      continue;
    for (Type field : known.fieldTypes) {
      if (field == type)
        return true;
      if (field.isStruct() && seen.insert(field).second)
        pending.push_back(field);
    }
  }
  return false;
}

const Member *Program::memberOf(Type type, Identifier name) {
  if (!type.isStruct())
    return nullptr;
  applyExtensions(type.structInfo());
  auto &members = type.structInfo()->members;
  auto it = members.find(name);
  return it == members.end() ? nullptr : &it->second;
}

/// Whether a member of the struct `owner` is defined by itself, with whatever parameters (03/CTM-5).
static bool namesMember(const ast::Expr &expr, Identifier owner, Identifier member) {
  if (auto *access = llvm::dyn_cast<ast::MemberExpr>(&expr); access && access->name.id == member) {
    const ast::Expr *base = access->base->ignoreParens();
    if (auto *subscript = llvm::dyn_cast<ast::SubscriptExpr>(base))
      base = subscript->base->ignoreParens();
    auto *name = llvm::dyn_cast<ast::NameExpr>(base);
    if (llvm::isa<ast::SelfTypeExpr>(base) || (name && name->name == owner))
      return true;
  }
  return ast::anyChild(expr, [&](const ast::Expr &child) { return namesMember(child, owner, member); });
}

Const Program::aliasOf(Type type, AliasInfo *alias, SourceLoc loc) {
  if (impl->cyclicAliases.contains(alias->syntax))
    return {};
  StructFacts &known = facts(type);
  auto [it, isNew] = known.aliases.try_emplace(alias, Const());
  if (!isNew) {
    if (!it->second && archetypeWalk)
      return unknownValue(*this, values.unknownType());
    if (!it->second)
      diags.report(alias->syntax->name ? alias->syntax->loc() : loc, diag::RecursiveReference,
                   (type.isStruct() ? type.structInfo()->name.str() + "." : llvm::StringRef()) + alias->name.str());
    return it->second;
  }
  Const value;
  if (!alias->syntax->value)
    return value;
  if (alias->isUserCode() && !alias->traitInfo && namesMember(*alias->syntax->value, type.structInfo()->name, alias->name)) {
    impl->cyclicAliases.insert(alias->syntax);
    diags.report(alias->syntax->loc(), diag::RecursiveReference, type.structInfo()->name.str() + "." + alias->name.str());
    return value;
  }
  // A member that ends its recursion by a condition on a parameter has no end where the parameter isn't known.
  if (archetypeWalk && impl->openAliases >= 16) {
    known.aliases.erase(alias);
    return unknownValue(*this, values.unknownType());
  }
  llvm::SaveAndRestore mute(impl->mutesOutput, impl->mutesOutput && isOpen(type));
  llvm::SaveAndRestore depth(impl->openAliases, impl->openAliases + (archetypeWalk ? 1 : 0));
  // The value of a member that a trait provides is evaluated with Self bound to the conforming type.
  Scope *scope = alias->traitInfo ? traitScope(alias->traitInfo, type) : known.scope;
  Checker checker(*this, scope, Checker::Mode::Comptime);
  Type expected;
  if (alias->syntax->type)
    expected = checker.evaluateType(*alias->syntax->type, /*allowUnbound=*/true);
  if (expected && expected.kind() == TypeKind::Trait)
    expected = Type();
  value = checker.evaluate(*alias->syntax->value, expected && expected.isConcrete() ? expected : Type());
  if (impl->skipEvaluation && (!value || isOpenValue(value)))
    facts(type).aliases.erase(alias);
  else
    facts(type).aliases[alias] = value;
  return value;
}

Scope *Program::traitScope(TraitInfo *trait, Type self) {
  Scope *&scope = impl->traitScopes[{trait, self}];
  if (!scope) {
    scope = newScope(Scope::Trait, trait->scope);
    scope->self = self;
    scope->traitInfo = trait;
  }
  return scope;
}

/// `outer`, the scope of an extension's module, with `Self` and the parameters of the struct that it extends.
static Scope *extensionScope(Program &program, Scope *outer, Type self) {
  Scope *known = program.facts(self).scope;
  Scope *scope = program.newScope(Scope::Struct, outer);
  scope->self = known->self;
  scope->structInfo = known->structInfo;
  scope->names = known->names;
  return scope;
}

Scope *memberScope(Program &program, FunctionInfo *function, Type self) {
  return function->isExtension ? extensionScope(program, function->scope, self) : program.facts(self).scope;
}

Scope *declarationScope(Program &program, const ast::TypeDecl &decl, Type self) {
  for (auto &[module, extension] : self.structInfo()->extensions)
    if (extension == &decl && module != self.structInfo()->module)
      return extensionScope(program, module->scope, self);
  return program.facts(self).scope;
}

StructInfo *extendedStruct(Program &program, Scope *scope, Identifier name) {
  // Aliases of a struct stand for it, as long as they bind nothing.
  for (unsigned depth = 0; depth < 16; ++depth) {
    Entity target = program.lookup(scope, name);
    if (target.kind == Entity::Struct)
      return target.structInfo;
    const ast::ComptimeDecl *alias = target.kind == Entity::Alias ? target.alias->syntax : nullptr;
    auto *next = alias && alias->value && !alias->params.isWritten() ? llvm::dyn_cast<ast::NameExpr>(alias->value->ignoreParens()) : nullptr;
    if (!next)
      return nullptr;
    scope = target.alias->scope;
    name = next->name;
  }
  return nullptr;
}

void Program::applyExtensions(StructInfo *info) {
  // Extensions of every loaded user module (and of the struct's own module) that name this struct. An extension joins as soon as its
  // module is loaded (EXT-3 keeps them visible where imported; modules that are not imported are not loaded).
  while (info->extensionsSeen < impl->modules.size()) {
    ModuleInfo *module = &impl->modules[info->extensionsSeen++];
    for (const ast::ExtensionDecl *extension : module->extensions) {
      if (extension->name.id != info->name && !module->isUserCode)
        continue;
      if (extendedStruct(*this, module->scope, extension->name.id) == info) {
        info->extensions.push_back({module, extension});
        indexExtension(*this, module, extension, info);
      }
    }
  }
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Conformance (spec 03 section 19): which traits a type conforms to, and the methods that its values have.
#include "check/Archetypes.h"
#include "check/Checker.h"
#include "check/Conformance.h"
#include "check/FunctionTypes.h"
#include "check/ProgramImpl.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

/// Resolves the traits that `trait` lists.
static void resolveParents(Program &program, TraitInfo *trait) {
  if (trait->parentsResolved)
    return;
  trait->parentsResolved = true;
  if (!trait->syntax)
    return;
  for (const ast::Conformance &conformance : trait->syntax->conformances) {
    Checker checker(program, trait->scope, Checker::Mode::Comptime);
    Type type = checker.evaluateType(*conformance.trait, /*allowUnbound=*/true);
    if (!type || type.isError())
      continue;
    if (type.kind() != TypeKind::Trait) {
      program.diags.report(conformance.trait->range(), diag::NotATrait, program.print(type));
      continue;
    }
    trait->parents.append(type->traits.begin(), type->traits.end());
  }
}

llvm::ArrayRef<TraitInfo *> Program::closureOf(TraitInfo *trait) {
  auto it = impl->traitClosures.find(trait);
  if (it != impl->traitClosures.end()) {
    if (impl->closuresUnderWay.contains(trait))
      impl->cyclicTraits.insert(trait);
    return it->second;
  }
  impl->traitClosures[trait].push_back(trait); // cycle guard
  impl->closuresUnderWay.insert(trait);
  resolveParents(*this, trait);
  llvm::SmallVector<TraitInfo *, 8> all{trait};
  for (const TraitAtom &parent : trait->parents)
    if (parent.trait && parent.trait != trait)
      for (TraitInfo *ancestor : closureOf(parent.trait))
        if (!llvm::is_contained(all, ancestor))
          all.push_back(ancestor);
  impl->closuresUnderWay.erase(trait);
  return impl->traitClosures[trait] = std::move(all);
}

bool isLifecycleTrait(Role role) {
  switch (role) {
  case Role::AnyType:
  case Role::Deinitable:
  case Role::Movable:
  case Role::Copyable:
  case Role::ImplicitlyCopyable:
  case Role::RegisterPassable:
  case Role::TrivialRegisterPassable:
    return true;
  default:
    return false;
  }
}

/// Whether the conditions of one entry of a conformance list hold for the scope's bindings. What depends on values that generic code
/// doesn't know is taken to hold; conformances have to be proven.
static bool conditionsHold(Program &program, Scope *scope, llvm::ArrayRef<ast::WhereClause> wheres) {
  // With parameters unbound nothing can be said, and is no error.
  std::optional<DiagnosticCapture> capture;
  if (scope->self && scope->self.hasUnbound())
    capture.emplace(program.diags);
  for (const ast::WhereClause &where : wheres) {
    if (program.archetypeWalk) {
      Truth truth = decideCondition(program, scope, conditionOf(where));
      if (truth == Truth::False || truth == Truth::Unproven)
        return false;
      continue;
    }
    Checker checker(program, scope, Checker::Mode::Comptime);
    const ast::Expr *condition = where.condition->ignoreParens();
    if (auto *tuple = llvm::dyn_cast<ast::TupleExpr>(condition); tuple && !tuple->elements.empty())
      condition = tuple->elements.front();
    Const value = checker.evaluate(*condition, program.boolType());
    if (!value)
      return false;
    if (auto holds = value.asBool(); holds && !*holds)
      return false;
  }
  return true;
}

/// Whether `expr` consists of names that are not those of parameters of `info`.
static bool isIndependent(const StructInfo &info, const ast::Expr &expr) {
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(&expr))
    return llvm::none_of(info.params, [&](const ast::ParamDecl *param) { return param->name.id == name->name; });
  if (auto *member = llvm::dyn_cast<ast::MemberExpr>(&expr))
    return isIndependent(info, *member->base);
  if (auto *both = llvm::dyn_cast<ast::BinaryExpr>(&expr))
    return isIndependent(info, *both->lhs) && isIndependent(info, *both->rhs);
  return false;
}

/// Returns the traits that entry `conformance` of a list of `info` names, seen from `scope`; null when they are none.
static Type listedType(Program &program, const StructInfo &info, Scope *scope, const ast::Conformance &conformance) {
  auto known = program.impl->conformanceTraits.find(&conformance);
  if (known != program.impl->conformanceTraits.end())
    return known->second;
  Checker checker(program, scope, Checker::Mode::Comptime);
  Type type = checker.evaluateType(*conformance.trait, /*allowUnbound=*/true);
  if (!type || type.kind() != TypeKind::Trait)
    return Type();
  if (info.scope->kind == Scope::Module && isIndependent(info, *conformance.trait))
    program.impl->conformanceTraits[&conformance] = type;
  return type;
}

/// Computes whether the struct type `type` lists `trait` (or a trait that refines it, or an extension does).
static bool structConforms(Program &program, Type type, TraitInfo *trait) {
  StructInfo *info = type.structInfo();
  Scope *scope = program.facts(type).scope;
  bool listedConditionally = false;
  auto inspect = [&](const ast::TypeDecl &decl, Scope *scope) -> bool {
    // A trait listed by itself decides alone (CCF-2).
    const ast::Conformance *implied = nullptr;
    for (const ast::Conformance &conformance : decl.conformances) {
      Type listed = listedType(program, *info, scope, conformance);
      if (!listed)
        continue;
      for (const TraitAtom &atom : listed->traits) {
        if (!atom.trait)
          continue;
        if (atom.trait == trait) {
          listedConditionally = !conformance.wheres.empty();
          return conditionsHold(program, scope, conformance.wheres);
        }
        if (!implied && llvm::is_contained(program.closureOf(atom.trait), trait))
          implied = &conformance;
        else if (implied && !implied->wheres.empty() && llvm::is_contained(program.closureOf(atom.trait), trait) &&
                 conformance.wheres.empty())
          implied = &conformance;
      }
    }
    if (implied && conditionsHold(program, scope, implied->wheres))
      return true;
    return false;
  };
  if (info->closure)
    return closureConforms(program, type, trait);
  if (info->syntax && inspect(*info->syntax, scope))
    return true;
  if (listedConditionally)
    return false;
  program.applyExtensions(info);
  for (auto &[module, extension] : info->extensions)
    if (inspect(*extension, declarationScope(program, *extension, type)))
      return true;
  if (isLegacyValue(*info) && (trait->role == Role::Copyable || trait->role == Role::ImplicitlyCopyable)) {
    TraitInfo *copyable = program.roleTrait(Role::Copyable);
    return llvm::all_of(program.fieldTypes(type), [&](Type field) { return field.isError() || program.conformsTo(field, copyable); });
  }
  // What every struct has without being asked (SYN-1..3).
  return trait->role == Role::AnyType || trait->role == Role::Deinitable || trait->role == Role::Movable;
}

/// Whether an argument of `type`, at any depth, is an instance of `info`.
static bool mentionsStruct(Type type, StructInfo *info, unsigned depth) {
  if (!type.isStruct() || depth > 16)
    return false;
  auto mentions = [&](auto &self, Const value) -> bool {
    if (!value)
      return false;
    if (value.isType())
      return value.asType().structInfo() == info || mentionsStruct(value.asType(), info, depth + 1);
    if (value.kind() == ConstKind::Struct && value.type().isStruct())
      return mentionsStruct(value.type(), info, depth + 1);
    return llvm::any_of(value->elements, [&](Const element) { return self(self, element); });
  };
  return llvm::any_of(type.args(), [&](Const arg) { return mentions(mentions, arg); });
}

bool Program::conformsTo(Type type, TraitInfo *trait) {
  if (!trait || !type)
    return false;
  switch (type.kind()) {
  case TypeKind::Error:
  case TypeKind::Unknown:
  case TypeKind::Never:
    return true;
  case TypeKind::Mlir:
  case TypeKind::Function:
  case TypeKind::FunctionLiteral:
    return isLifecycleTrait(trait->role);
  case TypeKind::Param:
  case TypeKind::Assoc:
    if (trait->role == Role::AnyType)
      return true;
    if (type->bound && type->bound.kind() == TypeKind::Trait)
      for (const TraitAtom &atom : type->bound->traits) {
        if (atom.trait && llvm::is_contained(closureOf(atom.trait), trait))
          return true;
        // A closure trait implies that its values can be moved and destroyed (CAP-8).
        if (atom.closure && (trait->role == Role::Movable || trait->role == Role::Deinitable))
          return true;
      }
    for (auto &[assumed, known] : impl->assumed)
      if (assumed == type && llvm::is_contained(closureOf(known), trait))
        return true;
    return false;
  case TypeKind::Struct:
    break;
  default:
    return trait->role == Role::AnyType;
  }
  if (impl->notDeinitable && trait->role == Role::Deinitable) {
    if (type.structInfo() == impl->notDeinitable)
      return false;
    if (mentionsStruct(type, impl->notDeinitable, 0))
      return structConforms(*this, type, trait);
  }
  uint8_t &cached = facts(type).conformance[trait];
  if (cached)
    return cached != 1;
  cached = 3; // coinductive: a recursive question is answered yes
  llvm::SaveAndRestore open(impl->openQuestions, impl->openQuestions + 1);
  bool result = structConforms(*this, type, trait);
  facts(type).conformance[trait] = result ? 2 : 1;
  return result;
}

bool Program::conformsTo(Type type, Role role) {
  TraitInfo *trait = roleTrait(role);
  return trait && conformsTo(type, trait);
}

bool Program::conforms(Type type, Type bound, std::string *why) {
  if (!bound || bound.kind() != TypeKind::Trait)
    return true;
  for (const TraitAtom &atom : bound->traits) {
    bool holds = atom.trait ? conformsTo(type, atom.trait) : conformsToClosure(*this, type, *atom.closure);
    if (!holds) {
      if (why)
        *why = atom.trait ? atom.trait->name.str().str() : printSignature(*atom.closure);
      return false;
    }
  }
  return true;
}

/// Appends the methods `name` of `trait` and its ancestors that are not requirements met elsewhere.
static void traitMethods(Program &program, TraitInfo *trait, Identifier name, llvm::SmallVectorImpl<FunctionInfo *> &out,
                         bool requirementsToo) {
  for (TraitInfo *ancestor : program.closureOf(trait)) {
    auto it = ancestor->members.find(name);
    if (it == ancestor->members.end() || it->second.kind != Member::Methods)
      continue;
    for (FunctionInfo *method : it->second.methods)
      if ((requirementsToo || !method->isRequirement) && !llvm::is_contained(out, method))
        out.push_back(method);
  }
}

llvm::SmallVector<FunctionInfo *, 4> Program::methodsOf(Type type, Identifier name, ModuleInfo *from) {
  llvm::SmallVector<FunctionInfo *, 4> methods;
  if (type.isArchetype()) {
    if (type->bound && type->bound.kind() == TypeKind::Trait)
      for (const TraitAtom &atom : type->bound->traits)
        if (atom.trait)
          traitMethods(*this, atom.trait, name, methods, /*requirementsToo=*/true);
    for (auto &[assumed, trait] : impl->assumed)
      if (assumed == type)
        traitMethods(*this, trait, name, methods, /*requirementsToo=*/true);
    return methods;
  }
  if (!type.isStruct())
    return methods;
  StructInfo *info = type.structInfo();
  applyExtensions(info);
  bool isFixed = type.isConcrete() && !info->closure;
  if (isFixed)
    if (auto known = impl->methods.find({type, name}); known != impl->methods.end() && known->second.extensions == info->extensions.size())
      return llvm::SmallVector<FunctionInfo *, 4>(known->second.methods);
  if (const Member *member = memberOf(type, name); member && member->kind == Member::Methods)
    methods.append(member->methods.begin(), member->methods.end());
  appendSynthesized(*this, type, name, methods);
  // Defaults of traits join for signatures that the struct doesn't write itself: an own method of the same name hides them unless
  // the trait method takes other arguments, which overload resolution decides.
  llvm::SmallVector<FunctionInfo *, 4> defaults;
  for (TraitInfo *trait : listedTraits(type))
    traitMethods(*this, trait, name, defaults, /*requirementsToo=*/false);
  for (FunctionInfo *method : defaults)
    if (!overridden(*this, type, method, methods))
      methods.push_back(method);
  if (isFixed && !impl->openQuestions && !impl->notDeinitable)
    impl->methods[{type, name}] = {values.copyArray<FunctionInfo *>(methods), info->extensions.size()};
  return methods;
}

llvm::ArrayRef<TraitInfo *> Program::listedTraits(Type type) {
  auto [it, isNew] = impl->listedTraits.try_emplace(type);
  if (!isNew)
    return it->second;
  llvm::SaveAndRestore open(impl->openQuestions, impl->openQuestions + 1);
  llvm::SmallVector<TraitInfo *, 8> traits;
  StructInfo *info = type.structInfo();
  auto inspect = [&](const ast::TypeDecl &decl) {
    Scope *scope = declarationScope(*this, decl, type);
    for (const ast::Conformance &conformance : decl.conformances) {
      Type listed = listedType(*this, *info, scope, conformance);
      if (!listed)
        continue;
      for (const TraitAtom &atom : listed->traits)
        if (atom.trait && !llvm::is_contained(traits, atom.trait) && conformsTo(type, atom.trait))
          traits.push_back(atom.trait);
    }
  };
  if (info->syntax)
    inspect(*info->syntax);
  for (auto &[module, extension] : info->extensions)
    inspect(*extension);
  if (info->closure)
    for (Role role : {Role::Movable, Role::Copyable, Role::ImplicitlyCopyable})
      if (TraitInfo *trait = roleTrait(role); trait && conformsTo(type, trait))
        traits.push_back(trait);
  for (Role role : {Role::AnyType, Role::Deinitable, Role::Movable})
    if (TraitInfo *trait = roleTrait(role))
      if (!llvm::is_contained(traits, trait) && conformsTo(type, trait))
        traits.push_back(trait);
  return impl->listedTraits[type] = std::move(traits);
}

AliasInfo *Program::traitAlias(Type type, Identifier name) {
  auto search = [&](TraitInfo *trait) -> AliasInfo * {
    AliasInfo *bare = nullptr;
    for (TraitInfo *ancestor : closureOf(trait)) {
      auto it = ancestor->members.find(name);
      if (it == ancestor->members.end() || it->second.kind != Member::Alias)
        continue;
      if (it->second.alias->syntax->value)
        return it->second.alias;
      bare = it->second.alias;
    }
    return bare;
  };
  if (type.isArchetype() && type->bound && type->bound.kind() == TypeKind::Trait) {
    for (const TraitAtom &atom : type->bound->traits)
      if (atom.trait)
        if (AliasInfo *alias = search(atom.trait))
          return alias;
    for (auto &[assumed, trait] : impl->assumed)
      if (assumed == type)
        if (AliasInfo *alias = search(trait))
          return alias;
    return nullptr;
  }
  if (!type.isStruct())
    return nullptr;
  AliasInfo *found = nullptr;
  for (TraitInfo *trait : listedTraits(type))
    if (AliasInfo *alias = search(trait)) {
      if (alias->syntax->value)
        return alias;
      found = alias;
    }
  return found;
}

Type Program::mergedBound(Type type, Identifier name, Type bound) {
  llvm::SmallVector<TraitInfo *, 8> traits;
  for (const TraitAtom &atom : type->bound->traits)
    if (atom.trait)
      traits.push_back(atom.trait);
  for (auto &[assumed, trait] : impl->assumed)
    if (assumed == type)
      traits.push_back(trait);
  llvm::SmallVector<TraitAtom, 4> atoms(bound->traits.begin(), bound->traits.end());
  llvm::SmallPtrSet<AliasInfo *, 4> seen;
  for (TraitInfo *trait : traits)
    for (TraitInfo *ancestor : closureOf(trait)) {
      auto it = ancestor->members.find(name);
      if (it == ancestor->members.end() || it->second.kind != Member::Alias || !it->second.alias->syntax->type ||
          !seen.insert(it->second.alias).second)
        continue;
      Checker checker(*this, traitScope(ancestor, type), Checker::Mode::Comptime);
      Type other = checker.evaluateType(*it->second.alias->syntax->type, /*allowUnbound=*/true);
      if (other && other.kind() == TypeKind::Trait)
        atoms.append(other->traits.begin(), other->traits.end());
    }
  return values.traitType(atoms);
}

} // namespace kiln

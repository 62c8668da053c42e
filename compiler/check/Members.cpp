// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Member access `x.name` on modules, types and values.
#include "check/Checker.h"
#include "check/InlineMlir.h"
#include "check/Literals.h"
#include "check/Modules.h"
#include "check/OpenOrigins.h"
#include "check/Parameters.h"
#include "check/Property.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

/// An overload set of methods of `type`.
static Operand methodSet(Program &program, llvm::ArrayRef<FunctionInfo *> functions, Type type, SourceLoc loc) {
  Operand operand;
  operand.kind = Operand::Overloads;
  operand.functions = program.values.copyArray(functions);
  operand.baseType = type;
  operand.loc = loc;
  if (functions.size() == 1) {
    FunctionInfo *info = functions.front();
    operand.type = program.values.functionLiteral(program.values.function(info, info->scope, type, {}, Type()));
  }
  return operand;
}

/// A compile-time value with the type that it has as an operand.
Operand constantOperand(Program &program, Const value, SourceLoc loc) {
  Operand operand = Operand::ofConstant(value, loc);
  if (value.kind() == ConstKind::Function)
    operand.type = program.values.functionLiteral(value);
  else if (value.kind() == ConstKind::Generator)
    operand.type = program.values.generatorType(value);
  return operand;
}

/// Adds what was probably meant by the unknown member `name` of `type` to `report`.
static void suggestMember(Program &program, Type type, Identifier name, SourceLoc loc, DiagnosticBuilder &report) {
  SourceLoc nameLoc = loc;
  SourceRange range = nameRange(program, name, nameLoc);
  if (!range.isValid()) {
    nameLoc = loc.advanced(1); // the location is that of the dot
    range = nameRange(program, name, nameLoc);
  }
  if (type.isStruct() && type.structInfo() && type.structInfo()->qualifiedName == "std.collections.array.Array") {
    StructInfo *list = program.roleStruct(Role::List);
    if (list && list->members.count(name))
      report.note(loc, diag::ListIsArray);
    return;
  }
  Identifier similar = similarMember(program, type, name);
  if (!similar)
    return adviseMember(program, type, name, loc, range, report);
  report.fixIt(range, similar.str());
  report.note(loc, diag::DidYouMean, similar);
}

/// Whether the trait that `type` lists at `conformance` has a method or another member `name`.
static bool listedRequires(Program &program, Type type, const ast::Conformance &conformance, Identifier name) {
  DiagnosticCapture capture(program.diags);
  Checker checker(program, program.facts(type).scope, Checker::Mode::Comptime);
  Type trait = checker.evaluateType(*conformance.trait, /*allowUnbound=*/true);
  if (!trait || trait.kind() != TypeKind::Trait)
    return false;
  return llvm::any_of(trait->traits, [&](const TraitAtom &atom) {
    return atom.trait && llvm::any_of(program.closureOf(atom.trait), [&](TraitInfo *each) { return each->members.count(name) != 0; });
  });
}

/// Whether a trait that `type` lists requires a member `name`: that it is missing is reported there.
static bool isMissingRequirement(Program &program, Type type, Identifier name) {
  if (!type.isStruct() || !type.structInfo()->syntax || !type.structInfo()->isUserCode() || type.hasUnbound())
    return false;
  return llvm::any_of(type.structInfo()->syntax->conformances, [&](const ast::Conformance &conformance) {
    return conformance.wheres.empty() && listedRequires(program, type, conformance, name);
  });
}

/// The condition on which `type` would have the method `name` by a conformance that it lists; null when there is none.
static const ast::Expr *conditionOfMethod(Program &program, Type type, Identifier name) {
  if (!type.isStruct() || !type.structInfo()->syntax || type.hasUnbound())
    return nullptr;
  for (const ast::Conformance &conformance : type.structInfo()->syntax->conformances) {
    if (conformance.wheres.empty())
      continue;
    if (listedRequires(program, type, conformance, name))
      return conformance.wheres.front().condition;
  }
  return nullptr;
}

Operand Checker::unknownMember(const Operand &base, Identifier name, SourceLoc loc) {
  Type type = base.isType() ? base.constant.asType() : base.type;
  if (const ast::Expr *condition = conditionOfMethod(program, type, name)) {
    error(loc, diag::InvalidCall, name, "violated constraint")
        .note(condition->loc(), diag::ConstraintFalse, program.sources.text(condition->range()));
    return Operand::error(loc);
  }
  if (isMissingRequirement(program, type, name))
    return Operand::error(loc);
  if (base.isType() && type.kind() == TypeKind::Trait) {
    error(loc, diag::DirectTraitMember);
  } else if (type.kind() == TypeKind::Mlir) {
    error(loc, diag::NoAttributes, print(type));
  } else {
    auto report = error(loc, diag::NoAttribute, print(type), name);
    if (inUserCode())
      suggestMember(program, type, name, loc, report);
    if (!base.isType()) {
      adviseField(*this, type, name, report);
      adviseOptional(type, loc, report);
    }
  }
  return Operand::error(loc);
}

/// Loads the extensions that are loaded only when a member of the user's code isn't found: those of indirect imports, then the members that
/// older versions had. Whether there are new ones.
static bool loadMoreMembers(Checker &checker) {
  if (!checker.inUserCode())
    return false;
  bool indirect = loadIndirectImports(checker.program), old = loadLegacyMembers(checker.program);
  return indirect || old;
}

/// Calls `__getattr_param__` with the name of an attribute for its parameter (DUN-11).
static Operand callParameterHook(Checker &checker, Operand hook, Identifier name, SourceLoc loc, const Expected &expected) {
  auto params = std::make_shared<BoundParameters>();
  params->scope = checker.scope;
  BoundParameter param;
  param.value = stringLiteral(checker.program, name.str());
  param.loc = loc;
  params->items.push_back(param);
  hook.explicitParams = params;
  return checker.call(hook, {}, loc, expected);
}

Operand Checker::member(Operand base, Identifier name, SourceLoc loc, const Expected &expected) {
  if (base.kind == Operand::Deferred)
    base = resolveDeferred(base, Type());
  if (base.isError())
    return base;
  if (base.isConstant() && base.constant.kind() == ConstKind::Module) {
    ModuleInfo *module = base.constant->module;
    Entity entity = program.lookupInModule(module, name);
    ModuleInfo *from = scope ? scope->enclosingModule() : nullptr;
    if (!entity && !module->isUserCode && from && from->isUserCode)
      entity = legacyName(program, name);
    if (!entity) {
      if (!module->scope->names.contains(name))
        error(loc, diag::ModuleHasNoMember, module->isPackage ? "package" : "module", module->lastName, name);
      return Operand::error(loc);
    }
    return operandOf(entity, name, loc);
  }
  if (base.isType()) {
    Type type = base.constant.asType();
    if (type.isError() || type.isUnknown())
      return Operand::error(loc);
    Operand result = memberOfType(type, name, loc);
    if (result.kind == Operand::None && loadMoreMembers(*this))
      result = memberOfType(type, name, loc);
    if (result.kind != Operand::None)
      return result;
    Operand hook = memberOfType(type, program.names.get("__getattr_param__"), loc);
    if (hook.kind == Operand::Overloads && hook.functions.front()->isStatic)
      return callParameterHook(*this, hook, name, loc, expected);
    return unknownMember(base, name, loc);
  }
  if (base.kind == Operand::Overloads) {
    error(loc, diag::NoAttribute, base.functions.front()->name, name);
    return Operand::error(loc);
  }
  if (base.type.isUnknown())
    return Operand::ofValue({}, values.unknownType(), loc);
  Operand result = memberOfValue(base, name, loc);
  // A field of earlier versions that is a method now.
  if (result.kind == Operand::Overloads && result.functions.size() == 1 && result.functions.front()->syntax &&
      result.functions.front()->syntax->findDecorator("__old_field"))
    return call(result, {}, loc, expected);
  if (result.kind != Operand::None)
    return result;
  // Attribute hooks (DUN-11).
  if (hasMethod(base.type, "__getattr__")) {
    Argument argument;
    argument.operand = Operand::ofConstant(stringLiteral(program, name.str()), loc);
    argument.loc = loc;
    return callMethod(base, "__getattr__", argument, loc, expected);
  }
  if (hasMethod(base.type, "__getattr_param__"))
    return callParameterHook(*this, memberOfValue(base, program.names.get("__getattr_param__"), loc), name, loc, expected);
  if (loadMoreMembers(*this))
    if (Operand found = memberOfValue(base, name, loc); found.kind != Operand::None)
      return found;
  return unknownMember(base, name, loc);
}

Operand Checker::memberOfType(Type type, Identifier name, SourceLoc loc) {
  ModuleInfo *from = scope->enclosingModule();
  if (type.kind() == TypeKind::Metatype)
    return memberOfType(type->inner, name, loc);
  if (type.kind() == TypeKind::Trait || type.kind() == TypeKind::Mlir)
    return {};
  auto flag = [&](Lifecycle lifecycle) { return Operand::ofConstant(program.boolConst(lifecycle == Lifecycle::Trivial), loc); };
  if (!type.isArchetype() && type.isConcrete()) {
    if (name == "__del__is_trivial")
      return flag(program.destroyOf(type));
    if (name == "__copy_ctor_is_trivial")
      return flag(program.copyOf(type));
    if (name == "__move_ctor_is_trivial")
      return flag(program.moveOf(type));
  }
  if (type.isArchetype()) {
    Role flagOf = name == "__del__is_trivial"         ? Role::Deinitable
                  : name == "__copy_ctor_is_trivial" ? Role::Copyable
                  : name == "__move_ctor_is_trivial" ? Role::Movable
                                                     : Role();
    if (flagOf != Role() && program.conformsTo(type, flagOf))
      return Operand::ofConstant(values.symbolic(program.boolType(), (print(type) + "." + name.str()).str()), loc);
    auto methods = program.methodsOf(type, name, from);
    if (!methods.empty())
      return methodSet(program, methods, type, loc);
    if (AliasInfo *alias = program.traitAlias(type, name)) {
      Type bound;
      if (alias->syntax->type) {
        Checker inner(program, program.traitScope(alias->traitInfo, type), Mode::Comptime);
        bound = inner.evaluateType(*alias->syntax->type, /*allowUnbound=*/true);
      }
      if (bound && bound.kind() == TypeKind::Trait)
        bound = program.mergedBound(type, name, bound);
      if (bound && bound.kind() == TypeKind::Trait)
        return Operand::ofConstant(values.typeConst(values.assocArchetype(type, name, bound)), loc);
      return Operand::ofConstant(values.symbolic(bound ? bound : values.unknownType(), (print(type) + "." + name.str()).str()), loc);
    }
    return {};
  }
  if (!type.isStruct())
    return {};
  StructInfo *info = type.structInfo();
  auto aliasMember = [&](AliasInfo *alias) {
    warnIfDeprecated(*this, alias->syntax, name, loc);
    if (alias->syntax->params.isWritten()) {
      Scope *aliasScope = alias->traitInfo ? program.traitScope(alias->traitInfo, type) : program.facts(type).scope;
      return constantOperand(program, values.generator(alias, aliasScope, {}, Type()), loc);
    }
    if (needsUnbound(*this, type, alias, loc))
      return Operand::error(loc);
    Const value = program.aliasOf(type, alias, loc);
    if (!value || (value.isType() && value.asType().isError()))
      return Operand::error(loc);
    return constantOperand(program, value, loc);
  };
  if (const Member *own = program.memberOf(type, name)) {
    switch (own->kind) {
    case Member::Param: {
      Const value = own->param < type.args().size() ? type.args()[own->param] : Const();
      if (!value || value.isUnbound()) {
        error(loc, diag::UnboundParameterUse, name, print(type));
        return Operand::error(loc);
      }
      return constantOperand(program, value, loc);
    }
    case Member::Alias:
      return aliasMember(own->alias);
    case Member::Field:
      error(loc, diag::FieldOfType, name, print(type));
      return Operand::error(loc);
    case Member::Methods:
    case Member::None:
      break;
    }
  }
  (void)info;
  auto methods = program.methodsOf(type, name, from);
  if (!methods.empty())
    return methodSet(program, methods, type, loc);
  if (AliasInfo *alias = program.traitAlias(type, name); alias && alias->syntax->value)
    return aliasMember(alias);
  return {};
}

Operand Checker::field(Operand base, unsigned index, SourceLoc loc) {
  Type structType = base.type;
  llvm::ArrayRef<Type> types = program.fieldTypes(structType);
  if (index >= types.size() || types[index].isError())
    return Operand::error(loc);
  Type type = types[index];
  Identifier name = structType.structInfo()->fields[index].name;
  if (base.isConstant()) {
    if (base.constant.kind() == ConstKind::Tuple && index < base.constant->elements.size())
      return constantOperand(program, base.constant->elements[index], loc);
    if (base.constant.isImage()) {
      const MemoryImage &image = *base.constant->image;
      uint64_t offset = fieldOffset(program, structType, index), size = program.sizeOf(type);
      if (size == 0)
        return Operand::ofConstant(values.structValue(type), loc);
      if (offset + size <= image.size())
        return Operand::ofConstant(values.image(type, image.slice(offset, size, program.alignOf(type))), loc);
    } else if (base.constant.kind() == ConstKind::Struct) {
      return Operand::ofConstant(values.structValue(type), loc);
    } else if (base.constant.isSymbolic()) {
      return Operand::ofConstant(values.symbolic(type, "field"), loc);
    }
    if (!emitter)
      return Operand::error(loc);
    base = materialize(base, loc);
    if (base.isError())
      return base;
  }
  if (base.kind == Operand::Property) {
    base = readProperty(base);
    if (base.isError())
      return base;
  }
  if (base.kind == Operand::Value) {
    IRValue value = emitter && base.ir ? emitter->structExtract(base.ir, structType, index) : IRValue();
    return Operand::ofValue(value, type, loc);
  }
  if (base.kind == Operand::Temporary || (base.isPlace() && base.transferred))
    base = asPlace(base, loc);
  if (!base.isPlace())
    return Operand::error(loc);
  OriginStep step;
  step.name = name;
  Origin origin = base.origin ? values.extend(base.origin, step) : values.emptyOrigin(base.isMutable);
  Operand result = Operand::ofPlace(emitter && base.ir ? emitter->field(base.ir, structType, index) : IRValue(), type, origin, base.isMutable,
                                    base.tracked, loc);
  result.noOrigin = base.noOrigin;
  result.parametric = base.parametric;
  // Elsewhere than in the struct's own methods the mutability is that of the value.
  const StructInfo *info = structType.structInfo();
  const ast::FieldDecl *syntax = info->fields[index].syntax;
  bool isOwn = function && function->info->structInfo == info && function->info->syntax && function->info->syntax->signature.wheres.empty();
  if (isOwn && syntax && syntax->type && info->isUserCode())
    result.refersToOpen = refersToOpen(program, info->scope, nullptr, info, *syntax->type);
  return result;
}

Operand Checker::memberOfValue(Operand base, Identifier name, SourceLoc loc) {
  Type type = base.type;
  ModuleInfo *from = scope->enclosingModule();
  if (base.isConstant() && base.constant.isOrigin() && name == "mut")
    return Operand::ofConstant(program.boolConst(base.constant->origin->isMutable), loc);
  if (type.kind() == TypeKind::Metatype)
    return memberOfType(type->inner, name, loc);
  if (type.isStruct()) {
    if (type.structInfo()->closure && name == "copy")
      return {}; // 06/CLO-12
    if (const Member *own = program.memberOf(type, name); own && own->kind == Member::Field) {
      if (isComptime() && !unevaluated && !base.isConstant()) {
        error(loc, diag::DynamicValue, comptimeContext);
        return Operand::error(loc);
      }
      return field(base, own->field, loc);
    }
  }
  Operand result = memberOfType(type, name, loc);
  if (result.kind == Operand::None && literalTarget(program, type) && isLiteral(program, type)) {
    // Members of a literal are its own and those of its run-time type (LTR-6).
    Type target = literalTarget(program, type);
    if (memberOfType(target, name, loc).kind == Operand::None)
      return {};
    Operand converted = convert(base, target, loc);
    if (converted.isError())
      return converted;
    return memberOfValue(converted, name, loc);
  }
  if (result.kind == Operand::Overloads) {
    if (isComptime() && !unevaluated && !base.isConstant() && base.kind != Operand::Overloads)
      for (FunctionInfo *info : result.functions)
        if (!info->isStatic) {
          error(loc, diag::DynamicValue, comptimeContext);
          return Operand::error(loc);
        }
    result.base = std::make_shared<Operand>(base);
    result.type = Type();
  }
  (void)from;
  return result;
}

} // namespace kiln

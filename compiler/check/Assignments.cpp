// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Assignment statements: declarations, targets in chains, in-place operators, walrus (spec 01 section 12.1, 02 section 3).
#include "check/ProgramImpl.h"
#include "check/Checker.h"
#include "check/FunctionTypes.h"
#include "check/InlineMlir.h"
#include "check/Literals.h"
#include "check/Parameters.h"
#include "check/Property.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "llvm/Support/SaveAndRestore.h"

namespace kiln {

bool Checker::isLocalName(Identifier name) {
  for (Scope *current = scope; current; current = current->parent) {
    if (current->kind == Scope::Module || current->kind == Scope::Struct || current->kind == Scope::Trait)
      return isSessionInput && sessionVariable(name);
    if (current->find(name))
      return true;
  }
  return false;
}

/// Whether two origins may name the same storage.
static bool overlaps(Origin a, Origin b) {
  if (!a || !b)
    return true;
  for (const OriginAtom &x : a->atoms)
    for (const OriginAtom &y : b->atoms)
      if (x.base.kind == OriginBase::Any || y.base.kind == OriginBase::Any || x.base == y.base)
        return true;
  return false;
}

/// Storage without a name gets another value although the old one has to be consumed (05/LIN-3, LIN-5).
static void reportAbandoned(Checker &checker, Type type, SourceLoc loc) {
  StructInfo *info = type.structInfo();
  std::string text = info && !info->explicitDestroy.empty()
                         ? info->explicitDestroy.str()
                         : "type '" + checker.print(type) + "' does not conform to 'Deinitable' and must be explicitly destroyed";
  checker.error(loc, diag::ValueAbandoned, text);
}

/// Whether `target` is a place that can't be assigned; reported with what could be done about it.
static bool isFixed(Checker &checker, const ast::Expr &expr, const Operand &target, SourceLoc loc) {
  // A loop variable may be a value without a place.
  bool isFixedPlace = target.isPlace() && !target.writeback && !target.isMutable;
  if (!isFixedPlace && (target.kind != Operand::Value || target.type.isUnknown()))
    return false;
  auto report = checker.error(target.loc.isValid() ? target.loc : loc, diag::MustBeMutableInAssignment);
  adviseConvention(checker, expr, report);
  adviseLoopVariable(checker, expr, report);
  return true;
}

llvm::LogicalResult Checker::assign(Operand target, Operand value, SourceLoc loc) {
  if (target.isError() || value.isError()) {
    program.impl->walkIncomplete = true;
    return llvm::failure();
  }
  if (target.writeback) {
    Operand part = target;
    part.writeback = nullptr;
    return llvm::failure(llvm::failed(assign(part, value, loc)) || llvm::failed(writeBack(target, loc)));
  }
  if (target.kind == Operand::Property)
    return writeProperty(target, value, loc);
  if (target.type && target.type.isUnknown()) {
    program.impl->walkIncomplete = true;
    return llvm::success();
  }
  if (!target.isPlace() || !target.isMutable || target.isClosure || target.parametric) {
    error(target.loc.isValid() ? target.loc : loc, diag::MustBeMutableInAssignment);
    return llvm::failure();
  }
  {
    llvm::SaveAndRestore saved(assigned, target.loc);
    value = convert(value, target.type, value.loc.isValid() ? value.loc : loc, " in assignment");
  }
  if (value.isError())
    return llvm::failure();
  if (!emitter || value.type.isNever())
    return llvm::success();
  emitter->setLocation(loc);
  if (program.isValueType(target.type)) {
    if (IRValue result = rvalue(value))
      emitter->store(result, target.ir);
    else
      emitter->markInitialized(target.ir);
    if (!target.tracked)
      keepAlive(target);
    return llvm::success();
  }
  bool inPlace = value.ir.impl == target.ir.impl || !isImmovable(program, target.type);
  if (target.tracked && inPlace && !(value.isPlace() && overlaps(value.origin, target.origin)))
    return initialize(target.ir, target.type, value, loc);
  Operand temporary = owned(value, loc);
  if (temporary.isError())
    return llvm::failure();
  if (isImmovable(program, target.type)) {
    error(loc, diag::CannotTransferInto, print(target.type));
    return llvm::failure();
  }
  if (!target.tracked) {
    if (program.destroyOf(target.type) == Lifecycle::Missing) {
      reportAbandoned(*this, target.type, loc);
      return llvm::failure();
    }
    emitter->destroy(target.ir, target.type);
  }
  emitter->move(temporary.ir, target.ir, target.type);
  if (!target.tracked)
    keepAlive(target);
  return llvm::success();
}

Variable *Checker::declareInitialized(Identifier name, SourceLoc nameLoc, Operand value, Type type, SourceLoc loc, Variable::Kind kind) {
  if (value.isError() || !type || type.isError() || type.isUnknown()) {
    Operand broken = type && type.isUnknown() ? Operand::ofPlace({}, type, values.emptyOrigin(true), true, true, nameLoc) : Operand::error(nameLoc);
    return declare(name, nameLoc, broken, kind);
  }
  bool userNamed = !name.empty() && !name.str().starts_with("_");
  if (atSessionLevel() && kind == Variable::Var && implicitForm != ImplicitForm::Nested) {
    Variable *variable = declareSessionVariable(name, nameLoc, type);
    if (variable->operand.isError())
      return variable;
    emitter->setLocation(loc);
    bool ok = value.kind == Operand::Temporary && value.type == type && isImmovable(program, type)
                  ? emitter->constructAt(value.ir, variable->operand.ir)
                  : llvm::succeeded(initialize(variable->operand.ir, type, value, loc));
    if (ok)
      finishSessionVariable(*variable, loc);
    else
      variable->operand = Operand::error(nameLoc);
    return variable;
  }
  if (value.kind == Operand::Temporary && value.type == type && emitter && adoptTemporary(value.ir, name.str(), userNamed)) {
    OriginAtom atom;
    atom.base = {OriginBase::Local, values.freshOriginId(), name};
    originStorage[atom.base.id] = value.ir;
    Operand place = Operand::ofPlace(value.ir, type, values.originOf(atom, true), true, /*tracked=*/true, nameLoc);
    return declare(name, nameLoc, place, kind);
  }
  Variable *variable = declareVariable(name, nameLoc, type, kind);
  if (variable->operand.isError() || !emitter)
    return variable;
  emitter->setLocation(loc);
  if (llvm::failed(initialize(variable->operand.ir, type, value, loc)))
    variable->operand = Operand::error(nameLoc);
  return variable;
}

/// The type that a new variable gets from `value`; null after a diagnostic.
static Type variableType(Checker &checker, Operand &value, SourceLoc loc, bool implicit, Identifier name) {
  if (value.kind == Operand::Deferred)
    value = checker.resolveDeferred(value, Type());
  if (value.isError())
    return {};
  if (value.kind == Operand::Overloads) {
    if (value.functions.size() != 1) {
      auto builder = checker.error(loc, diag::OverloadedReference, value.functions.front()->name);
      for (FunctionInfo *info : value.functions)
        if (info->syntax)
          builder.note(info->syntax->loc(), diag::CandidateDeclaredHere);
      builder.note(loc, diag::AddParentheses);
      return {};
    }
    value = checker.materialize(value, loc);
    if (value.isError())
      return {};
  }
  if (value.isType() || (value.isConstant() && value.constant.kind() == ConstKind::Module)) {
    if (!value.isType())
      checker.error(value.loc, diag::PackageAsValue, value.constant->module->name);
    else if (implicit)
      checker.error(loc, diag::ImplicitDeclarationNotAllowed, name);
    else
      checker.error(loc, diag::DynamicType);
    return {};
  }
  Type type = checker.storageType(value.type);
  // The name of a function becomes a pointer that may be assigned again (06/FTY-4).
  if (type && type.kind() == TypeKind::FunctionLiteral)
    if (const FunctionTypeData *signature = pointerSignatureOf(checker.program, type->value))
      return checker.values.functionType(*signature);
  return type;
}

Operand Checker::bindName(Identifier name, SourceLoc nameLoc, Operand value, Binding binding, SourceLoc loc) {
  auto placeOf = [&](Variable *variable) {
    Operand place = variable->operand;
    place.loc = nameLoc;
    return place;
  };
  switch (binding) {
  case Binding::Assign: {
    if (isLocalName(name)) {
      Operand target = checkName(name, nameLoc);
      if (target.kind == Operand::Overloads || target.isType()) {
        error(nameLoc, diag::MustBeMutableInAssignment);
        return Operand::error(nameLoc);
      }
      if (value.kind == Operand::Deferred && !target.isError())
        value = resolveDeferred(value, target.type);
      if (llvm::failed(assign(target, value, loc)))
        return Operand::error(nameLoc);
      return target;
    }
    Type type = variableType(*this, value, loc, /*implicit=*/true, name);
    bool nested = scope != frame.bodyScope;
    bool isRefused = !type && value.isType();
    if (isSessionInput || isRefused) {
      // Sessions are written without `var`; a type is refused anyway.
    } else if (nested || implicitForm == ImplicitForm::Nested)
      error(nameLoc, diag::ImplicitDeclarationNested, name);
    else if (implicitForm == ImplicitForm::Element)
      error(nameLoc, diag::ImplicitDeclarationElement, name);
    else
      error(nameLoc, diag::ImplicitDeclaration, name).fixIt({nameLoc, nameLoc}, "var ");
    Scope *saved = scope;
    ImplicitForm savedForm = implicitForm;
    if (nested)
      implicitForm = ImplicitForm::Nested;
    if (frame.bodyScope)
      scope = frame.bodyScope;
    Variable *variable = declareInitialized(name, nameLoc, type ? value : Operand::error(loc), type ? type : values.errorType(), loc);
    variable->implicitlyDeclared = true;
    scope = saved;
    implicitForm = savedForm;
    if (emitter && nested && variable->operand.isPlace())
      emitter->hoist(variable->operand.ir);
    return placeOf(variable);
  }
  case Binding::Var: {
    Type type = variableType(*this, value, loc, false, name);
    return placeOf(declareInitialized(name, nameLoc, type ? value : Operand::error(loc), type ? type : values.errorType(), loc));
  }
  case Binding::Loop:
  case Binding::Ref: {
    if (value.kind == Operand::Deferred)
      value = resolveDeferred(value, Type());
    if (value.isError() || value.type.isUnknown())
      return placeOf(declare(name, nameLoc, value.isError() ? Operand::error(nameLoc) : value, Variable::RefBinding));
    Variable::Kind kind = binding == Binding::Loop ? Variable::LoopVariable : Variable::RefBinding;
    if (value.isConstant()) {
      value = materialize(value, loc);
      if (value.isError())
        return placeOf(declare(name, nameLoc, value, kind));
    }
    if (value.isPlace() && !value.transferred) {
      if (binding == Binding::Ref && atSessionLevel())
        if (Variable *variable = declareSessionReference(name, nameLoc, value))
          return placeOf(variable);
      Operand place = value;
      if (emitter && place.ir)
        place.ir = emitter->alias(place.ir);
      place.tracked = false;
      place.isMutable = binding == Binding::Ref && value.isMutable;
      if (!place.isMutable && place.origin)
        place.origin = values.withMutability(place.origin, false);
      return placeOf(declare(name, nameLoc, place, kind));
    }
    if (binding == Binding::Loop && value.kind == Operand::Value)
      return placeOf(declare(name, nameLoc, value, kind));
    // An owned value: a hidden variable of this name.
    Type type = value.type;
    Variable *variable = declareInitialized(name, nameLoc, value, type, loc, kind);
    bool isImmutable = binding == Binding::Loop || (value.kind == Operand::Value && value.noOrigin);
    if (isImmutable && variable->operand.isPlace()) {
      variable->operand.isMutable = false;
      if (variable->operand.origin)
        variable->operand.origin = values.withMutability(variable->operand.origin, false);
    }
    return placeOf(variable);
  }
  }
  llvm_unreachable("all bindings are handled");
}

bool Checker::unpackTuple(Operand value, unsigned count, llvm::SmallVectorImpl<Operand> &out, SourceLoc loc) {
  if (value.kind == Operand::Deferred)
    value = resolveDeferred(value, Type());
  if (value.isError())
    return false;
  if (value.type && value.type.isUnknown()) {
    out.assign(count, Operand::ofValue({}, values.unknownType(), loc));
    return true;
  }
  if (value.isConstant() && value.constant.kind() == ConstKind::Tuple) {
    if (value.constant->elements.size() != count) {
      error(loc, diag::CannotUnpack, "tuple", count);
      return false;
    }
    for (Const element : value.constant->elements) {
      Entity entity;
      entity.kind = Entity::Value;
      entity.value = element;
      out.push_back(operandOf(entity, Identifier(), loc));
    }
    return true;
  }
  Type type = value.type;
  auto elementTypes = program.isRole(type, Role::Tuple) && !type.args().empty() ? listElements(type.args().front()) : std::nullopt;
  if (!elementTypes || elementTypes->size() != count) {
    auto report = error(loc, diag::CannotUnpack, print(type), count);
    adviseFields(program, type, count, loc, report);
    return false;
  }
  if (emitter && !value.isPlace()) {
    value = asPlace(value, loc);
    if (value.isError())
      return false;
  } else if (value.isPlace() && value.transferred) {
    value = asPlace(owned(value, loc), loc);
    if (value.isError())
      return false;
  }
  for (unsigned index = 0; index < count; ++index) {
    Operand getter = memberOfValue(value, program.names.get("__getitem_param__"), loc);
    if (getter.kind != Operand::Overloads) {
      error(loc, diag::DoesNotImplement, print(type), "__getitem_param__");
      return false;
    }
    auto params = std::make_shared<BoundParameters>();
    params->scope = scope;
    BoundParameter param;
    param.value = program.intConst(index);
    param.loc = loc;
    params->items.push_back(param);
    getter.explicitParams = params;
    Operand element = call(getter, {}, loc);
    if (element.isError())
      return false;
    out.push_back(element);
  }
  return true;
}

void Checker::prepareTargets(const ast::Expr &target) {
  const ast::Expr &inner = *target.ignoreParens();
  if (llvm::isa<ast::MemberExpr, ast::SubscriptExpr, ast::CallExpr>(inner)) {
    preparedTargets[&inner] = checkTarget(inner);
  } else if (auto *tuple = llvm::dyn_cast<ast::TupleExpr>(&inner)) {
    for (const ast::Expr *element : tuple->elements)
      prepareTargets(*element);
  } else if (auto *list = llvm::dyn_cast<ast::ListExpr>(&inner)) {
    for (const ast::Expr *element : list->elements)
      prepareTargets(*element);
  }
}

Operand Checker::bindPattern(const ast::Expr &target, Operand value, Binding binding, SourceLoc loc) {
  const ast::Expr &inner = *target.ignoreParens();
  if (auto *pattern = llvm::dyn_cast<ast::VarPattern>(&inner))
    return bindPattern(*pattern->target, value, Binding::Var, loc);
  if (auto *pattern = llvm::dyn_cast<ast::RefPattern>(&inner))
    return bindPattern(*pattern->target, value, Binding::Ref, loc);
  if (llvm::isa<ast::DiscardExpr>(inner)) {
    if (value.kind == Operand::Deferred)
      value = resolveDeferred(value, Type());
    if (value.isError() || !emitter)
      return value;
    if (value.isPlace() && value.transferred) {
      Operand temporary = newTemporary(value.type, loc);
      if (succeeded(initialize(temporary.ir, value.type, value, loc)) && program.destroyOf(value.type) == Lifecycle::Call)
        emitter->destroy(temporary.ir, value.type);
    } else if (value.isPlace()) {
      if (value.tracked && value.ir)
        emitter->keep(value.ir);
      keepAlive(value);
    }
    return value;
  }
  if (auto *name = llvm::dyn_cast<ast::NameExpr>(&inner)) {
    if (binding == Binding::Assign && !value.isError() && isLocalName(name->name)) {
      Entity entity = program.lookup(scope, name->name);
      Operand target = entity.kind == Entity::Variable && entity.variable->function == function ? entity.variable->operand : Operand();
      target.loc = name->loc();
      if (!(target.type && target.type.isUnknown()) && isFixed(*this, inner, target, loc))
        return Operand::error(inner.loc());
    }
    return bindName(name->name, name->loc(), value, binding, loc);
  }
  llvm::ArrayRef<const ast::Expr *> elements;
  bool isList = false;
  if (auto *tuple = llvm::dyn_cast<ast::TupleExpr>(&inner))
    elements = tuple->elements;
  else if (auto *list = llvm::dyn_cast<ast::ListExpr>(&inner)) {
    elements = list->elements;
    isList = true;
  } else if (llvm::isa<ast::MemberExpr, ast::SubscriptExpr, ast::CallExpr>(inner)) {
    Operand place;
    auto prepared = preparedTargets.find(&inner);
    if (prepared != preparedTargets.end())
      place = prepared->second;
    else
      place = checkTarget(inner);
    if (value.kind == Operand::Deferred && place && place.type)
      value = resolveDeferred(value, place.type);
    if (isStale(place)) {
      // The value comes first, out of the way of the getter.
      if (!value.isError() && place.type && !place.type.isUnknown())
        value = convert(value, place.type, value.loc.isValid() ? value.loc : loc);
      if (value && program.isValueType(place.type))
        value = Operand::ofValue(rvalue(value), place.type, value.loc);
      else if (value)
        value = owned(value, loc);
      Operand property = place;
      property.kind = Operand::Property;
      if (!value.isError())
        place = readProperty(property);
    }
    if ((!value.isError() && isFixed(*this, inner, place, loc)) || llvm::failed(assign(place, value, loc)))
      return Operand::error(inner.loc());
    if (place.kind == Operand::Property)
      return Operand::ofConstant(program.noneConst(), inner.loc());
    return place;
  } else {
    error(inner.loc(), diag::NotATarget);
    return Operand::error(inner.loc());
  }
  // Names of a failed pattern are declared all the same, so that later uses stay silent.
  llvm::SmallVector<Operand, 4> parts;
  bool ok;
  if (isList) {
    ok = !value.isError();
    if (ok && !value.isPlace() && emitter)
      value = asPlace(value, loc);
    for (unsigned index = 0; ok && index < elements.size(); ++index) {
      Argument argument;
      argument.operand = Operand::ofConstant(program.intConst(index), loc);
      argument.loc = loc;
      Operand element = callMethod(value, "__getitem__", argument, loc);
      ok = !element.isError();
      parts.push_back(element);
    }
  } else {
    DiagnosticCapture capture(diags);
    ok = unpackTuple(value, elements.size(), parts, inner.loc());
    std::vector<Diagnostic> found = capture.take();
    auto *first = elements.empty() ? nullptr : llvm::dyn_cast<ast::NameExpr>(elements.front()->ignoreParens());
    if (!ok && binding == Binding::Var && first && found.size() == 1 && found.front().id == diag::CannotUnpack) {
      // New names get their types from the elements (D-170).
      auto report = error(first->loc(), diag::CannotDeclare, first->name);
      report.note(found.front());
      found.clear();
    }
    for (const Diagnostic &diagnostic : found)
      diags.emit(diagnostic);
  }
  ImplicitForm savedForm = implicitForm;
  if (implicitForm == ImplicitForm::Plain)
    implicitForm = ImplicitForm::Element;
  for (auto [index, element] : llvm::enumerate(elements))
    bindPattern(*element, ok ? parts[index] : Operand::error(loc), binding, loc);
  implicitForm = savedForm;
  return ok ? value : Operand::error(loc);
}

/// Whether `a, b = e1, e2` can store its values without a tuple in between; false: the patterns don't agree.
static const ast::TupleExpr *displayFor(const ast::Expr &target, const ast::Expr &value) {
  const ast::Expr *inner = target.ignoreParens();
  if (auto *pattern = llvm::dyn_cast<ast::VarPattern>(inner))
    inner = pattern->target->ignoreParens();
  auto *names = llvm::dyn_cast<ast::TupleExpr>(inner);
  auto *display = llvm::dyn_cast<ast::TupleExpr>(value.ignoreParens());
  if (!names || !display || names->elements.size() != display->elements.size() || llvm::isa<ast::RefPattern>(target.ignoreParens()))
    return nullptr;
  for (auto [name, element] : llvm::zip(names->elements, display->elements))
    if (llvm::isa<ast::StarredExpr>(name) || llvm::isa<ast::StarredExpr>(element) || llvm::isa<ast::TupleExpr>(name->ignoreParens()) ||
        llvm::isa<ast::RefPattern>(name->ignoreParens()))
      return nullptr;
  return display;
}

void Checker::checkAssign(const ast::AssignStmt &stmt) {
  preparedTargets.clear();
  const ast::AssignTarget &last = stmt.targets.back();
  for (const ast::AssignTarget &target : stmt.targets)
    if (target.isAugmented) {
      notSupported(target.opLoc, "an in-place operator inside a chain of assignments");
      return;
    }
  // The declared type of each target that has one.
  llvm::SmallVector<Type, 2> types;
  for (const ast::AssignTarget &target : stmt.targets) {
    Type type;
    if (target.annotation) {
      type = evaluateType(*target.annotation, /*allowUnbound=*/stmt.value != nullptr);
      if (!type)
        type = values.errorType();
      if (type.kind() == TypeKind::Trait) {
        error(target.annotation->loc(), diag::TraitAsType, print(type));
        type = values.errorType();
      }
    }
    types.push_back(type);
  }
  auto nameOf = [](const ast::Expr &target, bool &isVar) -> const ast::NameExpr * {
    const ast::Expr *inner = target.ignoreParens();
    isVar = false;
    if (auto *pattern = llvm::dyn_cast<ast::VarPattern>(inner)) {
      isVar = true;
      inner = pattern->target->ignoreParens();
    }
    return llvm::dyn_cast<ast::NameExpr>(inner);
  };

  // Declarations without a value.
  if (!stmt.value) {
    const ast::Expr &target = *last.target;
    bool isVar;
    const ast::NameExpr *name = nameOf(target, isVar);
    Type type = types.back();
    if (!type) {
      if (name)
        error(name->loc(), diag::CannotDeclare, name->name);
      else
        error(target.ignoreParens()->loc(), diag::NeedsTypeOrInitializer);
      if (name)
        declare(name->name, name->loc(), Operand::error(name->loc()), Variable::Var);
      return;
    }
    if (!type.isError() && type.hasUnbound()) {
      error(last.annotation->loc(), diag::NotConcrete, printUnbound(program, type));
      type = values.errorType();
    }
    auto declareOne = [&](const ast::NameExpr &one, bool explicitly) {
      if (atSessionLevel()) {
        error(one.loc(), diag::SessionVariableWithoutValue, one.name);
        declare(one.name, one.loc(), Operand::error(one.loc()), Variable::Var);
        return;
      }
      Scope *saved = scope;
      if (!explicitly) {
        if (isLocalName(one.name))
          return;
        bool nested = scope != frame.bodyScope;
        if (nested && !isSessionInput)
          error(one.loc(), diag::ImplicitDeclarationNested, one.name);
        else if (!nested)
          error(one.loc(), diag::ImplicitDeclaration, one.name).fixIt({one.loc(), one.loc()}, "var ");
        scope = frame.bodyScope;
      }
      Variable *variable = declareVariable(one.name, one.loc(), type);
      if (emitter && !explicitly && saved != scope && variable->operand.isPlace())
        emitter->hoist(variable->operand.ir);
      scope = saved;
    };
    if (name)
      return declareOne(*name, isVar);
    const ast::Expr *inner = target.ignoreParens();
    if (auto *pattern = llvm::dyn_cast<ast::VarPattern>(inner))
      inner = pattern->target->ignoreParens();
    if (auto *tuple = llvm::dyn_cast<ast::TupleExpr>(inner)) {
      // `var a, b: Tuple[A, B]` declares each name with its element's type.
      auto parts = program.isRole(type, Role::Tuple) ? listElements(type.args().front()) : std::nullopt;
      if (parts && parts->size() == tuple->elements.size()) {
        for (auto [element, part] : llvm::zip(tuple->elements, *parts))
          if (auto *one = llvm::dyn_cast<ast::NameExpr>(element->ignoreParens())) {
            Type whole = type;
            type = part.asType();
            declareOne(*one, true);
            type = whole;
          }
        return;
      }
      if (!type.isError())
        error(inner->loc(), diag::CannotUnpack, print(type), tuple->elements.size());
      return;
    }
    notSupported(target.loc(), "a declaration of this target");
    return;
  }

  const ast::Expr &value = *stmt.value;
  bool isVar;
  const ast::NameExpr *name = nameOf(*last.target, isVar);
  Type type = types.back();

  // The commonest form constructs the value directly in its variable.
  if (stmt.targets.size() == 1 && name && type && !type.isError() && !type.hasUnbound() && emitter && (isVar || !isLocalName(name->name)) &&
      !program.isValueType(type) && !type.isUnknown() && !type.isArchetype()) {
    if (atSessionLevel()) {
      Variable *variable = declareSessionVariable(name->name, name->loc(), type);
      if (!variable->operand.isError() &&
          llvm::succeeded(initializeFrom(value, variable->operand.ir, type, isVar ? " in 'var' initializer" : "")))
        finishSessionVariable(*variable, stmt.loc());
      else
        variable->operand = Operand::error(name->loc());
      return;
    }
    bool userNamed = !name->name.str().starts_with("_");
    IRValue storage = newStorage(name->name.str(), type, LocalKind::Variable, userNamed);
    bool ok = llvm::succeeded(initializeFrom(value, storage, type, isVar ? " in 'var' initializer" : ""));
    Scope *saved = scope;
    if (!isVar) {
      bool nested = scope != frame.bodyScope;
      if (nested && !isSessionInput)
        error(name->loc(), diag::ImplicitDeclarationNested, name->name);
      else if (!nested)
        error(name->loc(), diag::ImplicitDeclaration, name->name).fixIt({name->loc(), name->loc()}, "var ");
      scope = frame.bodyScope;
      if (nested)
        emitter->hoist(storage);
    }
    OriginAtom atom;
    atom.base = {OriginBase::Local, values.freshOriginId(), name->name};
    originStorage[atom.base.id] = storage;
    originTypes[atom.base.id] = type;
    Operand place = Operand::ofPlace(storage, type, values.originOf(atom, true), true, true, name->loc());
    declare(name->name, name->loc(), ok ? place : Operand::error(name->loc()), Variable::Var);
    scope = saved;
    return;
  }

  // Places in targets are evaluated before the value, from left to right.
  for (const ast::AssignTarget &target : stmt.targets)
    prepareTargets(*target.target);

  if (stmt.targets.size() == 1 && !type)
    if (const ast::TupleExpr *display = displayFor(*last.target, value)) {
      const ast::Expr *inner = last.target->ignoreParens();
      Binding binding = Binding::Assign;
      if (auto *pattern = llvm::dyn_cast<ast::VarPattern>(inner)) {
        inner = pattern->target->ignoreParens();
        binding = Binding::Var;
      }
      auto &names = llvm::cast<ast::TupleExpr>(*inner);
      llvm::SmallVector<Operand, 4> parts;
      for (auto [index, element] : llvm::enumerate(display->elements)) {
        Operand part = check(*element);
        if (part.kind == Operand::Deferred)
          part = resolveDeferred(part, Type());
        if (part && part.kind != Operand::Overloads && !part.isType() && !part.type.isUnknown()) {
          Type stored = storageType(part.type);
          // A literal takes the type of what it is stored in, as in an assignment of its own.
          if (part.isConstant() && stored != part.type) {
            parts.push_back(part);
            continue;
          }
          part = convert(part, stored, element->loc());
          if (part && !llvm::isa<ast::DiscardExpr>(names.elements[index]->ignoreParens()) && !program.isImplicitlyCopyable(stored)) {
            error(element->loc(), diag::NotImplicitlyCopyable, print(stored));
            part = Operand::error(element->loc());
          }
          if (part)
            part = program.isValueType(stored) ? Operand::ofValue(rvalue(part), stored, element->loc()) : owned(part, element->loc());
        }
        parts.push_back(part);
      }
      ImplicitForm saved = implicitForm;
      implicitForm = ImplicitForm::Element;
      for (auto [element, part] : llvm::zip(names.elements, parts))
        bindPattern(*element, part, binding, stmt.loc());
      implicitForm = saved;
      return;
    }

  // The contextual type of the value: the annotation, or the type of the place that is assigned.
  Expected expected;
  if (type && !type.isError())
    expected.type = type;
  const ast::Expr &lastTarget = *last.target->ignoreParens();
  auto prepared = preparedTargets.find(&lastTarget);
  Operand target;
  if (!type) {
    if (prepared != preparedTargets.end() && prepared->second.isPlace())
      expected.type = prepared->second.type;
    else if (name && !isVar && isLocalName(name->name)) {
      DiagnosticCapture capture(diags);
      target = checkName(name->name, name->loc());
      if (target.isPlace())
        expected.type = target.type;
    }
    // What can't be moved is constructed where it is to be; a field of an object under construction holds nothing yet.
    const Operand &place = target.isPlace() || prepared == preparedTargets.end() ? target : prepared->second;
    if (emitter && stmt.targets.size() == 1 && place.isPlace() && place.ir && place.tracked && place.isMutable && place.type.isConcrete() &&
        !program.isValueType(place.type) && isImmovable(program, place.type)) {
      expected.destination = place.ir;
      bool isField = llvm::isa<ast::MemberExpr>(lastTarget) && function && function->info->name == "__init__";
      if (!isField)
        expected.overwritten = place.origin;
    }
  }
  if (auto *pattern = llvm::dyn_cast<ast::RefPattern>(&lastTarget))
    expected.wantPlace = llvm::isa<ast::NameExpr>(pattern->target->ignoreParens());
  // A place that nobody tracks holds a value, which the call on the right side may replace where it stands.
  Overwrite overwrite;
  if (stmt.targets.size() == 1 && !type && emitter && llvm::isa<ast::CallExpr, ast::BinaryExpr>(value.ignoreParens()) &&
      (target.isPlace() || prepared != preparedTargets.end())) {
    overwrite.place = target.isPlace() ? target : prepared->second;
    const Operand &place = overwrite.place;
    if (place.isPlace() && place.ir && !place.tracked && place.isMutable && !place.isClosure && !program.isValueType(place.type) &&
        program.destroyOf(place.type) != Lifecycle::Missing)
      expected.overwrite = &overwrite;
  }
  Operand operand = check(value, expected);
  if (emitter)
    emitter->setLocation(stmt.loc());
  if (overwrite.done) {
    preparedTargets.clear();
    return;
  }
  if (expected.wantPlace && operand && !operand.type.isUnknown() &&
      (operand.kind == Operand::Value || (operand.isConstant() && !llvm::isa<ast::StringLiteral>(value.ignoreParens())))) {
    if (!operand.noOrigin || operand.isConstant()) {
      error(value.loc(), diag::NoMemoryOriginIn, print(operand.type), "'ref' binding");
      operand = Operand::error(value.loc());
    }
  }
  if (type) {
    if (type.isError())
      operand = Operand::error(value.loc());
    else if (operand)
      operand = convert(operand, type, value.loc(), isVar ? " in 'var' initializer" : " in assignment");
  } else if (operand.kind == Operand::Deferred && expected.type) {
    operand = resolveDeferred(operand, expected.type);
  }
  // A field of a type that can't be moved is built where it stands, unless the value was made from what holds it.
  if (auto *field = llvm::dyn_cast<ast::MemberExpr>(&lastTarget); field && emitter && stmt.targets.size() == 1 && !type) {
    const ast::Expr *root = field;
    while (auto *access = llvm::dyn_cast<ast::MemberExpr>(root))
      root = access->base->ignoreParens();
    auto *name = llvm::dyn_cast<ast::NameExpr>(root);
    auto prepared = preparedTargets.find(&lastTarget);
    if (name && prepared != preparedTargets.end() && operand.kind == Operand::Temporary && operand.ir) {
      const Operand &place = prepared->second;
      if (place.isPlace() && place.tracked && place.isMutable && !place.writeback && place.type == operand.type &&
          isImmovable(program, place.type) && !mentionsName(value, name->name)) {
        (void)initialize(place.ir, place.type, operand, stmt.loc());
        preparedTargets.clear();
        return;
      }
    }
  }
  for (size_t index = stmt.targets.size(); index-- > 0;) {
    const ast::AssignTarget &target = stmt.targets[index];
    if (index + 1 < stmt.targets.size() && types[index] && operand)
      operand = types[index].isError() ? Operand::error(value.loc()) : convert(operand, types[index], target.opLoc);
    operand = bindPattern(*target.target, operand, Binding::Assign, target.opLoc.isValid() ? value.loc() : stmt.loc());
    if (emitter)
      emitter->setLocation(stmt.loc());
  }
  preparedTargets.clear();
}

Operand Checker::checkWalrus(const ast::WalrusExpr &expr, const Expected &expected) {
  if (!emitter)
    return notSupported(expr.loc(), "':=' at compile time");
  Operand value = check(*expr.value, expected.type ? Expected(expected.type) : Expected());
  if (value.isError())
    return value;
  ImplicitForm saved = implicitForm;
  implicitForm = ImplicitForm::Nested;
  Operand place = bindPattern(*expr.target, value, Binding::Assign, expr.loc());
  implicitForm = saved;
  return place;
}

void Checker::checkAugAssign(const ast::AugAssignStmt &stmt) {
  SourceLoc loc = stmt.loc();
  const ast::Expr &targetExpr = *stmt.target->ignoreParens();
  if (llvm::isa<ast::TupleExpr, ast::VarPattern, ast::RefPattern, ast::ListExpr>(targetExpr)) {
    error(targetExpr.loc(), diag::NotATarget);
    return;
  }
  Operand target = checkTarget(targetExpr), property;
  Operand value = check(*stmt.value);
  if (target.kind == Operand::Property) {
    Operand current = readProperty(target);
    if (current.isError())
      return;
    if (current.isPlace() && current.isMutable) {
      target = current;
    } else {
      property = target;
      Operand temporary = newTemporary(current.type, loc);
      if (llvm::failed(initialize(temporary.ir, current.type, current, loc)))
        return;
      target = asPlace(temporary, loc);
      target.isMutable = true;
    }
  }
  if (target.isError() || value.isError())
    return;
  if (target.type && target.type.isUnknown())
    return;
  if (!target.isPlace() || !target.isMutable || target.parametric) {
    auto report = error(targetExpr.loc(), diag::MustBeMutableInPlace);
    adviseConvention(*this, targetExpr, report);
    adviseLoopVariable(*this, targetExpr, report);
    return;
  }
  emitter->setLocation(loc);
  llvm::StringRef method = ast::inPlaceMethod(stmt.op);
  Argument argument;
  argument.operand = value;
  argument.expr = stmt.value;
  argument.loc = stmt.value->loc();
  Operand result = callMethod(target, method, argument, loc, {}, /*optional=*/true);
  if (result.kind == Operand::None) {
    auto report = error(loc, diag::DoesNotImplement, print(target.type), method);
    adviseOperator(*this, target.type, method, loc, report);
    return;
  }
  if (result.isError() || property.kind == Operand::None)
    return;
  Operand updated = program.isValueType(target.type) ? Operand::ofValue(emitter->load(target.ir, target.type), target.type, loc)
                                                     : Operand::ofTemporary(target.ir, target.type, loc);
  (void)writeProperty(property, updated, loc);
}

} // namespace kiln

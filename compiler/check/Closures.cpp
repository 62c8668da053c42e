// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Nested functions, lambdas and captures (spec 06 section 8).
#include "check/Closures.h"
#include "check/FreeNames.h"
#include "check/FunctionTypes.h"
#include "check/Indexing.h"
#include "check/InlineMlir.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

/// The run-time variable that `name` denotes here; null when it denotes something else.
static Variable *variableNamed(Checker &checker, Identifier name) {
  for (Scope *scope = checker.scope; scope; scope = scope->parent) {
    if (scope->kind == Scope::Module)
      return nullptr;
    if (const Entity *entity = scope->find(name))
      return entity->kind == Entity::Variable ? entity->variable : nullptr;
  }
  return nullptr;
}

/// Whether `name` denotes a parameter of an enclosing function here.
static bool isParameter(Checker &checker, Identifier name) {
  for (Scope *scope = checker.scope; scope && scope->kind != Scope::Module; scope = scope->parent)
    if (const Entity *entity = scope->find(name))
      return entity->kind == Entity::Value && (entity->param || (scope->function && scope == scope->function->scope));
  return false;
}

/// The capture entries of a closure: those written, and the free variables that a default covers. False after a diagnostic.
static bool collectCaptures(Checker &checker, const ast::FunctionDecl &decl, const ast::CaptureList &list, bool implicitImm,
                            llvm::SmallVectorImpl<CapturedVariable> &out) {
  bool ok = true;
  auto add = [&](Identifier name, SourceLoc loc, ast::Capture::Kind kind, Variable *variable) {
    CapturedVariable capture;
    capture.name = name;
    capture.loc = loc;
    capture.kind = kind;
    out.push_back(capture);
    variable->used = true;
  };
  const ast::Capture *fallback = list.defaultEntry();
  for (const ast::Capture &entry : list.entries) {
    if (entry.isDefault())
      continue;
    Identifier name = entry.name.id;
    if (Variable *variable = variableNamed(checker, name)) {
      add(name, entry.name.loc(), entry.kind, variable);
      continue;
    }
    ok = false;
    Entity entity = checker.program.lookup(checker.scope, name);
    if (!entity)
      checker.error(entry.name.loc(), diag::UnknownCapture, name);
    else if (isParameter(checker, name))
      checker.error(entry.name.loc(), diag::ParameterCapture, name);
    else if (entity.kind == Entity::Functions && entity.functions.size() > 1)
      checker.error(entry.name.loc(), diag::AmbiguousCapture, name);
    else
      checker.error(entry.name.loc(), diag::NotCapturable, name);
  }
  for (Identifier name : freeNames(decl)) {
    if (llvm::any_of(out, [&](const CapturedVariable &have) { return have.name == name; }))
      continue;
    Variable *variable = variableNamed(checker, name);
    // Parameters need no entry, legacy closures passed for them neither.
    if (variable && variable->isClosureParameter)
      add(name, decl.loc(), ast::Capture::Imm, variable);
    else if (variable && (fallback || implicitImm))
      add(name, decl.loc(), fallback ? fallback->kind : ast::Capture::Imm, variable);
  }
  return ok;
}

/// The captures of a legacy closure: every free variable, by mutable reference, or as `@__copy_capture(x)` and `@__move_capture(x)` say.
static void collectLegacyCaptures(Checker &checker, const ast::FunctionDecl &decl, llvm::SmallVectorImpl<CapturedVariable> &out) {
  llvm::DenseMap<Identifier, ast::Capture::Kind> listed;
  for (const ast::Decorator &decorator : decl.decorators) {
    const ast::CallExpr *call = decorator.call();
    std::string name = decorator.name();
    if (!call || (name != "__copy_capture" && name != "__move_capture"))
      continue;
    for (const ast::Argument &arg : call->args)
      if (auto *variable = llvm::dyn_cast<ast::NameExpr>(arg.value->ignoreParens()))
        listed[variable->name] = name == "__copy_capture" ? ast::Capture::Var : ast::Capture::Move;
  }
  for (Identifier name : freeNames(decl)) {
    Variable *variable = variableNamed(checker, name);
    if (!variable)
      continue;
    CapturedVariable capture;
    capture.name = name;
    capture.loc = decl.loc();
    capture.kind = variable->operand.isPlace() && variable->operand.isMutable ? ast::Capture::Mut : ast::Capture::Imm;
    if (auto it = listed.find(name); it != listed.end())
      capture.kind = it->second;
    variable->used = true;
    out.push_back(capture);
  }
}

ast::FunctionDecl *withReceiver(Program &program, const ast::FunctionDecl &decl, llvm::StringRef receiver, ast::Convention convention) {
  (void)decl.body();
  auto &allocator = program.values.allocator();
  auto *copy = new (allocator.Allocate<ast::FunctionDecl>()) ast::FunctionDecl(decl);
  auto *self = new (allocator.Allocate<ast::ArgDecl>()) ast::ArgDecl(SourceRange(decl.loc(), decl.loc()));
  self->name.id = program.names.get(receiver);
  self->name.range = SourceRange(decl.loc(), decl.loc());
  self->section = ast::Section::PositionalOnly;
  self->convention = convention;
  self->module = decl.module;
  llvm::SmallVector<const ast::ArgDecl *, 4> args = {self};
  args.append(decl.signature.args.args.begin(), decl.signature.args.args.end());
  copy->signature.args.args = program.values.copyArray(llvm::ArrayRef<const ast::ArgDecl *>(args));
  return copy;
}

/// Builds the closure value of `decl` with `captures`; an error operand after a diagnostic.
static Operand makeClosure(Checker &checker, const ast::FunctionDecl &decl, Identifier name, llvm::MutableArrayRef<CapturedVariable> captures) {
  Program &program = checker.program;
  ValueContext &values = checker.values;
  SourceLoc loc = decl.loc();
  ModuleInfo *module = checker.scope->enclosingModule();
  StructInfo &info = program.impl->structs.emplace_back();
  info.name = name ? name : program.names.get("lambda");
  info.module = module;
  info.scope = checker.scope;
  info.loc = loc;
  std::string owner = checker.function ? checker.function->display : "";
  info.qualifiedName = module->name + "." + owner + "." + info.name.str().str() + "#" + std::to_string(values.freshOriginId());
  info.closure = new (values.allocator().Allocate<ClosureData>()) ClosureData();
  info.closure->display = "def[" + owner;

  Type address = parseMlirType(program, "!mojo.ptr");
  llvm::SmallVector<Const, 4> origins;
  llvm::SmallVector<Argument, 4> args;
  llvm::SmallVector<Operand, 4> places;
  bool failed = false;
  for (CapturedVariable &capture : captures) {
    Operand place = checker.checkName(capture.name, capture.loc);
    if (place.isError()) {
      failed = true;
      continue;
    }
    if (place.isConstant() || place.kind == Operand::Overloads) {
      checker.error(capture.loc, diag::NotCapturable, capture.name);
      failed = true;
      continue;
    }
    capture.type = place.type;
    Argument argument;
    argument.loc = capture.loc;
    FieldInfo field;
    field.name = capture.name;
    switch (capture.kind) {
    case ast::Capture::Var:
    case ast::Capture::Move:
      capture.isOwned = true;
      field.fixedType = place.type;
      if (capture.kind == ast::Capture::Move && place.isPlace() && !program.isValueType(place.type)) {
        if (program.moveOf(place.type) == Lifecycle::Missing) {
          checker.error(capture.loc, diag::CannotCaptureByMove, capture.name);
          failed = true;
        }
        if (!place.tracked || !place.isMutable) {
          checker.error(capture.loc, place.isMutable ? diag::ConsumeIndirect : diag::TransferOutOfImmutable);
          failed = true;
        }
        place.transferred = true;
      }
      // The value is copied out of its variable, and then into the closure.
      if (capture.kind == ast::Capture::Var && place.isPlace() && !program.isValueType(place.type) && place.type.isConcrete() &&
          !program.isImplicitlyCopyable(place.type)) {
        if (Variable *variable = variableNamed(checker, capture.name))
          checker.error(variable->operand.loc, diag::NotImplicitlyCopyable, checker.print(place.type));
        checker.error(loc, diag::NotImplicitlyCopyable, checker.print(place.type));
        failed = true;
      }
      argument.operand = place;
      break;
    case ast::Capture::Imm:
    case ast::Capture::Mut:
    case ast::Capture::Ref: {
      bool isMutablePlace = place.isPlace() && place.isMutable;
      place = checker.asPlace(place, capture.loc);
      if (capture.kind == ast::Capture::Mut && !isMutablePlace) {
        checker.error(capture.loc, diag::CannotCaptureByMut, capture.name);
        failed = true;
      }
      capture.isMutable = capture.kind != ast::Capture::Imm && place.isMutable;
      field.fixedType = address;
      if (place.origin) {
        Origin origin = values.withMutability(place.origin, capture.isMutable);
        origins.push_back(values.origin(origin, checker.originType(origin)));
      }
      argument.operand = Operand::ofValue(checker.emitter && place.ir ? checker.emitter->refToPtr(place.ir) : IRValue(), address, capture.loc);
      break;
    }
    }
    // What the captured value refers to stays alive, too.
    if (place.type && place.type->hasOrigins) {
      llvm::SmallVector<Origin, 4> inner;
      values.collectOrigins(place.type, inner);
      for (Origin origin : inner)
        origins.push_back(values.origin(origin, checker.originType(origin)));
    }
    Member member;
    member.kind = Member::Field;
    member.field = info.fields.size();
    member.loc = capture.loc;
    info.members[program.names.get(("capture " + capture.name.str()).str())] = member;
    info.fields.push_back(field);
    args.push_back(std::move(argument));
    places.push_back(place);
  }
  info.closure->captures.assign(captures.begin(), captures.end());
  // Legacy closures capture everything mutably.
  if (!failed && (!decl.signature.captures.entries.empty() || !name))
    failed = !checkCaptureExclusivity(checker, captures, places);
  if (failed)
    return Operand::error(loc);

  Type type = values.structType(&info, origins);
  FunctionInfo *callInfo = indexFunction(program, module, *withReceiver(program, decl, "__closure_self"));
  callInfo->name = program.names.get("__call__");
  callInfo->structInfo = &info;
  callInfo->scope = checker.scope;
  callInfo->isNested = true;
  callInfo->closure = &info;
  callInfo->isStatic = false;
  info.closure->call = callInfo;
  Member &member = info.members[callInfo->name];
  member.kind = Member::Methods;
  member.methods.push_back(callInfo);
  member.loc = loc;

  // The signature without the receiver, for closure traits.
  FunctionInfo *plain = indexFunction(program, module, decl);
  plain->scope = checker.scope;
  plain->isNested = true;
  if (decl.signature.params.params.empty())
    program.facts(type).callSignature = signatureOf(program, values.function(plain, checker.scope, Type(), {}, Type()));
  program.facts(program.facts(type).canonical).callSignature = program.facts(type).callSignature;
  if (!checker.emitter)
    return Operand::ofValue({}, type, loc);
  Emitter &emitter = *checker.emitter;
  emitter.setLocation(loc);
  Operand value;
  if (program.isValueType(type)) {
    llvm::SmallVector<IRValue, 4> fields;
    for (Argument &argument : args) {
      IRValue field = checker.rvalue(argument.operand);
      if (!field)
        return Operand::error(loc);
      fields.push_back(field);
    }
    value = Operand::ofValue(emitter.structCreate(type, fields), type, loc);
  } else {
    // The object is made as a whole; its fields are filled through an address that ownership doesn't follow.
    // Copies are made of all captures first, then they are copied into the object (CAP-2).
    llvm::SmallVector<IRValue, 4> copies;
    for (Argument &argument : args) {
      Operand &operand = argument.operand;
      if (!operand.isPlace() || operand.transferred || program.isValueType(operand.type))
        continue;
      Operand first = checker.newTemporary(operand.type, argument.loc);
      if (llvm::failed(checker.initialize(first.ir, operand.type, operand, argument.loc)))
        return Operand::error(loc);
      operand = first;
      copies.push_back(first.ir);
    }
    IRValue slot = checker.newTemporary(type, loc).ir;
    IRValue object = emitter.alias(slot);
    for (auto [index, argument] : llvm::enumerate(args)) {
      Type fieldType = info.fields[index].fixedType;
      if (llvm::failed(checker.initialize(emitter.field(object, type, unsigned(index)), fieldType, argument.operand, argument.loc)))
        return Operand::error(loc);
    }
    // Only now: a closure that nobody uses is destroyed right here.
    emitter.markInitialized(slot);
    for (IRValue copy : copies)
      copyAgain(copy);
    emitter.keep(copies);
    value = Operand::ofTemporary(slot, type, loc);
  }
  for (auto [capture, place] : llvm::zip(captures, places))
    if (!capture.isOwned && place.tracked && place.ir)
      checker.emitter->keep(place.ir);
  return value;
}

/// The default of an argument is a compile-time expression (04/ARG-3).
static void checkDefaults(Checker &checker, const ast::FunctionDecl &decl) {
  llvm::SmallVector<Identifier, 8> variables;
  for (Scope *scope = checker.scope; scope && scope->kind != Scope::Module; scope = scope->parent)
    for (auto &[name, entity] : scope->names)
      if (entity.kind == Entity::Variable)
        variables.push_back(name);
  for (const ast::ArgDecl *arg : decl.signature.args.args)
    if (arg->defaultValue && mentionsName(*arg->defaultValue, variables))
      checker.error(arg->defaultValue->loc(), diag::DynamicValue, "default argument");
}

/// Checks the body of the closure `value`.
static void checkClosureBody(Checker &checker, const Operand &value) {
  if (value.type && value.type.isStruct() && value.type.structInfo()->closure)
    checkNestedDefinition(checker, value.type.structInfo()->closure->call, value.type);
}

void Checker::declareNested(const ast::FunctionDecl &decl) {
  checkDefaults(*this, decl);
  ModuleInfo *module = scope->enclosingModule();
  Identifier name = decl.name.id;
  SourceLoc loc = decl.loc();
  FunctionInfo *info = indexFunction(program, module, decl);
  info->scope = scope;
  info->isNested = true;
  if (info->legacyParameter || decl.signature.effects.capturing()) {
    llvm::SmallVector<CapturedVariable, 4> captures;
    collectLegacyCaptures(*this, decl, captures);
    if (!captures.empty()) {
      Operand value = makeClosure(*this, decl, name, captures);
      if (value.type && value.type.isStruct())
        value.type.structInfo()->closure->isLegacy = true;
      declareInitialized(name, loc, value, value.type ? value.type : values.errorType(), loc);
      checkClosureBody(*this, value);
      return;
    }
  }
  const ast::CaptureList &list = decl.signature.captures;
  llvm::SmallVector<CapturedVariable, 4> captures;
  if (!collectCaptures(*this, decl, list, false, captures)) {
    declare(name, loc, Operand::error(loc), Variable::Var);
    return;
  }
  if (!list.entries.empty() || !captures.empty()) {
    Operand value = makeClosure(*this, decl, name, captures);
    if (list.entries.empty() && value.type && value.type.isStruct())
      value.type.structInfo()->closure->isLegacy = true;
    Variable *variable = declareInitialized(name, loc, value, value.type ? value.type : values.errorType(), loc);
    // The name of a closure cannot be assigned.
    variable->isClosure = true;
    checkClosureBody(*this, value);
    return;
  }
  // No captures: an ordinary function.
  Entity &entity = scope->names[name];
  if (entity && entity.kind != Entity::Functions) {
    auto builder = error(loc, diag::InvalidRedefinition, name);
    if (entity.loc.isValid())
      builder.note(entity.loc, diag::PreviousDefinition);
    return;
  }
  llvm::SmallVector<FunctionInfo *, 2> functions(entity.functions.begin(), entity.functions.end());
  functions.push_back(info);
  entity.kind = Entity::Functions;
  entity.functions = values.copyArray(llvm::ArrayRef<FunctionInfo *>(functions));
  entity.functionScope = scope;
  if (!entity.loc.isValid())
    entity.loc = loc;
  checkNestedDefinition(*this, info, Type());
}

Operand Checker::checkLambda(const ast::LambdaExpr &expr, const Expected &expected) {
  const ast::FunctionDecl &decl = *expr.function;
  SourceLoc loc = expr.loc();
  ModuleInfo *module = scope->enclosingModule();
  const ast::CaptureList &list = decl.signature.captures;
  llvm::SmallVector<CapturedVariable, 4> captures;
  if (!collectCaptures(*this, decl, list, !list.isWritten(), captures))
    return Operand::error(loc);
  if (captures.empty() && list.entries.empty() && decl.signature.params.params.empty()) {
    FunctionInfo *info = indexFunction(program, module, decl);
    info->name = program.names.get("lambda");
    info->scope = scope;
    info->isNested = true;
    Entity entity;
    entity.kind = Entity::Functions;
    entity.functions = values.copyArray(llvm::ArrayRef<FunctionInfo *>(info));
    entity.functionScope = scope;
    checkNestedDefinition(*this, info, Type());
    return operandOf(entity, info->name, loc);
  }
  if (isComptime() && !unevaluated) {
    error(loc, diag::CapturingLambda, comptimeContext);
    return Operand::error(loc);
  }
  Operand value = makeClosure(*this, decl, Identifier(), captures);
  checkClosureBody(*this, value);
  return value;
}

Operand Checker::capture(Variable &variable, SourceLoc loc) {
  error(loc, diag::CouldNotInferCapture, variable.name).note(loc, diag::NameInCaptureList, variable.name);
  return Operand::error(loc);
}

/// Declares the captures of the closure `receiver` as variables.
static void bindCapturesOf(Checker &checker, StructInfo *info, Type type, IRValue receiver, bool tracked) {
  Program &program = checker.program;
  ValueContext &values = checker.values;
  Emitter *emitter = checker.emitter.get();
  bool inMemory = emitter->irTypeOf(receiver) != program.lowerType(type);
  OriginAtom self;
  self.base = {OriginBase::Local, values.freshOriginId(), program.names.get("closure")};
  for (auto [index, capture] : llvm::enumerate(info->closure->captures)) {
    SourceLoc loc = capture.loc;
    Operand operand;
    if (capture.isOwned) {
      // The arguments of an async function may be changed, and consumed.
      if (inMemory) {
        OriginAtom atom = self;
        if (capture.isMutable)
          atom.base = {OriginBase::Local, values.freshOriginId(), capture.name};
        operand = Operand::ofPlace(emitter->field(receiver, type, unsigned(index)), capture.type, values.originOf(atom, capture.isMutable),
                                   capture.isMutable, tracked, loc);
      } else if (capture.isMutable) {
        Variable *variable = checker.declareVariable(capture.name, loc, capture.type, Variable::Argument);
        emitter->store(emitter->structExtract(receiver, type, unsigned(index)), variable->operand.ir);
        continue;
      } else
        operand = Operand::ofValue(emitter->structExtract(receiver, type, unsigned(index)), capture.type, loc);
      operand.ownedCapture = operand.isPlace() && !capture.isMutable;
    } else {
      IRValue pointer = inMemory ? emitter->load(emitter->field(receiver, type, unsigned(index)), program.fieldTypes(type)[index])
                                 : emitter->structExtract(receiver, type, unsigned(index));
      OriginAtom atom;
      atom.base = {OriginBase::Local, values.freshOriginId(), capture.name};
      operand = Operand::ofPlace(emitter->ptrToRef(pointer, capture.type), capture.type, values.originOf(atom, capture.isMutable),
                                 capture.isMutable, /*tracked=*/false, loc);
      operand.isCapture = true;
    }
    checker.declare(capture.name, loc, operand, Variable::Argument);
  }
}

void Checker::bindCaptures() {
  StructInfo *info = function->info->closure;
  if (!info || !info->closure || !function->self)
    return;
  // The receiver is the first argument: the closure itself.
  bindCapturesOf(*this, info, function->self, emitter->functionArgument(emitter->irArgument(0)), /*tracked=*/true);
  if (StructInfo *closure = info->closure->called) {
    Operand called = checkName(info->closure->captures.front().name, info->loc);
    if (!called.isError())
      bindCapturesOf(*this, closure, called.type, called.ir, called.tracked);
  }
}

bool closureConforms(Program &program, Type type, TraitInfo *trait) {
  ClosureData &data = *type.structInfo()->closure;
  auto all = [&](auto holds) {
    return llvm::all_of(data.captures, [&](const CapturedVariable &capture) { return !capture.isOwned || holds(capture.type); });
  };
  switch (trait->role) {
  case Role::AnyType:
    return true;
  case Role::Deinitable:
    return all([&](Type field) { return program.destroyOf(field) != Lifecycle::Missing; });
  case Role::Movable:
    return all([&](Type field) { return program.moveOf(field) != Lifecycle::Missing; });
  case Role::Copyable:
  case Role::ImplicitlyCopyable:
    return all([&](Type field) { return program.isImplicitlyCopyable(field); });
  case Role::RegisterPassable:
  case Role::TrivialRegisterPassable:
    return all([&](Type field) { return program.isValueType(field); });
  default:
    return false;
  }
}

} // namespace kiln

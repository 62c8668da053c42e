// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The state of one walk: construction, speculation, declarations in scopes.
#include "check/ProgramImpl.h"
#include "check/Checker.h"
#include "check/Literals.h"
#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "source/StackGuard.h"

namespace kiln {

bool Program::isTooDeep(SourceLoc loc) {
  if (tooDeepAt.isValid())
    return true;
  if (!stackIsNearlyFull())
    return false;
  tooDeepAt = loc;
  return true;
}

void Program::reportTooDeep() {
  if (tooDeepAt.isValid())
    diags.report(std::exchange(tooDeepAt, SourceLoc()), diag::CheckedTooDeeply);
}

Checker::Checker(Program &program, Scope *scope, Mode mode)
    : program(program), values(program.values), diags(program.diags), mode(mode), scope(scope), archetypes(program.archetypeWalk) {}

Checker::~Checker() = default;

std::string Checker::print(Type type) {
  // A body doesn't know the origins of what its arguments refer to.
  bool forgets = function && function->signature &&
                 llvm::any_of(function->signature->args, [](const FunctionTypeArg &arg) { return arg.type && arg.type->hasOrigins; });
  return forgets ? program.printInInstance(type) : program.print(type);
}

Operand Checker::notSupported(SourceLoc loc, llvm::StringRef what) {
  error(loc, diag::NotSupportedYet, what);
  return Operand::error(loc);
}

Operand Checker::checkUnevaluated(const ast::Expr &expr, const Expected &expected) {
  auto finish = [&](Checker &checker) {
    Operand operand = checker.check(expr, expected);
    if (operand.kind == Operand::Deferred)
      operand = checker.resolveDeferred(operand, Type());
    return operand;
  };
  // The checker of the function in whose scope we are can emit what it throws away.
  Scope *inner = scope->enclosing(Scope::Function);
  Checker *runtime = emitter ? this : inner ? inner->checker : nullptr;
  if (runtime && runtime->emitter && !runtime->unevaluated) {
    Emitter::Speculation speculation(*runtime->emitter);
    Scope *savedScope = runtime->scope;
    bool savedDead = runtime->dead;
    RaiseContext anything;
    anything.canRaise = true;
    anything.handler = runtime->emitter->newBlock();
    anything.isUnchecked = true;
    runtime->raiseContexts.push_back(&anything);
    runtime->scope = program.newScope(Scope::Block, scope);
    Operand operand = finish(*runtime);
    runtime->raiseContexts.pop_back();
    runtime->scope = savedScope;
    runtime->dead = savedDead;
    return operand;
  }
  bool saved = unevaluated;
  unevaluated = true;
  Operand operand = finish(*this);
  unevaluated = saved;
  return operand;
}

Type Checker::typeOf(const ast::Expr &expr) {
  DiagnosticCapture capture(diags);
  Operand operand = checkUnevaluated(expr);
  return operand && operand.type ? operand.type : values.errorType();
}

/// The parameter of the user's function being checked, or of its struct, that has `name` (02/NAM-14).
static const ast::ParamDecl *parameterNamed(Checker &checker, Identifier name) {
  FunctionInfo *info = checker.function ? checker.function->info : nullptr;
  if (!info || !info->syntax || !info->isUserCode() || !info->module->syntax || info->module->syntax->usesOldSyntax)
    return nullptr;
  auto isNamed = [&](const ast::ParamDecl *param) { return param->name.id == name; };
  llvm::ArrayRef<const ast::ParamDecl *> own = info->syntax->signature.params.params, outer;
  if (info->structInfo && !info->isNested)
    outer = info->structInfo->params;
  if (auto found = llvm::find_if(own, isNamed); found != own.end())
    return *found;
  auto found = llvm::find_if(outer, isNamed);
  return found == outer.end() ? nullptr : *found;
}

Variable *Checker::declare(Identifier name, SourceLoc loc, Operand operand, Variable::Kind kind) {
  // Scopes keep pointers to variables as long as the program lives; the memory comes from its arena.
  auto *variable = new (values.allocator().Allocate<Variable>()) Variable();
  variable->name = name;
  variable->loc = loc;
  variable->operand = std::move(operand);
  variable->kind = kind;
  variable->owner = this;
  variable->function = function;
  if (name == "_" || name.empty())
    return variable;
  if (const Entity *previous = scope->find(name)) {
    auto builder = error(loc, diag::InvalidRedefinition, name);
    if (previous->loc.isValid())
      builder.note(previous->loc, diag::PreviousDefinition);
    return variable;
  }
  if (kind != Variable::Argument && scope == frame.bodyScope)
    if (const ast::ParamDecl *param = parameterNamed(*this, name))
      error(loc, diag::InvalidRedefinition, name).note(param->loc(), diag::PreviousDefinition);
  Entity entity;
  entity.kind = Entity::Variable;
  entity.variable = variable;
  entity.loc = loc;
  scope->names[name] = entity;
  return variable;
}

Variable *Checker::declareVariable(Identifier name, SourceLoc loc, Type type, Variable::Kind kind) {
  OriginAtom atom;
  atom.base = {OriginBase::Local, values.freshOriginId(), name};
  Origin origin = values.originOf(atom, /*isMutable=*/true);
  IRValue storage;
  if (emitter && !type.isError() && !type.isUnknown()) {
    bool isWatched = kind != Variable::Argument && !name.empty() && !name.str().starts_with("_");
    storage = newStorage(name.str(), type, LocalKind::Variable, isWatched);
    originStorage[atom.base.id] = storage;
    originTypes[atom.base.id] = type;
  }
  Operand place = Operand::ofPlace(storage, type, origin, /*isMutable=*/true, /*tracked=*/true, loc);
  if (type.isError())
    place = Operand::error(loc);
  return declare(name, loc, place, kind);
}

void Checker::afterTerminator() {
  dead = true;
  if (!emitter)
    return;
  emitter->unreachable();
  emitter->enter(emitter->newBlock());
}

llvm::LogicalResult Checker::initializeFrom(const ast::Expr &expr, IRValue destination, Type type, llvm::StringRef what) {
  Expected expected(type);
  expected.destination = destination;
  Operand operand = check(expr, expected);
  if (operand.isError()) {
    program.impl->walkIncomplete = true;
    return llvm::failure();
  }
  if (operand.isPlace() && destination && operand.ir.impl == destination.impl)
    return llvm::success();
  operand = convert(operand, type, expr.loc(), what);
  if (operand.isError())
    return llvm::failure();
  return initialize(destination, type, operand, expr.loc());
}

} // namespace kiln

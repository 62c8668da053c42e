// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Raising: contexts, their error types, the raise statement (spec 06 section 9).
#include "check/Checker.h"
#include "check/Literals.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

Checker::RaiseContext *Checker::raising(Type errorType, SourceLoc loc) {
  if (!errorType || errorType.isError())
    return nullptr;
  RaiseContext *context = raiseContexts.empty() ? nullptr : raiseContexts.back();
  if (!context || !context->canRaise) {
    auto report = error(loc, diag::CannotRaiseHere);
    report.note(loc, diag::TrySurrounding).note(loc, diag::MarkRaises);
    if (function && function->info->syntax && function->info->syntax->signature.args.parens.isValid())
      report.insertion(function->info->syntax->signature.args.parens.end, " raises");
    return nullptr;
  }
  if (context->isUnchecked) {
    // Of an operand that is only typed: any error will do.
    RaiseContext &adapter = ownedContexts.emplace_back();
    adapter.errorType = errorType;
    adapter.canRaise = true;
    adapter.isUnchecked = true;
    if (emitter)
      adapter.slot = newTemporary(errorType, loc).ir;
    adapter.handler = context->handler;
    return &adapter;
  }
  if (!context->errorType) {
    context->errorType = errorType;
    context->fixedAt = loc;
    if (emitter) {
      // The first raise may stand in a branch, or in code that is only tried.
      context->slot = newTemporary(errorType, loc).ir;
      emitter->hoist(context->slot);
    }
  }
  Type wanted = context->errorType;
  if (wanted == errorType || values.eraseOrigins(wanted) == values.eraseOrigins(errorType)) {
    context->used = true;
    return context;
  }
  Operand probe = Operand::ofTemporary({}, errorType, loc);
  if (program.isValueType(errorType))
    probe = Operand::ofValue({}, errorType, loc);
  if (!conversionCost(probe, wanted)) {
    error(loc, diag::CannotRaiseThis, print(errorType), print(wanted));
    return nullptr;
  }
  context->used = true;
  if (!emitter)
    return context;
  // Convert on the error path.
  RaiseContext &adapter = ownedContexts.emplace_back();
  adapter.errorType = errorType;
  adapter.canRaise = true;
  adapter.used = true;
  adapter.slot = newTemporary(errorType, loc).ir;
  adapter.handler = emitter->newBlock();
  IRBlock saved = emitter->current();
  bool savedDead = dead;
  emitter->enter(adapter.handler);
  Operand caught = program.isValueType(errorType) ? Operand::ofValue(emitter->load(adapter.slot, errorType), errorType, loc)
                                                  : Operand::ofTemporary(adapter.slot, errorType, loc);
  Operand converted = convert(caught, wanted, loc);
  if (!converted.isError())
    (void)initialize(context->slot, wanted, converted, loc);
  emitter->branch(context->handler);
  emitter->enter(saved);
  dead = savedDead;
  return &adapter;
}

void Checker::checkRaise(const ast::RaiseStmt &stmt) {
  SourceLoc loc = stmt.loc();
  auto stop = [&] {
    emitter->unreachable();
    afterTerminator();
  };
  RaiseContext *context = raiseContexts.empty() ? nullptr : raiseContexts.back();
  bool canRaise = context && context->canRaise;
  if (!stmt.value) {
    if (!canRaise || frame.handledErrors.empty()) {
      error(loc, canRaise ? diag::BareRaise : diag::RaiseWithoutContext);
      return stop();
    }
    Operand caught = frame.handledErrors.back().first;
    if (caught.isError())
      return stop();
    RaiseContext *target = raising(caught.type, loc);
    if (!target)
      return stop();
    caught.transferred = true;
    if (program.isValueType(caught.type))
      caught.transferred = false;
    if (llvm::failed(initialize(target->slot, caught.type, caught, loc)))
      return stop();
    emitter->branch(target->handler);
    afterTerminator();
    return;
  }
  if (!canRaise) {
    check(*stmt.value);
    error(loc, diag::RaiseWithoutContext);
    return stop();
  }
  Type wanted = context->errorType;
  if (wanted && wanted.isUnknown()) {
    check(*stmt.value);
    return stop();
  }
  Operand value = check(*stmt.value, Expected(wanted));
  if (value.kind == Operand::Deferred)
    value = resolveDeferred(value, wanted);
  if (value.isError())
    return stop();
  if (value.type.isNever())
    return stop();
  if (!wanted) {
    Type type = storageType(value.type);
    value = convert(value, type, stmt.value->loc());
    if (value.isError())
      return stop();
    context = raising(type, loc);
    if (!context)
      return stop();
    wanted = type;
  } else {
    value = convert(value, wanted, stmt.value->loc());
    if (value.isError())
      return stop();
    context->used = true;
  }
  emitter->setLocation(loc);
  if (llvm::failed(initialize(context->slot, wanted, value, stmt.value->loc())))
    return stop();
  emitter->branch(context->handler);
  afterTerminator();
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// try and with, and what leaving statements run on their way out (spec 06 sections 9.4 and 10).
#include "check/Checker.h"
#include "check/Cleanup.h"
#include "check/InlineMlir.h"
#include "check/Literals.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

bool Checker::runCleanups(unsigned depth) {
  if (cleanups.size() <= depth)
    return true;
  bool wasDead = dead;
  auto savedCleanups = cleanups;
  auto savedContexts = raiseContexts;
  auto savedLoops = loops;
  Scope *savedScope = scope;
  SourceLoc loc = emitter->location();
  for (size_t index = savedCleanups.size(); index > depth;) {
    Cleanup *cleanup = savedCleanups[--index];
    cleanups.truncate(index);
    if (raiseContexts.size() > cleanup->raiseDepth)
      raiseContexts.truncate(cleanup->raiseDepth);
    if (loops.size() > cleanup->loopDepth)
      loops.truncate(cleanup->loopDepth);
    scope = cleanup->scope;
    cleanup->run();
    if (dead && !wasDead)
      break;
  }
  for (size_t index = 0; index < loops.size(); ++index) {
    savedLoops[index].breaks |= loops[index].breaks;
    savedLoops[index].continues |= loops[index].continues;
  }
  cleanups = std::move(savedCleanups);
  raiseContexts = std::move(savedContexts);
  loops = std::move(savedLoops);
  scope = savedScope;
  emitter->setLocation(loc);
  return !dead || wasDead;
}

/// Hands the error in `slot` to the context around; the current block ends.
static void forwardError(Checker &checker, Type type, IRValue slot, SourceLoc loc) {
  Emitter &emitter = *checker.emitter;
  Checker::RaiseContext *target = checker.raising(type, loc);
  if (!target) {
    emitter.unreachable();
    return;
  }
  Operand caught = checker.program.isValueType(type) ? Operand::ofValue(emitter.load(slot, type), type, loc) : Operand::ofTemporary(slot, type, loc);
  (void)checker.initialize(target->slot, type, caught, loc);
  emitter.branch(target->handler);
}

/// The error of a `try` suite may not refer to a variable of the suite (EXN-18); `lastOutside` is the newest origin from before.
static void checkErrorType(Checker &checker, Type type, uint32_t lastOutside, SourceLoc loc) {
  llvm::SmallVector<Origin, 4> origins;
  if (type)
    checker.values.collectOrigins(type, origins);
  for (Origin origin : origins)
    for (const OriginAtom &atom : origin->atoms)
      if (atom.base.kind == OriginBase::Local && atom.base.id > lastOutside && !atom.base.name.empty()) {
        checker.error(loc, diag::ErrorTypeCaptures, checker.print(type), checker.program.print(origin));
        return;
      }
}

void Checker::checkTry(const ast::TryStmt &stmt) {
  const ast::TryStmt::Parts &parts = stmt.parts;
  RaiseContext *outerContext = raiseContexts.empty() ? nullptr : raiseContexts.back();
  bool outerRaises = outerContext && outerContext->canRaise;
  IRBlock normalEnd = emitter->newBlock();
  bool startDead = dead;

  Cleanup finallyCleanup;
  auto runFinally = [&] {
    BlockScope block(*this);
    statementsChecked += 60; // what a copy takes besides its statements
    checkBody(parts.finallyBody);
  };
  RaiseContext finallyContext;
  bool pushedFinally = false;
  if (stmt.hasFinally()) {
    finallyCleanup.run = runFinally;
    finallyCleanup.raiseDepth = raiseContexts.size();
    finallyCleanup.loopDepth = loops.size();
    finallyCleanup.scope = scope;
    cleanups.push_back(&finallyCleanup);
    if (outerRaises) {
      finallyContext.canRaise = true;
      finallyContext.isUnchecked = outerContext->isUnchecked;
      finallyContext.errorType = outerContext->errorType;
      finallyContext.handler = emitter->newBlock();
      if (finallyContext.errorType)
        finallyContext.slot = newTemporary(finallyContext.errorType, stmt.loc()).ir;
      raiseContexts.push_back(&finallyContext);
      pushedFinally = true;
    }
  }

  RaiseContext bodyContext;
  if (stmt.hasExcept()) {
    bodyContext.canRaise = true;
    bodyContext.handler = emitter->newBlock();
    raiseContexts.push_back(&bodyContext);
  }
  uint32_t lastOutside = values.newestOriginId();
  unsigned errorsBefore = diags.errorsMade();
  {
    BlockScope block(*this);
    checkBody(parts.body);
  }
  bool bodyFailed = diags.errorsMade() != errorsBefore && diags.hasErrorsSoFar();
  if (stmt.hasExcept()) {
    raiseContexts.pop_back();
    checkErrorType(*this, bodyContext.errorType, lastOutside, stmt.loc());
  }
  if (stmt.hasElse()) {
    BlockScope block(*this);
    checkBody(parts.elseBody);
  }
  bool endDead = dead;
  emitter->branch(normalEnd);

  if (stmt.hasExcept()) {
    emitter->enter(bodyContext.handler);
    dead = startDead || !bodyContext.used;
    BlockScope block(*this);
    auto *name = parts.exceptTarget ? llvm::dyn_cast<ast::NameExpr>(parts.exceptTarget->ignoreParens()) : nullptr;
    SourceLoc nameLoc = name ? name->loc() : parts.exceptLoc;
    Identifier id = name ? name->name : Identifier();
    Type type = bodyContext.errorType;
    Operand place;
    Variable *variable = nullptr;
    if (!bodyContext.used) {
      if (!startDead && !bodyFailed && !parts.exceptBody.empty())
        error(parts.exceptBody.front()->loc(), diag::UnreachableExcept);
      type = program.errorStructType();
      variable = declareVariable(id, nameLoc, type);
      if (!type.isError())
        emitter->markInitialized(variable->operand.ir);
    } else if (type.isUnknown()) {
      variable = declare(id, nameLoc, Operand::ofPlace({}, type, values.emptyOrigin(true), true, true, nameLoc), Variable::Var);
    } else {
      Operand caught = program.isValueType(type) ? Operand::ofValue(emitter->load(bodyContext.slot, type), type, nameLoc)
                                                 : Operand::ofTemporary(bodyContext.slot, type, nameLoc);
      variable = declareInitialized(id, nameLoc, caught, type, nameLoc);
      allowUnused(variable->operand.ir);
    }
    frame.handledErrors.push_back({variable->operand, 0});
    checkBody(parts.exceptBody);
    frame.handledErrors.pop_back();
    // Uses in a body that is never reached are none.
    if (name && !id.str().starts_with("_") && !bodyContext.used && !startDead && !bodyFailed)
      error(nameLoc, diag::VariableNeverUsed, id);
    endDead &= dead;
    emitter->branch(normalEnd);
  }

  if (pushedFinally)
    raiseContexts.pop_back();
  if (stmt.hasFinally()) {
    cleanups.pop_back();
    if (!stmt.hasExcept() && !finallyContext.used && !startDead)
      error(stmt.loc(), diag::TryDoesNotRaise);
  }
  IRBlock after = emitter->newBlock();
  emitter->enter(normalEnd);
  dead = endDead;
  if (stmt.hasFinally())
    runFinally();
  bool afterDead = dead;
  emitter->branch(after);
  if (pushedFinally && finallyContext.used) {
    emitter->enter(finallyContext.handler);
    dead = startDead;
    runFinally();
    if (!dead || startDead)
      forwardError(*this, finallyContext.errorType, finallyContext.slot, stmt.loc());
    else
      emitter->unreachable();
  } else if (pushedFinally) {
    emitter->enter(finallyContext.handler);
    emitter->unreachable();
  }
  emitter->enter(after);
  dead = afterDead;
}

/// How the overloads of a context manager's method take `self` and what else they want.
struct ManagerMethods {
  bool exists = false, consuming = false, mutating = false, plain = false, withError = false;
  bool plainConsumes = false, errorConsumes = false;
  /// The written error type of the error exit; null for a generic one.
  const ast::Expr *errorType = nullptr;
  FunctionInfo *errorExit = nullptr;
};

static ManagerMethods managerMethods(Checker &checker, Type type, llvm::StringRef name) {
  ManagerMethods result;
  for (FunctionInfo *info : checker.program.methodsOf(type, checker.program.names.get(name), checker.scope->enclosingModule())) {
    if (!info->syntax)
      continue;
    auto &args = info->syntax->signature.args.args;
    if (args.empty())
      continue;
    result.exists = true;
    ast::Convention convention = args.front()->convention;
    bool consumes = convention == ast::Convention::Var || convention == ast::Convention::Deinit;
    result.consuming |= consumes;
    result.mutating |= convention == ast::Convention::Mut;
    if (args.size() == 1 || args[1]->defaultValue) {
      result.plain = true;
      result.plainConsumes |= consumes;
    } else {
      result.withError = true;
      result.errorConsumes |= consumes;
      result.errorExit = info;
      if (!info->syntax->signature.params.isWritten())
        result.errorType = args[1]->type;
    }
  }
  return result;
}

void Checker::checkWith(const ast::WithStmt &stmt, unsigned item) {
  if (item == stmt.items.size()) {
    BlockScope block(*this);
    checkBody(stmt.body);
    return;
  }
  const ast::WithItem &with = stmt.items[item];
  SourceLoc loc = with.context->loc();
  BlockScope scopeOfTarget(*this);
  Operand manager = check(*with.context);
  if (manager.kind == Operand::Deferred)
    manager = resolveDeferred(manager, Type());
  if (manager.isConstant() && manager)
    manager = materialize(manager, loc);
  auto skip = [&] {
    if (with.target)
      bindPattern(*with.target, Operand::error(loc), Binding::Var, loc);
    checkWith(stmt, item + 1);
  };
  if (manager.isError() || manager.type.isUnknown())
    return skip();
  emitter->setLocation(loc);
  Type type = manager.type;
  ManagerMethods enter = managerMethods(*this, type, "__enter__"), exit = managerMethods(*this, type, "__exit__");
  if (!enter.exists) {
    error(loc, diag::DoesNotImplement, print(type), "__enter__");
    return skip();
  }
  if (exit.exists && enter.consuming) {
    auto builder = error(loc, diag::ConsumingEnterWithExit, print(type));
    if (type.isStruct())
      builder.note(type.structInfo()->loc, diag::DeclaredHere, type.structInfo()->name);
    builder.emit();
    return skip();
  }
  RaiseContext *outerContext = raiseContexts.empty() ? nullptr : raiseContexts.back();
  bool outerRaises = outerContext && outerContext->canRaise;
  bool startDead = dead;

  Operand place = manager;
  bool isOwner = false; // an exit may consume the manager
  if (exit.exists || enter.mutating) {
    if (!manager.isPlace() || manager.transferred) {
      Variable *hidden = declareInitialized(Identifier(), loc, manager, type, loc);
      place = hidden->operand;
      if (place.isError())
        return skip();
      isOwner = place.isPlace();
    }
  }
  auto receiverOf = [&](bool consumes) {
    Operand receiver = place;
    receiver.transferred |= isOwner && consumes;
    return receiver;
  };
  Operand entered = callMethod(place, "__enter__", {}, loc);
  if (entered.isError())
    return skip();

  // Without an exit the entered value lives to the end of the block.
  IRValue kept;
  bool isNone = program.isRole(entered.type, Role::NoneType);
  if (with.target) {
    Operand bound = bindPattern(*with.target, entered, Binding::Var, loc);
    if (!exit.exists && bound.isPlace())
      kept = bound.ir;
  } else if (!exit.exists && !isNone && entered.kind == Operand::Temporary) {
    Variable *hidden = declareInitialized(Identifier(), loc, entered, entered.type, loc);
    if (hidden->operand.isPlace())
      kept = hidden->operand.ir;
  }

  auto leave = [&] {
    emitter->setLocation(loc);
    if (exit.exists)
      callMethod(receiverOf(exit.plainConsumes), "__exit__", {}, loc);
    else if (kept)
      emitter->keep(kept);
  };
  Cleanup cleanup;
  cleanup.run = leave;
  cleanup.raiseDepth = raiseContexts.size();
  cleanup.loopDepth = loops.size();
  cleanup.scope = scope;
  cleanups.push_back(&cleanup);
  RaiseContext context;
  if (outerRaises) {
    context.canRaise = true;
    context.isUnchecked = outerContext->isUnchecked;
    context.errorType = outerContext->errorType;
    if (exit.withError && exit.errorType) {
      Checker inner(program, program.facts(type).scope, Mode::Comptime);
      Type wanted = inner.evaluateType(*exit.errorType);
      if (wanted && !wanted.isError())
        context.errorType = wanted;
    }
    context.handler = emitter->newBlock();
    if (context.errorType)
      context.slot = newTemporary(context.errorType, loc).ir;
    raiseContexts.push_back(&context);
  }
  checkWith(stmt, item + 1);
  if (outerRaises)
    raiseContexts.pop_back();
  cleanups.pop_back();

  IRBlock after = emitter->newBlock();
  bool afterDead = dead;
  if (!dead)
    leave();
  emitter->branch(after);
  if (outerRaises) {
    emitter->enter(context.handler);
    dead = startDead;
    if (!context.used) {
      emitter->unreachable();
    } else if (exit.exists && exit.withError) {
      OriginAtom atom;
      atom.base = {OriginBase::Local, values.freshOriginId(), program.names.get("err")};
      originStorage[atom.base.id] = context.slot;
      Argument argument;
      argument.operand = Operand::ofPlace(context.slot, context.errorType, values.originOf(atom, true), true, true, loc);
      argument.loc = loc;
      Operand swallowed = callMethod(receiverOf(exit.errorConsumes), "__exit__", argument, loc);
      Condition condition = conditionOf(swallowed, loc);
      IRBlock again = emitter->newBlock();
      if (!condition.failed) {
        emitter->conditionalBranch(condition.bit, after, again);
        afterDead = startDead;
      } else {
        emitter->branch(again);
      }
      emitter->enter(again);
      forwardError(*this, context.errorType, context.slot, loc);
    } else {
      leave();
      forwardError(*this, context.errorType, context.slot, loc);
    }
  }
  emitter->enter(after);
  dead = afterDead;
}

} // namespace kiln

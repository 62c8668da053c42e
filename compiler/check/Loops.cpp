// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// while and for, and the iteration protocol (spec 06 section 12).
#include "check/Archetypes.h"
#include "check/Checker.h"
#include "check/FreeNames.h"
#include "check/Cleanup.h"
#include "check/Literals.h"
#include "check/Suggestions.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"

namespace kiln {

void Checker::checkWhile(const ast::WhileStmt &stmt) {
  IRBlock head = emitter->newBlock(), body = emitter->newBlock(), done = emitter->newBlock(), after = emitter->newBlock();
  bool startDead = dead;
  emitter->branch(head);
  emitter->enter(head);
  Condition condition = branchOn(*stmt.condition, body, done);
  bool literal = llvm::isa<ast::BoolLiteral>(stmt.condition->ignoreParens());
  bool endless = literal && condition.constant && *condition.constant;
  bool never = literal && condition.constant && !*condition.constant;
  emitter->enter(body);
  dead = startDead || never;
  loops.push_back({after, head, unsigned(cleanups.size())});
  // A loop whose header is wrong is skipped (DIA-4).
  if (!condition.failed) {
    BlockScope block(*this);
    checkBody(stmt.body);
  }
  Loop loop = loops.pop_back_val();
  emitter->branch(head);
  emitter->enter(done);
  dead = startDead || endless;
  if (stmt.hasElse()) {
    BlockScope block(*this);
    checkBody(stmt.elseBody);
  }
  bool elseDead = dead;
  emitter->branch(after);
  emitter->enter(after);
  dead = elseDead && !loop.breaks;
}

void Checker::iterate(const ast::Expr &iterableExpr, llvm::function_ref<void(Operand element)> body, llvm::function_ref<void()> orElse,
                      SourceLoc loc) {
  Operand iterable = check(iterableExpr);
  if (iterable.kind == Operand::Deferred)
    iterable = resolveDeferred(iterable, Type());
  if (iterable.isConstant() && iterable)
    iterable = materialize(iterable, iterableExpr.loc());
  if (iterable.isError())
    return;
  // Definition-time walk: the body is checked for an element about which nothing is known.
  auto iterateUnknown = [&] {
    checkLoopOnce(*this, [&] { body(Operand::ofValue({}, values.unknownType(), iterableExpr.loc())); });
    if (orElse)
      orElse();
  };
  if (iterable.type.isUnknown())
    return iterateUnknown();
  emitter->setLocation(iterableExpr.loc());
  // Elements are as mutable as what is iterated happens to be (05/PASS-11).
  bool isOpen = iterable.refersToOpen || iterable.parametric;
  // An owned value without a name is borrowed from a hidden variable when its type can be iterated that way.
  bool consumes = iterable.isPlace() && iterable.transferred;
  if (iterable.kind == Operand::Temporary || iterable.kind == Operand::Value) {
    bool borrowed = false, owned = false;
    for (FunctionInfo *info : program.methodsOf(iterable.type, program.names.get("__iter__"), scope->enclosingModule())) {
      auto *syntax = info->syntax;
      if (!syntax || syntax->signature.args.args.empty())
        continue;
      ast::Convention convention = syntax->signature.args.args.front()->convention;
      borrowed |= convention != ast::Convention::Var && convention != ast::Convention::Deinit;
      owned |= convention == ast::Convention::Var || convention == ast::Convention::Deinit;
    }
    if (borrowed && !consumes && !owned)
      iterable = asPlace(iterable, iterableExpr.loc());
  }
  Operand iterator = callMethod(iterable, "__iter__", {}, iterableExpr.loc(), {}, /*optional=*/true);
  auto noteConformance = [&](DiagnosticBuilder &report) {
    StructInfo *info = iterable.type.isStruct() ? iterable.type.structInfo() : nullptr;
    if (info && info->isUserCode())
      report.note(info->loc, diag::ToConformIterable, info->name);
  };
  if (iterator.kind == Operand::None) {
    auto report = error(iterableExpr.loc(), diag::DoesNotImplement, print(iterable.type), "__iter__");
    noteConformance(report);
    if (!iterable.type.isStruct() || !iterable.type.structInfo()->isUserCode())
      adviseOperator(*this, iterable.type, "__iter__", iterableExpr.loc(), report);
    return;
  }
  if (iterator.isError())
    return;
  if (iterator.type.isUnknown())
    return iterateUnknown();
  Type iteratorType = iterator.type;
  if (!hasMethod(iteratorType, "__next__")) {
    auto report = error(iterableExpr.loc(), diag::NotIterable, print(iterable.type));
    noteConformance(report);
    return;
  }
  // The iterator is a hidden variable.
  Operand place;
  {
    Scope *saved = scope;
    scope = program.newScope(Scope::Block, saved);
    Variable *variable = declareInitialized(Identifier(), iterableExpr.loc(), iterator, iteratorType, iterableExpr.loc());
    place = variable->operand;
    scope = saved;
  }
  place.refersToOpen |= isOpen;
  if (place.isError())
    return;

  IRBlock head = emitter->newBlock(), done = emitter->newBlock(), after = emitter->newBlock();
  bool startDead = dead;
  emitter->branch(head);
  emitter->enter(head);
  // Iterators of earlier versions say beforehand whether there is more (LEG-16).
  auto canRaise = [&] {
    return llvm::any_of(program.methodsOf(iteratorType, program.names.get("__next__"), scope->enclosingModule()),
                        [](FunctionInfo *info) { return !info->syntax || info->syntax->signature.effects.raises(); });
  };
  llvm::StringRef more = hasMethod(iteratorType, "__has_next__")                     ? "__has_next__"
                         : hasMethod(iteratorType, "__len__") && !canRaise() ? "__len__"
                                                                                     : "";
  bool hasNext = !more.empty();
  if (hasNext) {
    if (inUserCode() && !canRaise())
      error(loc, diag::LegacyIterator, more);
    IRBlock next = emitter->newBlock();
    Operand available = callMethod(place, more, {}, iterableExpr.loc());
    Condition condition = conditionOf(available, iterableExpr.loc());
    if (condition.failed)
      emitter->branch(next);
    else
      emitter->conditionalBranch(condition.bit, next, done);
    emitter->enter(next);
  }
  // The error of __next__ ends the loop; no other error is caught.
  RaiseContext exhausted;
  exhausted.canRaise = true;
  exhausted.handler = done;
  raiseContexts.push_back(&exhausted);
  Operand element = callMethod(place, "__next__", {}, iterableExpr.loc());
  raiseContexts.pop_back();
  if (!element.isError() && !exhausted.used && !hasNext)
    error(iterableExpr.loc(), diag::DoesNotImplement, print(iteratorType), "__has_next__");
  bool failed = element.isError();
  loops.push_back({after, head, unsigned(cleanups.size())});
  if (!failed) {
    BlockScope block(*this);
    body(element);
  }
  Loop loop = loops.pop_back_val();
  emitter->setLocation(loc);
  emitter->branch(head);
  emitter->enter(done);
  dead = startDead;
  if (orElse)
    orElse();
  bool elseDead = dead;
  emitter->branch(after);
  emitter->enter(after);
  dead = elseDead && !loop.breaks;
}

void Checker::checkFor(const ast::ForStmt &stmt) {
  iterate(
      *stmt.iterable,
      [&](Operand element) {
        bindPattern(*stmt.target, element, Binding::Loop, stmt.iterable->loc());
        checkBody(stmt.body);
        auto *name = llvm::dyn_cast<ast::NameExpr>(stmt.target->ignoreParens());
        const Entity *entity = name && !name->name.str().starts_with("_") ? scope->find(name->name) : nullptr;
        if (entity && entity->kind == Entity::Variable && !entity->variable->used && !archetypes && !mentions(stmt.body, name->name))
          error(stmt.iterable->loc(), diag::ReferenceNeverUsed, name->name);
      },
      [&] {
        if (!stmt.hasElse())
          return;
        BlockScope block(*this);
        checkBody(stmt.elseBody);
      },
      stmt.loc());
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// List, set and dict comprehensions: nested loops that fill a collection (EXP-64, LTC-8).
#include "check/Checker.h"
#include "check/Parameters.h"
#include "diagnostics/CheckCallDiags.h"
#include "diagnostics/CheckDiags.h"
#include "diagnostics/ParseDiags.h"
#include "llvm/ADT/ScopeExit.h"

namespace kiln {

/// Comprehensions in clauses of each other: the code of each level holds all inner ones.
static constexpr unsigned mostNested = 64;
/// What one in another takes as many statements as: calls around it may look at it more than once.
static constexpr unsigned statementsOfInner = 8;

Operand Checker::checkComprehension(const ast::ComprehensionExpr &expr, const Expected &expected) {
  SourceLoc loc = expr.loc();
  using Form = ast::ComprehensionExpr::Form;
  if (!emitter) {
    if (unevaluated)
      return Operand::ofValue({}, values.unknownType(), loc);
    error(loc, diag::ComprehensionAtComptime);
    return Operand::error(loc);
  }
  // The nested loops around `leaf`.
  std::function<void(size_t, llvm::function_ref<void()>)> nest = [&](size_t index, llvm::function_ref<void()> leaf) {
    if (index == expr.clauses.size())
      return leaf();
    const ast::ComprehensionClause &clause = expr.clauses[index];
    if (clause.isFor()) {
      iterate(
          *clause.expr,
          [&](Operand element) {
            bindPattern(*clause.target, element, Binding::Loop, clause.expr->loc());
            nest(index + 1, leaf);
          },
          {}, clause.loc);
      return;
    }
    IRBlock yes = emitter->newBlock(), no = emitter->newBlock();
    bool startDead = dead;
    branchOn(*clause.expr, yes, no);
    emitter->enter(yes);
    nest(index + 1, leaf);
    emitter->branch(no);
    emitter->enter(no);
    dead = startDead;
  };

  ++comprehensionDepth;
  auto forgetTypes = llvm::scope_exit([&] {
    if (--comprehensionDepth == 0)
      comprehensionTypes.clear();
  });
  if (comprehensionDepth > mostNested) {
    error(loc, diag::NestedTooDeeply);
    return Operand::error(loc);
  }
  if (comprehensionDepth > 1)
    statementsChecked += statementsOfInner;
  if (statementsChecked > mostStatements) {
    error(loc, diag::FunctionTooBig, mostStatements);
    return Operand::error(loc);
  }
  Type type = expected.type;
  Role role = expr.form == Form::List ? Role::List : expr.form == Form::Set ? Role::Set : Role::Dict;
  if (!type || type.hasUnbound() || type.isArchetype() || type.isUnknown() || type.kind() == TypeKind::Trait)
    type = comprehensionTypes.lookup(&expr);
  if (!type) {
    // Find the element types by a walk whose code is thrown away.
    llvm::SmallVector<Const, 2> args;
    bool failed = false;
    {
      Emitter::Speculation speculation(*emitter);
      bool savedDead = dead;
      Scope *savedScope = scope;
      scope = program.newScope(Scope::Block, savedScope);
      DiagnosticCapture capture(diags);
      bool reached = false;
      nest(0, [&] {
        reached = true;
        llvm::SmallVector<const ast::Expr *, 2> parts;
        if (expr.key)
          parts.push_back(expr.key);
        parts.push_back(expr.element);
        for (const ast::Expr *part : parts) {
          Operand operand = check(*part);
          if (operand.kind == Operand::Deferred)
            operand = resolveDeferred(operand, Type());
          if (operand.isError() || !operand.type || operand.isType()) {
            failed = true;
            return;
          }
          args.push_back(values.typeConst(storageType(operand.type)));
        }
      });
      failed |= !reached;
      scope = savedScope;
      dead = savedDead;
      if (failed)
        capture.replay();
    }
    if (failed)
      return Operand::error(loc);
    StructInfo *info = program.roleStruct(role);
    if (!info)
      return Operand::error(loc);
    llvm::SmallVector<Const, 4> unbound(info->params.size(), values.unbound());
    BoundParameters items;
    items.scope = scope;
    for (Const value : args) {
      BoundParameter item;
      item.value = value;
      item.loc = loc;
      items.items.push_back(item);
    }
    type = bindStruct(*this, values.structType(info, unbound), items, loc, /*inferRest=*/false);
    if (type.isError())
      return Operand::error(loc);
    comprehensionTypes[&expr] = type;
  }

  Operand empty = construct(type, {}, loc);
  if (empty.isError())
    return empty;
  Variable *accumulator;
  {
    Scope *saved = scope;
    scope = program.newScope(Scope::Block, saved);
    accumulator = declareInitialized(Identifier(), loc, empty, type, loc);
    scope = saved;
  }
  Operand place = accumulator->operand;
  if (place.isError())
    return place;
  bool failed = false;
  nest(0, [&] {
    llvm::SmallVector<Argument, 2> args;
    llvm::SmallVector<const ast::Expr *, 2> parts;
    if (expr.key)
      parts.push_back(expr.key);
    parts.push_back(expr.element);
    for (const ast::Expr *part : parts) {
      Argument argument;
      argument.operand = check(*part);
      argument.expr = part;
      argument.loc = part->loc();
      if (argument.operand.isError()) {
        failed = true;
        return;
      }
      args.push_back(std::move(argument));
    }
    emitter->setLocation(loc);
    llvm::StringRef method = expr.form == Form::List ? "append" : expr.form == Form::Set ? "add" : "__setitem__";
    if (expr.form == Form::Dict && !hasMethod(type, method)) {
      // A collection whose getter gives a reference.
      Operand slot = callMethod(place, "__getitem__", args[0], loc);
      failed |= slot.isError() || llvm::failed(assign(slot, args[1].operand, loc));
      return;
    }
    Operand result = callMethod(place, method, args, loc);
    failed |= result.isError();
  });
  if (failed)
    return Operand::error(loc);
  place.transferred = !program.isValueType(type);
  return place;
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// `where` clauses: of functions when a candidate is matched, of structs when their types become fully bound (spec 04 section 12).
#include "check/Archetypes.h"
#include "check/Parameters.h"
#include "check/SignatureFacts.h"
#include "diagnostics/CheckCallDiags.h"

namespace kiln {

/// The condition of a clause and its message, which may be written as a tuple `(condition, "message")`.
static std::pair<const ast::Expr *, llvm::StringRef> clauseOf(const ast::WhereClause &where) {
  const ast::Expr *condition = where.condition;
  llvm::StringRef message = where.message ? where.message->value : llvm::StringRef();
  if (auto *tuple = llvm::dyn_cast<ast::TupleExpr>(condition->ignoreParens()); tuple && tuple->elements.size() == 2) {
    condition = tuple->elements[0];
    if (auto *text = llvm::dyn_cast<ast::StringLiteral>(tuple->elements[1]->ignoreParens()))
      message = text->value;
  }
  return {condition, message};
}

/// The value of a condition in `scope`: none when it can't be decided. `isUnknown`: because it depends on what generic code doesn't know.
static std::optional<bool> decide(Checker &checker, Scope *scope, const ast::Expr &condition, bool &isUnknown) {
  isUnknown = false;
  if (checker.archetypes) {
    Truth truth = decideCondition(checker.program, scope, condition);
    isUnknown = truth == Truth::Unknown;
    return truth == Truth::Unproven || truth == Truth::Unknown ? std::nullopt : std::optional(truth == Truth::True);
  }
  Checker inner(checker.program, scope, Checker::Mode::Comptime);
  inner.function = checker.function;
  DiagnosticCapture capture(checker.diags);
  Const value = inner.evaluate(condition, checker.program.boolType());
  if (!value || value.isSymbolic())
    return std::nullopt;
  return value.asBool();
}

/// Whether a condition compares types: that they differ is never proven (WHR-7), since a parameter may stand for either.
static bool comparesTypes(Checker &checker, Scope *scope, const ast::Expr &condition) {
  auto *chain = llvm::dyn_cast<ast::CompareChainExpr>(condition.ignoreParens());
  if (!chain || chain->links.size() != 1 || chain->links.front().op != ast::CompareOp::Eq)
    return false;
  Checker inner(checker.program, scope, Checker::Mode::Comptime);
  DiagnosticCapture capture(checker.diags);
  Const operand = inner.evaluate(*chain->operands.front());
  return operand && operand.isType();
}

bool checkConstraints(Checker &checker, Match &match, llvm::ArrayRef<ast::WhereClause> wheres) {
  for (const ast::WhereClause &where : wheres) {
    auto [condition, message] = clauseOf(where);
    bool isUnknown;
    auto holds = decide(checker, match.scope, *condition, isUnknown);
    if (isUnknown || (holds && *holds))
      continue;
    // What the library asks of values it also checks in instances; generic code of the user need not prove it.
    if (!holds && checker.archetypes && match.function && match.function->module && !match.function->module->isUserCode)
      continue;
    if (holds && comparesTypes(checker, match.scope, *condition))
      holds = std::nullopt;
    SourceRange range = condition->range();
    std::string text = checker.program.sources.text(range).str();
    if (!holds) {
      match.failure.text = "lacking evidence to prove correctness";
      match.failure.inconclusive = true;
      match.failure.notes.push_back(DiagnosticEngine::make(condition->loc(), diag::ConstraintNeedsEvidence, {DiagArg(text)}));
    } else {
      match.failure.text = "violated constraint";
      match.failure.notes.push_back(DiagnosticEngine::make(condition->loc(), diag::ConstraintFalse, {DiagArg(text)}));
      if (!message.empty())
        match.failure.notes.push_back(DiagnosticEngine::make(condition->loc(), diag::MessageNote, {DiagArg(message)}));
    }
    return false;
  }
  return true;
}

/// The clauses that one use of an entity with parameters must fulfil; `scope` binds them. False after a diagnostic.
static bool checkClauses(Checker &checker, Scope *scope, llvm::ArrayRef<ast::WhereClause> wheres, SourceLoc loc) {
  for (const ast::WhereClause &where : wheres) {
    auto [condition, message] = clauseOf(where);
    bool isUnknown;
    auto holds = decide(checker, scope, *condition, isUnknown);
    if (isUnknown || (holds && *holds))
      continue;
    std::string text = checker.program.sources.text(condition->range()).str();
    if (!holds) {
      // What instances can't decide they report themselves.
      if (!checker.archetypes)
        continue;
      checker.error(loc, diag::BindingsNeedEvidence).note(condition->loc(), diag::ConstraintNeedsEvidence, text);
      return false;
    }
    auto builder = checker.error(loc, diag::ViolatedConstraint);
    if (message.empty())
      builder.note(condition->loc(), diag::ConstraintFalse, text);
    else
      builder.note(condition->loc(), diag::MessageNote, message);
    return false;
  }
  return true;
}

bool checkAliasConstraints(Checker &checker, const ast::ComptimeDecl &alias, Scope *scope, SourceLoc loc) {
  return checkClauses(checker, scope, alias.wheres, loc);
}

void Checker::checkStructConstraints(Type type, SourceLoc loc) {
  StructInfo *info = type.structInfo();
  if (!info || !info->syntax || info->syntax->wheres.empty())
    return;
  StructFacts &facts = program.facts(type);
  if (facts.constraintsChecked)
    return;
  facts.constraintsChecked = type.isConcrete();
  if (!checkClauses(*this, program.facts(type).scope, info->syntax->wheres, loc))
    program.facts(type).constraintsChecked = false;
}

} // namespace kiln

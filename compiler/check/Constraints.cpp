// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// `where` clauses: of functions when a candidate is matched, of structs when their types become fully bound (spec 04 section 12).
#include "ast/Children.h"
#include "check/Archetypes.h"
#include "check/Closures.h"
#include "check/Parameters.h"
#include "check/ProgramImpl.h"
#include "check/SignatureFacts.h"
#include "check/Symbolic.h"
#include "check/Suggestions.h"
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

/// Whether the checker doesn't fold `expr`: calls of the user's functions, `//`, `%` and `**`, comparisons of strings (CSV-5).
static bool isOpaque(Program &program, Scope *scope, const ast::Expr &expr) {
  auto isNumber = [](const ast::Expr *operand) { return llvm::isa<ast::IntegerLiteral>(operand->ignoreParens()); };
  auto isText = [](const ast::Expr *operand) { return llvm::isa<ast::StringLiteral>(operand->ignoreParens()); };
  if (auto *call = llvm::dyn_cast<ast::CallExpr>(&expr)) {
    auto *callee = llvm::dyn_cast<ast::NameExpr>(call->callee->ignoreParens());
    Entity entity = callee ? program.lookup(scope, callee->name) : Entity();
    if (entity.kind != Entity::Functions || entity.functions.empty())
      return false;
    FunctionInfo *function = entity.functions.front();
    return function->syntax && function->isUserCode() && !function->builtinInline;
  }
  if (auto *chain = llvm::dyn_cast<ast::CompareChainExpr>(&expr)) {
    if (llvm::any_of(chain->operands, isText))
      return true;
  } else if (auto *binary = llvm::dyn_cast<ast::BinaryExpr>(&expr)) {
    using Op = ast::BinaryOp;
    bool isDivision = binary->op == Op::FloorDiv || binary->op == Op::Mod || binary->op == Op::Pow;
    if (isDivision && !(isNumber(binary->lhs) && isNumber(binary->rhs)))
      return true;
  } else if (!llvm::isa<ast::ParenExpr, ast::AndExpr, ast::OrExpr, ast::NotExpr, ast::UnaryExpr>(&expr)) {
    return false;
  }
  return ast::anyChild(expr, [&](const ast::Expr &operand) { return isOpaque(program, scope, operand); });
}

bool isInstance(Checker &checker) {
  FunctionInstance *function = checker.function;
  return !function || !function->info || !function->info->syntax || function->info->isNested || !function->info->isUserCode() ||
         !function->info->syntax->signature.params.params.empty() || (function->self && function->self.isStruct() && !function->self.args().empty()) ||
         function->info->traitInfo;
}

void recordEvidence(Checker &checker, const ast::Expr &outer) {
  const ast::Expr &expr = *outer.ignoreParens();
  if (auto *both = llvm::dyn_cast<ast::AndExpr>(&expr)) {
    recordEvidence(checker, *both->lhs);
    recordEvidence(checker, *both->rhs);
  }
  if (!isInstance(checker) && isOpaque(checker.program, checker.scope, expr))
    if (auto text = propositionOf(checker.program, checker.scope, expr))
      checker.program.impl->evidence[checker.function].insert(*text);
}

/// What is known of an opaque condition: True when a condition of the same form was established before, else Unproven. Unknown: the
/// condition isn't opaque, or instances decide.
static Truth evidenceFor(Checker &checker, Scope *scope, const ast::Expr &condition) {
  Program &program = checker.program;
  if ((!checker.archetypes && isInstance(checker)) || !isOpaque(program, scope, condition))
    return Truth::Unknown;
  auto text = propositionOf(program, scope, condition);
  if (!text)
    return Truth::Unknown;
  bool isKnown = llvm::is_contained(program.impl->knownConditions, *text);
  if (auto known = program.impl->evidence.find(checker.function); known != program.impl->evidence.end())
    isKnown |= known->second.contains(*text);
  if (!isKnown && checker.archetypes)
    return decideCondition(program, scope, condition) == Truth::Unknown ? Truth::Unknown : Truth::Unproven;
  return isKnown ? Truth::True : Truth::Unproven;
}

/// The text of a condition as messages show it: operators in parentheses.
static std::string textOf(Checker &checker, const ast::Expr &condition) {
  std::string text = checker.program.sources.text(condition.range()).str();
  if (llvm::isa<ast::BinaryExpr, ast::CompareChainExpr, ast::AndExpr, ast::OrExpr, ast::NotExpr>(condition))
    return "(" + text + ")";
  return text;
}

/// The value of a condition in `scope`: none when it can't be decided. `isUnknown`: because it depends on what generic code doesn't know.
static std::optional<bool> decide(Checker &checker, Scope *scope, const ast::Expr &condition, bool &isUnknown) {
  isUnknown = false;
  if (checker.archetypes) {
    Truth truth = decideCondition(checker.program, scope, condition);
    isUnknown = truth == Truth::Unknown;
    return truth == Truth::Unproven || truth == Truth::Unknown ? std::nullopt : std::optional(truth == Truth::True);
  }
  // Questions about origins are answered only where they stand by themselves (05/ORG-3).
  if (auto *negated = llvm::dyn_cast<ast::NotExpr>(condition.ignoreParens())) {
    std::optional<bool> inner = decide(checker, scope, *negated->operand, isUnknown);
    return inner ? std::optional(!*inner) : std::nullopt;
  }
  if (auto *both = llvm::dyn_cast<ast::AndExpr>(condition.ignoreParens())) {
    std::optional<bool> first = decide(checker, scope, *both->lhs, isUnknown);
    return first && *first ? decide(checker, scope, *both->rhs, isUnknown) : first;
  }
  if (auto *either = llvm::dyn_cast<ast::OrExpr>(condition.ignoreParens())) {
    std::optional<bool> first = decide(checker, scope, *either->lhs, isUnknown);
    return first && !*first ? decide(checker, scope, *either->rhs, isUnknown) : first;
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
    Truth evidence = match.function && match.function->isUserCode()
                         ? evidenceFor(checker, match.scope, *condition) : Truth::Unknown;
    if (evidence == Truth::Unproven && holds)
      holds = std::nullopt;
    else if (isUnknown || (holds && *holds))
      continue;
    // What the library asks of values it also checks in instances; generic code of the user need not prove it.
    if (!holds && checker.archetypes && match.function && match.function->module && !match.function->isUserCode())
      continue;
    if (holds && comparesTypes(checker, match.scope, *condition))
      holds = std::nullopt;
    std::string text = textOf(checker, *condition);
    if (!holds) {
      match.failure.text = "lacking evidence to prove correctness";
      match.failure.inconclusive = true;
      match.failure.notes.push_back(DiagnosticEngine::make(condition->loc(), diag::ConstraintNeedsEvidence, {DiagArg(text)}));
      if (auto advice = conditionAdvice(checker, match.scope, *condition))
        match.failure.notes.push_back(std::move(*advice));
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
static bool checkClauses(Checker &checker, Scope *scope, llvm::ArrayRef<ast::WhereClause> wheres, SourceLoc loc,
                         bool isUserCode, llvm::StringRef what = "in signature") {
  for (const ast::WhereClause &where : wheres) {
    auto [condition, message] = clauseOf(where);
    bool isUnknown;
    auto holds = decide(checker, scope, *condition, isUnknown);
    bool isUnproven = holds && isUserCode && evidenceFor(checker, scope, *condition) == Truth::Unproven;
    if (isUnproven)
      holds = std::nullopt;
    else if (isUnknown || (holds && *holds))
      continue;
    std::string text = textOf(checker, *condition);
    if (!holds) {
      // What instances can't decide they report themselves.
      if (!checker.archetypes && !isUnproven)
        continue;
      auto report = checker.error(loc, diag::BindingsNeedEvidence, what);
      report.note(condition->loc(), diag::ConstraintNeedsEvidence, text);
      DiagnosticCapture capture(checker.diags);
      Checker inner(checker.program, scope, Checker::Mode::Comptime);
      if (Const value = inner.evaluate(*condition, checker.program.boolType()); value && value.isSymbolic())
        report.note(loc, diag::AddTrailingWhere, checker.program.print(value));
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
  return checkClauses(checker, scope, alias.wheres, loc, inUserCode(scope), "for parametric value");
}

void Checker::checkStructConstraints(Type type, SourceLoc loc) {
  StructInfo *info = type.structInfo();
  if (!info || !info->syntax || info->syntax->wheres.empty())
    return;
  StructFacts &facts = program.facts(type);
  if (facts.constraintsChecked)
    return;
  facts.constraintsChecked = type.isConcrete();
  if (!checkClauses(*this, program.facts(type).scope, info->syntax->wheres, loc, info->isUserCode()))
    program.facts(type).constraintsChecked = false;
}

} // namespace kiln

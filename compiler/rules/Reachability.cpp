// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Statements that no path reaches (D-144), as far as their form alone shows it, and the functions nested in a body: their decorators and names.

#include "diagnostics/CheckDeclDiags.h"
#include "diagnostics/RulesDiags.h"
#include "rules/DeclRules.h"
#include "llvm/ADT/DenseMap.h"

using namespace kiln;
using namespace kiln::ast;
using llvm::dyn_cast;

static llvm::StringRef whatEnds(Block body);

/// Whether a `break` in `body` leaves the loop around it.
static bool breaksOut(Block body) {
  return llvm::any_of(body, [](const Stmt *stmt) {
    if (llvm::isa<BreakStmt>(stmt))
      return true;
    if (auto *branch = dyn_cast<IfStmt>(stmt))
      return breaksOut(branch->elseBody) ||
             llvm::any_of(branch->branches, [](const IfStmt::Branch &part) { return breaksOut(part.body); });
    if (auto *with = dyn_cast<WithStmt>(stmt))
      return breaksOut(with->body);
    if (auto *attempt = dyn_cast<TryStmt>(stmt))
      return breaksOut(attempt->parts.body) || breaksOut(attempt->parts.exceptBody) ||
             breaksOut(attempt->parts.elseBody) || breaksOut(attempt->parts.finallyBody);
    // Inner loops keep their breaks; their `else` suites belong to the outer one.
    if (auto *loop = dyn_cast<WhileStmt>(stmt))
      return breaksOut(loop->elseBody);
    if (auto *loop = dyn_cast<ForStmt>(stmt))
      return breaksOut(loop->elseBody);
    return false;
  });
}

static bool isTrue(const Expr *expr) {
  auto *literal = dyn_cast<BoolLiteral>(expr->ignoreParens());
  return literal && literal->value;
}

/// What control never gets past, in the words of the warning; empty when it may.
static llvm::StringRef whatEnds(const Stmt &stmt) {
  switch (stmt.kind()) {
  case Stmt::Kind::ReturnStmt:
    return "return statement";
  case Stmt::Kind::RaiseStmt:
    return "raise statement";
  case Stmt::Kind::BreakStmt:
    return "break statement";
  case Stmt::Kind::ContinueStmt:
    return "continue statement";
  case Stmt::Kind::IfStmt: {
    auto &branch = llvm::cast<IfStmt>(stmt);
    if (!branch.isComptime && isTrue(branch.branches.front().condition) && !whatEnds(branch.branches.front().body).empty())
      return "'if True'";
    bool all = branch.hasElse() && !whatEnds(branch.elseBody).empty() &&
               llvm::all_of(branch.branches, [](const IfStmt::Branch &part) { return !whatEnds(part.body).empty(); });
    return all ? "if statement with then/else that do not fall through" : "";
  }
  case Stmt::Kind::WhileStmt: {
    auto &loop = llvm::cast<WhileStmt>(stmt);
    return isTrue(loop.condition) && !breaksOut(loop.body) ? "'while True'" : "";
  }
  default:
    return "";
  }
}

static llvm::StringRef whatEnds(Block body) {
  for (const Stmt *stmt : body)
    if (llvm::StringRef text = whatEnds(*stmt); !text.empty())
      return text;
  return "";
}

namespace {
/// Walks the body of one function.
struct BodyWalk {
  DiagnosticEngine &diags;
  llvm::SmallVector<const Decl *, 4> plain; ///< nested functions that capture nothing
  llvm::SmallVector<const FunctionDecl *, 4> closures;

  void walk(Block body);
  void nested(const Decl &decl, bool isComptime);
  unsigned comptimeDepth = 0;
};
} // namespace

void BodyWalk::nested(const Decl &decl, bool isComptime) {
  rules::checkDecorators(decl, diags);
  auto *function = dyn_cast<FunctionDecl>(&decl);
  if (!function)
    return;
  rules::checkBody(*function, diags);
  if (isComptime || !function->decorators.empty() || function->signature.effects.capturing())
    return;
  if (function->signature.captures.entries.empty())
    plain.push_back(function);
  else
    closures.push_back(function);
}

void BodyWalk::walk(Block body) {
  bool reported = false;
  for (auto [index, stmt] : llvm::enumerate(body)) {
    llvm::StringRef text = reported || index + 1 == body.size() ? "" : whatEnds(*stmt);
    if (!text.empty()) {
      diags.report(body[index + 1]->loc(), diag::RuleUnreachable, text);
      reported = true;
    }
    if (auto *branch = dyn_cast<IfStmt>(stmt)) {
      comptimeDepth += branch->isComptime;
      for (const IfStmt::Branch &part : branch->branches)
        walk(part.body);
      walk(branch->elseBody);
      comptimeDepth -= branch->isComptime;
    } else if (auto *loop = dyn_cast<WhileStmt>(stmt)) {
      walk(loop->body);
      walk(loop->elseBody);
    } else if (auto *loop = dyn_cast<ForStmt>(stmt)) {
      walk(loop->body);
      walk(loop->elseBody);
    } else if (auto *with = dyn_cast<WithStmt>(stmt)) {
      walk(with->body);
    } else if (auto *attempt = dyn_cast<TryStmt>(stmt)) {
      for (Block part : {attempt->parts.body, attempt->parts.exceptBody, attempt->parts.elseBody, attempt->parts.finallyBody})
        walk(part);
    } else if (auto *decl = dyn_cast<DeclStmt>(stmt)) {
      nested(*decl->decl, comptimeDepth);
    }
  }
}

/// Nested functions of one function have different signatures, also in disjoint blocks, and closures different names (06/RET-10).
void rules::checkBody(const FunctionDecl &function, DiagnosticEngine &diags) {
  BodyWalk body{diags, {}, {}};
  body.walk(function.body());
  checkOverloads(List<const Decl *>(body.plain), diags);
  llvm::SmallDenseMap<Identifier, const FunctionDecl *> seen;
  for (const FunctionDecl *closure : body.closures)
    if (auto [it, isNew] = seen.try_emplace(closure->name.id, closure); !isNew)
      diags.report(closure->loc(), diag::InvalidRedefinition, (function.nameStr() + "()::" + closure->nameStr() + "::__storage").str())
          .note(it->second->loc(), diag::PreviousDefinition);
}

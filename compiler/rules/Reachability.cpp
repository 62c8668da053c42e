// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Statements that no path reaches (D-144), as far as their form alone shows it, and the decorators of nested functions.

#include "diagnostics/RulesDiags.h"
#include "rules/DeclRules.h"

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

void rules::checkBody(Block body, DiagnosticEngine &diags) {
  bool reported = false;
  for (auto [index, stmt] : llvm::enumerate(body)) {
    llvm::StringRef text = reported || index + 1 == body.size() ? "" : whatEnds(*stmt);
    if (!text.empty()) {
      diags.report(body[index + 1]->loc(), diag::RuleUnreachable, text);
      reported = true;
    }
    if (auto *branch = dyn_cast<IfStmt>(stmt)) {
      for (const IfStmt::Branch &part : branch->branches)
        checkBody(part.body, diags);
      checkBody(branch->elseBody, diags);
    } else if (auto *loop = dyn_cast<WhileStmt>(stmt)) {
      checkBody(loop->body, diags);
      checkBody(loop->elseBody, diags);
    } else if (auto *loop = dyn_cast<ForStmt>(stmt)) {
      checkBody(loop->body, diags);
      checkBody(loop->elseBody, diags);
    } else if (auto *with = dyn_cast<WithStmt>(stmt)) {
      checkBody(with->body, diags);
    } else if (auto *attempt = dyn_cast<TryStmt>(stmt)) {
      for (Block part : {attempt->parts.body, attempt->parts.exceptBody, attempt->parts.elseBody, attempt->parts.finallyBody})
        checkBody(part, diags);
    } else if (auto *decl = dyn_cast<DeclStmt>(stmt)) {
      checkDecorators(*decl->decl, diags);
      if (auto *function = dyn_cast<FunctionDecl>(decl->decl))
        checkBody(function->body(), diags);
    }
  }
}

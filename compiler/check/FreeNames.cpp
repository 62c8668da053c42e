// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The names that a function body uses without declaring them, in the order of first use.
#include "check/FreeNames.h"
#include "ast/Children.h"
#include "ast/Decl.h"
#include "llvm/ADT/DenseSet.h"

namespace kiln {

namespace {

/// Collects names that are read or written, and names that are declared anywhere in the body.
struct Collector {
  llvm::SetVector<Identifier> used;
  llvm::DenseSet<Identifier> declared;

  void expr(const ast::Expr *node) {
    if (!node)
      return;
    using namespace ast;
    if (auto *e = llvm::dyn_cast<NameExpr>(node)) {
      if (!e->isEscaped)
        used.insert(e->name);
    } else if (auto *e = llvm::dyn_cast<LambdaExpr>(node)) {
      nested(*e->function);
    } else if (auto *e = llvm::dyn_cast<VarPattern>(node)) {
      declares(e->target);
    } else if (auto *e = llvm::dyn_cast<RefPattern>(node)) {
      declares(e->target);
    } else {
      if (auto *e = llvm::dyn_cast<ComprehensionExpr>(node))
        for (const ComprehensionClause &clause : e->clauses)
          if (clause.isFor())
            declares(clause.target);
      anyChild(*node, [&](const Expr &child) {
        expr(&child);
        return false;
      });
    }
  }

  /// Names that a pattern introduces.
  void declares(const ast::Expr *target) {
    if (!target)
      return;
    using namespace ast;
    target = target->ignoreParens();
    if (auto *e = llvm::dyn_cast<NameExpr>(target))
      declared.insert(e->name);
    else if (auto *e = llvm::dyn_cast<TupleExpr>(target)) {
      for (const Expr *element : e->elements)
        declares(element);
    } else if (auto *e = llvm::dyn_cast<VarPattern>(target))
      declares(e->target);
    else if (auto *e = llvm::dyn_cast<RefPattern>(target))
      declares(e->target);
    else
      expr(target);
  }

  void nested(const ast::FunctionDecl &function) {
    Collector inner;
    inner.function(function);
    for (Identifier name : inner.used)
      if (!inner.declared.contains(name))
        used.insert(name);
  }

  void function(const ast::FunctionDecl &function) {
    for (const ast::ParamDecl *param : function.signature.params.params)
      declared.insert(param->name.id);
    for (const ast::ArgDecl *arg : function.signature.args.args) {
      declared.insert(arg->name.id);
      expr(arg->defaultValue);
    }
    for (const ast::Capture &capture : function.signature.captures.entries)
      if (!capture.isDefault())
        used.insert(capture.name.id);
    body(function.body());
  }

  void body(ast::Block stmts) {
    for (const ast::Stmt *node : stmts)
      stmt(node);
  }

  void stmt(const ast::Stmt *node) {
    using namespace ast;
    if (auto *s = llvm::dyn_cast<ExprStmt>(node)) {
      expr(s->expr);
    } else if (auto *s = llvm::dyn_cast<AssignStmt>(node)) {
      expr(s->value);
      for (const AssignTarget &target : s->targets)
        expr(target.target);
    } else if (auto *s = llvm::dyn_cast<AugAssignStmt>(node)) {
      expr(s->target);
      expr(s->value);
    } else if (auto *s = llvm::dyn_cast<ReturnStmt>(node)) {
      expr(s->value);
    } else if (auto *s = llvm::dyn_cast<RaiseStmt>(node)) {
      expr(s->value);
    } else if (auto *s = llvm::dyn_cast<AssertStmt>(node)) {
      expr(s->condition);
      expr(s->message);
    } else if (auto *s = llvm::dyn_cast<IfStmt>(node)) {
      for (const IfStmt::Branch &branch : s->branches) {
        expr(branch.condition);
        body(branch.body);
      }
      body(s->elseBody);
    } else if (auto *s = llvm::dyn_cast<WhileStmt>(node)) {
      expr(s->condition);
      body(s->body);
      body(s->elseBody);
    } else if (auto *s = llvm::dyn_cast<ForStmt>(node)) {
      expr(s->iterable);
      declares(s->target);
      body(s->body);
      body(s->elseBody);
    } else if (auto *s = llvm::dyn_cast<TryStmt>(node)) {
      body(s->parts.body);
      declares(s->parts.exceptTarget);
      body(s->parts.exceptBody);
      body(s->parts.elseBody);
      body(s->parts.finallyBody);
    } else if (auto *s = llvm::dyn_cast<WithStmt>(node)) {
      for (const WithItem &item : s->items) {
        expr(item.context);
        declares(item.target);
      }
      body(s->body);
    } else if (auto *s = llvm::dyn_cast<DeclStmt>(node)) {
      if (auto *function = llvm::dyn_cast<FunctionDecl>(s->decl)) {
        declared.insert(function->name.id);
        nested(*function);
      } else if (auto *comptime = llvm::dyn_cast<ComptimeDecl>(s->decl)) {
        expr(comptime->value);
        if (comptime->target)
          declares(comptime->target);
        else
          declared.insert(comptime->name.id);
      }
    }
  }
};

} // namespace

llvm::SmallVector<Identifier, 8> freeNames(const ast::FunctionDecl &function) {
  Collector collector;
  collector.function(function);
  llvm::SmallVector<Identifier, 8> result;
  for (Identifier name : collector.used)
    if (!collector.declared.contains(name))
      result.push_back(name);
  return result;
}

bool mentions(ast::Block block, Identifier name) {
  Collector collector;
  collector.body(block);
  return collector.used.contains(name);
}

} // namespace kiln

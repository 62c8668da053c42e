// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Dispatch on the class of a node: derive from ExprVisitor<Me, Result, Args...> and define visitX(const X &, Args...)
// for the classes of interest; the others end in visitExpr (visitStmt, visitDecl).

#ifndef KILN_AST_VISITOR_H
#define KILN_AST_VISITOR_H

#include "ast/Decl.h"
#include "llvm/Support/ErrorHandling.h"

namespace kiln::ast {

template <typename Derived, typename Result = void, typename... Args> class ExprVisitor {
public:
  Result visit(const Expr *expr, Args... args) {
    switch (expr->kind()) {
#define EXPR(NAME)                                                                                   \
  case Expr::Kind::NAME:                                                                             \
    return self().visit##NAME(*llvm::cast<NAME>(expr), std::forward<Args>(args)...);
#include "ast/Nodes.def"
    }
    llvm_unreachable("unknown expression");
  }
#define EXPR(NAME)                                                                                   \
  Result visit##NAME(const NAME &expr, Args... args) {                                               \
    return self().visitExpr(expr, std::forward<Args>(args)...);                                      \
  }
#include "ast/Nodes.def"
  Result visitExpr(const Expr &, Args...) { return Result(); }

private:
  Derived &self() { return static_cast<Derived &>(*this); }
};

template <typename Derived, typename Result = void, typename... Args> class StmtVisitor {
public:
  Result visit(const Stmt *stmt, Args... args) {
    switch (stmt->kind()) {
#define STMT(NAME)                                                                                   \
  case Stmt::Kind::NAME:                                                                             \
    return self().visit##NAME(*llvm::cast<NAME>(stmt), std::forward<Args>(args)...);
#include "ast/Nodes.def"
    }
    llvm_unreachable("unknown statement");
  }
#define STMT(NAME)                                                                                   \
  Result visit##NAME(const NAME &stmt, Args... args) {                                               \
    return self().visitStmt(stmt, std::forward<Args>(args)...);                                      \
  }
#include "ast/Nodes.def"
  Result visitStmt(const Stmt &, Args...) { return Result(); }

private:
  Derived &self() { return static_cast<Derived &>(*this); }
};

template <typename Derived, typename Result = void, typename... Args> class DeclVisitor {
public:
  Result visit(const Decl *decl, Args... args) {
    switch (decl->kind()) {
#define DECL(NAME)                                                                                   \
  case Decl::Kind::NAME:                                                                             \
    return self().visit##NAME(*llvm::cast<NAME>(decl), std::forward<Args>(args)...);
#include "ast/Nodes.def"
    }
    llvm_unreachable("unknown declaration");
  }
#define DECL(NAME)                                                                                   \
  Result visit##NAME(const NAME &decl, Args... args) {                                               \
    return self().visitDecl(decl, std::forward<Args>(args)...);                                      \
  }
#include "ast/Nodes.def"
  Result visitDecl(const Decl &, Args...) { return Result(); }

private:
  Derived &self() { return static_cast<Derived &>(*this); }
};

} // namespace kiln::ast

#endif // KILN_AST_VISITOR_H

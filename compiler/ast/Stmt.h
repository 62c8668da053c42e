// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Statements.

#ifndef KILN_AST_STMT_H
#define KILN_AST_STMT_H

#include "ast/Expr.h"

namespace kiln::ast {

#define KILN_STMT(NAME)                                                                              \
  static bool classof(const Stmt *stmt) { return stmt->kind() == Kind::NAME; }

/// A suite: statements and the docstring that they begin with (only of functions and types).
using Block = List<const Stmt *>;

struct ExprStmt : Stmt {
  explicit ExprStmt(const Expr *expr) : Stmt(Kind::ExprStmt, expr->range(), expr->loc()), expr(expr) {}
  KILN_STMT(ExprStmt)
  const Expr *expr;
};

/// A target of an assignment with what follows it.
struct AssignTarget {
  const Expr *target = nullptr; ///< names, members, subscripts, tuples, lists, VarPattern, RefPattern
  const Expr *annotation = nullptr;
  SourceLoc opLoc;           ///< of "=" or of the augmented operator; invalid without a value
  bool isAugmented = false;  ///< only in chains like `a = b += c`, which are type errors (STM-19)
  BinaryOp op = BinaryOp::Add; ///< of an augmented assignment
};

/// `t1 = t2: T = value`, and `t: T` or `var t` without a value. Targets in the order written; loc() is the first "=", or
/// the first token.
struct AssignStmt : Stmt {
  AssignStmt(SourceRange range, List<AssignTarget> targets, const Expr *value)
      : Stmt(Kind::AssignStmt, range, targets.front().opLoc ? targets.front().opLoc : range.begin),
        targets(targets), value(value) {}
  KILN_STMT(AssignStmt)
  List<AssignTarget> targets; ///< at least one
  const Expr *value;          ///< null for a declaration without initializer
};

/// `target op= value`; loc() is the operator.
struct AugAssignStmt : Stmt {
  AugAssignStmt(SourceRange range, SourceLoc opLoc, BinaryOp op, const Expr *target, const Expr *value)
      : Stmt(Kind::AugAssignStmt, range, opLoc), op(op), target(target), value(value) {}
  KILN_STMT(AugAssignStmt)
  BinaryOp op;
  const Expr *target, *value;
};

struct ReturnStmt : Stmt {
  ReturnStmt(SourceRange range, const Expr *value) : Stmt(Kind::ReturnStmt, range), value(value) {}
  KILN_STMT(ReturnStmt)
  const Expr *value; ///< null without one
};

struct RaiseStmt : Stmt {
  RaiseStmt(SourceRange range, const Expr *value) : Stmt(Kind::RaiseStmt, range), value(value) {}
  KILN_STMT(RaiseStmt)
  const Expr *value; ///< null: re-raise
};

struct BreakStmt : Stmt {
  explicit BreakStmt(SourceRange range) : Stmt(Kind::BreakStmt, range) {}
  KILN_STMT(BreakStmt)
};

struct ContinueStmt : Stmt {
  explicit ContinueStmt(SourceRange range) : Stmt(Kind::ContinueStmt, range) {}
  KILN_STMT(ContinueStmt)
};

struct PassStmt : Stmt {
  explicit PassStmt(SourceRange range) : Stmt(Kind::PassStmt, range) {}
  KILN_STMT(PassStmt)
};

/// `...` as a statement.
struct EllipsisStmt : Stmt {
  explicit EllipsisStmt(SourceRange range) : Stmt(Kind::EllipsisStmt, range) {}
  KILN_STMT(EllipsisStmt)
};

/// `assert condition, message`, also with `comptime`.
struct AssertStmt : Stmt {
  AssertStmt(SourceRange range, const Expr *condition, const Expr *message, bool isComptime)
      : Stmt(Kind::AssertStmt, range), condition(condition), message(message), isComptime(isComptime) {}
  KILN_STMT(AssertStmt)
  const Expr *condition;
  const Expr *message; ///< or null
  bool isComptime;
};

/// `if` with its `elif`s, also with `comptime`.
struct IfStmt : Stmt {
  struct Branch {
    SourceLoc loc; ///< of "if" or "elif"
    const Expr *condition;
    Block body;
  };
  IfStmt(SourceRange range, List<Branch> branches, Block elseBody, SourceLoc elseLoc, bool isComptime)
      : Stmt(Kind::IfStmt, range), branches(branches), elseBody(elseBody), elseLoc(elseLoc),
        isComptime(isComptime) {}
  KILN_STMT(IfStmt)
  List<Branch> branches; ///< at least one
  Block elseBody;
  SourceLoc elseLoc; ///< invalid without `else`
  bool isComptime;
  bool hasElse() const { return elseLoc.isValid(); }
};

struct WhileStmt : Stmt {
  WhileStmt(SourceRange range, const Expr *condition, Block body, Block elseBody, SourceLoc elseLoc)
      : Stmt(Kind::WhileStmt, range), condition(condition), body(body), elseBody(elseBody),
        elseLoc(elseLoc) {}
  KILN_STMT(WhileStmt)
  const Expr *condition;
  Block body, elseBody;
  SourceLoc elseLoc;
  bool hasElse() const { return elseLoc.isValid(); }
};

struct ForStmt : Stmt {
  ForStmt(SourceRange range, const Expr *target, const Expr *iterable, Block body, Block elseBody,
          SourceLoc elseLoc, bool isComptime)
      : Stmt(Kind::ForStmt, range), target(target), iterable(iterable), body(body), elseBody(elseBody),
        elseLoc(elseLoc), isComptime(isComptime) {}
  KILN_STMT(ForStmt)
  const Expr *target;
  const Expr *iterable;
  Block body, elseBody;
  SourceLoc elseLoc;
  bool isComptime;
  bool hasElse() const { return elseLoc.isValid(); }
};

/// `try`; the locations of absent parts are invalid.
struct TryStmt : Stmt {
  struct Parts {
    Block body;
    SourceLoc exceptLoc;
    const Expr *exceptTarget = nullptr; ///< null: `except:`
    Block exceptBody;
    SourceLoc elseLoc;
    Block elseBody;
    SourceLoc finallyLoc;
    Block finallyBody;
  };
  TryStmt(SourceRange range, const Parts &parts) : Stmt(Kind::TryStmt, range), parts(parts) {}
  KILN_STMT(TryStmt)
  Parts parts;
  bool hasExcept() const { return parts.exceptLoc.isValid(); }
  bool hasElse() const { return parts.elseLoc.isValid(); }
  bool hasFinally() const { return parts.finallyLoc.isValid(); }
};

struct WithItem {
  const Expr *context;
  const Expr *target; ///< null without `as`
};

struct WithStmt : Stmt {
  WithStmt(SourceRange range, List<WithItem> items, Block body)
      : Stmt(Kind::WithStmt, range), items(items), body(body) {}
  KILN_STMT(WithStmt)
  List<WithItem> items;
  Block body;
};

/// `a.b.c` with leading dots, if any.
struct ModulePath {
  unsigned dots = 0; ///< 0: absolute
  List<Name> components;
  SourceRange range;
};

/// `import a.b as c, d`
struct ImportStmt : Stmt {
  struct Item {
    ModulePath path;
    Name alias; ///< empty without `as`
  };
  ImportStmt(SourceRange range, List<Item> items) : Stmt(Kind::ImportStmt, range), items(items) {}
  KILN_STMT(ImportStmt)
  List<Item> items;
};

/// `from a.b import x as y, z` or `from a import *`
struct FromImportStmt : Stmt {
  struct Item {
    Name name;
    Name alias; ///< empty without `as`
    /// The name that is bound.
    const Name &bound() const { return alias ? alias : name; }
  };
  FromImportStmt(SourceRange range, ModulePath module, List<Item> items, SourceLoc star,
                 List<Decorator> decorators)
      : Stmt(Kind::FromImportStmt, range), module(module), items(items), star(star),
        decorators(decorators) {}
  KILN_STMT(FromImportStmt)
  ModulePath module;
  List<Item> items;
  SourceLoc star; ///< of `*`, else invalid
  List<Decorator> decorators;
  bool isWildcard() const { return star.isValid(); }
};

/// A declaration among statements: `def`, `comptime`, `__mlir_region` in bodies; everything at module level.
struct DeclStmt : Stmt {
  DeclStmt(SourceRange range, SourceLoc loc, const Decl *decl)
      : Stmt(Kind::DeclStmt, range, loc), decl(decl) {}
  KILN_STMT(DeclStmt)
  const Decl *decl;
};

/// Stands for what could not be parsed; a diagnostic was given.
struct ErrorStmt : Stmt {
  explicit ErrorStmt(SourceRange range, const Stmt *inner = nullptr)
      : Stmt(Kind::ErrorStmt, range), inner(inner) {}
  KILN_STMT(ErrorStmt)
  const Stmt *inner; ///< what could be read of it, for the names that it declares; may be null
};

#undef KILN_STMT

} // namespace kiln::ast

#endif // KILN_AST_STMT_H

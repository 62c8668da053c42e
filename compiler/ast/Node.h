// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The bases of all nodes. Nodes live in the arena of their Module, are written once by the parser and never destroyed:
// their fields are public and must not be changed afterwards.

#ifndef KILN_AST_NODE_H
#define KILN_AST_NODE_H

#include "ast/Identifier.h"
#include "source/Location.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Casting.h"

namespace kiln::ast {

class Module;
#define EXPR(NAME) struct NAME;
#define STMT(NAME) struct NAME;
#define DECL(NAME) struct NAME;
#include "ast/Nodes.def"

template <typename T> using List = llvm::ArrayRef<T>;

/// A name with its place in the source.
struct Name {
  Identifier id;
  SourceRange range;

  SourceLoc loc() const { return range.begin; }
  llvm::StringRef str() const { return id.str(); }
  explicit operator bool() const { return bool(id); }
};

enum class BinaryOp : uint8_t {
#define BINARY(NAME, SPELLING, STEM) NAME,
#include "ast/Operators.def"
};
enum class UnaryOp : uint8_t {
#define UNARY(NAME, SPELLING, METHOD) NAME,
#include "ast/Operators.def"
};
enum class CompareOp : uint8_t {
#define COMPARE(NAME, SPELLING, METHOD) NAME,
#include "ast/Operators.def"
};

/// Returns how the operator is written.
llvm::StringRef spelling(BinaryOp op);
llvm::StringRef spelling(UnaryOp op);
llvm::StringRef spelling(CompareOp op);
/// Returns the special method that the operator calls: "__add__", "__neg__", "__eq__", "__contains__".
llvm::StringRef forwardMethod(BinaryOp op);
llvm::StringRef reflectedMethod(BinaryOp op);
llvm::StringRef inPlaceMethod(BinaryOp op);
llvm::StringRef method(UnaryOp op);
llvm::StringRef method(CompareOp op);

/// An expression; types and assignment targets are expressions, too.
class Expr {
public:
  enum class Kind : uint8_t {
#define EXPR(NAME) NAME,
#include "ast/Nodes.def"
  };

  Kind kind() const { return exprKind; }
  /// Returns the name of the node class.
  llvm::StringRef kindName() const;
  SourceRange range() const { return exprRange; }
  /// Where diagnostics about this expression point (DIA-11): the operator, the "(" of a call, the "[" of a subscript,
  /// the "." of a member access, else the first token.
  SourceLoc loc() const { return exprLoc; }
  SourceLoc begin() const { return exprRange.begin; }
  SourceLoc end() const { return exprRange.end; }

  /// Returns the expression without the parentheses around it.
  const Expr *ignoreParens() const;

protected:
  Expr(Kind kind, SourceRange range, SourceLoc loc) : exprRange(range), exprLoc(loc), exprKind(kind) {}
  Expr(Kind kind, SourceRange range) : Expr(kind, range, range.begin) {}

private:
  SourceRange exprRange;
  SourceLoc exprLoc;
  Kind exprKind;
};

class Stmt {
public:
  enum class Kind : uint8_t {
#define STMT(NAME) NAME,
#include "ast/Nodes.def"
  };

  Kind kind() const { return stmtKind; }
  llvm::StringRef kindName() const;
  SourceRange range() const { return stmtRange; }
  /// The first token (for an assignment its operator).
  SourceLoc loc() const { return stmtLoc; }

protected:
  Stmt(Kind kind, SourceRange range, SourceLoc loc) : stmtRange(range), stmtLoc(loc), stmtKind(kind) {}
  Stmt(Kind kind, SourceRange range) : Stmt(kind, range, range.begin) {}

private:
  SourceRange stmtRange;
  SourceLoc stmtLoc;
  Kind stmtKind;
};

/// `@expr` above a declaration.
struct Decorator {
  SourceLoc at;
  const Expr *expr;

  /// Returns the dotted name without arguments ("compiler.register"); empty if the expression is malformed.
  std::string name() const;
  /// Returns the call that follows the name, or null.
  const CallExpr *call() const;
};

class Decl {
public:
  enum class Kind : uint8_t {
#define DECL(NAME) NAME,
#include "ast/Nodes.def"
  };

  Kind kind() const { return declKind; }
  llvm::StringRef kindName() const;
  /// From the first decorator or keyword to the last token.
  SourceRange range() const { return declRange; }
  /// For the parser.
  void setEnd(SourceLoc end) { declRange.end = end; }
  /// Declarations are located at their name.
  SourceLoc loc() const { return name ? name.loc() : declRange.begin; }
  llvm::StringRef nameStr() const { return name.str(); }

  /// Empty for unnamed arguments of function types, lambdas and destructuring.
  Name name;
  List<Decorator> decorators;
  /// The docstring, or null.
  const StringLiteral *docstring = nullptr;
  /// The declaration (struct, trait, extension, function) in which it stands; null at module level.
  const Decl *parent = nullptr;
  const Module *module = nullptr;

  /// Returns the decorator with this dotted name, or null.
  const Decorator *findDecorator(llvm::StringRef dottedName) const;

protected:
  Decl(Kind kind, SourceRange range) : declRange(range), declKind(kind) {}

private:
  SourceRange declRange;
  Kind declKind;
};

} // namespace kiln::ast

#endif // KILN_AST_NODE_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Expressions.

#ifndef KILN_AST_EXPR_H
#define KILN_AST_EXPR_H

#include "ast/Node.h"
#include "llvm/ADT/APInt.h"

namespace kiln::ast {

/// Gives a node class its classof.
#define KILN_EXPR(NAME)                                                                              \
  static bool classof(const Expr *expr) { return expr->kind() == Kind::NAME; }

/// An unsigned number of any width.
struct IntegerLiteral : Expr {
  IntegerLiteral(SourceRange range, unsigned bits, List<uint64_t> words)
      : Expr(Kind::IntegerLiteral, range), bits(bits), words(words) {}
  KILN_EXPR(IntegerLiteral)
  unsigned bits; ///< active bits, at least 1
  List<uint64_t> words;
  /// Returns the value in `bits` bits, to be read as unsigned.
  llvm::APInt value() const { return llvm::APInt(bits, words); }
};

/// The exact rational mantissa * 10^exponent.
struct FloatLiteral : Expr {
  FloatLiteral(SourceRange range, llvm::StringRef spelling, unsigned bits, List<uint64_t> words,
               int64_t exponent)
      : Expr(Kind::FloatLiteral, range), spelling(spelling), bits(bits), words(words), exponent(exponent) {}
  KILN_EXPR(FloatLiteral)
  llvm::StringRef spelling; ///< as written, underscores included
  unsigned bits;
  List<uint64_t> words;
  int64_t exponent; ///< decimal; clamped to +-10^12
  /// Returns the mantissa (all digits without the point) in `bits` bits, to be read as unsigned.
  llvm::APInt mantissa() const { return llvm::APInt(bits, words); }
};

/// One or several adjacent string tokens.
struct StringLiteral : Expr {
  StringLiteral(SourceRange range, llvm::StringRef value, unsigned pieces)
      : Expr(Kind::StringLiteral, range), value(value), pieces(pieces) {}
  KILN_EXPR(StringLiteral)
  llvm::StringRef value; ///< decoded bytes, UTF-8
  unsigned pieces;       ///< number of tokens
};

/// A piece of a t-string: literal text, or (expr set) an interpolated expression.
struct TStringPart {
  llvm::StringRef text;       ///< decoded; "{{" and "}}" are single braces here
  const Expr *expr = nullptr; ///< null for text
  SourceRange range;
  SourceLoc loneBrace; ///< a single "}" in the text (rejected at instantiation, TST-5); usually invalid
};

struct TStringExpr : Expr {
  TStringExpr(SourceRange range, List<TStringPart> parts) : Expr(Kind::TStringExpr, range), parts(parts) {}
  KILN_EXPR(TStringExpr)
  List<TStringPart> parts; ///< no two text parts in a row
};

struct BoolLiteral : Expr {
  BoolLiteral(SourceRange range, bool value) : Expr(Kind::BoolLiteral, range), value(value) {}
  KILN_EXPR(BoolLiteral)
  bool value;
};

struct NoneLiteral : Expr {
  explicit NoneLiteral(SourceRange range) : Expr(Kind::NoneLiteral, range) {}
  KILN_EXPR(NoneLiteral)
};

/// `...`: a value, or "unbind the rest" in a parameter list.
struct EllipsisExpr : Expr {
  explicit EllipsisExpr(SourceRange range) : Expr(Kind::EllipsisExpr, range) {}
  KILN_EXPR(EllipsisExpr)
};

/// `_`: discard pattern, or an unbound parameter.
struct DiscardExpr : Expr {
  explicit DiscardExpr(SourceRange range) : Expr(Kind::DiscardExpr, range) {}
  KILN_EXPR(DiscardExpr)
};

struct NameExpr : Expr {
  NameExpr(SourceRange range, Identifier name, bool isEscaped)
      : Expr(Kind::NameExpr, range), name(name), isEscaped(isEscaped) {}
  KILN_EXPR(NameExpr)
  Identifier name;
  bool isEscaped; ///< written in back quotes (pieces of MLIR text in `__mlir_type[...]`)
};

/// `Self`
struct SelfTypeExpr : Expr {
  explicit SelfTypeExpr(SourceRange range) : Expr(Kind::SelfTypeExpr, range) {}
  KILN_EXPR(SelfTypeExpr)
};

/// `base.name`; loc() is the dot. `__mlir_op.\`index.add\`` is a member of the NameExpr `__mlir_op`.
struct MemberExpr : Expr {
  MemberExpr(SourceRange range, SourceLoc dot, const Expr *base, Name name)
      : Expr(Kind::MemberExpr, range, dot), base(base), name(name) {}
  KILN_EXPR(MemberExpr)
  const Expr *base;
  Name name;
};

/// An entry of a call, subscript or brace display.
struct Argument {
  enum Kind : uint8_t { Positional, Keyword, Star, DoubleStar };
  Kind kind = Positional;
  Name name;                   ///< of keyword arguments
  const Expr *value = nullptr; ///< without the stars; a SliceExpr only in subscripts
  SourceRange range;           ///< with name and stars
};

/// `callee(args)`; loc() is the "(".
struct CallExpr : Expr {
  CallExpr(SourceRange range, const Expr *callee, SourceRange parens, List<Argument> args)
      : Expr(Kind::CallExpr, range, parens.begin), callee(callee), parens(parens), args(args) {}
  KILN_EXPR(CallExpr)
  const Expr *callee;
  SourceRange parens;
  List<Argument> args;
};

/// `base[args]`; loc() is the "[".
struct SubscriptExpr : Expr {
  SubscriptExpr(SourceRange range, const Expr *base, SourceRange brackets, List<Argument> args)
      : Expr(Kind::SubscriptExpr, range, brackets.begin), base(base), brackets(brackets), args(args) {}
  KILN_EXPR(SubscriptExpr)
  const Expr *base;
  SourceRange brackets;
  List<Argument> args;
};

/// `lower:upper:step`; missing parts are null.
struct SliceExpr : Expr {
  SliceExpr(SourceRange range, const Expr *lower, const Expr *upper, const Expr *step, bool hasStepColon)
      : Expr(Kind::SliceExpr, range), lower(lower), upper(upper), step(step), hasStepColon(hasStepColon) {}
  KILN_EXPR(SliceExpr)
  const Expr *lower, *upper, *step;
  bool hasStepColon; ///< two colons: the three-part form, even without a step
};

/// `-x` `+x` `~x`
struct UnaryExpr : Expr {
  UnaryExpr(SourceRange range, UnaryOp op, const Expr *operand)
      : Expr(Kind::UnaryExpr, range), op(op), operand(operand) {}
  KILN_EXPR(UnaryExpr)
  UnaryOp op;
  const Expr *operand;
};

/// loc() is the operator.
struct BinaryExpr : Expr {
  BinaryExpr(SourceRange range, SourceLoc opLoc, BinaryOp op, const Expr *lhs, const Expr *rhs)
      : Expr(Kind::BinaryExpr, range, opLoc), op(op), lhs(lhs), rhs(rhs) {}
  KILN_EXPR(BinaryExpr)
  BinaryOp op;
  const Expr *lhs, *rhs;
};

/// `a < b <= c`: n+1 operands, n operators, n >= 1; loc() is the first operator.
struct CompareChainExpr : Expr {
  struct Link {
    CompareOp op;
    SourceLoc loc;
  };
  CompareChainExpr(SourceRange range, List<const Expr *> operands, List<Link> links)
      : Expr(Kind::CompareChainExpr, range, links.front().loc), operands(operands), links(links) {}
  KILN_EXPR(CompareChainExpr)
  List<const Expr *> operands;
  List<Link> links;
};

struct AndExpr : Expr {
  AndExpr(SourceRange range, SourceLoc opLoc, const Expr *lhs, const Expr *rhs)
      : Expr(Kind::AndExpr, range, opLoc), lhs(lhs), rhs(rhs) {}
  KILN_EXPR(AndExpr)
  const Expr *lhs, *rhs;
};

struct OrExpr : Expr {
  OrExpr(SourceRange range, SourceLoc opLoc, const Expr *lhs, const Expr *rhs)
      : Expr(Kind::OrExpr, range, opLoc), lhs(lhs), rhs(rhs) {}
  KILN_EXPR(OrExpr)
  const Expr *lhs, *rhs;
};

struct NotExpr : Expr {
  NotExpr(SourceRange range, const Expr *operand) : Expr(Kind::NotExpr, range), operand(operand) {}
  KILN_EXPR(NotExpr)
  const Expr *operand;
};

/// `thenExpr if condition else elseExpr`; loc() is the "if".
struct ConditionalExpr : Expr {
  ConditionalExpr(SourceRange range, SourceLoc ifLoc, const Expr *condition, const Expr *thenExpr,
                  const Expr *elseExpr)
      : Expr(Kind::ConditionalExpr, range, ifLoc), condition(condition), thenExpr(thenExpr),
        elseExpr(elseExpr) {}
  KILN_EXPR(ConditionalExpr)
  const Expr *condition, *thenExpr, *elseExpr;
};

/// A lambda is a nameless function whose body is one ReturnStmt with `body`.
struct LambdaExpr : Expr {
  LambdaExpr(SourceRange range, const FunctionDecl *function, const Expr *body)
      : Expr(Kind::LambdaExpr, range), function(function), body(body) {}
  KILN_EXPR(LambdaExpr)
  const FunctionDecl *function;
  const Expr *body;
};

struct FunctionSignature;

/// `def(A, b: B) raises -> R` as a type. Legacy `fn(...)` has its `thin` effect set (LEG-10).
struct FunctionTypeExpr : Expr {
  FunctionTypeExpr(SourceRange range, const FunctionSignature *signature)
      : Expr(Kind::FunctionTypeExpr, range), signature(signature) {}
  KILN_EXPR(FunctionTypeExpr)
  const FunctionSignature *signature;
};

/// `__generator_type[n: Int] Int`: the type of parametric compile-time values (PAL-4). Only parameters and result are set.
struct GeneratorTypeExpr : Expr {
  GeneratorTypeExpr(SourceRange range, const FunctionSignature *signature)
      : Expr(Kind::GeneratorTypeExpr, range), signature(signature) {}
  KILN_EXPR(GeneratorTypeExpr)
  const FunctionSignature *signature;
};

/// `a, b` or `(a, b)` or `()`; the parentheses, if any, belong to it.
struct TupleExpr : Expr {
  TupleExpr(SourceRange range, List<const Expr *> elements, bool hasParens)
      : Expr(Kind::TupleExpr, range), elements(elements), hasParens(hasParens) {}
  KILN_EXPR(TupleExpr)
  List<const Expr *> elements;
  bool hasParens;
};

/// `(inner)`: grouping.
struct ParenExpr : Expr {
  ParenExpr(SourceRange range, const Expr *inner) : Expr(Kind::ParenExpr, range), inner(inner) {}
  KILN_EXPR(ParenExpr)
  const Expr *inner;
};

struct ListExpr : Expr {
  ListExpr(SourceRange range, List<const Expr *> elements)
      : Expr(Kind::ListExpr, range), elements(elements) {}
  KILN_EXPR(ListExpr)
  List<const Expr *> elements;
};

/// `{a, b}`: a set; with keyword entries or no entries at all, an initializer list.
struct SetExpr : Expr {
  SetExpr(SourceRange range, List<Argument> elements) : Expr(Kind::SetExpr, range), elements(elements) {}
  KILN_EXPR(SetExpr)
  List<Argument> elements; ///< Positional or Keyword
};

struct DictExpr : Expr {
  struct Entry {
    const Expr *key; ///< null for `**value`
    const Expr *value;
  };
  DictExpr(SourceRange range, List<Entry> entries) : Expr(Kind::DictExpr, range), entries(entries) {}
  KILN_EXPR(DictExpr)
  List<Entry> entries; ///< at least one
};

/// `for target in expr` or `if expr` of a comprehension.
struct ComprehensionClause {
  SourceLoc loc;                ///< the keyword
  const Expr *target = nullptr; ///< null for `if`
  const Expr *expr = nullptr;   ///< iterable or condition
  bool isFor() const { return target; }
};

struct ComprehensionExpr : Expr {
  enum class Form : uint8_t { List, Set, Dict };
  ComprehensionExpr(SourceRange range, Form form, const Expr *key, const Expr *element,
                    List<ComprehensionClause> clauses)
      : Expr(Kind::ComprehensionExpr, range), form(form), key(key), element(element), clauses(clauses) {}
  KILN_EXPR(ComprehensionExpr)
  Form form;
  const Expr *key; ///< only of dictionaries
  const Expr *element;
  List<ComprehensionClause> clauses; ///< the first one is a `for`
};

/// `operand^`; loc() is the "^".
struct TransferExpr : Expr {
  TransferExpr(SourceRange range, SourceLoc opLoc, const Expr *operand)
      : Expr(Kind::TransferExpr, range, opLoc), operand(operand) {}
  KILN_EXPR(TransferExpr)
  const Expr *operand;
};

/// `target := value`; loc() is the ":=".
struct WalrusExpr : Expr {
  WalrusExpr(SourceRange range, SourceLoc opLoc, const Expr *target, const Expr *value)
      : Expr(Kind::WalrusExpr, range, opLoc), target(target), value(value) {}
  KILN_EXPR(WalrusExpr)
  const Expr *target, *value;
};

/// `*operand` or `**operand` where it is not an Argument.
struct StarredExpr : Expr {
  StarredExpr(SourceRange range, const Expr *operand, bool isDouble)
      : Expr(Kind::StarredExpr, range), operand(operand), isDouble(isDouble) {}
  KILN_EXPR(StarredExpr)
  const Expr *operand;
  bool isDouble;
};

struct AwaitExpr : Expr {
  AwaitExpr(SourceRange range, const Expr *operand) : Expr(Kind::AwaitExpr, range), operand(operand) {}
  KILN_EXPR(AwaitExpr)
  const Expr *operand;
};

/// `comptime (operand)`
struct ComptimeExpr : Expr {
  ComptimeExpr(SourceRange range, const Expr *operand)
      : Expr(Kind::ComptimeExpr, range), operand(operand) {}
  KILN_EXPR(ComptimeExpr)
  const Expr *operand; ///< a tuple for a comma list
};

/// The keyword forms: `type_of(...)` and so on.
struct SpecialFormExpr : Expr {
  enum class Form : uint8_t {
    TypeOf,
    OriginOf,
    ConformsTo,
    FunctionsInModule,
    GetCurrentFunctionName,
    StructFieldRef,
    GetMvalueAsLitref,
    GetLitrefAsMvalue,
    GetAddressAsOwnedValue,
    GetAddressAsUninitLvalue,
    IsRunInComptimeInterpreter, ///< no parentheses, no operands
  };
  SpecialFormExpr(SourceRange range, Form form, List<const Expr *> operands)
      : Expr(Kind::SpecialFormExpr, range), form(form), operands(operands) {}
  KILN_EXPR(SpecialFormExpr)
  Form form;
  List<const Expr *> operands;
};

/// `var target` in a target: everything in it is declared.
struct VarPattern : Expr {
  VarPattern(SourceRange range, const Expr *target) : Expr(Kind::VarPattern, range), target(target) {}
  KILN_EXPR(VarPattern)
  const Expr *target; ///< a TupleExpr for a comma list
};

/// `ref target` in a target.
struct RefPattern : Expr {
  RefPattern(SourceRange range, const Expr *target) : Expr(Kind::RefPattern, range), target(target) {}
  KILN_EXPR(RefPattern)
  const Expr *target;
};

/// Stands for what could not be parsed; a diagnostic was given.
struct ErrorExpr : Expr {
  explicit ErrorExpr(SourceRange range) : Expr(Kind::ErrorExpr, range) {}
  KILN_EXPR(ErrorExpr)
};

#undef KILN_EXPR

} // namespace kiln::ast

#endif // KILN_AST_EXPR_H

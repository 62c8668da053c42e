// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Compile-time parameters: how bracket lists meet declared parameters, and how parameters get values (spec 04 sections 1-7).
#ifndef KILN_CHECK_PARAMETERS_H
#define KILN_CHECK_PARAMETERS_H

#include "check/Checker.h"

namespace kiln {

/// The entries of `[...]`, to be evaluated in `scope`.
std::shared_ptr<BoundParameters> collectParameters(llvm::ArrayRef<ast::Argument> args, Scope *scope);

/// What a bracket list gives to one declared parameter.
struct ParameterSlot {
  const BoundParameter *item = nullptr;
  llvm::SmallVector<const BoundParameter *, 2> rest; ///< entries of a variadic parameter
  bool given() const { return item || !rest.empty(); }
};

/// What `assignParameters` says of a value for which there is no parameter.
inline constexpr llvm::StringLiteral unexpectedParameter = "unexpected parameter";
/// Distributes `items` over `params` (PKD). `isBound(i)`: parameter i has a value and takes no entry. Returns the reason of a failure.
std::optional<std::string> assignParameters(llvm::ArrayRef<const ast::ParamDecl *> params, const BoundParameters &items,
                                            llvm::SmallVectorImpl<ParameterSlot> &slots, llvm::function_ref<bool(unsigned)> isBound);

/// Enters every parameter as unresolved into `scope`.
void declareUnresolved(Scope *scope, llvm::ArrayRef<const ast::ParamDecl *> params);
/// Gives `param` a value after converting it to the parameter's type, which is evaluated (or, when it depends on parameters without a
/// value, matched) in `scope`. `why` receives the reason of a failure.
bool bindParameter(Checker &checker, Scope *scope, const ast::ParamDecl *param, Const value, std::string *why);
/// Evaluates one bracket entry for `param` of `scope` and binds it.
bool bindEntry(Checker &checker, Scope *scope, const ast::ParamDecl *param, const ParameterSlot &slot, Scope *entryScope, std::string *why);
/// Binds what is unresolved to its default or, for variadics, to the empty list. Returns the first parameter that stays without a value.
const ast::ParamDecl *bindDefaults(Checker &checker, Scope *scope, llvm::ArrayRef<const ast::ParamDecl *> params, std::string *why);
/// `value` as an operand; functions and parametric declarations, which have no type of their own, get that of their name.
Operand constantOperand(Program &program, Const value, SourceLoc loc);
/// The value of a variadic parameter: a TypeList or ParameterList of `elements`.
Const variadicValue(Checker &checker, Scope *scope, const ast::ParamDecl *param, llvm::ArrayRef<Const> elements);
/// The elements of a TypeList, ParameterList or raw list value; none when it isn't one.
std::optional<llvm::ArrayRef<Const>> listElements(Const value);
/// Whether the parameter is bounded by a trait, so that its values are types.
bool isTypeParameter(Checker &checker, Scope *scope, const ast::ParamDecl *param);

/// The first parameter without a value that `expr` depends on in `scope`; none when there is none.
bool mentionsUnresolved(Program &program, const ast::Expr &expr, Scope *scope, Identifier *which = nullptr);
/// Calls `leaf` for every name, `Self`, and member of `Self` in `expr` until it returns true.
void visitNames(const ast::Expr &expr, llvm::function_ref<bool(const ast::Expr &)> leaf);
/// The first use of one of `names` in `expr`, or null.
const ast::NameExpr *findName(const ast::Expr &expr, llvm::ArrayRef<Identifier> names);
/// Whether `expr` depends on the name of a run-time argument (`type_of(a)`, `a.dtype`, `ref[a]`).
bool mentionsName(const ast::Expr &expr, llvm::ArrayRef<Identifier> names);

/// Returns a scope in which the parameters of the alias `generator` stand for the entries of `expr` (none: all open), which are seen from
/// `scope`; those that depend on what is still open stand for their syntax. Null after a failure.
Scope *bindAliasPattern(Checker &checker, Scope *scope, Const generator, const ast::SubscriptExpr *expr, std::string *why);
/// How often the value of one alias may contain itself while patterns are matched.
constexpr unsigned mostAliasPatterns = 16;

/// Returns the alias that `Self.name` is, as a generator, when its value depends on parameters of the struct around that are still open; else
/// null.
Const openMemberAlias(Program &program, const ast::Expr &expr, Scope *scope);

/// The compile-time value of an entity; null when it has none (variables, unresolved parameters, overload sets).
Const constantOf(Checker &checker, const Entity &entity, SourceLoc loc);
/// The value of a module-level (or block-level) comptime declaration without parameters, or its generator. Memoised.
Const evaluateAlias(Program &program, AliasInfo *alias, Scope *scope, SourceLoc loc);
/// A function constant whose type is its function literal type; the same function always gives the same constant.
Const functionValue(Program &program, FunctionInfo *info, Scope *scope, Type self, llvm::ArrayRef<Const> bound);
/// The function literal type of a function constant.
Type functionLiteralOf(Program &program, Const function);
/// A struct type with the entries of a bracket list bound. `mayUnbind`: parameters may stay without a value.
Type bindStruct(Checker &checker, Type base, const BoundParameters &items, SourceLoc loc, bool inferRest);
/// A parametric alias with entries bound: the value when all are, else a generator.
Const bindAlias(Checker &checker, Const generator, const BoundParameters &items, SourceLoc loc);
/// Expression-level pieces that need no general walk: names, Self, members of types, subscripts of types, type forms, small literals.
/// None: the general walk has to do it. A null Const: an error was reported.
std::optional<Const> evaluateQuick(Checker &checker, const ast::Expr &expr, Type expected, bool allowUnbound);
/// The text of a type with unbound parameters: only its name when all are.
std::string printUnbound(Program &program, Type type);
/// Whether a comptime member of a type with unbound parameters depends on one of them; diagnoses it (BND-8).
bool needsUnbound(Checker &checker, Type type, AliasInfo *alias, SourceLoc loc);
/// Diagnoses `Self.n` in a constructor whose result type fixes n (INI-6).
bool diagnoseFixedParameter(Checker &checker, const ast::MemberExpr &member);
/// `Self` as seen from `scope`, with unbound arguments for parameters that have no value yet.
Type selfType(Program &program, Scope *scope);
/// The scope that binds the parameters of the enclosing struct or trait.
Scope *selfScope(Scope *scope);

/// Whether two constants are the same for matching: origins are compared leniently (an erased one equals any).
bool sameValue(Program &program, Const a, Const b);
/// Whether two types differ at most in origins that erase or weaken.
bool sameUpToOrigins(Program &program, Type from, Type to);
/// Whether `actual` is an instance of the partially bound `pattern`.
bool matchesUnbound(Program &program, Type pattern, Type actual);
/// Converts a constant without running code. None: not one of the simple cases. A null Const is never returned.
std::optional<Const> convertConstant(Program &program, Const value, Type type);
/// The dtype code and length of a SIMD type whose arguments are known.
struct SimdShape {
  uint8_t dtype;
  uint64_t length;
};
std::optional<SimdShape> simdShape(Program &program, Type type);
/// Whether `type` is a vector of integers or Bools.
bool isIntegral(Program &program, Type type);
/// The payload of a literal-typed constant (IntLiteral, FloatLiteral, StringLiteral), or null.
Const literalPayload(Program &program, Const value);
/// The image of a number literal in a SIMD type (each lane), modulo 2^bits or rounded once to nearest even. None: not possible.
std::optional<Const> literalToSimd(Program &program, Const payload, Type simd);
/// The origin of the place that `expr` denotes, found without emitting anything; null when it is not such a place.
Origin originOfExpr(Checker &checker, const ast::Expr &expr);
/// The operand (type, origin, mutability; no IR) that `expr` would give; None-kind when it has to be checked in earnest.
Operand dryOperand(Checker &checker, const ast::Expr &expr);
/// The type of a value that is of type `a` or `b`, which differ in origins only: each origin is the union of the two (05/ORG-17). Null when
/// they differ otherwise.
Type unionOfOrigins(Program &program, Type a, Type b);
/// Whether values of `type` stay where they are constructed (05/MOV-3).
bool isImmovable(Program &program, Type type);
/// Calls of members of origin values: `o.unsafe_mut_cast[m]()`, `o._get_owned_interior["x"]`, `o.contains[p]`, `o.equals[p]`.
std::optional<Const> originMember(Checker &checker, const ast::Expr &expr);

} // namespace kiln

#endif // KILN_CHECK_PARAMETERS_H

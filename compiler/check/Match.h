// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// A call being resolved: its arguments, one candidate tried into a match, and the choice among matches (spec 04 sections 7-13).
#ifndef KILN_CHECK_MATCH_H
#define KILN_CHECK_MATCH_H

#include "check/Operand.h"
#include "check/Scope.h"
#include "diagnostics/Diagnostics.h"
#include <string>

namespace kiln {

class Checker;

/// One operand of a call.
struct Argument {
  enum Kind : uint8_t { Positional, Keyword, Star, DoubleStar } kind = Positional;
  Identifier name;          ///< Keyword
  Operand operand;          ///< checked, or Deferred
  const ast::Expr *expr = nullptr;
  SourceLoc loc;
  SourceRange range;        ///< as it is written, with its name; invalid for what the program doesn't write
  /// The origin id of the temporary that will hold a value without storage of its own, once a signature names it; 0: none.
  uint32_t temporary = 0;
};

/// One operand of `f[...]`, evaluated when the candidate's parameter is known.
struct BoundParameter {
  Identifier name;          ///< null: positional
  const ast::Expr *expr = nullptr;
  Const value;              ///< already evaluated (instead of expr)
  bool isStar = false, isUnbound = false, isEllipsis = false;
  SourceLoc loc;
  llvm::StringRef context = "a parameter list"; ///< what messages call the place
};
struct BoundParameters {
  llvm::SmallVector<BoundParameter, 4> items;
  Scope *scope = nullptr;   ///< in which the expressions are evaluated
};

/// Why a candidate is not viable: `candidate not viable: <text>`.
struct MatchFailure {
  std::string text;
  SourceRange range;             ///< of the operand concerned, or invalid
  std::vector<Diagnostic> notes;
  bool inconclusive = false;     ///< constraint neither proven nor refuted
  bool hardError = false;        ///< the notes are complete errors to be shown instead
  explicit operator bool() const { return !text.empty(); }
};

/// How one declared argument is supplied.
struct MatchedArgument {
  Type type;                     ///< concrete type of the argument (element type for variadics)
  FunctionTypeArg declared;
  llvm::SmallVector<unsigned, 1> arguments; ///< indices into the call's arguments; several for variadics; empty: default
  const ast::Expr *defaultExpr = nullptr;
  llvm::SmallVector<Type, 2> packTypes;     ///< packs: the element types
};

/// One candidate tried for one call.
struct Match {
  FunctionInfo *function = nullptr;
  Type self;                     ///< struct type (exact, with origins) the member belongs to
  Scope *scope = nullptr;        ///< binds all parameters, exact
  llvm::SmallVector<MatchedArgument, 4> args; ///< in declaration order, without `out`
  llvm::MutableArrayRef<Argument> operands;
  const FunctionTypeData *signature = nullptr; ///< concrete, exact origins
  IRValue pointer;               ///< indirect calls: the function pointer
  FunctionInstance *target = nullptr; ///< indirect calls at compile time: the function that the pointer holds
  /// Legacy closures passed for compile-time parameters: each is one more argument, behind the declared ones (Closures.h).
  llvm::SmallVector<Variable *, 0> closures;
  MatchFailure failure;
  /// Ranking (04/OVR-6).
  unsigned conversionPoints = 0, conventionMismatches = 0, parameterCount = 0;
  bool bindsVariadic = false, isStatic = false, isImplicit = false;
  bool implicitCopyMissing = false; ///< a place is passed owned although its type isn't implicitly copyable
  /// Archetype walk: which candidate it is depends on what is not known.
  bool undecided = false;
  bool viable() const { return !failure; }
};

/// Tries one candidate. Emits nothing; diagnostics stay inside the match.
Match matchCandidate(Checker &checker, FunctionInfo *function, Scope *functionScope, Type selfType, const BoundParameters *explicitParams,
                     llvm::MutableArrayRef<Argument> arguments, bool allowConversions = true);
/// Unifies a type expression in `scope` (with Unresolved and Pattern entities) with a type; binds what it can. False: mismatch.
bool unifyType(Checker &checker, const ast::Expr &pattern, Scope *scope, Type actual, std::string *why = nullptr);
bool unifyConst(Checker &checker, const ast::Expr &pattern, Scope *scope, Const actual, std::string *why = nullptr);

} // namespace kiln

#endif // KILN_CHECK_MATCH_H

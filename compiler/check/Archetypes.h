// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Checking generic code by its definition: opaque stand-ins for parameters that have exactly what their bounds promise, and the facts
// (`where`, `comptime if`, `comptime assert`) that add to it.
#ifndef KILN_CHECK_ARCHETYPES_H
#define KILN_CHECK_ARCHETYPES_H

#include "check/Match.h"
#include "check/Program.h"

namespace kiln {

namespace ast {
struct SubscriptExpr;
}

/// While it lives, what depends on values that are not known stays silent.
class ArchetypeWalk {
public:
  explicit ArchetypeWalk(Program &program, bool on = true) : program(program), saved(program.archetypeWalk) { program.archetypeWalk = on; }
  ArchetypeWalk(const ArchetypeWalk &) = delete;
  ~ArchetypeWalk() { program.archetypeWalk = saved; }

private:
  Program &program;
  bool saved;
};

/// While it lives, what is assumed through it holds.
class Assumptions {
public:
  explicit Assumptions(Program &program);
  Assumptions(const Assumptions &) = delete;
  ~Assumptions();
  /// Takes `condition`, evaluated in `scope`, to be `holds`. Of conjunctions each part holds; what says nothing about conformance is
  /// passed over.
  void assume(Scope *scope, const ast::Expr &condition, bool holds = true);
  /// Takes all clauses to hold.
  void assume(Scope *scope, llvm::ArrayRef<ast::WhereClause> wheres);
  /// Leaves what was assumed to the object around this one.
  void keep() { isKept = true; }

private:
  void add(Type type, Type trait);
  void assumeApplied(Scope *scope, const ast::SubscriptExpr &expr);
  bool isKept = false;
  Program &program;
  size_t savedCount, savedFacts;
  unsigned savedNumber;
};

/// Remembers that `condition` holds in the function of `checker`, for clauses that ask for it and can't be folded (04/CSV-6).
void recordEvidence(Checker &checker, const ast::Expr &condition);
/// Whether a call depends on stand-ins: of parameters, of the receiver, or of argument types.
bool isOpen(const Match &match);
/// Holds back diagnostics while it lives; then emits those that hold for every instance.
class CertainDiagnostics {
public:
  explicit CertainDiagnostics(Program &program) : program(program), capture(program.diags) {}
  CertainDiagnostics(const CertainDiagnostics &) = delete;
  ~CertainDiagnostics();
  bool hasErrors() const { return capture.hasErrors(); }
  /// Ends the capture and hands over what would have been emitted.
  std::vector<Diagnostic> take();

private:
  Program &program;
  DiagnosticCapture capture;
};

/// What is known of a condition in generic code.
enum class Truth : uint8_t {
  False,
  True,
  Unproven, ///< understood, but no bound or assumption promises it
  Unknown   ///< depends on a value
};
/// Text of the value of a `conforms_to` that is not proven.
inline constexpr llvm::StringLiteral unprovenConformance = "conforms_to";
/// Decides a condition in `scope` during the walk. Diagnostics are dropped.
Truth decideCondition(Program &program, Scope *scope, const ast::Expr &condition);
/// Whether nothing is known of a compile-time value, so that it may be anything, a type or a list, too.
bool isAnything(Const value);
/// A compile-time value of `type` about which nothing else is known; equal to no other.
Const unknownValue(Program &program, Type type);
/// Whether a value of a type that is not known, or a compile-time value in whose place something unknown stands.
bool isUnknown(const Operand &operand);
/// Whether another type may turn out to be the same as `type`.
bool isOpen(Type type);
/// Whether a compile-time value isn't known, or is a type some part of which isn't.
inline bool isOpenValue(Const value) { return value.isType() ? isOpen(value.asType()) : value.isSymbolic(); }
/// What a call with this signature gives where nothing can be emitted.
Operand placeholder(Checker &checker, const FunctionTypeData &signature, SourceLoc loc);

/// Checks the body of a loop of whose elements nothing is known: once, as if it may also be left out.
void checkLoopOnce(Checker &checker, llvm::function_ref<void()> body);

/// The value that stands for `param`; parameters before it have values in `scope`. Errors in its type are reported.
Const archetypeOf(Program &program, Scope *scope, const ast::ParamDecl *param);
/// Gives every parameter a stand-in in `scope`.
void bindArchetypes(Program &program, Scope *scope, llvm::ArrayRef<const ast::ParamDecl *> params);
/// The struct applied to stand-ins of its parameters.
Type openStruct(Program &program, StructInfo *info);
/// The condition of a clause, which may be written as a tuple `(condition, "message")`.
const ast::Expr &conditionOf(const ast::WhereClause &where);

} // namespace kiln

#endif // KILN_CHECK_ARCHETYPES_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The walk over syntax. A `Checker` is the state of one walk: a function body that is emitted, an expression that is evaluated at
// compile time, or an archetype walk that only diagnoses. What it does with each construct is in the files named below; they share
// this class.
#ifndef KILN_CHECK_CHECKER_H
#define KILN_CHECK_CHECKER_H

#include "ast/Expr.h"
#include "ast/Stmt.h"
#include "check/Emitter.h"
#include "check/Match.h"
#include "check/Program.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <deque>

namespace kiln {

/// What the user of an expression wants; all optional.
struct Expected {
  Type type;                 ///< contextual type (may have unbound arguments)
  IRValue destination;       ///< an uninitialized place of exactly `type` to construct into (RES-1); the operand returned is then None-kind "done" (Place)
  Origin overwritten;        ///< of a destination that may still hold a value: a call with operands that refer to it gets a temporary (EXC-8)
  bool discard = false;      ///< the value is not used
  bool useDefault = false;   ///< displays without a type take their default type instead of being deferred
  bool isCallee = false;     ///< what is called or gets parameters: a method of a value may be named
  bool wantPlace = false;    ///< a reference is bound: conditional expressions over places stay places
  struct Overwrite *overwrite = nullptr; ///< the value is assigned to a place that holds another one
  Expected() = default;
  Expected(Type type) : type(type) {}
  static Expected callee() {
    Expected expected;
    expected.isCallee = true;
    return expected;
  }
};

/// An untracked place that is assigned to. A call whose operands can't be the place destroys the old value and constructs its result there
/// (05/DST-31).
struct Overwrite {
  Operand place;
  bool done = false;
};

class Checker {
public:
  /// Runtime: emits IR. Comptime: every expression must yield a constant (calls run in the interpreter).
  enum class Mode : uint8_t { Runtime, Comptime };

  Checker(Program &program, Scope *scope, Mode mode);
  ~Checker();

  Program &program;
  ValueContext &values;
  DiagnosticEngine &diags;
  Mode mode;
  Scope *scope;                       ///< innermost
  bool inUserCode() const { return kiln::inUserCode(scope); }
  FunctionInstance *function = nullptr;
  std::unique_ptr<Emitter> emitter;   ///< null in Comptime mode
  Checker *outer = nullptr;           ///< checker of the enclosing function (nested functions with captures)
  /// Definition-time walk of generic code: unknowns stay silent, IR is thrown away.
  bool archetypes = false;
  /// Comptime mode: where the expression stands, for `cannot use a dynamic value in <context>`.
  llvm::StringRef comptimeContext = "comptime initializer";
  /// Operands are only typed (`type_of(x)`, `origin_of(x)` where nothing is emitted): variables are fine although the mode is Comptime, calls
  /// yield Values, Places or Temporaries of the right type with null IR values, nothing is interpreted.
  bool unevaluated = false;
  /// Comptime mode: a variable is fine as the base of a member that depends on its type only (`xs.__len__()` of a pack).
  bool tolerateDynamic = false;
  /// Calls so far that may change storage of this function: their number, and for each origin base the last of them.
  const ast::CallExpr *calling = nullptr; ///< whose callee is being chosen
  SourceLoc assigned;                     ///< of the target while its new value is converted, for messages
  unsigned mutations = 0;
  llvm::DenseMap<uint32_t, unsigned> mutatedAt;
  /// Whether `place`, given by a getter, may lie elsewhere by now.
  bool isStale(const Operand &place);
  /// What follows cannot be reached: it is checked, and emitted into blocks that nothing jumps to.
  bool dead = false;
  /// A `comptime assert` does not hold: what follows it is not looked at (STM-29).
  bool assertFailed = false;
  /// Statements checked so far, copies of `finally` suites and of the bodies of `comptime for` included.
  unsigned statementsChecked = 0;
  /// Bodies that grow beyond this by copies of their parts could not be compiled anyway.
  static constexpr unsigned mostStatements = 200'000;
  /// While a comprehension is being checked: the types of those inside of it, which would be found anew at each level otherwise.
  llvm::DenseMap<const ast::Expr *, Type> comprehensionTypes;
  /// The type that was found so for the comprehension in `operand`, or null.
  Type knownComprehension(const Operand &operand) const {
    return operand.expr ? comprehensionTypes.lookup(operand.expr->ignoreParens()) : Type();
  }
  unsigned comprehensionDepth = 0;
  /// The body is an input of an interactive session: what it declares outside of blocks outlives it (Interactive.h).
  bool isSessionInput = false;

  bool isComptime() const { return mode == Mode::Comptime; }
  template <typename... Args> DiagnosticBuilder error(SourceLoc loc, diag::Id id, const Args &...args) { return diags.report(loc, id, args...); }
  /// `type` as messages show it.
  std::string print(Type type);
  Operand notSupported(SourceLoc loc, llvm::StringRef what);

  //===--- expressions (Expressions.cpp, Literals.cpp, Displays.cpp, Names.cpp, Operators.cpp, ...) ---===//
  /// Checks and emits. Deferred operands are returned only when `expected` has no type and the construct needs one.
  Operand check(const ast::Expr &expr, const Expected &expected = {});
  /// check + convert to `type`; yields a Constant, Value, Place or Temporary of exactly that type.
  Operand checkAs(const ast::Expr &expr, Type type, const Expected &extra = {});
  /// The value of an omitted argument, written in the scope of the declaration: known at compile time, fresh for each call (06/ARGL-4).
  Operand defaultArgument(const ast::Expr &expr, Scope *declared, Type type);
  /// The type of a default by itself.
  Type typeOfDefault(const ast::Expr &expr, Scope *declared);
  /// Resolves a Deferred operand for a type (or its default type when null).
  Operand resolveDeferred(const Operand &operand, Type type);
  /// The type the operand has for inference and overloading, without emitting anything (checks Deferred ones speculatively).
  Type typeOf(const ast::Expr &expr);
  /// Checks an operand of `type_of` and the like: nothing is emitted or evaluated, diagnostics are reported.
  Operand checkUnevaluated(const ast::Expr &expr, const Expected &expected = {});
  /// Condition of if/while/and/or/not: the i1 by `__bool__`, or the constant.
  struct Condition { std::optional<bool> constant; IRValue bit; bool failed = false; };
  Condition checkCondition(const ast::Expr &expr);
  Condition conditionOf(Operand operand, SourceLoc loc);
  /// The next condition may be a raw `i1`: it is the right operand of `and` or `or` (07/MLIR-17).
  bool rawBitIsCondition = false;
  /// Emits a jump to `yes` or `no`; and/or/not become control flow. Returns the constant when it is one (the jump is emitted all the same).
  Condition branchOn(const ast::Expr &expr, IRBlock yes, IRBlock no);
  /// Checks `expr` and constructs `destination` (uninitialized, of `type`) from it.
  llvm::LogicalResult initializeFrom(const ast::Expr &expr, IRValue destination, Type type, llvm::StringRef what = "");
  Operand checkExpr(const ast::Expr &expr, const Expected &expected);
  Operand checkUnary(const ast::UnaryExpr &expr, const Expected &expected);
  Operand checkBinary(const ast::BinaryExpr &expr, const Expected &expected);
  Operand binary(Operand lhs, Operand rhs, ast::BinaryOp op, SourceLoc loc, const Expected &expected = {});
  Operand checkCompare(const ast::CompareChainExpr &expr, const Expected &expected);
  Operand compare(Operand lhs, Operand rhs, ast::CompareOp op, SourceLoc loc);
  Operand checkAndOr(const ast::Expr &lhs, const ast::Expr &rhs, bool isAnd, SourceLoc loc, const Expected &expected);
  Operand checkConditional(const ast::ConditionalExpr &expr, const Expected &expected);
  /// Brings two operands, each at the end of a block that is still open, together in a new block. `before` is the block that branches to
  /// them; origins made since `firstOrigin` belong to temporaries of one side.
  Operand join(Operand a, IRBlock aEnd, bool aDead, Operand b, IRBlock bEnd, bool bDead, IRBlock before, uint32_t firstOrigin, SourceLoc loc,
               const Expected &expected);
  Operand checkTransfer(const ast::TransferExpr &expr, const Expected &expected);
  Operand checkDisplay(const ast::Expr &expr, const Expected &expected);
  Operand checkTuple(const ast::TupleExpr &expr, const Expected &expected);
  /// A Tuple of `types` constructed from the elements.
  /// A tuple of values that exist only while compiling, such as functions.
  Operand comptimeTuple(llvm::ArrayRef<Const> elements, SourceLoc loc);
  Operand tupleOf(llvm::MutableArrayRef<Argument> elements, llvm::ArrayRef<Const> types, SourceLoc loc, const Expected &expected = {});
  Operand checkComprehension(const ast::ComprehensionExpr &expr, const Expected &expected);
  Operand checkTString(const ast::TStringExpr &expr, const Expected &expected);
  Operand checkSlice(const ast::SliceExpr &expr, Type type);
  Operand checkSpecialForm(const ast::SpecialFormExpr &expr, const Expected &expected);
  Operand checkWalrus(const ast::WalrusExpr &expr, const Expected &expected);
  /// `__mlir_type...`, `__mlir_attr...`, `__mlir_op...(...)`; None when `expr` isn't one (InlineMlir.cpp).
  Operand checkMlir(const ast::Expr &expr, const Expected &expected);
  /// The call of a function that the compiler implements (FunctionInfo::intrinsic); Intrinsics.cpp. emitCall hands such matches over.
  Operand emitIntrinsic(Match &match, SourceLoc loc, const Expected &expected);

  //===--- names and members (Names.cpp, Members.cpp) ---===//
  Operand checkName(Identifier name, SourceLoc loc);
  Operand operandOf(const Entity &entity, Identifier name, SourceLoc loc);
  Operand member(Operand base, Identifier name, SourceLoc loc, const Expected &expected = {});
  Operand subscript(Operand base, const ast::SubscriptExpr &expr, const Expected &expected);
  Operand memberOfType(Type type, Identifier name, SourceLoc loc);
  Operand memberOfValue(Operand base, Identifier name, SourceLoc loc);
  Operand unknownMember(const Operand &base, Identifier name, SourceLoc loc);
  /// Field `index` of a place, temporary, value or constant of a struct type.
  Operand field(Operand base, unsigned index, SourceLoc loc);
  /// An assignment target: like check(), but accessor pairs become Property operands and nothing is read.
  Operand checkTarget(const ast::Expr &expr);
  /// The getter's value of a Property; the setter's call.
  Operand readProperty(const Operand &operand);
  llvm::LogicalResult writeProperty(const Operand &operand, Operand value, SourceLoc loc);
  /// A place with the getter's value, from which `writeBack` calls the setter; the referenced place when the getter gives one.
  Operand openProperty(const Operand &operand);
  /// Gives the setter what has changed, if `place` is part of a getter's value.
  llvm::LogicalResult writeBack(const Operand &place, SourceLoc loc);
  /// A Property with the type of its value; read when the getter gives a reference.
  Operand settleProperty(Operand operand);
  /// The value of a `comptime` declaration without parameters (module level or local); null after a diagnostic.
  Const valueOfAlias(AliasInfo *alias, Scope *scope, SourceLoc loc);

  //===--- compile-time evaluation (Constants.cpp, TypeExpressions.cpp) ---===//
  /// Evaluates in Comptime mode in the current scope. Null Const after a diagnostic.
  Const evaluate(const ast::Expr &expr, Type expected = {});
  /// Evaluates a type expression. Error type after a diagnostic. `allowUnbound`: `List`, `SIMD[_, 4]` are fine.
  Type evaluateType(const ast::Expr &expr, bool allowUnbound = false);
  /// The origin of an origin specifier list (05 section 12.3).
  Origin evaluateOrigin(llvm::ArrayRef<const ast::Expr *> specifiers, std::optional<bool> mutability = {});
  /// Binds explicit parameters to a struct, alias or function: `base[...]`.
  Operand bindParameters(const Operand &base, const ast::SubscriptExpr &expr);
  /// The type with unbound arguments that a partially bound alias stands for; null when it isn't a struct type.
  Type openAliasType(Const generator);
  /// `Origin[mut=m]` of an origin.
  Type originType(Origin origin);
  /// A constant for a single function with its parameters bound; null when they can't be.
  Const functionConstant(const Operand &overloads);
  /// The signature of a function constant; null when it has parameters without values.
  /// Checks the `where` clauses of a struct type that has just become fully bound (04/BND-11).
  void checkStructConstraints(Type type, SourceLoc loc);

  //===--- conversions (Conversion.cpp) ---===//
  /// Converts implicitly (03/CNV-3) and emits what is needed. `what` completes the diagnostic (`in assignment`).
  Operand convert(Operand operand, Type type, SourceLoc loc, llvm::StringRef what = "");
  /// Whether `convert` would succeed, and its rank: 0 exact, 1 literal's own target, 2 implicit conversion; none: impossible. Emits nothing.
  std::optional<unsigned> conversionCost(const Operand &operand, Type type);
  /// Cleared while a constructor is matched for an implicit conversion: conversions by constructors are not chained (03/CNV-3).
  bool constructorsConvert = true;
  /// Materializes constants and literals: afterwards the operand is a Value, Place or Temporary of a run-time type (03/MTZ).
  /// `keepType`: literals keep their own zero-sized types instead of taking their targets.
  Operand materialize(Operand operand, SourceLoc loc, bool keepType = false);
  /// The type a variable gets from an initializer (literals by their targets).
  Type storageType(Type type);
  /// An SSA value of a value-typed operand (loads places, reads properties).
  IRValue rvalue(const Operand &operand);
  IRValue loaded(const Operand &operand); ///< the same for what is a value or a place
  /// An address of the operand's value: places as they are, values and constants spilled into a temporary.
  Operand asPlace(Operand operand, SourceLoc loc);
  /// Stores the operand as an owned value into uninitialized `destination` of `type`: constructs, moves, or copies implicitly (05/CPY-3).
  llvm::LogicalResult initialize(IRValue destination, Type type, Operand operand, SourceLoc loc);
  /// An owned value for a `var` argument: Temporary (memory types) or Value.
  Operand owned(Operand operand, SourceLoc loc);
  /// Assignment to an existing place or property (05/DST-30..34).
  llvm::LogicalResult assign(Operand target, Operand value, SourceLoc loc);
  /// Emits `keep` for everything whose origin `operand` (its place, its type) depends on.
  void keepAlive(const Operand &operand);
  void keepAlive(Origin origin);
  /// Collects the storage that an operand depends on; `everything` when it may be any.
  struct Kept {
    llvm::SmallVector<IRValue, 8> places;
    bool everything = false;
  };
  void collectKept(const Operand &operand, Kept &kept);
  void collectKept(Origin origin, Kept &kept);
  void keep(const Kept &kept);
  /// Storage of an origin base in this function, for keep: null when it isn't a local.
  IRValue storageOf(const OriginBase &base);
  /// The storage behind all origins that a type names.
  llvm::SmallVector<IRValue, 4> storagesOf(Type type);
  /// Emits which storage a reference points into, or the references inside a value of `type` (05 section 15). In Interiors.cpp.
  void noteReference(IRValue reference, Origin origin);
  void noteReferencesIn(IRValue value, Type type);
  /// Emits a local and notes the references in it.
  IRValue newStorage(llvm::StringRef name, Type type, LocalKind kind, bool userNamed = false);
  /// The part of `storage` that an atom names.
  IRValue partOf(IRValue storage, const OriginAtom &atom);
  /// Fresh temporary with its own origin; `uninitialized`.
  Operand newTemporary(Type type, SourceLoc loc);
  /// The common type of two operands (03/MRG).
  Type merge(const Operand &a, const Operand &b, Type context, SourceLoc loc);
  /// Converts to the common type that merging with one of `others` gave: by `__merge_with__`, or implicitly.
  Operand convertMerged(Operand value, llvm::ArrayRef<Type> others, Type common, SourceLoc loc);
  /// The same bytes seen as `type`, which differs from the operand's type in origins only.
  Operand reinterpret(Operand operand, Type type);
  /// The `@implicit` constructor that converts to `type`, tried for one operand; not viable when there is none.
  Match implicitConversion(const Operand &operand, Type type, llvm::SmallVectorImpl<Argument> &args);
  /// A function as a value of pointer type `type`, if it converts.
  Operand convertFunction(const Operand &operand, Type type, SourceLoc loc, bool report);

  //===--- calls (Calls.cpp, Overloads.cpp, Inference.cpp, CallEmission.cpp, Exclusivity.cpp) ---===//
  Operand checkCall(const ast::CallExpr &expr, const Expected &expected);
  /// Calls an already checked callee with already checked arguments. `name` is what diagnostics call it.
  Operand call(Operand callee, llvm::MutableArrayRef<Argument> args, SourceLoc loc, const Expected &expected = {});
  /// Calls method `name` of `receiver` (dunder methods of operators, protocols). None-kind operand without a diagnostic when the
  /// type has no such method and `optional`.
  Operand callMethod(Operand receiver, llvm::StringRef name, llvm::MutableArrayRef<Argument> args, SourceLoc loc, const Expected &expected = {}, bool optional = false);
  bool hasMethod(Type type, llvm::StringRef name);
  /// Constructs `type` (`T(args)`).
  Operand construct(Type type, llvm::MutableArrayRef<Argument> args, SourceLoc loc, const Expected &expected = {});
  /// Chooses among the functions of an Overloads operand; diagnoses and returns a match that is not viable when there is no choice.
  Match resolve(const Operand &callee, llvm::MutableArrayRef<Argument> args, llvm::SmallVectorImpl<Argument> &withReceiver, SourceLoc loc);
  /// Tries the candidates of one name; `report`: diagnose when none or several fit.
  Match chooseOverload(llvm::ArrayRef<FunctionInfo *> functions, Scope *functionScope, Type self, const BoundParameters *explicitParams,
                       llvm::MutableArrayRef<Argument> args, llvm::MutableArrayRef<Argument> argsWithReceiver, SourceLoc loc,
                       llvm::StringRef kind, Identifier name, bool allowConversions, bool report);
  /// Calls a function pointer.
  Operand callPointer(Operand callee, llvm::MutableArrayRef<Argument> args, SourceLoc loc, const Expected &expected);
  /// Whether no operand's mutable access overlaps another operand's (05 section 16); diagnoses. In Exclusivity.cpp.
  bool checkExclusivity(Match &match, SourceLoc loc, const Expected &expected);
  /// A StringLiteral constant.
  Operand stringConstant(llvm::StringRef text, SourceLoc loc);
  /// Emits the call of a finished match.
  Operand emitCall(Match &match, SourceLoc loc, const Expected &expected);

  //===--- errors (Errors.cpp) ---===//
  /// Where a raise goes: innermost `try` body or the function. 
  struct RaiseContext {
    Type errorType;          ///< null while still open (EXN-14)
    IRValue slot;            ///< error slot
    IRBlock handler = nullptr;
    bool canRaise = false;
    bool isFunction = false;
    bool used = false;
    bool isUnchecked = false; ///< of an unevaluated operand: anything may be raised
    SourceLoc fixedAt;        ///< what fixed the type of a `try` body
  };
  llvm::SmallVector<RaiseContext *, 4> raiseContexts;
  /// The context for an operation that raises `errorType`; diagnoses when there is none or types don't agree. Null on failure.
  /// When the context's type is another one to which `errorType` converts, the result is an adapter of exactly `errorType` whose handler
  /// converts. So users always store an `errorType` into `slot` and leave to `handler`.
  RaiseContext *raising(Type errorType, SourceLoc loc);

  //===--- statements (Statements.cpp, Assignments.cpp, Loops.cpp, TryWith.cpp, Patterns.cpp) ---===//
  /// Checks the body of `function` (scope = the instance's scope, emitter made): declares the arguments, walks, checks the fall-through.
  void checkFunctionBody();
  void checkBody(ast::Block body);
  void check(const ast::Stmt &stmt);
  void checkReturn(const ast::ReturnStmt &stmt);
  Operand checkAsResult(const ast::Expr &expr, Type type);
  void checkRaise(const ast::RaiseStmt &stmt);
  void checkIf(const ast::IfStmt &stmt);
  void checkWhile(const ast::WhileStmt &stmt);
  void checkFor(const ast::ForStmt &stmt);
  void checkTry(const ast::TryStmt &stmt);
  void checkWith(const ast::WithStmt &stmt, unsigned item = 0);
  void checkAssert(const ast::AssertStmt &stmt);
  void checkComptimeIf(const ast::IfStmt &stmt);
  void checkComptimeFor(const ast::ForStmt &stmt);
  void checkComptimeAssert(const ast::AssertStmt &stmt);
  void checkComptimeDecl(const ast::ComptimeDecl &decl);
  /// The elements that a `comptime for` over `iterable` visits. False after a diagnostic.
  bool comptimeElements(Const iterable, llvm::SmallVectorImpl<Const> &out, SourceLoc loc);
  bool runComptimeIterator(Operand iterable, llvm::SmallVectorImpl<Const> &out, SourceLoc loc);
  /// The text of a String, StringSpan or t-string constant.
  std::string comptimeText(Const value);
  /// A `__mlir_region` waits for its operation (MlirRegions.cpp).
  void declareRegion(const ast::RegionDecl &decl);
  void reportUnusedRegions();
  struct Region {
    const ast::RegionDecl *decl = nullptr;
    Scope *scope = nullptr;
    const ast::CallExpr *user = nullptr;
  };
  llvm::DenseMap<Identifier, Region> regions;
  llvm::StringMap<unsigned> words; ///< of the function's text, once counted
  void checkAssign(const ast::AssignStmt &stmt);
  void checkAugAssign(const ast::AugAssignStmt &stmt);
  void checkExprStmt(const ast::ExprStmt &stmt);
  /// Runs `iterable`'s iterator around `body`, which gets each element (for statements and comprehensions).
  void iterate(const ast::Expr &iterable, llvm::function_ref<void(Operand element)> body, llvm::function_ref<void()> orElse, SourceLoc loc);
  /// How the names of a pattern are bound.
  enum class Binding : uint8_t { Assign, Loop, Var, Ref };
  /// Returns the place that was bound or assigned (what the next target of a chain gets).
  Operand bindPattern(const ast::Expr &target, Operand value, Binding binding, SourceLoc loc);
  Operand bindName(Identifier name, SourceLoc nameLoc, Operand value, Binding binding, SourceLoc loc);
  /// Evaluates the places in a target before the value (EXP-83).
  void prepareTargets(const ast::Expr &target);
  llvm::DenseMap<const ast::Expr *, Operand> preparedTargets;
  /// What `name` denotes when it is local to the function (or captured); none: an assignment declares it.
  bool isLocalName(Identifier name);
  /// A variable that owns `value`.
  Variable *declareInitialized(Identifier name, SourceLoc nameLoc, Operand value, Type type, SourceLoc loc, Variable::Kind kind = Variable::Var);
  /// How implicit declarations are reported: plain target, element of a tuple target, walrus.
  enum class ImplicitForm : uint8_t { Plain, Element, Nested } implicitForm = ImplicitForm::Plain;
  /// Elements 0..n-1 of a tuple value as operands.
  bool unpackTuple(Operand value, unsigned count, llvm::SmallVectorImpl<Operand> &out, SourceLoc loc);
  /// Declares a mutable variable of `type` with storage of its own.
  Variable *declareVariable(Identifier name, SourceLoc loc, Type type, Variable::Kind kind = Variable::Var);
  /// Ends the current block as unreachable code follows.
  void afterTerminator();
  /// Whether the statement before was a call that never returns.
  bool calledNever = false;
  /// Runs the pending cleanups down to `depth`; returns false when one of them left by itself.
  bool runCleanups(unsigned depth);
  void emitReturn(SourceLoc loc);

  /// Of the function being checked.
  struct Frame {
    Type resultType;
    bool resultIsRef = false;
    Origin resultOrigin;          ///< of ref results; null: unknown
    Type exactResult;             ///< the declared type with the origins of the arguments, where it names some
    /// Of the arguments, where `exactResult` names a parameter of the function: what refers to an argument may be what is declared with it.
    llvm::SmallVector<OriginBase, 2> argumentBases;
    IRValue resultSlot;           ///< out argument, or a local for a named result of a value type
    Variable *resultVariable = nullptr; ///< named `out` result
    Scope *bodyScope = nullptr;   ///< where implicit declarations go
    unsigned exceptDepth = 0;
    llvm::SmallVector<std::pair<Operand, unsigned>, 2> handledErrors; ///< error variable of enclosing `except` suites (for bare raise)
  } frame;
  std::deque<RaiseContext> ownedContexts;
  /// A name declared in the innermost scope; diagnoses redefinitions.
  Variable *declare(Identifier name, SourceLoc loc, Operand operand, Variable::Kind kind);

  struct Loop { IRBlock breakTarget, continueTarget; unsigned cleanupDepth; bool breaks = false, continues = false; };
  llvm::SmallVector<Loop, 4> loops;
  /// Pending `finally` suites and `__exit__` calls that leaving statements must run first, innermost last.
  llvm::SmallVector<struct Cleanup *, 4> cleanups;

  //===--- interactive sessions (Interactive.cpp) ---===//
  /// Whether a declaration here is one of a variable of the session.
  bool atSessionLevel() const { return isSessionInput && scope == frame.bodyScope; }
  /// Declares a variable of the session; its operand is the uninitialized place. `type` may be an error.
  Variable *declareSessionVariable(Identifier name, SourceLoc loc, Type type);
  /// Says at run time that the variable just declared has its value.
  void finishSessionVariable(Variable &variable, SourceLoc loc);
  /// The variable of the session that `name` denotes here, or null.
  SessionVariable *sessionVariable(Identifier name);
  /// A use of a variable of the session.
  Operand useSessionVariable(SessionVariable &variable, SourceLoc loc);
  /// Moves the value of a variable of the session out of it.
  Operand transferSessionVariable(SessionVariable &variable, SourceLoc loc);
  /// Declares a `ref` binding of the session; null when what it names ends with the input.
  Variable *declareSessionReference(Identifier name, SourceLoc loc, const Operand &place);
  /// Shows the value of an expression statement and keeps it as `$N`.
  void showValue(Operand value, const ast::Expr &expr);
  /// Notes which variables a statement of the input gives a value.
  void noteSessionChanges(const ast::Stmt &stmt);
  /// Makes what the blocks of an input have declared without `var` variables of the session.
  void keepFromBlocks(llvm::ArrayRef<const ast::Stmt *> body);
  /// Ends the input: it has succeeded, what it gave values is shown.
  void finishSessionInput(SourceLoc loc);

  //===--- closures (Closures.cpp) ---===//
  void declareNested(const ast::FunctionDecl &decl);
  Operand checkLambda(const ast::LambdaExpr &expr, const Expected &expected);
  /// A use of a variable of an enclosing function.
  Operand capture(Variable &variable, SourceLoc loc);
  /// The instance of a function constant without open parameters; null after a diagnostic.
  FunctionInstance *instanceOfConstant(Const function, SourceLoc loc);
  /// Declares the captures of a closure's body as variables, before its arguments.
  void bindCaptures();
  /// Declares the legacy closures that were passed for parameters, from argument `first` of the signature on.
  void declareClosureParameters(unsigned first);
  /// Checks the body of a thunk: the call of its target.
  void checkThunkBody();
  /// Declares argument `index` of the signature as a variable of the body.
  void declareArgument(const ast::ArgDecl *syntax, const FunctionTypeArg &arg, unsigned index);
  /// Returns `result`, converted to the function's result type.
  void returnOperand(Operand result, SourceLoc loc);

  /// Storage of locals by origin id.
  llvm::DenseMap<uint32_t, IRValue> originStorage;
  llvm::DenseMap<uint32_t, Type> originTypes; ///< of the variables and arguments in originStorage
  /// Scoped block scope.
  struct BlockScope {
    Checker &checker;
    Scope *saved;
    explicit BlockScope(Checker &checker) : checker(checker), saved(checker.scope) { checker.scope = checker.program.newScope(Scope::Block, saved); }
    ~BlockScope() { checker.scope = saved; }
  };
};

} // namespace kiln

#endif // KILN_CHECK_CHECKER_H

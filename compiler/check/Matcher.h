// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The matcher behind matchCandidate: what one candidate and one call determine together. Its methods are defined by subject:
// distribution in Match.cpp, single operands in MatchOperand.cpp, variadics and packs in MatchVariadic.cpp, the open parameters and the
// concrete signature in MatchParameters.cpp.
#ifndef KILN_CHECK_MATCHER_H
#define KILN_CHECK_MATCHER_H

#include "check/Checker.h"
#include "check/Match.h"
#include "check/Parameters.h"
#include "check/SignatureFacts.h"

namespace kiln {

struct Matcher {
  Checker &checker;
  Program &program;
  Match &match;
  FunctionInfo *function;
  const ast::FunctionSignature *signature;
  llvm::MutableArrayRef<Argument> arguments;
  bool allowConversions;
  Scope *scope = nullptr;
  Scope *self = nullptr;       ///< struct scope made for unbound receivers
  Scope *closedScope = nullptr; ///< around a function without parameters: all that its types depend on
  bool namesArguments = false; ///< some type depends on an argument's name
  llvm::SmallVector<FunctionTypeArg, 4> signatureArgs;
  llvm::SmallVector<std::pair<const ast::ParamDecl *, ParameterSlot>, 0> deferred; ///< explicit parameters
  Scope *deferredScope = nullptr;

  Matcher(Checker &checker, Match &match, llvm::MutableArrayRef<Argument> arguments, bool allowConversions)
      : checker(checker), program(checker.program), match(match), function(match.function), signature(syntaxOf(match.function)),
        arguments(arguments), allowConversions(allowConversions) {}

  bool fail(const llvm::Twine &text, SourceRange range = {}, std::optional<Diagnostic> note = {}) {
    if (!match.failure) {
      match.failure.text = text.str();
      match.failure.range = range;
      if (note)
        match.failure.notes.push_back(std::move(*note));
    }
    return false;
  }
  /// Fails because of the value of `argument`.
  bool fail(const llvm::Twine &text, const Argument &argument, std::optional<Diagnostic> note = {}) {
    return fail(text, argument.expr ? argument.expr->range() : SourceRange(), std::move(note));
  }
  bool isBareParameter(const ast::Expr &expr) { return llvm::isa<ast::NameExpr>(expr.ignoreParens()); }

  //===--- distribution (ARG-8) and explicit parameters ---===//

  bool distribute();
  void makeScopes(Scope *functionScope);
  bool bindExplicit(const BoundParameters *explicitParams);
  /// Binds the entries whose types depended on parameters that the arguments have determined by now.
  bool bindDeferred();

  //===--- one operand and one declared argument ---===//

  /// The type that an expression of the declaration names, seen from the scope of the match.
  Type evaluate(const ast::Expr &expr, bool allowUnbound = true);
  /// The origin of an operand that is passed in memory: its place's, or that of the temporary it will be put in. Null: none that can be
  /// named.
  Origin originOf(Argument &argument);
  /// Makes the argument's name known to later types (`type_of(a)`).
  void nameArgument(const ast::ArgDecl &decl, Type type, Argument *argument);
  bool cannotConvert(const ast::ArgDecl &decl, Type from, Type to, const Argument &argument, const std::string &why);
  /// What an operand without a type of its own is called.
  static const char *displayName(const ast::Expr *expr);
  /// The declared type as the source has it, for messages about types that still have open parameters.
  std::string declaredText(const ast::ArgDecl &decl);
  /// Whether a declared type is that of functions with parameters of their own, or a parameter of such a type.
  bool takesParametric(const ast::Expr *typeExpr);
  /// Matches one operand with a declared type; sets `type` to the concrete type of the argument.
  bool matchOperand(const ast::ArgDecl &decl, const ast::Expr *typeExpr, Argument &argument, Convention convention, Type &type, bool isPackElement = false);
  /// An operand of a type that the archetype walk doesn't know fits whatever is declared and determines nothing.
  bool matchUnknown(const ast::Expr *typeExpr, Type &type);
  /// Matches an operand with a declared type that has open parameters.
  bool unifyOperand(const ast::ArgDecl &decl, const ast::Expr &typeExpr, Argument &argument, Type &type, bool exact);
  Type pointerType(const Operand &operand, const ast::Expr &typeExpr, Type actual);
  /// Whether the declared type names the literal's own family.
  bool wantsLiteral(const ast::Expr &expr, Type literal);
  /// The struct family of a declared type with everything open left unbound, or null. `shallow`: an entry that is open somewhere is open
  /// as a whole.
  Type familyOf(const ast::Expr &outer, bool shallow = false) { return familyIn(scope, outer, shallow); }
  Type familyIn(Scope *from, const ast::Expr &outer, bool shallow);
  /// The value that a display would have as an argument of the family of `typeExpr`. Emits nothing and reports nothing.
  Operand resolveDisplay(const Operand &operand, const ast::Expr &typeExpr, bool shallow);
  /// Checks what the convention asks of the operand and counts mismatches (OVR-6 step 3).
  bool checkConvention(const ast::ArgDecl &decl, Argument &argument, Convention convention, Type type, bool isReceiver);
  bool matchArguments();
  /// Whether a specifier names a parameter of type AddressSpace, which its default determines.
  bool isAddressSpace(const ast::Expr &expr);
  /// `ref[o] x`: the origin parameter `o` is that of the operand.
  bool fitsSpecifier(Origin declared, const Operand &operand);
  bool matchOriginSpecifier(const ast::ArgDecl &decl, Argument &argument);
  /// Whether `ref[o] x` names an immutable origin.
  bool specifiesImmutable(const ast::ArgDecl &decl);
  /// Binds what has a default and is still open.
  void bindAllDefaults();
  bool matchDefault(const ast::ArgDecl &decl, MatchedArgument &matched);

  //===--- variadic arguments and packs ---===//

  /// Element types of an unpacked variadic operand `*xs`.
  bool unpackedTypes(const Operand &operand, llvm::SmallVectorImpl<Type> &types, bool &isList, Type &element);
  /// The value of the flag `name` among the parameters of a VariadicList or VariadicPack.
  static bool variadicFlag(Type type, llvm::StringRef name);
  /// A list is handed on only to an argument of the same convention, a pack also to one that does less with it (VRD-12).
  bool canForward(const ast::ArgDecl &decl, Argument &argument, bool isList, bool isMutable, bool isOwned);
  bool matchVariadic(const ast::ArgDecl &decl, MatchedArgument &matched, FunctionTypeArg &out);
  /// Binds the list that a pack is declared by: `Ts`, `SomeTypeList[Trait]`, `Self.Ts` ...
  bool bindPack(const ast::Expr &expr, Const list, std::string *why);
  /// The trait that the elements of a pack must conform to, or null.
  Type packBound(const ast::Expr &expr);
  /// The type of one element of an inferred pack: literals take their run-time type unless the literal itself satisfies the bound better.
  Type elementType(Argument &argument, Type bound);
  Origin elementOrigin(const MatchedArgument &matched, bool isMutable);
  Type variadicListType(Type element, Origin origin, bool isMutable, bool isOwned);
  Type variadicPackType(Const list, Origin origin, bool isMutable, bool isOwned);

  //===--- what is still open, and the concrete signature ---===//

  bool finishParameters();
  /// Whether the types of arguments or of other parameters could give `param` a value.
  bool isInferable(const ast::ParamDecl *param);
  /// Where an operand's type is not known, neither is what would be inferred from it.
  bool bindUnknown(Scope *scope, llvm::ArrayRef<const ast::ParamDecl *> params);
  /// Where the struct stands, which is another module than that of an extension, the names in its defaults mean something.
  const ast::ParamDecl *bindStructDefaults(std::string *why);
  /// `List.strategy(...)`: a static method of an extension that nothing ties to the struct's parameters doesn't need their types.
  void bindUnusedTypes();
  /// Origins of the struct that a static member of an extension does not ask for (`UnsafePointer[Int].alloc(2)`).
  void bindUnusedOrigins();
  /// Takes struct parameters from the declared type of `out self`.
  bool bindSelf(Type declared);
  /// One argument for each legacy closure bound to a parameter.
  bool addClosures();
  bool makeSignature();
};

} // namespace kiln

#endif // KILN_CHECK_MATCHER_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Declarations.

#ifndef KILN_AST_DECL_H
#define KILN_AST_DECL_H

#include "ast/Stmt.h"

namespace kiln::ast {

#define KILN_DECL(NAME)                                                                              \
  static bool classof(const Decl *decl) { return decl->kind() == Kind::NAME; }

/// How an entry of a parameter or argument list may be passed (DEC-5).
enum class Section : uint8_t { InferOnly, PositionalOnly, PositionalOrKeyword, KeywordOnly };
/// The stars before a name: `*args`, `**kwargs`.
enum class Stars : uint8_t { None, One, Two };

/// A compile-time parameter.
struct ParamDecl : Decl {
  explicit ParamDecl(SourceRange range) : Decl(Kind::ParamDecl, range) {}
  KILN_DECL(ParamDecl)
  const Expr *type = nullptr; ///< null only after an error
  const Expr *defaultValue = nullptr;
  Section section = Section::PositionalOrKeyword;
  Stars stars = Stars::None;
  bool typeIsUnpacked = false; ///< `: *T`
};

enum class Convention : uint8_t { Default, Imm, Mut, Ref, Var, Out, Deinit };
/// Returns the word of the convention; "" for Default.
llvm::StringRef spelling(Convention convention);

/// `ref [origins]` of an argument or result.
struct RefSpec {
  SourceLoc loc;       ///< of `ref`; invalid if there is none
  bool hasBrackets = false;
  List<const Expr *> origins;
  bool isValid() const { return loc.isValid(); }
};

/// A run-time argument.
struct ArgDecl : Decl {
  explicit ArgDecl(SourceRange range) : Decl(Kind::ArgDecl, range) {}
  KILN_DECL(ArgDecl)
  Convention convention = Convention::Default;
  SourceLoc conventionLoc;
  bool isLegacyConvention = false; ///< `owned`, `borrowed`, `inout`; the convention above is the modern one
  RefSpec ref;                     ///< of `ref` and of `out [addrspace]`
  const Expr *type = nullptr;      ///< null if not written (first argument of a method)
  const Expr *defaultValue = nullptr;
  Section section = Section::PositionalOrKeyword;
  Stars stars = Stars::None;
  bool typeIsUnpacked = false; ///< `*args: *Ts`
};

/// `[T: X, //, n: Int]`
struct ParamList {
  SourceRange brackets; ///< invalid if there is no list
  List<const ParamDecl *> params;
  bool isWritten() const { return brackets.isValid(); }
};

struct ArgList {
  SourceRange parens; ///< invalid for a lambda without one
  List<const ArgDecl *> args;
};

/// `where condition` or `where (condition, "message")`
struct WhereClause {
  SourceLoc loc;
  const Expr *condition;
  const StringLiteral *message; ///< or null
};

/// What stands between `)` and the captures. Invalid locations mean "not written".
struct Effects {
  SourceLoc raisesLoc;
  const Expr *raisesType = nullptr; ///< null: Error
  SourceLoc capturingLoc;
  bool hasCapturingOrigins = false;
  const Expr *capturingOrigins = nullptr; ///< of `capturing [O]`; a DiscardExpr for `[_]`
  SourceLoc thinLoc;
  SourceLoc abiLoc;
  const StringLiteral *abi = nullptr;
  SourceLoc registerPassableLoc; ///< legacy, ignored
  SourceLoc unifiedLoc;          ///< legacy, ignored

  bool raises() const { return raisesLoc.isValid(); }
  bool capturing() const { return capturingLoc.isValid(); }
  bool thin() const { return thinLoc.isValid(); }
};

/// An entry of a capture list (DEC-26).
struct Capture {
  enum Kind : uint8_t { Imm, Mut, Ref, Var, Move };
  Kind kind = Imm;
  bool hasConvention = false; ///< a word was written
  Name name;                  ///< empty for a default entry
  SourceRange range;
  bool isDefault() const { return !name; }
};

struct CaptureList {
  SourceRange braces; ///< invalid if there is no list
  List<Capture> entries;
  bool isWritten() const { return braces.isValid(); }
  /// Returns the default entry, or null.
  const Capture *defaultEntry() const;
};

/// What functions, lambdas and function types have in common.
struct FunctionSignature {
  SourceRange range;
  SourceLoc asyncLoc;
  ParamList params;
  ArgList args;
  Effects effects;
  CaptureList captures;
  SourceLoc arrowLoc;           ///< invalid without a result
  RefSpec resultRef;            ///< `-> ref [o] T`
  const Expr *result = nullptr; ///< null without a result
  Name resultName;              ///< legacy `-> T as name`
  List<WhereClause> wheres;
  bool isLegacyFn = false; ///< written `fn`

  bool isAsync() const { return asyncLoc.isValid(); }
  /// Returns the `out` argument, or null.
  const ArgDecl *outArg() const;
};

/// Parses function bodies when they are asked for; implemented by the parser, owned by the Module.
class BodySource {
public:
  virtual ~BodySource();
  /// Parses the body of `function`, which is complete except for it, and sets it.
  virtual void parseBody(const FunctionDecl &function) = 0;
};

struct FunctionDecl : Decl {
  explicit FunctionDecl(SourceRange range) : Decl(Kind::FunctionDecl, range) {}
  KILN_DECL(FunctionDecl)
  SourceLoc defLoc;
  FunctionSignature signature;
  bool isLambda = false;
  /// The name is a back-quoted or plain NAME, or (methods) a keyword.
  bool nameIsKeyword = false;

  /// Returns the statements of the body; parses it now if nobody asked before (diagnostics are emitted then). Also
  /// fills `docstring`: use doc() to be sure.
  Block body() const {
    if (!bodyReady)
      parseBodyNow();
    return bodyStmts;
  }
  /// Returns the docstring of the body, or null.
  const StringLiteral *doc() const {
    (void)body();
    return docstring;
  }
  bool isBodyParsed() const { return bodyReady; }
  /// Whether the signature or the body had a syntax error: parts of it may be missing.
  bool hasErrors() const {
    (void)body();
    return bodyHasErrors || signatureHasErrors;
  }
  bool signatureHasErrors = false;
  /// Whether the body has a `comptime if` or `comptime for` (known once it is parsed).
  bool hasComptimeBranches() const {
    (void)body();
    return comptimeBranches;
  }
  /// Whether the first token of the body is `...` (known without parsing the body): a requirement, an external function.
  bool bodyStartsWithEllipsis = false;
  /// From the first token of the body to the end of the last one.
  SourceRange bodyRange;

  /// Called by the parser only.
  void setBody(Block stmts, const StringLiteral *doc, bool errors, bool hasComptimeBranches) const {
    bodyStmts = stmts;
    bodyReady = true;
    bodyHasErrors = errors;
    comptimeBranches = hasComptimeBranches;
    const_cast<FunctionDecl *>(this)->docstring = doc;
  }
  /// Tokens of the body in the module's TokenBuffer: [first, last). For the parser.
  uint32_t firstToken = 0, lastToken = 0, bodyIndent = 0;

private:
  void parseBodyNow() const;
  mutable Block bodyStmts;
  mutable bool bodyReady = false;
  mutable bool bodyHasErrors = false;
  mutable bool comptimeBranches = false;
};

/// An entry of the list behind the name of a struct, trait or extension.
struct Conformance {
  const Expr *trait;
  List<WhereClause> wheres;
};

/// What structs, traits and extensions have in common.
struct TypeDecl : Decl {
  static bool classof(const Decl *decl) {
    return decl->kind() == Kind::StructDecl || decl->kind() == Kind::TraitDecl ||
           decl->kind() == Kind::ExtensionDecl;
  }
  SourceLoc keywordLoc;
  List<Conformance> conformances;
  SourceRange conformanceParens; ///< invalid without a list
  /// Fields, functions and comptime members in the order written.
  List<const Decl *> members;

protected:
  using Decl::Decl;
};

struct StructDecl : TypeDecl {
  explicit StructDecl(SourceRange range) : TypeDecl(Kind::StructDecl, range) {}
  KILN_DECL(StructDecl)
  ParamList params;
  List<WhereClause> wheres;
};

struct TraitDecl : TypeDecl {
  explicit TraitDecl(SourceRange range) : TypeDecl(Kind::TraitDecl, range) {}
  KILN_DECL(TraitDecl)
};

struct ExtensionDecl : TypeDecl {
  explicit ExtensionDecl(SourceRange range) : TypeDecl(Kind::ExtensionDecl, range) {}
  KILN_DECL(ExtensionDecl)
};

/// `comptime name[params]: type where c = value`, or `comptime a, b = value` (then `target` is set, name is empty).
struct ComptimeDecl : Decl {
  explicit ComptimeDecl(SourceRange range) : Decl(Kind::ComptimeDecl, range) {}
  KILN_DECL(ComptimeDecl)
  SourceLoc keywordLoc;
  const Expr *target = nullptr; ///< of a destructuring declaration
  ParamList params;
  const Expr *type = nullptr;
  List<WhereClause> wheres;
  const Expr *value = nullptr; ///< null only in traits
  bool isLegacyAlias = false;
};

/// `var name: type` in a struct.
struct FieldDecl : Decl {
  explicit FieldDecl(SourceRange range) : Decl(Kind::FieldDecl, range) {}
  KILN_DECL(FieldDecl)
  const Expr *type = nullptr; ///< null only after an error
};

/// `__mlir_region name(args): body`
struct RegionDecl : Decl {
  explicit RegionDecl(SourceRange range) : Decl(Kind::RegionDecl, range) {}
  KILN_DECL(RegionDecl)
  List<const ArgDecl *> args;
  Block body;
};

#undef KILN_DECL

} // namespace kiln::ast

#endif // KILN_AST_DECL_H

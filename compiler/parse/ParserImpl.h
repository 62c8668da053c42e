// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The recursive-descent parser. Functions that return a node return null after an error that they have reported; the
// caller gives up, too, up to the statement list or declaration that recovers.

#ifndef KILN_PARSE_PARSERIMPL_H
#define KILN_PARSE_PARSERIMPL_H

#include "diagnostics/ParseDiags.h"
#include "lex/Lexer.h"
#include "parse/Parser.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace kiln::parse {

using namespace ast;
using TK = TokenKind;

/// Binding strength of infix and prefix operators (EXP-1), loosest first.
enum Precedence : int {
  PrecOr = 2,
  PrecAnd,
  PrecNot,
  PrecCompare,
  PrecBitOr,
  PrecBitXor,
  PrecBitAnd,
  PrecShift,
  PrecSum,
  PrecTerm,
  PrecUnary,
  PrecPower,
};

/// Where a statement stands.
enum class Scope : uint8_t { Module, Struct, Trait, Extension, Function };

class ParserImpl : public BodySource {
public:
  ParserImpl(Module &module, DiagnosticEngine &diags, const ParseOptions &options);

  void parseModule();
  const Expr *parseSingleExpression();
  void parseBody(const FunctionDecl &function) override;

private:
  // --- Tokens (Parser.cpp) ---
  const Token &peek() const { return pos < limit ? tokens[pos] : endToken; }
  const Token &peekAt(size_t distance) const {
    return pos + distance < limit ? tokens[pos + distance] : endToken;
  }
  bool at(TK kind) const { return peek().is(kind); }
  bool atEnd() const { return peek().is(TK::Eof); }
  bool atRealEof() const { return tokens[std::min(pos, limit)].is(TK::Eof); }
  const Token &advance();
  bool consume(TK kind);
  SourceLoc prevEnd() const { return lastEnd; }
  llvm::StringRef text(const Token &token) const { return buffer->text(token); }
  bool isName(const Token &token) const {
    return token.isAny(TK::Identifier, TK::EscapedIdentifier);
  }
  bool isWord(const Token &token, llvm::StringRef word) const {
    return token.is(TK::Identifier) && text(token) == word;
  }
  bool atWord(llvm::StringRef word) const { return isWord(peek(), word); }
  Identifier identifierOf(const Token &token);
  Name nameOf(const Token &token) { return {identifierOf(token), token.range()}; }
  void setLimit(size_t newLimit);

  // Layout predicates on the next token (18.1).
  bool same() const { return !peek().startsLine(); }
  bool continues(const Token &token) const {
    return !token.startsLine() || brackets > 0 || token.indent > stmtIndent;
  }
  bool cont() const { return continues(peek()); }
  bool clause() const { return same() || peek().indent >= stmtIndent; }
  bool canStartOperand(const Token &token) const;

  // Errors. `missing` places the message behind the previous token if the next one starts a line (DIA-5).
  SourceLoc missingLoc() const;
  template <typename... Args> std::nullptr_t missing(diag::Id id, const Args &...args) {
    if (!peek().hasError) {
      auto report = diags.report(missingLoc(), id, args...);
      adviseHabit(report);
    }
    return nullptr;
  }
  /// Adds to `report`, an error at the next token, how to write what other languages write this way.
  void adviseHabit(DiagnosticBuilder &report);
  bool isBlockInBraces() const;               ///< the next `{` begins a block as other languages have them
  void adviseStep(DiagnosticBuilder &report); ///< `i++`
  /// What begins a statement and can't is wrong itself; elsewhere something is missing.
  std::nullptr_t unexpected() {
    if (peek().loc != statementStart)
      return missing(diag::UnexpectedToken);
    auto report = diags.report(peek().loc, diag::UnexpectedToken);
    if (peek().isAny(TK::kw_global, TK::kw_nonlocal))
      report.note(peek().loc, diag::NoGlobals);
    if (at(TK::kw_del))
      report.note(peek().loc, diag::NoDel);
    if (at(TK::kw_match))
      report.note(peek().loc, diag::WriteInstead, "if ... elif ... else", "match");
    return nullptr;
  }
  SourceLoc statementStart;
  bool inTypeParams = false; ///< in the header of a struct, where it is not complete
  bool expectClosing(TK kind, llvm::StringRef where);
  bool expectColon(llvm::StringRef where);
  /// Reports a token that must stand on the line of its predecessor (LEX-20).
  void requireSame(llvm::StringRef what);
  /// Reports `id` for a missing name; adds a note if a keyword stands there.
  template <typename... Args> void missingName(diag::Id id, const Args &...args) {
    if (peek().hasError)
      return;
    auto builder = diags.report(missingLoc(), id, args...);
    if (isKeyword(peek().kind) && same() && !at(TK::kw_underscore))
      builder.note(peek().loc, diag::KeywordAsName, text(peek()));
  }
  /// Proposes to replace the uses of an argument in the body.
  void renameInBody(const FunctionDecl &method, llvm::StringRef name, llvm::StringRef modern, DiagnosticBuilder &report) const;
  /// A token with the blanks before it, to be removed.
  SourceRange withBlanks(const Token &token) const;
  /// Where the line behind `loc` begins, at its first character that is no blank.
  SourceLoc lineAfter(SourceLoc loc) const;
  void deprecated(SourceRange range, llvm::StringRef oldText, llvm::StringRef newText);

  /// Parses inside brackets: layout is ignored.
  struct BracketScope {
    ParserImpl &parser;
    bool oldPatterns, oldGrouping;
    BracketScope(ParserImpl &parser, bool keepPatterns = false, bool isGrouping = false)
        : parser(parser), oldPatterns(parser.allowPatterns), oldGrouping(parser.inGrouping) {
      ++parser.brackets;
      if (!keepPatterns)
        parser.allowPatterns = false;
      parser.inGrouping = isGrouping;
    }
    ~BracketScope() {
      --parser.brackets;
      parser.allowPatterns = oldPatterns;
      parser.inGrouping = oldGrouping;
    }
  };
  /// Counts nesting; `ok()` is false (reported) beyond the limit.
  struct DepthScope {
    ParserImpl &parser;
    explicit DepthScope(ParserImpl &parser) : parser(parser) { ++parser.depth; }
    ~DepthScope() { --parser.depth; }
    bool ok() {
      if (parser.depth <= maxDepth)
        return true;
      parser.missing(diag::NestedTooDeeply);
      return false;
    }
  };
  static constexpr unsigned maxDepth = 400;
  static constexpr unsigned maxChain = 20000;

  /// What is saved while a body or an interpolated expression is parsed in between.
  struct State {
    const Token *tokens;
    const TokenBuffer *buffer;
    size_t pos, limit;
    Token endToken;
    SourceLoc lastEnd;
    int stmtIndent;
    unsigned brackets, depth;
    bool allowPatterns, inGrouping, inRuntimeFlow;
    Scope scope;
    const Decl *parent;
  };
  State save() const;
  void restore(const State &state);

  // --- Expressions (ParseExpr.cpp, ParseAtom.cpp) ---
  const Expr *parseStarredList();
  const Expr *parseStarredItem();
  const Expr *parseAssignExpr();
  const Expr *parseExpression();
  const Expr *parseExprList();
  const Expr *parseBinary(int minimum);
  const Expr *parseCompareChain(const Expr *first);
  const Expr *parseOperand();
  const Expr *parsePostfix();
  const Expr *parsePostfixOf(const Expr *base);
  const Expr *parsePatternList();
  const Expr *parsePatternItem();
  const Expr *parsePattern(); ///< at `var` or `ref`
  const Expr *parseAtom();
  const Expr *parseStrings();
  const Expr *parseTStrings();
  bool parseInterpolation(size_t begin, size_t end, llvm::SmallVectorImpl<TStringPart> &parts);
  const Expr *parseParens();
  const Expr *parseListDisplay();
  const Expr *parseBraces();
  const Expr *parseDictRest(SourceLoc begin, const Expr *key, const Expr *value);
  const Expr *parseSetRest(SourceLoc begin, Argument first);
  const Expr *parseComprehension(SourceLoc begin, ComprehensionExpr::Form form, const Expr *key,
                                 const Expr *element, TK close, llvm::StringRef where);
  const Expr *parseSpecialForm(SpecialFormExpr::Form form);
  const Expr *parseComptimeExpr();
  const Expr *parseFunctionType();
  const Expr *parseGeneratorType();
  const Expr *parseLambda();
  bool parseCallArgs(llvm::SmallVectorImpl<Argument> &args, TK close, bool isSubscript);
  bool parseCallArg(Argument &arg, bool isSubscript);
  void checkCallArgs(llvm::ArrayRef<Argument> args, bool isSubscript);
  const Expr *parseSliceOrExpr();
  bool atLegacyFnType() const;

  // --- Signatures (ParseSignature.cpp) ---
  enum class SignatureKind : uint8_t { Function, Lambda, Type };
  struct ListState;
  bool parseParams(ParamList &list, SignatureKind kind);
  bool parseParam(ListState &state, llvm::SmallVectorImpl<ParamDecl *> &params, SignatureKind kind);
  bool parseArgs(ArgList &list, SignatureKind kind, bool firstNeedsNoType);
  bool parseArg(ListState &state, llvm::SmallVectorImpl<ArgDecl *> &args, SignatureKind kind,
                bool needsNoType);
  bool parseConvention(ArgDecl &arg, SignatureKind kind);
  bool checkConvention(const ArgDecl &arg, SignatureKind kind);
  bool atConvention(SignatureKind kind) const;
  template <typename T> bool parseMarker(ListState &state, llvm::SmallVectorImpl<T *> &entries);
  template <typename T> void checkUnnamed(ListState &state, T &entry);
  template <typename T> void requireSlash(const ListState &state, llvm::ArrayRef<T *> entries);
  template <typename T> void checkDefaults(llvm::ArrayRef<T *> entries, llvm::StringRef what);
  const Expr *parseEntryType(bool &isUnpacked);
  bool parseRefSpec(RefSpec &spec);
  bool parseEffects(Effects &effects, SignatureKind kind);
  bool parseEffect(Effects &effects, SignatureKind kind, llvm::StringRef word);
  bool parseAbi(Effects &effects);
  bool isEffectWord(const Token &token) const;
  bool parseCaptures(CaptureList &list);
  bool parseCapture(llvm::SmallVectorImpl<Capture> &entries);
  bool parseResult(FunctionSignature &signature, SignatureKind kind);
  bool parseWheres(llvm::SmallVectorImpl<WhereClause> &wheres);
  bool parseWheres(List<WhereClause> &wheres);
  bool parseMisplacedWhere(bool isParam, SignatureKind kind, const Expr *type = nullptr);

  // --- Declarations (ParseDecl.cpp) ---
  bool parseDecorators(llvm::SmallVectorImpl<Decorator> &decorators);
  const Decl *parseFunction(llvm::ArrayRef<Decorator> decorators, bool isLegacyFn);
  bool parseFunctionHeader(FunctionDecl &function);
  void takeResultName(FunctionSignature &signature);
  void setBodyExtent(FunctionDecl &function, int headerIndent);
  void warnLegacyConvention(ArgDecl &arg, size_t index, SignatureKind kind);
  void modernizeMethod(FunctionDecl &method, const Decl *type); ///< in Legacy.cpp, like the next one
  void modernizeStruct(StructDecl &decl);
  const Decl *parseTypeDecl(llvm::ArrayRef<Decorator> decorators);
  bool parseConformances(TypeDecl &decl);
  bool parseTypeBody(TypeDecl &decl, Scope inner);
  void parseMember(llvm::SmallVectorImpl<const Decl *> &members);
  const Decl *parseField(llvm::ArrayRef<Decorator> decorators);
  const Decl *parseComptimeDecl(llvm::ArrayRef<Decorator> decorators, bool isLegacyAlias);
  const Decl *parseRegion();
  const StringLiteral *parseDocstring();
  bool atDocstring() const;
  size_t declExtent(size_t from, int indent) const;
  void skipDecl(size_t start, int indent);
  template <typename T> T *makeDecl(SourceLoc begin, llvm::ArrayRef<Decorator> decorators);
  bool parseModuleItem(llvm::SmallVectorImpl<const Stmt *> &statements);
  void endItem(size_t start);
  /// Reports why the statement at the current token may not stand in the current scope.
  void reportMisplaced(llvm::ArrayRef<Decorator> decorators);
  bool parseMemberDecl(llvm::SmallVectorImpl<const Decl *> &members);
  bool atFunction() const;
  bool atLegacyKeyword(llvm::StringRef word) const;

  // --- Statements (ParseStmt.cpp) ---
  bool parseSuite(int headerIndent, llvm::SmallVectorImpl<const Stmt *> &stmts,
                  const StringLiteral **docstring = nullptr);
  bool parseSuite(int headerIndent, Block &block);
  bool parseLine(llvm::SmallVectorImpl<const Stmt *> &stmts);
  bool parseSimpleList(llvm::SmallVectorImpl<const Stmt *> &stmts);
  const Stmt *parseSimple();
  const Stmt *parseCompound();
  const Stmt *parseMisplaced();
  bool atCompound() const;
  const Stmt *parseDecorated();
  const Stmt *parseAssign(const Expr *firstTarget = nullptr);
  const Stmt *parseLet();
  const Stmt *parseIf(SourceLoc begin, bool isComptime);
  const Stmt *parseWhile();
  const Stmt *parseFor(SourceLoc begin, bool isComptime);
  const Stmt *parseTry();
  const Stmt *parseWith();
  bool parseElse(Block &body, SourceLoc &loc);
  const Stmt *parseAssert(SourceLoc begin, bool isComptime);
  const Stmt *parseImport();
  const Stmt *parseFrom(llvm::ArrayRef<Decorator> decorators);
  bool parseDotted(ModulePath &path);
  const Stmt *parseComptimeStatement();
  const Stmt *declStmt(const Decl *decl, SourceLoc begin);
  llvm::StringRef compoundKeyword() const;
  bool reportPatternValue(const Expr *value);
  const Stmt *nameOnly(size_t start);
  const Stmt *broken(const Stmt *stmt, unsigned errorsBefore, unsigned knownBefore);

  SourceRange rangeFrom(SourceLoc begin) const { return {begin, lastEnd}; }

  Module &module;
  DiagnosticEngine &diags;
  ParseOptions options;

  const Token *tokens = nullptr;
  const TokenBuffer *buffer = nullptr;
  size_t pos = 0;
  size_t limit = 0; ///< index of the token that ends what is being parsed
  Token endToken;   ///< Eof in the place of tokens[limit]
  SourceLoc lastEnd;
  int stmtIndent = 0;
  unsigned brackets = 0;
  unsigned depth = 0;
  bool allowPatterns = false; ///< `var` and `ref` may begin an operand
  bool inGrouping = false;    ///< the innermost bracket is a grouping parenthesis
  bool inRuntimeFlow = false; ///< inside `if`, `for`, ... of a function
  bool hasComptimeBranches = false; ///< the body so far
  bool abandoned = false;     ///< the rest of the body is given up; what was read of it is kept
  unsigned knownErrors = 0;   ///< those whose statements are marked as broken
  bool hasFnName = false;     ///< the file declares something called `fn`
  Scope scope = Scope::Module;
  const Decl *parent = nullptr;
  /// Arguments of legacy constructors, by the name that the body has for them and the keyword that they got.
  llvm::DenseMap<const FunctionDecl *, std::pair<Identifier, Identifier>> renames;
  std::pair<Identifier, Identifier> renamed; ///< of the body that is being parsed
  /// Legacy `where` clauses inside of a parameter list; the declaration takes them over.
  llvm::SmallVector<WhereClause, 2> innerWheres;
};

/// Prepares a declaration that begins at `begin`.
template <typename T> T *ParserImpl::makeDecl(SourceLoc begin, llvm::ArrayRef<Decorator> decorators) {
  T *decl = module.make<T>(SourceRange(begin, begin));
  decl->decorators = module.list(decorators);
  decl->parent = parent;
  decl->module = &module;
  return decl;
}

} // namespace kiln::parse

#endif // KILN_PARSE_PARSERIMPL_H

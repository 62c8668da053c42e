// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Modules, decorators, functions, structs, traits, extensions, fields, compile-time declarations.

#include "parse/ParserImpl.h"
#include "source/RoomTimes.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace kiln;
using namespace kiln::parse;
using llvm::dyn_cast;
using llvm::isa;

/// Returns the index of the first token from `from` on that starts a line at or left of `indent` (LEX-21). Tokens in
/// brackets don't count, unless they can only be the start of a declaration: then a bracket was not closed.
size_t ParserImpl::declExtent(size_t from, int indent) const {
  int nesting = 0;
  for (size_t i = from; i < limit; ++i) {
    const Token &token = tokens[i];
    if (token.startsLine() && token.indent <= indent) {
      bool isDecl = token.isAny(TK::kw_struct, TK::kw_trait) ||
                    (token.is(TK::kw_def) && isName(tokens[i + 1]));
      if (nesting <= 0 || (isDecl && !tokens[i + 1].startsLine()))
        return i;
    }
    if (token.isAny(TK::LParen, TK::LBracket, TK::LBrace))
      ++nesting;
    else if (token.isAny(TK::RParen, TK::RBracket, TK::RBrace) && nesting > 0)
      --nesting;
  }
  return limit;
}

/// Skips what began at token `start`, after an error.
void ParserImpl::skipDecl(size_t start, int indent) {
  pos = std::max(pos, declExtent(start + 1, indent));
  if (pos)
    lastEnd = tokens[pos - 1].end();
}

/// Returns whether a docstring stands here: one string token that is a statement of its own (DOC-1).
bool ParserImpl::atDocstring() const {
  if (!at(TK::String))
    return false;
  const Token &next = peekAt(1);
  return next.is(TK::Eof) || next.is(TK::Semicolon) ||
         (next.startsLine() && !(next.is(TK::String) && next.indent > stmtIndent) &&
          next.indent <= std::max(stmtIndent, peek().indent));
}

const ast::StringLiteral *ParserImpl::parseDocstring() {
  unsigned oldBrackets = std::exchange(brackets, 0);
  int oldIndent = stmtIndent;
  if (peek().startsLine())
    stmtIndent = peek().indent;
  auto *literal = dyn_cast<ast::StringLiteral>(parseStrings());
  brackets = oldBrackets;
  stmtIndent = oldIndent;
  consume(TK::Semicolon);
  return literal;
}

/// `{ "@" decorator_expr <sol> }`
bool ParserImpl::parseDecorators(llvm::SmallVectorImpl<Decorator> &decorators) {
  // A decorator stands outside of what it decorates.
  llvm::SaveAndRestore outside(inTypeParams, inTypeParams || !llvm::isa_and_nonnull<TypeDecl>(parent));
  while (at(TK::At)) {
    SourceLoc loc = advance().loc;
    if (atEnd() || peek().startsLine() || !canStartOperand(peek())) {
      missing(diag::MissingDecoratorExpr);
      return false;
    }
    const Expr *expr = parsePostfix();
    if (!expr)
      return false;
    Decorator decorator{loc, expr};
    if (decorator.name().empty()) {
      diags.report(expr->loc(), diag::InvalidDecorator).range(expr->range());
      return false;
    }
    decorators.push_back(decorator);
    if (atEnd() || (peek().startsLine() && peek().indent < stmtIndent)) {
      diags.report(loc, diag::DecoratorWithoutDefinition);
      return false;
    }
    if (same()) {
      bool isDecl = peek().isAny(TK::kw_def, TK::kw_struct, TK::kw_trait, TK::kw_async, TK::kw_comptime,
                                 TK::kw_var, TK::kw_extension, TK::kw_if, TK::kw_for) ||
                    atLegacyKeyword("fn");
      missing(isDecl ? diag::DecoratorOwnLine : diag::TokensAfterDecorator);
      if (!isDecl)
        return false;
    }
  }
  return true;
}

/// Returns whether the legacy keyword `word` stands at the start of a statement: a name follows on its line.
bool ParserImpl::atLegacyKeyword(llvm::StringRef word) const {
  const Token &next = peekAt(1);
  return atWord(word) && !next.startsLine() &&
         (isName(next) || (word == "fn" && isKeyword(next.kind) && !next.isAny(TK::kw_in, TK::kw_is, TK::kw_and,
                                                                               TK::kw_or, TK::kw_not, TK::kw_if)));
}

bool ParserImpl::atFunction() const {
  if (at(TK::kw_def))
    return true;
  if (at(TK::kw_async))
    return peekAt(1).is(TK::kw_def) || isWord(peekAt(1), "fn");
  return atLegacyKeyword("fn");
}

/// Parses a `def` up to its body; the body is parsed when it is asked for.
const Decl *ParserImpl::parseFunction(llvm::ArrayRef<Decorator> decorators, bool) {
  SourceLoc begin = decorators.empty() ? peek().loc : decorators.front().at;
  auto *function = makeDecl<FunctionDecl>(begin, decorators);
  int headerIndent = stmtIndent;
  llvm::SaveAndRestore savedParent(parent, static_cast<const Decl *>(function));
  innerWheres.clear();
  unsigned errors = diags.errorsMade();
  if (!parseFunctionHeader(*function))
    return nullptr;
  function->signatureHasErrors = diags.errorsMade() != errors;
  module.functions.push_back(function);
  setBodyExtent(*function, headerIndent);
  if (scope != Scope::Module && scope != Scope::Function)
    modernizeMethod(*function, savedParent.get());
  function->setEnd(lastEnd);
  if (scope == Scope::Function)
    parseBody(*function);
  return function;
}

bool ParserImpl::parseFunctionHeader(FunctionDecl &function) {
  FunctionSignature &signature = function.signature;
  SourceLoc begin = peek().loc;
  if (at(TK::kw_async)) {
    signature.asyncLoc = advance().loc;
    requireSame("'def' keyword");
  }
  if (atWord("fn")) {
    deprecated(peek().range(), "fn", "def");
    signature.isLegacyFn = true;
  }
  function.defLoc = advance().loc;
  requireSame("identifier");
  bool isMethod = scope != Scope::Module && scope != Scope::Function;
  if (isKeyword(peek().kind)) {
    function.nameIsKeyword = true;
    if (!isMethod)
      diags.report(peek().loc, diag::KeywordAsFunctionName, text(peek())).range(peek().range());
  } else if (!isName(peek())) {
    missing(diag::ExpectedFunctionName);
    return false;
  }
  function.name = nameOf(peek());
  advance();
  if (at(TK::LBracket)) {
    requireSame("parameter list");
    if (!parseParams(signature.params, SignatureKind::Function))
      return false;
  }
  if (!at(TK::LParen)) {
    missing(diag::ExpectedArgList);
    return false;
  }
  requireSame("argument list");
  bool isStatic = llvm::any_of(function.decorators,
                               [](const Decorator &d) { return d.name() == "staticmethod"; });
  if (!parseArgs(signature.args, SignatureKind::Function, isMethod && !isStatic))
    return false;
  if (!parseEffects(signature.effects, SignatureKind::Function))
    return false;
  if (at(TK::LBrace) && cont() && isBlockInBraces())
    return expectColon("in function definition");
  if (at(TK::LBrace) && cont() && !parseCaptures(signature.captures))
    return false;
  if (!parseResult(signature, SignatureKind::Function))
    return false;
  takeResultName(signature);
  llvm::SmallVector<WhereClause, 2> wheres(innerWheres);
  if (!parseWheres(wheres))
    return false;
  signature.wheres = module.list(wheres);
  signature.range = rangeFrom(begin);
  return expectColon("in function definition");
}

/// Turns the legacy result `-> T as name` into the argument `out name: T`.
void ParserImpl::takeResultName(FunctionSignature &signature) {
  if (!signature.resultName)
    return;
  auto *out = makeDecl<ArgDecl>(signature.result->begin(), {});
  out->name = signature.resultName;
  out->convention = Convention::Out;
  out->conventionLoc = signature.resultName.loc();
  out->type = signature.result;
  out->setEnd(lastEnd);
  llvm::SmallVector<const ArgDecl *, 4> args(signature.args.args.begin(), signature.args.args.end());
  args.push_back(out);
  signature.args.args = module.list(args);
  signature.result = nullptr;
  signature.arrowLoc = SourceLoc();
}

/// Notes which tokens the body of `function` consists of, and steps over them.
void ParserImpl::setBodyExtent(FunctionDecl &function, int headerIndent) {
  size_t last = declExtent(pos, headerIndent);
  function.firstToken = static_cast<uint32_t>(pos);
  function.lastToken = static_cast<uint32_t>(last);
  function.bodyIndent = static_cast<uint32_t>(headerIndent);
  function.bodyStartsWithEllipsis = at(TK::Ellipsis);
  if (last == pos) {
    function.bodyRange = {lastEnd, lastEnd};
    if (!atRealEof())
      missing(diag::EmptyBody);
    return;
  }
  // A docstring may come first.
  if (at(TK::String) && pos + 1 < last)
    function.bodyStartsWithEllipsis = tokens[pos + 1].is(TK::Ellipsis) && tokens[pos + 1].startsLine();
  SourceLoc begin = peek().loc;
  pos = last;
  lastEnd = tokens[last - 1].end();
  function.bodyRange = {begin, lastEnd};
}

void ParserImpl::parseBody(const FunctionDecl &function) {
  if (function.isBodyParsed() || function.firstToken == function.lastToken) {
    if (!function.isBodyParsed())
      function.setBody({}, nullptr, false, false);
    return;
  }
  RoomTime time(Room::Parse);
  State state = save();
  buffer = module.tokenBuffer.get();
  size_t first = function.firstToken, last = function.lastToken;
  lastEnd = buffer->tokens[first - 1].end();
  if (buffer->tokens[first].is(TK::Body)) {
    Token body = buffer->tokens[first];
    first = buffer->tokens.size();
    lexBody(*module.tokenBuffer, body, diags);
    last = buffer->tokens.size() - 1;
  }
  tokens = buffer->tokens.data();
  pos = first;
  setLimit(last);
  stmtIndent = static_cast<int>(function.bodyIndent);
  brackets = 0;
  allowPatterns = inGrouping = inRuntimeFlow = false;
  scope = Scope::Function;
  parent = &function;
  llvm::SaveAndRestore savedAbandoned(abandoned, false), savedBranches(hasComptimeBranches, false);
  unsigned errors = diags.errorsMade();
  auto savedRename = std::exchange(renamed, renames.lookup(&function));

  llvm::SmallVector<const Stmt *, 16> stmts;
  const ast::StringLiteral *docstring = nullptr;
  bool isOk;
  {
    DepthScope depthScope(*this);
    isOk = depthScope.ok() && parseSuite(stmtIndent, stmts, &docstring);
  }
  if (isOk && !atEnd()) {
    diags.report(peek().loc, diag::UnknownTokens);
    isOk = false;
  }
  if (isOk && stmts.empty() && docstring) {
    diags.report(docstring->loc(), diag::EmptyBody);
    isOk = false;
  }
  if (!isOk)
    stmts.push_back(module.make<ErrorStmt>(SourceRange(lastEnd, function.bodyRange.end)));
  isOk &= diags.errorsMade() == errors;
  knownErrors += diags.errorsMade() - errors;
  function.setBody(module.list(stmts), docstring, !isOk, hasComptimeBranches);
  renamed = savedRename;
  restore(state);
}

/// `"(" [ conformance { "," conformance } [","] ] ")"`
bool ParserImpl::parseConformances(TypeDecl &decl) {
  SourceLoc open = advance().loc;
  llvm::SmallVector<Conformance, 4> conformances;
  {
    BracketScope bracketScope(*this);
    while (!at(TK::RParen) && !atEnd()) {
      Conformance conformance;
      conformance.trait = parseExpression();
      if (!conformance.trait || !parseWheres(conformance.wheres))
        return false;
      conformances.push_back(conformance);
      if (!consume(TK::Comma))
        break;
    }
    if (!expectClosing(TK::RParen, "in conformance list"))
      return false;
  }
  decl.conformances = module.list(conformances);
  decl.conformanceParens = rangeFrom(open);
  return true;
}

/// Parses a struct, trait or extension with its members.
const Decl *ParserImpl::parseTypeDecl(llvm::ArrayRef<Decorator> decorators) {
  SourceLoc begin = decorators.empty() ? peek().loc : decorators.front().at;
  TypeDecl *decl;
  Scope inner;
  llvm::StringRef word = text(peek());
  if (at(TK::kw_struct)) {
    decl = makeDecl<StructDecl>(begin, decorators);
    inner = Scope::Struct;
  } else if (at(TK::kw_trait)) {
    decl = makeDecl<TraitDecl>(begin, decorators);
    inner = Scope::Trait;
  } else {
    decl = makeDecl<ExtensionDecl>(begin, decorators);
    inner = Scope::Extension;
  }
  decl->keywordLoc = advance().loc;
  requireSame("identifier");
  if (!isName(peek())) {
    missingName(diag::ExpectedName, ("for '" + word + "' declaration").str());
    return nullptr;
  }
  decl->name = nameOf(peek());
  advance();
  llvm::SaveAndRestore savedParent(parent, static_cast<const Decl *>(decl));
  auto *structDecl = dyn_cast<StructDecl>(decl);
  innerWheres.clear();
  if (at(TK::LBracket)) {
    requireSame("parameter list");
    ParamList params;
    SourceLoc open = peek().loc;
    llvm::SaveAndRestore savedFlag(inTypeParams, true);
    if (!parseParams(params, SignatureKind::Function))
      return nullptr;
    if (structDecl)
      structDecl->params = params;
    else if (inner == Scope::Trait)
      diags.report(open, diag::TraitParameters).removal(params.brackets);
    else
      diags.report(open, diag::ExpectedColon, "in extension definition");
  }
  llvm::SmallVector<WhereClause, 2> wheres(innerWheres);
  {
    // `Self` names nothing yet in the conditions of a struct (03/SDC-7).
    llvm::SaveAndRestore savedFlag(inTypeParams, inTypeParams || structDecl);
    if (at(TK::LParen) && cont() && !parseConformances(*decl))
      return nullptr;
    if (structDecl) {
      if (!parseWheres(wheres))
        return nullptr;
      structDecl->wheres = module.list(wheres);
    }
  }
  if (!expectColon(inner == Scope::Struct  ? "in struct definition"
                   : inner == Scope::Trait ? "in trait definition"
                                           : "in extension definition"))
    return nullptr;
  bool isOk = parseTypeBody(*decl, inner);
  if (structDecl)
    modernizeStruct(*structDecl);
  decl->setEnd(lastEnd);
  return isOk ? decl : nullptr;
}

/// Parses the members of `decl`.
bool ParserImpl::parseTypeBody(TypeDecl &decl, Scope inner) {
  int headerIndent = stmtIndent;
  SourceLoc headerEnd = lastEnd;
  llvm::SaveAndRestore savedScope(scope, inner);
  llvm::SaveAndRestore savedIndent(stmtIndent, stmtIndent);
  llvm::SmallVector<const Decl *, 16> members;
  bool isEmpty = true;
  auto finish = [&] { decl.members = module.list(members); };
  if (atEnd()) {
    finish();
    return true;
  }
  if (same()) {
    if (atDocstring())
      decl.docstring = parseDocstring();
    while (!atEnd() && same()) {
      isEmpty = false;
      size_t start = pos;
      if (!parseMemberDecl(members)) {
        skipDecl(start, headerIndent);
        break;
      }
      if (!consume(TK::Semicolon))
        break;
    }
    if (!atEnd() && same()) {
      diags.report(peek().loc, diag::UnknownTokens);
      skipDecl(pos, headerIndent);
    }
    finish();
    return true;
  }
  if (peek().indent <= headerIndent) {
    missing(diag::EmptyBody);
    finish();
    return true;
  }
  int blockIndent = peek().indent;
  stmtIndent = blockIndent;
  if (atDocstring())
    decl.docstring = parseDocstring();
  while (!atEnd() && peek().startsLine() && peek().indent >= blockIndent) {
    isEmpty = false;
    if (peek().indent > blockIndent)
      diags.report(peek().loc, diag::StatementIndentation);
    stmtIndent = peek().indent;
    parseMember(members);
  }
  finish();
  if (isEmpty && decl.docstring)
    diags.report(headerEnd, diag::EmptyBody);
  if (!atEnd() && peek().startsLine() && peek().indent > headerIndent) {
    diags.report(peek().loc, diag::UnknownTokens);
    skipDecl(pos, headerIndent);
  }
  return true;
}

/// Parses a line of members; recovers from errors.
void ParserImpl::parseMember(llvm::SmallVectorImpl<const Decl *> &members) {
  size_t start = pos;
  int indent = stmtIndent;
  do {
    if (!parseMemberDecl(members)) {
      stmtIndent = indent;
      skipDecl(start, indent);
      return;
    }
    stmtIndent = indent;
  } while (consume(TK::Semicolon) && !atEnd() && same());
  endItem(start);
}

/// Reports tokens that are left on the line of a complete declaration.
void ParserImpl::endItem(size_t start) {
  if (atEnd() || (peek().startsLine() && peek().indent <= stmtIndent))
    return;
  if (!peek().hasError)
    diags.report(peek().loc, diag::UnknownTokens);
  skipDecl(start, stmtIndent);
}

/// Parses one member of a type; returns false after an error.
bool ParserImpl::parseMemberDecl(llvm::SmallVectorImpl<const Decl *> &members) {
  llvm::SmallVector<Decorator, 2> decorators;
  if (!parseDecorators(decorators))
    return false;
  const Decl *decl = nullptr;
  if (atFunction()) {
    decl = parseFunction(decorators, false);
  } else if ((at(TK::kw_var) || atLegacyKeyword("let")) && scope == Scope::Struct) {
    if (!at(TK::kw_var))
      diags.report(peek().loc, diag::LetRemoved).fixIt(peek().range(), "var");
    decl = parseField(decorators);
  } else if ((at(TK::kw_comptime) && !peekAt(1).isAny(TK::kw_if, TK::kw_for, TK::kw_assert)) ||
             atLegacyKeyword("alias")) {
    decl = parseComptimeDecl(decorators, !at(TK::kw_comptime));
  } else if (decorators.empty() && (at(TK::kw_pass) || at(TK::Ellipsis))) {
    advance();
    return true;
  } else if (decorators.empty() && atDocstring()) {
    parseDocstring();
    return true;
  } else {
    reportMisplaced(decorators);
    return false;
  }
  if (!decl)
    return false;
  members.push_back(decl);
  return true;
}

/// `"var" NAME ":" expression [docstring]`
const Decl *ParserImpl::parseField(llvm::ArrayRef<Decorator> decorators) {
  SourceLoc begin = decorators.empty() ? peek().loc : decorators.front().at;
  auto *field = makeDecl<FieldDecl>(begin, decorators);
  advance();
  requireSame("identifier");
  if (!isName(peek())) {
    missingName(diag::ExpectedName, "for 'var' declaration");
    return nullptr;
  }
  field->name = nameOf(peek());
  advance();
  if (!at(TK::Colon) || !cont()) {
    diags.report(field->loc(), diag::FieldWithoutType);
    return nullptr;
  }
  advance();
  field->type = parseExpression();
  if (!field->type)
    return nullptr;
  field->setEnd(lastEnd);
  if (peek().startsLine() && peek().indent == stmtIndent && atDocstring())
    field->docstring = parseDocstring();
  return field;
}

/// Parses `comptime ...` or legacy `alias ...` as a declaration.
const Decl *ParserImpl::parseComptimeDecl(llvm::ArrayRef<Decorator> decorators, bool isLegacyAlias) {
  SourceLoc begin = decorators.empty() ? peek().loc : decorators.front().at;
  auto *decl = makeDecl<ComptimeDecl>(begin, decorators);
  decl->keywordLoc = peek().loc;
  decl->isLegacyAlias = isLegacyAlias;
  if (isLegacyAlias)
    deprecated(peek().range(), "alias", "comptime");
  advance();
  requireSame("identifier");
  if (peek().isAny(TK::kw_while, TK::kw_with, TK::kw_try, TK::kw_return, TK::kw_raise, TK::kw_break,
                   TK::kw_continue, TK::kw_pass, TK::kw_import, TK::kw_from, TK::kw_def, TK::kw_struct,
                   TK::kw_trait, TK::kw_elif, TK::kw_else, TK::kw_var, TK::kw_del, TK::kw_if, TK::kw_for,
                   TK::kw_class, TK::kw_assert)) {
    diags.report(peek().loc, diag::ComptimeWith, text(peek()));
    return nullptr;
  }
  bool isTuple = !isName(peek()) || peekAt(1).is(TK::Comma);
  if (isTuple && !isName(peek()) && !peek().isAny(TK::LParen, TK::kw_underscore, TK::LBracket)) {
    missingName(diag::ExpectedName, "for 'comptime' declaration");
    return nullptr;
  }
  llvm::SaveAndRestore savedParent(parent, static_cast<const Decl *>(decl));
  if (isTuple) {
    if (scope == Scope::Struct || scope == Scope::Extension)
      diags.report(peek().loc, diag::ComptimeStructTuple);
    else if (scope == Scope::Trait)
      diags.report(peek().loc, diag::ComptimeTraitTuple);
    decl->target = parsePatternList();
    if (!decl->target)
      return nullptr;
  } else {
    decl->name = nameOf(peek());
    advance();
    innerWheres.clear();
    if (at(TK::LBracket) && cont() && !parseParams(decl->params, SignatureKind::Function))
      return nullptr;
    llvm::SmallVector<WhereClause, 2> wheres(innerWheres);
    if (at(TK::Colon) && cont()) {
      advance();
      decl->type = parseExpression();
      if (!decl->type)
        return nullptr;
    }
    if (!parseWheres(wheres))
      return nullptr;
    decl->wheres = module.list(wheres);
  }
  if (at(TK::Equal) && cont()) {
    advance();
    if (!cont())
      return missing(diag::EqualSameLine);
    decl->value = parseStarredList();
    if (!decl->value)
      return nullptr;
  } else if (!decl->type) {
    return missing(diag::ComptimeExpectedEqual);
  } else if (scope != Scope::Trait) {
    diags.report(decl->loc(), diag::ComptimeNoInitializer);
  }
  decl->setEnd(lastEnd);
  if (scope != Scope::Function && peek().startsLine() && peek().indent == stmtIndent && atDocstring())
    decl->docstring = parseDocstring();
  return decl;
}

/// `"__mlir_region" NAME "(" [args] ")" ":" suite`
const Decl *ParserImpl::parseRegion() {
  auto *region = makeDecl<RegionDecl>(peek().loc, {});
  int headerIndent = stmtIndent;
  advance();
  if (!isName(peek())) {
    missingName(diag::ExpectedName, "for '__mlir_region' declaration");
    return nullptr;
  }
  region->name = nameOf(peek());
  advance();
  if (!at(TK::LParen)) {
    missing(diag::ExpectedOpenParen, "__mlir_region");
    return nullptr;
  }
  ArgList args;
  if (!parseArgs(args, SignatureKind::Lambda, false))
    return nullptr;
  region->args = args.args;
  if (!expectColon("after '__mlir_region' declaration") || !parseSuite(headerIndent, region->body))
    return nullptr;
  region->setEnd(lastEnd);
  return region;
}

/// Returns "struct", "trait" or "extension" for the keyword of a type declaration.
static llvm::StringRef typeWord(TK kind) {
  return kind == TK::kw_struct ? "struct" : kind == TK::kw_trait ? "trait" : "extension";
}

void ParserImpl::reportMisplaced(llvm::ArrayRef<Decorator> decorators) {
  const Token &token = peek();
  if (token.hasError)
    return;
  SourceLoc loc = token.loc;
  if (!decorators.empty() && !token.isAny(TK::kw_struct, TK::kw_trait, TK::kw_extension, TK::kw_class)) {
    diags.report(decorators.front().at, diag::DecoratorNotSupported, text(token));
    return;
  }
  switch (token.kind) {
  case TK::kw_if:
  case TK::kw_while:
  case TK::kw_for:
  case TK::kw_try:
  case TK::kw_with:
  case TK::kw_raise:
  case TK::kw_break:
  case TK::kw_continue:
  case TK::kw_mlir_region:
    diags.report(loc, diag::MustBeInFunction, text(token));
    return;
  case TK::kw_return:
  case TK::kw_assert:
    diags.report(loc, diag::MustBeInsideFunction, text(token));
    return;
  case TK::kw_comptime:
    if (peekAt(1).is(TK::kw_assert))
      diags.report(loc, diag::MustBeInsideFunction, "comptime assert");
    else
      diags.report(loc, diag::MustBeInFunction, ("comptime " + text(peekAt(1))).str());
    return;
  case TK::kw_import:
  case TK::kw_from:
    diags.report(loc, diag::ImportPlacement);
    return;
  case TK::kw_struct:
  case TK::kw_trait:
  case TK::kw_extension:
    if (scope == Scope::Function && !token.is(TK::kw_trait))
      diags.report(loc, diag::DeclInFunction, typeWord(token.kind));
    else if (scope == Scope::Trait && !token.is(TK::kw_trait))
      diags.report(loc, diag::NestedDeclInTrait, typeWord(token.kind));
    else
      diags.report(loc, diag::NestedDecl, typeWord(token.kind));
    return;
  case TK::kw_class:
    diags.report(loc, diag::ClassNotSupported).note(loc, diag::StructInstead);
    return;
  case TK::kw_var:
    if (scope == Scope::Module)
      diags.report(loc, diag::GlobalVariable).fixIt(token.range(), "comptime");
    else
      diags.report(loc, scope == Scope::Trait ? diag::FieldInTrait : diag::FieldInExtension);
    return;
  default:
    break;
  }
  if (!canStartOperand(token)) {
    unexpected();
    return;
  }
  switch (scope) {
  case Scope::Struct:
    diags.report(loc, diag::BareInStruct);
    return;
  case Scope::Trait:
    diags.report(loc, diag::BareInTrait);
    return;
  case Scope::Extension:
    diags.report(loc, diag::BareInExtension);
    return;
  default:
    diags.report(loc, diag::ExprAtFileScope);
    return;
  }
}

/// Parses one item of a module; returns false after an error.
bool ParserImpl::parseModuleItem(llvm::SmallVectorImpl<const Stmt *> &statements) {
  SourceLoc begin = peek().loc;
  size_t start = pos;
  bool onlyImports = llvm::all_of(
      statements, [](const Stmt *stmt) { return isa<ImportStmt, FromImportStmt>(stmt); });
  if (atDocstring() && !(options.allowTopLevelStatements && !statements.empty())) {
    auto *docstring = parseDocstring();
    if (!module.docstring && onlyImports)
      module.docstring = docstring;
    return true;
  }
  llvm::SmallVector<Decorator, 2> decorators;
  if (!parseDecorators(decorators))
    return false;
  const Stmt *stmt = nullptr;
  if (atFunction())
    stmt = declStmt(parseFunction(decorators, false), begin);
  else if (peek().isAny(TK::kw_struct, TK::kw_trait, TK::kw_extension))
    stmt = declStmt(parseTypeDecl(decorators), begin);
  else if ((at(TK::kw_comptime) && isName(peekAt(1))) || atLegacyKeyword("alias") ||
           (at(TK::kw_comptime) && !options.allowTopLevelStatements &&
            !peekAt(1).isAny(TK::kw_if, TK::kw_for, TK::kw_assert)))
    stmt = declStmt(parseComptimeDecl(decorators, !at(TK::kw_comptime)), begin);
  else if (at(TK::kw_from))
    stmt = parseFrom(decorators);
  else if (at(TK::kw_import) && decorators.empty())
    stmt = parseImport();
  else if (decorators.empty() && peek().isAny(TK::kw_pass, TK::Ellipsis) &&
           !options.allowTopLevelStatements) {
    advance();
    return true;
  } else if (options.allowTopLevelStatements && !at(TK::kw_class)) {
    pos = start;
    llvm::SaveAndRestore savedScope(scope, Scope::Function);
    return parseLine(statements);
  } else {
    reportMisplaced(decorators);
  }
  if (!stmt)
    return false;
  statements.push_back(stmt);
  return true;
}

void ParserImpl::parseModule() {
  llvm::SmallVector<const Stmt *, 32> statements;
  int moduleIndent = peek().startsLine() ? peek().indent : 0;
  while (!atEnd()) {
    size_t start = pos;
    SourceLoc begin = peek().loc;
    if (peek().startsLine()) {
      stmtIndent = peek().indent;
      if (stmtIndent != moduleIndent)
        diags.report(begin, diag::StatementIndentation);
    }
    int indent = stmtIndent;
    bool isOk = parseModuleItem(statements);
    stmtIndent = indent;
    if (!isOk) {
      bool isCompound = tokens[start].isAny(TK::kw_if, TK::kw_for, TK::kw_while, TK::kw_try, TK::kw_comptime);
      skipDecl(start, indent);
      // Its clauses go with it.
      while (isCompound && peek().isAny(TK::kw_elif, TK::kw_else, TK::kw_except, TK::kw_finally) && peek().indent == indent)
        skipDecl(pos, indent);
      statements.push_back(module.make<ErrorStmt>(rangeFrom(begin)));
      continue;
    }
    if (consume(TK::Semicolon) || atEnd())
      continue;
    if (!peek().startsLine() || peek().indent > indent)
      endItem(start);
  }
  module.hasComptimeBranches = hasComptimeBranches;
  module.statements = module.list(statements);
  llvm::SmallVector<const Decl *, 32> decls;
  for (const Stmt *stmt : statements)
    if (auto *declaration = dyn_cast<DeclStmt>(stmt))
      decls.push_back(declaration->decl);
  module.decls = module.list(decls);
}

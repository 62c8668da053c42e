// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Blocks and statements.

#include "parse/ParserImpl.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace kiln;
using namespace kiln::parse;
using llvm::dyn_cast;
using llvm::isa;

/// Parses what follows a ":" (LEX-17). With `docstring`, a docstring at its start is put there instead of `stmts`.
bool ParserImpl::parseSuite(int headerIndent, llvm::SmallVectorImpl<const Stmt *> &stmts,
                            const ast::StringLiteral **docstring) {
  DepthScope depthScope(*this);
  if (!depthScope.ok())
    return false;
  if (atEnd()) {
    // Only at the end of the file may a suite be missing.
    if (!atRealEof())
      missing(diag::EmptyBody);
    return true;
  }
  if (same()) {
    if (docstring && atDocstring()) {
      *docstring = parseDocstring();
      if (atEnd() || peek().startsLine())
        return true;
    }
    if (atCompound()) {
      diags.report(peek().loc, diag::OwnLine, compoundKeyword());
      return false;
    }
    return parseSimpleList(stmts);
  }
  if (peek().indent <= headerIndent) {
    missing(diag::EmptyBody);
    return true;
  }
  llvm::SaveAndRestore savedIndent(stmtIndent, stmtIndent);
  int blockIndent = peek().indent;
  stmtIndent = blockIndent;
  if (docstring && atDocstring())
    *docstring = parseDocstring();
  while (!atEnd() && peek().indent >= blockIndent) {
    if (peek().indent > blockIndent) {
      if (!peek().hasError)
        diags.report(peek().loc, diag::StatementIndentation);
      ++knownErrors;
    }
    stmtIndent = peek().indent;
    if (!parseLine(stmts))
      return false;
  }
  return true;
}

bool ParserImpl::parseSuite(int headerIndent, Block &block) {
  llvm::SmallVector<const Stmt *, 8> stmts;
  bool isOk = parseSuite(headerIndent, stmts);
  block = module.list(stmts);
  // What was read before a syntax error is checked, too.
  abandoned |= !isOk;
  return isOk;
}

/// Wraps a statement that was read in spite of errors, so that nobody reports what follows from them.
const Stmt *ParserImpl::broken(const Stmt *stmt, unsigned errorsBefore, unsigned knownBefore) {
  unsigned fresh = (diags.errorsMade() - errorsBefore) - (knownErrors - knownBefore);
  knownErrors += fresh;
  return !fresh || isa<ErrorStmt>(stmt) ? stmt : module.make<ErrorStmt>(stmt->range(), stmt);
}

/// Parses a compound statement or a list of simple ones. On success the next token starts a line.
bool ParserImpl::parseLine(llvm::SmallVectorImpl<const Stmt *> &stmts) {
  if (!at(TK::At) && !atCompound())
    return parseSimpleList(stmts);
  unsigned errors = diags.errorsMade(), known = knownErrors;
  const Stmt *stmt = at(TK::At) ? parseDecorated() : parseCompound();
  if (!stmt)
    return false;
  if (abandoned) {
    stmts.push_back(stmt);
    return false;
  }
  stmts.push_back(broken(stmt, errors, known));
  if (atEnd() || peek().startsLine())
    return true;
  missing(diag::StatementStart);
  return false;
}

/// `simple_stmt { ";" <same> simple_stmt } [";"]`
bool ParserImpl::parseSimpleList(llvm::SmallVectorImpl<const Stmt *> &stmts) {
  while (true) {
    statementStart = peek().loc;
    unsigned errors = diags.errorsMade(), known = knownErrors;
    // A `;` of its own is no statement.
    const Stmt *stmt = at(TK::Semicolon) ? module.make<PassStmt>(SourceRange(peek().loc, peek().loc))
                                         : parseSimple();
    if (!stmt)
      return false;
    stmts.push_back(broken(stmt, errors, known));
    if (!at(TK::Semicolon) || (!same() && peek().loc != stmt->loc()))
      break;
    advance();
    if (atEnd() || peek().startsLine())
      return true;
    if (atCompound()) {
      diags.report(peek().loc, diag::OwnLine, compoundKeyword());
      return false;
    }
  }
  if (atEnd() || peek().startsLine())
    return true;
  missing(diag::StatementStart);
  // What stands before it is a part of something else.
  if (isa<ExprStmt>(stmts.back()) && stmts.back()->loc() == tokens[pos - 1].loc && !isWord(tokens[pos - 1], "print"))
    stmts.pop_back();
  return false;
}

/// Returns whether a compound statement (or something that is written like one) begins here.
bool ParserImpl::atCompound() const {
  switch (peek().kind) {
  case TK::kw_if:
  case TK::kw_while:
  case TK::kw_for:
  case TK::kw_try:
  case TK::kw_with:
  case TK::kw_struct:
  case TK::kw_trait:
  case TK::kw_extension:
  case TK::kw_class:
  case TK::kw_mlir_region:
    return true;
  case TK::kw_comptime:
    return peekAt(1).isAny(TK::kw_if, TK::kw_for);
  case TK::kw_def:
    return isName(peekAt(1)) || isKeyword(peekAt(1).kind);
  default:
    return atFunction();
  }
}

/// Returns the words of the compound statement that begins here.
llvm::StringRef ParserImpl::compoundKeyword() const {
  if (at(TK::kw_comptime))
    return peekAt(1).is(TK::kw_if) ? "comptime if" : "comptime for";
  return text(peek());
}

const Stmt *ParserImpl::declStmt(const Decl *decl, SourceLoc begin) {
  return decl ? module.make<DeclStmt>(SourceRange(begin, lastEnd), begin, decl) : nullptr;
}

/// Declares the name of a function whose header can't be read, so that its uses stay silent; null when there is none.
const Stmt *ParserImpl::nameOnly(size_t start) {
  while (start + 1 < limit && tokens[start].isAny(TK::kw_async, TK::kw_def))
    ++start;
  if (!isName(tokens[start]))
    return nullptr;
  SourceRange range = tokens[start].range();
  AssignTarget target;
  target.target = module.make<VarPattern>(range, module.make<NameExpr>(range, identifierOf(tokens[start]), false));
  return module.make<AssignStmt>(range, module.list(llvm::ArrayRef(target)), module.make<ErrorExpr>(range));
}

const Stmt *ParserImpl::parseCompound() {
  SourceLoc begin = peek().loc;
  switch (peek().kind) {
  case TK::kw_if:
    return parseIf(begin, false);
  case TK::kw_while:
    return parseWhile();
  case TK::kw_for:
    return parseFor(begin, false);
  case TK::kw_try:
    return parseTry();
  case TK::kw_with:
    return parseWith();
  case TK::kw_comptime: {
    bool isIf = peekAt(1).is(TK::kw_if);
    advance();
    requireSame(isIf ? "'if' keyword" : "'for' keyword");
    return isIf ? parseIf(begin, true) : parseFor(begin, true);
  }
  case TK::kw_mlir_region:
    return declStmt(parseRegion(), begin);
  default:
    break;
  }
  if (atFunction()) {
    size_t start = pos;
    int indent = stmtIndent;
    if (const Decl *decl = parseFunction({}, false))
      return declStmt(decl, begin);
    skipDecl(start, indent);
    return module.make<ErrorStmt>(rangeFrom(begin), nameOnly(start));
  }
  return parseMisplaced();
}

/// Reports a statement that may not stand in a function and skips it (DIA-2).
const Stmt *ParserImpl::parseMisplaced() {
  SourceLoc begin = peek().loc;
  size_t start = pos;
  reportMisplaced({});
  skipDecl(start, stmtIndent);
  return module.make<ErrorStmt>(rangeFrom(begin));
}

/// Parses decorators in a function body and what follows them.
const Stmt *ParserImpl::parseDecorated() {
  SourceLoc begin = peek().loc;
  size_t start = pos;
  int indent = stmtIndent;
  llvm::SmallVector<Decorator, 2> decorators;
  if (!parseDecorators(decorators))
    return nullptr;
  if (atFunction()) {
    for (const Decorator &decorator : decorators)
      if (decorator.name() == "parameter" && isa<NameExpr>(decorator.expr))
        diags.report(decorator.at, diag::Deprecated, "@parameter", "@__parameter")
            .range(decorator.expr->range())
            .fixIt(decorator.expr->range(), "__parameter");
    size_t def = pos;
    if (const Decl *decl = parseFunction(decorators, false))
      return declStmt(decl, begin);
    skipDecl(start, indent);
    return module.make<ErrorStmt>(rangeFrom(begin), nameOnly(def));
  }
  if (at(TK::kw_from))
    return parseFrom(decorators);
  // Legacy: `@parameter` before `if` and `for`, `@unroll` before loops.
  std::string name = decorators.front().name();
  if (decorators.size() == 1 && name == "parameter" && (at(TK::kw_if) || at(TK::kw_for))) {
    std::string word = text(peek()).str();
    SourceRange range(begin, peek().end());
    diags.report(begin, diag::Deprecated, "@parameter " + word, "comptime " + word)
        .fixIt(range, "comptime " + word);
    return at(TK::kw_if) ? parseIf(begin, true) : parseFor(begin, true);
  }
  if (decorators.size() == 1 && name == "unroll" && (at(TK::kw_while) || at(TK::kw_for))) {
    diags.report(begin, diag::UnrollIgnored).range(decorators.front().expr->range()).removal({begin, peek().loc});
    return at(TK::kw_while) ? parseWhile() : parseFor(peek().loc, false);
  }
  if (peek().isAny(TK::kw_struct, TK::kw_trait, TK::kw_extension, TK::kw_class))
    return parseMisplaced();
  bool isDeclaration = at(TK::kw_var) || at(TK::kw_comptime);
  diags.report(begin, isDeclaration ? diag::DecoratorNotSupportedInFunction : diag::DecoratorNotSupported,
               text(peek()));
  skipDecl(pos, indent);
  return module.make<ErrorStmt>(rangeFrom(begin));
}

/// `[ <clause> "else" ":" suite ]`
bool ParserImpl::parseElse(Block &body, SourceLoc &loc) {
  if (!at(TK::kw_else) || !clause())
    return true;
  loc = advance().loc;
  return expectColon("after else") && parseSuite(stmtIndent, body);
}

/// Parses `if` (the keyword is next) with its `elif`s and `else`.
const Stmt *ParserImpl::parseIf(SourceLoc begin, bool isComptime) {
  hasComptimeBranches |= isComptime;
  llvm::SaveAndRestore savedFlow(inRuntimeFlow, inRuntimeFlow || !isComptime);
  llvm::SmallVector<IfStmt::Branch, 4> branches;
  bool isElif = false;
  do {
    IfStmt::Branch branch;
    branch.loc = advance().loc;
    branch.condition = parseAssignExpr();
    if (!branch.condition || !expectColon(isElif ? "after 'elif' expression" : "after 'if' expression"))
      return nullptr;
    parseSuite(stmtIndent, branch.body);
    branches.push_back(branch);
    if (abandoned)
      break;
    isElif = true;
    if (isComptime && at(TK::kw_comptime) && peekAt(1).is(TK::kw_elif) && clause()) {
      diags.report(peek().loc, diag::ComptimeWith, "elif");
      return nullptr;
    }
  } while (at(TK::kw_elif) && clause());
  Block elseBody;
  SourceLoc elseLoc;
  if (!abandoned && !parseElse(elseBody, elseLoc) && !abandoned)
    return nullptr;
  return module.make<IfStmt>(rangeFrom(begin), module.list(branches), elseBody, elseLoc, isComptime);
}

const Stmt *ParserImpl::parseWhile() {
  llvm::SaveAndRestore savedFlow(inRuntimeFlow, true);
  SourceLoc begin = advance().loc;
  const Expr *condition = parseAssignExpr();
  Block body, elseBody;
  SourceLoc elseLoc;
  if (!condition || !expectColon("after expression"))
    return nullptr;
  if (!(parseSuite(stmtIndent, body) && parseElse(elseBody, elseLoc)) && !abandoned)
    return nullptr;
  return module.make<WhileStmt>(rangeFrom(begin), condition, body, elseBody, elseLoc);
}

/// Parses `for` (the keyword is next).
const Stmt *ParserImpl::parseFor(SourceLoc begin, bool isComptime) {
  hasComptimeBranches |= isComptime;
  llvm::SaveAndRestore savedFlow(inRuntimeFlow, inRuntimeFlow || !isComptime);
  advance();
  const Expr *target = parsePatternList();
  if (!target)
    return nullptr;
  if (!at(TK::kw_in) || !cont()) {
    // A comma before `in` is a trailing comma: an operand is missing.
    missing(diag::ExpectedInTarget);
    return nullptr;
  }
  advance();
  const Expr *iterable = parseExpression();
  Block body, elseBody;
  SourceLoc elseLoc;
  if (!iterable || !expectColon("after expression"))
    return nullptr;
  if (!(parseSuite(stmtIndent, body) && parseElse(elseBody, elseLoc)) && !abandoned)
    return nullptr;
  return module.make<ForStmt>(rangeFrom(begin), target, iterable, body, elseBody, elseLoc, isComptime);
}

const Stmt *ParserImpl::parseTry() {
  llvm::SaveAndRestore savedFlow(inRuntimeFlow, true);
  SourceLoc begin = advance().loc;
  TryStmt::Parts parts;
  if (!expectColon("after 'try'"))
    return nullptr;
  parseSuite(stmtIndent, parts.body);
  // Clauses that can't be read handle what the body raises.
  if (abandoned)
    parts.exceptLoc = begin;
  else if (at(TK::kw_except) && clause()) {
    parts.exceptLoc = advance().loc;
    if (!at(TK::Colon)) {
      if (!canStartOperand(peek()) || !cont()) {
        missing(diag::ExpectedColon, "after 'except'");
        return nullptr;
      }
      parts.exceptTarget = parsePatternList();
      if (!parts.exceptTarget)
        return nullptr;
    }
    if (!expectColon("after 'except'"))
      return nullptr;
    if (!(parseSuite(stmtIndent, parts.exceptBody) && parseElse(parts.elseBody, parts.elseLoc)) && !abandoned)
      return nullptr;
  }
  if (!abandoned && at(TK::kw_finally) && clause()) {
    parts.finallyLoc = advance().loc;
    if (!expectColon("after 'finally'"))
      return nullptr;
    parseSuite(stmtIndent, parts.finallyBody);
  }
  if (!parts.exceptLoc && !parts.finallyLoc) {
    diags.report(atEnd() ? lastEnd : peek().loc, diag::ExpectedExceptFinally);
    return nullptr;
  }
  return module.make<TryStmt>(rangeFrom(begin), parts);
}

const Stmt *ParserImpl::parseWith() {
  llvm::SaveAndRestore savedFlow(inRuntimeFlow, true);
  SourceLoc begin = advance().loc;
  llvm::SmallVector<WithItem, 2> items;
  do {
    WithItem item{parseExpression(), nullptr};
    if (!item.context)
      return nullptr;
    if (at(TK::kw_as) && cont()) {
      advance();
      item.target = parsePatternItem();
      if (!item.target)
        return nullptr;
    }
    items.push_back(item);
  } while (at(TK::Comma) && cont() && consume(TK::Comma));
  if (!at(TK::Colon)) {
    missing(diag::ExpectedColonOrCommaWith);
    return nullptr;
  }
  advance();
  Block body;
  parseSuite(stmtIndent, body);
  return module.make<WithStmt>(rangeFrom(begin), module.list(items), body);
}

const Stmt *ParserImpl::parseSimple() {
  SourceLoc begin = peek().loc;
  switch (peek().kind) {
  case TK::kw_import:
  case TK::kw_from: {
    if (inRuntimeFlow)
      return parseMisplaced();
    return at(TK::kw_import) ? parseImport() : parseFrom({});
  }
  case TK::kw_pass:
    advance();
    return module.make<PassStmt>(rangeFrom(begin));
  case TK::kw_break:
    advance();
    return module.make<BreakStmt>(rangeFrom(begin));
  case TK::kw_continue:
    advance();
    return module.make<ContinueStmt>(rangeFrom(begin));
  case TK::Ellipsis: {
    const Token &next = peekAt(1);
    if (!next.startsLine() && !next.isAny(TK::Eof, TK::Semicolon))
      break;
    advance();
    return module.make<EllipsisStmt>(rangeFrom(begin));
  }
  case TK::kw_return: {
    advance();
    const Expr *value = nullptr;
    if (cont() && canStartOperand(peek())) {
      value = parseExprList();
      if (!value)
        return nullptr;
    }
    return module.make<ReturnStmt>(rangeFrom(begin), value);
  }
  case TK::kw_raise: {
    advance();
    const Expr *value = nullptr;
    if (cont() && canStartOperand(peek())) {
      value = parseExpression();
      if (!value)
        return nullptr;
    }
    return module.make<RaiseStmt>(rangeFrom(begin), value);
  }
  case TK::kw_assert:
    return parseAssert(begin, false);
  case TK::kw_comptime:
    return parseComptimeStatement();
  case TK::Identifier: {
    const Token &next = peekAt(1);
    if (atLegacyKeyword("alias"))
      return declStmt(parseComptimeDecl({}, true), begin);
    if (atWord("let") && !next.startsLine() &&
        (isName(next) || next.isAny(TK::LParen, TK::kw_underscore))) {
      // `let(x)` alone is a call.
      if (!next.is(TK::LParen) || next.loc != peek().end())
        return parseLet();
    }
    if (atWord("__comptime_assert") && !next.startsLine() && canStartOperand(next)) {
      deprecated(peek().range(), "__comptime_assert", "comptime assert");
      return parseAssert(begin, true);
    }
    if (atLegacyKeyword("__disable_del")) {
      diags.report(begin, diag::DisableDel);
      advance();
      return parsePostfix() ? module.make<ErrorStmt>(rangeFrom(begin)) : nullptr;
    }
    break;
  }
  default:
    break;
  }
  return parseAssign();
}

/// Parses a simple statement that begins with `comptime`.
const Stmt *ParserImpl::parseComptimeStatement() {
  SourceLoc begin = peek().loc;
  const Token &next = peekAt(1);
  if (next.is(TK::kw_assert)) {
    advance();
    requireSame("'assert' keyword");
    return parseAssert(begin, true);
  }
  if (!next.is(TK::LParen))
    return declStmt(parseComptimeDecl({}, false), begin);
  // `comptime (e)` is an expression, `comptime (a, b) = e` a declaration.
  size_t start = pos;
  const Expr *expr = parsePostfix();
  if (!expr)
    return nullptr;
  pos = start;
  bool isTarget = isa<ComptimeExpr>(expr);
  lastEnd = expr->end();
  size_t end = start;
  while (tokens[end].loc < expr->end() && end < limit)
    ++end;
  if (isTarget && tokens[end].is(TK::Equal))
    return declStmt(parseComptimeDecl({}, false), begin);
  return parseAssign();
}

/// `assert condition [, message]`; the keyword (or `__comptime_assert`) is next.
const Stmt *ParserImpl::parseAssert(SourceLoc begin, bool isComptime) {
  advance();
  const Expr *condition = parseExpression();
  if (!condition)
    return nullptr;
  const Expr *message = nullptr;
  if (at(TK::Comma) && cont()) {
    advance();
    message = parseExpression();
    if (!message)
      return nullptr;
  }
  return module.make<AssertStmt>(rangeFrom(begin), condition, message, isComptime);
}

/// Legacy `let`: read as `var`.
const Stmt *ParserImpl::parseLet() {
  SourceLoc begin = peek().loc;
  module.usesOldSyntax = true;
  diags.report(begin, diag::LetRemoved).range(peek().range()).fixIt(peek().range(), "var");
  advance();
  const Expr *target = parsePatternList();
  if (!target)
    return nullptr;
  return parseAssign(module.make<VarPattern>(rangeFrom(begin), target));
}

/// Returns the operator of an augmented assignment.
static std::optional<BinaryOp> augmentedOp(TK kind) {
  switch (kind) {
  case TK::PlusEqual:
    return BinaryOp::Add;
  case TK::MinusEqual:
    return BinaryOp::Sub;
  case TK::StarEqual:
    return BinaryOp::Mul;
  case TK::SlashEqual:
    return BinaryOp::TrueDiv;
  case TK::SlashSlashEqual:
    return BinaryOp::FloorDiv;
  case TK::PercentEqual:
    return BinaryOp::Mod;
  case TK::StarStarEqual:
    return BinaryOp::Pow;
  case TK::AtEqual:
    return BinaryOp::MatMul;
  case TK::AmpEqual:
    return BinaryOp::BitAnd;
  case TK::PipeEqual:
    return BinaryOp::BitOr;
  case TK::CaretEqual:
    return BinaryOp::BitXor;
  case TK::LessLessEqual:
    return BinaryOp::ShiftLeft;
  case TK::GreaterGreaterEqual:
    return BinaryOp::ShiftRight;
  default:
    return std::nullopt;
  }
}

/// Returns the first `var` or `ref` pattern in a possible target, or null.
static const Expr *patternIn(const Expr *expr) {
  if (isa<VarPattern, RefPattern>(expr))
    return expr;
  if (auto *paren = dyn_cast<ParenExpr>(expr))
    return patternIn(paren->inner);
  llvm::ArrayRef<const Expr *> elements;
  if (auto *tuple = dyn_cast<TupleExpr>(expr))
    elements = tuple->elements;
  else if (auto *list = dyn_cast<ListExpr>(expr))
    elements = list->elements;
  for (const Expr *element : elements)
    if (const Expr *pattern = patternIn(element))
      return pattern;
  return nullptr;
}

/// Reports a pattern in an expression that is a value; returns whether there was one.
bool ParserImpl::reportPatternValue(const Expr *value) {
  const Expr *pattern = patternIn(value);
  if (!pattern)
    return false;
  diags.report(pattern->loc(), diag::PatternNotAllowed, isa<VarPattern>(pattern) ? "var" : "ref")
      .range(pattern->range());
  return true;
}

/// `starred_list [":" expression] [assign_op assign_stmt]`: declarations, assignments and expression statements (STM-10).
const Stmt *ParserImpl::parseAssign(const Expr *firstTarget) {
  SourceLoc begin = firstTarget ? firstTarget->begin() : peek().loc;
  llvm::SmallVector<AssignTarget, 2> targets;
  while (true) {
    const Expr *expr = std::exchange(firstTarget, nullptr);
    if (!expr) {
      llvm::SaveAndRestore savedPatterns(allowPatterns, true);
      expr = parseStarredList();
    }
    if (!expr)
      return nullptr;
    AssignTarget target;
    target.target = expr;
    if (at(TK::Colon) && cont()) {
      advance();
      target.annotation = parseExpression();
      if (!target.annotation)
        return nullptr;
    }
    auto augmented = augmentedOp(peek().kind);
    if (cont() && (at(TK::Equal) || augmented)) {
      if (augmented && (target.annotation || patternIn(expr)))
        return unexpected();
      target.opLoc = advance().loc;
      target.isAugmented = augmented.has_value();
      target.op = augmented.value_or(BinaryOp::Add);
      targets.push_back(target);
      if (!cont() || atEnd())
        return missing(diag::EqualSameLine);
      continue;
    }
    if (targets.empty() && (target.annotation || patternIn(expr))) {
      targets.push_back(target);
      return module.make<AssignStmt>(rangeFrom(begin), module.list(targets), nullptr);
    }
    if (targets.empty())
      return module.make<ExprStmt>(expr);
    if (target.annotation) {
      diags.report(target.annotation->loc(), diag::UnexpectedToken);
      return nullptr;
    }
    reportPatternValue(expr);
    if (targets.size() == 1 && targets[0].isAugmented)
      return module.make<AugAssignStmt>(rangeFrom(begin), targets[0].opLoc, targets[0].op,
                                        targets[0].target, expr);
    return module.make<AssignStmt>(rangeFrom(begin), module.list(targets), expr);
  }
}

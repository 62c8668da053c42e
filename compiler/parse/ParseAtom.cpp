// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Literals, displays, comprehensions, keyword forms, lambdas and function types.

#include "diagnostics/LexDiags.h"
#include "parse/ParserImpl.h"

using namespace kiln;
using namespace kiln::parse;
using llvm::dyn_cast;
using llvm::isa;

/// Returns whether a legacy function type `fn(...)` or `fn[...]` stands here.
bool ParserImpl::atLegacyFnType() const {
  return atWord("fn") && !hasFnName && peekAt(1).isAny(TK::LParen, TK::LBracket) &&
         !peekAt(1).startsLine();
}

/// Returns the keyword form that a legacy name followed by "(" stands for.
static std::optional<SpecialFormExpr::Form> legacyForm(llvm::StringRef name) {
  if (name == "__type_of")
    return SpecialFormExpr::Form::TypeOf;
  if (name == "__origin_of" || name == "__lifetime_of")
    return SpecialFormExpr::Form::OriginOf;
  return std::nullopt;
}

const Expr *ParserImpl::parseAtom() {
  const Token &token = peek();
  SourceRange range = token.range();
  using Form = SpecialFormExpr::Form;
  switch (token.kind) {
  case TK::Identifier:
    if (atLegacyFnType())
      return parseFunctionType();
    if (text(token) == "__generator_type" && peekAt(1).is(TK::LBracket))
      return parseGeneratorType();
    if (peekAt(1).is(TK::LParen)) {
      if (auto form = legacyForm(text(token))) {
        deprecated(range, text(token), *form == Form::TypeOf ? "type_of" : "origin_of");
        return parseSpecialForm(*form);
      }
    }
    [[fallthrough]];
  case TK::EscapedIdentifier: {
    Identifier name = identifierOf(token);
    if (name == renamed.first && name)
      name = renamed.second;
    bool isEscaped = token.is(TK::EscapedIdentifier);
    advance();
    return module.make<NameExpr>(range, name, isEscaped);
  }
  case TK::Integer: {
    llvm::APInt value = decodeInteger(text(token));
    advance();
    return module.make<IntegerLiteral>(
        range, value.getBitWidth(),
        module.list(llvm::ArrayRef(value.getRawData(), value.getNumWords())));
  }
  case TK::Float: {
    DecimalFloat value = decodeFloat(text(token));
    llvm::StringRef spelling = text(token);
    advance();
    return module.make<FloatLiteral>(
        range, spelling, value.mantissa.getBitWidth(),
        module.list(llvm::ArrayRef(value.mantissa.getRawData(), value.mantissa.getNumWords())),
        value.exponent);
  }
  case TK::String:
    return parseStrings();
  case TK::TString:
    return parseTStrings();
  case TK::kw_True:
  case TK::kw_False: {
    bool value = advance().is(TK::kw_True);
    return module.make<BoolLiteral>(range, value);
  }
  case TK::kw_None:
    advance();
    return module.make<NoneLiteral>(range);
  case TK::kw_Self: {
    const Decl *outer = parent;
    while (outer && !isa<TypeDecl>(outer))
      outer = outer->parent;
    advance();
    if (!outer || inTypeParams) {
      diags.report(range.begin, inTypeParams ? diag::SelfNotAvailable : diag::SelfOutside).range(range);
      return module.make<ErrorExpr>(range);
    }
    return module.make<SelfTypeExpr>(range);
  }
  case TK::kw_underscore:
    advance();
    return module.make<DiscardExpr>(range);
  case TK::Ellipsis:
    advance();
    return module.make<EllipsisExpr>(range);
  case TK::LParen:
    return parseParens();
  case TK::LBracket:
    return parseListDisplay();
  case TK::LBrace:
    return parseBraces();
  case TK::kw_comptime:
    return parseComptimeExpr();
  case TK::kw_lambda:
    return parseLambda();
  case TK::kw_async:
  case TK::kw_def:
    return parseFunctionType();
  case TK::kw_type_of:
    return parseSpecialForm(Form::TypeOf);
  case TK::kw_origin_of:
    return parseSpecialForm(Form::OriginOf);
  case TK::kw_conforms_to:
    return parseSpecialForm(Form::ConformsTo);
  case TK::kw_functions_in_module:
    return parseSpecialForm(Form::FunctionsInModule);
  case TK::kw_get_current_function_name:
    return parseSpecialForm(Form::GetCurrentFunctionName);
  case TK::kw_struct_field_ref:
    return parseSpecialForm(Form::StructFieldRef);
  case TK::kw_get_mvalue_as_litref:
    return parseSpecialForm(Form::GetMvalueAsLitref);
  case TK::kw_get_litref_as_mvalue:
    return parseSpecialForm(Form::GetLitrefAsMvalue);
  case TK::kw_get_address_as_owned_value:
    return parseSpecialForm(Form::GetAddressAsOwnedValue);
  case TK::kw_get_address_as_uninit_lvalue:
    return parseSpecialForm(Form::GetAddressAsUninitLvalue);
  case TK::kw_is_run_in_comptime_interpreter:
    advance();
    return module.make<SpecialFormExpr>(range, Form::IsRunInComptimeInterpreter,
                                        List<const Expr *>());
  default:
    return unexpected();
  }
}

/// Adjacent string tokens form one literal (LEX-74).
const Expr *ParserImpl::parseStrings() {
  SourceLoc begin = peek().loc;
  std::string value;
  unsigned pieces = 0;
  do {
    const Token &token = peek();
    llvm::StringRef spelling = text(token);
    StringShape shape = stringShape(spelling);
    unsigned lead = shape.prefixLength + shape.quoteLength;
    decodeEscapes(spelling.drop_front(lead).drop_back(shape.quoteLength),
                  token.loc.advanced(static_cast<int32_t>(lead)), shape.isRaw, diags, value);
    advance();
    ++pieces;
    if (inGrouping && at(TK::String) && peek().startsLine() && peek().indent <= stmtIndent)
      break;
  } while (at(TK::String) && cont());
  return module.make<StringLiteral>(rangeFrom(begin), module.text(value), pieces);
}

/// Parses the interpolated expression at the file offsets [begin, end).
bool ParserImpl::parseInterpolation(size_t begin, size_t end,
                                    llvm::SmallVectorImpl<TStringPart> &parts) {
  const SourceFile &file = module.file;
  SourceRange range(file.loc(begin), file.loc(end));
  if (file.text().slice(begin, end).trim().empty()) {
    diags.report(range.begin, diag::TStringEmptyExpr);
    return false;
  }
  TokenBuffer inner(file);
  lexRange(inner, begin, end, diags, options.allowTopLevelStatements);
  State state = save();
  tokens = inner.tokens.data();
  buffer = &inner;
  pos = 0;
  setLimit(inner.tokens.size() - 1);
  lastEnd = range.begin;
  brackets = 1;
  allowPatterns = inGrouping = false;
  const Expr *expr = atEnd() ? missing(diag::TStringEmptyExpr) : parseExpression();
  if (expr && !atEnd()) {
    missing(at(TK::Colon) ? diag::TStringFormatSpec : diag::TStringExpectedBrace);
    expr = nullptr;
  }
  restore(state);
  if (!expr)
    return false;
  parts.push_back({"", expr, range, SourceLoc()});
  return true;
}

/// Adjacent t-strings form one (LEX-85).
const Expr *ParserImpl::parseTStrings() {
  SourceLoc begin = peek().loc;
  llvm::SmallVector<TStringPart, 8> parts;
  bool hasError = false;
  std::string pending;
  SourceRange pendingRange;
  SourceLoc loneBrace;
  auto flush = [&] {
    if (pendingRange.isValid())
      parts.push_back({module.text(pending), nullptr, pendingRange, loneBrace});
    pending.clear();
    pendingRange = SourceRange();
    loneBrace = SourceLoc();
  };
  do {
    const Token &token = peek();
    llvm::StringRef spelling = text(token);
    StringShape shape = stringShape(spelling);
    unsigned lead = shape.prefixLength + shape.quoteLength;
    llvm::StringRef body = spelling.drop_front(lead).drop_back(shape.quoteLength);
    size_t base = module.file.offset(token.loc) + lead;
    auto onText = [&](size_t from, size_t to) {
      llvm::StringRef piece = body.slice(from, to);
      SourceRange range(module.file.loc(base + from), module.file.loc(base + to));
      // The splitter ends a text at the first of two braces; another closing brace stands alone.
      for (size_t i = 0; i < piece.size(); ++i)
        if (piece[i] == '}' && (i + 1 != piece.size() || from + i + 1 >= body.size() || body[from + i + 1] != '}'))
          if (!loneBrace)
            loneBrace = module.file.loc(base + from + i);
      decodeEscapes(piece, range.begin, shape.isRaw, diags, pending);
      pendingRange = pendingRange.merged(range);
    };
    auto onExpr = [&](size_t from, size_t to) {
      flush();
      hasError |= !parseInterpolation(base + from, base + to, parts);
    };
    if (auto open = splitTString(body, shape.isRaw, onText, onExpr)) {
      diags.report(module.file.loc(base + *open), diag::TStringUnmatchedBrace);
      hasError = true;
    }
    advance();
    if (inGrouping && at(TK::TString) && peek().startsLine() && peek().indent <= stmtIndent)
      break;
  } while (at(TK::TString) && cont());
  flush();
  if (hasError)
    return nullptr;
  return module.make<TStringExpr>(rangeFrom(begin), module.list(parts));
}

/// `"(" [starred_list] ")"`
const Expr *ParserImpl::parseParens() {
  SourceLoc begin = advance().loc;
  const Expr *inner = nullptr;
  {
    BracketScope scope(*this, /*keepPatterns=*/true, /*isGrouping=*/true);
    if (!at(TK::RParen)) {
      inner = parseStarredList();
      if (!inner)
        return nullptr;
    }
    if (!expectClosing(TK::RParen, "in parenthesized expression"))
      return nullptr;
  }
  SourceRange range = rangeFrom(begin);
  if (!inner)
    return module.make<TupleExpr>(range, List<const Expr *>(), true);
  if (auto *tuple = dyn_cast<TupleExpr>(inner); tuple && !tuple->hasParens)
    return module.make<TupleExpr>(range, tuple->elements, true);
  return module.make<ParenExpr>(range, inner);
}

/// `"[" [list_body] "]"`
const Expr *ParserImpl::parseListDisplay() {
  SourceLoc begin = advance().loc;
  BracketScope scope(*this, /*keepPatterns=*/true);
  llvm::SmallVector<const Expr *, 8> elements;
  while (!at(TK::RBracket) && !atEnd()) {
    const Expr *element = parseStarredItem();
    if (!element)
      return nullptr;
    elements.push_back(element);
    if (at(TK::kw_for)) {
      if (elements.size() > 1)
        return missing(diag::ListComprehensionElements);
      return parseComprehension(begin, ComprehensionExpr::Form::List, nullptr, element, TK::RBracket,
                                "in list comprehension");
    }
    if (!consume(TK::Comma))
      break;
  }
  if (!expectClosing(TK::RBracket, "in list expression"))
    return nullptr;
  return module.make<ListExpr>(rangeFrom(begin), module.list(elements));
}

/// Parses `for`/`if` clauses and the closing bracket.
const Expr *ParserImpl::parseComprehension(SourceLoc begin, ComprehensionExpr::Form form,
                                           const Expr *key, const Expr *element, TK close,
                                           llvm::StringRef where) {
  llvm::SmallVector<ComprehensionClause, 2> clauses;
  while (at(TK::kw_for) || at(TK::kw_if)) {
    ComprehensionClause clause;
    bool isFor = at(TK::kw_for);
    clause.loc = advance().loc;
    if (isFor) {
      clause.target = parsePatternList();
      if (!clause.target)
        return nullptr;
      if (!consume(TK::kw_in))
        return missing(diag::ExpectedInFor);
    }
    clause.expr = parseBinary(PrecOr);
    if (!clause.expr)
      return nullptr;
    clauses.push_back(clause);
  }
  if (!expectClosing(close, where))
    return nullptr;
  return module.make<ComprehensionExpr>(rangeFrom(begin), form, key, element, module.list(clauses));
}

/// A brace display: its first element decides whether it is a dictionary (EXP-62).
const Expr *ParserImpl::parseBraces() {
  SourceLoc begin = advance().loc;
  BracketScope scope(*this);
  if (consume(TK::RBrace))
    return module.make<SetExpr>(rangeFrom(begin), List<Argument>());
  if (consume(TK::StarStar)) {
    const Expr *value = parseExpression();
    return value ? parseDictRest(begin, nullptr, value) : nullptr;
  }
  Argument first;
  first.range.begin = peek().loc;
  if (isName(peek()) && peekAt(1).is(TK::Equal)) {
    first.kind = Argument::Keyword;
    first.name = nameOf(peek());
    advance();
    advance();
  }
  first.value = parseExpression();
  if (!first.value)
    return nullptr;
  first.range.end = lastEnd;
  if (at(TK::Colon) && first.kind == Argument::Positional) {
    advance();
    const Expr *value = parseExpression();
    if (!value)
      return nullptr;
    if (at(TK::kw_for))
      return parseComprehension(begin, ComprehensionExpr::Form::Dict, first.value, value, TK::RBrace,
                                "in dict comprehension");
    return parseDictRest(begin, first.value, value);
  }
  if (at(TK::kw_for)) {
    if (first.kind == Argument::Keyword)
      diags.report(first.name.loc(), diag::KeywordInSetComprehension).range(first.range);
    return parseComprehension(begin, ComprehensionExpr::Form::Set, nullptr, first.value, TK::RBrace,
                              "in set comprehension");
  }
  return parseSetRest(begin, first);
}

/// Parses the entries behind the first one of a dictionary; drops entries of the wrong form with an error.
const Expr *ParserImpl::parseDictRest(SourceLoc begin, const Expr *key, const Expr *value) {
  llvm::SmallVector<DictExpr::Entry, 8> entries;
  entries.push_back({key, value});
  while (consume(TK::Comma)) {
    if (at(TK::RBrace) || atEnd())
      break;
    if (consume(TK::StarStar)) {
      const Expr *unpacked = parseExpression();
      if (!unpacked)
        return nullptr;
      entries.push_back({nullptr, unpacked});
      continue;
    }
    const Expr *nextKey = parseExpression();
    if (!nextKey)
      return nullptr;
    if (!consume(TK::Colon)) {
      diags.report(nextKey->loc(), diag::ExpectedKeyValue).range(nextKey->range());
      if (consume(TK::Equal) && !parseExpression())
        return nullptr;
      continue;
    }
    const Expr *nextValue = parseExpression();
    if (!nextValue)
      return nullptr;
    entries.push_back({nextKey, nextValue});
  }
  if (at(TK::kw_for))
    return missing(diag::ComprehensionElements);
  if (!expectClosing(TK::RBrace, "at end of dictionary"))
    return nullptr;
  return module.make<DictExpr>(rangeFrom(begin), module.list(entries));
}

/// Parses the elements behind the first one of a set or initializer list.
const Expr *ParserImpl::parseSetRest(SourceLoc begin, Argument first) {
  llvm::SmallVector<Argument, 8> elements{first};
  while (consume(TK::Comma)) {
    if (at(TK::RBrace) || atEnd())
      break;
    Argument element;
    element.range.begin = peek().loc;
    if (at(TK::StarStar)) {
      diags.report(peek().loc, diag::KeyValueInSet);
      advance();
      if (!parseExpression())
        return nullptr;
      continue;
    }
    if (isName(peek()) && peekAt(1).is(TK::Equal)) {
      element.kind = Argument::Keyword;
      element.name = nameOf(peek());
      advance();
      advance();
    }
    element.value = parseExpression();
    if (!element.value)
      return nullptr;
    element.range.end = lastEnd;
    if (at(TK::Colon)) {
      diags.report(element.value->loc(), diag::KeyValueInSet).range(element.range);
      advance();
      if (!parseExpression())
        return nullptr;
      continue;
    }
    elements.push_back(element);
  }
  if (at(TK::kw_for))
    return missing(diag::ComprehensionElements);
  if (!expectClosing(TK::RBrace, "at end of set"))
    return nullptr;
  return module.make<SetExpr>(rangeFrom(begin), module.list(elements));
}

/// Parses a keyword with its parenthesised operands.
const Expr *ParserImpl::parseSpecialForm(SpecialFormExpr::Form form) {
  SourceLoc begin = peek().loc;
  llvm::StringRef word = text(advance());
  if (!at(TK::LParen) || !cont())
    return missing(diag::ExpectedOpenParen, word);
  advance();
  llvm::SmallVector<const Expr *, 2> operands;
  BracketScope scope(*this);
  while (!at(TK::RParen) && !atEnd()) {
    const Expr *operand = parseExpression();
    if (!operand)
      return nullptr;
    operands.push_back(operand);
    if (!consume(TK::Comma))
      break;
  }
  if (!expectClosing(TK::RParen, "in call argument list"))
    return nullptr;
  return module.make<SpecialFormExpr>(rangeFrom(begin), form, module.list(operands));
}

/// `"comptime" "(" [starred_list] ")"`
const Expr *ParserImpl::parseComptimeExpr() {
  SourceLoc begin = advance().loc;
  if (!at(TK::LParen) || !cont())
    return missing(diag::ExpectedParenComptime);
  SourceLoc open = advance().loc;
  const Expr *operand = nullptr;
  {
    BracketScope scope(*this);
    if (!at(TK::RParen)) {
      operand = parseStarredList();
      if (!operand)
        return nullptr;
    }
    if (!expectClosing(TK::RParen, "in parenthesized expression"))
      return nullptr;
  }
  if (!operand)
    operand = module.make<TupleExpr>(rangeFrom(open), List<const Expr *>(), true);
  return module.make<ComptimeExpr>(rangeFrom(begin), operand);
}

/// `["async"] "def" [params] (args) {effect} ["[" origins "]"] [result] {where}`; also legacy `fn`.
const Expr *ParserImpl::parseFunctionType() {
  DepthScope depthScope(*this);
  if (!depthScope.ok())
    return nullptr;
  SourceLoc begin = peek().loc;
  auto *signature = module.make<FunctionSignature>();
  if (at(TK::kw_async)) {
    signature->asyncLoc = advance().loc;
    if (!at(TK::kw_def) && !atWord("fn"))
      return unexpected();
  }
  std::optional<DiagnosticBuilder> old;
  if (atWord("fn")) {
    module.usesOldSyntax = signature->isLegacyFn = true;
    old.emplace(diags.report(begin, diag::Deprecated, "fn", "def"));
    old->range(peek().range()).fixIt(peek().range(), "def");
  }
  advance();
  if (at(TK::LBracket) && cont() && !parseParams(signature->params, SignatureKind::Type))
    return nullptr;
  if (!at(TK::LParen) || !cont())
    return missing(diag::ExpectedArgList);
  if (!parseArgs(signature->args, SignatureKind::Type, false))
    return nullptr;
  SourceLoc argsEnd = lastEnd;
  if (!parseEffects(signature->effects, SignatureKind::Type))
    return nullptr;
  if (signature->effects.capturing() && at(TK::LBracket) && cont()) {
    advance();
    BracketScope scope(*this);
    signature->effects.hasCapturingOrigins = true;
    signature->effects.capturingOrigins = parseExprList();
    if (!signature->effects.capturingOrigins ||
        !expectClosing(TK::RBracket, "in function type"))
      return nullptr;
    if (!parseEffects(signature->effects, SignatureKind::Type))
      return nullptr;
  }
  if (!parseResult(*signature, SignatureKind::Type))
    return nullptr;
  if (signature->isLegacyFn && !signature->effects.capturing() &&
      !signature->effects.unifiedLoc.isValid() && !signature->effects.thin()) {
    signature->effects.thinLoc = begin;
    old->insertion(argsEnd, " thin");
  }
  // A `where` belongs to the type only if the type is thin; else it may belong to what surrounds it.
  if (signature->effects.thin() && !signature->isLegacyFn && !parseWheres(signature->wheres))
    return nullptr;
  else if (!signature->effects.thin() && signature->params.isWritten() && atWord("where") && cont()) {
    diags.report(peek().loc, diag::WhereNeedsThin);
    if (!parseWheres(signature->wheres))
      return nullptr;
  }
  signature->range = rangeFrom(begin);
  return module.make<FunctionTypeExpr>(rangeFrom(begin), signature);
}

/// `"__generator_type" params result`
const Expr *ParserImpl::parseGeneratorType() {
  DepthScope depthScope(*this);
  if (!depthScope.ok())
    return nullptr;
  SourceLoc begin = advance().loc;
  auto *signature = module.make<FunctionSignature>();
  if (!parseParams(signature->params, SignatureKind::Function))
    return nullptr;
  signature->result = parseExpression();
  if (!signature->result)
    return nullptr;
  signature->range = rangeFrom(begin);
  return module.make<GeneratorTypeExpr>(rangeFrom(begin), signature);
}

/// `"lambda" [params] [args {effect}] [captures] [result] ":" expression`
const Expr *ParserImpl::parseLambda() {
  DepthScope depthScope(*this);
  if (!depthScope.ok())
    return nullptr;
  SourceLoc begin = peek().loc;
  auto *function = makeDecl<FunctionDecl>(begin, {});
  function->isLambda = true;
  function->defLoc = advance().loc;
  FunctionSignature &signature = function->signature;
  const Decl *oldParent = std::exchange(parent, function);
  auto parse = [&]() -> const Expr * {
    if (isName(peek()) && cont())
      return missing(diag::LambdaArguments);
    if (at(TK::LBracket) && cont() && !parseParams(signature.params, SignatureKind::Lambda))
      return nullptr;
    if (at(TK::LParen) && cont()) {
      if (!parseArgs(signature.args, SignatureKind::Lambda, false))
        return nullptr;
      if (!parseEffects(signature.effects, SignatureKind::Lambda))
        return nullptr;
    }
    if (at(TK::LBrace) && cont() && !parseCaptures(signature.captures))
      return nullptr;
    if (!parseResult(signature, SignatureKind::Lambda))
      return nullptr;
    signature.range = rangeFrom(begin);
    if (!at(TK::Colon) || !cont())
      return missing(diag::ExpectedColonLambda);
    advance();
    return parseExpression();
  };
  const Expr *body = parse();
  parent = oldParent;
  if (!body)
    return nullptr;
  const Stmt *statement = module.make<ReturnStmt>(body->range(), body);
  function->setBody(module.list(llvm::ArrayRef(statement)), nullptr, false, false);
  function->bodyRange = body->range();
  function->setEnd(lastEnd);
  return module.make<LambdaExpr>(rangeFrom(begin), function, body);
}

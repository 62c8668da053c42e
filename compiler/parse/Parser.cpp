// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Entry points of the parser and its token handling.

#include "parse/ParserImpl.h"
#include "source/RoomTimes.h"

using namespace kiln;
using namespace kiln::parse;
using llvm::dyn_cast;
using llvm::isa;

/// Returns whether the file declares a name `fn`, so that `fn(...)` is a call of it and not a legacy type.
static bool declaresFn(const TokenBuffer &buffer) {
  llvm::ArrayRef<Token> tokens = buffer.tokens;
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!tokens[i].is(TK::Identifier) || tokens[i].length != 2 || buffer.text(tokens[i]) != "fn")
      continue;
    if (tokens[i + 1].isAny(TK::Colon, TK::Equal, TK::kw_in))
      return true;
    if (i && tokens[i - 1].isAny(TK::kw_def, TK::kw_var, TK::kw_ref, TK::kw_as, TK::kw_import, TK::kw_comptime))
      return true;
  }
  return false;
}

ParserImpl::ParserImpl(Module &module, DiagnosticEngine &diags, const ParseOptions &options)
    : module(module), diags(diags), options(options), tokens(module.tokenBuffer->tokens.data()),
      buffer(module.tokenBuffer.get()) {
  lastEnd = module.file.beginLoc();
  setLimit(module.tokenBuffer->tokens.size() - 1);
  hasFnName = declaresFn(*buffer);
}

/// Makes the token at `newLimit` read as the end of the input.
void ParserImpl::setLimit(size_t newLimit) {
  limit = newLimit;
  endToken = tokens[limit];
  endToken.kind = TK::Eof;
}

const Token &ParserImpl::advance() {
  const Token &token = peek();
  if (pos < limit) {
    ++pos;
    lastEnd = token.end();
  }
  return token;
}

bool ParserImpl::consume(TK kind) {
  if (!at(kind))
    return false;
  advance();
  return true;
}

Identifier ParserImpl::identifierOf(const Token &token) {
  llvm::StringRef spelling = text(token);
  if (token.is(TK::EscapedIdentifier))
    spelling = spelling.drop_front().drop_back();
  return module.names.get(spelling);
}

/// Returns whether `token` may begin an operand (EXP-51).
bool ParserImpl::canStartOperand(const Token &token) const {
  switch (token.kind) {
  case TK::Identifier:
  case TK::EscapedIdentifier:
  case TK::Integer:
  case TK::Float:
  case TK::String:
  case TK::TString:
  case TK::kw_True:
  case TK::kw_False:
  case TK::kw_None:
  case TK::kw_Self:
  case TK::kw_underscore:
  case TK::Ellipsis:
  case TK::LParen:
  case TK::LBracket:
  case TK::LBrace:
  case TK::Plus:
  case TK::Minus:
  case TK::Tilde:
  case TK::Star:
  case TK::kw_not:
  case TK::kw_await:
  case TK::kw_var:
  case TK::kw_ref:
  case TK::kw_comptime:
  case TK::kw_async:
  case TK::kw_def:
  case TK::kw_lambda:
  case TK::kw_type_of:
  case TK::kw_origin_of:
  case TK::kw_conforms_to:
  case TK::kw_extension:
  case TK::kw_mlir_region:
  case TK::kw_functions_in_module:
  case TK::kw_get_current_function_name:
  case TK::kw_struct_field_ref:
  case TK::kw_is_run_in_comptime_interpreter:
  case TK::kw_get_mvalue_as_litref:
  case TK::kw_get_litref_as_mvalue:
  case TK::kw_get_address_as_owned_value:
  case TK::kw_get_address_as_uninit_lvalue:
    return true;
  default:
    return false;
  }
}

SourceLoc ParserImpl::missingLoc() const {
  const Token &token = peek();
  return token.startsLine() || token.is(TK::Eof) ? lastEnd : token.loc;
}

bool ParserImpl::isBlockInBraces() const {
  if (!at(TK::LBrace) || !peekAt(1).startsLine())
    return false;
  // A capture list of several lines is followed by a `:` or a result.
  unsigned open = 0;
  for (size_t distance = 0; !peekAt(distance).is(TK::Eof); ++distance) {
    open += peekAt(distance).is(TK::LBrace) ? 1 : peekAt(distance).is(TK::RBrace) ? -1 : 0;
    if (open == 0)
      return peekAt(distance + 1).startsLine() || peekAt(distance + 1).is(TK::Eof);
  }
  return true;
}

void ParserImpl::adviseStep(DiagnosticBuilder &report) {
  if (pos < 3 || !tokens[pos - 1].isAny(TK::Plus, TK::Minus) || !tokens[pos - 2].is(tokens[pos - 1].kind) ||
      tokens[pos - 2].range().end != tokens[pos - 1].loc || !tokens[pos - 3].is(TK::Identifier) || tokens[pos - 3].loc != statementStart)
    return;
  const Token &name = tokens[pos - 3];
  SourceRange range = {name.loc, tokens[pos - 1].range().end};
  std::string modern = (text(name) + (tokens[pos - 1].is(TK::Plus) ? " += 1" : " -= 1")).str();
  report.note(name.loc, diag::WriteInstead, modern, diags.sources.text(range)).fixIt(range, modern);
}

void ParserImpl::adviseHabit(DiagnosticBuilder &report) {
  adviseStep(report);
  if (pos == 0 || peek().startsLine())
    return;
  const Token &last = tokens[pos - 1], &next = peek();
  SourceRange both = {last.loc, next.range().end};
  bool isAdjacent = last.range().end == next.loc;
  auto advise = [&](SourceRange range, llvm::StringRef modern, llvm::StringRef written) {
    report.note(range.begin, diag::WriteInstead, modern, written).fixIt(range, modern);
  };
  if (isBlockInBraces())
    report.note(next.loc, diag::NoBraces);
  if (isAdjacent && last.is(TK::Less) && next.is(TK::Greater))
    return advise(both, "!=", "<>");
  if (isAdjacent && next.is(TK::Arrow) && last.isAny(TK::Identifier, TK::RParen, TK::RBracket))
    return advise(next.range(), ".", "->");
  if (next.is(TK::Amp) && !last.is(TK::Amp) && peekAt(1).is(TK::Identifier) && !peekAt(1).startsLine()) {
    SourceRange range = {next.loc, peekAt(1).range().end};
    return advise(range, ("Pointer(to=" + text(peekAt(1)) + ")").str(), diags.sources.text(range));
  }
  if (last.loc == statementStart || isWord(last, "new")) {
    static constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> words[] = {
        {"elseif", "elif"}, {"elsif", "elif"}, {"const", "comptime"}, {"auto", "var"},  {"func", "def"}, {"function", "def"},
        {"fun", "def"},     {"int", "var"},    {"float", "var"},      {"double", "var"}, {"bool", "var"}, {"char", "var"},
        {"string", "var"}};
    for (auto [written, modern] : words)
      if (isWord(last, written) && next.isAny(TK::Identifier, TK::Integer, TK::String))
        return advise(last.range(), modern, written);
    if (isWord(last, "switch"))
      report.note(last.loc, diag::WriteInstead, "if ... elif ... else", "switch");
    if (isWord(last, "new") && next.is(TK::Identifier))
      report.note(last.loc, diag::WriteInstead, text(next) + "(...)", "new " + text(next) + "(...)").removal({last.loc, next.loc});
  }
  if (last.is(TK::kw_else) && next.is(TK::kw_if))
    return advise(both, "elif", "else if");
  if (isAdjacent && last.is(TK::Amp) && next.is(TK::Amp))
    return advise(both, "and", "&&");
  if (isAdjacent && last.is(TK::Pipe) && next.is(TK::Pipe))
    return advise(both, "or", "||");
  if (isAdjacent && next.is(TK::String) && (isWord(last, "f") || isWord(last, "F")))
    return advise(last.range(), "t", text(last));
  if (isWord(last, "print") && last.loc == statementStart && !isAdjacent)
    report.note(last.loc, diag::WriteInstead, "print(...)", "print ...");
}

bool ParserImpl::expectClosing(TK kind, llvm::StringRef where) {
  if (consume(kind))
    return true;
  missing(diag::ExpectedClosing, tokenName(kind), where);
  return false;
}

bool ParserImpl::expectColon(llvm::StringRef where) {
  if (at(TK::Colon) && clause()) {
    advance();
    return true;
  }
  if (!peek().hasError) {
    auto report = diags.report(missingLoc(), diag::ExpectedColon, where);
    // At the end of a line nothing else can be missing.
    if (atEnd() || peek().startsLine())
      report.insertion(lastEnd, ":");
    adviseHabit(report);
    if (at(TK::kw_as) && where == "after 'except'")
      report.note(peek().loc, diag::ExceptName);
    if (at(TK::Equal) && same())
      report.note(peek().loc, diag::WriteInstead, "==", "=").fixIt(peek().range(), "==");
  }
  return false;
}

void ParserImpl::requireSame(llvm::StringRef what) {
  // Another statement is not what is wanted: its absence is reported.
  bool isWanted = isName(peek()) || what.starts_with("'") ||
                  peek().isAny(TK::LParen, TK::LBracket, TK::Dot, TK::Ellipsis, TK::Star, TK::Comma);
  if (peek().startsLine() && isWanted)
    diags.report(peek().loc, diag::NotAtLineStart, what);
}

void ParserImpl::deprecated(SourceRange range, llvm::StringRef oldText, llvm::StringRef newText) {
  diags.report(range.begin, diag::Deprecated, oldText, newText).range(range).fixIt(range, newText);
  module.usesOldSyntax |= llvm::is_contained({"fn", "inout", "owned", "borrowed"}, oldText);
}

SourceRange ParserImpl::withBlanks(const Token &token) const {
  llvm::StringRef before = module.file.text().take_front(module.file.offset(token.loc));
  return {token.loc.advanced(-static_cast<int32_t>(before.size() - before.rtrim(" ").size())), token.range().end};
}

SourceLoc ParserImpl::lineAfter(SourceLoc loc) const {
  llvm::StringRef text = module.file.text();
  size_t at = text.find_first_not_of(" \t\r\n", module.file.offset(loc));
  return at == llvm::StringRef::npos ? loc : module.file.loc(at);
}

ParserImpl::State ParserImpl::save() const {
  return {tokens,     buffer,   pos,   limit,         endToken,   lastEnd,       stmtIndent,
          brackets,   depth,    allowPatterns, inGrouping, inRuntimeFlow, scope, parent};
}

void ParserImpl::restore(const State &state) {
  tokens = state.tokens;
  buffer = state.buffer;
  pos = state.pos;
  limit = state.limit;
  endToken = state.endToken;
  lastEnd = state.lastEnd;
  stmtIndent = state.stmtIndent;
  brackets = state.brackets;
  depth = state.depth;
  allowPatterns = state.allowPatterns;
  inGrouping = state.inGrouping;
  inRuntimeFlow = state.inRuntimeFlow;
  scope = state.scope;
  parent = state.parent;
}

const Expr *ParserImpl::parseSingleExpression() {
  const Expr *expr = parseExpression();
  if (expr && !atEnd()) {
    unexpected();
    return nullptr;
  }
  return expr;
}

std::unique_ptr<ast::Module> kiln::parseModule(const SourceFile &file, StringInterner &names,
                                               DiagnosticEngine &diags, const ParseOptions &options) {
  RoomTime time(Room::Parse);
  auto module = std::make_unique<ast::Module>(file, names);
  module->tokenBuffer = lex(file, diags, {.numberedNames = options.allowTopLevelStatements, .lazyBodies = options.isTrusted});
  auto parser = std::make_unique<ParserImpl>(*module, diags, options);
  ParserImpl *impl = parser.get();
  module->bodies = std::move(parser);
  impl->parseModule();
  if (!options.lazyBodies)
    module->parseAllBodies();
  return module;
}

const ast::Expr *kiln::parseExpression(ast::Module &module, DiagnosticEngine &diags) {
  if (!module.tokenBuffer)
    module.tokenBuffer = lex(module.file, diags);
  if (module.bodies)
    return nullptr;
  auto parser = std::make_unique<ParserImpl>(module, diags, ParseOptions());
  ParserImpl *impl = parser.get();
  module.bodies = std::move(parser);
  return impl->parseSingleExpression();
}

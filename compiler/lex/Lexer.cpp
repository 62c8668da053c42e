// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The scanner: longest match, layout facts on the tokens, comments kept aside.

#include "lex/Lexer.h"
#include "diagnostics/LexDiags.h"
#include "diagnostics/ParseDiags.h"
#include "lex/BodyScan.h"
#include "lex/StringScan.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>
#include <array>

using namespace kiln;

namespace {

struct Spelling {
  std::string_view text;
  TokenKind kind;
};

/// Spellings by their first byte, the longest first.
template <size_t count> class SpellingTable {
public:
  consteval explicit SpellingTable(std::array<Spelling, count> list) : spellings(list) {
    std::sort(spellings.begin(), spellings.end(), [](const Spelling &a, const Spelling &b) {
      if (a.text[0] != b.text[0])
        return a.text[0] < b.text[0];
      return a.text.size() > b.text.size();
    });
    for (const Spelling &spelling : spellings)
      ++starts[spelling.text[0] + 1];
    for (size_t i = 1; i < starts.size(); ++i)
      starts[i] += starts[i - 1];
  }

  /// The spellings that begin with `first`.
  llvm::ArrayRef<Spelling> startingWith(char first) const {
    auto byte = static_cast<unsigned char>(first);
    if (byte >= 128)
      return {};
    return llvm::ArrayRef(spellings).slice(starts[byte], starts[byte + 1] - starts[byte]);
  }

private:
  std::array<Spelling, count> spellings;
  std::array<uint8_t, 129> starts{};
};

constexpr SpellingTable keywords(std::to_array<Spelling>({
#define KEYWORD(NAME, SPELLING) {SPELLING, TokenKind::kw_##NAME},
#include "lex/Tokens.def"
}));

constexpr SpellingTable punctuations(std::to_array<Spelling>({
#define PUNCTUATION(NAME, SPELLING) {SPELLING, TokenKind::NAME},
#include "lex/Tokens.def"
}));

/// Which bytes go on with an identifier.
constexpr std::array<bool, 256> identifierBytes = [] {
  std::array<bool, 256> bytes{};
  for (char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$"))
    bytes[c] = true;
  return bytes;
}();

class Lexer {
public:
  /// Scans from `begin`, which stands `indent` bytes behind the start of a line; -1: within one.
  Lexer(TokenBuffer &buffer, size_t begin, int indent, size_t end, DiagnosticEngine &diags, LexOptions options)
      : buffer(buffer), text(buffer.file.text().substr(0, end)), pos(begin), diags(diags), options(options),
        lineStart(indent < 0 ? begin : begin - indent), atLineStart(indent >= 0) {}

  /// Scans to the end of the text.
  void run() {
    // A byte-order mark is skipped silently.
    if (pos == 0 && text.starts_with("\xEF\xBB\xBF"))
      pos = lineStart = 3;
    do
      next();
    while (!buffer.tokens.back().is(TokenKind::Eof));
  }

private:
  char at(size_t i) const { return i < text.size() ? text[i] : '\0'; }
  SourceLoc loc(size_t i) const { return buffer.file.loc(i); }

  void next();
  void skipBlanks();
  bool joinLines();
  void finish(TokenKind kind, size_t start, bool hasError = false);
  void identifier(size_t start);
  void escapedIdentifier(size_t start);
  void number(size_t start);
  void string(size_t start, size_t prefix, bool isT);
  void punctuation(size_t start);
  void noteHeader(const Token &token);
  void checkIndentation(llvm::StringRef indentation, size_t tokenStart);

  TokenBuffer &buffer;
  llvm::StringRef text;
  size_t pos;
  DiagnosticEngine &diags;
  LexOptions options;
  size_t lineStart;
  bool atLineStart; ///< no token and no joined line before on this line
  llvm::StringRef lastIndentation;
  bool hasIndentation = false;
  bool isMixed = false; ///< indentation with tabs and blanks was reported
  bool isMixedHere = false; ///< on this line
  int headerIndent = -1;    ///< of the function whose header is being scanned
  int headerNesting = 0;    ///< brackets that are open there
};

} // namespace

/// Reports leading whitespace that differs from that of the previous line over their common length (LEX-11).
void Lexer::checkIndentation(llvm::StringRef indentation, size_t tokenStart) {
  if (hasIndentation) {
    size_t common = std::min(indentation.size(), lastIndentation.size());
    if (indentation.take_front(common) != lastIndentation.take_front(common)) {
      diags.report(loc(tokenStart), diag::MixedIndentation);
      isMixed = true;
      isMixedHere = true;
    }
  }
  lastIndentation = indentation;
  hasIndentation = true;
}

/// Appends the token from `start` to the current position.
void Lexer::finish(TokenKind kind, size_t start, bool hasError) {
  Token token;
  token.loc = loc(start);
  token.length = static_cast<uint32_t>(pos - start);
  token.kind = kind;
  token.hasError = hasError || kind == TokenKind::Error;
  if (atLineStart) {
    isMixedHere = false;
    llvm::StringRef indentation = text.slice(lineStart, start);
    if (kind != TokenKind::Eof)
      checkIndentation(indentation, start);
    // With tabs among the blanks columns are what the writer probably saw.
    token.indent = static_cast<int32_t>(indentation.size() + (isMixed ? 7 * indentation.count('\t') : 0));
    token.hasError |= isMixedHere;
    atLineStart = false;
  }
  buffer.tokens.push_back(token);
  if (options.lazyBodies)
    noteHeader(token);
}

/// Steps over the body whose header ends with `token`.
void Lexer::noteHeader(const Token &token) {
  if (token.startsLine() && headerNesting == 0)
    headerIndent = token.isAny(TokenKind::kw_def, TokenKind::kw_async) ? token.indent : -1;
  if (headerIndent < 0)
    return;
  if (token.isAny(TokenKind::LParen, TokenKind::LBracket, TokenKind::LBrace))
    ++headerNesting;
  else if (token.isAny(TokenKind::RParen, TokenKind::RBracket, TokenKind::RBrace))
    --headerNesting;
  if (!token.is(TokenKind::Colon) || headerNesting != 0)
    return;
  std::optional<BodyExtent> body = scanBody(text, pos, headerIndent);
  headerIndent = -1;
  if (!body)
    return;
  buffer.tokens.push_back({loc(body->begin), static_cast<uint32_t>(body->end - body->begin), body->indent, TokenKind::Body, false});
  pos = lineStart = body->next;
  atLineStart = true;
}

/// Consumes a backslash that joins this line with the next; returns false (consuming nothing) for any other backslash.
bool Lexer::joinLines() {
  size_t i = pos + 1;
  while (at(i) == ' ' || at(i) == '\t')
    ++i;
  if (i >= text.size()) {
    pos = i;
    return true;
  }
  char c = text[i];
  if (c != '\n' && c != '\r' && c != '\f' && c != '\v')
    return false;
  pos = i + 1;
  if (c == '\r' && at(pos) == '\n')
    ++pos;
  atLineStart = false;
  return true;
}

/// Skips whitespace, comments and joined lines.
void Lexer::skipBlanks() {
  while (pos < text.size()) {
    switch (text[pos]) {
    case ' ':
      do
        ++pos;
      while (at(pos) == ' ');
      continue;
    case '\t':
    case '\0':
      ++pos;
      continue;
    case '\n':
    case '\r':
    case '\f':
    case '\v':
      ++pos;
      lineStart = pos;
      atLineStart = true;
      continue;
    case '#': {
      size_t end = text.find_first_of("\n\r\f\v", pos);
      if (end == llvm::StringRef::npos)
        end = text.size();
      buffer.comments.push_back({loc(pos), loc(end)});
      pos = end;
      continue;
    }
    case '\\':
      if (joinLines())
        continue;
      return;
    default:
      return;
    }
  }
}

void Lexer::next() {
  skipBlanks();
  size_t start = pos;
  if (pos >= text.size())
    return finish(TokenKind::Eof, start);
  char c = text[pos];
  if (llvm::isAlpha(c) || c == '_') {
    char lower = llvm::toLower(c);
    if (lower == 'r' || lower == 't') {
      bool isT = false;
      size_t prefix = stringPrefix(text, pos, isT);
      if (prefix != llvm::StringRef::npos)
        return string(start, prefix, isT);
    }
    return identifier(start);
  }
  if (options.numberedNames && c == '$' && llvm::isDigit(at(pos + 1)))
    return identifier(start);
  if (llvm::isDigit(c) || (c == '.' && llvm::isDigit(at(pos + 1))))
    return number(start);
  if (c == '"' || c == '\'')
    return string(start, 0, false);
  if (c == '`')
    return escapedIdentifier(start);
  punctuation(start);
}

void Lexer::identifier(size_t start) {
  const char *end = text.begin() + pos;
  while (end != text.end() && identifierBytes[static_cast<unsigned char>(*end)])
    ++end;
  pos = end - text.begin();
  std::string_view name = text.slice(start, pos);
  for (const Spelling &keyword : keywords.startingWith(name[0]))
    if (keyword.text.size() == name.size() && keyword.text.back() == name.back() && keyword.text == name)
      return finish(keyword.kind, start);
  finish(TokenKind::Identifier, start);
}

void Lexer::escapedIdentifier(size_t start) {
  size_t close = text.find_first_of("`\n\r\f\v", start + 1);
  if (close == llvm::StringRef::npos || text[close] != '`') {
    diags.report(loc(start), diag::UnterminatedBacktick);
    pos = close == llvm::StringRef::npos ? text.size() : close;
    return finish(TokenKind::Error, start);
  }
  pos = close + 1;
  if (close == start + 1) {
    diags.report(loc(start), diag::EmptyBacktick);
    return finish(TokenKind::Error, start);
  }
  finish(TokenKind::EscapedIdentifier, start);
}

void Lexer::number(size_t start) {
  auto digits = [&](auto isDigit) {
    bool any = false;
    for (; isDigit(at(pos)) || at(pos) == '_'; ++pos)
      any |= at(pos) != '_';
    return any;
  };
  if (at(pos) == '0') {
    char kind = llvm::toLower(at(pos + 1));
    if (kind == 'x' || kind == 'o' || kind == 'b') {
      pos += 2;
      bool any = kind == 'x'   ? digits([](char c) { return llvm::isHexDigit(c); })
                 : kind == 'o' ? digits([](char c) { return c >= '0' && c <= '7'; })
                               : digits([](char c) { return c == '0' || c == '1'; });
      if (any)
        return finish(TokenKind::Integer, start);
      diags.report(loc(start), diag::NoDigits,
                   kind == 'x' ? "hex" : kind == 'o' ? "octal" : "binary");
      return finish(TokenKind::Error, start);
    }
  }
  auto isDecimal = [](char c) { return llvm::isDigit(c); };
  bool isFloat = false;
  if (at(pos) != '.')
    digits(isDecimal);
  if (at(pos) == '.') {
    isFloat = true;
    ++pos;
    if (llvm::isDigit(at(pos)))
      digits(isDecimal);
  }
  if (at(pos) == 'e' || at(pos) == 'E') {
    isFloat = true;
    ++pos;
    if (at(pos) == '+' || at(pos) == '-')
      ++pos;
    if (!llvm::isDigit(at(pos))) {
      diags.report(loc(pos), diag::ExpectedExponentDigit);
      return finish(TokenKind::Error, start);
    }
    digits(isDecimal);
  }
  if (isFloat)
    return finish(TokenKind::Float, start);
  llvm::StringRef spelling = text.slice(start, pos);
  if (spelling.size() > 1 && spelling[0] == '0' &&
      spelling.find_first_not_of("0_") != llvm::StringRef::npos) {
    diags.report(loc(start), diag::LeadingZeros);
    return finish(TokenKind::Integer, start, /*hasError=*/true);
  }
  finish(TokenKind::Integer, start);
}

void Lexer::string(size_t start, size_t prefix, bool isT) {
  StringScan scan = scanString(text, start + prefix, isT, false);
  if (scan.end == StringEnd::Ok) {
    pos = scan.position;
    return finish(isT ? TokenKind::TString : TokenKind::String, start);
  }
  bool isLong = text.substr(start + prefix, 3) == "\"\"\"" || text.substr(start + prefix, 3) == "'''";
  if (scan.end == StringEnd::TooDeep)
    diags.report(loc(scan.position), diag::TStringNesting);
  else if (scan.end == StringEnd::Newline && isT)
    diags.report(loc(start), diag::TStringNewline);
  else if (scan.end == StringEnd::UnmatchedBrace)
    diags.report(loc(scan.position), diag::TStringUnmatchedBrace);
  else
    diags.report(loc(start), isT ? diag::UnterminatedTString : diag::UnterminatedString);
  // Go on behind the line; a long literal takes the rest of the file.
  size_t end = isLong ? text.size() : text.find_first_of("\n\r", start);
  pos = end == llvm::StringRef::npos ? text.size() : end;
  finish(TokenKind::Error, start);
}

void Lexer::punctuation(size_t start) {
  std::string_view rest = text.substr(pos, 3);
  for (const Spelling &spelling : punctuations.startingWith(text[pos]))
    if (rest.starts_with(spelling.text)) {
      pos += spelling.text.size();
      return finish(spelling.kind, start);
    }
  char c = text[pos];
  if (c == '\\') {
    diags.report(loc(start), diag::UnexpectedBackslash);
    ++pos;
  } else {
    auto report = diags.report(loc(start), diag::UnexpectedCharacter);
    ++pos;
    bool isWord = start > 0 && (llvm::isAlnum(text[start - 1]) || text[start - 1] == '_');
    // At the end of an expression in a t-string.
    std::string_view conversion = text.substr(start);
    if (conversion == "!r" || conversion == "!s")
      report.note(loc(start), diag::WriteInstead, conversion == "!r" ? "{repr(...)}" : "{...}", "{..." + std::string(conversion) + "}");
    else if (c == '!' && !isWord)
      report.note(loc(start), diag::WriteInstead, "not", "!").fixIt({loc(start), loc(pos)}, "not ");
    else if (c == '?' && at(pos) == ' ')
      report.note(loc(start), diag::WriteInstead, "a if condition else b", "condition ? a : b");
    // One message for all bytes of a foreign character.
    while (static_cast<unsigned char>(at(pos)) >= 0x80 && pos < text.size())
      ++pos;
  }
  finish(TokenKind::Error, start);
}

std::unique_ptr<TokenBuffer> kiln::lex(const SourceFile &file, DiagnosticEngine &diags, LexOptions options) {
  auto buffer = std::make_unique<TokenBuffer>(file);
  // What isn't needed of it is never touched.
  buffer->tokens.reserve(file.size() / (options.lazyBodies ? 4 : 2) + 16);
  Lexer(*buffer, 0, 0, file.size(), diags, options).run();
  return buffer;
}

void kiln::lexRange(TokenBuffer &buffer, size_t begin, size_t end, DiagnosticEngine &diags, bool numberedNames) {
  Lexer(buffer, begin, -1, end, diags, {.numberedNames = numberedNames}).run();
}

void kiln::lexBody(TokenBuffer &buffer, Token body, DiagnosticEngine &diags) {
  size_t begin = buffer.file.offset(body.loc);
  Lexer(buffer, begin, body.indent, begin + body.length, diags, {}).run();
}

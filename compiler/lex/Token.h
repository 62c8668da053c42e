// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Tokens of a file. Mojo has no layout tokens: each token knows whether it starts a line and at which column.

#ifndef KILN_LEX_TOKEN_H
#define KILN_LEX_TOKEN_H

#include "source/SourceFile.h"
#include "llvm/ADT/ArrayRef.h"
#include <vector>

namespace kiln {

class DiagnosticEngine;

enum class TokenKind : uint8_t {
#define TOKEN(NAME) NAME,
#define KEYWORD(NAME, SPELLING) kw_##NAME,
#define PUNCTUATION(NAME, SPELLING) NAME,
#include "lex/Tokens.def"
};

/// Returns the name of the kind as the dumper prints it: "identifier", "def", "**=".
llvm::StringRef tokenName(TokenKind kind);
/// Returns whether the kind is a hard keyword.
bool isKeyword(TokenKind kind);

struct Token {
  SourceLoc loc;
  uint32_t length = 0;
  /// Number of whitespace bytes before a token that is first on its line; -1 for the others.
  int32_t indent = -1;
  TokenKind kind = TokenKind::Eof;
  /// The lexer has reported an error in this token.
  bool hasError = false;

  bool startsLine() const { return indent >= 0; }
  SourceLoc end() const { return loc.advanced(static_cast<int32_t>(length)); }
  SourceRange range() const { return {loc, end()}; }
  bool is(TokenKind other) const { return kind == other; }
  template <typename... Kinds> bool isAny(Kinds... kinds) const { return (is(kinds) || ...); }
};

/// All tokens of a file (the last one is Eof) and its comments.
class TokenBuffer {
public:
  explicit TokenBuffer(const SourceFile &file) : file(file) {}

  const SourceFile &file;
  std::vector<Token> tokens;
  std::vector<SourceRange> comments; ///< in order, from `#` to the end of the line

  /// Returns the source text of a token.
  llvm::StringRef text(const Token &token) const {
    return file.text().substr(file.offset(token.loc), token.length);
  }
};

/// Prints one token a line: `line:column kind 'text'` (`--emit tokens`).
void dumpTokens(llvm::raw_ostream &os, const TokenBuffer &tokens);

} // namespace kiln

#endif // KILN_LEX_TOKEN_H

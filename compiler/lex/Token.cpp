// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Names of tokens and the token dump.

#include "lex/Token.h"
#include "llvm/Support/raw_ostream.h"

using namespace kiln;

llvm::StringRef kiln::tokenName(TokenKind kind) {
  static constexpr llvm::StringLiteral names[] = {
#define TOKEN(NAME) #NAME,
#define KEYWORD(NAME, SPELLING) SPELLING,
#define PUNCTUATION(NAME, SPELLING) SPELLING,
#include "lex/Tokens.def"
  };
  return names[unsigned(kind)];
}

bool kiln::isKeyword(TokenKind kind) {
  switch (kind) {
#define KEYWORD(NAME, SPELLING) case TokenKind::kw_##NAME:
#include "lex/Tokens.def"
    return true;
  default:
    return false;
  }
}

void kiln::dumpTokens(llvm::raw_ostream &os, const TokenBuffer &tokens) {
  for (const Token &token : tokens.tokens) {
    size_t offset = tokens.file.offset(token.loc);
    unsigned line = tokens.file.lineAt(offset);
    os << line << ':' << offset - tokens.file.lineStart(line) + 1 << ' ' << tokenName(token.kind);
    switch (token.kind) {
    case TokenKind::Error:
    case TokenKind::Identifier:
    case TokenKind::EscapedIdentifier:
    case TokenKind::Integer:
    case TokenKind::Float:
    case TokenKind::String:
    case TokenKind::TString:
      os << " '";
      os.write_escaped(tokens.text(token));
      os << '\'';
      break;
    default:
      break;
    }
    if (token.startsLine())
      os << " indent=" << token.indent;
    os << '\n';
  }
}

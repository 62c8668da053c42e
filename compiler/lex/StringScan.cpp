// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Finding the ends of string literals and of the expressions inside t-strings (LEX-71, LEX-83).

#include "lex/StringScan.h"
#include "llvm/ADT/StringExtras.h"

using namespace kiln;

static constexpr unsigned maxTStringDepth = 20;

static bool isQuote(char c) { return c == '"' || c == '\''; }

/// Which bytes inside of a literal are looked at.
static constexpr std::array<bool, 256> specialBytes = byteSet("\"'\\\n\r{}");

size_t kiln::stringPrefix(llvm::StringRef text, size_t pos, bool &isT) {
  isT = false;
  bool isRaw = false;
  size_t i = pos;
  for (; i < text.size() && i < pos + 2; ++i) {
    char c = llvm::toLower(text[i]);
    if (c == 'r' && !isRaw)
      isRaw = true;
    else if (c == 't' && !isT)
      isT = true;
    else
      break;
  }
  return i < text.size() && isQuote(text[i]) ? i - pos : llvm::StringRef::npos;
}

StringScan kiln::scanString(llvm::StringRef text, size_t quotePos, bool isT, bool isRaw, unsigned depth) {
  if (depth > maxTStringDepth)
    return {StringEnd::TooDeep, quotePos};
  char quote = text[quotePos];
  bool isLong = text.substr(quotePos, 3).size() == 3 && text[quotePos + 1] == quote &&
                text[quotePos + 2] == quote;
  size_t i = quotePos + (isLong ? 3 : 1);
  while (i < text.size()) {
    char c = text[i];
    if (!specialBytes[static_cast<unsigned char>(c)]) {
      ++i;
      continue;
    }
    if (c == quote) {
      if (!isLong)
        return {StringEnd::Ok, i + 1};
      if (text.substr(i, 3).size() == 3 && text[i + 1] == quote && text[i + 2] == quote)
        return {StringEnd::Ok, i + 3};
      ++i;
      continue;
    }
    if (c == '\\') {
      if (i + 1 >= text.size())
        break;
      // A backslash keeps the next character from ending the literal; CRLF counts as one.
      // In a t-string a brace stays a brace.
      if (isT && text[i + 1] == '{') {
        ++i;
        continue;
      }
      bool isCrLf = text[i + 1] == '\r' && i + 2 < text.size() && text[i + 2] == '\n';
      i += isCrLf ? 3 : 2;
      continue;
    }
    if (!isLong && (c == '\n' || c == '\r'))
      return {StringEnd::Newline, i};
    if (isT && c == '{') {
      if (i + 1 < text.size() && text[i + 1] == '{') {
        i += 2;
        continue;
      }
      StringScan inner = scanInterpolation(text, i + 1, depth);
      if (inner.end != StringEnd::Ok)
        return inner.end == StringEnd::UnmatchedBrace ? StringScan{inner.end, i} : inner;
      i = inner.position + 1;
      continue;
    }
    ++i;
  }
  return {StringEnd::Unterminated, text.size()};
}

StringScan kiln::scanInterpolation(llvm::StringRef text, size_t pos, unsigned depth) {
  unsigned braces = 0;
  size_t i = pos;
  while (i < text.size()) {
    char c = text[i];
    if (c == '{') {
      ++braces;
    } else if (c == '}') {
      if (!braces)
        return {StringEnd::Ok, i};
      --braces;
    } else if (c == '`') {
      size_t close = text.find_first_of("`\n\r\f\v", i + 1);
      if (close != llvm::StringRef::npos)
        i = close;
    } else if (isQuote(c)) {
      StringScan inner = scanString(text, i, false, false, depth + 1);
      if (inner.end == StringEnd::TooDeep)
        return inner;
      if (inner.end != StringEnd::Ok)
        return {StringEnd::Unterminated, i};
      i = inner.position;
      continue;
    } else if (llvm::isAlnum(c) || c == '_') {
      bool isT = false;
      size_t prefix = stringPrefix(text, i, isT);
      if (prefix != llvm::StringRef::npos) {
        StringScan inner = scanString(text, i + prefix, isT, false, depth + 1);
        if (inner.end == StringEnd::TooDeep)
          return inner;
        if (inner.end != StringEnd::Ok)
          return {StringEnd::Unterminated, i};
        i = inner.position;
        continue;
      }
      while (i < text.size() && (llvm::isAlnum(text[i]) || text[i] == '_'))
        ++i;
      continue;
    }
    ++i;
  }
  return {StringEnd::UnmatchedBrace, pos};
}

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// The values of literal tokens.

#include "diagnostics/LexDiags.h"
#include "lex/Lexer.h"
#include "lex/StringScan.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"

using namespace kiln;

StringShape kiln::stringShape(llvm::StringRef token) {
  StringShape shape;
  for (char c : token) {
    if (c == '"' || c == '\'') {
      shape.quote = c;
      break;
    }
    ++shape.prefixLength;
    shape.isRaw |= c == 'r' || c == 'R';
    shape.isT |= c == 't' || c == 'T';
  }
  llvm::StringRef rest = token.drop_front(shape.prefixLength);
  bool isLong = rest.size() >= 6 && rest[1] == shape.quote && rest[2] == shape.quote;
  shape.quoteLength = isLong ? 3 : 1;
  return shape;
}

/// Appends code point `value` as UTF-8.
static void appendUtf8(uint32_t value, std::string &result) {
  auto put = [&](uint32_t byte) { result += static_cast<char>(byte); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | value >> 6);
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | value >> 12);
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | value >> 18);
    put(0x80 | (value >> 12 & 0x3F));
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

/// Reads exactly `count` hex digits of `body` at `pos`; nothing if there are fewer.
static std::optional<uint32_t> hexDigits(llvm::StringRef body, size_t pos, size_t count) {
  if (body.size() < pos + count)
    return std::nullopt;
  uint32_t value = 0;
  for (size_t i = 0; i < count; ++i) {
    unsigned digit = llvm::hexDigitValue(body[pos + i]);
    if (digit > 15)
      return std::nullopt;
    value = value << 4 | digit;
  }
  return value;
}

/// Decodes the escape at `body[i]` (a backslash), advances `i` behind it.
static void decodeEscape(llvm::StringRef body, size_t &i, SourceLoc loc, DiagnosticEngine &diags,
                         std::string &result) {
  SourceLoc at = loc.advanced(static_cast<int32_t>(i));
  char c = i + 1 < body.size() ? body[i + 1] : '\0';
  size_t digits = i + 2;
  i += 2;
  auto number = [&](size_t count, diag::Id problem) {
    auto value = hexDigits(body, digits, count);
    if (!value) {
      diags.report(at, problem);
      return;
    }
    i += count;
    if (*value > 0x10FFFF)
      diags.report(at, diag::UnicodeEscapeRange);
    else if (*value >= 0xD800 && *value <= 0xDFFF)
      diags.report(at, diag::SurrogateEscape);
    else
      appendUtf8(*value, result);
  };
  switch (c) {
  case '\\':
  case '"':
  case '\'':
    result += c;
    return;
  case 'a':
    result += '\a';
    return;
  case 'b':
    result += '\b';
    return;
  case 'f':
    result += '\f';
    return;
  case 'n':
    result += '\n';
    return;
  case 'r':
    result += '\r';
    return;
  case 't':
    result += '\t';
    return;
  case 'v':
    result += '\v';
    return;
  case '\n':
    return;
  case '\r':
    if (i < body.size() && body[i] == '\n')
      ++i;
    return;
  case 'x':
    return number(2, diag::InvalidHexEscape);
  case 'u':
    return number(4, diag::InvalidUnicodeEscape4);
  case 'U':
    return number(8, diag::InvalidUnicodeEscape8);
  default:
    break;
  }
  if (c < '0' || c > '7') {
    diags.report(at, diag::InvalidEscape);
    return;
  }
  uint32_t value = c - '0';
  for (unsigned n = 1; n < 3 && i < body.size() && body[i] >= '0' && body[i] <= '7'; ++n)
    value = value * 8 + (body[i++] - '0');
  appendUtf8(value, result);
}

void kiln::decodeEscapes(llvm::StringRef body, SourceLoc loc, bool isRaw, DiagnosticEngine &diags,
                         std::string &result) {
  size_t invalid = 0;
  if (!llvm::json::isUTF8(body, &invalid))
    diags.report(loc.advanced(static_cast<int32_t>(invalid)), diag::InvalidUtf8);
  if (isRaw) {
    result += body;
    return;
  }
  for (size_t i = 0; i < body.size();) {
    size_t escape = std::min(body.find('\\', i), body.size());
    result += body.slice(i, escape);
    i = escape;
    if (i < body.size())
      decodeEscape(body, i, loc, diags, result);
  }
}

/// Returns the number that `digits` (underscores allowed) spell in `radix`.
static llvm::APInt parseDigits(llvm::StringRef digits, unsigned radix) {
  uint64_t small;
  if (digits.size() <= 16 && !digits.contains('_') && !digits.getAsInteger(radix, small))
    return llvm::APInt(std::max(1u, unsigned(llvm::bit_width(small))), small);
  std::string plain;
  for (char c : digits)
    if (c != '_')
      plain += c;
  llvm::StringRef significant = llvm::StringRef(plain).ltrim('0');
  if (significant.empty())
    return llvm::APInt(1, 0);
  unsigned bits = llvm::APInt::getSufficientBitsNeeded(significant, radix);
  llvm::APInt value(bits, significant, radix);
  return value.trunc(std::max(1u, value.getActiveBits()));
}

llvm::APInt kiln::decodeInteger(llvm::StringRef token) {
  if (token.size() > 2 && token[0] == '0') {
    char kind = llvm::toLower(token[1]);
    if (kind == 'x' || kind == 'o' || kind == 'b')
      return parseDigits(token.drop_front(2), kind == 'x' ? 16 : kind == 'o' ? 8 : 2);
  }
  return parseDigits(token, 10);
}

DecimalFloat kiln::decodeFloat(llvm::StringRef token) {
  constexpr int64_t limit = 1'000'000'000'000;
  size_t expPos = token.find_first_of("eE");
  llvm::StringRef number = token.substr(0, expPos);
  DecimalFloat result;
  if (expPos != llvm::StringRef::npos) {
    llvm::StringRef exponent = token.drop_front(expPos + 1);
    bool isNegative = exponent.consume_front("-");
    exponent.consume_front("+");
    for (char c : exponent)
      if (c != '_' && result.exponent < limit)
        result.exponent = result.exponent * 10 + (c - '0');
    result.exponent = std::min(result.exponent, limit);
    if (isNegative)
      result.exponent = -result.exponent;
  }
  auto [whole, fraction] = number.split('.');
  for (char c : fraction)
    if (c != '_')
      --result.exponent;
  result.mantissa = parseDigits((whole + fraction).str(), 10);
  return result;
}

std::optional<size_t> kiln::splitTString(llvm::StringRef body, bool isRaw,
                                         llvm::function_ref<void(size_t, size_t)> text,
                                         llvm::function_ref<void(size_t, size_t)> expr) {
  size_t start = 0, i = 0;
  auto flush = [&](size_t end) {
    if (end > start)
      text(start, end);
  };
  while (i < body.size()) {
    char c = body[i];
    if (c == '\\') {
      i += i + 1 < body.size() && body[i + 1] == '{' ? 1 : 2;
      continue;
    }
    if (c == '}' && i + 1 < body.size() && body[i + 1] == '}') {
      flush(i + 1);
      start = i += 2;
      continue;
    }
    if (c != '{') {
      ++i;
      continue;
    }
    if (i + 1 < body.size() && body[i + 1] == '{') {
      flush(i + 1);
      start = i += 2;
      continue;
    }
    flush(i);
    StringScan scan = scanInterpolation(body, i + 1, 0);
    if (scan.end != StringEnd::Ok)
      return i;
    expr(i + 1, scan.position);
    start = i = scan.position + 1;
  }
  flush(body.size());
  return std::nullopt;
}

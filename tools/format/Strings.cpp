// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Literals in normal form (FMT-7, FMT-16).

#include "format/Model.h"
#include "lex/Lexer.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Unicode.h"

using namespace kiln;

/// Returns the number of times that `c` occurs unescaped in `text`.
static size_t countUnescaped(llvm::StringRef text, char c) {
  size_t count = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == c)
      ++count;
  }
  return count;
}

/// Returns the offsets of the interpolated expressions in the body of a t-string.
static llvm::SmallVector<std::pair<size_t, size_t>, 4> interpolations(llvm::StringRef body, bool isRaw) {
  llvm::SmallVector<std::pair<size_t, size_t>, 4> result;
  splitTString(body, isRaw, [](size_t, size_t) {}, [&](size_t begin, size_t end) { result.push_back({begin, end}); });
  return result;
}

static size_t columns(llvm::StringRef text) {
  int width = llvm::sys::unicode::columnWidthUTF8(text);
  return width < 0 ? text.size() : static_cast<size_t>(width);
}

/// Whether `text` and `more` columns are wider than `width`. Looks no further than it has to: this is asked about every rest of a text.
static bool exceeds(llvm::StringRef text, size_t width, size_t more) {
  size_t head = std::min(text.size(), 8 * width);
  while (head < text.size() && (text[head] & 0xc0) == 0x80)
    ++head;
  return columns(text.take_front(head)) + more > width || (head < text.size() && columns(text) + more > width);
}

std::vector<std::string> format::splitString(llvm::StringRef token, size_t width) {
  constexpr size_t minPiece = 6;
  StringShape shape = stringShape(token);
  if (shape.quoteLength != 1)
    return {token.str()};
  llvm::StringRef start = token.take_front(shape.prefixLength + 1), end = token.take_back(1);
  llvm::StringRef body = token.drop_front(start.size()).drop_back(1);
  auto expressions = shape.isT ? interpolations(body, shape.isRaw) : llvm::SmallVector<std::pair<size_t, size_t>, 4>();
  // A blank begins a piece unless it is part of an expression or of a name of a character.
  llvm::SmallVector<size_t> breaks;
  size_t nameEnd = 0;
  const auto *expression = expressions.begin();
  for (size_t i = 1; i + minPiece <= body.size(); ++i) {
    if (body.substr(i - 1).starts_with("\\N{"))
      nameEnd = std::min(body.find('}', i), body.size());
    while (expression != expressions.end() && expression->second <= i)
      ++expression;
    bool isInside = i <= nameEnd || (expression != expressions.end() && expression->first <= i);
    if (i >= minPiece && body[i] == ' ' && body[i - 1] != ' ' && !isInside)
      breaks.push_back(i);
  }
  std::vector<std::string> pieces;
  size_t from = 0;
  const size_t *next = breaks.begin();
  while (exceeds(body.drop_front(from), width, start.size() + 1)) {
    size_t best = 0;
    while (next != breaks.end() && *next < from + minPiece)
      ++next;
    for (const size_t *at = next; at != breaks.end(); ++at) {
      if (best && columns(body.slice(from, *at)) + start.size() + 1 > width)
        break;
      best = *at;
    }
    if (!best)
      break;
    pieces.push_back((start + body.slice(from, best) + end).str());
    from = best;
  }
  pieces.push_back((start + body.drop_front(from) + end).str());
  return pieces;
}

std::string format::normalizeString(llvm::StringRef token) {
  StringShape shape = stringShape(token);
  std::string prefix = token.take_front(shape.prefixLength).lower();
  llvm::StringRef quotes = token.substr(shape.prefixLength, shape.quoteLength);
  llvm::StringRef body = token.drop_front(shape.prefixLength + shape.quoteLength).drop_back(shape.quoteLength);
  auto keep = [&] { return prefix + quotes.str() + body.str() + quotes.str(); };
  if (shape.quote == '"')
    return keep();
  if (shape.quoteLength == 3) {
    if (body.contains("\"\"\"") || body.ends_with("\"") || shape.isT)
      return keep();
    return prefix + "\"\"\"" + body.str() + "\"\"\"";
  }
  // Never more escapes than before; interpolated expressions with quotes of their own are left alone.
  if (countUnescaped(body, '"') || ((shape.isRaw || shape.isT) && body.contains('"')))
    return keep();
  bool hasInnerQuotes = false;
  if (shape.isT)
    for (auto [begin, end] : interpolations(body, shape.isRaw))
      hasInnerQuotes |= body.slice(begin, end).find_first_of("'\\") != llvm::StringRef::npos;
  if (hasInnerQuotes)
    return keep();
  std::string result = prefix + "\"";
  for (size_t i = 0; i < body.size(); ++i) {
    bool isEscapedQuote = !shape.isRaw && body[i] == '\\' && i + 1 < body.size() && body[i + 1] == '\'';
    if (isEscapedQuote)
      continue;
    result += body[i];
    if (body[i] == '\\' && i + 1 < body.size())
      result += body[++i];
  }
  return result + "\"";
}

std::string format::normalizeNumber(llvm::StringRef token) {
  std::string lower = token.lower();
  llvm::StringRef text = lower;
  if (text.starts_with("0x"))
    return "0x" + text.drop_front(2).upper();
  return lower;
}

std::string format::formatDocstring(llvm::StringRef token, unsigned indent, unsigned lineLength) {
  StringShape shape = stringShape(token);
  std::string prefix = token.take_front(shape.prefixLength).lower();
  llvm::StringRef body = token.drop_front(shape.prefixLength + shape.quoteLength).drop_back(shape.quoteLength);
  std::string quotes = token.substr(shape.prefixLength, shape.quoteLength).str();
  if (shape.quote == '\'' && !body.contains('"') && !shape.isT)
    quotes = std::string(shape.quoteLength, '"');
  if (shape.quoteLength == 1)
    return prefix + quotes + body.str() + quotes;

  llvm::SmallVector<llvm::StringRef, 16> lines;
  body.split(lines, '\n');
  size_t common = llvm::StringRef::npos;
  for (llvm::StringRef line : llvm::ArrayRef(lines).drop_front()) {
    llvm::StringRef trimmed = line.ltrim(" \t");
    if (!trimmed.rtrim().empty())
      common = std::min(common, line.size() - trimmed.size());
  }
  std::string pad(indent, ' ');
  std::string result = lines[0].trim(" \t\r").str();
  if (!result.empty() && result.front() == quotes[0])
    result.insert(0, " ");
  for (llvm::StringRef line : llvm::ArrayRef(lines).drop_front()) {
    llvm::StringRef text = line.rtrim();
    result += '\n';
    if (!text.empty())
      result += pad + text.drop_front(std::min(common, text.size())).str();
  }
  llvm::StringRef trimmed = llvm::StringRef(result).rtrim();
  bool hasNewline = trimmed.contains('\n');
  // Quotes on a line of their own stay there behind several lines of text.
  bool ownLine = hasNewline && lines.size() > 1 && lines.back().trim().empty();
  std::string text = trimmed.str();
  if (text.empty())
    text = " ";
  else if (text.back() == quotes[0])
    text += ' ';
  else if (text.back() == '\\' && countUnescaped(text, '\\') == 0 && text.size() % 2)
    text += ' ';
  size_t lastLine = hasNewline ? text.size() - text.rfind('\n') - 1
                               : indent + prefix.size() + quotes.size() + text.size();
  bool fits = lastLine + quotes.size() <= lineLength;
  if (ownLine || (!fits && hasNewline))
    return prefix + quotes + text + "\n" + pad + quotes;
  return prefix + quotes + text + quotes;
}

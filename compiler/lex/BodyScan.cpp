// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Bodies as lines that are deeper than their header. Text that is laid out in another way is left to the lexer.

#include "lex/BodyScan.h"
#include "lex/StringScan.h"

using namespace kiln;

namespace {

/// Which bytes inside of a line are looked at.
constexpr std::array<bool, 256> specialBytes = byteSet("\n\r\f\v\\#'\"`");

class BodyScanner {
public:
  BodyScanner(llvm::StringRef text, size_t pos) : text(text), pos(pos) {}

  std::optional<BodyExtent> run(int headerIndent);

private:
  void skipComment() { pos = std::min(text.find('\n', pos), text.size()); }
  bool skipToCode();
  bool skipString();
  bool skipLine();

  llvm::StringRef text;
  size_t pos;
  size_t lineStart = 0;
  size_t codeEnd = 0;
};

} // namespace

/// Goes to the first byte of the next line that holds code; false if there is none.
bool BodyScanner::skipToCode() {
  for (; pos < text.size(); ++pos) {
    if (text[pos] == '#')
      skipComment();
    if (pos == text.size())
      break;
    if (text[pos] == '\n')
      lineStart = pos + 1;
    else if (text[pos] != ' ')
      return true;
  }
  lineStart = text.size();
  return false;
}

/// Steps over the literal whose first quote is at the current position.
bool BodyScanner::skipString() {
  size_t begin = pos;
  while (begin > lineStart && pos - begin < 2 && llvm::StringRef("rRtT").contains(text[begin - 1]))
    --begin;
  bool isT = false;
  if (begin != pos && stringPrefix(text, begin, isT) == llvm::StringRef::npos)
    isT = false;
  StringScan scan = scanString(text, pos, isT, false);
  pos = scan.position;
  return scan.end == StringEnd::Ok;
}

/// Steps over the rest of a line of code.
bool BodyScanner::skipLine() {
  for (;;) {
    size_t begin = pos;
    while (pos < text.size() && !specialBytes[static_cast<unsigned char>(text[pos])])
      ++pos;
    if (pos != begin)
      codeEnd = begin + text.slice(begin, pos).rtrim(' ').size();
    codeEnd = std::max(codeEnd, begin);
    if (pos < text.size() && text[pos] == '#')
      skipComment();
    if (pos == text.size() || text[pos] == '\n')
      return true;
    if ((text[pos] != '"' && text[pos] != '\'') || !skipString())
      return false;
    codeEnd = pos;
  }
}

std::optional<BodyExtent> BodyScanner::run(int headerIndent) {
  size_t header = pos;
  if (!skipToCode() || lineStart <= header)
    return std::nullopt;
  BodyExtent body = {pos, 0, 0, static_cast<int>(pos - lineStart)};
  if (body.indent <= headerIndent)
    return std::nullopt;
  bool isString = text[pos] == '"' || text[pos] == '\'';
  for (bool isFirst = true; skipToCode() && static_cast<int>(pos - lineStart) > headerIndent; isFirst = false) {
    // Behind a docstring `...` says as much as at the beginning.
    if (text.substr(pos).starts_with("...") && (isFirst || (isString && codeEnd == body.end)))
      return std::nullopt;
    if (!skipLine())
      return std::nullopt;
    if (isFirst)
      body.end = codeEnd;
  }
  body.end = codeEnd;
  body.next = lineStart;
  return body;
}

std::optional<BodyExtent> kiln::scanBody(llvm::StringRef text, size_t pos, int headerIndent) { return BodyScanner(text, pos).run(headerIndent); }

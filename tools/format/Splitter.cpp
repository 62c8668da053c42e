// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Breaking lines that are too long: at the last bracket pair that helps, then at the loosest delimiters inside of it.

#include "format/Model.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/Support/Unicode.h"
#include <map>
#include <optional>
#include <set>

using namespace kiln;
using namespace kiln::format;
using TK = TokenKind;

namespace {

using Lines = std::vector<Line>;

class Splitter {
public:
  explicit Splitter(unsigned lineLength) : lineLength(lineLength) {}

  /// Returns `line` in as many lines as it needs.
  Lines transform(const Line &line, bool forceParens = false);
  std::string text(const Line &line) const;

private:
  bool isShort(const Line &line) const;
  bool isShortText(llvm::StringRef text) const;
  bool mustSplit(const Line &line) const;
  bool hasMagicComma(const Line &line) const;
  bool isMagic(const Line &line, size_t closing) const;
  std::optional<Lines> delimiterSplit(const Line &line) const;
  std::optional<Lines> leftHandSplit(const Line &line) const;
  std::optional<Lines> stringSplit(const Line &line) const;
  std::optional<size_t> listBefore(const Line &line, size_t open) const;
  bool hasMagicCommaBeforeLast(const Line &line) const;
  std::optional<Lines> rightHandSplit(const Line &line, std::set<int> omit, bool forceParens) const;
  std::optional<Lines> rightHand(const Line &line, bool forceParens) const;
  std::vector<std::set<int>> trailersToOmit(const Line &line) const;
  bool canOmitInvisibleParens(const Line &body) const;
  bool canBeSplit(const Line &line) const;
  std::map<size_t, Priority> delimiters(const Line &line) const;
  std::optional<Lines> build(const Line &line, size_t open, size_t close) const;
  std::optional<Lines> run(const Line &line, const std::optional<Lines> &result, bool forceParens);

  unsigned lineLength;
  unsigned depth = 0;
};

} // namespace

std::string Splitter::text(const Line &line) const {
  std::string result(static_cast<size_t>(line.level) * 4, ' ');
  bool isFirst = true;
  bool pendingSpace = false;
  for (const Leaf &leaf : line.leaves) {
    if (!leaf.isVisible()) {
      pendingSpace |= leaf.spaceBefore;
      continue;
    }
    if (!isFirst && (leaf.spaceBefore || pendingSpace))
      result += ' ';
    pendingSpace = false;
    result += leaf.text;
    isFirst = false;
  }
  return result;
}

bool Splitter::isShortText(llvm::StringRef text) const {
  if (text.contains('\n'))
    return false;
  int width = llvm::sys::unicode::columnWidthUTF8(text);
  return (width < 0 ? text.size() : static_cast<size_t>(width)) <= lineLength;
}

/// Returns whether the line fits. Comments behind it do not count.
bool Splitter::isShort(const Line &line) const { return isShortText(text(line)); }

/// Returns whether a comment inside of the line demands a break.
bool Splitter::mustSplit(const Line &line) const {
  size_t last = 0;
  for (size_t i = 0; i < line.leaves.size(); ++i)
    if (line.leaves[i].isVisible())
      last = i;
  for (size_t i = 0; i < line.leaves.size(); ++i) {
    const Leaf &leaf = line.leaves[i];
    if (i && !leaf.ownComments.empty())
      return true;
    if (i < last && !leaf.trailingComments.empty())
      return true;
  }
  return false;
}

/// Returns the breaks at depth 0: index of the leaf behind the break, priority.
std::map<size_t, Priority> Splitter::delimiters(const Line &line) const {
  std::map<size_t, Priority> result;
  int nesting = 0;
  for (size_t i = 0; i < line.leaves.size(); ++i) {
    const Leaf &leaf = line.leaves[i];
    if (leaf.isClosing() || leaf.closesDepth)
      --nesting;
    if (i && nesting == 0 && leaf.before != NoDelimiter)
      result[i] = leaf.before;
    if (leaf.isOpening() || leaf.opensDepth)
      ++nesting;
  }
  // A comma at the end counts as one, too.
  if (!line.leaves.empty() && line.leaves.back().kind == TK::Comma)
    result[line.leaves.size()] = CommaPriority;
  return result;
}

/// Returns whether the comma before the closing bracket at `closing` forces one element a line (FMT-11).
bool Splitter::isMagic(const Line &line, size_t closing) const {
  const Leaf &leaf = line.leaves[closing];
  if (!leaf.isClosing() || closing == 0 || line.leaves[closing - 1].kind != TK::Comma)
    return false;
  if (line.isImport)
    return true;
  if (leaf.bracket == Bracket::Invisible)
    return false;
  int nesting = 0, commas = 0;
  for (size_t i = closing; i-- > 0;) {
    const Leaf &inner = line.leaves[i];
    if (inner.id == leaf.match)
      break;
    nesting += inner.isClosing() ? 1 : inner.isOpening() ? -1 : 0;
    commas += nesting == 0 && inner.kind == TK::Comma;
  }
  bool isSingle = commas == 1;
  if (leaf.bracket == Bracket::Subscript)
    return !isSingle;
  if (leaf.bracket == Bracket::Group)
    return line.isImport || !isSingle;
  return true;
}

bool Splitter::hasMagicComma(const Line &line) const {
  for (size_t i = 0; i < line.leaves.size(); ++i)
    if (isMagic(line, i))
      return true;
  return false;
}

/// Breaks a bracket body at its loosest delimiters; adds a trailing comma to lists.
std::optional<Lines> Splitter::delimiterSplit(const Line &line) const {
  auto breaks = delimiters(line);
  bool hasTrailing = breaks.count(line.leaves.size());
  Priority priority = NoDelimiter;
  unsigned count = 0;
  for (auto &[index, value] : breaks) {
    if (index == line.leaves.size())
      continue;
    priority = std::max(priority, value);
  }
  if (priority == NoDelimiter && hasTrailing)
    priority = CommaPriority;
  for (auto &[index, value] : breaks)
    count += value == priority;
  if (priority == NoDelimiter || (priority == DotPriority && count == 1))
    return std::nullopt;
  Lines result;
  Line current;
  auto flush = [&] {
    if (current.leaves.empty())
      return;
    result.push_back(current);
    current.leaves.clear();
  };
  current.level = line.level;
  current.insideBrackets = true;
  for (size_t i = 0; i < line.leaves.size(); ++i) {
    auto it = breaks.find(i);
    if (it != breaks.end() && it->second == priority)
      flush();
    current.leaves.push_back(line.leaves[i]);
  }
  bool canAddComma = priority == CommaPriority && !current.leaves.empty() && current.leaves.back().kind != TK::Comma;
  if (canAddComma) {
    Leaf comma;
    comma.kind = TK::Comma;
    comma.text = ",";
    std::swap(comma.trailingComments, current.leaves.back().trailingComments);
    comma.id = -2;
    current.leaves.push_back(comma);
  }
  flush();
  if (!result.empty())
    result.back().commentsAfter = line.commentsAfter;
  return result;
}

/// Makes head, body and tail of the pair at `open` and `close`.
std::optional<Lines> Splitter::build(const Line &line, size_t open, size_t close) const {
  Line head, body, tail;
  head.level = tail.level = line.level;
  body.level = line.level + 1;
  head.insideBrackets = tail.insideBrackets = line.insideBrackets;
  head.isImport = line.isImport;
  body.insideBrackets = true;
  auto at = [&](size_t i) { return line.leaves.begin() + static_cast<ptrdiff_t>(i); };
  head.leaves.assign(at(0), at(open + 1));
  body.leaves.assign(at(open + 1), at(close));
  tail.leaves.assign(at(close), line.leaves.end());
  tail.commentsAfter = line.commentsAfter;
  if (!tail.leaves.front().ownComments.empty()) {
    body.commentsAfter = tail.leaves.front().ownComments;
    tail.leaves.front().ownComments.clear();
  }
  // Parentheses that were invisible are needed now.
  if (head.leaves.back().bracket == Bracket::Invisible) {
    head.leaves.back().text = "(";
    head.leaves.back().spaceBefore = head.leaves.size() > 1;
    tail.leaves.front().text = ")";
    head.leaves.back().bracket = tail.leaves.front().bracket = Bracket::Group;
  }
  const Leaf &opening = line.leaves[open];
  bool isTuple = opening.bracket == Bracket::List || opening.bracket == Bracket::Braces ||
                 opening.bracket == Bracket::Group || line.isImport;
  if (!body.leaves.empty()) {
    auto breaks = delimiters(body);
    bool hasTrailing = body.leaves.back().kind == TK::Comma;
    Priority loosest = NoDelimiter;
    for (auto &[index, value] : breaks) {
      if (index != body.leaves.size())
        loosest = std::max(loosest, value);
    }
    if (line.isImport && !hasTrailing) {
      Leaf comma;
      comma.kind = TK::Comma;
      comma.text = ",";
      comma.id = -2;
      std::swap(comma.trailingComments, body.leaves.back().trailingComments);
      body.leaves.push_back(comma);
      hasTrailing = true;
    }
    body.shouldExplode = loosest == CommaPriority && (hasTrailing || isTuple);
    if (line.isImport)
      body.shouldExplode = loosest == CommaPriority;
  }
  Lines result;
  for (Line *part : {&head, &body, &tail})
    if (!part->leaves.empty())
      result.push_back(*part);
  return result;
}

/// Splits a header at its first bracket pair (FMT-10).
std::optional<Lines> Splitter::leftHandSplit(const Line &line) const {
  std::optional<Lines> result;
  for (size_t i = 0; i < line.leaves.size(); ++i) {
    bool isInvisible = line.leaves[i].bracket == Bracket::Invisible;
    if (!line.leaves[i].isOpening() || (result && !isInvisible))
      continue;
    for (size_t k = i + 1; k < line.leaves.size(); ++k)
      if (line.leaves[k].id == line.leaves[i].match) {
        if (k == i + 1)
          break;
        std::optional<Lines> parts = build(line, i, k);
        if (!isInvisible)
          return parts;
        // The result type or the condition: the last whose beginning fits.
        if (!result || isShort(parts->front()))
          result = std::move(parts);
        i = k;
        break;
      }
  }
  return result;
}

/// Returns where the list closes that is to be broken instead of the result type or condition of a header at `open`: what follows the
/// list then fits on the line that closes it (FMT-12).
std::optional<size_t> Splitter::listBefore(const Line &line, size_t open) const {
  auto before = llvm::ArrayRef(line.leaves).take_front(open);
  size_t end = size_t(llvm::find_if(before, [](const Leaf &leaf) { return leaf.kind == TK::Arrow; }) - before.begin());
  for (size_t close = end; close-- > 0;) {
    const Leaf &leaf = line.leaves[close];
    if (!close || !leaf.isClosing() || !leaf.isVisible() || line.leaves[close - 1].isOpening())
      continue;
    size_t begin = close;
    while (begin > 0 && line.leaves[begin].id != leaf.match)
      --begin;
    bool isEffect = begin && (line.leaves[begin - 1].text == "capturing" || line.leaves[begin - 1].text == "abi");
    if (line.leaves[begin].id != leaf.match || isEffect)
      continue;
    Line tail;
    tail.level = line.level;
    tail.leaves.assign(line.leaves.begin() + static_cast<ptrdiff_t>(close), line.leaves.end());
    return isShort(tail) ? std::optional(close) : std::nullopt;
  }
  return std::nullopt;
}

/// Splits a literal that ends a line inside of brackets at its blanks (FMT-7); it gets parentheses unless it stands alone in some.
std::optional<Lines> Splitter::stringSplit(const Line &line) const {
  size_t count = line.leaves.size();
  bool hasComma = count > 1 && line.leaves.back().kind == TK::Comma;
  size_t at = count - 1 - hasComma;
  const Leaf &leaf = line.leaves[at];
  bool isValue = at && (line.leaves[at - 1].kind == TK::Equal || line.leaves[at - 1].kind == TK::Colon);
  if ((leaf.kind != TK::String && leaf.kind != TK::TString) || (at && !isValue))
    return std::nullopt;
  bool needsParens = at || hasComma;
  size_t indent = static_cast<size_t>(line.level + needsParens) * 4;
  if (indent >= lineLength)
    return std::nullopt;
  std::vector<std::string> pieces = splitString(leaf.text, lineLength - indent);
  if (pieces.size() < 2)
    return std::nullopt;
  Lines result(1);
  result[0].level = line.level;
  result[0].insideBrackets = true;
  if (needsParens) {
    result[0].leaves.assign(line.leaves.begin(), line.leaves.begin() + static_cast<ptrdiff_t>(at));
    Leaf open;
    open.text = "(";
    open.spaceBefore = leaf.spaceBefore;
    result[0].leaves.push_back(open);
  }
  for (const std::string &text : pieces) {
    Line piece;
    piece.level = line.level + needsParens;
    piece.leaves.push_back(leaf);
    piece.leaves[0].text = text;
    piece.leaves[0].trailingComments.clear();
    if (&text != &pieces.front() || needsParens)
      piece.leaves[0].ownComments.clear();
    result.push_back(std::move(piece));
  }
  if (needsParens) {
    result[0].leaves.back().ownComments = leaf.ownComments;
    Line tail = result[0];
    tail.leaves.resize(1);
    tail.leaves[0] = Leaf();
    tail.leaves[0].text = ")";
    tail.leaves[0].trailingComments = leaf.trailingComments;
    if (hasComma)
      tail.leaves.push_back(line.leaves.back());
    result.push_back(std::move(tail));
  } else {
    result.erase(result.begin());
    result.back().leaves[0].trailingComments = leaf.trailingComments;
  }
  result.back().commentsAfter = line.commentsAfter;
  return result;
}

bool Splitter::canBeSplit(const Line &line) const {
  // A body of one call or subscript chain, or with breaks of its own.
  if (!line.leaves.empty() && stringSplit(line))
    return true;
  if (line.leaves.size() < 2)
    return false;
  if (line.leaves[0].kind == TK::String && line.leaves[1].kind == TK::Dot)
    return true;
  return llvm::any_of(line.leaves, [](const Leaf &leaf) { return leaf.isOpening() && leaf.isVisible(); }) ||
         !delimiters(line).empty();
}

/// Returns whether `body` (the inside of invisible parentheses) breaks well without them.
bool Splitter::canOmitInvisibleParens(const Line &body) const {
  auto breaks = delimiters(body);
  if (body.leaves.empty())
    return false;
  if (!breaks.empty()) {
    Priority priority = NoDelimiter;
    unsigned count = 0;
    for (auto &[index, value] : breaks)
      priority = std::max(priority, value);
    for (auto &[index, value] : breaks)
      count += value == priority;
    if (count > 1)
      return false;
    if (priority == DotPriority && count == 1)
      return true;
  } else {
    return true;
  }
  const Leaf &first = body.leaves.front();
  const Leaf &last = body.leaves.back();
  size_t levelWidth = static_cast<size_t>(body.level) * 4;
  if (first.isOpening() && body.leaves.size() > 1 && !body.leaves[1].isClosing()) {
    // The rest behind the first pair must fit on a line.
    size_t length = levelWidth;
    bool isBehind = false;
    for (const Leaf &leaf : body.leaves) {
      if (isBehind || leaf.id == first.match)
        length += leaf.text.size() + leaf.spaceBefore;
      isBehind |= leaf.id == first.match;
    }
    if (length <= lineLength)
      return true;
  }
  if (last.isClosing() && body.leaves.size() > 1 && !body.leaves[body.leaves.size() - 2].isOpening()) {
    size_t length = levelWidth;
    bool sawOther = false;
    for (const Leaf &leaf : body.leaves) {
      length += leaf.text.size() + leaf.spaceBefore;
      if (leaf.id == last.match)
        return sawOther || length <= lineLength;
      if (leaf.isOpening())
        sawOther = true;
    }
  }
  return false;
}

/// Splits at the last bracket pair whose closing bracket is not in `omit`.
std::optional<Lines> Splitter::rightHandSplit(const Line &line, std::set<int> omit, bool forceParens) const {
  size_t close = line.leaves.size(), open;
  do { // Empty brackets cannot be split, and an effect stays whole: look further left.
    while (close-- > 0)
      if (line.leaves[close].isClosing() && !omit.count(line.leaves[close].id))
        break;
    if (close >= line.leaves.size())
      return std::nullopt;
    open = close;
    while (open-- > 0)
      if (line.leaves[open].id == line.leaves[close].match)
        break;
    if (open >= line.leaves.size())
      return std::nullopt;
  } while (line.leaves[open].bracket != Bracket::Invisible && (open + 1 == close || (open && line.leaves[open - 1].text == "capturing")));
  Line body;
  body.level = line.level + 1;
  body.leaves.assign(line.leaves.begin() + static_cast<ptrdiff_t>(open) + 1,
                     line.leaves.begin() + static_cast<ptrdiff_t>(close));
  bool isResult = open && line.leaves[open - 1].kind == TK::Arrow;
  if (line.leaves[open].bracket == Bracket::Invisible && (isResult || (open && line.leaves[open - 1].text == "where"))) {
    const Leaf &last = line.leaves[close - 1];
    if (isResult && last.isClosing() && !line.leaves[close - 2].isOpening()) {
      omit.insert(line.leaves[close].id); // its own brackets are broken
      return rightHandSplit(line, omit, forceParens);
    }
    if (std::optional<size_t> list = listBefore(line, open)) {
      for (size_t i = *list + 1; i <= close; ++i)
        omit.insert(line.leaves[i].id);
      return rightHandSplit(line, omit, forceParens);
    }
  } else if (line.leaves[open].bracket == Bracket::Invisible) {
    Line inner = body;
    inner.level = line.level;
    if (!forceParens && canOmitInvisibleParens(inner)) {
      std::set<int> more = omit;
      more.insert(line.leaves[close].id);
      if (auto without = rightHandSplit(line, more, forceParens)) {
        // Parentheses on the right of an assignment are better than a break on its left, if the left side fits.
        bool isLeftSide = without->front().leaves.size() <= open;
        Line head;
        head.level = line.level;
        head.leaves.assign(line.leaves.begin(), line.leaves.begin() + static_cast<ptrdiff_t>(open) + 1);
        head.leaves.back().text = " (";
        bool headFits = isShort(head) && !hasMagicComma(head) && !mustSplit(head);
        const Line &otherBody = (*without)[without->size() > 1 ? 1 : 0];
        if ((!isLeftSide || !headFits) && (canBeSplit(otherBody) || isShort(otherBody)))
          return without;
      }
      if (!canBeSplit(body) && !isShort(body))
        return std::nullopt;
    }
    if (body.leaves.empty())
      return std::nullopt;
  }
  return build(line, open, close);
}

/// Returns whether a bracket pair before the last one has to be split. What lies inside of the last one is split with it.
bool Splitter::hasMagicCommaBeforeLast(const Line &line) const {
  size_t last = line.leaves.size();
  while (last-- > 0 && !line.leaves[last].isClosing()) {
  }
  if (last >= line.leaves.size())
    return false;
  for (size_t i = 0; i < last && line.leaves[i].id != line.leaves[last].match; ++i)
    if (isMagic(line, i))
      return true;
  return false;
}

/// Returns sets of trailing bracket pairs to leave alone, from none on.
std::vector<std::set<int>> Splitter::trailersToOmit(const Line &line) const {
  std::vector<std::set<int>> result;
  std::set<int> omit;
  if (!hasMagicCommaBeforeLast(line))
    result.push_back(omit);
  size_t length = static_cast<size_t>(line.level) * 4;
  int opening = -1, closing = -1;
  std::set<int> inner;
  for (size_t i = line.leaves.size(); i-- > 0;) {
    const Leaf &leaf = line.leaves[i];
    length += leaf.text.size() + leaf.spaceBefore;
    if (length > lineLength)
      return result;
    if (!leaf.trailingComments.empty() && i + 1 < line.leaves.size())
      return result;
    if (opening >= 0) {
      if (leaf.id == opening)
        opening = -1;
      else if (leaf.isClosing())
        inner.insert(leaf.id);
    } else if (leaf.isClosing()) {
      if (i && line.leaves[i - 1].isOpening()) {
        inner.insert(leaf.id);
        continue;
      }
      if (closing >= 0) {
        omit.insert(closing);
        omit.insert(inner.begin(), inner.end());
        inner.clear();
        result.push_back(omit);
      }
      if (isMagic(line, i))
        return result;
      if (leaf.isVisible()) {
        opening = leaf.match;
        closing = leaf.id;
      }
    }
  }
  if (closing >= 0) {
    omit.insert(closing);
    omit.insert(inner.begin(), inner.end());
    result.push_back(omit);
  }
  return result;
}

std::optional<Lines> Splitter::rightHand(const Line &line, bool forceParens) const {
  for (const std::set<int> &omit : trailersToOmit(line)) {
    auto lines = rightHandSplit(line, omit, forceParens);
    if (lines && isShort(lines->front()))
      return lines;
  }
  return rightHandSplit(line, {}, forceParens);
}

/// Transforms the parts of a split; fails if nothing was gained.
std::optional<Lines> Splitter::run(const Line &line, const std::optional<Lines> &parts, bool forceParens) {
  if (!parts || parts->empty())
    return std::nullopt;
  if (parts->size() == 1 && text(parts->front()) == text(line))
    return std::nullopt;
  Lines result;
  for (const Line &part : *parts)
    for (Line &piece : transform(part, false))
      result.push_back(std::move(piece));
  return result;
}

Lines Splitter::transform(const Line &line, bool forceParens) {
  // Each level of brackets holds a copy of what is inside of them.
  if (depth > 200 || depth * line.leaves.size() > 1'000'000)
    return {line};
  bool magic = hasMagicComma(line);
  bool breaks = mustSplit(line) || (line.shouldExplode && !line.leaves.empty()) || magic;
  if (!breaks && isShort(line))
    return {line};
  bool isMultiline = llvm::any_of(line.leaves, [](const Leaf &leaf) { return llvm::StringRef(leaf.text).contains('\n'); });
  if (!breaks && isMultiline && !line.insideBrackets && isShortText(llvm::StringRef(text(line)).split('\n').first) &&
      line.leaves.size() < 400)
    return {line};
  if (line.insideBrackets && !line.leaves.empty())
    if (std::optional<Lines> pieces = stringSplit(line))
      return *pieces;
  ++depth;
  std::optional<Lines> result;
  if (line.isDef) {
    result = run(line, leftHandSplit(line), false);
  } else {
    if (line.insideBrackets)
      result = run(line, delimiterSplit(line), false);
    if (!result) {
      result = run(line, rightHand(line, forceParens), forceParens);
      bool hasInvisible = llvm::any_of(line.leaves, [](const Leaf &l) { return l.bracket == Bracket::Invisible; });
      // If the first line is still too long, parentheses around the whole may help.
      if (result && hasInvisible && !forceParens && !isShort(result->front()) && !magic) {
        auto second = run(line, rightHandSplit(line, {}, true), true);
        if (second && llvm::all_of(*second, [&](const Line &l) { return isShort(l); }))
          result = second;
      }
    }
  }
  --depth;
  return result ? *result : Lines{line};
}

void format::printLine(const Line &line, unsigned lineLength, std::string &out) {
  Splitter splitter(lineLength);
  for (const Line &piece : splitter.transform(line)) {
    std::string indent(static_cast<size_t>(piece.level) * 4, ' ');
    std::string trailing;
    for (size_t i = 0; i < piece.leaves.size(); ++i) {
      for (const std::string &comment : piece.leaves[i].ownComments)
        out += indent + comment + "\n";
      for (const std::string &comment : piece.leaves[i].trailingComments)
        trailing += "  " + comment;
    }
    out += splitter.text(piece) + trailing + "\n";
    for (const std::string &comment : piece.commentsAfter)
      out += indent + comment + "\n";
  }
}

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Formatting of some lines of a file, for editors.
#include "format/Diff.h"
#include "format/Format.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace kiln {

/// Returns whether a declaration or statement of the module may begin with `line`.
static bool beginsAtMargin(StringRef line) {
  return !line.empty() && !StringRef(" \t\r\n)]}#").contains(line[0]);
}

/// Returns `lines` widened to whole declarations of the module.
static LineRange wholeDeclarations(LineRange range, ArrayRef<StringRef> lines) {
  size_t first = range.first - 1, last = std::min<size_t>(range.last, lines.size());
  while (first > 0 && !(first < lines.size() && beginsAtMargin(lines[first]) && !lines[first - 1].starts_with("@")))
    --first;
  while (last < lines.size() && !beginsAtMargin(lines[last]))
    ++last;
  return {unsigned(first + 1), unsigned(last)};
}

/// Returns `text` with those of `changes` applied that touch `ranges`.
static std::string apply(ArrayRef<Change> changes, ArrayRef<LineRange> ranges, ArrayRef<StringRef> oldLines, ArrayRef<StringRef> newLines) {
  std::string result;
  size_t at = 0;
  for (const Change &change : changes) {
    // An insertion touches the lines on both its sides.
    bool isTouched = any_of(ranges, [&](const LineRange &range) {
      size_t begin = change.oldBegin + 1, end = std::max(change.oldEnd, change.oldBegin + 1);
      return begin <= range.last && end >= range.first;
    });
    if (!isTouched)
      continue;
    for (; at < change.oldBegin; ++at)
      result += oldLines[at];
    for (size_t i = change.newBegin; i < change.newEnd; ++i)
      result += newLines[i];
    at = change.oldEnd;
  }
  for (; at < oldLines.size(); ++at)
    result += oldLines[at];
  return result;
}

Expected<std::string> formatRanges(StringRef text, const FormatOptions &options, ArrayRef<LineRange> ranges) {
  Expected<std::string> whole = formatSource(text, options);
  if (!whole || *whole == text)
    return whole;
  std::vector<StringRef> oldLines = splitLines(text), newLines = splitLines(*whole);
  std::vector<Change> changes = compareLines(oldLines, newLines);
  std::vector<LineRange> wider(ranges);
  for (bool isWide : {false, true}) {
    // A part of a statement must not be changed without the rest: formatting the result must lead to the same text.
    std::string result = apply(changes, isWide ? ArrayRef<LineRange>(wider) : ranges, oldLines, newLines);
    Expected<std::string> again = formatSource(result, options);
    if (!again)
      consumeError(again.takeError());
    else if (*again == *whole)
      return result;
    for (LineRange &range : wider)
      range = wholeDeclarations(range, oldLines);
  }
  return whole;
}

} // namespace kiln

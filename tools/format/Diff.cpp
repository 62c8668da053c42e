// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Compares texts.
#include "format/Diff.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;

namespace kiln {

/// More differing lines are not told apart: they are one change.
static constexpr size_t searchLimit = 4000;

std::vector<StringRef> splitLines(StringRef text) {
  std::vector<StringRef> lines;
  while (!text.empty()) {
    size_t end = text.find('\n');
    size_t size = end == StringRef::npos ? text.size() : end + 1;
    lines.push_back(text.take_front(size));
    text = text.drop_front(size);
  }
  return lines;
}

/// Appends to `changes` what turns `a` into `b`, which differ at both ends; their first lines have the numbers `aStart` and `bStart`.
static void compareCore(ArrayRef<StringRef> a, ArrayRef<StringRef> b, size_t aStart, size_t bStart, std::vector<Change> &changes) {
  auto n = ptrdiff_t(a.size()), m = ptrdiff_t(b.size());
  ptrdiff_t limit = std::min<ptrdiff_t>(n + m, searchLimit);
  // furthest[k]: how far in `a` a path of `d` edits reaches on diagonal k; one row for each d, to find the way back.
  std::vector<std::vector<ptrdiff_t>> rows;
  std::vector<ptrdiff_t> furthest(size_t(2 * limit + 2), 0);
  ptrdiff_t d = 0;
  bool found = n == 0 && m == 0;
  for (; d <= limit && !found; ++d) {
    rows.emplace_back(furthest.begin() + (limit - d), furthest.begin() + (limit + d + 2));
    for (ptrdiff_t k = -d; k <= d && !found; k += 2) {
      bool down = k == -d || (k != d && furthest[size_t(limit + k - 1)] < furthest[size_t(limit + k + 1)]);
      ptrdiff_t x = down ? furthest[size_t(limit + k + 1)] : furthest[size_t(limit + k - 1)] + 1;
      if (d == 0)
        x = 0;
      while (x < n && x - k < m && a[size_t(x)] == b[size_t(x - k)])
        ++x;
      furthest[size_t(limit + k)] = x;
      found = x >= n && x - k >= m;
    }
  }
  if (!found) {
    changes.push_back({aStart, aStart + a.size(), bStart, bStart + b.size()});
    return;
  }
  std::vector<bool> removed(a.size()), added(b.size());
  ptrdiff_t x = n, y = m;
  for (--d; d > 0; --d) {
    // Row d holds what d - 1 edits reached, for the diagonals from -d on.
    const std::vector<ptrdiff_t> &row = rows[size_t(d)];
    auto reached = [&](ptrdiff_t k) { return row[size_t(k + d)]; };
    ptrdiff_t k = x - y;
    bool down = k == -d || (k != d && reached(k - 1) < reached(k + 1));
    ptrdiff_t previousK = down ? k + 1 : k - 1, previousX = reached(previousK);
    if (down)
      added[size_t(previousX - previousK)] = true;
    else
      removed[size_t(previousX)] = true;
    x = previousX;
    y = previousX - previousK;
  }
  size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (!(i < a.size() && removed[i]) && !(j < b.size() && added[j])) {
      ++i;
      ++j;
      continue;
    }
    Change change = {i, i, j, j};
    while ((change.oldEnd < a.size() && removed[change.oldEnd]) || (change.newEnd < b.size() && added[change.newEnd])) {
      if (change.oldEnd < a.size() && removed[change.oldEnd])
        ++change.oldEnd;
      else
        ++change.newEnd;
    }
    i = change.oldEnd;
    j = change.newEnd;
    changes.push_back({aStart + change.oldBegin, aStart + i, bStart + change.newBegin, bStart + j});
  }
}

std::vector<Change> compareLines(ArrayRef<StringRef> oldLines, ArrayRef<StringRef> newLines) {
  size_t start = 0;
  while (!oldLines.empty() && !newLines.empty() && oldLines.front() == newLines.front()) {
    oldLines = oldLines.drop_front();
    newLines = newLines.drop_front();
    ++start;
  }
  while (!oldLines.empty() && !newLines.empty() && oldLines.back() == newLines.back()) {
    oldLines = oldLines.drop_back();
    newLines = newLines.drop_back();
  }
  std::vector<Change> changes;
  if (!oldLines.empty() || !newLines.empty())
    compareCore(oldLines, newLines, start, start, changes);
  return changes;
}

void printUnifiedDiff(StringRef oldText, StringRef newText, StringRef oldName, StringRef newName, bool color, raw_ostream &os) {
  static constexpr size_t context = 3;
  std::vector<StringRef> oldLines = splitLines(oldText), newLines = splitLines(newText);
  std::vector<Change> changes = compareLines(oldLines, newLines);
  if (changes.empty())
    return;
  auto paint = [&](StringRef code, const Twine &text) {
    if (color)
      os << "\x1b[" << code << 'm' << text << "\x1b[0m";
    else
      os << text;
  };
  auto line = [&](char mark, StringRef text) {
    bool isWhole = text.consume_back("\n");
    StringRef code = mark == '-' ? "31" : "32";
    if (mark == ' ')
      os << ' ' << text;
    else
      paint(code, Twine(mark) + text);
    os << '\n';
    if (!isWhole)
      os << "\\ No newline at end of file\n";
  };
  auto range = [&](size_t begin, size_t end) {
    return end - begin == 1 ? std::to_string(begin + 1) : std::to_string(begin + (end > begin)) + "," + std::to_string(end - begin);
  };
  paint("1", "--- " + oldName);
  os << '\n';
  paint("1", "+++ " + newName);
  os << '\n';
  for (size_t first = 0; first < changes.size();) {
    size_t last = first;
    while (last + 1 < changes.size() && changes[last + 1].oldBegin - changes[last].oldEnd <= 2 * context)
      ++last;
    size_t before = std::min(context, changes[first].oldBegin), after = std::min(context, oldLines.size() - changes[last].oldEnd);
    paint("36", "@@ -" + range(changes[first].oldBegin - before, changes[last].oldEnd + after) + " +" +
                    range(changes[first].newBegin - before, changes[last].newEnd + after) + " @@");
    os << '\n';
    size_t at = changes[first].oldBegin - before;
    for (; first <= last; ++first) {
      for (; at < changes[first].oldBegin; ++at)
        line(' ', oldLines[at]);
      for (; at < changes[first].oldEnd; ++at)
        line('-', oldLines[at]);
      for (size_t i = changes[first].newBegin; i < changes[first].newEnd; ++i)
        line('+', newLines[i]);
    }
    for (size_t end = at + after; at < end; ++at)
      line(' ', oldLines[at]);
  }
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// How diagnostics look on a terminal and in JSON (CLI-8, DIA-10 to DIA-19).

#include "diagnostics/Consumers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

using namespace kiln;

static llvm::StringRef severityName(Severity severity) {
  switch (severity) {
  case Severity::Note:
    return "note";
  case Severity::Remark:
    return "remark";
  case Severity::Warning:
    return "warning";
  case Severity::Error:
    return "error";
  }
  return "error";
}

static llvm::StringRef severityColour(Severity severity) {
  switch (severity) {
  case Severity::Note:
    return "\033[1;36m";
  case Severity::Remark:
    return "\033[1;34m";
  case Severity::Warning:
    return "\033[1;35m";
  case Severity::Error:
    return "\033[1;31m";
  }
  return "";
}

namespace {
/// A source line as it is printed, with the screen column of each of its bytes.
struct ScreenLine {
  std::string text;
  std::vector<size_t> columns; ///< one more than the line has bytes
  bool isAscii = true;

  explicit ScreenLine(llvm::StringRef line) {
    for (char c : line) {
      columns.push_back(text.size());
      if (static_cast<unsigned char>(c) >= 0x80)
        isAscii = false;
      if (c == '\t')
        text.append(8 - text.size() % 8, ' ');
      else
        text += c == '\0' ? ' ' : c;
    }
    columns.push_back(text.size());
  }
  size_t column(size_t byte) const {
    return byte < columns.size() ? columns[byte] : columns.back() + (byte - columns.size() + 1);
  }
};
} // namespace

/// Returns the marker line: `^` at `caret`, `~` under the ranges; trailing blanks removed.
static std::string markerLine(const ScreenLine &screen, size_t lineStart, size_t lineLength, size_t caret,
                              const SourceFile &file, llvm::ArrayRef<SourceRange> ranges) {
  std::string marker(std::max(screen.text.size(), screen.column(caret)) + 1, ' ');
  for (SourceRange range : ranges) {
    if (!file.contains(range.begin) || !file.contains(range.end))
      continue;
    size_t begin = file.offset(range.begin), end = file.offset(range.end);
    size_t lineEnd = lineStart + lineLength;
    if (end <= lineStart || begin >= lineEnd)
      continue;
    begin = std::max(begin, lineStart);
    end = std::min(end, lineEnd);
    size_t from = screen.column(begin - lineStart), to = screen.column(end - lineStart);
    // The blank start of a continued line is not part of what is meant.
    while (from < to && screen.text[from] == ' ')
      ++from;
    for (size_t i = from; i < to; ++i)
      marker[i] = '~';
  }
  marker[screen.column(caret)] = '^';
  return llvm::StringRef(marker).rtrim().str();
}

/// Lines that are longer show only what is around the place that is meant: a file of one line must not be printed once per error.
static constexpr size_t longestLine = 1000, aroundPlace = 80;

/// Cuts the text of a long line off on both sides of `place`, and moves `start` along; what is cut off becomes `...`.
static std::string clipLine(llvm::StringRef text, size_t &start, size_t place) {
  if (text.size() <= longestLine)
    return text.str();
  auto isInside = [&](size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80; };
  size_t from = place > aroundPlace ? place - aroundPlace : 0, to = std::min(place + aroundPlace, text.size());
  while (isInside(from))
    ++from;
  while (isInside(to))
    ++to;
  if (from < 3)
    from = 0;
  std::string result = ((from ? "..." : "") + text.slice(from, to) + (to < text.size() ? "..." : "")).str();
  start += from ? from - 3 : 0;
  return result;
}

void TextConsumer::printImports(SourceLoc loc, const SourceManager &sources) {
  const SourceFile *file = sources.fileOf(loc);
  if (!file || !file->importedFrom().isValid())
    return;
  llvm::SmallVector<SourceLoc, 4> steps;
  while (file && file->importedFrom().isValid() && steps.size() < 100) {
    steps.push_back(file->importedFrom());
    file = sources.fileOf(file->importedFrom());
  }
  for (SourceLoc step : llvm::reverse(steps))
    if (const SourceFile *from = sources.fileOf(step))
      os << "Imported from " << from->path() << ':' << sources.lineColumn(step).line << ":\n";
}

void TextConsumer::printOne(const Diagnostic &diagnostic, const SourceManager &sources,
                            llvm::StringRef messageSuffix) {
  const SourceFile *file = sources.fileOf(diagnostic.loc);
  if (colours)
    os << "\033[1m";
  if (file) {
    sources.print(os, diagnostic.loc);
    os << ": ";
  }
  if (colours)
    os << severityColour(diagnostic.severity);
  os << severityName(diagnostic.severity) << ": ";
  if (colours)
    os << "\033[0m\033[1m";
  os << diagnostic.message << messageSuffix;
  if (colours)
    os << "\033[0m";
  os << '\n';
  if (!file)
    return;

  size_t offset = file->offset(diagnostic.loc);
  unsigned line = file->lineAt(offset);
  size_t start = file->lineStart(line);
  std::string text = clipLine(file->lineText(line), start, offset - start);
  ScreenLine screen(text);
  os << llvm::StringRef(screen.text).rtrim() << '\n';
  if (!screen.isAscii)
    return;
  std::string marker = markerLine(screen, start, text.size(), offset - start, *file, diagnostic.ranges);
  if (colours)
    os << "\033[1;32m";
  os << marker;
  if (colours)
    os << "\033[0m";
  os << '\n';

  std::string fixes;
  for (const FixIt &fix : diagnostic.fixIts) {
    if (fix.text.empty() || !file->contains(fix.range.begin) ||
        llvm::StringRef(fix.text).contains('\n'))
      continue;
    size_t at = file->offset(fix.range.begin);
    if (file->lineAt(at) != line || at < start || at > start + text.size())
      continue;
    size_t column = screen.column(at - start);
    if (column < fixes.size() || (!fixes.empty() && column == fixes.size()))
      continue;
    fixes.append(column - fixes.size(), ' ');
    fixes += fix.text;
  }
  llvm::StringRef trimmed = llvm::StringRef(fixes).rtrim();
  if (!trimmed.empty())
    os << trimmed << '\n';
}

void TextConsumer::printNotes(llvm::ArrayRef<Diagnostic> notes, const SourceManager &sources) {
  size_t shown = std::min<size_t>(notes.size(), maxNotes);
  for (size_t i = 0; i < shown; ++i) {
    std::string suffix;
    if (i + 1 == shown && shown < notes.size())
      suffix = " (" + std::to_string(notes.size() - shown) + " more notes omitted.)";
    printOne(notes[i], sources, suffix);
  }
}

void TextConsumer::handle(const Diagnostic &diagnostic, const SourceManager &sources) {
  printImports(diagnostic.loc, sources);
  printOne(diagnostic, sources, "");
  printNotes(diagnostic.notes, sources);
  os.flush();
}

void OrderedConsumer::handle(const Diagnostic &diagnostic, const SourceManager &from) {
  sources = &from;
  if (holds)
    held.push_back(diagnostic);
  else
    next->handle(diagnostic, from);
}

void OrderedConsumer::release() {
  holds = false;
  // What has no place of its own sums up what was said before.
  llvm::stable_sort(held, [](const Diagnostic &a, const Diagnostic &b) {
    return a.loc.isValid() && (!b.loc.isValid() || a.loc.raw() < b.loc.raw());
  });
  for (const Diagnostic &diagnostic : std::exchange(held, {}))
    next->handle(diagnostic, *sources);
}

static llvm::json::Object jsonPosition(SourceLoc loc, const SourceManager &sources) {
  LineColumn place = sources.lineColumn(loc);
  return llvm::json::Object{{"line", place.line}, {"column", place.column}};
}

/// `diagnostic` with its notes as an object.
static llvm::json::Object jsonObject(const Diagnostic &diagnostic, const SourceManager &sources) {
  llvm::json::Object object;
  const SourceFile *file = sources.fileOf(diagnostic.loc);
  LineColumn place = sources.lineColumn(diagnostic.loc);
  object["id"] = diag::info(diagnostic.id).name;
  object["file"] = llvm::json::fixUTF8(file ? file->path() : llvm::StringRef());
  object["line"] = place.line;
  object["column"] = place.column;
  SourceLoc end = diagnostic.loc;
  for (SourceRange range : diagnostic.ranges)
    if (file && file->contains(range.end) && range.end.raw() > end.raw())
      end = range.end;
  object["end"] = jsonPosition(end, sources);
  object["kind"] = severityName(diagnostic.severity);
  object["severity"] = severityName(diagnostic.severity);
  object["message"] = llvm::json::fixUTF8(diagnostic.message);
  llvm::json::Array ranges, fixIts, notes;
  for (SourceRange range : diagnostic.ranges)
    ranges.push_back(llvm::json::Object{{"start", jsonPosition(range.begin, sources)}, {"end", jsonPosition(range.end, sources)}});
  object["ranges"] = std::move(ranges);
  for (const FixIt &fix : diagnostic.fixIts)
    fixIts.push_back(llvm::json::Object{{"start", jsonPosition(fix.range.begin, sources)},
                                        {"end", jsonPosition(fix.range.end, sources)},
                                        {"text", llvm::json::fixUTF8(fix.text)}});
  object["fixIts"] = std::move(fixIts);
  if (diagnostic.severity == Severity::Note)
    return object;
  for (const Diagnostic &note : diagnostic.notes)
    notes.push_back(jsonObject(note, sources));
  object["notes"] = std::move(notes);
  return object;
}

void JsonConsumer::handle(const Diagnostic &diagnostic, const SourceManager &sources) {
  os << llvm::json::Value(jsonObject(diagnostic, sources)) << '\n';
  os.flush();
}

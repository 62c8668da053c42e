// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Formatting of messages, severity options, captures and deduplication.

#include "diagnostics/Diagnostics.h"
#include "llvm/ADT/STLExtras.h"

using namespace kiln;

DiagnosticConsumer::~DiagnosticConsumer() = default;

/// Returns `format` with its placeholders replaced.
static std::string formatMessage(llvm::StringRef format, llvm::ArrayRef<DiagArg> args) {
  std::string result;
  for (size_t i = 0; i < format.size(); ++i) {
    char c = format[i];
    bool isDouble = i + 1 < format.size() && format[i + 1] == c;
    if ((c == '{' || c == '}') && isDouble) {
      result += c;
      ++i;
      continue;
    }
    size_t close = c == '{' ? format.find('}', i) : llvm::StringRef::npos;
    if (close == llvm::StringRef::npos) {
      result += c;
      continue;
    }
    auto [number, modifier] = format.slice(i + 1, close).split(':');
    unsigned index = 0;
    bool isNumber = !number.getAsInteger(10, index);
    (void)isNumber;
    assert(isNumber && index < args.size() && "placeholder without an argument");
    llvm::StringRef value = index < args.size() ? args[index].str() : llvm::StringRef("?");
    if (modifier == "s")
      result += value == "1" ? "" : "s";
    else
      result += value;
    i = close;
  }
  return result;
}

Diagnostic DiagnosticEngine::make(SourceLoc loc, diag::Id id, llvm::ArrayRef<DiagArg> args) {
  diag::Info info = diag::info(id);
  Diagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.severity = info.severity;
  diagnostic.loc = loc;
  diagnostic.message = formatMessage(info.format, args);
  return diagnostic;
}

DiagnosticBuilder &DiagnosticBuilder::range(SourceRange range) & {
  if (range.isValid())
    latest().ranges.push_back(range);
  return *this;
}

DiagnosticBuilder &DiagnosticBuilder::addNote(SourceLoc loc, diag::Id id,
                                              std::initializer_list<DiagArg> args) {
  return note(DiagnosticEngine::make(loc, id, args));
}

DiagnosticBuilder &DiagnosticBuilder::note(Diagnostic note) & {
  std::vector<Diagnostic> inner = std::move(note.notes);
  note.notes.clear();
  note.severity = Severity::Note;
  diagnostic.notes.push_back(std::move(note));
  for (Diagnostic &further : inner)
    diagnostic.notes.push_back(std::move(further));
  return *this;
}

DiagnosticBuilder &DiagnosticBuilder::fixIt(SourceRange range, llvm::StringRef text) & {
  if (range.isValid())
    latest().fixIts.push_back({range, text.str()});
  return *this;
}

void DiagnosticBuilder::emit() {
  if (DiagnosticEngine *target = std::exchange(engine, nullptr))
    target->emit(std::move(diagnostic));
}

void DiagnosticEngine::removeConsumer(DiagnosticConsumer &consumer) {
  llvm::erase(consumers, &consumer);
}

void DiagnosticEngine::emit(Diagnostic diagnostic) {
  made += diagnostic.severity == Severity::Error;
  if (capture) {
    capture->captured.push_back(std::move(diagnostic));
    return;
  }
  // Those who precompiled a package have seen its warnings.
  if (diagnostic.severity == Severity::Warning)
    if (const SourceFile *file = sources.fileOf(diagnostic.loc); file && !file->container().empty())
      return;
  if (diagnostic.severity == Severity::Warning && options.warningsAsErrors)
    diagnostic.severity = Severity::Error;
  if (diagnostic.severity == Severity::Warning && options.disableWarnings)
    return;
  if (limitReached())
    return;
  std::string key = std::to_string(diagnostic.loc.raw()) + ":" + diagnostic.message;
  if (!seen.insert(key).second)
    return;
  if (diagnostic.severity == Severity::Error)
    ++errors;
  else if (diagnostic.severity == Severity::Warning)
    ++warnings;
  for (DiagnosticConsumer *consumer : consumers)
    consumer->handle(diagnostic, sources);
}

void DiagnosticEngine::reset() {
  errors = warnings = 0;
  seen.clear();
  capture = nullptr; // left over where a crash was jumped out of
}

bool DiagnosticEngine::hasErrorsSoFar() const {
  for (const DiagnosticCapture *around = capture; around; around = around->outer)
    if (around->hasErrors())
      return true;
  return hasErrors();
}

bool DiagnosticCapture::hasErrors() const {
  return llvm::any_of(captured, [](auto &d) { return d.severity == Severity::Error; });
}

void DiagnosticCapture::stop() {
  if (!active)
    return;
  assert(engine.capture == this && "captures must end in the order of a stack");
  engine.capture = outer;
  active = false;
}

void DiagnosticCapture::replay() {
  stop();
  for (Diagnostic &diagnostic : captured)
    engine.emit(std::move(diagnostic));
  captured.clear();
}

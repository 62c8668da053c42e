// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Consumers of diagnostics: text with carets, JSON lines, a list.

#ifndef KILN_DIAGNOSTICS_CONSUMERS_H
#define KILN_DIAGNOSTICS_CONSUMERS_H

#include "diagnostics/Diagnostics.h"
#include "llvm/ADT/STLExtras.h"
#include <memory>

namespace kiln {

/// Prints `path:line:column: kind: message`, the source line and a marker line.
class TextConsumer : public DiagnosticConsumer {
public:
  TextConsumer(llvm::raw_ostream &os, bool colours, unsigned maxNotes = 10)
      : os(os), colours(colours), maxNotes(maxNotes) {}
  void handle(const Diagnostic &diagnostic, const SourceManager &sources) override;

private:
  void printOne(const Diagnostic &diagnostic, const SourceManager &sources,
                llvm::StringRef messageSuffix);
  void printImports(SourceLoc loc, const SourceManager &sources);
  void printNotes(llvm::ArrayRef<Diagnostic> notes, const SourceManager &sources);

  llvm::raw_ostream &os;
  bool colours;
  unsigned maxNotes;
};

/// Prints one JSON object per diagnostic and line.
class JsonConsumer : public DiagnosticConsumer {
public:
  explicit JsonConsumer(llvm::raw_ostream &os) : os(os) {}
  void handle(const Diagnostic &diagnostic, const SourceManager &sources) override;

private:
  llvm::raw_ostream &os;
};

/// Hands diagnostics on to another consumer in the order of the source: what is found while it holds them back waits for `release`.
class OrderedConsumer : public DiagnosticConsumer {
public:
  explicit OrderedConsumer(std::unique_ptr<DiagnosticConsumer> next) : next(std::move(next)) {}
  ~OrderedConsumer() override { release(); }
  void handle(const Diagnostic &diagnostic, const SourceManager &sources) override;
  void hold() { holds = true; }
  /// Drops what is held back and fulfils `condition`.
  void dropIf(llvm::function_ref<bool(const Diagnostic &)> condition) { llvm::erase_if(held, condition); }
  void release();

private:
  std::unique_ptr<DiagnosticConsumer> next;
  std::vector<Diagnostic> held;
  const SourceManager *sources = nullptr;
  bool holds = false;
};

/// Keeps everything: for tools and tests.
class CollectingConsumer : public DiagnosticConsumer {
public:
  void handle(const Diagnostic &diagnostic, const SourceManager &) override {
    diagnostics.push_back(diagnostic);
  }
  std::vector<Diagnostic> diagnostics;
};

} // namespace kiln

#endif // KILN_DIAGNOSTICS_CONSUMERS_H

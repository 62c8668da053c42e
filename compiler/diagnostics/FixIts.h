// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Collecting fix-its, applying them to files, exporting them.

#ifndef KILN_DIAGNOSTICS_FIXITS_H
#define KILN_DIAGNOSTICS_FIXITS_H

#include "diagnostics/Diagnostics.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

namespace kiln {

/// Keeps the fix-its of all diagnostics (those of notes are only proposals and are left out).
class FixItConsumer : public DiagnosticConsumer {
public:
  void handle(const Diagnostic &diagnostic, const SourceManager &sources) override;
  bool empty() const { return fixIts.empty(); }

  /// Hands the path of each file and its text with its fix-its applied to `write`; where two overlap, the first one counts. Fails
  /// when `write` does.
  llvm::Error apply(const SourceManager &sources, llvm::function_ref<llvm::Error(llvm::StringRef path, llvm::StringRef text)> write) const;

  /// Writes all fix-its as YAML: a list of file, offset, length, text and message.
  void printYaml(llvm::raw_ostream &os, const SourceManager &sources) const;

private:
  struct Entry {
    FixIt fixIt;
    std::string message;
  };
  std::vector<Entry> fixIts;
};

} // namespace kiln

#endif // KILN_DIAGNOSTICS_FIXITS_H

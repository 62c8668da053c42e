// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Collecting fix-its, applying them to files, exporting them.

#ifndef KILN_DIAGNOSTICS_FIXITS_H
#define KILN_DIAGNOSTICS_FIXITS_H

#include "diagnostics/Diagnostics.h"

namespace kiln {

/// Keeps the fix-its of all diagnostics (those of notes are only proposals and are left out).
class FixItConsumer : public DiagnosticConsumer {
public:
  void handle(const Diagnostic &diagnostic, const SourceManager &sources) override;
  bool empty() const { return fixIts.empty(); }

  /// Writes the files with their fix-its applied; where two overlap, the first one counts. Returns the number of changed
  /// files, or the reason why one could not be written.
  llvm::ErrorOr<unsigned> apply(const SourceManager &sources) const;

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

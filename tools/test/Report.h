// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What `mojo test` says: on the terminal and in files.
#ifndef KILN_TOOLS_TEST_REPORT_H
#define KILN_TOOLS_TEST_REPORT_H

#include "test/TestRunner.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>

namespace kiln {

/// How many tests had each outcome.
struct Tally {
  unsigned counts[6] = {};
  void add(const TestResult &result) { ++counts[unsigned(result.outcome)]; }
  unsigned of(Outcome outcome) const { return counts[unsigned(outcome)]; }
  unsigned total() const;
  unsigned bad() const { return total() - of(Outcome::Pass) - of(Outcome::Skip); }
};

/// Prints results as they come, and on a terminal what is under way.
class Console final : public TestListener {
public:
  Console(unsigned expected, bool color, bool live, bool quiet, bool showOutput)
      : expected(expected), color(color), live(live), quiet(quiet), showOutput(showOutput) {}
  void finished(const TestResult &result) override;
  void progress(llvm::ArrayRef<llvm::StringRef> running) override;
  /// Prints the last lines.
  void summarize(llvm::ArrayRef<TestResult> results, size_t files, unsigned notRun);

private:
  std::string paint(llvm::StringRef text, llvm::StringRef code) const;
  void clearLine();
  void printMessage(llvm::StringRef message);
  unsigned expected;
  bool color, live, quiet, showOutput;
  bool lineShown = false;
  Tally tally;
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
};

/// Returns `left` and `right` with the parts in which they differ in colour.
std::pair<std::string, std::string> colorDifference(llvm::StringRef left, llvm::StringRef right);

void writeJson(llvm::ArrayRef<TestResult> results, llvm::raw_ostream &os);
void writeJUnit(llvm::ArrayRef<TestResult> results, llvm::raw_ostream &os);

} // namespace kiln

#endif // KILN_TOOLS_TEST_REPORT_H

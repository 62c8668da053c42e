// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Runs tests: each file in a process of its own, several at a time.
//
// A process says what its tests do between what they print: a line that begins with the byte 0x1e and a token that only this run knows
// (`std.testing.suite` writes them; the token comes in the environment). When a process ends in the middle of a test, or a test takes too
// long, that test has crashed or timed out, and another process runs the rest.
#ifndef KILN_TOOLS_TEST_TESTRUNNER_H
#define KILN_TOOLS_TEST_TESTRUNNER_H

#include "test/TestPlan.h"
#include <string>
#include <vector>

namespace kiln {

enum class Outcome { Pass, Fail, Skip, Crash, Timeout, Error };

/// What became of one test.
struct TestResult {
  std::string id, path, name;
  unsigned line = 0;
  Outcome outcome = Outcome::Pass;
  double seconds = 0;
  std::string message; ///< why it isn't `Pass`
  std::string output;  ///< what it printed

  bool isBad() const { return outcome != Outcome::Pass && outcome != Outcome::Skip; }
};

struct RunnerOptions {
  std::string compiler;                  ///< path of `mojo`
  std::vector<std::string> compilerArgs; ///< options for `mojo run` and `mojo build`
  bool buildFirst = false;               ///< make an executable of each file instead of running it in the compiler's process
  unsigned jobs = 1;
  double timeout = 300;                  ///< seconds for one test; 0: no limit
  bool failFast = false;
  std::string coverageFolder;            ///< where programs leave what they counted; empty: they don't count
};

/// Hears how the tests get on.
class TestListener {
public:
  virtual ~TestListener() = default;
  virtual void finished(const TestResult &result) = 0;
  /// Something may have changed; `running` are the paths under way.
  virtual void progress(llvm::ArrayRef<llvm::StringRef> running) = 0;
};

/// Runs `units`; returns the results in their order. Fails when no process can be started, and on Ctrl-C.
llvm::Expected<std::vector<TestResult>> runTests(llvm::ArrayRef<TestUnit> units, const RunnerOptions &options, TestListener &listener);

} // namespace kiln

#endif // KILN_TOOLS_TEST_TESTRUNNER_H

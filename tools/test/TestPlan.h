// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What `mojo test` runs: files with their tests, and the examples in docstrings.
#ifndef KILN_TOOLS_TEST_TESTPLAN_H
#define KILN_TOOLS_TEST_TESTPLAN_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace kiln {

/// One test as the source shows it.
struct TestCase {
  std::string name;
  unsigned line = 0;
  std::string flaw; ///< why it can't be called; empty if it can
};

/// What is compiled and run together.
struct TestUnit {
  std::string path;              ///< of the file that holds the tests
  std::vector<TestCase> cases;   ///< those to run
  bool hasMain = false;          ///< a program of its own, which may run other tests than `cases`
  bool isFiltered = false;       ///< only `cases` may run
  // Of examples in docstrings.
  bool isExample = false;
  std::string program;           ///< the example as a program
  std::string importPath;        ///< where the module of the example is found
  std::string expectedOutput;
  bool hasExpectedOutput = false;
  bool compileOnly = false;

  /// How results name a test: FILE::NAME.
  std::string id(llvm::StringRef name) const { return path + "::" + name.str(); }
};

/// What to look for.
struct TestSearch {
  std::vector<std::string> paths; ///< files and folders
  bool files = true;              ///< test files
  bool examples = false;          ///< examples in docstrings of all Mojo files
};

/// Returns whether the file called `name` holds tests: `test_*.mojo` or `*_test.mojo`.
bool isTestFileName(llvm::StringRef name);

/// Returns the units that `search` finds, in the order of their paths. Fails for a path that doesn't exist.
llvm::Expected<std::vector<TestUnit>> findTests(const TestSearch &search);

/// Appends the examples in the docstrings of the file at `path` to `units`.
void findExamples(llvm::StringRef path, std::vector<TestUnit> &units);

/// Leaves only the tests whose id `keep` accepts, and drops units without any.
void filterTests(std::vector<TestUnit> &units, llvm::function_ref<bool(llvm::StringRef id)> keep);

/// Leaves the `index`-th (from 1) of `count` parts with about as many tests each. A part is a run of tests in their order, so that few
/// files are compiled for two parts.
void takeShard(std::vector<TestUnit> &units, unsigned index, unsigned count);

} // namespace kiln

#endif // KILN_TOOLS_TEST_TESTPLAN_H

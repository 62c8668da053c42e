// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// What `mojo test --coverage` reports: which statements ran, and which ways of their branches.
//
// Programs count blocks of machine code (codegen/Coverage.h). Which lines there are to run comes from the syntax: so functions that nothing
// calls, for which no code exists, count as not covered. What runs while compiling is not counted.
#ifndef KILN_TOOLS_TEST_COVERAGE_H
#define KILN_TOOLS_TEST_COVERAGE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <array>
#include <map>
#include <string>
#include <vector>

namespace kiln {

struct FileCoverage {
  std::string path;
  std::map<unsigned, uint64_t> lines;                                         ///< how often each statement began, by its line
  std::map<std::pair<unsigned, unsigned>, std::array<uint64_t, 2>> branches;  ///< both ways of the N-th branch of a line
  struct Function {
    std::string name;
    unsigned line;
    uint64_t count;
  };
  std::vector<Function> functions;

  unsigned coveredLines() const;
  unsigned coveredWays() const;
};

/// Reads what programs left in `folder`; test files are left out. Paths are relative to the current directory where they lie below it.
std::vector<FileCoverage> readCoverage(llvm::StringRef folder);

/// Prints a table of the files.
void printCoverage(llvm::ArrayRef<FileCoverage> files, llvm::raw_ostream &os);

/// Writes the tracefile format of LCOV.
void writeLcov(llvm::ArrayRef<FileCoverage> files, llvm::raw_ostream &os);

/// Writes a page for each file and index.html into `folder`.
llvm::Error writeCoverageHtml(llvm::ArrayRef<FileCoverage> files, llvm::StringRef folder);

} // namespace kiln

#endif // KILN_TOOLS_TEST_COVERAGE_H

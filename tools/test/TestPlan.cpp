// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Finds test files and the tests in them.
#include "test/TestPlan.h"
#include "ast/TestFunctions.h"
#include "diagnostics/Diagnostics.h"
#include "package/SourceTree.h"
#include "parse/Parser.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>

using namespace llvm;

namespace kiln {

bool isTestFileName(StringRef name) {
  return name.ends_with(".mojo") && (name.starts_with("test_") || name.ends_with("_test.mojo"));
}

/// Returns the unit of the test file at `path`. A file that can't be read or parsed has no cases: compiling it will say why.
static TestUnit readTestFile(StringRef path) {
  TestUnit unit;
  unit.path = path.str();
  SourceManager sources;
  StringInterner names;
  DiagnosticEngine diags(sources);
  ErrorOr<SourceFile *> file = sources.addFile(path);
  if (!file)
    return unit;
  auto module = parseModule(**file, names, diags);
  for (const ast::Decl *decl : module->decls) {
    auto *function = dyn_cast<ast::FunctionDecl>(decl);
    if (!function || !function->name)
      continue;
    unit.hasMain |= function->name.str() == "main";
    if (!hasTestName(*function))
      continue;
    TestCase test;
    test.name = function->name.str().str();
    test.line = sources.lineColumn(function->name.loc()).line;
    if (!isTestFunction(*function))
      test.flaw = "test function '" + test.name + "' has nonconforming signature";
    else if (is_contained(map_range(unit.cases, [](const TestCase &other) { return other.name; }), test.name))
      test.flaw = "test function '" + test.name + "' is defined twice";
    unit.cases.push_back(std::move(test));
  }
  return unit;
}

Expected<std::vector<TestUnit>> findTests(const TestSearch &search) {
  std::vector<TestUnit> units;
  for (const std::string &path : search.paths) {
    if (!sys::fs::exists(path))
      return createStringError("no such file or directory: '" + path + "'");
    std::vector<std::string> files;
    bool isFolder = sys::fs::is_directory(path);
    if (isFolder)
      collectMojoFiles(path, files);
    else if (StringRef(path).ends_with(".mojo"))
      files.push_back(path);
    else
      return createStringError("'" + path + "' is neither a Mojo file nor a directory");
    for (const std::string &file : files) {
      bool isTest = isTestFileName(sys::path::filename(file));
      if (search.files && (isTest || !(isFolder || search.examples)))
        units.push_back(readTestFile(file));
      if (search.examples)
        findExamples(file, units);
    }
  }
  return units;
}

void filterTests(std::vector<TestUnit> &units, function_ref<bool(StringRef)> keep) {
  for (TestUnit &unit : units) {
    erase_if(unit.cases, [&](const TestCase &test) { return !keep(unit.id(test.name)); });
    unit.isFiltered = true;
  }
  // A program without known tests is one test by itself.
  erase_if(units, [&](const TestUnit &unit) { return unit.cases.empty() && !keep(unit.id("main")); });
}

void takeShard(std::vector<TestUnit> &units, unsigned index, unsigned count) {
  // A program of its own can't be divided.
  auto weight = [](const TestUnit &unit) { return unit.hasMain ? 1 : std::max<size_t>(1, unit.cases.size()); };
  size_t total = 0, at = 0;
  for (const TestUnit &unit : units)
    total += weight(unit);
  size_t begin = total * (index - 1) / count, end = total * index / count;
  std::vector<TestUnit> part;
  for (TestUnit &unit : units) {
    size_t first = at, size = weight(unit);
    at += size;
    size_t from = std::clamp(begin, first, at) - first, to = std::clamp(end, first, at) - first;
    if (from == to)
      continue;
    if (to - from < size) {
      unit.cases = {unit.cases.begin() + ptrdiff_t(from), unit.cases.begin() + ptrdiff_t(to)};
      unit.isFiltered = true;
    }
    part.push_back(std::move(unit));
  }
  units = std::move(part);
}

} // namespace kiln

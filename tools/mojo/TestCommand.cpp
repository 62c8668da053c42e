// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo test`
#include "Commands.h"
#include "CompileOptions.h"
#include "cache/ArtifactCache.h"
#include "codegen/OutputFile.h"
#include "driver/Driver.h"
#include "driver/Installation.h"
#include "test/Coverage.h"
#include "test/Report.h"
#include "test/TestPlan.h"
#include "test/TestRunner.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>
#include <csignal>
#include <unistd.h>

using namespace llvm;

namespace kiln {

namespace {
struct TestJob {
  DriverOptions compile; ///< only to check them
  RunnerOptions runner;
  TestSearch search;
  std::string filter, json, junit, lcov, html, color = "auto";
  unsigned shard = 1, shards = 1, jobs = 0;
  bool list = false, docOnly = false, rerunFailed = false, coverage = false, quiet = false, showOutput = false;
};
} // namespace

/// Reads `I/N`.
static Error parseShard(StringRef value, TestJob &job) {
  auto [index, count] = value.split('/');
  if (index.getAsInteger(10, job.shard) || count.getAsInteger(10, job.shards) || job.shard == 0 || job.shard > job.shards)
    return usageError("invalid shard '" + value + "', expected INDEX/COUNT with an index from 1 to the count");
  return Error::success();
}

/// Reads a number of seconds.
static Error parseTimeout(StringRef value, TestJob &job) {
  if (value.getAsDouble(job.runner.timeout) || !std::isfinite(job.runner.timeout) || job.runner.timeout < 0)
    return usageError("invalid timeout '" + value + "', expected a number of seconds, or 0 for none");
  return Error::success();
}

static void addTestOptions(OptionTable &table, TestJob &job) {
  StringRef heading = "Selection options";
  table.add({{"--filter"}, "REGEX", heading, "Runs only the tests whose id, FILE::NAME, contains a match of the regular expression.",
             [&](StringRef value) -> Error {
               std::string reason;
               if (!Regex(value).isValid(reason))
                 return usageError("invalid filter '" + value + "': " + reason);
               job.filter = value.str();
               return Error::success();
             },
             false, false, "filters"});
  table.add({{"--doc"}, "", heading,
             "Runs the examples in docstrings instead of test files: code blocks fenced by ```mojo, in all Mojo files given. An ```output "
             "block after one says what it must print; ```mojo no-run is only compiled, ```mojo ignore is left out.",
             setFlag(job.docOnly)});
  table.add({{"--list"}, "", heading, "Prints the ids of the tests and runs none.", setFlag(job.list)});
  table.add({{"--shard"}, "INDEX/COUNT", heading, "Runs one of COUNT parts of the tests, so that several machines share the work.",
             [&](StringRef value) { return parseShard(value, job); }, false, false, "shards"});
  table.add({{"--rerun-failed"}, "", heading, "Runs only the tests that failed when they last ran in this directory.", setFlag(job.rerunFailed)});
  heading = "Execution options";
  table.add({{"--jobs", "-j"}, "NUM", heading, "Sets how many files run at the same time. The default is 0 (as many as there are cores).",
             [&](StringRef value) -> Error {
               if (value.getAsInteger(10, job.jobs))
                 return usageError("invalid number of jobs '" + value + "'");
               return Error::success();
             },
             false, false, "numbers of jobs"});
  table.add({{"--timeout"}, "SECONDS", heading, "Ends a test that takes longer. The default is 300; 0 is for no limit.",
             [&](StringRef value) { return parseTimeout(value, job); }, false, false, "timeouts"});
  table.add({{"--fail-fast"}, "", heading, "Stops at the first test that fails.", setFlag(job.runner.failFast)});
  heading = "Report options";
  table.add({{"--json"}, "FILE", heading, "Writes the results to FILE as JSON.", setText(job.json), false, false, "JSON files"});
  table.add({{"--junit"}, "FILE", heading, "Writes the results to FILE as JUnit XML.", setText(job.junit), false, false, "JUnit files"});
  table.add({{"--quiet", "-q"}, "", heading, "Prints only the tests that fail, and the summary.", setFlag(job.quiet)});
  table.add({{"--show-output"}, "", heading, "Prints what tests print, also for those that pass.", setFlag(job.showOutput)});
  table.add({{"--coverage"}, "", heading,
             "Counts which statements run, and which ways of their branches, and prints a table. Functions that nothing calls count as not "
             "covered; what runs while compiling is not counted.",
             setFlag(job.coverage)});
  table.add({{"--coverage-lcov"}, "FILE", heading, "Writes the coverage to FILE in the format of LCOV.", setText(job.lcov), false, false, "LCOV files"});
  table.add({{"--coverage-html"}, "DIR", heading, "Writes pages that show the coverage into the folder DIR.", setText(job.html), false, false,
             "HTML folders"});
  table.add({{"--color"}, "WHEN", heading, "Colours the output: auto (on terminals, the default), always, or never.",
             [&](StringRef value) -> Error {
               if (value != "auto" && value != "always" && value != "never")
                 return usageError("invalid value '" + value + "' for '--color', expected one of: auto, always, never");
               job.color = value.str();
               return Error::success();
             },
             false, false, "colours", {"auto", "always", "never"}});
}

/// The key under which the cache keeps the ids of the tests that failed in this directory.
static std::string failedKey() {
  SmallString<128> here;
  sys::fs::current_path(here);
  return cacheKey({"failed tests", here});
}

/// Returns the ids of the tests that failed last.
static StringSet<> loadFailed() {
  StringSet<> ids;
  std::unique_ptr<MemoryBuffer> bytes = ArtifactCache(cacheLocation()).lookUp(failedKey());
  SmallVector<StringRef> lines;
  if (bytes)
    bytes->getBuffer().split(lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef line : lines)
    ids.insert(line);
  return ids;
}

/// Remembers which tests of `results` failed; what is known about others stays.
static void storeFailed(ArrayRef<TestResult> results) {
  StringSet<> ids = loadFailed();
  for (const TestResult &result : results) {
    if (result.isBad())
      ids.insert(result.id);
    else
      ids.erase(result.id);
    // That a file compiles again is seen by what ran in it.
    if (result.name != "compile")
      ids.erase(result.path + "::compile");
  }
  ArtifactCache(cacheLocation()).store(failedKey(), join(ids.keys(), "\n"));
}

/// Leaves the tests of `units` that the options select. Fails when the filter matches nothing.
static Error select(std::vector<TestUnit> &units, const TestJob &job) {
  if (!job.filter.empty()) {
    Regex regex(job.filter);
    filterTests(units, [&](StringRef id) { return regex.match(id); });
    if (units.empty())
      return createStringError("no test matches '" + job.filter + "'");
  }
  if (job.rerunFailed) {
    StringSet<> failed = loadFailed();
    filterTests(units, [&](StringRef id) { return failed.contains(id) || failed.contains(id.split("::").first.str() + "::compile"); });
  }
  takeShard(units, job.shard, job.shards);
  return Error::success();
}

static int listTests(ArrayRef<TestUnit> units) {
  for (const TestUnit &unit : units) {
    if (unit.cases.empty())
      outs() << unit.id("main") << '\n';
    for (const TestCase &test : unit.cases)
      outs() << unit.id(test.name) << '\n';
  }
  return 0;
}

/// Writes a report to `path`, if there is one; returns whether that went well.
static bool writeReport(StringRef path, function_ref<void(raw_ostream &)> write) {
  if (path.empty())
    return true;
  Error error = writeFileAtomically(path, [&](raw_pwrite_stream &os) {
    write(os);
    return Error::success();
  });
  if (!error)
    return true;
  driverError(toString(std::move(error)));
  return false;
}

/// Reports what the programs counted in `folder`; returns whether that went well.
static bool reportCoverage(const TestJob &job, StringRef folder) {
  std::vector<FileCoverage> files = readCoverage(folder);
  printCoverage(files, outs());
  bool written = writeReport(job.lcov, [&](raw_ostream &os) { writeLcov(files, os); });
  if (!job.html.empty())
    if (Error error = writeCoverageHtml(files, job.html))
      written = reportError(std::move(error)) == 0;
  return written;
}

/// Runs `units` and reports; returns the exit status.
static int run(const std::vector<TestUnit> &units, TestJob &job) {
  job.runner.compiler = findInstallation().executable;
  job.runner.jobs = job.jobs ? job.jobs : std::max(1u, hardware_concurrency().compute_thread_count());
  job.runner.buildFirst = job.compile.codegen.sanitizer != SanitizerKind::None;
  job.coverage |= !job.lcov.empty() || !job.html.empty();
  SmallString<128> counts;
  llvm::scope_exit cleanUp([&] {
    if (!counts.empty())
      sys::fs::remove_directories(counts);
  });
  if (job.coverage && sys::fs::createUniqueDirectory("mojo-coverage", counts))
    return driverError("cannot make a temporary directory");
  job.runner.coverageFolder = std::string(counts);
  unsigned expected = 0;
  StringSet<> files;
  for (const TestUnit &unit : units) {
    expected += std::max<size_t>(1, unit.cases.size());
    files.insert(unit.path);
  }
  bool isTerminal = sys::Process::StandardOutIsDisplayed();
  bool color = job.color == "always" || (job.color == "auto" && sys::Process::StandardOutHasColors());
  Console console(expected, color, isTerminal && color, job.quiet, job.showOutput);
  Expected<std::vector<TestResult>> results = runTests(units, job.runner, console);
  if (!results)
    return reportError(results.takeError());
  unsigned notRun = expected > results->size() && job.runner.failFast ? expected - unsigned(results->size()) : 0;
  console.summarize(*results, files.size(), notRun);
  storeFailed(*results);
  bool written = writeReport(job.json, [&](raw_ostream &os) { writeJson(*results, os); });
  written &= writeReport(job.junit, [&](raw_ostream &os) { writeJUnit(*results, os); });
  if (job.coverage)
    written &= reportCoverage(job, counts);
  return written && none_of(*results, [](const TestResult &result) { return result.isBad(); }) ? 0 : 1;
}

static HelpPage describe(OptionTable &table, TestJob &job) {
  addTestOptions(table, job);
  addPassedOptions(table, job.compile, job.runner.compilerArgs,
                   {"--num-threads", "--test-suite", "--cache-report", "--experimental-fixit", "--experimental-export-fixit"});
  return {"mojo-test",
          "Runs tests.",
          {"mojo test [options] [paths...]"},
          "Runs the functions called test_* in the given files, and in the files test_*.mojo and *_test.mojo below the given directories (the "
          "current one by default). Each file is compiled by itself and runs in a process of its own; a test that crashes or takes too long "
          "counts as failed, and the others run all the same. A file with main runs main, whose TestSuite decides what runs; without a suite, "
          "main itself is the test. The exit status is 0 when no test failed.",
          {{"mojo test", "Runs all tests below the current directory."},
           {"mojo test --filter 'parse|print' --fail-fast tests", "Runs the tests with these words in their names until one fails."},
           {"mojo test --doc src", "Runs the examples in docstrings."},
           {"mojo test --shard 2/4 --junit results.xml", "Runs the second quarter of the tests and writes a report for CI."}}};
}

void describeTest(HelpPage &page, OptionTable &table) { page = describe(table, table.keep<TestJob>()); }

int testCommand(Arguments arguments) {
  TestJob job;
  OptionTable table;
  HelpPage page = describe(table, job);
  int status = 0;
  std::optional<ParsedCommandLine> line = readCommandLine(page, table, arguments, /*stopAtPositional=*/false, status);
  if (!line)
    return status;
  job.search.paths = line->positional;
  if (job.search.paths.empty())
    job.search.paths.push_back(".");
  job.search.examples = job.docOnly;
  job.search.files = !job.docOnly;
  Expected<std::vector<TestUnit>> units = findTests(job.search);
  if (!units)
    return reportError(units.takeError());
  if (units->empty())
    return driverError(job.docOnly ? "no examples found" : "no tests found");
  if (Error error = select(*units, job))
    return reportError(std::move(error));
  if (job.list)
    return listTests(*units);
  if (units->empty()) {
    // An empty part of the work is done.
    outs() << (job.rerunFailed ? "No test failed last time.\n" : "No test is selected.\n");
    return 0;
  }
  return run(*units, job);
}

} // namespace kiln

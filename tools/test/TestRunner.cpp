// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Runs tests in processes and reads what they say.
#include "test/TestRunner.h"
#include "test/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <chrono>
#include <csignal>
#include <list>
#include <optional>
#include <poll.h>
#include <sys/wait.h>

using namespace llvm;

namespace kiln {

using Clock = std::chrono::steady_clock;

/// More output of one test is not kept.
static constexpr size_t outputLimit = 1 << 20;
/// Compiling a file may take this many seconds, or as long as a test.
static constexpr double compileLimit = 300;

namespace {

/// A folder that goes away at the end.
class ScratchFolder {
public:
  ScratchFolder() { failed = bool(sys::fs::createUniqueDirectory("mojo-test", path)); }
  ~ScratchFolder() {
    if (!failed)
      sys::fs::remove_directories(path);
  }
  SmallString<128> path;
  bool failed = false;
};

/// One unit on its way: one process after the other until all its tests have a result.
class UnitRun {
public:
  UnitRun(const TestUnit &unit, size_t index, const RunnerOptions &options, StringRef scratch, TestListener &listener);

  /// Starts the next process; fails when the system can't.
  Error start();
  /// Reads what the process printed. When it has ended, takes in how; the unit is done then if `isDone`.
  void readOutput();
  bool isDone() const { return !process; }
  bool needsStart() const { return wantsAnother; }
  /// Ends the process when its time is up.
  void checkTime();
  /// How long there is nothing to check.
  double secondsLeft() const;
  int descriptor() const { return process ? process->descriptor() : -1; }
  void stop();

  const TestUnit &unit;
  const size_t index;
  std::vector<TestResult> results;
  bool sawBad = false;

private:
  std::vector<std::string> command() const;
  bool isCompiling() const { return !hasStarted; }
  void addOutput(StringRef text);
  bool readEvent();
  void handleEvent(StringRef event, StringRef text);
  void finishTest(StringRef name, Outcome outcome, double seconds, std::string message);
  void ended(int status, bool timedOut);
  void endedExample(int status);
  void endedProgram(int status);
  double limit() const;

  const RunnerOptions &options;
  StringRef scratch;
  TestListener &listener;
  std::string token;
  std::optional<Process> process;
  std::string pending;        ///< read and not yet understood
  std::string output;         ///< since the last event
  std::string current;        ///< the test that runs
  StringSet<> finishedTests;
  Clock::time_point since;    ///< the start of the process, or of the current test
  bool isBuilding = false, isBuilt = false;
  bool hasStarted = false;    ///< the program runs: compiling is over
  bool sawSuite = false, wantsAnother = false;
};

} // namespace

static double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Returns the path of a file of this unit in the folder for what is thrown away.
static std::string scratchFile(StringRef scratch, size_t index, StringRef extension) {
  SmallString<128> path(scratch);
  sys::path::append(path, "unit" + Twine(index) + extension);
  return std::string(path);
}

static void replaceAll(std::string &text, StringRef from, StringRef to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

UnitRun::UnitRun(const TestUnit &unit, size_t index, const RunnerOptions &options, StringRef scratch, TestListener &listener)
    : unit(unit), index(index), options(options), scratch(scratch), listener(listener) {
  token = utohexstr(uint64_t(sys::Process::GetRandomNumber()) << 32 | sys::Process::GetRandomNumber());
  // What can't be called is not run at all.
  for (const TestCase &test : unit.cases)
    if (!test.flaw.empty() && !unit.hasMain)
      finishTest(test.name, Outcome::Fail, 0, test.flaw);
}

std::vector<std::string> UnitRun::command() const {
  std::string executable = scratchFile(scratch, index, "");
  if (isBuilt)
    return {executable};
  std::vector<std::string> words = {options.compiler, isBuilding ? "build" : "run"};
  words.insert(words.end(), options.compilerArgs.begin(), options.compilerArgs.end());
  if (isBuilding)
    words.insert(words.end(), {"--test-suite", "-o", executable});
  else
    words.insert(words.end(), {"--test-suite", "--test-token", token});
  if (!options.coverageFolder.empty())
    words.push_back("--coverage-counters");
  if (unit.isExample)
    words.insert(words.end(), {"-I", unit.importPath, scratchFile(scratch, index, ".mojo")});
  else
    words.push_back(unit.path);
  return words;
}

Error UnitRun::start() {
  wantsAnother = false;
  if (unit.isExample && finishedTests.empty()) {
    std::error_code code;
    raw_fd_ostream file(scratchFile(scratch, index, ".mojo"), code);
    file << unit.program;
    if (code || file.has_error())
      return createStringError("cannot write a temporary file: " + (code ? code : file.error()).message());
  }
  isBuilding = (options.buildFirst || unit.compileOnly) && !isBuilt;
  hasStarted = isBuilt;
  sawSuite = false;
  pending.clear();
  output.clear();
  current.clear();
  std::vector<std::pair<std::string, std::string>> environment;
  if (!isBuilding)
    environment.push_back({"KILN_TEST_TOKEN", token});
  if (unit.isFiltered && !unit.cases.empty())
    environment.push_back({"KILN_TEST_ONLY", join(map_range(unit.cases, [](const TestCase &test) { return test.name; }), "\n")});
  if (!finishedTests.empty())
    environment.push_back({"KILN_TEST_EXCEPT", join(finishedTests.keys(), "\n")});
  if (!options.coverageFolder.empty())
    environment.push_back({"KILN_COVERAGE_FOLDER", options.coverageFolder});
  since = Clock::now();
  Expected<Process> started = Process::start(command(), environment);
  if (!started)
    return started.takeError();
  process.emplace(std::move(*started));
  return Error::success();
}

double UnitRun::limit() const {
  if (!options.timeout)
    return 0;
  return isCompiling() ? std::max(options.timeout, compileLimit) : options.timeout;
}

double UnitRun::secondsLeft() const { return limit() ? std::max(0.0, limit() - secondsSince(since)) : 3600; }

void UnitRun::stop() {
  wantsAnother = false;
  process.reset();
}

void UnitRun::addOutput(StringRef text) {
  if (output.size() < outputLimit)
    output += text.take_front(outputLimit - output.size());
}

void UnitRun::finishTest(StringRef name, Outcome outcome, double seconds, std::string message) {
  TestResult result;
  result.id = unit.id(name);
  result.path = unit.path;
  result.name = name.str();
  for (const TestCase &test : unit.cases)
    if (test.name == name)
      result.line = test.line;
  result.outcome = outcome;
  result.seconds = seconds;
  result.message = std::move(message);
  result.output = std::exchange(output, std::string());
  if (unit.isExample)
    replaceAll(result.output, scratchFile(scratch, index, ".mojo"), unit.path + " (example)");
  finishedTests.insert(name);
  current.clear();
  sawBad |= result.isBad();
  listener.finished(result);
  results.push_back(std::move(result));
}

void UnitRun::handleEvent(StringRef event, StringRef text) {
  auto [kind, rest] = event.split(' ');
  if (kind == "started") {
    hasStarted = true;
    if (unit.isExample)
      output.clear();
    since = Clock::now();
  } else if (kind == "suite") {
    sawSuite = true;
    output.clear();
  } else if (kind == "begin") {
    current = rest.str();
    output.clear();
    since = Clock::now();
  } else if (kind == "skip") {
    finishTest(rest, Outcome::Skip, 0, "");
  } else if (kind == "pass" || kind == "fail") {
    auto [time, name] = rest.split(' ');
    uint64_t nanoseconds = 0;
    time.getAsInteger(10, nanoseconds);
    finishTest(name, kind == "pass" ? Outcome::Pass : Outcome::Fail, double(nanoseconds) / 1e9, text.str());
  }
}

/// Takes one event, with the output before it, from `pending`; false when there is none that is complete.
bool UnitRun::readEvent() {
  StringRef text = pending;
  std::string mark = "\x1e" + token + " ";
  size_t at = text.find(mark);
  if (at == StringRef::npos) {
    // A mark may have come in part.
    size_t keep = text.rfind('\x1e');
    size_t size = keep != StringRef::npos && text.size() - keep < mark.size() ? keep : text.size();
    addOutput(text.take_front(size));
    pending.erase(0, size);
    return false;
  }
  StringRef rest = text.drop_front(at + mark.size());
  size_t lineEnd = rest.find('\n');
  if (lineEnd == StringRef::npos)
    return false;
  StringRef event = rest.take_front(lineEnd), message;
  size_t consumed = at + mark.size() + lineEnd + 1;
  // "fail LENGTH TIME NAME", then a message of that length and a line end.
  std::string plain = event.str();
  if (event.consume_front("fail ")) {
    auto [lengthText, others] = event.split(' ');
    size_t length = 0;
    if (lengthText.getAsInteger(10, length) || rest.size() < lineEnd + 1 + length + 1)
      return false;
    message = rest.substr(lineEnd + 1, length);
    consumed += length + 1;
    plain = ("fail " + others).str();
  }
  std::string copy = message.str();
  addOutput(text.take_front(at));
  pending.erase(0, consumed);
  handleEvent(plain, copy);
  return true;
}

void UnitRun::endedExample(int status) {
  const std::string &name = unit.cases.front().name;
  double seconds = secondsSince(since);
  bool isGood = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (!isGood) {
    finishTest(name, Outcome::Fail, seconds, hasStarted && !isBuilding ? describeStatus(status) : "it does not compile");
  } else if (unit.hasExpectedOutput && !unit.compileOnly && StringRef(output).trim() != StringRef(unit.expectedOutput).trim()) {
    std::string message = "it printed something else:\n   left: " + StringRef(output).trim().str() + "\n  right: " +
                          StringRef(unit.expectedOutput).trim().str();
    finishTest(name, Outcome::Fail, seconds, message);
  } else {
    finishTest(name, Outcome::Pass, seconds, "");
  }
}

/// Gives the tests of a file without a process that runs them their results.
void UnitRun::endedProgram(int status) {
  bool isGood = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (!sawSuite && finishedTests.empty()) {
    finishTest("main", isGood ? Outcome::Pass : Outcome::Fail, secondsSince(since), isGood ? "" : describeStatus(status));
    return;
  }
  if (!isGood && !sawBad)
    finishTest("main", Outcome::Fail, 0, "after its tests: " + describeStatus(status));
  for (const TestCase &test : unit.cases)
    if (!finishedTests.contains(test.name))
      finishTest(test.name, Outcome::Skip, 0, "'main' does not run it");
}

void UnitRun::ended(int status, bool timedOut) {
  while (readEvent()) {
  }
  addOutput(pending);
  pending.clear();
  bool isGood = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (isBuilding && isGood && !timedOut && !unit.compileOnly) {
    isBuilt = wantsAnother = true;
    return;
  }
  std::string limitText;
  raw_string_ostream(limitText) << "it took more than " << format("%g", limit()) << " seconds";
  if (isCompiling() && !unit.isExample) {
    finishTest("compile", Outcome::Error, secondsSince(since), timedOut ? limitText : "it does not compile");
    return;
  }
  if (!current.empty()) {
    std::string name = current;
    // The JIT's driver turns signals into a message.
    finishTest(name, timedOut ? Outcome::Timeout : Outcome::Crash, secondsSince(since),
               timedOut ? limitText : "the process ended: " + describeStatus(status));
    wantsAnother = true;
    return;
  }
  if (timedOut) {
    finishTest(unit.isExample ? StringRef(unit.cases.front().name) : "main", Outcome::Timeout, secondsSince(since), limitText);
    return;
  }
  if (unit.isExample)
    endedExample(status);
  else
    endedProgram(status);
}

void UnitRun::readOutput() {
  if (!process)
    return;
  bool isOpen = process->read(pending);
  while (readEvent()) {
    if (options.failFast && sawBad)
      return stop();
  }
  if (isOpen)
    return;
  int status = process->wait();
  process.reset();
  ended(status, /*timedOut=*/false);
}

void UnitRun::checkTime() {
  if (!process || !limit() || secondsSince(since) < limit())
    return;
  process->kill();
  int status = process->wait();
  // What it had printed may still lie in the pipe.
  for (size_t before = pending.size(); process->read(pending) && pending.size() != before;)
    before = pending.size();
  process.reset();
  ended(status, /*timedOut=*/true);
}

/// Set by Ctrl-C and the like: tests run in groups of their own, which the terminal doesn't reach.
static volatile sig_atomic_t interrupted;

static Expected<std::vector<TestResult>> runUntilInterrupted(ArrayRef<TestUnit> units, const RunnerOptions &options, TestListener &listener) {
  ScratchFolder scratch;
  if (scratch.failed)
    return createStringError("cannot make a temporary folder");
  std::list<UnitRun> running;
  std::vector<std::vector<TestResult>> results(units.size());
  size_t next = 0;
  bool stopping = false;
  while (true) {
    while (!stopping && next < units.size() && running.size() < options.jobs) {
      UnitRun &run = running.emplace_back(units[next], next, options, scratch.path, listener);
      ++next;
      bool isDone = !run.unit.hasMain && !run.unit.cases.empty() && run.results.size() == run.unit.cases.size();
      if (isDone)
        continue;
      if (Error error = run.start())
        return std::move(error);
    }
    for (auto it = running.begin(); it != running.end();) {
      stopping |= interrupted || (options.failFast && it->sawBad);
      if (it->isDone() && it->needsStart() && !stopping)
        if (Error error = it->start())
          return std::move(error);
      if (it->isDone() || stopping) {
        it->stop();
        results[it->index] = std::move(it->results);
        it = running.erase(it);
      } else {
        ++it;
      }
    }
    if (running.empty() && (stopping || next == units.size()))
      break;
    SmallVector<StringRef> paths;
    std::vector<pollfd> descriptors;
    double wait = 0.5;
    for (const UnitRun &run : running) {
      paths.push_back(run.unit.path);
      descriptors.push_back({run.descriptor(), POLLIN, 0});
      wait = std::min(wait, run.secondsLeft());
    }
    listener.progress(paths);
    if (!descriptors.empty())
      poll(descriptors.data(), descriptors.size(), int(wait * 1000) + 1);
    for (auto [run, descriptor] : zip(running, descriptors)) {
      if (descriptor.revents)
        run.readOutput();
      run.checkTime();
    }
  }
  std::vector<TestResult> all;
  for (std::vector<TestResult> &part : results)
    all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  return all;
}

Expected<std::vector<TestResult>> runTests(ArrayRef<TestUnit> units, const RunnerOptions &options, TestListener &listener) {
  static constexpr int signals[] = {SIGINT, SIGTERM, SIGHUP};
  struct sigaction action = {}, before[std::size(signals)];
  action.sa_handler = [](int) { interrupted = 1; };
  for (auto [number, old] : zip(signals, before))
    sigaction(number, &action, &old);
  auto results = runUntilInterrupted(units, options, listener);
  for (auto [number, old] : zip(signals, before))
    sigaction(number, &old, nullptr);
  if (!interrupted)
    return results;
  if (!results)
    consumeError(results.takeError());
  return createStringError("interrupted");
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo debug`: builds a program for debugging and starts a debugger on it (08, section 15).
#include "Commands.h"
#include "CompileOptions.h"
#include "EditorDebug.h"
#include "config/Configuration.h"
#include "driver/Driver.h"
#include "driver/Installation.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include <csignal>

using namespace llvm;

namespace kiln {

namespace {
struct DebugJob {
  DriverOptions compile;
  std::vector<std::string> compileWords; ///< the options among them as they were written
  EditorDebug editor;
  std::vector<std::string> initCommands, debuggerArgs;
  std::string processName, cudaGdbPath;
  unsigned pid = 0;
  bool useEditor = false, stopOnEntry = false, cudaGdb = false, breakOnLaunch = false, dryRun = false;
  bool isRaw = false; ///< `mojo lldb`
};

/// A debugger that was found.
struct Debugger {
  std::string path;
  bool isLldb = false;
};
} // namespace

static void addDebugOptions(OptionTable &table, DebugJob &job) {
  auto append = [](std::vector<std::string> &target) {
    return [&target](StringRef value) -> Error {
      target.push_back(value.str());
      return Error::success();
    };
  };
  StringRef heading = "Debugger options";
  table.add({{"--stop-on-entry"}, "", heading, "Stops at the entry point of the program.", setFlag(job.stopOnEntry)});
  table.add({{"--init-command"}, "COMMAND", heading, "Runs a command of the debugger when it starts.", append(job.initCommands), false, true});
  table.add({{"--pid"}, "PID", heading, "Attaches to the process with this number.",
             [&](StringRef value) -> Error {
               if (value.getAsInteger(10, job.pid) || job.pid == 0)
                 return usageError("invalid process number '" + value + "'");
               return Error::success();
             },
             false, false, "processes"});
  table.add({{"--process-name"}, "NAME", heading, "Attaches to the process of this name.", setText(job.processName), false, false, "processes"});
  table.add({{"-X", "--X"}, "ARG", heading, "Passes an argument to the debugger.", append(job.debuggerArgs), false, true});
  table.add({{"--dry-run"}, "", heading, "Prints the command that would start the debugger.", setFlag(job.dryRun), true});
  heading = "GPU debugging options";
  table.add({{"--cuda-gdb"}, "", heading, "Uses CUDA-GDB.", setFlag(job.cudaGdb)});
  table.add({{"--cuda-gdb-path"}, "PATH", heading, "Sets the path of CUDA-GDB.", setText(job.cudaGdbPath), false, false, "paths"});
  table.add({{"--break-on-launch"}, "", heading, "Stops at each launch of a kernel.", setFlag(job.breakOnLaunch)});
  heading = "Editor options";
  table.add({{"--vscode", "--rpc"}, "", heading, "Starts the session in the editor that is running.", setFlag(job.useEditor)});
  table.add({{"--port"}, "PORT", heading, "Sets the port at which the editor listens. By default 12355 to 12364 are tried.",
             [&](StringRef value) -> Error {
               if (value.getAsInteger(10, job.editor.port) || job.editor.port == 0)
                 return usageError("invalid port '" + value + "'");
               return Error::success();
             },
             false, false, "ports"});
  table.add({{"--terminal"}, "WHERE", heading, "With --vscode: shows the output of the program in the debug console (console, the default), or "
                                               "in a terminal of its own (dedicated).",
             [&](StringRef value) -> Error {
               if (value != "console" && value != "dedicated")
                 return usageError("invalid terminal '" + value + "', expected one of: console, dedicated");
               job.editor.ownTerminal = value == "dedicated";
               return Error::success();
             },
             false, false, "terminals", {"console", "dedicated"}});
}

/// Returns the path of the program `name`, which may be a path already; empty when there is none.
static std::string findProgram(StringRef name) {
  ErrorOr<std::string> path = sys::findProgramByName(name);
  return path && sys::fs::can_execute(*path) ? *path : std::string();
}

/// Finds the debugger to use. Fails when there is none.
static Expected<Debugger> findDebugger(const DebugJob &job, StringRef prefix) {
  if (job.cudaGdb || !job.cudaGdbPath.empty()) {
    std::string name = job.cudaGdbPath.empty() ? "cuda-gdb" : job.cudaGdbPath;
    std::string path = findProgram(name);
    if (path.empty())
      return createStringError("cannot find the debugger '" + name + "'");
    return Debugger{path, false};
  }
  for (auto [key, isLldb] : {std::pair("mojo-max.lldb_path", true), std::pair("mojo-max.gdb_path", false)})
    if (std::string configured = setting(key, prefix); !configured.empty()) {
      std::string path = findProgram(configured);
      if (path.empty())
        return createStringError("cannot find the debugger '" + configured + "' that the configuration names (" + key + ")");
      return Debugger{path, isLldb};
    }
  for (auto [name, isLldb] : {std::pair("lldb", true), std::pair("lldb-22", true), std::pair("gdb", false)})
    if (std::string path = findProgram(name); !path.empty() && !(job.isRaw && !isLldb))
      return Debugger{path, isLldb};
  return createStringError(job.isRaw ? "cannot find the debugger LLDB; install lldb, or set its path with 'mojo config set mojo-max.lldb_path PATH'"
                                     : "cannot find a debugger; install lldb or gdb, or set the path of one with 'mojo config set "
                                       "mojo-max.lldb_path PATH' or 'mojo-max.gdb_path'");
}

/// Returns the number of the only process called `name`.
static Expected<unsigned> processCalled(StringRef name) {
  std::vector<unsigned> found;
  std::error_code code;
  for (sys::fs::directory_iterator it("/proc", code), end; it != end && !code; it.increment(code)) {
    unsigned pid = 0;
    auto comm = MemoryBuffer::getFileAsStream(it->path() + "/comm");
    // The kernel keeps fifteen characters.
    if (comm && !sys::path::filename(it->path()).getAsInteger(10, pid) && (*comm)->getBuffer().trim() == name.take_front(15))
      found.push_back(pid);
  }
  if (found.empty())
    return createStringError("there is no process called '" + name + "'");
  if (found.size() > 1)
    return createStringError("there are several processes called '" + name + "'; choose one with --pid: " + join(map_range(found, [](unsigned pid) { return std::to_string(pid); }), ", "));
  return found.front();
}

/// Returns the command that starts `debugger` on `program` with `args`, or attaches it to `pid`.
static std::vector<std::string> debuggerCommand(const DebugJob &job, const Debugger &debugger, StringRef program, unsigned pid,
                                                ArrayRef<std::string> args) {
  std::vector<std::string> words = {debugger.path};
  auto add = [&](std::initializer_list<std::string> more) { words.insert(words.end(), more); };
  if (!debugger.isLldb)
    add({"-q"});
  words.insert(words.end(), job.debuggerArgs.begin(), job.debuggerArgs.end());
  StringRef execute = debugger.isLldb ? "-o" : "-ex";
  for (const std::string &command : job.initCommands)
    add({execute.str(), command});
  if (job.breakOnLaunch)
    add({execute.str(), "set cuda break_on_launch application"});
  if (job.stopOnEntry && debugger.isLldb)
    add({"-o", "process launch --stop-at-entry"});
  else if (job.stopOnEntry)
    add({"-ex", "starti"});
  if (pid)
    add({"-p", std::to_string(pid)});
  if (!program.empty() && !pid) {
    add({debugger.isLldb ? "--" : "--args", program.str()});
    words.insert(words.end(), args.begin(), args.end());
  }
  return words;
}

/// Prints `words` so that a shell reads them as they are.
static void printCommand(ArrayRef<std::string> words) {
  ListSeparator blank(" ");
  for (StringRef word : words) {
    bool isPlain = !word.empty() && all_of(word, [](char c) { return isAlnum(c) || StringRef("-_./=+,:@%").contains(c); });
    std::string quoted;
    for (char c : word)
      quoted += c == '\'' ? "'\\''" : std::string(1, c);
    outs() << blank << (isPlain ? word.str() : "'" + quoted + "'");
  }
  outs() << '\n';
}

/// Runs the debugger in the foreground; returns its exit status.
static int runDebugger(ArrayRef<std::string> words) {
  outs().flush();
  // Ctrl-C belongs to the debugger.
  signal(SIGINT, SIG_IGN);
  SmallVector<StringRef> args(words.begin(), words.end());
  std::string reason;
  int status = sys::ExecuteAndWait(words[0], args, std::nullopt, {}, 0, 0, &reason);
  return status < 0 ? driverError("cannot run '" + words[0] + "': " + reason) : status;
}

static int debug(DebugJob &job, ArrayRef<std::string> words) {
  bool attaches = job.pid || !job.processName.empty();
  if (job.pid && !job.processName.empty())
    return driverError("--pid cannot be used with --process-name");
  if (attaches && !words.empty())
    return driverError("a program cannot be given with --pid or --process-name");
  std::string target = words.empty() ? "" : words[0];
  bool isSource = StringRef(target).ends_with(".mojo") || StringRef(target).ends_with(".🔥");
  if (!target.empty() && !sys::fs::exists(target))
    return driverError("cannot open '" + target + "': No such file or directory");
  if (job.useEditor) {
    job.editor.target = target;
    job.editor.isSource = isSource;
    job.editor.args.assign(words.begin() + !words.empty(), words.end());
    job.editor.buildArgs = job.compileWords;
    job.editor.stopOnEntry = job.stopOnEntry;
    job.editor.initCommands = job.initCommands;
    job.editor.cudaGdb = job.cudaGdb;
    job.editor.breakOnLaunch = job.breakOnLaunch;
    job.editor.pid = job.pid;
    if (Error error = startInEditor(job.editor))
      return reportError(std::move(error));
    return 0;
  }
  Installation installation = findInstallation();
  Expected<Debugger> debugger = findDebugger(job, installation.prefix);
  if (!debugger)
    return reportError(debugger.takeError());
  unsigned pid = job.pid;
  if (!job.processName.empty()) {
    Expected<unsigned> found = processCalled(job.processName);
    if (!found)
      return reportError(found.takeError());
    pid = *found;
  }
  SmallString<128> folder;
  llvm::scope_exit cleanUp([&] {
    if (!folder.empty())
      sys::fs::remove_directories(folder);
  });
  if (isSource) {
    job.compile.action = DriverOptions::Action::Build;
    job.compile.input = target;
    if (sys::fs::createUniqueDirectory("mojo-debug", folder))
      return driverError("cannot make a temporary directory");
    target = (folder + "/" + sys::path::stem(target)).str();
    job.compile.output = target;
    // GDB doesn't know Mojo, LLDB shows no variables of a language that it has no plugin for.
    bool knowsMojo = debugger->isLldb && !setting("mojo-max.lldb_plugin_path", installation.prefix).empty();
    if (!knowsMojo && !is_contained(job.compileWords, "--debug-info-language"))
      job.compile.codegen.debugLanguageIsC = true;
    if (!job.dryRun)
      if (int status = runDriver(job.compile))
        return status;
  }
  std::vector<std::string> command = debuggerCommand(job, *debugger, target, pid, words.empty() ? words : words.drop_front());
  if (job.dryRun) {
    printCommand(command);
    return 0;
  }
  return runDebugger(command);
}

static HelpPage describe(OptionTable &table, DebugJob &job) {
  addDebugOptions(table, job);
  addPassedOptions(table, job.compile, job.compileWords, {"--cache-report", "--test-suite"});
  return {"mojo-debug",
          "Launches the Mojo debugger.",
          {"mojo debug [options] <path.mojo> [arguments...]", "mojo debug [options] <executable> [arguments...]", "mojo debug --pid <pid>",
           "mojo debug --process-name <name>", "mojo debug"},
          "Builds the Mojo file without optimization and with debug information, and starts LLDB on it, or GDB where there is no LLDB. An "
          "executable is debugged as it is. Without a target, the debugger starts alone. The exit status is that of the debugger.",
          {{"mojo debug --stop-on-entry app.mojo input.txt", "Debugs a program with an argument, from its first instruction on."},
           {"mojo debug --init-command 'break set -n main' app.mojo", "Runs a command of the debugger first."}}};
}

void describeDebug(HelpPage &page, OptionTable &table) { page = describe(table, table.keep<DebugJob>()); }

int debugCommand(Arguments arguments) {
  DebugJob job;
  // Unless told otherwise.
  job.compile.codegen.optLevel = 0;
  job.compile.codegen.debug = DebugLevel::Full;
  OptionTable table;
  HelpPage page = describe(table, job);
  int status = 0;
  std::optional<ParsedCommandLine> line = readCommandLine(page, table, arguments, /*stopAtPositional=*/true, status);
  if (!line)
    return status;
  return debug(job, line->positional);
}

int lldbCommand(Arguments arguments) {
  DebugJob job;
  job.isRaw = true;
  Expected<Debugger> debugger = findDebugger(job, findInstallation().prefix);
  if (!debugger)
    return reportError(debugger.takeError());
  std::vector<std::string> words = {debugger->path};
  for (StringRef argument : arguments)
    words.push_back(argument.str());
  return runDebugger(words);
}

} // namespace kiln

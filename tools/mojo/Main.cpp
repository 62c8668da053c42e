// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The `mojo` command: top-level options, then a subcommand or a file to run (CLI-1).
#include "Commands.h"
#include "OptionTable.h"
#include "driver/CrashReport.h"
#include "driver/Driver.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"
#include <sys/resource.h>

#ifndef KILN_REVISION
#define KILN_REVISION "kiln"
#endif

using namespace llvm;

namespace kiln {

HelpPage topLevelPage() {
  std::string text = "The mojo command compiles and runs Mojo programs and provides the tools around them. With a file it runs the file; without "
                     "arguments it starts the REPL. The commands are described by 'mojo <command> --help':\n";
  for (const Command &command : commands())
    if (!command.hidden)
      text += ("\nmojo " + command.name + ": " + command.summary).str();
  return {"mojo",
          "The Mojo command line interface.",
          {"mojo <command>", "mojo [run-options] <path> [path-arguments...]", "mojo [options]", "mojo"},
          text};
}

void addTopLevelOptions(OptionTable &table) {
  // They are read by hand: each stands alone.
  auto none = [](StringRef) { return Error::success(); };
  table.add({{"--version", "-v"}, "", "Diagnostic options", "Prints the Mojo version.", none});
  table.add({{"--print-cache-location"}, "", "Cache options", "Prints the folder of the compile cache.", none});
  table.add({{"--clear-cache"}, "", "Cache options", "Removes the compile cache.", none});
  table.add({{"--force", "-f"}, "", "Cache options", "With --clear-cache: does not ask.", none});
}

/// Prints what `mojo --help` says.
static int printTopLevelHelp(bool hidden) {
  raw_ostream &os = outs();
  HelpPage page = topLevelPage();
  os << "NAME\n    " << page.name << " - " << page.summary << "\n\nSYNOPSIS\n";
  for (StringRef form : page.synopsis)
    os << "    " << form << '\n';
  os << "\nDESCRIPTION\n"
        "    The mojo command compiles and runs Mojo programs and provides the tools around\n"
        "    them. With a file it runs the file; without arguments it starts the REPL.\n\n"
        "COMMANDS\n";
  for (const Command &command : commands())
    if (hidden || !command.hidden) {
      os << "    " << command.name;
      os.indent(command.name.size() < 12 ? 12 - command.name.size() : 1) << command.summary << '\n';
    }
  OptionTable table;
  addTopLevelOptions(table);
  os << '\n';
  printOptions(table, hidden, os);
  os << "\nRun 'mojo <command> --help' for the options of a command.\n";
  return 0;
}

/// Answers a first word that is neither a command, nor an option, nor a file.
static int unknownFirstWord(StringRef word) {
  std::vector<StringRef> names;
  for (const Command &command : commands())
    if (!command.hidden)
      names.push_back(command.name);
  StringRef best = closest(word, names);
  return driverError("no such command or file '" + word + "'" +
                     (best.empty() ? "" : "; did you mean '" + best.str() + "'?"));
}

/// `mojo help [command]`
static int helpCommand(Arguments arguments) {
  if (arguments.empty())
    return printTopLevelHelp(false);
  const Command *command = findCommand(arguments[0]);
  return command ? command->run({"--help"}) : unknownFirstWord(arguments[0]);
}

/// Runs the command line `arguments` (without the program's name); returns the exit status.
static int mojoMain(Arguments arguments) {
  if (arguments.empty())
    return replCommand(arguments);
  StringRef first = arguments[0];
  if (first == "--version" || first == "-v" || first == "-version") {
    outs() << "Mojo " KILN_VERSION " (" KILN_REVISION ")\n";
    return 0;
  }
  if (first == "--help" || first == "-h" || first == "-help")
    return printTopLevelHelp(false);
  if (first == "--help-hidden" || first == "-help-hidden")
    return printTopLevelHelp(true);
  if (first == "--print-cache-location")
    return printCacheLocation();
  if (first == "--clear-cache")
    return clearCache(arguments.drop_front());
  if ((first == "-f" || first == "--force") && arguments.size() == 2 &&
      arguments[1] == "--clear-cache")
    return clearCache({"-f"});
  if (first == "help" && !sys::fs::exists("help"))
    return helpCommand(arguments.drop_front());
  if (const Command *command = findCommand(first))
    return command->run(arguments.drop_front());
  bool isOption = first.size() > 1 && first[0] == '-';
  if (StringRef best = closest(first, {"--version", "--help", "--help-hidden", "--print-cache-location", "--clear-cache"});
      isOption && arguments.size() == 1 && !best.empty())
    return driverError("unknown argument '" + first + "'; did you mean '" + best + "'?");
  bool looksLikeFile =
      first == "-" || first.contains('/') || first.contains('.') || sys::fs::exists(first);
  if (isOption || looksLikeFile)
    return runCommand(arguments);
  return unknownFirstWord(first);
}

/// Lets the stack grow as far as the system's layout of memory allows: deeply nested source is
/// walked by recursion.
static void growStack() {
  constexpr rlim_t wanted = 120 << 20;
  struct rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) || limit.rlim_cur == RLIM_INFINITY ||
      limit.rlim_cur >= wanted)
    return;
  limit.rlim_cur =
      limit.rlim_max == RLIM_INFINITY || limit.rlim_max > wanted ? wanted : limit.rlim_max;
  setrlimit(RLIMIT_STACK, &limit);
}

} // namespace kiln

int main(int argc, char **argv) {
  // When the compiler itself crashes, the report should not wait for a symbolizer that reads the
  // whole executable.
  setenv("LLVM_DISABLE_SYMBOLIZATION", "1", /*overwrite=*/0);
  setBugReportMsg("");
  sys::PrintStackTraceOnErrorSignal(argv[0]);
  kiln::installCrashReport(argc, argv);
  kiln::growStack();
  SmallVector<StringRef> arguments(argv + 1, argv + argc);
  int status = kiln::mojoMain(arguments);
  outs().flush();
  if (!outs().has_error())
    return status;
  std::string reason = outs().error().message();
  outs().clear_error();
  return kiln::driverError("cannot write standard output: " + reason);
}

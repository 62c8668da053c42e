// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The table of subcommands.
#include "Commands.h"
#include "driver/Driver.h"

using namespace llvm;

namespace kiln {

ArrayRef<Command> commands() {
  static const Command table[] = {
      {"run", "Builds and executes a Mojo file.", false, runCommand, describeRun},
      {"build", "Builds an executable from a Mojo file.", false, buildCommand, describeBuild},
      {"repl", "Launches the Mojo REPL.", false, replCommand, describeRepl},
      {"debug", "Launches the Mojo debugger.", false, debugCommand, describeDebug},
      {"precompile", "Checks a Mojo package and puts it into one file.", false, precompileCommand, describePrecompile},
      {"package", "Does what precompile does (deprecated).", false, packageCommand, describePrecompile},
      {"test", "Runs tests.", false, testCommand, describeTest},
      {"format", "Formats Mojo source files.", false, formatCommand, describeFormat},
      {"doc", "Writes the documentation of a module or package.", false, docCommand, describeDoc},
      {"explain", "Explains a message of the compiler.", false, explainCommand, describeExplain},
      {"demangle", "Demangles the given name.", false, demangleCommand, describeDemangle},
      {"cache", "Shows and clears the compile cache.", false, cacheCommand, describeCache},
      {"config", "Shows and changes the configuration.", false, configCommand, describeConfig},
      {"completion", "Prints a script that completes command lines.", false, completionCommand, describeCompletion},
      {"man", "Prints pages of the manual.", false, manualCommand, describeManual},
      {"lldb", "Launches the debugger without a wrapper.", true, lldbCommand},
  };
  return table;
}

const Command *findCommand(StringRef name) {
  for (const Command &command : commands())
    if (command.name == name)
      return &command;
  return nullptr;
}

std::optional<ParsedCommandLine> readCommandLine(const HelpPage &page, OptionTable &table, Arguments arguments, bool stopAtPositional,
                                                 int &status) {
  Expected<ParsedCommandLine> line = table.parse(arguments, stopAtPositional);
  if (!line) {
    status = reportError(line.takeError());
    return std::nullopt;
  }
  if (line->help) {
    printHelp(page, table, line->helpHidden, outs());
    status = 0;
    return std::nullopt;
  }
  return std::move(*line);
}

int reportError(Error error) { return driverError(toString(std::move(error))); }

} // namespace kiln

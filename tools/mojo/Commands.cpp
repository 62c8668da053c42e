// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The table of subcommands.
#include "Commands.h"
#include "driver/Driver.h"

using namespace llvm;

namespace kiln {

ArrayRef<Command> commands() {
  static const Command table[] = {
      {"run", "Builds and executes a Mojo file.", false, runCommand},
      {"build", "Builds an executable from a Mojo file.", false, buildCommand},
      {"repl", "Launches the Mojo REPL.", false, replCommand},
      {"debug", "Launches the Mojo debugger.", false, debugCommand},
      {"precompile", "Compiles a Mojo package.", false, precompileCommand},
      {"package", "Compiles a Mojo package (deprecated: use precompile).", false, packageCommand},
      {"format", "Formats Mojo source files.", false, formatCommand},
      {"doc", "Compiles docstrings from a Mojo file.", false, docCommand},
      {"explain", "Explains a message of the compiler.", false, explainCommand},
      {"demangle", "Demangles the given name.", false, demangleCommand},
      {"lldb", "Launches the debugger without a wrapper.", true, lldbCommand},
      {"test", "Removed: run test files with mojo run.", true, testCommand},
  };
  return table;
}

const Command *findCommand(StringRef name) {
  for (const Command &command : commands())
    if (command.name == name)
      return &command;
  return nullptr;
}

int reportError(Error error) { return driverError(toString(std::move(error))); }

} // namespace kiln

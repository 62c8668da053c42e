// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Subcommands that exist by name only. Each moves to a file of its own when it is written.
#include "Commands.h"
#include "driver/Driver.h"

using namespace llvm;

namespace kiln {

int replCommand(Arguments) { return driverError("not supported yet: the REPL"); }
int debugCommand(Arguments) { return driverError("not supported yet: 'mojo debug'"); }
int precompileCommand(Arguments) { return driverError("not supported yet: 'mojo precompile'"); }

int packageCommand(Arguments arguments) {
  driverWarning("'mojo package' is deprecated, use 'mojo precompile' instead");
  return precompileCommand(arguments);
}

int demangleCommand(Arguments) { return driverError("not supported yet: 'mojo demangle'"); }
int lldbCommand(Arguments) { return driverError("not supported yet: 'mojo lldb'"); }

int testCommand(Arguments) {
  return driverError("'mojo test' has been removed; write test files that use 'TestSuite' from "
                     "'std.testing' and run them with 'mojo run'");
}

} // namespace kiln

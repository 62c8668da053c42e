// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Subcommands that exist by name only. Each moves to a file of its own when it is written.
#include "Commands.h"
#include "driver/Driver.h"

using namespace llvm;

namespace kiln {

int replCommand(Arguments) { return driverError("not supported yet: the REPL"); }
} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo run`
#include "Commands.h"
#include "CompileOptions.h"
#include "driver/Driver.h"

using namespace llvm;

namespace kiln {

int runCommand(Arguments arguments) {
  DriverOptions options;
  options.action = DriverOptions::Action::Run;
  OptionTable table;
  addCompileOptions(table, options);
  Expected<ParsedCommandLine> line = table.parse(arguments, /*stopAtPositional=*/true);
  if (!line)
    return reportError(line.takeError());
  if (line->help) {
    printHelp({"mojo-run",
               "Builds and executes a Mojo file.",
               {"mojo run [options] <path> [path-arguments...]"},
               "Compiles the Mojo file at the given path and immediately executes it. Options for "
               "the compiler come before the path; everything after it goes to the program."},
              table, line->helpHidden, outs());
    return 0;
  }
  if (line->positional.empty())
    return driverError("no input file provided");
  options.input = line->positional[0];
  options.programArgs.assign(line->positional.begin() + 1, line->positional.end());
  if (Error error = checkInputPath(options.input))
    return reportError(std::move(error));
  if (options.codegen.sanitizer != SanitizerKind::None) {
    StringRef name = options.codegen.sanitizer == SanitizerKind::Address ? "address" : "thread";
    return driverError("This build of `mojo` does not support `mojo run` with `--sanitize " + name +
                       "`. Use `mojo build --sanitize " + name +
                       "` and run the executable instead.");
  }
  if (!options.linkerArgs.empty())
    driverWarning("'-Xlinker' is ignored by 'mojo run'");
  if (options.applyFixIts && !options.exportFixIts.empty())
    return driverError("--experimental-fixit cannot be used with --experimental-export-fixit");
  return runDriver(options);
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo run`
#include "Commands.h"
#include "CompileOptions.h"
#include "driver/Driver.h"

using namespace llvm;

namespace kiln {

static HelpPage describe(OptionTable &table, DriverOptions &options) {
  addCompileOptions(table, options);
  table.add({{"--test-token"}, "TOKEN", "Diagnostic options", "Says to mojo test that the program starts.",
             [&](StringRef value) -> Error {
               options.testToken = value.str();
               return Error::success();
             },
             true});
  addCoverageOption(table, options);
  return {"mojo-run",
          "Builds and executes a Mojo file.",
          {"mojo run [options] <path> [path-arguments...]"},
          "Compiles the Mojo file at the given path and immediately executes it. Options for the compiler come before the path; everything "
          "after it goes to the program.",
          {{"mojo run hello.mojo", "Runs a program."},
           {"mojo run -D ASSERT=all -I libs app.mojo --verbose", "Runs a program with all assertions, modules from libs, and an argument."}}};
}

void describeRun(HelpPage &page, OptionTable &table) { page = describe(table, table.keep<DriverOptions>()); }

int runCommand(Arguments arguments) {
  DriverOptions options;
  options.action = DriverOptions::Action::Run;
  OptionTable table;
  HelpPage page = describe(table, options);
  int status = 0;
  std::optional<ParsedCommandLine> line = readCommandLine(page, table, arguments, /*stopAtPositional=*/true, status);
  if (!line)
    return status;
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
  if (Error error = checkFixItOptions(options))
    return reportError(std::move(error));
  return runDriver(options);
}

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo precompile`
#include "Commands.h"
#include "CompileOptions.h"
#include "driver/Driver.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace kiln {

static HelpPage describe(OptionTable &table, DriverOptions &options) {
  table.add({{"-o"}, "PATH", "Output options",
             "Sets the file to write, which ends in .mojoc, or the directory for it. The name of the file is that by which the package "
             "is imported. The default is NAME.mojoc in the current directory.",
             setText(options.output),
             false, false, "output paths"});
  addCheckOptions(table, options);
  return {"mojo-precompile",
          "Checks a Mojo package and puts it into one file.",
          {"mojo precompile [options] <path>"},
          "Checks everything in the package at the given path, a directory with an __init__.mojo, and writes it as NAME.mojoc. Programs "
          "import that file like the directory: from beside them, from a directory of -I, or from where the standard library lies. Defines "
          "and targets are those of the importing program, and later versions of the compiler can read the file, too.",
          {{"mojo precompile shapes", "Writes shapes.mojoc."},
           {"mojo precompile -o lib src/shapes && mojo run -I lib app.mojo", "Writes lib/shapes.mojoc, and runs a program that imports it."}}};
}

void describePrecompile(HelpPage &page, OptionTable &table) { page = describe(table, table.keep<DriverOptions>()); }

int precompileCommand(Arguments arguments) {
  DriverOptions options;
  options.action = DriverOptions::Action::Precompile;
  OptionTable table;
  HelpPage page = describe(table, options);
  int status = 0;
  std::optional<ParsedCommandLine> line = readCommandLine(page, table, arguments, /*stopAtPositional=*/false, status);
  if (!line)
    return status;
  if (line->positional.empty())
    return driverError("no input package provided");
  if (line->positional.size() > 1)
    return driverError("too many input packages, cannot process both '" + line->positional[0] + "' and '" + line->positional[1] + "'");
  options.input = line->positional[0];
  if (Error error = checkFixItOptions(options))
    return reportError(std::move(error));
  return runDriver(options);
}

int packageCommand(Arguments arguments) {
  driverWarning("'mojo package' is deprecated, use 'mojo precompile' instead");
  return precompileCommand(arguments);
}

} // namespace kiln

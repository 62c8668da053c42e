// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo man`: pages of the manual, made from the tables of options.
#include "Commands.h"
#include "codegen/OutputFile.h"
#include "driver/Driver.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace kiln {

namespace {
struct ManualJob {
  std::string folder;
};
} // namespace

static HelpPage describe(OptionTable &table, ManualJob &job) {
  table.add({{"--dir"}, "DIR", "Output options", "Writes all pages into the folder DIR: mojo.1, mojo-run.1, and so on.",
             [&](StringRef value) -> Error {
               job.folder = value.str();
               return Error::success();
             },
             false, false, "folders"});
  return {"mojo-man",
          "Prints pages of the manual.",
          {"mojo man [<command>]", "mojo man --dir <dir>"},
          "Prints the manual page of a command, or that of mojo itself, in the form that man reads.",
          {{"mojo man test | man -l -", "Shows the manual of mojo test."},
           {"mojo man --dir ~/.local/share/man/man1", "Installs all pages for the user."}}};
}

void describeManual(HelpPage &page, OptionTable &table) { page = describe(table, table.keep<ManualJob>()); }

/// Prints the page of `command`; null is mojo itself. Returns false when there is none.
static bool printPage(const Command *command, raw_ostream &os) {
  HelpPage page;
  OptionTable table;
  if (!command) {
    page = topLevelPage();
    addTopLevelOptions(table);
  } else if (command->describe) {
    command->describe(page, table);
  } else {
    return false;
  }
  printManual(page, table, os);
  return true;
}

/// Writes all pages into `folder`; returns the exit status.
static int writePages(StringRef folder) {
  if (std::error_code code = sys::fs::create_directories(folder))
    return driverError("cannot make '" + folder + "': " + code.message());
  std::vector<const Command *> all = {nullptr};
  for (const Command &command : commands())
    if (!command.hidden)
      all.push_back(&command);
  for (const Command *command : all) {
    std::string text;
    raw_string_ostream os(text);
    if (!printPage(command, os))
      continue;
    std::string path = (folder + "/mojo" + (command ? "-" + command->name : Twine()) + ".1").str();
    if (Error error = writeFileAtomically(path, [&](raw_pwrite_stream &file) {
          file << text;
          return Error::success();
        }))
      return reportError(std::move(error));
  }
  return 0;
}

int manualCommand(Arguments arguments) {
  ManualJob job;
  OptionTable table;
  HelpPage page = describe(table, job);
  int status = 0;
  std::optional<ParsedCommandLine> line = readCommandLine(page, table, arguments, /*stopAtPositional=*/false, status);
  if (!line)
    return status;
  if (!job.folder.empty())
    return writePages(job.folder);
  if (line->positional.size() > 1)
    return driverError("name one command");
  const Command *command = nullptr;
  if (!line->positional.empty()) {
    command = findCommand(line->positional[0]);
    if (!command)
      return driverError("no such command '" + line->positional[0] + "'");
  }
  return printPage(command, outs()) ? 0 : driverError("there is no page for '" + command->name + "'; see 'mojo " + command->name + " --help'");
}

} // namespace kiln

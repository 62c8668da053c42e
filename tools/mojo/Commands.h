// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The subcommands of `mojo`.
#ifndef KILN_TOOLS_MOJO_COMMANDS_H
#define KILN_TOOLS_MOJO_COMMANDS_H

#include "OptionTable.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <optional>

namespace kiln {

/// The arguments after the subcommand.
using Arguments = llvm::ArrayRef<llvm::StringRef>;

/// One subcommand: takes the arguments after its name, returns the exit status.
struct Command {
  llvm::StringRef name;
  llvm::StringRef summary;
  bool hidden;
  int (*run)(Arguments arguments);
  /// Fills in the help page and the options.
  void (*describe)(HelpPage &page, OptionTable &table) = nullptr;
};

/// Returns all subcommands (CLI-2), in the order of the help.
llvm::ArrayRef<Command> commands();

/// Returns the subcommand called `name`, or null.
const Command *findCommand(llvm::StringRef name);

void describeRun(HelpPage &page, OptionTable &table);
void describeBuild(HelpPage &page, OptionTable &table);
void describeDebug(HelpPage &page, OptionTable &table);
void describePrecompile(HelpPage &page, OptionTable &table);
void describeTest(HelpPage &page, OptionTable &table);
void describeFormat(HelpPage &page, OptionTable &table);
void describeRepl(HelpPage &page, OptionTable &table);
void describeDoc(HelpPage &page, OptionTable &table);
void describeExplain(HelpPage &page, OptionTable &table);
void describeDemangle(HelpPage &page, OptionTable &table);
void describeCache(HelpPage &page, OptionTable &table);
void describeConfig(HelpPage &page, OptionTable &table);
void describeCompletion(HelpPage &page, OptionTable &table);
void describeManual(HelpPage &page, OptionTable &table);

int runCommand(Arguments arguments);
int buildCommand(Arguments arguments);
int explainCommand(Arguments arguments);
int replCommand(Arguments arguments);
int debugCommand(Arguments arguments);
int precompileCommand(Arguments arguments);
int packageCommand(Arguments arguments);
int formatCommand(Arguments arguments);
int docCommand(Arguments arguments);
int demangleCommand(Arguments arguments);
int lldbCommand(Arguments arguments);
int testCommand(Arguments arguments);
int cacheCommand(Arguments arguments);
int configCommand(Arguments arguments);
int completionCommand(Arguments arguments);
int manualCommand(Arguments arguments);

/// Describes `mojo` itself.
HelpPage topLevelPage();

/// The options of `mojo` without a command.
void addTopLevelOptions(OptionTable &table);

/// `mojo --print-cache-location`
int printCacheLocation();

/// `mojo --clear-cache [-f|--force]`; `arguments` are what follows.
int clearCache(Arguments arguments);

/// Reads the arguments of a command. Returns nothing when there is no more to do, because they are wrong or help was asked for, which has
/// been printed; `status` is the exit status then.
std::optional<ParsedCommandLine> readCommandLine(const HelpPage &page, OptionTable &table, Arguments arguments, bool stopAtPositional, int &status);

/// Prints `error` and returns 1.
int reportError(llvm::Error error);

} // namespace kiln

#endif // KILN_TOOLS_MOJO_COMMANDS_H

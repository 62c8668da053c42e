// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Options of subcommands as a table: one description serves parsing, help and suggestions.
#ifndef KILN_TOOLS_MOJO_OPTIONTABLE_H
#define KILN_TOOLS_MOJO_OPTIONTABLE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kiln {

/// One option.
struct Option {
  std::vector<llvm::StringRef> names; ///< with their dashes: "--target-triple", "-O"
  llvm::StringRef metavar;            ///< what stands for the value in the help; empty: a flag
  llvm::StringRef heading;            ///< the group of the help
  llvm::StringRef help;
  /// Takes the value in (empty for flags); fails with the message to print.
  std::function<llvm::Error(llvm::StringRef value)> apply;
  bool hidden = false;
  bool list = false;           ///< may be repeated
  llvm::StringRef plural = {}; ///< in "too many specified PLURAL, expected exactly one"
  std::vector<llvm::StringRef> values = {}; ///< what a shell may complete
};

/// How a command line was read.
struct ParsedCommandLine {
  std::vector<std::string> positional;
  bool help = false;
  bool helpHidden = false;
};

/// The options of one subcommand.
class OptionTable {
public:
  void add(Option option) { options.push_back(std::move(option)); }
  llvm::ArrayRef<Option> all() const { return options; }

  /// Makes what options are read into, for as long as the table lives.
  template <typename T> T &keep() {
    auto state = std::make_shared<T>();
    kept.push_back(state);
    return *state;
  }

  /// Reads `args`. Options take values as `--opt VALUE`, `--opt=VALUE`, and long ones work with one
  /// dash, too (CLI-4). With `stopAtPositional`, the first positional argument and everything after
  /// it are returned untouched (RUN-1). Fails with the text of a usage error.
  llvm::Expected<ParsedCommandLine> parse(llvm::ArrayRef<llvm::StringRef> args,
                                          bool stopAtPositional);

private:
  const Option *find(llvm::StringRef text, llvm::StringRef &value, bool &hasValue) const;
  std::string suggestion(llvm::StringRef text) const;

  std::vector<Option> options;
  std::vector<std::shared_ptr<void>> kept;
};

/// Returns what sets `target` to `value` when an option is given.
std::function<llvm::Error(llvm::StringRef)> setFlag(bool &target, bool value = true);

/// Returns what sets `target` to the value of an option.
std::function<llvm::Error(llvm::StringRef)> setText(std::string &target);

/// What a help page says besides its options.
struct HelpPage {
  llvm::StringRef name;    ///< "mojo-run"
  llvm::StringRef summary; ///< one line
  std::vector<llvm::StringRef> synopsis;
  std::string description;
  /// Command lines with what they do.
  std::vector<std::pair<llvm::StringRef, llvm::StringRef>> examples = {};
};

/// Prints `text` broken into lines, each indented by `indent`.
void printWrapped(llvm::StringRef text, unsigned indent, llvm::raw_ostream &os);

/// Prints the section OPTIONS of `table`, grouped under their headings.
void printOptions(const OptionTable &table, bool hidden, llvm::raw_ostream &os);

/// Prints `page` with the options of `table` grouped under their headings (CLI-6).
void printHelp(const HelpPage &page, const OptionTable &table, bool hidden, llvm::raw_ostream &os);

/// Prints `page` as a page of the manual, in the language of mandoc and groff.
void printManual(const HelpPage &page, const OptionTable &table, llvm::raw_ostream &os);

/// Returns the one of `candidates` that `text` was probably meant to be, or an empty string.
llvm::StringRef closest(llvm::StringRef text, llvm::ArrayRef<llvm::StringRef> candidates);

/// Returns an error with `message`: a wrong command line.
llvm::Error usageError(const llvm::Twine &message);

} // namespace kiln

#endif // KILN_TOOLS_MOJO_OPTIONTABLE_H

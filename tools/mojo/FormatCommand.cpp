// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo format`
#include "Commands.h"
#include "OptionTable.h"
#include "driver/Driver.h"
#include "format/Format.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace kiln {

namespace {
/// What happened to the files so far.
struct Tally {
  unsigned changed = 0;
  unsigned unchanged = 0;
  unsigned failed = 0;
};

struct FormatJob {
  FormatOptions options;
  bool quiet = false;
  bool check = false;
  Tally tally;
};
} // namespace

/// Returns whether a folder of this name is not looked into.
static bool isSkippedFolder(StringRef name) {
  return name.starts_with(".") || StringSwitch<bool>(name)
                                      .Cases({"_build", "buck-out", "build", "dist", "venv", "__pypackages__"}, true)
                                      .Default(false);
}

static bool isMojoFile(StringRef path) { return path.ends_with(".mojo") || path.ends_with(".🔥"); }

/// Appends the Mojo files below `folder` to `files`, in the order of their names.
static void collectFiles(StringRef folder, std::vector<std::string> &files) {
  std::error_code code;
  std::vector<std::string> entries;
  for (sys::fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
    entries.push_back(it->path());
  llvm::sort(entries);
  for (const std::string &entry : entries) {
    if (sys::fs::is_directory(entry)) {
      if (!isSkippedFolder(sys::path::filename(entry)))
        collectFiles(entry, files);
    } else if (StringRef(entry).ends_with(".mojo")) {
      files.push_back(entry);
    }
  }
}

/// Reports a file that could not be formatted.
static void reportFailure(FormatJob &job, StringRef path, const Twine &reason) {
  errs() << "error: cannot format " << path << ": " << reason << '\n';
  ++job.tally.failed;
}

/// Formats the file at `path` in place.
static void formatFile(FormatJob &job, StringRef path) {
  auto buffer = MemoryBuffer::getFile(path);
  if (!buffer)
    return reportFailure(job, path, buffer.getError().message());
  StringRef text = (*buffer)->getBuffer();
  Expected<std::string> result = formatSource(text, job.options);
  if (!result)
    return reportFailure(job, path, "Cannot parse: " + toString(result.takeError()));
  if (*result == text) {
    ++job.tally.unchanged;
    return;
  }
  if (!job.check) {
    std::error_code code;
    raw_fd_ostream out(path, code);
    if (code)
      return reportFailure(job, path, code.message());
    out << *result;
  }
  ++job.tally.changed;
  if (!job.quiet)
    errs() << (job.check ? "would reformat " : "reformatted ") << path << '\n';
}

/// Formats standard input to standard output; returns the exit status.
static int formatStandardInput(FormatJob &job) {
  auto buffer = MemoryBuffer::getSTDIN();
  if (!buffer)
    return driverError("cannot read standard input: " + buffer.getError().message());
  Expected<std::string> result = formatSource((*buffer)->getBuffer(), job.options);
  if (!result) {
    reportFailure(job, "-", "Cannot parse: " + toString(result.takeError()));
    return 1;
  }
  if (job.check)
    return *result == (*buffer)->getBuffer() ? 0 : 1;
  outs() << *result;
  return 0;
}

/// Prints the last lines (FMT-3).
static void printSummary(const FormatJob &job) {
  const Tally &tally = job.tally;
  bool isBad = tally.failed || (job.check && tally.changed);
  if (tally.changed || tally.failed)
    errs() << '\n';
  errs() << (isBad ? "Oh no! 💥 💔 💥" : "All done! ✨ 🍰 ✨") << '\n';
  std::vector<std::string> parts;
  auto add = [&](unsigned count, StringRef what) {
    if (count)
      parts.push_back((Twine(count) + (count == 1 ? " file " : " files ") + what).str());
  };
  add(tally.changed, job.check ? "would be reformatted" : "reformatted");
  add(tally.unchanged, job.check ? "would be left unchanged" : "left unchanged");
  add(tally.failed, job.check ? "would fail to reformat" : "failed to reformat");
  if (!parts.empty())
    errs() << join(parts, ", ") << ".\n";
}

int formatCommand(Arguments arguments) {
  FormatJob job;
  bool printCacheDir = false;
  OptionTable table;
  StringRef heading = "Formatting options";
  auto flag = [](bool &target) {
    return [&target](StringRef) -> Error {
      target = true;
      return Error::success();
    };
  };
  table.add({{"-l", "--line-length"}, "N", heading, "Sets the maximum length of a line. The default is 80.",
             [&](StringRef value) -> Error {
               if (value.getAsInteger(10, job.options.lineLength))
                 return createStringError("expected integer value for --line-length, but got '" + value.str() + "'");
               return Error::success();
             },
             false, false, "line lengths"});
  table.add({{"-q", "--quiet"}, "", heading, "Prints no summary.", flag(job.quiet)});
  table.add({{"--check"}, "", heading, "Changes nothing; fails if a file would change.", flag(job.check)});
  table.add({{"--print-cache-dir"}, "", heading, "Prints the folder of the formatter's cache.",
             flag(printCacheDir), true});
  Expected<ParsedCommandLine> line = table.parse(arguments, /*stopAtPositional=*/false);
  if (!line)
    return reportError(line.takeError());
  if (line->help) {
    printHelp({"mojo-format",
               "Formats Mojo source files.",
               {"mojo format [options] <sources...>"},
               "Rewrites the given Mojo files, and those below the given folders, in the one style. A single '-' "
               "formats standard input to standard output."},
              table, line->helpHidden, outs());
    return 0;
  }
  // Nothing is cached: formatting is faster than looking.
  if (printCacheDir)
    return printCacheLocation();
  if (line->positional.empty())
    return driverError("no inputs provided");
  if (is_contained(line->positional, "-")) {
    if (line->positional.size() > 1)
      return driverError("cannot mix '-' with other inputs");
    return formatStandardInput(job);
  }
  std::vector<std::string> files;
  for (const std::string &input : line->positional) {
    if (!sys::fs::exists(input))
      return driverError("input '" + input + "' does not exist");
    if (sys::fs::is_directory(input))
      collectFiles(input, files);
    else if (isMojoFile(input))
      files.push_back(input);
    else
      return driverError("invalid input '" + input + "', expected a source .mojo/.🔥 file, or a directory");
  }
  for (const std::string &file : files)
    formatFile(job, file);
  if (!job.quiet)
    printSummary(job);
  return job.tally.failed || (job.check && job.tally.changed) ? 1 : 0;
}

} // namespace kiln

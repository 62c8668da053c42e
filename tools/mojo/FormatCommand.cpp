// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo format`
#include "Commands.h"
#include "OptionTable.h"
#include "codegen/OutputFile.h"
#include "driver/Driver.h"
#include "format/Diff.h"
#include "format/Format.h"
#include "package/SourceTree.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Process.h"

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
  bool diff = false;
  bool color = false;
  bool printCacheDir = false;
  std::vector<LineRange> ranges;
  Tally tally;
};
} // namespace

static bool isMojoFile(StringRef path) { return path.ends_with(".mojo") || path.ends_with(".🔥"); }

/// Reports a file that could not be formatted.
static void reportFailure(FormatJob &job, StringRef path, const Twine &reason) {
  errs() << "error: cannot format " << path << ": " << reason << '\n';
  ++job.tally.failed;
}

/// Returns `text` formatted as the options say.
static Expected<std::string> format(const FormatJob &job, StringRef text) {
  return job.ranges.empty() ? formatSource(text, job.options) : formatRanges(text, job.options, job.ranges);
}

/// Reads `FIRST-LAST` or `LINE`.
static Error parseLines(StringRef value, FormatJob &job) {
  LineRange range;
  auto [first, last] = value.split('-');
  if (last.empty() && !value.contains('-'))
    last = first;
  if (first.getAsInteger(10, range.first) || last.getAsInteger(10, range.last) || range.first == 0 || range.first > range.last)
    return usageError("invalid lines '" + value + "', expected FIRST-LAST with numbers from 1");
  job.ranges.push_back(range);
  return Error::success();
}

/// Formats the file at `path` in place.
static void formatFile(FormatJob &job, StringRef path) {
  auto buffer = MemoryBuffer::getFile(path);
  if (!buffer)
    return reportFailure(job, path, buffer.getError().message());
  StringRef text = (*buffer)->getBuffer();
  Expected<std::string> result = format(job, text);
  if (!result)
    return reportFailure(job, path, "Cannot parse: " + toString(result.takeError()));
  if (*result == text) {
    ++job.tally.unchanged;
    return;
  }
  if (job.diff)
    printUnifiedDiff(text, *result, path, path, job.color, outs());
  if (!job.check && !job.diff)
    if (Error error = replaceFile(path, *result))
      return reportFailure(job, path, toString(std::move(error)));
  ++job.tally.changed;
  if (!job.quiet)
    errs() << (job.check || job.diff ? "would reformat " : "reformatted ") << path << '\n';
}

/// Formats standard input to standard output; returns the exit status.
static int formatStandardInput(FormatJob &job) {
  auto buffer = MemoryBuffer::getSTDIN();
  if (!buffer)
    return driverError("cannot read standard input: " + buffer.getError().message());
  StringRef text = (*buffer)->getBuffer();
  Expected<std::string> result = format(job, text);
  if (!result) {
    reportFailure(job, "-", "Cannot parse: " + toString(result.takeError()));
    return 1;
  }
  if (job.diff)
    printUnifiedDiff(text, *result, "<stdin>", "<stdout>", job.color, outs());
  if (job.check)
    return *result == text ? 0 : 1;
  if (!job.diff)
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
  bool isDry = job.check || job.diff;
  add(tally.changed, isDry ? "would be reformatted" : "reformatted");
  add(tally.unchanged, isDry ? "would be left unchanged" : "left unchanged");
  add(tally.failed, isDry ? "would fail to reformat" : "failed to reformat");
  if (!parts.empty())
    errs() << join(parts, ", ") << ".\n";
}

static HelpPage describe(OptionTable &table, FormatJob &job) {
  StringRef heading = "Formatting options";
  table.add({{"-l", "--line-length"}, "N", heading, "Sets the maximum length of a line. The default is 80.",
             [&](StringRef value) -> Error {
               if (value.getAsInteger(10, job.options.lineLength))
                 return createStringError("expected integer value for --line-length, but got '" + value.str() + "'");
               return Error::success();
             },
             false, false, "line lengths"});
  table.add({{"-q", "--quiet"}, "", heading, "Prints no summary.", setFlag(job.quiet)});
  table.add({{"--check"}, "", heading, "Changes nothing; fails if a file would change.", setFlag(job.check)});
  table.add({{"--diff"}, "", heading, "Changes nothing; prints what would change.", setFlag(job.diff)});
  table.add({{"--lines"}, "FIRST-LAST", heading, "Formats only the statements in these lines of the one input. May be repeated.",
             [&](StringRef value) { return parseLines(value, job); }, false, true});
  table.add({{"--print-cache-dir"}, "", heading, "Prints the folder of the formatter's cache.",
             setFlag(job.printCacheDir), true});
  return {"mojo-format",
          "Formats Mojo source files.",
          {"mojo format [options] <sources...>"},
          "Rewrites the given Mojo files, and those below the given folders, in the one style. A single '-' formats standard input to standard "
          "output. A file with syntax errors is reported and stays as it is.",
          {{"mojo format .", "Formats all Mojo files below the current folder."},
           {"mojo format --check --diff src", "Shows what would change, and fails if anything would."},
           {"mojo format --lines 10-20 - < app.mojo", "Prints the file with the statements in these lines formatted."}}};
}

void describeFormat(HelpPage &page, OptionTable &table) { page = describe(table, table.keep<FormatJob>()); }

int formatCommand(Arguments arguments) {
  FormatJob job;
  OptionTable table;
  HelpPage page = describe(table, job);
  int status = 0;
  std::optional<ParsedCommandLine> line = readCommandLine(page, table, arguments, /*stopAtPositional=*/false, status);
  if (!line)
    return status;
  // Nothing is cached: formatting is faster than looking.
  if (job.printCacheDir)
    return printCacheLocation();
  if (line->positional.empty())
    return driverError("no inputs provided");
  if (!job.ranges.empty() && (line->positional.size() > 1 || sys::fs::is_directory(line->positional[0])))
    return driverError("--lines needs exactly one file");
  job.color = sys::Process::StandardOutHasColors();
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
      collectMojoFiles(input, files);
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

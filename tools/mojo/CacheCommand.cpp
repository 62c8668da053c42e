// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo cache`, `mojo --print-cache-location` and `mojo --clear-cache`
#include "Commands.h"
#include "cache/ArtifactCache.h"
#include "OptionTable.h"
#include "driver/Driver.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdio>

using namespace llvm;

namespace kiln {

int printCacheLocation() {
  outs() << cacheLocation() << '\n';
  return 0;
}

/// Reads one line of standard input.
static std::string readLine() {
  std::string line;
  for (int c = getchar(); c != EOF && c != '\n'; c = getchar())
    line.push_back(static_cast<char>(c));
  return line;
}

/// Removes the cache; asks before unless `force`.
static int clearCache(bool force) {
  std::string folder = cacheLocation();
  if (!force) {
    outs() << "This will remove the Mojo compile cache at:\n  " << folder << "\nProceed? [y/N] ";
    outs().flush();
    std::string reply = StringRef(readLine()).trim().lower();
    if (reply != "y" && reply != "yes") {
      outs() << "Aborted.\n";
      return 0;
    }
  }
  if (Error error = ArtifactCache::clear(folder))
    return reportError(std::move(error));
  outs() << "Removed " << folder << '\n';
  return 0;
}

int clearCache(Arguments arguments) {
  bool force = false;
  for (StringRef argument : arguments) {
    if (argument != "-f" && argument != "--force")
      return driverError("unknown argument '" + argument + "'");
    force = true;
  }
  return clearCache(force);
}

/// Returns `bytes` for people.
static std::string sizeText(uint64_t bytes) {
  static constexpr StringLiteral units[] = {"bytes", "KB", "MB", "GB", "TB"};
  double value = double(bytes);
  size_t unit = 0;
  for (; value >= 1024 && unit + 1 < std::size(units); ++unit)
    value /= 1024;
  std::string text;
  raw_string_ostream(text) << format(unit ? "%.1f" : "%.0f", value) << ' ' << units[unit];
  return text;
}

static int printCacheInfo(bool asJson) {
  std::string folder = cacheLocation();
  CacheSize size = ArtifactCache::measure(folder);
  uint64_t limit = cacheLimit();
  if (asJson) {
    outs() << formatv("{0:2}", json::Value(json::Object{{"location", folder}, {"entries", size.files}, {"bytes", size.bytes}, {"limit", limit}}))
           << '\n';
    return 0;
  }
  outs() << "location: " << folder << "\nentries:  " << size.files << "\nsize:     " << sizeText(size.bytes)
         << "\nlimit:    " << sizeText(limit) << '\n';
  return 0;
}

/// Sets the limit of the cache in the user's configuration, and makes the cache keep to it.
static int setCacheLimit(StringRef size) {
  if (int status = configCommand({"set", "mojo-max.cache_limit", size}))
    return status;
  ArtifactCache(cacheLocation()).prune();
  return 0;
}

namespace {
struct CacheJob {
  bool force = false, asJson = false;
};
} // namespace

static HelpPage describe(OptionTable &table, CacheJob &job) {
  table.add({{"--force", "-f"}, "", "Cache options", "With clear: does not ask.", setFlag(job.force)});
  table.add({{"--json"}, "", "Output options", "With info: prints JSON.", setFlag(job.asJson)});
  return {"mojo-cache",
          "Shows and clears the compile cache.",
          {"mojo cache [info]", "mojo cache size", "mojo cache limit [size]", "mojo cache prune", "mojo cache clear"},
          "The compile cache keeps what was compiled, so that unchanged programs start at once. info says where it is and how big; size prints "
          "its bytes; limit prints or sets the size above which it drops what was not used for the longest time; prune does that now; clear "
          "removes all. Several processes may use it at the same time.",
          {{"mojo cache limit 500M", "Lets the cache grow to 500 megabytes."}, {"mojo cache clear -f", "Removes it without a question."}}};
}

void describeCache(HelpPage &page, OptionTable &table) { page = describe(table, table.keep<CacheJob>()); }

int cacheCommand(Arguments arguments) {
  CacheJob job;
  OptionTable table;
  HelpPage page = describe(table, job);
  int status = 0;
  std::optional<ParsedCommandLine> line = readCommandLine(page, table, arguments, /*stopAtPositional=*/false, status);
  if (!line)
    return status;
  ArrayRef<std::string> words = line->positional;
  StringRef action = words.empty() ? StringRef("info") : StringRef(words[0]);
  if (words.size() > (action == "limit" ? 2 : 1))
    return driverError("too many arguments for 'mojo cache " + action + "'");
  if (action == "info" || action == "show")
    return printCacheInfo(job.asJson);
  if (action == "size") {
    outs() << ArtifactCache::measure(cacheLocation()).bytes << '\n';
    return 0;
  }
  if (action == "limit" && words.size() == 2)
    return setCacheLimit(words[1]);
  if (action == "limit") {
    outs() << sizeText(cacheLimit()) << '\n';
    return 0;
  }
  if (action == "prune") {
    ArtifactCache(cacheLocation()).prune();
    return 0;
  }
  if (action == "clear")
    return clearCache(job.force);
  StringRef best = closest(action, {"info", "size", "limit", "prune", "clear"});
  return driverError("unknown action '" + action + "'" + (best.empty() ? "" : "; did you mean '" + best.str() + "'?"));
}

} // namespace kiln

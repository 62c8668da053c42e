// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// `mojo --print-cache-location` and `mojo --clear-cache`
#include "Commands.h"
#include "cache/ArtifactCache.h"
#include "driver/Driver.h"
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

int clearCache(Arguments arguments) {
  bool force = false;
  for (StringRef argument : arguments) {
    if (argument != "-f" && argument != "--force")
      return driverError("unknown argument '" + argument + "'");
    force = true;
  }
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

} // namespace kiln

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// Walks folders of sources.
#include "package/SourceTree.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace kiln {

/// Returns whether a folder of this name is not looked into.
static bool isSkippedFolder(StringRef name) {
  return name.starts_with(".") || StringSwitch<bool>(name)
                                      .Cases({"_build", "buck-out", "build", "dist", "venv", "__pypackages__", "__mojocache__"}, true)
                                      .Default(false);
}

static void collect(StringRef folder, std::vector<std::string> &files, std::vector<sys::fs::UniqueID> &around) {
  sys::fs::UniqueID id;
  if (sys::fs::getUniqueID(folder, id) || is_contained(around, id))
    return;
  around.push_back(id);
  std::error_code code;
  std::vector<std::string> entries;
  for (sys::fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
    entries.push_back(it->path());
  llvm::sort(entries);
  for (StringRef entry : entries) {
    if (sys::fs::is_directory(entry)) {
      if (!isSkippedFolder(sys::path::filename(entry)))
        collect(entry, files, around);
    } else if (entry.ends_with(".mojo")) {
      files.push_back(entry.starts_with("./") && folder == "." ? entry.drop_front(2).str() : entry.str());
    }
  }
  around.pop_back();
}

void collectMojoFiles(StringRef folder, std::vector<std::string> &files) {
  std::vector<sys::fs::UniqueID> around;
  collect(folder, files, around);
}

} // namespace kiln

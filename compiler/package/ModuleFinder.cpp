// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Search for modules on disk.
#include "package/ModuleFinder.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace kiln {

const llvm::StringSet<> &ModuleFinder::entries(llvm::StringRef directory) {
  auto [it, isNew] = directories.try_emplace(directory);
  if (isNew) {
    std::error_code error;
    for (llvm::sys::fs::directory_iterator entry(directory.empty() ? "." : directory, error), end;
         entry != end && !error; entry.increment(error))
      it->second.insert(llvm::sys::path::filename(entry->path()));
  }
  return it->second;
}

FoundModule ModuleFinder::find(llvm::StringRef directory, llvm::StringRef name) {
  const llvm::StringSet<> &names = entries(directory);
  auto join = [&](llvm::StringRef leaf) {
    llvm::SmallString<256> path(directory);
    llvm::sys::path::append(path, leaf);
    return std::string(path);
  };
  FoundModule found;
  bool isDirectory = names.contains(name) && llvm::sys::fs::is_directory(join(name));
  if (isDirectory) {
    found.directory = join(name);
    for (llvm::StringRef init : {"__init__.mojo", "__init__.🔥"})
      if (entries(found.directory).contains(init)) {
        found.kind = FoundModule::Package;
        llvm::SmallString<256> path(found.directory);
        llvm::sys::path::append(path, init);
        found.file = std::string(path);
        return found;
      }
  }
  for (llvm::StringRef extension : {".mojo", ".🔥"}) {
    std::string leaf = (name + extension).str();
    if (names.contains(leaf)) {
      found.kind = FoundModule::Module;
      found.file = join(leaf);
      found.directory.clear();
      return found;
    }
  }
  if (isDirectory)
    found.kind = FoundModule::PlainDirectory;
  return found;
}

} // namespace kiln

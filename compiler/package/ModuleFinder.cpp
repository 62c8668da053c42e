// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Search for modules on disk.
#include "package/ModuleFinder.h"
#include "llvm/ADT/STLExtras.h"
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

ModuleFinder::PackagedPath ModuleFinder::packaged(llvm::StringRef path) const {
  for (auto &entry : packages) {
    llvm::StringRef inner = path;
    if (inner.consume_front(entry.first()) && (inner.empty() || inner.consume_front("/")))
      return {entry.second.get(), entry.first(), inner};
  }
  return {};
}

std::vector<std::string> ModuleFinder::packageFiles() const {
  std::vector<std::string> paths;
  for (auto &entry : packages)
    paths.push_back(entry.first().str());
  llvm::sort(paths);
  return paths;
}

const PackageFile &ModuleFinder::open(llvm::StringRef path) {
  std::unique_ptr<PackageFile> &package = packages[path];
  if (!package)
    package = PackageFile::open(path);
  return *package;
}

/// Returns what `name` means in a folder of a precompiled package.
FoundModule ModuleFinder::findPackaged(const PackagedPath &where, llvm::StringRef name) const {
  std::string inner = (where.inner.empty() ? name : where.inner + "/" + name).str();
  std::string path = (where.file + "/" + inner).str();
  FoundModule found;
  if (where.package->contains(inner + "/__init__.mojo")) {
    found.kind = FoundModule::Package;
    found.file = path + "/__init__.mojo";
    found.directory = path;
  } else if (where.package->contains(inner + ".mojo")) {
    found.kind = FoundModule::Module;
    found.file = path + ".mojo";
  }
  return found;
}

/// Takes the precompiled package at `path` as what was found, unless it is to be skipped.
bool ModuleFinder::findPrecompiled(const std::string &path, FoundModule &found) {
  const PackageFile &package = open(path);
  using Problem = PackageFile::Problem;
  if (ignoreIncompatible && (package.problem == Problem::Foreign || package.problem == Problem::Incompatible))
    return false;
  bool isUsable = package.problem == Problem::None;
  found.kind = isUsable ? FoundModule::Package : FoundModule::Unusable;
  found.file = isUsable ? path + "/__init__.mojo" : path;
  found.directory = path;
  found.package = &package;
  return true;
}

FoundModule ModuleFinder::find(llvm::StringRef directory, llvm::StringRef name) {
  if (PackagedPath where = packaged(directory))
    return findPackaged(where, name);
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
  for (llvm::StringRef extension : {".mojoc", ".mojo", ".🔥", ".mojopkg"}) {
    std::string leaf = (name + extension).str();
    if (!names.contains(leaf))
      continue;
    if (extension == ".mojoc" || extension == ".mojopkg") {
      if (findPrecompiled(join(leaf), found))
        return found;
    } else {
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

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Finds the file or folder that a module name means in a search directory (spec 08/MOD-17).
#ifndef KILN_PACKAGE_MODULEFINDER_H
#define KILN_PACKAGE_MODULEFINDER_H

#include "package/PackageFile.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include <string>

namespace kiln {

/// What a name denotes in one directory.
struct FoundModule {
  /// `Unusable`: a precompiled package with a problem.
  enum Kind : uint8_t { None, Package, Module, PlainDirectory, Unusable } kind = None;
  std::string file;      ///< source file: NAME.mojo or NAME/__init__.mojo; empty for plain directories
  std::string directory; ///< of packages and plain directories
  const PackageFile *package = nullptr; ///< of `Unusable`
  explicit operator bool() const { return kind != None; }
};

/// Looks names up in directories, each of which is read at most once. A precompiled package is a directory, too: what is in `lib/a.mojoc`
/// has paths such as `lib/a.mojoc/inner/round.mojo`.
class ModuleFinder {
public:
  bool ignoreIncompatible = false; ///< skip precompiled packages that this compiler can't read

  /// Returns what `name` means in `directory`; names match case-exactly. `.` in a name is part of it.
  FoundModule find(llvm::StringRef directory, llvm::StringRef name);
  /// Forgets what was in the directories: files may have come since (an import that is tried again in a session).
  void forget() { directories.clear(); }

  /// A path in a precompiled package.
  struct PackagedPath {
    const PackageFile *package = nullptr;
    llvm::StringRef file;  ///< the package's
    llvm::StringRef inner; ///< what follows
    explicit operator bool() const { return package; }
  };
  /// Returns the precompiled package in which `path` lies, if it lies in one that was found.
  PackagedPath packaged(llvm::StringRef path) const;

  /// The paths of all precompiled packages that were looked into.
  std::vector<std::string> packageFiles() const;

private:
  const llvm::StringSet<> &entries(llvm::StringRef directory);
  FoundModule findPackaged(const PackagedPath &where, llvm::StringRef name) const;
  const PackageFile &open(llvm::StringRef path);
  bool findPrecompiled(const std::string &path, FoundModule &found);

  llvm::StringMap<llvm::StringSet<>> directories;
  llvm::StringMap<std::unique_ptr<PackageFile>> packages;
};

} // namespace kiln

#endif // KILN_PACKAGE_MODULEFINDER_H

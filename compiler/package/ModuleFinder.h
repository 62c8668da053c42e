// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Finds the file or folder that a module name means in a search directory (spec 08/MOD-17).
#ifndef KILN_PACKAGE_MODULEFINDER_H
#define KILN_PACKAGE_MODULEFINDER_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include <string>

namespace kiln {

/// What a name denotes in one directory.
struct FoundModule {
  enum Kind : uint8_t { None, Package, Module, PlainDirectory } kind = None;
  std::string file;      ///< source file: NAME.mojo or NAME/__init__.mojo; empty for plain directories
  std::string directory; ///< of packages and plain directories
  explicit operator bool() const { return kind != None; }
};

/// Looks names up in directories, each of which is read at most once.
class ModuleFinder {
public:
  /// Returns what `name` means in `directory`; names match case-exactly. `.` in a name is part of it.
  FoundModule find(llvm::StringRef directory, llvm::StringRef name);

private:
  const llvm::StringSet<> &entries(llvm::StringRef directory);
  llvm::StringMap<llvm::StringSet<>> directories;
};

} // namespace kiln

#endif // KILN_PACKAGE_MODULEFINDER_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
//
// Precompiled packages, `NAME.mojoc` (spec 08/PKG-5). The file holds the sources of a package that has been checked, each compressed
// for itself, so that a module costs nothing until it is imported, and so that later versions of the compiler can compile it again:
//
//   magic (16 bytes), format version (4), length and text of the compiler's version     the same in all versions of the format
//   size of the index (4), checksum of all before and of the index (8)
//   index: name of the package; for each module its path, sizes, offset and checksum    sorted by path
//   the modules, compressed with zstd
//
// Numbers are little-endian; texts have their length (4 bytes) before them. Nothing in it depends on time or place.
#ifndef KILN_PACKAGE_PACKAGEFILE_H
#define KILN_PACKAGE_PACKAGEFILE_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <string>
#include <vector>

namespace kiln {

/// The version of this compiler.
llvm::StringRef compilerVersion();

/// One module to be put into a package.
struct PackageSource {
  std::string path; ///< in the package: "__init__.mojo", "inner/round.mojo"
  std::string text;
};

/// Returns the bytes of a package. Fails when it is too big for the format.
llvm::Expected<std::string> writePackage(llvm::StringRef name, std::vector<PackageSource> sources);

/// An open package.
class PackageFile {
public:
  /// What is wrong with a file.
  enum class Problem { None, Unreadable, Foreign, Incompatible, Damaged };

  /// Opens the file at `path`, and reads only its index. A file that can't be used has a `problem`.
  static std::unique_ptr<PackageFile> open(llvm::StringRef path);

  /// Likewise for a file that is in memory already.
  static std::unique_ptr<PackageFile> fromBytes(std::unique_ptr<llvm::MemoryBuffer> bytes);

  Problem problem = Problem::None;
  std::string reason;         ///< what exactly is wrong
  std::string madeBy;         ///< the compiler's version that made it, as far as it is known
  std::string name;           ///< under which it was made

  bool contains(llvm::StringRef path) const { return entries.contains(path); }
  /// Whether a module lies in the folder `path` or below it.
  bool hasFolder(llvm::StringRef path) const;

  /// The paths of all modules, sorted.
  std::vector<std::string> paths() const;

  /// Returns the text of the module at `path`. Fails when its bytes are damaged.
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> read(llvm::StringRef path) const;

private:
  struct Entry {
    uint32_t size = 0, packedSize = 0;
    uint64_t offset = 0, checksum = 0;
  };
  void readIndex();
  void fail(Problem what, const llvm::Twine &why);

  std::unique_ptr<llvm::MemoryBuffer> bytes;
  llvm::StringMap<Entry> entries;
  size_t modulesStart = 0;
};

} // namespace kiln

#endif // KILN_PACKAGE_PACKAGEFILE_H

// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// What a result was made from, so that a later process can tell whether it still holds without
// compiling.
#ifndef KILN_CACHE_MANIFEST_H
#define KILN_CACHE_MANIFEST_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace kiln {

/// A file that was read, a folder in which modules were looked for, or a path where nothing was
/// found.
struct InputFile {
  std::string path;
  bool exists = false;
  uint64_t size = 0;
  int64_t modified = 0; ///< nanoseconds since the epoch
  std::string hash;     ///< of the content; for a folder, of the names of possible modules in it
};

/// The inputs of one result.
struct Manifest {
  std::vector<InputFile> inputs;
  std::string artifact; ///< cache key of the result

  /// Looks at `path` now and adds it.
  void add(llvm::StringRef path);

  /// Returns whether every input is as it was: same size and time, or else the same content.
  bool holds() const;

  /// Returns the manifest as bytes, and back. The latter returns nothing for bytes that are no
  /// manifest.
  std::string serialize() const;
  static std::optional<Manifest> parse(llvm::StringRef bytes);
};

} // namespace kiln

#endif // KILN_CACHE_MANIFEST_H

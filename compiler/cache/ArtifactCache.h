// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// A store of artefacts on disk, addressed by the hash of what they were made from. Nothing in here
// ever fails a compilation: a folder that can't be written or an entry that can't be read is as
// good as an empty one.
#ifndef KILN_CACHE_ARTIFACTCACHE_H
#define KILN_CACHE_ARTIFACTCACHE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <string>

namespace kiln {

/// Returns the folder of the compile cache (CFG-6); it need not exist. Empty when the user has no
/// home.
std::string cacheLocation();

/// Returns a key for what `parts` describe: equal parts, equal key.
std::string cacheKey(llvm::ArrayRef<llvm::StringRef> parts);

/// A folder of artefacts. Several processes may use one folder at the same time.
class ArtifactCache {
public:
  /// Opens the store in `folder`, which is made when something is first stored. Above `maxBytes`
  /// the entries that were not used for the longest time are dropped.
  explicit ArtifactCache(std::string folder, uint64_t maxBytes = uint64_t(2) << 30);

  /// Returns what was stored under `key`, mapped into memory, or null.
  std::unique_ptr<llvm::MemoryBuffer> lookUp(llvm::StringRef key);

  /// Stores `bytes` under `key`; silently does nothing where it can't.
  void store(llvm::StringRef key, llvm::StringRef bytes);

  /// Deletes the whole folder. Fails with the reason when something is left.
  static llvm::Error clear(llvm::StringRef folder);

private:
  std::string pathFor(llvm::StringRef key) const;
  void prune();

  std::string folder;
  uint64_t maxBytes;
};

} // namespace kiln

#endif // KILN_CACHE_ARTIFACTCACHE_H

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

/// Returns the configured limit of the cache in bytes.
uint64_t cacheLimit();

/// Returns a key for what `parts` describe: equal parts, equal key.
std::string cacheKey(llvm::ArrayRef<llvm::StringRef> parts);

/// How much a store holds.
struct CacheSize {
  uint64_t files = 0, bytes = 0;
};

/// What one process did with a store.
struct CacheStatistics {
  unsigned lookUps = 0, hits = 0, stored = 0;
  uint64_t storedBytes = 0;
};

/// A folder of artefacts. Several processes may use one folder at the same time.
class ArtifactCache {
public:
  /// Opens the store in `folder`, which is made when something is first stored. Above `maxBytes`
  /// the entries that were not used for the longest time are dropped.
  explicit ArtifactCache(std::string folder, uint64_t maxBytes = cacheLimit());

  /// Returns what was stored under `key`, mapped into memory, or null.
  std::unique_ptr<llvm::MemoryBuffer> lookUp(llvm::StringRef key);

  /// Stores `bytes` under `key`; silently does nothing where it can't.
  void store(llvm::StringRef key, llvm::StringRef bytes);

  /// Drops entries until the store is no bigger than three quarters of the limit, if it is bigger than the limit.
  void prune();

  const CacheStatistics &used() const { return statistics; }
  llvm::StringRef location() const { return folder; }

  /// Returns how much the store in `folder` holds.
  static CacheSize measure(llvm::StringRef folder);

  /// Deletes the whole folder. Fails with the reason when something is left.
  static llvm::Error clear(llvm::StringRef folder);

private:
  std::string pathFor(llvm::StringRef key) const;
  bool isPruningDue(uint64_t added);

  std::string folder;
  uint64_t maxBytes;
  CacheStatistics statistics;
};

} // namespace kiln

#endif // KILN_CACHE_ARTIFACTCACHE_H
